#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

Visitor at_list(int kiosks = 1) {
    MeetingPack pack = sample_pack();
    pack.kiosks = kiosks;
    Visitor visitor(carried_with({std::move(pack)}));
    visitor.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 1}}});
    visitor.kiosk.act(GoTo{"staff-pin"});
    visitor.kiosk.act(PinRight{});
    visitor.press("staff.roll-call");
    return visitor;
}

} // namespace

TEST_CASE(
    "a roll call is ended by a button that is there once somebody is ticked, and the screen says that it is saved") {
    Visitor visitor = at_list();
    CHECK_FALSE(visitor.shows("roll-call.end"));
    visitor.press("roll-call.row.1");
    CHECK(visitor.label("roll-call.end") == "The roll call is over");
    visitor.press("roll-call.end");
    CHECK(visitor.kiosk.count<SaveRollCall>() == 1);
    visitor.kiosk.keep_calls();
    CHECK(visitor.label("roll-call.saved") == "We saved this roll call.");
    CHECK_FALSE(visitor.shows("roll-call.end"));
    visitor.press("roll-call.row.1");
    CHECK_FALSE(visitor.shows("roll-call.saved"));
    visitor.press("roll-call.end");
    visitor.kiosk.act(RollCallNotSaved{});
    CHECK_FALSE(visitor.shows("roll-call.saved"));
    CHECK(visitor.shows("roll-call.end"));
    CHECK(visitor.label("error") == "We could not save this list. Write it down on paper.");
}

TEST_CASE("where people sign in at several kiosks, the roll call says that each has a list of its own") {
    CHECK_FALSE(at_list().shows("roll-call.others"));
    CHECK(at_list(2).label("roll-call.others") == "Each machine has its own list. Look at all of them.");
}
