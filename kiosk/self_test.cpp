// `copro-kiosk self-test`: every screen, in every way it can look, measured against access.md; lists all that is wrong.
#include "kiosk/content_checks.h"
#include "kiosk/sweep.h"
#include "kiosk/ui/drawn_checks.h"

#include <fmt/format.h>

#include <array>
#include <iostream>
#include <set>

namespace copro {

namespace {

struct Findings {
    std::int64_t looked = 0;
    DrawnFigures drawn;
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

// Frames are drawn where it is hardest: on the shape with the least room, in the thinnest and in the largest letters,
// in one alphabet of each kind. Elsewhere the same renderer draws the same colours.
constexpr std::array drawn_languages{"en", "ar", "hi"};

bool is_drawn(const SweptScreen& swept) {
    const auto is_one = [&](const char* language) { return swept.language == language; };
    return std::any_of(drawn_languages.begin(), drawn_languages.end(), is_one) &&
           swept.shape.name == std::string_view(drawn_shape) &&
           (swept.text_size == TextSize::small || swept.text_size == TextSize::largest);
}

// Draws one screen after another, each as somebody would see it.
class FrameCheck {
public:
    [[nodiscard]] static Result<FrameCheck> open(TextEngine& text, const std::vector<std::filesystem::path>& folders) {
        const auto shape = std::find_if(std::begin(swept_shapes), std::end(swept_shapes), [](const SweptShape& one) {
            return one.name == std::string_view(drawn_shape);
        });
        OffScreen screen = TRY(OffScreen::open(shape->shape.width, shape->shape.height));
        Renderer renderer = TRY(Renderer::open(screen.target(), text, folders));
        return FrameCheck(std::move(screen), std::move(renderer), text);
    }

    void see(const SweptScreen& swept, const SweepLimits& only, Findings& findings) {
        const std::string where = fmt::format("{}.{}.{} part {}", swept.sample.name, swept.language,
                                              name_of(swept.text_size), swept.layout.part + 1);
        for (const ColourSet colours : all_colour_sets) {
            if (!SweepLimits::wants(only.colours, name_of(colours))) continue;
            const auto draw = [&](const Layout& layout, const DrawSettings& settings) {
                return drawn(layout, settings);
            };
            const auto problems = check_frames(swept.layout, colours, m_text, draw, findings.drawn);
            if (!problems) {
                findings.add(where, {problems.error().place, "V6", "not drawn: " + problems.error().text()});
                continue;
            }
            for (const CheckProblem& problem : *problems) findings.add(where + "." + name_of(colours), problem);
        }
    }

private:
    FrameCheck(OffScreen screen, Renderer renderer, TextEngine& text)
        : m_screen(std::move(screen))
        , m_renderer(std::move(renderer))
        , m_text(text) {}
    Result<Pixels> drawn(const Layout& layout, const DrawSettings& settings) {
        const auto problems = TRY(m_renderer.draw(layout, settings));
        if (!problems.empty()) return invalid(problems.front().id, problems.front().reason);
        return read_pixels(m_screen.target(), {0, 0, layout.sizes.width, layout.sizes.height});
    }

    OffScreen m_screen;
    Renderer m_renderer;
    TextEngine& m_text;
};

} // namespace

Result<void> run_self_test(const KioskOptions& options) {
    const SweepWorld world = TRY(open_sweep(options));
    TextEngine text = TRY(TextEngine::open(installed_fonts(), sweep_text_bytes));
    FrameCheck frames = TRY(FrameCheck::open(text, picture_folders(world.config, world.folders)));
    Findings findings;
    std::set<std::string> seen;
    sweep(world, options.only, text, [&](const SweptScreen& swept) {
        check_looks(swept, text, findings);
        if (!options.no_frames && is_drawn(swept)) frames.see(swept, options.only, findings);
        const std::string where = swept.sample.name + "." + swept.language;
        // What does not hang on how it looks is asked once a screen.
        if (!seen.insert(where).second) return;
        for (const CheckProblem& problem : check_content(swept.sample, swept.tree)) findings.add(where, problem);
    });
    for (const std::string& line : findings.wrong) std::cout << line << '\n';
    if (findings.looked == 0) return invalid("--screens", "leaves nothing to measure");
    const DrawnFigures& drawn = findings.drawn;
    if (drawn.frames > 0) {
        std::cout << fmt::format("{} frames drawn and read back: {} texts, {} edges, {} signs, {} sides of rings\n",
                                 drawn.frames, drawn.words, drawn.edges, drawn.signs, drawn.rings);
    }
    std::cout << findings.looked << " screens measured, " << findings.wrong.size() << " wrong\n";
    if (!findings.wrong.empty()) return invalid("self-test", fmt::format("{} things are wrong", findings.wrong.size()));
    return {};
}

} // namespace copro
