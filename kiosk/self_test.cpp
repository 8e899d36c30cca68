// `copro-kiosk self-test`: every screen, in every way it can look, measured against access.md; lists all that is wrong.
#include "kiosk/content_checks.h"
#include "kiosk/sweep.h"

#include <fmt/format.h>

#include <iostream>
#include <set>

namespace copro {

namespace {

struct Findings {
    std::int64_t looked = 0;
    std::set<std::string> wrong;

    void add(const std::string& where, const CheckProblem& problem) {
        wrong.insert(problem.rule + " " + where + ": " + problem.node + " " + problem.measured);
    }
};

void check_looks(const SweptScreen& swept, TextEngine& text, Findings& findings) {
    const std::string where = fmt::format("{}.{}.{}.{} part {}", swept.sample.name, swept.language,
                                          name_of(swept.text_size), swept.shape.name, swept.layout.part + 1);
    for (const CheckProblem& problem : check_layout(swept.layout, text)) findings.add(where, problem);
    for (const ColourSet colours : all_colour_sets) {
        for (const CheckProblem& problem : check_contrast(swept.layout, colours))
            findings.add(where + "." + name_of(colours), problem);
    }
    ++findings.looked;
    if (swept.text_size != TextSize::standard) return;
    for (const Placed& placed : swept.layout.placed) {
        const bool is_body =
            placed.node.role == Role::text && placed.area == Area::main && placed.node.look == Look::plain;
        const double capital = placed.capital_px() / swept.shape.px_per_mm;
        // A detail line is smaller; the label carries the idea.
        if (is_body && placed.node.detail.empty() && capital < capital_height_mm(TextSize::standard) - 0.05)
            findings.add(where, {placed.node.id, "V4", fmt::format("{:.1f} mm", capital)});
    }
}

} // namespace

Result<void> run_self_test(const KioskOptions& options) {
    const SweepWorld world = TRY(open_sweep(options));
    TextEngine text = TRY(TextEngine::open(installed_fonts(), sweep_text_bytes));
    Findings findings;
    std::set<std::string> seen;
    sweep(world, options.only, text, [&](const SweptScreen& swept) {
        check_looks(swept, text, findings);
        const std::string where = swept.sample.name + "." + swept.language;
        // What does not hang on how it looks is asked once a screen.
        if (!seen.insert(where).second) return;
        for (const CheckProblem& problem : check_content(swept.sample, swept.tree)) findings.add(where, problem);
    });
    for (const std::string& line : findings.wrong) std::cout << line << '\n';
    if (findings.looked == 0) return invalid("--screens", "leaves nothing to measure");
    std::cout << findings.looked << " screens measured, " << findings.wrong.size() << " wrong\n";
    if (!findings.wrong.empty()) return invalid("self-test", fmt::format("{} things are wrong", findings.wrong.size()));
    return {};
}

} // namespace copro
