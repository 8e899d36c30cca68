#include "kiosk/app/effect_runner.h"
#include "sync/base/log.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Error full() { return internal("the disk is full"); }

// A world that notes what was asked of it, and fails when told to.
struct World final : RecordPort, RollPort, StaffPort, SyncPort, ScreenPort {
    bool broken = false;
    PinVerdict verdict;
    std::string calls;

    Result<std::string> save(RecordDraft draft) override {
        calls += "save " + draft.kind + "; ";
        if (broken) return full();
        return std::string("7F3K-9Q2M");
    }
    Result<std::vector<RollEntry>> arrive(const RollEntry& entry) override {
        return roll("arrive " + entry.name, entry);
    }
    Result<std::vector<RollEntry>> leave(std::int64_t row) override {
        return roll("leave " + std::to_string(row), RollEntry{"m", "p-2", "Bob", 1});
    }
    Result<PinVerdict> check_pin(const std::string& pin) override {
        calls += "check " + pin + "; ";
        if (broken) return full();
        return verdict;
    }
    Result<void> make_pin(const std::string& pin) override { return done("make " + pin); }
    Result<void> keep_density(double pixels_per_mm) override {
        return done("density " + std::to_string(static_cast<int>(pixels_per_mm)));
    }
    void wake() override { calls += "wake; "; }
    void send_now() override { calls += "send; "; }
    void forget_person() override { calls += "forget; "; }

private:
    Result<std::vector<RollEntry>> roll(const std::string& call, const RollEntry& entry) {
        calls += call + "; ";
        if (broken) return full();
        return std::vector<RollEntry>{entry};
    }
    Result<void> done(const std::string& call) {
        calls += call + "; ";
        if (broken) return full();
        return {};
    }
};

std::vector<Action> run(World& world, Effects effects) {
    log_nothing();
    Ports ports{world, world, world, world, world};
    return run_effects(std::move(effects), ports);
}

template <typename Kind>
const Kind& only(const std::vector<Action>& actions) {
    REQUIRE(actions.size() == 1);
    REQUIRE(std::holds_alternative<Kind>(actions.front()));
    return std::get<Kind>(actions.front());
}

SaveRecord record() { return SaveRecord{{"claim", "better-buses", "claim", 1, "en", "{}"}}; }

} // namespace

TEST_CASE("a saved record comes back with its reference, and wakes the sync") {
    World world;
    CHECK(only<RecordSaved>(run(world, {record()})).reference == "7F3K-9Q2M");
    CHECK(world.calls == "save claim; wake; ");
}

TEST_CASE("a record that was not saved says so, and nothing is sent") {
    World world;
    world.broken = true;
    (void)only<RecordNotSaved>(run(world, {record()}));
    CHECK(world.calls == "save claim; ");
}

TEST_CASE("arriving and leaving bring the roll back; a roll that fails brings nothing") {
    World world;
    CHECK(only<RollChanged>(run(world, {NoteArrival{{"m", "p-1", "Mabel", 1}}})).roll.size() == 1);
    CHECK(only<RollChanged>(run(world, {NoteLeaving{7}})).roll.front().name == "Bob");
    CHECK(world.calls == "arrive Mabel; leave 7; ");
    world.broken = true;
    CHECK(run(world, {NoteArrival{{"m", "p-1", "Mabel", 1}}}).empty());
}

TEST_CASE("a PIN is right, wrong or locked; a check that fails opens nothing") {
    World world;
    world.verdict = {true, 0};
    (void)only<PinRight>(run(world, {CheckPin{"482913"}}));
    world.verdict = {false, 77};
    CHECK(only<PinWrong>(run(world, {CheckPin{"482913"}})).locked_until_wall_ms == 77);
    world.verdict = {true, 0};
    world.broken = true;
    CHECK(only<PinWrong>(run(world, {CheckPin{"482913"}})).locked_until_wall_ms == 0);
}

TEST_CASE("a PIN is made, or it is not") {
    World world;
    (void)only<PinMade>(run(world, {MakePin{"482913"}}));
    world.broken = true;
    (void)only<PinWrong>(run(world, {MakePin{"482913"}}));
}

TEST_CASE("the rest is done and brings nothing back, in order") {
    World world;
    CHECK(run(world, {SyncNow{}, KeepDensity{5.0}, ForgetPerson{}}).empty());
    CHECK(world.calls == "send; density 5; forget; ");
    world.broken = true;
    CHECK(run(world, {KeepDensity{6.0}}).empty());
}
