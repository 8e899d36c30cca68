// Spoken answers in the model: recorded, held, kept, dropped, saved with the feedback; with a microphone that only
// notes.
#include "kiosk/app/paused_work.h"
#include "tests/kiosk/app/speaking_kiosk.h"
#include "tests/kiosk/survey_pack.h"

using namespace copro;
using namespace copro::test;

namespace {

// At "Why?" of the feedback.
struct SpeakingOfWhy : SpeakingKiosk {
    explicit SpeakingOfWhy(Carried carried = carried_with_microphone())
        : SpeakingKiosk(std::move(carried)) {
        kiosk.act(StartForm{"feedback"});
        kiosk.pass_limits();
        kiosk.choose("overall.good");
        REQUIRE(kiosk.at() == "question why");
    }
};

} // namespace

TEST_CASE("without a microphone an answer is typed, and so is one that staff read from paper") {
    SpeakingOfWhy none(carried_with({sample_pack()}));
    none.act(OpenSpoken{});
    CHECK(none.kiosk.at() == "question why");
    SpeakingOfWhy paper;
    paper.kiosk.model.session.from_paper = true;
    paper.act(OpenSpoken{});
    CHECK(paper.kiosk.at() == "question why");
    // Nothing but free words is spoken.
    SpeakingOfWhy choice;
    choice.kiosk.next();
    REQUIRE(choice.kiosk.at() == "question take-part");
    choice.act(OpenSpoken{});
    CHECK(choice.kiosk.at() == "question take-part");
}

TEST_CASE("a spoken answer goes with the feedback, beside typed ones, and its name is nowhere in the body") {
    SpeakingOfWhy visit;
    visit.say_and_keep();
    CHECK(visit.spoken.calls == "record; hold; hush; keep; ");
    CHECK(visit.kept() == std::vector<std::string>{"voice-1"});
    visit.kiosk.next();
    while (visit.kiosk.at() != "question anything-else") visit.kiosk.next();
    visit.kiosk.write("And thank you");
    visit.finish();
    CHECK(visit.kiosk.draft()->attachments == std::vector<AttachmentDraft>{{"voice-1", "why", 0}});
    CHECK(visit.kiosk.draft()->body.find("voice-1") == std::string::npos);
    CHECK_FALSE(visit.kiosk.body()["answers"].contains("why"));
    CHECK(visit.kiosk.body()["answers"]["anything-else"] == "And thank you");
    CHECK(visit.kiosk.body()["anonymous"] == true);
    CHECK(visit.kiosk.at() == "saved");
    CHECK(visit.kept().empty());
}

TEST_CASE("said again, a voice takes the place of the one before; taken out, there is none") {
    SpeakingOfWhy visit;
    visit.say_and_keep();
    visit.speak();
    visit.act(StopSpoken{});
    visit.act(SpokenAgain{});
    CHECK(visit.state().step == SpokenStep::ready);
    CHECK(visit.kept() == std::vector<std::string>{"voice-1"});
    visit.act(GoBack{});
    visit.spoken.calls.clear();
    visit.say_and_keep();
    CHECK(visit.spoken.calls == "record; hold; hush; keep; drop voice-1; ");
    CHECK(visit.kept() == std::vector<std::string>{"voice-2"});
    visit.act(RemoveSpoken{});
    CHECK(visit.spoken.calls.ends_with("drop voice-2; "));
    CHECK(visit.kept().empty());
    visit.finish();
    CHECK(visit.kiosk.draft()->attachments.empty());
}

TEST_CASE("a voice is listened to as loud as the person wants, and what is said last of it is told") {
    SpeakingOfWhy visit;
    visit.kiosk.act(ChangeLoudness{1});
    visit.speak();
    visit.act(StopSpoken{});
    visit.act(PlaySpoken{});
    CHECK(visit.state().playing);
    visit.act(HushSpoken{});
    CHECK_FALSE(visit.state().playing);
    CHECK(visit.spoken.calls == "record; hold; play 6; hush; ");
    visit.act(PlaySpoken{});
    visit.act(SpokenPlayed{true});
    CHECK_FALSE(visit.state().playing);
    CHECK(visit.state().message.empty());
    visit.act(PlaySpoken{});
    visit.act(SpokenPlayed{false});
    CHECK(visit.state().message == "spoken.not-played");
    visit.act(KeepSpoken{});
    CHECK(visit.kept().size() == 1);
}

TEST_CASE("the ring stays on the button that begins and ends the playing, and where there was none there is none") {
    SpeakingOfWhy visit;
    visit.speak();
    visit.act(StopSpoken{});
    const NodeId& focus = visit.kiosk.model.session.focus;
    visit.act(PlaySpoken{});
    CHECK(focus.empty());
    visit.act(SpokenPlayed{true});
    CHECK(focus.empty());
    visit.act(MoveFocus{"spoken.listen"});
    visit.act(PlaySpoken{});
    CHECK(focus == "spoken.hush");
    visit.act(HushSpoken{});
    CHECK(focus == "spoken.listen");
    visit.act(PlaySpoken{});
    visit.act(SpokenPlayed{true});
    CHECK(focus == "spoken.listen");
    visit.act(PlaySpoken{});
    visit.act(HushSpoken{"spoken.keep"});
    CHECK(focus == "spoken.keep");
    visit.act(PlaySpoken{});
    visit.act(SpokenPlayed{false});
    CHECK(focus == "error");
    visit.act(PlaySpoken{});
    CHECK(focus == "spoken.hush");
    visit.act(PauseVoice{});
    CHECK(focus == "spoken.listen");
    CHECK_FALSE(visit.state().playing);
    CHECK(visit.spoken.calls.ends_with("hush; "));
}

TEST_CASE("after the longest time it stops by itself, and silence is told") {
    SpeakingOfWhy visit;
    visit.speak(59'900);
    CHECK(visit.state().step == SpokenStep::recording);
    visit.act(SpokenHeard{60'100, 6});
    CHECK(visit.state().step == SpokenStep::held);
    CHECK(visit.state().message == "spoken.over");
    CHECK(visit.state().ms == 60'000);
    CHECK(visit.kiosk.model.session.focus == "error");
    visit.act(SpokenAgain{});
    visit.spoken.is_silent = true;
    visit.act(StartSpoken{});
    visit.act(StopSpoken{});
    CHECK(visit.state().message == "spoken.nothing-heard");
    CHECK(visit.spoken.calls == "record; hold; let go; record; hold; ");
}

TEST_CASE("without room or microphone it is said, and the keyboard is there") {
    SpeakingOfWhy visit;
    visit.spoken.has_room = false;
    visit.act(OpenSpoken{});
    visit.act(StartSpoken{});
    CHECK(visit.state().step == SpokenStep::ready);
    CHECK(visit.state().message == "spoken.no-room");
    visit.spoken.has_room = true;
    visit.act(StartSpoken{});
    visit.act(MicrophoneLost{});
    CHECK(visit.state().message == "spoken.no-microphone");
    CHECK(visit.state().lost);
    visit.act(StartSpoken{});
    CHECK(visit.state().step == SpokenStep::ready);
    visit.act(GoBack{});
    visit.kiosk.type("Buses");
    CHECK(visit.spoken.calls == "record; let go; record; let go; ");
}

TEST_CASE("who speaks is there: time runs from the last that was heard") {
    SpeakingOfWhy visit;
    visit.speak();
    for (int heard_s = 0; heard_s < 55; ++heard_s) {
        visit.kiosk.wait(1'000);
        visit.act(SpokenHeard{heard_s * 1'000, 4});
    }
    visit.kiosk.wait(idle_before_asking_ms - 1);
    CHECK(visit.kiosk.at() == "spoken");
}

TEST_CASE("a room that hums is nobody: time runs from the last that could be speech") {
    SpeakingOfWhy visit;
    visit.speak();
    for (std::int64_t ms = 0; ms < idle_before_asking_ms; ms += 1'000) {
        CHECK(visit.kiosk.at() == "spoken");
        visit.kiosk.wait(1'000);
        visit.act(SpokenHeard{6'000, least_level_of_speech - 1});
    }
    CHECK(visit.kiosk.at() == "still-there");
    CHECK(visit.state().step == SpokenStep::held);
}

TEST_CASE("help in front of it ends the recording, and what was said waits behind") {
    SpeakingOfWhy visit;
    visit.speak();
    visit.act(GoTo{"person"});
    CHECK(visit.spoken.calls == "record; hold; ");
    visit.act(GoBack{});
    CHECK(visit.kiosk.at() == "spoken");
    CHECK(visit.state().step == SpokenStep::held);
    visit.act(PlaySpoken{});
    visit.act(GoTo{"text-size"});
    CHECK_FALSE(visit.state().playing);
    visit.act(GoBack{});
    visit.act(KeepSpoken{});
    CHECK(visit.kept() == std::vector<std::string>{"voice-1"});
}

TEST_CASE("Back, the curtain and every way of leaving throw away what was not kept") {
    SpeakingOfWhy visit;
    visit.kiosk.act(TurnVoice{true});
    visit.speak();
    SECTION("Back while it is recorded") {
        visit.act(GoBack{});
        CHECK(visit.spoken.calls == "record; let go; ");
        CHECK(visit.kiosk.at() == "question why");
    }
    SECTION("Do not keep it") {
        visit.act(StopSpoken{});
        visit.act(GoBack{});
        CHECK(visit.spoken.calls == "record; hold; let go; ");
    }
    SECTION("the curtain falls") {
        visit.act(DrawCurtain{true});
        CHECK(visit.spoken.calls == "record; let go; ");
        // Who has it drawn all the time may speak behind it.
        visit.act(StartSpoken{});
        CHECK(visit.state().step == SpokenStep::recording);
        visit.act(SpokenHeard{100, 5});
        CHECK(visit.state().step == SpokenStep::recording);
    }
    SECTION("Stop") {
        visit.act(EndSession{});
        CHECK(visit.spoken.calls == "record; left; ");
    }
    SECTION("time runs out") {
        visit.kiosk.wait(idle_while_away_ms);
        visit.act(TimePassed{visit.kiosk.model.now_ms + most_to_answer_ms, visit.kiosk.model.now_wall_ms});
        CHECK(visit.kiosk.at() == "welcome");
        CHECK(visit.spoken.calls.ends_with("left; "));
    }
    CHECK(visit.kept().empty());
    CHECK_FALSE(visit.state().playing);
}

TEST_CASE("kept voices go with who leaves, and with another answer that no longer asks for them") {
    SpeakingOfWhy visit;
    visit.say_and_keep();
    SECTION("Stop") {
        visit.act(EndSession{});
        CHECK(visit.spoken.calls.ends_with("left; "));
    }
    SECTION("a pause, which holds no voice") {
        CHECK(paused_work(visit.kiosk.model).find("voice-1") == std::string::npos);
        visit.act(PauseWork{});
        CHECK(visit.kiosk.at() == "paused");
        CHECK(visit.spoken.calls.ends_with("left; "));
    }
    CHECK(visit.kept().empty());
    CHECK_FALSE(visit.kiosk.model.session.run.has_value());
}

TEST_CASE("a voice to a question that is no longer asked is left out") {
    SpeakingOfWhy visit;
    visit.say_and_keep();
    visit.kiosk.back();
    visit.kiosk.model.session.run->answers.by_question.erase("overall");
    visit.kiosk.act(SkipRest{});
    visit.act(ChangeQuestion{"anonymous"});
    visit.kiosk.choose("anonymous.yes");
    visit.act(SaveForm{});
    CHECK(visit.kiosk.draft()->attachments.empty());
    CHECK(visit.spoken.calls.ends_with("drop voice-1; "));
}

TEST_CASE("a voice answers a question of a meeting's own survey, one that needs an answer too") {
    MeetingPack pack = survey_pack();
    pack.survey->questions.back().required = true;
    pack.survey->questions.back().show_if = {};
    SpeakingOfWhy visit(carried_with_microphone(std::move(pack)));
    visit.kiosk.act(StartForm{"survey"});
    visit.kiosk.pass_limits();
    visit.kiosk.act(ChangeQuestion{"why"});
    visit.kiosk.next();
    CHECK(visit.kiosk.error() == "error.type-something");
    visit.speak();
    visit.act(StopSpoken{});
    visit.act(KeepSpoken{});
    CHECK(visit.kiosk.error().empty());
    visit.kiosk.next();
    CHECK(visit.kiosk.at() != "question why");
    visit.kiosk.act(SkipRest{});
    REQUIRE(visit.kiosk.at() == "check");
    visit.act(SaveForm{});
    CHECK(visit.kiosk.draft()->kind == "survey");
    CHECK(visit.kiosk.draft()->attachments == std::vector<AttachmentDraft>{{"voice-1", "why", 0}});
}

TEST_CASE("in practice a voice can be said and heard, and nothing of it is sealed") {
    Carried carried = carried_with_microphone();
    carried.choices.practice = true;
    SpeakingOfWhy visit(std::move(carried));
    visit.say_and_keep();
    CHECK(visit.spoken.calls == "record unsealed; hold; hush; keep; ");
    CHECK(visit.kept().empty());
    CHECK(visit.kiosk.model.session.run->answers.spoken.size() == 1);
    visit.finish();
    CHECK(visit.kiosk.draft() == nullptr);
    CHECK(visit.kiosk.at() == "saved");
}

TEST_CASE("what comes from the microphone after somebody went on is let go") {
    SpeakingOfWhy visit;
    visit.act(SpokenHeld{});
    visit.act(SpokenKept{"late"});
    visit.act(SpokenHeard{100, 5});
    visit.act(MicrophoneLost{});
    CHECK(visit.spoken.calls == "let go; drop late; ");
    CHECK(visit.kept().empty());
}
