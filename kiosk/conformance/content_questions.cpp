// C1 to C5: one question at a time, words that are easy to read, and no need to type.
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/heard_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/content_checks.h"
#include "kiosk/words/easy_read.h"
#include "sync/base/files.h"

#include <fmt/format.h>

namespace copro {

namespace {

// To "check your answers" by presses alone.
Result<void> go_to_check(TriedKiosk& kiosk) {
    TRY(kiosk.touch("welcome.sign-in"));
    return walk_to(kiosk, as_somebody(), "sign-in.check");
}

struct Changes {
    int answers = 0; // with Change beside them
    int without = 0;
    int came_back = 0;
};

Result<Changes> change_each(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(go_to_check(*kiosk));
    Changes found;
    std::vector<NodeId> changes;
    for_each_node(kiosk->terminal.tree(), [&](const Node& node) {
        if (node.role != Role::summary) return;
        const bool has_change = node.children.size() == 1 && node.children.front().role == Role::button;
        (has_change ? found.answers : found.without) += 1;
        if (has_change) changes.push_back(node.children.front().id);
    });
    for (const NodeId& change : changes) {
        TRY(kiosk->touch(change));
        const bool is_question = kiosk->model().session.screen == "question";
        // Another answer may bring a question more; this is the same one.
        TRY(kiosk->touch("next"));
        found.came_back += is_question && kiosk->screen() == "sign-in.check" ? 1 : 0;
    }
    return found;
}

Result<Finding> measure_one_question(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    const Changes changes = TRY(change_each(rig));
    Finding finding;
    finding.shortfalls = told(found.not_one_question);
    finding.measured = fmt::format(
        "at most {} field on {} question screens, each with Back; Change on {} of {} answers, "
        "and back to them from {}",
        found.most_fields, found.questions, changes.answers, changes.answers + changes.without, changes.came_back);
    finding.needs(found.questions > 0, "no question was swept");
    finding.needs(changes.without == 0 && changes.answers > 0, "an answer has no Change");
    finding.needs(changes.came_back == changes.answers, "a change does not lead back to the answers");
    return finding;
}

struct Forced {
    int errors = 0;
    int focused = 0;
};

void see_error(const TriedKiosk& kiosk, Forced& forced, Finding& finding) {
    ++forced.errors;
    const bool is_focused = kiosk.model().session.focus == "error" && kiosk.terminal.layout().find("error") != nullptr;
    forced.focused += is_focused ? 1 : 0;
    finding.needs(is_focused, kiosk.screen() + ": the error does not take the focus");
}

// Who answers nothing but what they must: on the way each question that wants an answer says so.
Result<void> force_errors(Rig& rig, const char* form, Forced& forced, Finding& finding) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch(std::string("welcome.") + form));
    FormWalk walk;
    // A cost, so that its own questions come too.
    walk.says = {{"claim.lines", {"lines.add"}}};
    walk.on_error = [&] { see_error(*kiosk, forced, finding); };
    return walk_to(*kiosk, walk, std::string(form) + ".check");
}

Result<Finding> measure_error_focus(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    Finding finding;
    finding.shortfalls = told(found.error_apart);
    Forced forced;
    for (const char* form : {"sign-in", "feedback", "claim"}) TRY(force_errors(rig, form, forced, finding));
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch_all({"help.person", "person-help.staff", "next"}));
    if (find_node(kiosk->terminal.tree(), "error") != nullptr) see_error(*kiosk, forced, finding);
    finding.measured =
        fmt::format("{} of {} forced errors take the focus; {} of {} swept ones stand right before where the "
                    "answer goes, with the same words",
                    forced.focused, forced.errors, found.errors - found.error_apart.count, found.errors);
    finding.needs(forced.errors > 0 && found.errors > 0, "no error could be made");
    return finding;
}

Result<EasyReadLists> easy_read_lists(const Rig& rig) {
    const std::filesystem::path folder = rig.world.folders.assets / "easy-read";
    EasyReadLists lists;
    const std::string hard = TRY(read_file(folder / "hard-words.txt"));
    lists.hard_words = TRY(read_kinder_words(hard, "hard-words.txt"));
    const std::string idioms = TRY(read_file(folder / "idioms.txt"));
    lists.idioms = TRY(read_kinder_words(idioms, "idioms.txt"));
    const std::string exceptions = TRY(read_file(folder / "exceptions.txt"));
    lists.exceptions = TRY(read_exceptions(exceptions, "exceptions.txt"));
    return lists;
}

bool is_one_of(const std::string& rule, const std::set<std::string>& rules) { return rules.count(rule) > 0; }

// By a line of exceptions.txt, which has a written reason or is refused.
bool is_excused(const EasyReadLists& lists, std::string_view key, std::string_view rule) {
    return std::any_of(lists.exceptions.begin(), lists.exceptions.end(),
                       [&](const EasyReadException& one) { return one.key == key && one.rule == rule; });
}

// Against the rules that a row names, in the English words that were on the screens.
std::vector<std::string> found_in_words(const EasyReadLists& lists, const ContentFigures& found,
                                        const std::set<std::string>& rules) {
    std::vector<std::string> all;
    for (const auto& [key, words] : found.messages) {
        const auto hint = found.messages.find(key + ".hint");
        for (const EasyReadFinding& one :
             easy_read_findings({key, words, hint == found.messages.end() ? "" : hint->second}, lists)) {
            if (!is_one_of(one.rule, rules) || is_excused(lists, one.key, one.rule)) continue;
            all.push_back(one.key + " (" + one.rule + "): " + one.what);
        }
    }
    return all;
}

Result<Finding> measure_easy_read(Rig& rig) {
    constexpr double point_mm = 25.4 / 72;
    constexpr double capital_of_size = 0.7; // of a letter's size, in common faces
    constexpr double least_points = 14;
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    if (found.sentences == 0) return invalid("C3", "no English words were swept");
    Finding finding;
    finding.shortfalls = told(found.bare);
    const EasyReadLists lists = TRY(easy_read_lists(rig));
    const std::vector<std::string> wrong =
        found_in_words(lists, found, {"length", "one idea", "passive", "contraction"});
    const double points = swept.letters.capital_mm.value / capital_of_size / point_mm;
    finding.measured = fmt::format("longest sentence {} words of {} messages; {} findings of length, one idea, active "
                                   "voice; {} of {} ideas with a picture; letters of {:.0f} point",
                                   found.longest_sentence, found.messages.size(), wrong.size(),
                                   found.ideas - found.bare.count, found.ideas, points);
    finding.needs(found.longest_sentence <= most_words,
                  fmt::format("{} words: {}", found.longest_sentence, found.longest_where));
    for (const std::string& one : wrong) finding.shortfalls.push_back(one);
    finding.needs(points >= least_points, fmt::format("letters of {:.1f} point", points));
    finding.on_site = "whether people understand it";
    return finding;
}

struct HardestScreen {
    double grade = 0;
    std::string where;
    std::set<std::string> left_out; // keys of messages that are in no grade
};

// What may not be made easier, as a question in the NHS's own words, is left out; the rest of its screen is not.
HardestScreen hardest_of(const ContentFigures& found, const EasyReadLists& lists) {
    HardestScreen hardest;
    for (const auto& [words, screen] : found.read) {
        std::string graded;
        for (const ReadLine& line : screen.lines) {
            if (is_excused(lists, line.key, "grade"))
                hardest.left_out.insert(line.key);
            else
                graded += line.text + "\n";
        }
        const double grade = reading_grade(graded);
        if (grade <= hardest.grade) continue;
        hardest.grade = grade;
        hardest.where = screen.where;
    }
    return hardest;
}

Result<Finding> measure_reading_age(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    if (found.sentences == 0) return invalid("C4", "no English words were swept");
    const EasyReadLists lists = TRY(easy_read_lists(rig));
    const std::vector<std::string> wrong = found_in_words(lists, found, {"hard word", "idiom", "negative", "grade"});
    const HardestScreen hardest = hardest_of(found, lists);
    Finding finding;
    finding.shortfalls = wrong;
    // Grade 0 is five years old.
    finding.measured = fmt::format(
        "hardest screen Flesch-Kincaid {:.1f}, age {:.0f} ({}), {} excused with a written reason{}{}; {} "
        "hard words, idioms or double negatives in {} messages",
        hardest.grade, hardest.grade + 5, hardest.where, hardest.left_out.size(), hardest.left_out.empty() ? "" : ": ",
        fmt::join(hardest.left_out, ", "), wrong.size(), found.messages.size());
    finding.needs(hardest.grade <= hardest_grade, fmt::format("{:.1f}: {}", hardest.grade, hardest.where));
    finding.on_site = "whether people understand it: co-producers decide";
    return finding;
}

std::string first_letters(const TriedKiosk& kiosk) {
    std::string letters;
    for_each_node(kiosk.terminal.tree(), [&](const Node& node) {
        if (node.role == Role::key && node.label.key().empty() && letters.size() < 3) letters += node.label.text();
    });
    return letters;
}

std::string lower(std::string text) {
    for (char& letter : text) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    return text;
}

struct Keyboard {
    std::string first;
    std::string other; // after the key that changes it
    int spoken = 0;
    int keys = 0;
    std::size_t offered = 0; // after two letters
    bool brush_types = false;
};

Result<Keyboard> try_keyboard(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(TurnVoice{true});
    TRY(kiosk->touch("welcome.sign-in"));
    Keyboard found;
    found.first = lower(first_letters(*kiosk));
    const std::size_t all = focus_order(kiosk->terminal.layout()).size();
    for (std::size_t step = 0; step < all; ++step) {
        TRY(kiosk->key("Tab"));
        const Node* node = node_on(kiosk->terminal, kiosk->focus());
        if (node == nullptr || node->role != Role::key) continue;
        ++found.keys;
        found.spoken += !kiosk->heard().empty() && kiosk->heard() == said_of(*node, kiosk->terminal.tree()) ? 1 : 0;
    }
    const std::string before = kiosk->model().session.run->typed.text;
    TouchSettings steady;
    steady.steady = true;
    kiosk->act(ChangeTouch{steady});
    const Placed* letter = kiosk->terminal.layout().find("keyboard.m");
    if (letter == nullptr) return invalid("C5", "there is no letter to brush");
    const Point key = letter->rect.centre();
    kiosk->pass(2000);
    kiosk->pointer(PointerEvent::Kind::down, key);
    kiosk->pass(30);
    kiosk->pointer(PointerEvent::Kind::up, key);
    kiosk->pass(1000);
    found.brush_types = kiosk->model().session.run->typed.text != before;
    kiosk->act(ChangeTouch{TouchSettings{}});
    kiosk->terminal.text_typed("ma");
    for_each_node(kiosk->terminal.tree(),
                  [&](const Node& node) { found.offered += node.id.starts_with("who.p-") ? 1U : 0U; });
    kiosk->act(ChangeAlphabet{});
    found.other = lower(first_letters(*kiosk));
    return found;
}

// All three journeys by presses alone.
Result<int> journeys_without_typing(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    FormWalk walk;
    walk.says = as_somebody();
    walk.says.insert({{"feedback.anonymous", {"anonymous.yes"}},
                      {"claim.for", {"for.someone-else-told"}},
                      {"claim.lines", {"lines.add"}},
                      {"claim.category", {"category.bus"}},
                      {"claim.from", {"from.1"}},
                      {"claim.to", {"to.2"}},
                      {"claim.amount", {"keyboard.4"}},
                      {"claim.payment", {"payment.ask-me"}}});
    for (const char* form : {"sign-in", "feedback", "claim"}) {
        TRY(kiosk->touch(std::string("welcome.") + form));
        TRY(walk_to(*kiosk, walk, std::string(form) + ".check"));
        TRY(kiosk->touch_all({"save", "next"}));
    }
    if (walk.letters > 0) return invalid("C5", fmt::format("{} letters had to be typed", walk.letters));
    return static_cast<int>(kiosk->world.bodies.size());
}

Result<Finding> measure_keyboard(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const Keyboard found = TRY(try_keyboard(rig));
    Finding finding;
    const auto saved = journeys_without_typing(rig);
    finding.measured =
        fmt::format("begins \"{}\", other \"{}\"; {} of {} keys spoken; {} names offered after 2 letters; "
                    "smallest key {:.1f} mm; a touch of 30 ms types {}; {} of 3 journeys without a letter",
                    found.first, found.other, found.spoken, found.keys, found.offered,
                    swept.targets.key_mm.known() ? swept.targets.key_mm.value : 0,
                    found.brush_types ? "a letter" : "nothing", saved ? *saved : 0);
    finding.needs(found.first == "abc", "the keyboard does not begin with ABC");
    finding.needs(found.other == "qwe", "there is no QWERTY to choose");
    finding.needs(found.keys > 0 && found.spoken == found.keys, "not every key is spoken");
    finding.needs(found.offered > 0, "no name is offered after two letters");
    finding.needs(!found.brush_types, "a very short touch types");
    finding.needs(swept.targets.key_mm.known() && swept.targets.key_mm.value >= least_target_mm - 0.01,
                  "a key is smaller than a target: " + swept.targets.key_mm.where);
    if (!saved)
        finding.shortfalls.push_back("without typing: " + saved.error().text());
    else
        finding.needs(*saved == 3, "a journey needs typing");
    return finding;
}

} // namespace

Row one_question_row() {
    return {"C1",
            "One question a screen, Back, and all answers with Change before Save",
            "GOV.UK question pages, check answers; WCAG 2.2 3.3.4, 3.3.6",
            "one field; Back; Change on each answer and back",
            measure_one_question,
            {{"success_criteria_level_aa", "3.3.4"}, {"success_criteria_level_aaa", "3.3.6"}}};
}

Row error_focus_row() {
    return {"C2",
            "What is wrong takes the focus, and stands at the answer",
            "GOV.UK error summary; WCAG 2.2 3.3.1",
            "every error",
            measure_error_focus,
            {{"success_criteria_level_a", "3.3.1"}, {"success_criteria_level_aa", "4.1.3"}}};
}

Row easy_read_row() {
    return {"C3",
            "Easy Read: short sentences, one idea, active, a picture with each",
            "UK Easy Read guidance 2010",
            "at most 15 words; no finding; 14 point; a picture with each idea",
            measure_easy_read,
            {{"functional_performance_criteria", "302.9"}, {"en_301_549_functional_performance", "4.2.10"}}};
}

Row reading_age_row() {
    return {"C4",
            "Words that a child of 9 to 11 reads; no idiom, no double negative",
            "NHS, PIF; COGA clear words; WCAG 2.2 3.1.3, 3.1.5",
            "Flesch-Kincaid at most 5; no finding",
            measure_reading_age,
            {{"success_criteria_level_aaa", "3.1.3"}, {"success_criteria_level_aaa", "3.1.5"}}};
}

Row keyboard_row() {
    return {"C5",
            "An ABC keyboard that speaks and offers words; typing is never needed",
            "Lin 2007; VVSG 2.0 7.2-I",
            "ABC first; keys of 12.7 mm, spoken; words offered; 3 journeys without a letter",
            measure_keyboard,
            {}};
}

} // namespace copro
