#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

// 10:20 on the day, between "We talk about bus journeys" (10:15) and the break (11:00).
constexpr std::int64_t twenty_past_ms = morning_ms + 25 * 60'000;

Visitor in_the_room() {
    Visitor visitor(carried_with({sample_pack()}));
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    visitor.press("set-up.room.better-buses");
    visitor.kiosk.effects.clear();
    visitor.kiosk.act(TimePassed{visitor.kiosk.model.now_ms, twenty_past_ms});
    return visitor;
}

const RoomState& room(const Visitor& visitor) { return visitor.kiosk.model.carried.room; }

Json saved_cards(const Visitor& visitor) {
    for (const Effect& effect : visitor.kiosk.effects) {
        if (const auto* save = std::get_if<SaveRoom>(&effect)) return parse_json(save->draft.body, "body").take();
    }
    return {};
}

} // namespace

TEST_CASE("staff put the terminal into the room, where it waits with the plan and the cards") {
    Visitor visitor = in_the_room();
    CHECK(visitor.screen() == "room");
    CHECK(visitor.label("heading") == "We talk about bus journeys.");
    CHECK(visitor.label("room.break-in") == "40 minutes to the break");
    CHECK(visitor.shows("room.card.slow-down"));
    visitor.kiosk.act(TimePassed{1, twenty_past_ms + 39 * 60'000 + 30'000});
    CHECK(visitor.label("room.break-in") == "1 minute to the break");
    visitor.kiosk.act(TimePassed{2, twenty_past_ms + 40 * 60'000});
    CHECK(visitor.label("heading") == "We have a break.");
    CHECK_FALSE(visitor.shows("room.break-in"));
    visitor.kiosk.act(TimePassed{3, twenty_past_ms + 3 * 3'600'000});
    CHECK(visitor.label("heading") == "The meeting has ended.");
}

TEST_CASE("before it starts the room says when, and the plan shows each point with its time") {
    Visitor visitor = in_the_room();
    visitor.kiosk.act(TimePassed{1, morning_ms});
    CHECK(visitor.label("heading") == "We start at 10:00.");
    visitor.kiosk.act(TimePassed{1, twenty_past_ms});
    visitor.press("room.agenda");
    CHECK(visitor.label("room-agenda.3") == "We have a break.");
    CHECK(visitor.node("room-agenda.3").detail.text() == "11:00");
    CHECK(visitor.node("room-agenda.2").detail.text() == "Now, since 10:15");
}

TEST_CASE("a card reaches the chair without a name, and is gone when the chair has seen it") {
    Visitor visitor = in_the_room();
    for (int people = 0; people < 2; ++people) {
        visitor.press("room.card.slow-down");
        CHECK(visitor.screen() == "room-told");
        CHECK(visitor.shows("room.no-name"));
        visitor.press("back");
    }
    CHECK(visitor.label("room.chair") == "For the chair: 2 cards");
    visitor.press("room.chair");
    CHECK(visitor.node("room-chair.slow-down").detail.text() == "2 cards");
    CHECK_FALSE(visitor.shows("room-chair.agree"));
    visitor.press("room-chair.slow-down");
    CHECK(visitor.shows("room-chair.none"));
}

TEST_CASE("who wants to speak has a picture of their own, in turn") {
    Visitor visitor = in_the_room();
    for (int people = 0; people < 2; ++people) {
        visitor.press("room.card.want-to-speak");
        visitor.press("back");
    }
    visitor.press("room.card.want-to-speak");
    CHECK(visitor.label("heading") == "Your picture is: Boat");
    CHECK(visitor.label("room.before") == "2 people speak before you");
    visitor.press("room.give-up");
    CHECK(visitor.screen() == "room");
    CHECK(visitor.label("room.queue") == "Waiting to speak: Apple, Bicycle");
    visitor.press("room.chair");
    CHECK(visitor.label("room-chair.next") == "Speaks next: Apple");
    visitor.press("room-chair.spoken");
    CHECK(visitor.label("room-chair.next") == "Speaks next: Bicycle");
}

TEST_CASE("two who wait never have the same picture, and a thirteenth waits without one") {
    Visitor visitor = in_the_room();
    for (int people = 0; people < 13; ++people) {
        visitor.press("room.card.want-to-speak");
        visitor.press("back");
    }
    const std::vector<std::string>& queue = room(visitor).queue;
    CHECK(queue.size() == 12);
    CHECK(std::set<std::string>(queue.begin(), queue.end()).size() == 12);
    CHECK(room(visitor).counted[index_of(RoomCard::want_to_speak)] == 13);
    // The chair sees that one more wants to speak.
    CHECK(room(visitor).up[index_of(RoomCard::want_to_speak)] == 1);
    visitor.press("room.chair");
    CHECK(visitor.label("room-chair.want-to-speak") == "I want to speak");
    visitor.press("room-chair.want-to-speak");
    CHECK_FALSE(visitor.shows("room-chair.want-to-speak"));
}

TEST_CASE("only counts go on record: after ten minutes, and at the end") {
    Visitor visitor = in_the_room();
    visitor.press("room.card.agree");
    visitor.kiosk.wait(room_record_every_ms);
    REQUIRE(visitor.kiosk.count<SaveRoom>() == 1);
    CHECK(saved_cards(visitor) ==
          Json{{"cards",
                {{"slow-down", 0}, {"not-understood", 0}, {"want-to-speak", 0}, {"agree", 1}, {"need-break", 0}}}});
    visitor.kiosk.wait(room_record_every_ms);
    CHECK(visitor.kiosk.count<SaveRoom>() == 1); // nothing more was held up
    visitor.press("room.card.need-break");
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    visitor.press("set-up.door");
    CHECK(visitor.kiosk.count<SaveRoom>() == 2);
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("cards that are not on record yet go there when the program ends") {
    Visitor visitor = in_the_room();
    visitor.press("room.card.agree");
    visitor.kiosk.act(KioskEnds{});
    CHECK(visitor.kiosk.count<SaveRoom>() == 1);
    visitor.kiosk.act(KioskEnds{});
    CHECK(visitor.kiosk.count<SaveRoom>() == 1);
}

TEST_CASE("what could not be saved is counted again") {
    Visitor visitor = in_the_room();
    visitor.press("room.card.agree");
    visitor.kiosk.wait(room_record_every_ms);
    CHECK(room(visitor).counted == RoomCounts{});
    visitor.kiosk.act(RoomNotSaved{std::get<SaveRoom>(visitor.kiosk.effects.back()).counted});
    CHECK(room(visitor).counted[index_of(RoomCard::agree)] == 1);
}

TEST_CASE("the room never asks whether somebody is still there, and comes back to the cards") {
    Visitor visitor = in_the_room();
    visitor.press("room.card.agree");
    visitor.kiosk.act(ChangeTextSize{TextSize::largest});
    visitor.kiosk.wait(room_told_for_ms);
    CHECK(visitor.screen() == "room");
    CHECK(visitor.kiosk.model.session.settings.text_size == TextSize::largest);
    visitor.kiosk.wait(idle_before_asking_ms);
    CHECK(visitor.screen() == "room");
    CHECK(visitor.kiosk.model.session.settings.text_size == TextSize::standard);
}

TEST_CASE("in the room no journey begins, and nobody but staff moves the terminal") {
    Visitor visitor = in_the_room();
    visitor.kiosk.act(StartForm{"claim"});
    visitor.kiosk.act(StandInRoom{});
    CHECK(visitor.screen() == "room");
    visitor.press("help.person");
    visitor.press("back");
    CHECK(visitor.screen() == "room");
}

TEST_CASE("the day after, the terminal stands at the door again") {
    Visitor visitor = in_the_room();
    visitor.kiosk.act(MeetingsChanged{});
    CHECK(visitor.screen() == "welcome");
    CHECK(visitor.label("heading") == "There is no meeting today.");
}

TEST_CASE("the screen of the room is due with each minute") {
    Visitor visitor = in_the_room();
    visitor.kiosk.act(TimePassed{0, twenty_past_ms + 15'000});
    CHECK(next_deadline(visitor.kiosk.model) == 45'000);
}

namespace {

void type_digits(Visitor& visitor, const std::string& digits) {
    for (const char digit : digits) visitor.press(std::string("keyboard.") + digit);
}

// Somebody has held up a card, and the chair's page asks for a PIN.
Visitor room_with_chair_pin() {
    Visitor visitor = in_the_room();
    visitor.kiosk.model.carried.has_chair_pin = true;
    visitor.press("room.card.slow-down");
    visitor.press("back");
    visitor.press("room.chair");
    return visitor;
}

std::string last_chair_pin(const Visitor& visitor) {
    const auto* kept = std::get_if<KeepChairPin>(&visitor.kiosk.effects.back());
    REQUIRE(kept != nullptr);
    return kept->pin;
}

} // namespace

TEST_CASE("where the chair has a PIN, only who types it sees what is held up, until they leave the page") {
    Visitor visitor = room_with_chair_pin();
    CHECK(visitor.label("heading") == "Type the PIN of the chair");
    CHECK_FALSE(visitor.shows("room-chair.slow-down"));
    visitor.kiosk.act(SeeCard{RoomCard::slow_down});
    CHECK(room(visitor).up[index_of(RoomCard::slow_down)] == 1);
    type_digits(visitor, "482913");
    visitor.press("next");
    const auto* check = std::get_if<CheckChairPin>(&visitor.kiosk.effects.back());
    REQUIRE(check != nullptr);
    CHECK(check->pin == "482913");
    CHECK(visitor.kiosk.model.session.staff.typed_pin.empty());
    visitor.kiosk.act(PinWrong{});
    CHECK(visitor.shows("error"));
    CHECK_FALSE(visitor.shows("room-chair.slow-down"));
    visitor.kiosk.act(ChairPinRight{});
    CHECK(visitor.shows("room-chair.slow-down"));
    CHECK_FALSE(visitor.kiosk.model.session.staff.inside);
    // Help does not close it: whoever wants larger letters types no PIN again.
    visitor.kiosk.act(GoTo{"text-size"});
    visitor.kiosk.act(GoBack{});
    CHECK(visitor.shows("room-chair.slow-down"));
    visitor.press("room-chair.slow-down");
    CHECK(visitor.shows("room-chair.none"));
    visitor.press("back");
    CHECK(visitor.screen() == "room");
    visitor.press("room.chair");
    CHECK_FALSE(visitor.shows("room-chair.none"));
    CHECK(visitor.label("heading") == "Type the PIN of the chair");
}

TEST_CASE("digits that were typed for the chair's page are gone when it is left") {
    Visitor visitor = room_with_chair_pin();
    type_digits(visitor, "4829");
    visitor.press("next");
    CHECK(visitor.shows("error"));
    visitor.press("back");
    CHECK(visitor.kiosk.model.session.staff.typed_pin.empty());
    CHECK(visitor.screen() == "room");
    // An answer that comes late opens nothing else.
    visitor.kiosk.act(ChairPinRight{});
    CHECK_FALSE(visitor.kiosk.model.session.is_chair);
}

TEST_CASE("digits for the chair's page stand on no other page, whatever the way from there") {
    const std::vector<Action> ways{GoTo{"staff-pin"}, OpenRollCall{}, TakeCard{write_pass(ViewSettings{})},
                                   TakeCard{"no card"}, GoTo{"text-size"}};
    for (std::size_t way = 0; way < ways.size(); ++way) {
        Visitor visitor = room_with_chair_pin();
        type_digits(visitor, "4829");
        REQUIRE(visitor.kiosk.model.session.staff.typed_pin == "4829");
        visitor.kiosk.act(Action(ways[way]));
        INFO(way << " leads to " << visitor.screen());
        CHECK(visitor.kiosk.model.session.staff.typed_pin.empty());
        visitor.kiosk.act(GoTo{"staff-pin"});
        CHECK(visitor.node("staff-pin.field").value.empty());
    }
}

TEST_CASE("staff make the chair's PIN by typing it twice, and take it away again") {
    Visitor visitor = in_the_room();
    visitor.kiosk.act(OpenChairPin{});
    CHECK_FALSE(visitor.kiosk.model.session.staff.for_chair);
    visitor.kiosk.act(GoTo{"staff-pin"});
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.set-up");
    visitor.press("set-up.chair-pin");
    CHECK(visitor.label("heading") == "Make a PIN for the chair");
    type_digits(visitor, "482913");
    visitor.press("next");
    CHECK(visitor.label("error") == "Please type the same PIN once more.");
    type_digits(visitor, "482914");
    visitor.press("next");
    CHECK(visitor.label("error") == "Those two were not the same. Please begin again.");
    for (int time = 0; time < 2; ++time) {
        type_digits(visitor, "482913");
        visitor.press("next");
    }
    CHECK(last_chair_pin(visitor) == "482913");
    visitor.kiosk.act(ChairPinKept{true});
    CHECK(visitor.screen() == "staff-set-up");
    CHECK(visitor.kiosk.model.session.staff.inside);
    CHECK(visitor.kiosk.model.session.staff.first_pin.empty());
    CHECK_FALSE(visitor.shows("set-up.chair-pin"));
    visitor.press("set-up.chair-open");
    CHECK(last_chair_pin(visitor).empty());
    visitor.kiosk.act(PinNotKept{true});
    CHECK(visitor.label("error") == "We could not take this PIN away. Please try again.");
    CHECK(visitor.kiosk.model.session.focus == "error");
    CHECK(visitor.shows("set-up.chair-open"));
    visitor.press("set-up.chair-open");
    CHECK_FALSE(visitor.shows("error"));
    visitor.kiosk.act(ChairPinKept{false});
    CHECK(visitor.shows("set-up.chair-pin"));
    // Left half-way: nothing of it stays, and staff are still there.
    visitor.press("set-up.chair-pin");
    type_digits(visitor, "482913");
    visitor.press("next");
    visitor.press("back");
    CHECK(visitor.screen() == "staff-set-up");
    CHECK(visitor.kiosk.model.session.staff.first_pin.empty());
    CHECK_FALSE(visitor.kiosk.model.session.staff.for_chair);
}
