#include "tests/kiosk/kiosk_fixture.h"
#include "tests/kiosk/survey_pack.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a meeting's own survey: skip rule, constraint, answers at first, and what is saved") {
    Kiosk kiosk(carried_with({survey_pack()}));
    kiosk.act(StartForm{"survey"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question hello");
    kiosk.next();
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("uses_bus.yes");
    CHECK(kiosk.at() == "question age");
    kiosk.write("200");
    CHECK(kiosk.at() == "question age");
    CHECK(kiosk.error() == "error.does-not-fit");
    kiosk.press("keyboard.delete");
    kiosk.next();
    CHECK(kiosk.at() == "question what");
    kiosk.press("what.bus");
    kiosk.press("what.train");
    kiosk.next();
    CHECK(kiosk.error() == "error.does-not-fit");
    kiosk.press("what.train");
    kiosk.next();
    CHECK(kiosk.at() == "question miles");
    kiosk.next();
    CHECK(kiosk.at() == "question ok");
    kiosk.choose("ok.OK");
    CHECK(kiosk.at() == "question why");
    kiosk.write("It is late");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.draft()->kind == "survey");
    CHECK(kiosk.draft()->form == "bus_survey");
    CHECK(kiosk.draft()->form_version == 3);
    Json body = kiosk.body();
    CHECK(body["shown"].size() == 2);
    body.erase("shown");
    CHECK(body == Json{{"answers",
                        {{"uses_bus", "yes"},
                         {"age", 20},
                         {"what", {"bus"}},
                         {"miles", "2.5"},
                         {"ok", "OK"},
                         {"why", "It is late"}}},
                       {"helped", false}});
}

TEST_CASE("what is skipped is not asked, and not saved once it was answered") {
    Kiosk kiosk(carried_with({survey_pack()}));
    kiosk.act(StartForm{"survey"});
    kiosk.pass_limits();
    kiosk.next();
    kiosk.choose("uses_bus.yes");
    kiosk.write("40");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.act(ChangeQuestion{"uses_bus"});
    kiosk.choose("uses_bus.no");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["answers"] == Json{{"uses_bus", "no"}, {"miles", "2.5"}});
}

TEST_CASE("a survey is offered where there is one, and another meeting's is not mixed up with it") {
    Kiosk none;
    CHECK_FALSE(offers_survey(none.model));
    none.act(StartForm{"survey"});
    none.pass_limits();
    CHECK(none.at() == "welcome");

    MeetingPack other = sample_pack();
    other.id = "other";
    Kiosk kiosk(carried_with({other, survey_pack()}));
    CHECK(offers_survey(kiosk.model));
    kiosk.act(StartForm{"survey"});
    CHECK(kiosk.at() == "choose-meeting");
    kiosk.act(ChooseMeeting{"better-buses"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question hello");

    Kiosk elsewhere(carried_with({other, survey_pack()}));
    elsewhere.act(StartForm{"feedback"});
    elsewhere.act(ChooseMeeting{"other"});
    CHECK_FALSE(offers_survey(elsewhere.model));
    elsewhere.act(StartForm{"survey"});
    elsewhere.pass_limits();
    CHECK(elsewhere.at() == "question overall");
}
