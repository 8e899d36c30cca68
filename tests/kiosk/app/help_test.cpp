#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t one_second = 1000;
constexpr std::size_t under_1_minute = 0;
constexpr std::size_t under_5_minutes = 2;

Kiosk somebody_in_feedback() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    return kiosk;
}

HelpCounts counted_waits(const Kiosk& kiosk) {
    const auto& counted = kiosk.model.carried.help.counted;
    const auto found = counted.find("better-buses");
    return found == counted.end() ? HelpCounts{} : found->second;
}

HelpCounts waits_of(std::size_t wait, std::int64_t times = 1) {
    HelpCounts counts{};
    counts[wait] = times;
    return counts;
}

const SaveHelp* saved_waits(const Kiosk& kiosk) {
    for (const Effect& effect : kiosk.effects) {
        if (const auto* save = std::get_if<SaveHelp>(&effect)) return save;
    }
    return nullptr;
}

} // namespace

TEST_CASE("how long somebody waited for a person is counted when one is there, and they go on where they were") {
    Kiosk kiosk = somebody_in_feedback();
    const std::string before = kiosk.at();
    kiosk.act(GoTo{"person"});
    kiosk.wait(200 * one_second);
    kiosk.act(HelpCame{});
    CHECK(kiosk.at() == before);
    CHECK(counted_waits(kiosk) == waits_of(under_5_minutes));
    // The next call begins anew, also when larger words are wanted in between.
    kiosk.act(GoTo{"person"});
    kiosk.wait(20 * one_second);
    kiosk.act(GoTo{"text-size"});
    kiosk.wait(20 * one_second);
    kiosk.act(GoTo{"person"});
    kiosk.act(HelpCame{});
    CHECK(counted_waits(kiosk)[under_1_minute] == 1);
}

TEST_CASE("staff who open their own page have come") {
    Kiosk kiosk = somebody_in_feedback();
    kiosk.act(GoTo{"person"});
    kiosk.wait(30 * one_second);
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    CHECK(counted_waits(kiosk) == waits_of(under_1_minute));
    // Staff who look at the screen themselves call nobody.
    kiosk.act(GoTo{"person"});
    CHECK_FALSE(kiosk.model.carried.help.asked_ms.has_value());
}

TEST_CASE(
    "staff who go from the first screen to their own page have been called by nobody, unless somebody waited there") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(GoTo{"person"});
    kiosk.wait(20 * one_second);
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    CHECK(counted_waits(kiosk) == HelpCounts{});
    CHECK_FALSE(kiosk.model.carried.help.asked_ms.has_value());
    CHECK(kiosk.model.carried.help.asked_at.empty());
    Kiosk waited;
    waited.act(PersonActive{});
    waited.act(GoTo{"person"});
    waited.wait(least_wait_for_help_ms);
    waited.act(GoTo{"staff-pin"});
    waited.act(PinRight{});
    CHECK(counted_waits(waited) == waits_of(under_1_minute + 1));
}

TEST_CASE("nobody came: counted after a minute of waiting, and not for who only looked") {
    Kiosk looked = somebody_in_feedback();
    looked.act(GoTo{"person"});
    looked.wait(5 * one_second);
    looked.act(GoBack{});
    CHECK(counted_waits(looked) == HelpCounts{});
    Kiosk waited = somebody_in_feedback();
    waited.act(GoTo{"person"});
    waited.wait(90 * one_second);
    waited.act(GoBack{});
    CHECK(counted_waits(waited) == waits_of(nobody_came));
    Kiosk gone = somebody_in_feedback();
    gone.act(GoTo{"person"});
    gone.wait(idle_while_away_ms);
    REQUIRE(gone.at() == "still-there");
    gone.act(PersonActive{});
    gone.act(StayHere{});
    REQUIRE(gone.at() == "person"); // who is there waits on
    CHECK(counted_waits(gone) == HelpCounts{});
    gone.wait(idle_while_away_ms);
    gone.wait(time_to_answer(gone.model.session));
    REQUIRE(gone.at() == "welcome");
    CHECK(counted_waits(gone) == waits_of(nobody_came));
}

TEST_CASE("what was counted goes on record after ten minutes, with no name and no moment in it") {
    Kiosk kiosk = somebody_in_feedback();
    for (int times = 0; times < 2; ++times) {
        kiosk.act(GoTo{"person"});
        kiosk.wait(10 * one_second);
        kiosk.act(HelpCame{});
    }
    kiosk.act(EndSession{});
    CHECK(next_deadline(kiosk.model) == 610 * one_second);
    kiosk.wait(590 * one_second);
    const SaveHelp* save = saved_waits(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->draft.kind == "help");
    CHECK(save->draft.meeting == "better-buses");
    CHECK(parse_json(save->draft.body, "body").take() == Json{{"waits",
                                                               {{"under-1-minute", 2},
                                                                {"under-2-minutes", 0},
                                                                {"under-5-minutes", 0},
                                                                {"under-10-minutes", 0},
                                                                {"longer", 0},
                                                                {"nobody-came", 0}}}});
    CHECK(counted_waits(kiosk) == HelpCounts{});
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
    // The disk was full.
    kiosk.act(HelpNotSaved{save->draft.meeting, save->counted});
    CHECK(counted_waits(kiosk) == waits_of(under_1_minute, 2));
    CHECK(next_deadline(kiosk.model).has_value());
}

TEST_CASE("what was counted goes on record when the program ends, and an hour of nothing does not") {
    Kiosk kiosk = somebody_in_feedback();
    kiosk.act(KioskEnds{});
    CHECK(saved_waits(kiosk) == nullptr);
    kiosk.act(GoTo{"person"});
    kiosk.wait(10 * one_second);
    kiosk.act(HelpCame{});
    kiosk.act(KioskEnds{});
    const SaveHelp* save = saved_waits(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->counted == waits_of(under_1_minute));
    CHECK(counted_waits(kiosk) == HelpCounts{});
}

TEST_CASE("what the disk did not take of one meeting is not counted for another") {
    Kiosk kiosk = somebody_in_feedback();
    kiosk.act(HelpNotSaved{"yesterday", waits_of(nobody_came)});
    kiosk.act(GoTo{"person"});
    kiosk.act(HelpCame{});
    kiosk.wait(600 * one_second);
    CHECK(kiosk.count<SaveHelp>() == 2);
    CHECK(kiosk.model.carried.help.counted.empty());
}

TEST_CASE("in practice nobody's wait is counted") {
    Kiosk kiosk = somebody_in_feedback();
    kiosk.model.carried.choices.practice = true;
    kiosk.act(GoTo{"person"});
    kiosk.wait(20 * one_second);
    kiosk.act(HelpCame{});
    CHECK(counted_waits(kiosk) == HelpCounts{});
}
