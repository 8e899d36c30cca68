// The screens of the meeting room, and what staff set the terminal to: their part of the sample screens.
#include "kiosk/app/flow.h"
#include "kiosk/sample_player.h"

namespace copro {

namespace {

constexpr std::int64_t half_an_hour_ms = 1'800'000;

void keep_room(SamplePlayer& player) {
    player.keep();
    player.press("room.agenda");
    player.keep();
    player.press("back");
    player.press("room.chair");
    player.keep("none");
    player.press("back");
    for (const RoomCardFace& face : room_cards) {
        player.press(std::string("room.card.") + face.id);
        const bool speaks = face.card == RoomCard::want_to_speak;
        if (speaks || face.card == RoomCard::agree) player.keep(speaks ? "turn" : "");
        player.press("back");
        if (!speaks) continue;
        player.press(std::string("room.card.") + face.id);
        player.press("back");
    }
    player.keep("queue");
    SamplePlayer asked = player;
    asked.model().carried.has_chair_pin = true;
    asked.press("room.chair");
    asked.keep("pin");
    player.press("room.chair");
    player.keep();
}

} // namespace

void play_set_up(SamplePlayer player, const Meeting& meeting) {
    const MeetingPack& pack = meeting.pack;
    player.model().carried.has_pin = true;
    player.model().carried.brightness = brightest / 2;
    player.act(PinRight{});
    player.press("staff.set-up");
    player.keep();
    SamplePlayer practice = player;
    practice.press("set-up.practice");
    practice.keep("practice");
    practice.act(StartForm{"feedback"});
    practice.keep("practice");
    while (practice.model().session.screen == "question") {
        const std::string before = current_question(practice.model()).id;
        practice.press(before + ".yes"); // no name is asked for
        practice.act(Continue{});
        if (practice.model().session.screen == "question" && current_question(practice.model()).id == before) break;
    }
    practice.act(SaveForm{});
    practice.keep("practice");
    SamplePlayer locked = player;
    locked.press("set-up.lock");
    locked.keep();
    SamplePlayer chair = player;
    chair.press("set-up.chair-pin");
    chair.keep("chair");
    SamplePlayer paper = player;
    paper.press("set-up.paper");
    paper.keep();
    paper.press("staff-paper.feedback");
    paper.keep("paper");
    player.press("set-up.room." + pack.id);
    player.act(TimePassed{player.model().now_ms, wall_ms_of(pack.date, pack.starts) + half_an_hour_ms});
    keep_room(player);
}

} // namespace copro
