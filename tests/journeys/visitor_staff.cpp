// Which kind of visit it is, and what a random visitor does as staff, in the meeting's room, with the microphone and
// with the camera.
#include "random_visitor.h"

namespace copro::test {

namespace {

using nlohmann::json;

// The microphone and the camera answer in their own time; a look at the screen lets them.
constexpr int most_looks = 20'000;

const std::vector<std::string> cards_to_hold_up = {"slow-down", "not-understood", "want-to-speak", "agree",
                                                   "need-break"};

} // namespace

RandomVisitor::Kind RandomVisitor::kind_of(int number) {
    switch (number % 12) {
    case 1: return Kind::paper;
    case 2: return Kind::shows;
    case 4: return Kind::room;
    case 6: return Kind::help;
    case 9: return Kind::practice;
    case 10: return Kind::staff_equality;
    default: return Kind::person;
    }
}

void RandomVisitor::choose_fate(int number) {
    const int fate = below(100);
    m_fate = Fate::save;
    if (fate >= 66) m_fate = Fate::walk_off;
    if (fate >= 73) m_fate = Fate::power_cut;
    if (fate >= 80) m_fate = Fate::cut_at_save;
    if (fate >= 87) m_fate = Fate::cut_when_saved;
    if (fate >= 91) m_fate = Fate::leave;
    if (fate >= 95) m_fate = Fate::pause;
    m_steps_left = 1 + below(30);
    m_forms_left = 1 + below(3);
    m_refused = 0;
    // Every other time what is rarer comes to its end.
    const bool is_first_of_two = number % 24 < 12;
    m_first_form.clear();
    m_lines_to_add = 0;
    if (m_kind == Kind::shows) {
        m_fate = Fate::save;
        m_first_form = is_first_of_two ? "claim" : "feedback";
        m_lines_to_add = 2;
    } else if (m_kind != Kind::person && is_first_of_two) {
        m_fate = Fate::save;
    }
}

std::vector<json> RandomVisitor::buttons_that_begin(const std::string& start) const {
    std::vector<json> found;
    for (const json& one : own({"button"})) {
        if (one["id"].get<std::string>().rfind(start, 0) == 0) found.push_back(one);
    }
    return found;
}

void RandomVisitor::make_pin() {
    for (const std::string& line : to_staff_page(true)) play(line);
    press("staff.leave");
}

void RandomVisitor::open_staff_page() {
    for (const std::string& line : to_staff_page()) play(line);
}

void RandomVisitor::begin_as_staff() {
    if (m_kind == Kind::person || m_kind == Kind::shows) return;
    open_staff_page();
    if (m_kind == Kind::staff_equality) {
        press("staff.equality");
        press("start.yes");
        press("next");
        return;
    }
    press("staff.set-up");
    if (m_kind == Kind::practice) {
        press("set-up.practice");
        return;
    }
    press("set-up.paper");
    see();
    press(any_of(buttons_that_begin("staff-paper."))["id"]);
}

void RandomVisitor::end_practice() {
    see();
    REQUIRE(is_practice());
    open_staff_page();
    press("staff.set-up");
    press("set-up.practice");
}

// Cards are on record when the terminal goes back to the door, and are lost with the power before that.
void RandomVisitor::stand_in_room() {
    open_staff_page();
    press("staff.set-up");
    see();
    const std::string start = "set-up.room.";
    const std::string room = any_of(buttons_that_begin(start))["id"];
    const std::string meeting = room.substr(start.size());
    press(room);
    see();
    REQUIRE(screen() == "room");
    Told::Cards up;
    const int times = 1 + below(6);
    for (int time = 0; time < times; ++time) {
        const std::string& card = any_of(cards_to_hold_up);
        press("room.card." + card);
        ++up[{meeting, card}];
        see();
        REQUIRE(screen() == "room-told");
        // Who gives up their turn has held it up all the same.
        press(can_press("room.give-up") && chance(30) ? "room.give-up" : "back");
    }
    const bool is_cut = m_fate != Fate::save && chance(50);
    if (is_cut) {
        cut_power();
        see();
        REQUIRE(screen() == "room");
    }
    for (const auto& [card, count] : up) (is_cut ? m_told.cards_cut : m_told.cards)[card] += count;
    open_staff_page();
    press("staff.set-up");
    press("set-up.door");
    if (!is_cut) ++m_told.kinds["in the room"];
}

// Waits are on record when the program ends, and are lost with the power. On a day of two meetings, of which nobody
// chose one, they are of neither.
void RandomVisitor::call_for_help() {
    const bool is_soon = chance(50);
    press("help.person");
    play(is_soon ? "clock +70s" : "clock +180s");
    press("person-help.here");
    const bool is_cut = m_fate != Fate::save && chance(50);
    if (is_cut) {
        cut_power();
    } else {
        m_played.emplace_back("quit, and begun again");
        m_kiosk.quit();
        m_kiosk.start("--headless", "--test-clock");
    }
    if (m_meeting.empty()) return;
    ++(is_cut ? m_told.waits_cut : m_told.waits)[is_soon ? "under-2-minutes" : "under-5-minutes"];
    if (!is_cut) ++m_told.kinds["asked for help"];
}

bool RandomVisitor::on_spoken() {
    if (can_press("spoken.start")) {
        press("spoken.start");
        for (int look = 0; look < most_looks && node("spoken.level") == nullptr; ++look) see();
        REQUIRE(node("spoken.level") != nullptr);
        press("spoken.stop");
        return true;
    }
    REQUIRE(can_press("spoken.keep"));
    const int what = below(100);
    std::string end = "spoken.keep";
    if (what < 30) end = "spoken.again";
    if (what < 15) end = "spoken.leave";
    if (end == "spoken.keep" && !is_practice()) ++m_told.kinds["kept a voice"];
    press(end);
    return true;
}

bool RandomVisitor::on_photo() {
    if (node("photo.take") != nullptr) {
        // Once, and not while the last one is looked at still. A camera that has shown nothing yet says so.
        if (can_press("photo.take")) press("photo.take");
        see();
        for (int look = 0; look < most_looks && screen() == "photo"; ++look) {
            if (node("error") != nullptr && can_press("photo.take")) press("photo.take");
            see();
        }
        REQUIRE(screen() == "photo.held");
        return true;
    }
    REQUIRE(can_press("photo.keep"));
    if (chance(20)) {
        press("photo.turn");
        return true;
    }
    const bool is_again = chance(20);
    if (!is_again && !is_practice()) ++m_told.kinds["kept a photo"];
    press(is_again ? "photo.again" : "photo.keep");
    return true;
}

} // namespace copro::test
