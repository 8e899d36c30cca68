#include "kiosk/app/effect_runner.h"
#include "sync/base/log.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Error full() { return internal("the disk is full"); }

// A world that notes what was asked of it, and fails when told to.
struct World final : RecordPort, RollPort, StaffPort, SyncPort, ScreenPort, PausedPort {
    bool broken = false;
    PinVerdict verdict;
    std::string calls;

    Result<std::string> save(RecordDraft draft) override {
        calls += "save " + draft.kind + "; ";
        if (broken) return full();
        return std::string("7F3K-9Q2M");
    }
    Result<bool> was_claimed(const std::string& key) override {
        if (broken) return full();
        return key == "seen";
    }
    Result<std::vector<RollEntry>> arrive(const RollEntry& entry) override {
        return roll("arrive " + entry.name, entry);
    }
    Result<std::vector<RollEntry>> leave(std::int64_t row) override {
        return roll("leave " + std::to_string(row), RollEntry{"m", "p-2", "Bob", 1});
    }
    Result<std::vector<RollEntry>> leave_in_call(std::int64_t row) override {
        return roll("leave in call " + std::to_string(row), RollEntry{"m", "p-2", "", 1});
    }
    Result<std::vector<RollEntry>> mark(std::int64_t row, bool found) override {
        return roll((found ? "tick " : "untick ") + std::to_string(row), RollEntry{"m", "p-2", "Bob", 1});
    }
    Result<void> keep_chair_rule(bool may) override { return done(may ? "chair may" : "chair may not"); }
    Result<PinVerdict> check_pin(const std::string& pin) override {
        calls += "check " + pin + "; ";
        if (broken) return full();
        return verdict;
    }
    Result<void> make_pin(const std::string& pin) override { return done("make " + pin); }
    Result<PinVerdict> check_chair_pin(const std::string& pin) override {
        calls += "check for the chair " + pin + "; ";
        if (broken) return full();
        return verdict;
    }
    Result<void> keep_chair_pin(const std::string& pin) override { return done("chair's PIN " + pin); }
    Result<void> keep_density(double pixels_per_mm) override {
        return done("density " + std::to_string(static_cast<int>(pixels_per_mm)));
    }
    Result<PictureCode> keep(std::string work, bool by_person) override {
        calls += "keep " + work + (by_person ? " by person; " : " by time; ");
        if (broken) return full();
        return PictureCode{"bus"};
    }
    Result<FoundWork> find(const PictureCode& code) override { return open("find " + code.front()); }
    Result<PictureCode> pictures_of(std::int64_t row) override {
        calls += "pictures " + std::to_string(row) + "; ";
        if (broken) return full();
        return PictureCode{"cup"};
    }
    Result<FoundWork> find_row(std::int64_t row) override { return open("row " + std::to_string(row)); }
    Result<void> drop(std::int64_t row) override { return done("drop " + std::to_string(row)); }
    Result<std::vector<PausedEntry>> paused() override {
        if (broken) return full();
        return std::vector<PausedEntry>{{7, 1, true, true}};
    }
    bool opens = true;
    void wake() override { calls += "wake; "; }
    void send_now() override { calls += "send; "; }
    void forget_person() override { calls += "forget; "; }

private:
    Result<std::vector<RollEntry>> roll(const std::string& call, const RollEntry& entry) {
        calls += call + "; ";
        if (broken) return full();
        return std::vector<RollEntry>{entry};
    }
    Result<FoundWork> open(const std::string& call) {
        calls += call + "; ";
        if (broken) return full();
        if (!opens) return FoundWork{0, nullptr, 99};
        return FoundWork{7, std::make_shared<const OpenedWork>("{}"), 0};
    }
    Result<void> done(const std::string& call) {
        calls += call + "; ";
        if (broken) return full();
        return {};
    }
};

std::vector<Action> run(World& world, Effects effects) {
    log_nothing();
    Ports ports{world, world, world, world, world, world};
    return run_effects(std::move(effects), ports);
}

// The action, where it is of this kind; none else. Without a visit, which would make a table for each kind.
template <typename Kind, typename... Groups>
const Kind* found_in(const std::variant<Groups...>& action) {
    const Kind* found = nullptr;
    const auto look = [&]<typename Group>(const Group* group) {
        if constexpr (std::is_convertible_v<Kind, Group>) found = group == nullptr ? found : std::get_if<Kind>(group);
    };
    (look(std::get_if<Groups>(&action)), ...);
    return found;
}

template <typename Kind>
const Kind* as(const Action& action) {
    return found_in<Kind>(action);
}

template <typename Kind>
const Kind& only(const std::vector<Action>& actions) {
    REQUIRE(actions.size() == 1);
    const Kind* found = as<Kind>(actions.front());
    REQUIRE(found != nullptr);
    return *found;
}

SaveRecord claim_record() { return SaveRecord{{"claim", "better-buses", "claim", 1, "en", "{}"}}; }

} // namespace

TEST_CASE("a saved record comes back with its reference, and wakes the sync") {
    World world;
    CHECK(only<RecordSaved>(run(world, {claim_record()})).reference == "7F3K-9Q2M");
    CHECK(world.calls == "save claim; wake; ");
}

TEST_CASE("a record that was not saved says so, and nothing is sent") {
    World world;
    world.broken = true;
    (void)only<RecordNotSaved>(run(world, {claim_record()}));
    CHECK(world.calls == "save claim; ");
}

TEST_CASE("a line that was claimed before comes back; one that was not, or cannot be looked for, does not") {
    World world;
    CHECK(only<LineClaimedBefore>(run(world, {LookForLine{"seen"}})).key == "seen");
    CHECK(run(world, {LookForLine{"new"}}).empty());
    world.broken = true;
    CHECK(run(world, {LookForLine{"seen"}}).empty());
}

TEST_CASE("arriving and leaving bring the roll back; a roll that fails says what it did not take") {
    World world;
    CHECK(only<RollChanged>(run(world, {NoteArrival{{"m", "p-1", "Mabel", 1}}})).roll.size() == 1);
    CHECK(only<RollChanged>(run(world, {NoteLeaving{7}})).roll.front().name == "Bob");
    CHECK(world.calls == "arrive Mabel; leave 7; ");
    world.broken = true;
    CHECK(only<RollNotKept>(run(world, {NoteArrival{{"m", "p-1", "Mabel", 1}}})).owed.arrivals.front().name == "Mabel");
    CHECK(only<RollNotKept>(run(world, {NoteLeaving{7}})).owed.leavings == std::set<std::int64_t>{7});
    CHECK(only<RollNotKept>(run(world, {NoteLeaving{7, true}})).owed.left_in_call == std::set<std::int64_t>{7});
    CHECK(only<RollNotKept>(run(world, {NoteFound{7, true}})).owed.ticks == std::map<std::int64_t, bool>{{7, true}});
}

TEST_CASE("work is kept with its pictures, opened by them, and dropped; what waits is told each time") {
    World world;
    const auto kept = run(world, {KeepWork{"w", true}});
    REQUIRE(kept.size() == 2);
    REQUIRE(as<WorkPaused>(kept[0]) != nullptr);
    REQUIRE(as<PausedChanged>(kept[1]) != nullptr);
    CHECK(as<WorkPaused>(kept[0])->code == PictureCode{"bus"});
    CHECK(as<PausedChanged>(kept[1])->paused.size() == 1);
    // Who has gone is shown nothing.
    (void)only<PausedChanged>(run(world, {KeepWork{"w", false}}));
    CHECK(only<WorkFound>(run(world, {FindWork{{"bus"}}})).row == 7);
    CHECK(only<WorkFound>(run(world, {FindWorkOfRow{7}})).work->text == "{}");
    CHECK(only<PausedShown>(run(world, {AskPictures{7}})).code == PictureCode{"cup"});
    (void)only<PausedChanged>(run(world, {DropWork{7}}));
    CHECK(world.calls == "keep w by person; keep w by time; find bus; row 7; pictures 7; drop 7; ");
    world.opens = false;
    CHECK(only<WorkNotFound>(run(world, {FindWork{{"bus"}}})).locked_until_wall_ms == 99);
    world.broken = true;
    (void)only<WorkNotPaused>(run(world, {KeepWork{"w", true}}));
    CHECK(run(world, {KeepWork{"w", false}}).empty());
    CHECK(only<WorkNotFound>(run(world, {FindWork{{"bus"}}})).locked_until_wall_ms == 0);
    CHECK(run(world, {AskPictures{7}}).empty());
}

TEST_CASE("a PIN is right, wrong or locked; a check that fails opens nothing") {
    World world;
    world.verdict = {true, 0};
    (void)only<PinRight>(run(world, {CheckPin{"482913"}}));
    world.verdict = {false, 77};
    CHECK(only<PinWrong>(run(world, {CheckPin{"482913"}})).locked_until_wall_ms == 77);
    world.verdict = {true, 0};
    world.broken = true;
    CHECK_FALSE(only<PinNotKept>(run(world, {CheckPin{"482913"}})).was_new);
}

TEST_CASE("what came of a roll call is saved, and it is told whether it was") {
    World world;
    const SaveRollCall save{RecordDraft{"roll-call", "better-buses", "roll-call", 1, "en", "{}"}};
    CHECK(only<RollCallSaved>(run(world, {save})).record == RollCallRecord{"better-buses", "{}"});
    CHECK(world.calls == "save roll-call; wake; ");
    world.broken = true;
    (void)only<RollCallNotSaved>(run(world, {save}));
}

TEST_CASE("the chair's PIN opens the chair's page alone, and is kept, taken away, or neither") {
    World world;
    world.verdict = {true, 0};
    (void)only<ChairPinRight>(run(world, {CheckChairPin{"482913"}}));
    world.verdict = {false, 77};
    CHECK(only<PinWrong>(run(world, {CheckChairPin{"482913"}})).locked_until_wall_ms == 77);
    CHECK(only<ChairPinKept>(run(world, {KeepChairPin{"482913"}})).is_set);
    CHECK_FALSE(only<ChairPinKept>(run(world, {KeepChairPin{}})).is_set);
    world.broken = true;
    CHECK_FALSE(only<PinNotKept>(run(world, {CheckChairPin{"482913"}})).was_new);
    CHECK(only<PinNotKept>(run(world, {KeepChairPin{"482913"}})).was_new);
}

TEST_CASE("a PIN is made, or it is not") {
    World world;
    (void)only<PinMade>(run(world, {MakePin{"482913"}}));
    world.broken = true;
    CHECK(only<PinNotKept>(run(world, {MakePin{"482913"}})).was_new);
}

TEST_CASE("the rest is done and brings nothing back, in order") {
    World world;
    CHECK(run(world, {SyncNow{}, KeepDensity{5.0}, ForgetPerson{}}).empty());
    CHECK(world.calls == "send; density 5; forget; ");
    world.broken = true;
    CHECK(run(world, {KeepDensity{6.0}}).empty());
}

TEST_CASE("what the room counted is saved like any record, and comes back when it was not") {
    World world;
    const SaveRoom counted{{"room", "better-buses", "room", 1, "en", "{}"}, {1, 0, 0, 2, 0}};
    CHECK(run(world, {counted}).empty());
    CHECK(world.calls == "save room; wake; ");
    world.broken = true;
    CHECK(only<RoomNotSaved>(run(world, {counted})).counted == RoomCounts{1, 0, 0, 2, 0});
}

TEST_CASE("how long people waited for help is saved like any record, and comes back when it was not") {
    World world;
    const SaveHelp counted{{"help", "better-buses", "help", 1, "en", "{}"}, {0, 2, 0, 0, 0, 1}};
    CHECK(run(world, {counted}).empty());
    CHECK(world.calls == "save help; wake; ");
    world.broken = true;
    const HelpNotSaved back = only<HelpNotSaved>(run(world, {counted}));
    CHECK(back.meeting == "better-buses");
    CHECK(back.counted == HelpCounts{0, 2, 0, 0, 0, 1});
}

TEST_CASE("the light is set where there is one, and a world without it goes on") {
    struct Lamp final : BacklightPort {
        int step = 0;
        Result<void> set(int to) override {
            step = to;
            return {};
        }
    };
    World world;
    CHECK(run(world, {SetBrightness{3}}).empty());
    Lamp lamp;
    Ports ports{world, world, world, world, world, world, nullptr, &lamp};
    CHECK(run_effects({SetBrightness{3}}, ports).empty());
    CHECK(lamp.step == 3);
}

TEST_CASE("a tick is kept; who forgot to sign out leaves the roll only once their record is on the disk") {
    World world;
    (void)only<RollChanged>(run(world, {NoteFound{7, true}}));
    CHECK(only<RollChanged>(run(world, {SaveLeaving{claim_record().draft, 7}})).roll.size() == 1);
    CHECK(run(world, {KeepChairRule{true}}).empty());
    CHECK(world.calls == "tick 7; save claim; leave 7; wake; chair may; ");
    world.calls.clear();
    (void)only<RollChanged>(run(world, {SaveLeaving{claim_record().draft, 7, true}}));
    (void)only<RollChanged>(run(world, {NoteLeaving{8, true}}));
    CHECK(world.calls == "save claim; leave in call 7; wake; leave in call 8; ");
    world.broken = true;
    world.calls.clear();
    (void)only<NotSignedOut>(run(world, {SaveLeaving{claim_record().draft, 7}}));
    CHECK(world.calls == "save claim; ");
}
