// `copro-kiosk self-test` and `conformance`: every screen, in every way it can look, measured against access.md.
#include "kiosk/sweep.h"
#include "kiosk/ui/checks.h"

#include <fmt/format.h>

#include <iostream>
#include <map>
#include <set>

namespace copro {

namespace {

struct Row {
    const char* id;
    const char* what;
};

constexpr Row rows[] = {
    {"V1", "targets at least 12.7 mm, 2.54 mm apart, none over another"},
    {"V2", "main buttons at least 20 mm"},
    {"V3", "a capital H at least 4.8 mm"},
    {"V4", "a size with a capital H of 7.4 mm for reading from 600 mm"},
    {"V5", "nothing clipped, nothing outside the screen, More where a screen does not fit"},
    {"V6", "contrast: 10:1 in Day, 20:1 in Night and Paper, 4.5:1 to 8:1 in Soft"},
    {"V7", "a focus ring of at least 2 mm that nothing covers"},
    {"V8", "every control has words"},
    {"C1", "one question a screen, with Back"},
    {"C2", "an error in words, beside the question"},
    {"C3", "at most 15 words a sentence, a picture beside each idea"},
};

constexpr std::size_t most_words = 15; // C3

struct Findings {
    std::map<std::string, std::int64_t> looked; // by rule
    std::map<std::string, std::set<std::string>> wrong;

    void add(const std::string& rule, const std::string& where, const std::string& what) {
        wrong[rule].insert(where + ": " + what);
    }
};

std::string where_of(const SweptScreen& swept) {
    return fmt::format("{}.{}.{}.{} part {}", swept.sample.name, swept.language, name_of(swept.text_size),
                       swept.shape.name, swept.layout.part + 1);
}

void check_looks(const SweptScreen& swept, TextEngine& text, Findings& findings) {
    const std::string where = where_of(swept);
    for (const LayoutProblem& problem : swept.layout.problems)
        findings.add("V5", where, problem.id + " " + problem.reason);
    for (const CheckProblem& problem : check_layout(swept.layout, text)) {
        findings.add(problem.rule, where, problem.node + " " + problem.measured);
    }
    for (const ColourSet colours : all_colour_sets) {
        for (const CheckProblem& problem : check_contrast(swept.layout, colours)) {
            findings.add(problem.rule, where + "." + name_of(colours), problem.node + " " + problem.measured);
        }
    }
    for (const char* rule : {"V1", "V2", "V3", "V5", "V6", "V7", "V8"}) ++findings.looked[rule];
    if (swept.text_size == TextSize::standard) {
        ++findings.looked["V4"];
        for (const Placed& placed : swept.layout.placed) {
            const bool is_body =
                placed.node.role == Role::text && placed.area == Area::main && placed.node.look == Look::plain;
            const double capital = placed.capital_px() / swept.shape.px_per_mm;
            // A detail line is smaller; the label carries the idea.
            if (is_body && placed.node.detail.empty() && capital < 7.4 - 0.05) {
                findings.add("V4", where, fmt::format("{} {:.1f} mm", placed.node.id, capital));
            }
        }
    }
}

std::size_t words_in_longest_sentence(const std::string& text) {
    std::size_t longest = 0;
    std::size_t words = 0;
    bool in_word = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if (letter == ' ')
            in_word = false;
        else if (!in_word) {
            in_word = true;
            ++words;
        }
        const bool ends =
            (letter == '.' || letter == '!' || letter == '?') && (at + 1 == text.size() || text[at + 1] == ' ');
        longest = std::max(longest, words);
        if (ends) words = 0;
    }
    return longest;
}

// The alert is there, and what comes next is what it is about: an answer, a field, or the line of a list.
bool stands_before_answer(const Tree& tree) {
    const std::vector<Node>& nodes = tree.main.children;
    for (std::size_t at = 0; at + 1 < nodes.size(); ++at) {
        if (nodes[at].role == Role::alert) return nodes[at + 1].role != Role::text;
    }
    return false;
}

// What does not hang on how it looks is asked once a screen.
void check_content(const SweptScreen& swept, Findings& findings) {
    const std::string where = swept.sample.name + "." + swept.language;
    std::set<NodeId> ids;
    int fields = 0;
    int headings = 0;
    for_each_node(swept.tree, [&](const Node& node) {
        if (!node.id.empty() && !ids.insert(node.id).second) findings.add("V8", where, node.id + " stands twice");
        fields += node.role == Role::field ? 1 : 0;
        headings += node.role == Role::heading ? 1 : 0;
        // The person's own words are theirs; only what we say is counted.
        if (swept.language != "en" || node.label.key().empty()) return;
        const std::size_t words = words_in_longest_sentence(node.label.text());
        if (words > most_words) findings.add("C3", where, fmt::format("{} has {} words in a sentence", node.id, words));
    });
    const bool is_question = swept.sample.model.session.screen == "question";
    const bool has_back = find_node(swept.tree, "back") != nullptr;
    if (headings != 1 || fields > 1 || (is_question && !has_back)) {
        findings.add("C1", where,
                     fmt::format("{} headings, {} fields, Back {}", headings, fields, has_back ? "there" : "missing"));
    }
    const bool has_error = swept.sample.model.session.run && !swept.sample.model.session.run->error.empty();
    if (has_error && !stands_before_answer(swept.tree))
        findings.add("C2", where, "the error is not said at the answer");
    for (const char* rule : {"C1", "C2", "C3"}) ++findings.looked[rule];
}

Result<Findings> find_all(const KioskOptions& options) {
    const SweepWorld world = TRY(open_sweep(options));
    TextEngine text = TRY(TextEngine::open(installed_fonts()));
    Findings findings;
    std::set<std::string> seen;
    sweep(world, options.only, text, [&](const SweptScreen& swept) {
        check_looks(swept, text, findings);
        if (seen.insert(swept.sample.name + "." + swept.language).second) check_content(swept, findings);
    });
    return findings;
}

} // namespace

Result<void> run_self_test(const KioskOptions& options) {
    const Findings findings = TRY(find_all(options));
    std::int64_t wrong = 0;
    for (const auto& [rule, list] : findings.wrong) {
        for (const std::string& line : list) std::cout << rule << ' ' << line << '\n';
        wrong += static_cast<std::int64_t>(list.size());
    }
    const auto looked = findings.looked.find("V1");
    if (looked == findings.looked.end()) return invalid("--screens", "leaves nothing to measure");
    std::cout << looked->second << " screens measured, " << wrong << " wrong\n";
    if (wrong > 0) return invalid("self-test", fmt::format("{} things are wrong", wrong));
    return {};
}

Result<void> print_conformance(const KioskOptions& options) {
    const Findings findings = TRY(find_all(options));
    bool all_hold = true;
    for (const Row& row : rows) {
        const auto looked = findings.looked.find(row.id);
        const auto wrong = findings.wrong.find(row.id);
        const std::size_t count = wrong == findings.wrong.end() ? 0 : wrong->second.size();
        all_hold = all_hold && count == 0;
        std::cout << fmt::format("{}  {}  {} measured, {} short  {}\n", row.id, count == 0 ? "holds" : "FALLS SHORT",
                                 looked == findings.looked.end() ? 0 : looked->second, count, row.what);
    }
    if (!all_hold) return invalid("conformance", "some rows fall short; copro-kiosk self-test lists them");
    return {};
}

} // namespace copro
