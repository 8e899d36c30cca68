#include "tests/sync/server/store/store_contract.h"

namespace copro::test {

namespace {

StaffNote kept_note(const std::string& subject, const std::string& about, std::int64_t number) {
    return {subject, "topic",      about,        number, "begun",     "a ramp; soon",
            "Jo",    "2027-01-31", "Zo\xC3\xAB", "why",  "2026-11-22"};
}

} // namespace

void note_contract(const StoreFactory& factory) {
    const auto store = factory.open();
    CHECK(must(store->staff_notes(action_note)).empty());

    SECTION("each note comes back as it was written, of its subject alone, by thing and number, after opening again") {
        must(store->add_staff_note(kept_note(action_note, "b", 1)));
        must(store->add_staff_note(kept_note(action_note, "a", 1)));
        must(store->add_staff_note(kept_note(action_note, "a", 2)));
        must(store->add_staff_note(kept_note(owner_note, "a", 1)));
        const std::vector<StaffNote> kept = must(factory.open()->staff_notes(action_note));
        REQUIRE(kept.size() == 3);
        CHECK(kept[0] == kept_note(action_note, "a", 1));
        CHECK(kept[1] == kept_note(action_note, "a", 2));
        CHECK(kept[2] == kept_note(action_note, "b", 1));
        CHECK(last_notes(kept) == std::vector<StaffNote>{kept[1], kept[2]});
        CHECK(must(factory.reader()->staff_notes(owner_note)).size() == 1);
    }
    SECTION("a note is never written over, and of two at once the second is told") {
        must(store->add_staff_note(kept_note(owner_note, "a", 1)));
        StaffNote other = kept_note(owner_note, "a", 1);
        other.owner = "Sam";
        const auto second = store->add_staff_note(other);
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().kind == ErrorKind::conflict);
        CHECK(second.error().text().find("somebody else wrote of it meanwhile") != std::string::npos);
        CHECK(must(store->staff_notes(owner_note)).at(0).owner == "Jo");
    }
    SECTION("notes stay when all records are opened again, and only what is named is erased") {
        must(store->add_staff_note(kept_note(owner_note, "a", 1)));
        must(store->add_staff_note(kept_note(owner_note, "b", 1)));
        must(store->add_staff_note(kept_note(apology_note, "p-1", 1)));
        must(store->add_staff_note(kept_note(apology_note, "p-2", 1)));
        must(store->forget_readable());
        Erasing erasing;
        erasing.references = {"a"};
        erasing.notes = {{apology_note, "topic", "p-1"}, {apology_note, "another topic", "p-2"}};
        must(store->erase(erasing, test_now_ms));
        CHECK(must(store->staff_notes(owner_note)) == std::vector<StaffNote>{kept_note(owner_note, "b", 1)});
        CHECK(must(store->staff_notes(apology_note)) == std::vector<StaffNote>{kept_note(apology_note, "p-2", 1)});
    }
}

} // namespace copro::test
