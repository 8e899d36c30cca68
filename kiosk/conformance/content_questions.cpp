// C1 to C6: one question at a time, words that are easy to read, and no need to type.
#include "kiosk/conformance/heard_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/content_checks.h"
#include "kiosk/words/easy_read.h"
#include "sync/base/files.h"
#include "sync/base/json.h"

#include <fmt/format.h>

namespace copro {

namespace {

// To "check your answers" by presses alone.
Result<void> go_to_check(TriedKiosk& kiosk) {
    return kiosk.touch_all({"welcome.sign-in", "who.told", "next", "roles.carer", "next", "with.alone", "next",
                            "needs.nothing", "next", "next", "next", "next", "next"});
}

struct Changes {
    int answers = 0; // with Change beside them
    int without = 0;
    int came_back = 0;
};

Result<Changes> change_each(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(go_to_check(*kiosk));
    if (kiosk->screen() != "sign-in.check") return invalid("C1", "the answers are not shown before Save");
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

Result<Finding> measure_error_focus(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    int forced = 0;
    int focused = 0;
    Finding finding;
    finding.shortfalls = told(found.error_apart);
    for (const std::vector<const char*>& path :
         std::vector<std::vector<const char*>>{{"welcome.sign-in", "next"},
                                               {"welcome.sign-in", "who.told", "next", "next"},
                                               {"welcome.feedback", "next"},
                                               {"welcome.claim", "next"},
                                               {"help.person", "person-help.staff", "next"}}) {
        const auto kiosk = TRY(TriedKiosk::make(rig));
        for (const char* id : path) {
            if (find_node(kiosk->terminal.tree(), id) == nullptr && id == path.back()) break;
            TRY(kiosk->touch(id));
        }
        const Node* alert = find_node(kiosk->terminal.tree(), "error");
        if (alert == nullptr) continue; // this one may be left empty
        ++forced;
        const bool is_focused =
            kiosk->model().session.focus == "error" && kiosk->terminal.layout().find("error") != nullptr;
        focused += is_focused ? 1 : 0;
        finding.needs(is_focused, kiosk->screen() + ": the error does not take the focus");
    }
    finding.measured =
        fmt::format("{} of {} forced errors take the focus; {} of {} swept ones stand right before where the "
                    "answer goes, with the same words",
                    focused, forced, found.errors - found.error_apart.count, found.errors);
    finding.needs(forced > 0 && found.errors > 0, "no error could be made");
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

// Against the rules that a row names, in the English words that were on the screens.
Result<std::vector<std::string>> found_in_words(const Rig& rig, const ContentFigures& found,
                                                const std::set<std::string>& rules) {
    const EasyReadLists lists = TRY(easy_read_lists(rig));
    std::vector<std::string> all;
    for (const auto& [key, words] : found.messages) {
        const auto hint = found.messages.find(key + ".hint");
        for (const EasyReadFinding& one :
             easy_read_findings({key, words, hint == found.messages.end() ? "" : hint->second}, lists)) {
            const bool is_excused =
                std::any_of(lists.exceptions.begin(), lists.exceptions.end(), [&](const EasyReadException& exception) {
                    return exception.key == one.key && exception.rule == one.rule;
                });
            if (!is_excused && is_one_of(one.rule, rules)) all.push_back(one.key + " (" + one.rule + "): " + one.what);
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
    const std::vector<std::string> wrong =
        TRY(found_in_words(rig, found, {"length", "one idea", "passive", "contraction"}));
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

Result<Finding> measure_reading_age(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const ContentFigures& found = swept.content;
    if (found.sentences == 0) return invalid("C4", "no English words were swept");
    const std::vector<std::string> wrong = TRY(found_in_words(rig, found, {"hard word", "idiom", "negative", "grade"}));
    Finding finding;
    finding.shortfalls = wrong;
    // Grade 0 is five years old.
    finding.measured =
        fmt::format("hardest screen Flesch-Kincaid {:.1f}, age {:.0f} ({}); {} hard words, idioms or double "
                    "negatives in {} messages",
                    found.grade, found.grade + 5, found.grade_where, wrong.size(), found.messages.size());
    finding.needs(found.grade <= hardest_grade, fmt::format("{:.1f}: {}", found.grade, found.grade_where));
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
    const Point key = kiosk->terminal.layout().find("keyboard.M") != nullptr
                          ? kiosk->terminal.layout().find("keyboard.M")->rect.centre()
                          : Point{};
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
    TRY(go_to_check(*kiosk));
    TRY(kiosk->touch_all({"save", "saved.feedback", "overall.not-good", "next", "next", "take-part.yes", "next",
                          "listened.no", "next", "knew-change.not-sure", "next", "next", "anonymous.yes", "next",
                          "save", "next"}));
    TRY(kiosk->touch_all({"welcome.claim",  "who.told",  "next",         "for.someone-else-told",
                          "next",           "lines.add", "category.bus", "next",
                          "from.1",         "next",      "to.2",         "next",
                          "way.return",     "next",      "keyboard.4",   "next",
                          "who-paid.me",    "next",      "receipt.no",   "next",
                          "next",           "next",      "fee.yes",      "next",
                          "payment.ask-me", "next",      "save"}));
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

// What somebody said they need, at the meeting after this one: in its pack, and there to be confirmed.
Result<bool> is_known_next_time(Rig& rig) {
    const std::filesystem::path file = rig.world.folders.assets / "../config/meetings/better-buses.json";
    const std::string text = TRY(read_file(file));
    Json pack = TRY(parse_json(text, file.string()));
    pack["people"][0]["needs"] = {"large-print"};
    auto loaded = load_meeting_pack(pack.dump(), "better-buses.json");
    if (!loaded) return false;
    Carried carried = TRY(rig.carried());
    carried.meetings = {std::make_shared<const Meeting>(loaded.take())};
    TriedKiosk kiosk(rig, std::move(carried), {});
    const Invitee& person = kiosk.model().carried.meetings.front()->pack.people.front();
    TRY(kiosk.touch("welcome.sign-in"));
    kiosk.terminal.text_typed(person.first_name);
    TRY(kiosk.touch("who." + person.id));
    bool is_there = false;
    for (int pages = 0; pages < 12 && kiosk.screen() != "sign-in.check"; ++pages) {
        TRY(kiosk.touch("next"));
        if (find_node(kiosk.terminal.tree(), "error") != nullptr) TRY(kiosk.touch("roles.carer"));
        for_each_node(kiosk.terminal.tree(), [&](const Node& node) {
            is_there = is_there || (node.id.ends_with("large-print") && node.selected);
        });
    }
    return is_there;
}

Result<Finding> measure_needs(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->touch_all({"welcome.sign-in", "who.told", "next", "roles.carer", "next", "with.alone", "next"}));
    Finding finding;
    int asked = 0;
    for_each_node(kiosk->terminal.tree(), [&](const Node& node) { asked += node.id.starts_with("needs.") ? 1 : 0; });
    bool is_recorded = false;
    if (find_node(kiosk->terminal.tree(), "needs.large-print") != nullptr) {
        TRY(kiosk->touch_all({"needs.large-print", "next"}));
        for (int pages = 0; pages < 12 && kiosk->screen() != "sign-in.check"; ++pages) TRY(kiosk->touch("next"));
        TRY(kiosk->touch("save"));
        is_recorded =
            !kiosk->world.bodies.empty() && kiosk->world.bodies.front().find("\"large-print\"") != std::string::npos;
    }
    const bool is_known = TRY(is_known_next_time(rig));
    finding.measured =
        fmt::format("{} needs to choose from; {} in the record that is shared with the organisation; at the "
                    "next meeting {}",
                    asked, is_recorded ? "there" : "not", is_known ? "there to be confirmed" : "not known any more");
    finding.needs(asked > 0, "needs are not asked");
    finding.needs(is_recorded, "needs are not in the record");
    finding.needs(is_known, "needs do not last to the next meeting: its pack cannot say them");
    finding.on_site = "whether the organisation meets them";
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

Row needs_row() {
    return {"C6",
            "What people need is asked, recorded, shared, and known next time",
            "NHS DAPB1605 version 4",
            "in the record, and at the next meeting",
            measure_needs,
            {{"support_documentation_and_services", "603.3"}}};
}

} // namespace copro
