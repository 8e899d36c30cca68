// An answer that is spoken: its part of the sample screens.
#include "kiosk/app/flow.h"
#include "kiosk/sample_player.h"

namespace copro {

namespace {

void go_to_why(SamplePlayer& player) {
    player.act(StartForm{"feedback"});
    while (current_question(player.model()).type == "notice") player.act(Continue{});
    player.press("overall.good");
    player.act(Continue{});
}

} // namespace

void play_spoken(SamplePlayer player) {
    go_to_why(player);
    player.press("spoken.open");
    player.keep();
    player.act(SpokenNotHeld{});
    player.keep("no-room");
    SamplePlayer without = player;
    player.press("spoken.start");
    player.keep();
    player.act(SpokenHeard{12'000, 7});
    player.keep("heard");
    player.act(SpokenHeld{true});
    player.keep("silent");
    player.press("spoken.again");
    player.press("spoken.start");
    player.act(SpokenHeard{std::int64_t{1000} * player.model().carried.longest_voice_s, 5});
    player.act(SpokenHeld{});
    player.keep("over");
    player.press("spoken.listen");
    player.keep("playing");
    player.act(SpokenPlayed{false});
    player.keep("not-played");
    player.act(SpokenKept{"1"});
    player.keep("spoken");
    SamplePlayer stopping = player;
    stopping.act(GoTo{"stop"});
    stopping.keep("voice");
    stopping.act(GoTo{"still-there"});
    stopping.keep("voice");
    player.act(SkipRest{});
    player.keep("spoken");
    without.press("spoken.start");
    without.act(MicrophoneLost{});
    without.keep("no-microphone");
}

} // namespace copro
