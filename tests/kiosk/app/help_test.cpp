#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::int64_t second = 1000;
constexpr std::size_t under_1_minute = 0;
constexpr std::size_t under_5_minutes = 2;

Kiosk somebody() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    return kiosk;
}

const HelpCounts& counted(const Kiosk& kiosk) { return kiosk.model.carried.help.counted; }

HelpCounts only(std::size_t wait, std::int64_t times = 1) {
    HelpCounts counts{};
    counts[wait] = times;
    return counts;
}

const SaveHelp* saved(const Kiosk& kiosk) {
    for (const Effect& effect : kiosk.effects) {
        if (const auto* save = std::get_if<SaveHelp>(&effect)) return save;
    }
    return nullptr;
}

} // namespace

TEST_CASE("how long somebody waited for a person is counted when one is there, and they go on where they were") {
    Kiosk kiosk = somebody();
    const std::string before = kiosk.at();
    kiosk.act(GoTo{"person"});
    kiosk.wait(200 * second);
    kiosk.act(HelpCame{});
    CHECK(kiosk.at() == before);
    CHECK(counted(kiosk) == only(under_5_minutes));
    // The next call begins anew, also when larger words are wanted in between.
    kiosk.act(GoTo{"person"});
    kiosk.wait(20 * second);
    kiosk.act(GoTo{"text-size"});
    kiosk.wait(20 * second);
    kiosk.act(GoTo{"person"});
    kiosk.act(HelpCame{});
    CHECK(counted(kiosk)[under_1_minute] == 1);
}

TEST_CASE("staff who open their own page have come") {
    Kiosk kiosk = somebody();
    kiosk.act(GoTo{"person"});
    kiosk.wait(30 * second);
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    CHECK(counted(kiosk) == only(under_1_minute));
    // Staff who look at the screen themselves call nobody.
    kiosk.act(GoTo{"person"});
    CHECK_FALSE(kiosk.model.carried.help.asked_ms.has_value());
}

TEST_CASE("nobody came: counted after a minute of waiting, and not for who only looked") {
    Kiosk looked = somebody();
    looked.act(GoTo{"person"});
    looked.wait(5 * second);
    looked.act(GoBack{});
    CHECK(counted(looked) == HelpCounts{});
    Kiosk waited = somebody();
    waited.act(GoTo{"person"});
    waited.wait(90 * second);
    waited.act(GoBack{});
    CHECK(counted(waited) == only(nobody_came));
    Kiosk gone = somebody();
    gone.act(GoTo{"person"});
    gone.wait(idle_while_away_ms);
    REQUIRE(gone.at() == "still-there");
    gone.wait(time_to_answer(gone.model.session));
    REQUIRE(gone.at() == "welcome");
    CHECK(counted(gone) == only(nobody_came));
}

TEST_CASE("what was counted goes on record after ten minutes, with no name and no moment in it") {
    Kiosk kiosk = somebody();
    for (int times = 0; times < 2; ++times) {
        kiosk.act(GoTo{"person"});
        kiosk.wait(10 * second);
        kiosk.act(HelpCame{});
    }
    kiosk.act(EndSession{});
    CHECK(next_deadline(kiosk.model) == 610 * second);
    kiosk.wait(590 * second);
    const SaveHelp* save = saved(kiosk);
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
    CHECK(counted(kiosk) == HelpCounts{});
    CHECK_FALSE(next_deadline(kiosk.model).has_value());
    // The disk was full.
    kiosk.act(HelpNotSaved{save->counted});
    CHECK(counted(kiosk) == only(under_1_minute, 2));
    CHECK(next_deadline(kiosk.model).has_value());
}

TEST_CASE("in practice nobody's wait is counted") {
    Kiosk kiosk = somebody();
    kiosk.model.carried.choices.practice = true;
    kiosk.act(GoTo{"person"});
    kiosk.wait(20 * second);
    kiosk.act(HelpCame{});
    CHECK(counted(kiosk) == HelpCounts{});
}
