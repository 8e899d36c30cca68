#include "random_visitor.h"

#include <algorithm>
#include <utility>

namespace copro::test {

namespace {

using nlohmann::json;

constexpr int longest_visit = 220;

bool is_system(const std::string& id) {
    constexpr std::array starts{"help.", "part.", "keyboard.", "ways.", "frame.", "curtain."};
    constexpr std::array whole{"back", "next", "stop", "skip-all", "line.remove"};
    return std::any_of(starts.begin(), starts.end(), [&](const char* start) { return id.rfind(start, 0) == 0; }) ||
           std::any_of(whole.begin(), whole.end(), [&](const char* name) { return id == name; });
}

std::int64_t pence_in(const std::string& text) {
    static const std::regex pounds("\xC2\xA3([0-9]+)\\.([0-9]{2})");
    std::smatch found;
    INFO(text);
    REQUIRE(std::regex_search(text, found, pounds));
    constexpr std::int64_t in_a_pound = 100;
    return std::stoll(found[1]) * in_a_pound + std::stoll(found[2]);
}

std::string lower(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return word;
}

} // namespace

std::string RandomVisitor::played() const {
    std::string all;
    for (const std::string& line : m_played) all += line + '\n';
    return all;
}

json RandomVisitor::play(const std::string& line) {
    m_played.push_back(line);
    REQUIRE(m_kiosk.send(line));
    auto said = m_kiosk.answer();
    INFO(line);
    REQUIRE(said.has_value());
    // A keyboard need not have every letter; whatever else was on the glass can be done.
    const bool may_fail = line.rfind("type ", 0) == 0;
    INFO(said->dump().substr(0, 2000));
    if (!may_fail) REQUIRE((*said)["ok"] == true);
    return *said;
}

const json* RandomVisitor::node(const std::string& id) const {
    for (const json& one : m_seen["nodes"]) {
        if (one["id"] == id) return &one;
    }
    return nullptr;
}

bool RandomVisitor::can_press(const std::string& id) const {
    const json* found = node(id);
    return found != nullptr && !has_state(*found, "disabled");
}

std::vector<json> RandomVisitor::own(const std::vector<std::string>& roles) const {
    std::vector<json> list;
    for (const json& one : m_seen["nodes"]) {
        const std::string role = one["role"];
        if (std::find(roles.begin(), roles.end(), role) == roles.end()) continue;
        if (!is_system(one["id"]) && !has_state(one, "disabled")) list.push_back(one);
    }
    return list;
}

std::string RandomVisitor::all_words() {
    std::string words;
    while (true) {
        for (const json& one : m_seen["nodes"]) {
            words += one["id"].get<std::string>() + ": " + one["label"].get<std::string>() + '\n';
        }
        if (!can_press("part.more")) return words;
        press("part.more");
        see();
    }
}

void RandomVisitor::visit(int number, int meetings) {
    constexpr std::uint64_t apart = 1'000'003;
    m_random.seed(m_seed * apart + static_cast<std::uint64_t>(number));
    m_played.clear();
    m_looked_for.clear();
    m_cash_told.reset();
    m_kind = kind_of(number);
    m_meeting = meetings == 1 ? "better-buses" : "";
    choose_fate(number);
    if (m_kind == Kind::room) {
        stand_in_room();
    } else if (m_kind == Kind::help) {
        call_for_help();
    } else {
        go_through();
    }
    see();
    REQUIRE(screen() == "welcome");
    REQUIRE_FALSE(can_press("welcome.finish"));
    REQUIRE_FALSE(is_practice());
}

void RandomVisitor::go_through() {
    begin_as_staff();
    for (int step = 0; step < longest_visit; ++step) {
        see();
        if (!act()) break;
        if (step + 1 == longest_visit) m_fate = Fate::walk_off;
    }
    see();
    if (screen() != "welcome" || can_press("welcome.finish")) walk_off();
    if (m_kind == Kind::practice) end_practice();
}

bool RandomVisitor::act() {
    const bool is_begun = screen() != "welcome";
    if (is_begun) --m_steps_left;
    if (is_begun && m_steps_left <= 0) {
        if (m_fate == Fate::walk_off) return walk_off();
        if (m_fate == Fate::power_cut) {
            ++m_told.walked_away["power cut"];
            power_cut();
            return false;
        }
    }
    if (screen() == "welcome") return on_welcome();
    if (form() == "spoken") return on_spoken();
    if (form() == "photo") return on_photo();
    if (form() == "claim-answer" && !can_press("next")) {
        press("back");
        return true;
    }
    if (place() == "saved") return on_saved();
    if (place() == "check") return on_check();
    if (place() == "cash-got" && node("heading") != nullptr) m_cash_told = pence_in((*node("heading"))["label"]);
    if (screen().find('.') != std::string::npos) return on_question();
    return on_other();
}

bool RandomVisitor::on_welcome() {
    if (can_press("welcome.finish") && (m_forms_left <= 0 || chance(20))) {
        press("welcome.finish");
        see();
        if (screen() == "stop") press("stop.wipe");
        return false;
    }
    if (can_press("welcome.come-back") && !m_codes.empty() && chance(50)) {
        press("welcome.come-back");
        m_cash_told.reset();
        const auto code = any_of(m_codes);
        m_codes.erase(std::find(m_codes.begin(), m_codes.end(), code));
        m_meeting = code.second;
        for (const std::string& picture : code.first) press("come-back.picture." + picture);
        return true;
    }
    const std::vector<std::string> forms = {"sign-in", "sign-in",  "feedback", "feedback", "claim",  "claim",
                                            "claim",   "booking",  "booking",  "equality", "survey", "survey",
                                            "survey",  "equality", "equality", "sign-out"};
    --m_forms_left;
    std::string form = m_first_form.empty() ? any_of(forms) : std::exchange(m_first_form, {});
    // The second meeting has no questions of its own.
    if (form == "survey" && !can_press("welcome.survey")) form = "feedback";
    const bool is_other = form == "booking" || form == "equality";
    if (is_other) press("welcome.other-things");
    press((is_other ? "other-things." : "welcome.") + form);
    return true;
}

std::int64_t RandomVisitor::total_on_check() {
    const std::string words = all_words();
    const std::size_t at = words.find("check.sum.total: ");
    INFO(words);
    REQUIRE(at != std::string::npos);
    m_has_cash = words.find("change.cash-given: ") != std::string::npos;
    return pence_in(words.substr(at, words.find('\n', at) - at));
}

bool RandomVisitor::on_check() {
    if ((m_fate == Fate::leave || m_fate == Fate::pause) && m_steps_left <= 0) return leave();
    if (can_press("part.more") && chance(30)) {
        press("part.more");
        return true;
    }
    if (chance(8)) {
        press("back");
        return true;
    }
    if (chance(3)) {
        turn_away();
        return true;
    }
    // Another cost when both have said that the cash for these changed hands.
    if (can_press("change.cash-given") && can_press("change.lines") && chance(40)) {
        m_lines_to_add = 1;
        press("change.lines");
        return true;
    }
    const std::vector<json> changes = buttons_that_begin("change.");
    if (!changes.empty() && chance(25)) {
        press(any_of(changes)["id"]);
        return true;
    }
    return save();
}

bool RandomVisitor::save() {
    const std::string what = form();
    const bool counts = !is_practice();
    m_total = what == "claim" ? total_on_check() : 0;
    if (m_fate == Fate::cut_at_save) {
        // In the middle of writing it down, where that can be caught.
        const auto log = m_kiosk.folder() / "kiosk.sqlite-wal";
        std::error_code none;
        const auto before = std::filesystem::last_write_time(log, none);
        m_played.emplace_back("press #save, and the power goes");
        REQUIRE(m_kiosk.send("press #save"));
        const bool at_once = chance(20);
        while (!at_once && !m_kiosk.has_answer() && std::filesystem::last_write_time(log, none) == before) {
        }
        if (counts) m_told.cut[what].push_back(m_total);
        power_cut();
        return false;
    }
    const json said = play("press #save");
    const bool is_saved = said["screen"] == what + ".saved";
    if (is_saved && what == "claim") {
        // Nobody was asked about another sum than the one that is claimed.
        if (m_has_cash && m_cash_told) REQUIRE(*m_cash_told == m_total);
        m_cash_told.reset();
    }
    if (is_saved && m_fate == Fate::cut_when_saved) {
        if (counts) m_told.unread[what].push_back(m_total);
        power_cut();
        return false;
    }
    return true;
}

void RandomVisitor::remember_saved(const std::string& words) {
    Told::Saved saved{reference_in(words), {}, m_meeting, node("frame.paper") != nullptr};
    const bool is_equality = form() == "equality" || form() == "equality-staff";
    INFO(words);
    if (form() == "claim") {
        // Who claims nothing, or gives it to the charity, is told of no amount.
        saved.pence = words.find("\xC2\xA3") == std::string::npos ? m_total : pence_in(words);
        REQUIRE(*saved.pence == m_total);
    }
    REQUIRE(saved.reference.empty() == is_equality);
    // Seen again after a look at their role card, it is the same one.
    auto& list = m_told.saved[form()];
    const bool is_known = !saved.reference.empty() && !list.empty() && list.back().reference == saved.reference;
    if (is_known) return;
    if (saved.from_paper) ++m_told.kinds["from paper"];
    if (form() == "equality-staff") ++m_told.kinds["equality of staff"];
    if (m_meeting == "second") ++m_told.kinds["at the second meeting"];
    list.push_back(saved);
}

bool RandomVisitor::on_saved() {
    const std::string words = all_words();
    if (is_practice()) {
        // Nothing that could be looked for later.
        INFO(words);
        REQUIRE(reference_in(words).empty());
        ++m_told.kinds["practice"];
    } else {
        remember_saved(words);
    }
    see();
    std::vector<json> others = own({"button"});
    if (m_forms_left > 0 && !others.empty() && chance(60)) {
        --m_forms_left;
        press(any_of(others)["id"]);
        return true;
    }
    if (chance(10)) return walk_off();
    press("next");
    return false;
}

bool RandomVisitor::on_paused() {
    std::vector<std::string> code;
    const std::string words = all_words();
    static const std::regex shape("code\\.[1-4]: [1-4]\\. (\\w+)");
    for (std::sregex_iterator found(words.begin(), words.end(), shape), none; found != none; ++found)
        code.push_back(lower((*found)[1]));
    // Whose pictures are named in another language does without them.
    const bool is_english = m_seen["language"] == "en";
    INFO(words);
    if (is_english) {
        REQUIRE(code.size() == 4);
        m_codes.emplace_back(code, m_meeting);
    }
    ++m_told.walked_away["paused"];
    press("next");
    return false;
}

bool RandomVisitor::on_other() {
    if (screen() == "paused") return on_paused();
    if (screen() == "still-there") {
        press("still-there.yes");
        return true;
    }
    if (screen() == "stop") {
        if (m_fate == Fate::pause && can_press("pause")) {
            press("pause");
            return true;
        }
        if (m_fate == Fate::leave) {
            press("stop.wipe");
            ++m_told.walked_away["stopped"];
            return false;
        }
        press("back");
        return true;
    }
    if (screen() == "come-back") {
        press("back");
        return true;
    }
    std::vector<json> ways = own({"button", "radio"});
    for (const char* id : {"next", "back"}) {
        if (can_press(id)) ways.push_back(*node(id));
    }
    REQUIRE_FALSE(ways.empty());
    const std::string id = any_of(ways)["id"];
    if (id == "person-help.staff") return true;
    static const std::string meeting = "choose-meeting.";
    if (id.rfind(meeting, 0) == 0) m_meeting = id.substr(meeting.size());
    press(id);
    return true;
}

// By "Ask a person" and Stop, as far as the screen lets them; else they just go.
bool RandomVisitor::leave() {
    if (!can_press("help.person")) return walk_off();
    press("help.person");
    see();
    if (!can_press("stop")) return walk_off();
    press("stop");
    see();
    if (m_fate != Fate::pause) m_fate = Fate::leave;
    if (m_fate == Fate::pause && !can_press("pause")) m_fate = Fate::leave;
    return true;
}

// Nobody is there until the kiosk is as it was. Sometimes they come back while it asks.
bool RandomVisitor::walk_off() {
    play("clock +121s");
    see();
    if (screen() != "still-there") play("clock +301s");
    see();
    if (screen() == "still-there" && m_fate != Fate::walk_off && chance(30)) {
        press("still-there.yes");
        play("clock +301s");
        see();
    }
    if (screen() == "still-there") play("clock +46s");
    see();
    REQUIRE(screen() == "welcome");
    ++m_told.walked_away["time ran out"];
    return false;
}

void RandomVisitor::cut_power() {
    m_played.emplace_back("the power goes, and comes back");
    m_kiosk.end(SIGKILL);
    m_kiosk.start("--headless", "--test-clock");
}

void RandomVisitor::power_cut() {
    cut_power();
    see();
    REQUIRE(screen() == "welcome");
    REQUIRE_FALSE(can_press("welcome.finish"));
}

} // namespace copro::test
