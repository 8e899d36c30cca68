// Access needs: asked once, remembered with a yes, confirmed every time, agreed to again once a year, and met or not.
#include "kiosk/app/needs.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

// Zoë, whose needs are remembered from `reviewed`.
Kiosk zoe_with(RememberedNeeds needs) {
    MeetingPack pack = sample_pack();
    pack.people[5].needs = std::move(needs);
    pack.people[5].privacy_seen = 1;
    Kiosk kiosk(carried_with({pack}));
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    kiosk.choose("roles.carer");
    kiosk.choose("with.alone");
    return kiosk;
}

RememberedNeeds needs_of_last_month() {
    return {{"hearing-loop", "nuts", "celery"}, "A chair with arms", {"email"}, true, *parse_date("2026-10-22")};
}

Json signed_in(Kiosk& kiosk) {
    while (kiosk.at() != "check") {
        const std::string before = kiosk.at();
        kiosk.next();
        INFO(before);
        REQUIRE(kiosk.at() != before);
    }
    kiosk.save();
    return kiosk.body();
}

} // namespace

TEST_CASE("last time's needs that are still right are recorded again with today's date, and nothing more is asked") {
    Kiosk kiosk = zoe_with(needs_of_last_month());
    REQUIRE(kiosk.at() == "question last-time");
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("last-time.yes");
    CHECK(kiosk.at() == "question photos");
    const Json body = signed_in(kiosk);
    CHECK(body["needs"] == Json{"hearing-loop", "nuts", "celery"});
    CHECK(body["needs_other"] == "A chair with arms");
    CHECK(body["needs_contact"] == Json{"email"});
    CHECK(body["tell_host"] == "yes");
    CHECK(body["remember_needs"] == "yes");
    CHECK(body["needs_reviewed"] == "2026-11-22");
    CHECK_FALSE(body.contains("last_time"));
    CHECK_FALSE(body.contains("privacy_version"));
}

TEST_CASE("who says that something changed finds last time's answers there, to be changed") {
    Kiosk kiosk = zoe_with(needs_of_last_month());
    kiosk.choose("last-time.change");
    REQUIRE(kiosk.at() == "question need-areas");
    using Texts = std::vector<std::string>;
    CHECK(*kiosk.answers().get<Texts>("need-areas") == Texts{"communication", "food", "contact", "other"});
    CHECK(*kiosk.answers().get<Texts>("needs-food") == Texts{"allergy"});
    CHECK(*kiosk.answers().get<Texts>("needs-allergens") == Texts{"celery", "nuts"});
    CHECK(*kiosk.answers().get<Texts>("needs-contact") == Texts{"email"});
    kiosk.next();
    kiosk.press("needs-communication.hearing-loop");
    kiosk.choose("needs-communication.captions");
    const Json body = signed_in(kiosk);
    CHECK(body["needs"] == Json{"captions", "celery", "nuts"});
    CHECK(body["remember_needs"] == "yes");
}

TEST_CASE("who needs nothing any more says so with one press, and nothing is kept") {
    Kiosk kiosk = zoe_with(needs_of_last_month());
    kiosk.choose("last-time.no");
    CHECK(kiosk.at() == "question photos");
    const Json body = signed_in(kiosk);
    CHECK(body["needs"] == Json{"nothing"});
    CHECK_FALSE(body.contains("remember_needs"));
    CHECK_FALSE(std::get<NoteArrival>(kiosk.effects.back()).entry.more.asked_needs);
}

TEST_CASE("once a year it is asked again who may know and whether we may remember") {
    RememberedNeeds old = needs_of_last_month();
    old.reviewed = *parse_date("2025-11-21");
    Kiosk kiosk = zoe_with(old);
    kiosk.choose("last-time.yes");
    CHECK(kiosk.at() == "question tell-host");
    kiosk.choose("tell-host.no");
    kiosk.choose("remember-needs.no");
    const Json body = signed_in(kiosk);
    CHECK(body["needs"] == Json{"hearing-loop", "nuts", "celery"});
    CHECK(body["tell_host"] == "no");
    CHECK(body["remember_needs"] == "no");
    old.reviewed = *parse_date("2025-11-22");
    Kiosk in_time = zoe_with(old);
    in_time.choose("last-time.yes");
    CHECK(in_time.at() == "question photos");
}

TEST_CASE("the roll holds needs for the host only with a yes, and always that something was asked for") {
    for (const bool may_know : {true, false}) {
        RememberedNeeds needs = needs_of_last_month();
        needs.tell_host = may_know;
        Kiosk kiosk = zoe_with(needs);
        kiosk.choose("last-time.yes");
        (void)signed_in(kiosk);
        const RollDetails more = std::get<NoteArrival>(kiosk.effects.back()).entry.more;
        CHECK(more.asked_needs);
        CHECK(more.needs.empty() != may_know);
        CHECK(more.needs_other.empty() != may_know);
    }
}

TEST_CASE("what was chosen behind an option that was taken back does not count") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.told");
    kiosk.next();
    kiosk.choose("roles.carer");
    kiosk.choose("with.alone");
    kiosk.choose("need-areas.reading");
    kiosk.choose("needs-reading.braille");
    CHECK(kiosk.at() == "question tell-host");
    kiosk.back();
    kiosk.back();
    kiosk.choose("need-areas.nothing");
    CHECK(kiosk.at() == "question photos");
    CHECK(signed_in(kiosk)["needs"] == Json{"nothing"});
}

TEST_CASE("what a change opens is asked too, needed or not, and Back leads to what opened it") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.told");
    kiosk.next();
    kiosk.choose("roles.carer");
    kiosk.choose("with.alone");
    kiosk.choose("need-areas.nothing");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.act(ChangeQuestion{"need-areas"});
    kiosk.choose("need-areas.food");
    CHECK(kiosk.at() == "question needs-food");
    kiosk.next(); // nothing chosen there, which is an answer
    CHECK(kiosk.at() == "question tell-host");
    kiosk.back();
    CHECK(kiosk.at() == "question needs-food");
    kiosk.back();
    CHECK(kiosk.at() == "question need-areas");
    kiosk.choose("need-areas.nothing");
    CHECK(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"need-areas"});
    kiosk.choose("need-areas.food");
    kiosk.next();
    kiosk.choose("tell-host.yes");
    kiosk.choose("remember-needs.no");
    CHECK(kiosk.at() == "check");
}

TEST_CASE("an area without a page's answer is recorded by itself") {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.choose("who.told");
    kiosk.next();
    kiosk.choose("roles.carer");
    kiosk.choose("with.alone");
    kiosk.choose("need-areas.room");
    kiosk.next();
    CHECK(kiosk.at() == "question tell-host");
    kiosk.choose("tell-host.yes");
    kiosk.choose("remember-needs.no");
    CHECK(signed_in(kiosk)["needs"] == Json{"room"});
}

TEST_CASE("who asked for something is asked on leaving whether they got it, and why not") {
    Kiosk kiosk;
    kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms, 0, 1, with_needs()},
                           {"better-buses", "p-001", "Mabel Thornberry", morning_ms, 0, 2}}});
    kiosk.act(StartForm{"sign-out"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    REQUIRE(kiosk.at() == "question needs-met");
    kiosk.choose("needs-met.partly");
    kiosk.write("The loop was off at first");
    kiosk.save();
    CHECK(kiosk.body()["needs_met"] == "partly");
    CHECK(kiosk.body()["needs_met_why"] == "The loop was off at first");
    kiosk.act(EndSession{});
    kiosk.act(StartForm{"sign-out"});
    kiosk.type("mabel th");
    kiosk.choose("who.p-001");
    CHECK(kiosk.at() == "check");
}

TEST_CASE("what somebody said of photos stands there, unless they want to be asked each time, and is nobody else's") {
    for (const std::string before : {"no", "ask"}) {
        MeetingPack pack = sample_pack();
        pack.people[5].photos = before;
        Kiosk kiosk(carried_with({pack}));
        kiosk.act(StartForm{"sign-in"});
        kiosk.type("zo");
        kiosk.choose("who.p-006");
        const auto* photos = kiosk.answers().get<std::string>("photos");
        CHECK((photos != nullptr) == (before == "no"));
        kiosk.back();
        kiosk.choose("who.new");
        CHECK(kiosk.answers().find("photos") == nullptr);
    }
}

TEST_CASE("every need of the form has words and a picture for the host") {
    const Kiosk kiosk;
    for (const char* need :
         {"sign-language", "lip-speaker", "captions",   "hearing-loop", "large-print", "easy-read", "audio",
          "braille",       "interpreter", "wheelchair", "step-free",    "quiet-room",  "breaks",    "assistance-dog",
          "supporter",     "vegetarian",  "celery",     "sulphites",    "email",       "badge"}) {
        INFO(need);
        const auto named = need_named(kiosk.model, need);
        REQUIRE(named.has_value());
        CHECK_FALSE(named->option->picture.empty());
    }
    CHECK_FALSE(need_named(kiosk.model, "carer").has_value());
}

TEST_CASE("the allergens are the fourteen that UK law names") {
    const Kiosk kiosk;
    std::string all;
    for (const Option& one : find_form(kiosk.model, "sign-in")->find("needs-allergens")->options) all += one.id + " ";
    CHECK(all == "celery gluten crustaceans eggs fish lupin milk molluscs mustard nuts peanuts sesame soya sulphites ");
}
