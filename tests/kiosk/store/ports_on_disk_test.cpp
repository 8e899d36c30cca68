#include "kiosk/store/ports_on_disk.h"
#include "store_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

RollEntry entry(const std::string& meeting, const std::string& person, const std::string& name) {
    return {meeting, person, name, start_wall_ms, start_wall_ms};
}

std::string names_of(const Result<std::vector<RollEntry>>& roll) {
    std::string names;
    REQUIRE(roll.ok());
    for (const RollEntry& one : *roll) names += one.meeting + " " + one.name + "; ";
    return names;
}

} // namespace

TEST_CASE("each row of the roll is one arrival, and the row that leaves is taken, no other") {
    StoreBench bench;
    RollStore store(bench.database(), bench.box(), bench.clock);
    RollOnDisk roll(store);
    REQUIRE(roll.arrive(entry("buses", "p-1", "Ann")).ok());
    REQUIRE(roll.arrive(entry("homes", "p-1", "Ann")).ok());
    const auto here = roll.arrive(entry("buses", "", "Bob"));
    CHECK(names_of(here) == "buses Ann; homes Ann; buses Bob; ");
    CHECK(names_of(roll.leave((*here)[1].row)) == "buses Ann; buses Bob; ");
    CHECK(names_of(roll.leave((*here)[2].row)) == "buses Ann; ");
    CHECK(names_of(roll.leave(-1)) == "buses Ann; ");
}

TEST_CASE("staff get in by the PIN that was made, and by no other") {
    StoreBench bench;
    SettingsStore settings(bench.database());
    StaffOnDisk staff(settings, bench.clock);
    CHECK_FALSE(staff.check_pin("482913").ok());
    REQUIRE(staff.make_pin("482913").ok());
    CHECK_FALSE(staff.check_pin("482914")->right);
    CHECK(staff.check_pin("482913")->right);
    for (std::size_t guess = 0; guess < most_pin_guesses; ++guess) (void)staff.check_pin("000000");
    const auto locked = staff.check_pin("482913");
    REQUIRE(locked.ok());
    CHECK_FALSE(locked->right);
    CHECK(locked->locked_until_wall_ms > bench.clock.wall_ms());
}

TEST_CASE("the density that staff set is there when the kiosk starts again") {
    StoreBench bench;
    {
        SettingsStore settings(bench.database());
        StaffOnDisk staff(settings, bench.clock);
        REQUIRE(staff.keep_density(5.5).ok());
    }
    bench.reopen();
    SettingsStore settings(bench.database());
    CHECK(settings.pixels_per_mm().value() == 5.5);
}

TEST_CASE("a reference is taken from the record, in letters that nobody takes for another") {
    Uuid id;
    for (std::size_t at = 0; at < 5; ++at) id.bytes[at] = 0xFF;
    CHECK(reference_of(id) == "ZZZZ-ZZZZ");
    CHECK(reference_of(Uuid()) == "0000-0000");
    for (int times = 0; times < 100; ++times) {
        CHECK(reference_of(Uuid::random()).find_first_of("ILOU") == std::string::npos);
    }
}
