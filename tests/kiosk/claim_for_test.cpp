// A claim that one person fills in for another: who that is, and what nobody learns of them by it.
#include "kiosk/app/claim_flow.h"
#include "kiosk/see.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

// At the question for whom.
Visitor claim_by(const std::string& typed, const NodeId& person, Carried carried = carried_with({sample_pack()})) {
    Visitor visitor(std::move(carried));
    visitor.start("claim");
    visitor.type(typed);
    visitor.choose(person);
    return visitor;
}

// Mabel Thornberry claims for somebody else: at the question who that is.
Visitor claim_for_another(Carried carried = carried_with({sample_pack()})) {
    Visitor visitor = claim_by("mab th", "who.p-001", std::move(carried));
    visitor.choose("for.someone-else");
    REQUIRE(visitor.screen() == "claim.for-person");
    return visitor;
}

void add_parking_line(Kiosk& kiosk) {
    REQUIRE(kiosk.at() == "question lines");
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write("2.50");
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.yes");
}

Json saved_from_lines(Kiosk& kiosk) {
    kiosk.choose("when.today");
    add_parking_line(kiosk);
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.yes");
    kiosk.choose("payment.ask-me");
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    return kiosk.body();
}

} // namespace

TEST_CASE(
    "who claims for somebody of the meeting's list finds them by their letters, and the record says who they are") {
    Visitor visitor = claim_for_another();
    CHECK(dump(visitor.tree()).find("for-person.p-") == std::string::npos);
    visitor.type("z");
    CHECK(dump(visitor.tree()).find("for-person.p-") == std::string::npos);
    visitor.type("o");
    CHECK(visitor.label("for-person.p-006") == "Zoë L.");
    visitor.choose("for-person.p-006");
    CHECK(visitor.screen() == "claim.when");
    const Json body = saved_from_lines(visitor.kiosk);
    CHECK(body["for"] == "someone-else");
    CHECK(body["for_person"] == "p-006");
    CHECK(body["for_name"] == "Zoë Larkwhistle");
    CHECK(body["person"] == "p-001");
    CHECK(body["name"] == "Mabel Thornberry");
}

TEST_CASE("who is not on the list has a typed name, and who is told to a person has none") {
    Visitor typed = claim_for_another();
    typed.press("next");
    CHECK(typed.shows("error"));
    typed.choose("for-person.new");
    CHECK(typed.screen() == "claim.for-name");
    typed.write("Arthur");
    Json body = saved_from_lines(typed.kiosk);
    CHECK(body["for"] == "someone-else");
    CHECK(body["for_person"].is_null());
    CHECK(body["for_name"] == "Arthur");
    Visitor told_staff = claim_for_another();
    told_staff.choose("for-person.told");
    body = saved_from_lines(told_staff.kiosk);
    CHECK(body["for"] == "someone-else-told");
    CHECK(body["for_person"].is_null());
    CHECK(body["for_name"] == "");
}

TEST_CASE("a claim for oneself names nobody else, whatever was answered before") {
    Visitor visitor = claim_for_another();
    visitor.type("zo");
    visitor.choose("for-person.p-006");
    visitor.press("back");
    visitor.press("back");
    CHECK(visitor.screen() == "claim.for");
    visitor.choose("for.me");
    const Json body = saved_from_lines(visitor.kiosk);
    CHECK(body["for"] == "me");
    CHECK(body["for_person"].is_null());
    CHECK(body["for_name"] == "");
}

TEST_CASE("nothing on the way tells whether the other is here, what was booked for them or what they claimed") {
    MeetingPack pack = sample_pack();
    Carried plain = carried_with({pack});
    pack.booked = {{"p-006", "parking", pack.date}};
    Carried known = carried_with({pack});
    known.roll = {RollEntry{pack.id, "p-006", "Zoë Larkwhistle", morning_ms}};
    Visitor one = claim_for_another(plain);
    Visitor other = claim_for_another(known);
    const auto both = [&](const auto& step) {
        step(one);
        step(other);
        CHECK(dump(one.tree()) == dump(other.tree()));
    };
    both([](Visitor& visitor) { visitor.type("zo"); });
    both([](Visitor& visitor) { visitor.choose("for-person.p-006"); });
    both([](Visitor& visitor) { visitor.kiosk.choose("when.today"); });
    both([](Visitor& visitor) { add_parking_line(visitor.kiosk); });
    both([](Visitor& visitor) { visitor.press("next"); });
    CHECK(one.screen() == "claim.benefits");
    // Their own claim for the very same is another line to the kiosk.
    Visitor theirs = claim_by("zo", "who.p-006");
    theirs.choose("for.me");
    theirs.kiosk.choose("when.today");
    add_parking_line(theirs.kiosk);
    Visitor third = claim_by("id", "who.p-003");
    third.choose("for.someone-else");
    third.type("zo");
    third.choose("for-person.p-006");
    third.kiosk.choose("when.today");
    add_parking_line(third.kiosk);
    const auto key = [](const Visitor& visitor) { return keys_of_lines(visitor.kiosk.model).at(0); };
    CHECK(key(one) != key(theirs));
    CHECK(key(one) != key(third));
    CHECK(key(one) == key(other));
}

TEST_CASE("who paid is asked in the words of whoever answers, and kept as whose the costs are") {
    Visitor visitor = claim_for_another();
    visitor.type("zo");
    visitor.choose("for-person.p-006");
    visitor.kiosk.choose("when.today");
    visitor.kiosk.press("lines.add");
    visitor.kiosk.choose("category.parking");
    visitor.kiosk.write("2.50");
    REQUIRE(visitor.screen() == "claim.who-paid");
    CHECK(visitor.label("who-paid.me") == "They paid");
    CHECK(visitor.label("who-paid.supporter") == "I paid. I support them.");
    CHECK(visitor.label("who-paid.child") == "Their child paid");
    Visitor own = claim_by("mab th", "who.p-001");
    own.kiosk.choose("for.me");
    own.kiosk.choose("when.today");
    own.kiosk.press("lines.add");
    own.kiosk.choose("category.parking");
    own.kiosk.write("2.50");
    CHECK(own.label("who-paid.me") == "I paid");
}

TEST_CASE("a child's money goes to no bank, whoever claims it, and a child may claim for somebody older") {
    const auto payment_of = [](const char* on_roll, const char* name, const NodeId& owner) {
        Carried carried = carried_with({sample_pack()});
        RollEntry child{carried.meetings.front()->pack.id, on_roll, name, morning_ms};
        child.more.is_child = true;
        carried.roll = {child};
        Visitor visitor = claim_for_another(std::move(carried));
        if (owner == "for-person.new") {
            visitor.type("q");
            visitor.choose(owner);
            visitor.kiosk.write("Quill Sparrow");
        } else {
            visitor.type("zo");
            visitor.choose(owner);
        }
        visitor.kiosk.choose("when.today");
        add_parking_line(visitor.kiosk);
        visitor.kiosk.next();
        visitor.kiosk.next();
        visitor.kiosk.choose("fee.yes");
        return visitor.kiosk.at();
    };
    CHECK(payment_of("p-006", "Zoë Larkwhistle", "for-person.p-006") == "question payment-young");
    CHECK(payment_of("p-001", "Mabel Thornberry", "for-person.p-006") == "question payment");
    CHECK(payment_of("", "Quill Sparrow", "for-person.new") == "question payment-young");
    // Of somebody whom the kiosk does not know, who types decides.
    CHECK(payment_of("p-001", "Mabel Thornberry", "for-person.new") == "question payment-young");
    CHECK(payment_of("p-003", "Idris Example", "for-person.new") == "question payment");
}
