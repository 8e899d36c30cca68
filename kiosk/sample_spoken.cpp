// An answer that is spoken: its part of the sample screens.
#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/sample_player.h"

namespace copro {

namespace {

void go_to_why(SamplePlayer& player) {
    player.act(StartForm{"feedback"});
    while (current_question(player.model()).type == "notice") {
        if (!player.goes_on()) return;
    }
    player.press("overall.good");
    player.act(Continue{});
}

// The last choice of each leads to the most questions.
void answer_in_line(SamplePlayer& player, const Question& question) {
    const Words words = words_of(player.model());
    if (question.id == "category")
        player.press("category." + category_with_receipt(player.model()));
    else if (question.type == "date")
        player.type("01102026");
    else if (question.type == "money")
        player.type("6.60");
    else if (!question.options.empty())
        player.press(question.id + "." + options_of(question_context(player.model(), question, words)).back().id);
}

// What is needed, and why there is no receipt: in a list of its own.
void play_spoken_elsewhere(SamplePlayer player) {
    player.act(StartForm{"sign-in"});
    player.act(ChangeQuestion{"needs-other"});
    player.press("spoken.open");
    player.keep("sign-in");
    player.press("spoken.start");
    player.act(SpokenHeld{});
    player.act(SpokenKept{"1"});
    player.keep("spoken");
    player.act(StartForm{"claim"});
    if (category_with_receipt(player.model()).empty()) return;
    player.act(ChangeQuestion{"lines"});
    player.press("lines.add");
    while (player.model().session.run->line && current_question(player.model()).id != "no-receipt-because") {
        const Question question = current_question(player.model());
        answer_in_line(player, question);
        if (!player.goes_on()) return;
    }
    player.press("spoken.open");
    player.press("spoken.start");
    player.act(SpokenHeld{});
    player.act(SpokenKept{"2"});
    player.keep("spoken");
    player.act(Continue{});
    player.act(SkipRest{});
    player.keep("spoken");
}

} // namespace

void play_spoken(SamplePlayer player) {
    play_spoken_elsewhere(player);
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
