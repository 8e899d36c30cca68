// Typing is never compulsory (access.md C5): each journey to its saved record by presses alone, without one letter.
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

Visitor started(const char* form) {
    Visitor visitor;
    visitor.press(std::string("welcome.") + form);
    visitor.kiosk.pass_limits();
    return visitor;
}

void pass(Visitor& visitor, int pages) {
    for (int page = 0; page < pages; ++page) visitor.press("next");
}

} // namespace

TEST_CASE("somebody signs in and out without a letter, and is counted") {
    Visitor visitor = started("sign-in");
    visitor.choose("who.told");
    pass(visitor, 1);
    visitor.choose("roles.carer");
    visitor.choose("with.alone");
    visitor.choose("need-areas.nothing");
    visitor.choose("photos.no");
    pass(visitor, 3);
    CHECK(visitor.screen() == "sign-in.check");
    visitor.save();
    Json body = visitor.kiosk.body();
    body.erase("shown");
    CHECK(body == Json::parse(R"({"event": "in", "person": null, "name": "", "new_person": false,
        "privacy_version": 1, "roles": ["carer"], "with": ["alone"], "photos": "no", "needs": ["nothing"],
        "helped": false})"));
    CHECK(visitor.label("heading") == "Welcome, guest.");
    CHECK(visitor.kiosk.count<NoteArrival>() == 1);

    // Two are here whose names the kiosk does not know; one leaves.
    const std::string meeting = visitor.kiosk.model.session.meeting->pack.id;
    visitor.kiosk.act(EndSession{});
    visitor.kiosk.act(RollChanged{{{meeting, "", "", morning_ms, 0, 1}, {meeting, "", "", morning_ms, 0, 2}}});
    visitor.kiosk.act(StartForm{"sign-out"});
    visitor.choose("who.told");
    visitor.save();
    CHECK(visitor.kiosk.count<NoteLeaving>() == 1);
}

TEST_CASE("somebody says what they think without a letter, with or without being named") {
    for (const std::string anonymous : {"yes", "no"}) {
        Visitor visitor = started("feedback");
        visitor.choose("overall.not-good");
        visitor.press("next");
        visitor.choose("take-part.yes");
        visitor.choose("listened.no");
        visitor.choose("knew-change.not-sure");
        visitor.choose("knew-role.yes");
        visitor.choose("barriers.nothing");
        visitor.press("next");
        visitor.choose("anonymous." + anonymous);
        if (anonymous == "no") {
            visitor.choose("who.told");
            visitor.choose("tell-me.no");
            visitor.choose("interest.training");
        }
        visitor.save();
        CHECK(visitor.kiosk.body()["anonymous"] == (anonymous == "yes"));
        CHECK(visitor.kiosk.body()["name"].is_null());
        CHECK(visitor.kiosk.body()["answers"]["overall"] == "not-good");
    }
}

TEST_CASE("somebody claims for another person's journey without a letter") {
    Visitor visitor = started("claim");
    visitor.choose("who.told");
    visitor.choose("for.someone-else-told");
    visitor.choose("when.today");
    visitor.press("lines.add");
    visitor.choose("category.bus");
    visitor.choose("from.1");
    visitor.choose("to.2");
    visitor.choose("way.return");
    for (const char* key : {"keyboard.4", "keyboard..", "keyboard.8"}) visitor.press(key);
    visitor.press("next");
    visitor.choose("who-paid.me");
    visitor.choose("receipt.no");
    visitor.press("next");
    visitor.press("next");
    visitor.press("next");
    visitor.choose("fee.yes");
    visitor.choose("payment.ask-me");
    visitor.save();
    const Json body = visitor.kiosk.body();
    CHECK(body["for"] == "someone-else-told");
    CHECK(body["person"].is_null());
    CHECK(body["name"] == "");
    CHECK(body["lines"][0]["from"] == "Home");
    CHECK(body["lines"][0]["to"] == "Hillside village hall");
    CHECK(body["lines"][0]["amount_pence"] == 480);
}
