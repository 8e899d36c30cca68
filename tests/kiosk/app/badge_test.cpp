#include "kiosk/view/settings_pass.h"
#include "sync/records/badge.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

const Bytes mabels_token(badge_token_bytes, 1);
const Bytes strangers_token(badge_token_bytes, 2);
const Bytes other_days_token(badge_token_bytes, 3);

MeetingPack pack_with_badge(const std::string& meeting = "better-buses", const Bytes& token = mabels_token) {
    MeetingPack pack = sample_pack();
    pack.id = meeting;
    pack.people.front().badge = badge_hash(meeting, token);
    return pack;
}
TakeCard badge(const Bytes& token = mabels_token) { return {write_badge(token)}; }
const BadgeState& badge_of(const Kiosk& kiosk) { return kiosk.model.session.badge; }

// Mabel by the letters of her name, as the badge must end up.
Kiosk by_name() {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("mabel th");
    kiosk.choose("who.p-001");
    return kiosk;
}

void nothing_known(const Kiosk& kiosk, const char* message) {
    CHECK(kiosk.at() == "badge");
    CHECK(badge_of(kiosk).message == message);
    CHECK(badge_of(kiosk).person.empty());
    CHECK(badge_of(kiosk).meeting == nullptr);
    CHECK(kiosk.model.session.person.id.empty());
    CHECK(kiosk.effects.empty());
}

} // namespace

TEST_CASE("a badge asks whether it is you, and then all is as if the name had been chosen") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(badge());
    CHECK(kiosk.at() == "badge");
    CHECK(badge_of(kiosk).person == "p-001");
    // Nothing is signed, begun or known before the person has said yes.
    CHECK_FALSE(kiosk.model.session.run);
    CHECK(kiosk.model.session.person.id.empty());
    CHECK(kiosk.model.session.meeting == nullptr);
    CHECK(kiosk.effects.empty());
    kiosk.act(BadgeIsMine{});
    const Kiosk named = by_name();
    CHECK(kiosk.at() == named.at());
    CHECK(kiosk.answers() == named.answers());
    CHECK(kiosk.model.session.run->typed.text == named.model.session.run->typed.text);
    CHECK(kiosk.model.session.person.id == named.model.session.person.id);
    CHECK(badge_of(kiosk).person.empty());
    CHECK(kiosk.effects.empty());
    kiosk.back();
    CHECK(kiosk.at() == "question who");
}

TEST_CASE("where names are looked for a badge does the same, and what was typed is no loss") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("idr");
    kiosk.act(badge());
    kiosk.act(BadgeIsMine{});
    CHECK(kiosk.answers() == by_name().answers());
    // "No": back to the letters, as they were.
    Kiosk other(carried_with({pack_with_badge()}));
    other.act(StartForm{"sign-in"});
    other.type("idr");
    other.act(badge());
    other.act(FindMyName{});
    CHECK(other.at() == "question who");
    CHECK(other.model.session.run->typed.text == "idr");
    CHECK(badge_of(other).person.empty());
    // And from the start: to where names are looked for.
    Kiosk start(carried_with({pack_with_badge()}));
    start.act(badge());
    start.act(FindMyName{});
    CHECK(start.at() == "question who");
    CHECK(start.model.session.run->answers.find("who") == nullptr);
    // Nothing of it is left to say yes to.
    start.act(BadgeIsMine{});
    CHECK(start.at() == "question who");
}

TEST_CASE("a badge that is not known opens nothing, and the way by name stays") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    const auto shown = [&](const std::string& code, const char* message) {
        INFO(code);
        kiosk.act(TakeCard{code});
        nothing_known(kiosk, message);
        kiosk.act(BadgeIsMine{});
        nothing_known(kiosk, message);
    };
    shown(write_badge(strangers_token), "badge.unknown");
    std::string damaged = write_badge(mabels_token);
    damaged.back() = damaged.back() == '0' ? '1' : '0';
    shown(damaged, "pass.unreadable");
    shown("COPROBADGE2/1", "badge.unknown");
    // Where a badge is asked for, any other code is told to be none.
    shown("https://example.org/evil", "badge.not-a-badge");
    // What the pack has is no code that a badge could carry.
    shown("COPROBADGE1/" + kiosk.model.carried.meetings.front()->pack.people.front().badge, "pass.unreadable");
    kiosk.act(FindMyName{});
    CHECK(kiosk.at() == "question who");
}

TEST_CASE("a settings card stays one wherever it is shown") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(GoTo{"badge"});
    ViewSettings large;
    large.text_size = TextSize::largest;
    kiosk.act(TakeCard{write_pass(large)});
    CHECK(kiosk.at() == "card");
    CHECK(kiosk.model.session.settings.text_size == TextSize::largest);
    kiosk.back();
    CHECK(kiosk.at() == "badge");
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("of two meetings today the badge's own is signed in to; chosen already, the other one is told") {
    const auto two = [] { return carried_with({pack_with_badge(), pack_with_badge("warm-homes", other_days_token)}); };
    Kiosk kiosk(two());
    kiosk.act(badge(other_days_token));
    kiosk.act(BadgeIsMine{});
    CHECK(kiosk.model.session.meeting->pack.id == "warm-homes");
    CHECK(kiosk.at() == "question privacy");
    Kiosk chosen(two());
    chosen.act(StartForm{"sign-in"});
    chosen.act(ChooseMeeting{"better-buses"});
    REQUIRE(chosen.at() == "question who");
    chosen.act(badge(other_days_token));
    nothing_known(chosen, "badge.other-meeting");
    chosen.back();
    CHECK(chosen.at() == "question who");
    // A pack of another meeting into which a hash was copied finds nobody.
    MeetingPack copied = pack_with_badge("warm-homes");
    copied.people.front().badge = badge_hash("better-buses", mabels_token);
    Kiosk fooled(carried_with({copied}));
    fooled.act(badge());
    nothing_known(fooled, "badge.unknown");
}

TEST_CASE("whoever has signed in already is told so, as by name") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(RollChanged{{{"better-buses", "p-001", "Mabel Thornberry", morning_ms}}});
    kiosk.act(badge());
    kiosk.act(BadgeIsMine{});
    CHECK(kiosk.at() == "already-here");
    CHECK(kiosk.effects.empty());
}

TEST_CASE("in practice a badge is tried out, and nothing is saved") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.model.carried.choices.practice = true;
    kiosk.act(badge());
    kiosk.act(BadgeIsMine{});
    while (kiosk.at() != "check") {
        if (kiosk.at() == "question roles") kiosk.press("roles.carer");
        const std::string before = kiosk.at();
        kiosk.next();
        REQUIRE(kiosk.at() != before);
    }
    kiosk.act(SaveForm{});
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.model.session.saved.practice);
    CHECK(kiosk.draft() == nullptr);
    CHECK(kiosk.count<NoteArrival>() == 0);
}

TEST_CASE("in the middle of something a badge takes nothing away and shows no name") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.type("The bus was late");
    const std::string question = kiosk.at();
    kiosk.act(badge());
    nothing_known(kiosk, "badge.later");
    kiosk.back();
    CHECK(kiosk.at() == question);
    CHECK(kiosk.model.session.run->typed.text == "The bus was late");
    // In help that was opened over it, the same.
    kiosk.act(GoTo{"text-size"});
    kiosk.act(badge());
    nothing_known(kiosk, "badge.later");
    kiosk.back();
    CHECK(kiosk.at() == question);
    // Somebody has signed in, and has not gone yet.
    Kiosk here = by_name();
    here.model.session.run.reset();
    here.model.session.person = {"p-003", "Idris Quillfeather"};
    here.act(GoTo{"welcome"});
    here.act(badge());
    CHECK(badge_of(here).message == "badge.later");
    CHECK(badge_of(here).person.empty());
}

TEST_CASE("what another screen would end or hide is not left for a badge") {
    const auto stays = [](Kiosk& kiosk) {
        const std::string screen = kiosk.model.session.screen;
        kiosk.act(badge());
        CHECK(kiosk.model.session.screen == screen);
        CHECK(badge_of(kiosk).person.empty());
        CHECK(badge_of(kiosk).message.empty());
    };
    for (const char* screen : {"photo", "spoken", "paused", "staff-pin"}) {
        INFO(screen);
        Kiosk kiosk(carried_with({pack_with_badge()}));
        kiosk.act(GoTo{screen});
        stays(kiosk);
    }
    Kiosk locked(carried_with({pack_with_badge()}));
    locked.model.carried.choices.locked = true;
    locked.act(EndSession{});
    REQUIRE(locked.at() == "locked");
    stays(locked);
    Kiosk paper(carried_with({pack_with_badge()}));
    paper.act(StartForm{"sign-in"});
    paper.model.session.from_paper = true;
    stays(paper);
}

TEST_CASE("a badge answers \"Are you still there?\", and larger letters do not lose it") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(PersonActive{});
    kiosk.wait(idle_before_asking_ms);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.act(badge());
    CHECK(kiosk.at() == "badge");
    kiosk.act(GoTo{"text-size"});
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.back();
    CHECK(kiosk.at() == "badge");
    CHECK(badge_of(kiosk).person == "p-001");
    // Shown once more over help, there is still one way back.
    kiosk.act(GoTo{"text-size"});
    kiosk.act(badge());
    CHECK(kiosk.at() == "badge");
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
    CHECK(badge_of(kiosk).person.empty());
}

TEST_CASE("nothing of a badge is left for the next person") {
    Kiosk kiosk(carried_with({pack_with_badge()}));
    kiosk.act(badge());
    kiosk.act(EndSession{});
    CHECK(kiosk.at() == "welcome");
    CHECK(badge_of(kiosk).person.empty());
    CHECK(badge_of(kiosk).meeting == nullptr);
    kiosk.act(BadgeIsMine{});
    CHECK(kiosk.at() == "welcome");
}
