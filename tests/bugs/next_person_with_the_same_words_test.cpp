// A save that failed after all had got through kept its id. Somebody else with the same words then got "saved" and was
// not: the store took the record for the first one.
#include "kiosk/app/effect_runner.h"
#include "kiosk/store/ports_on_disk.h"
#include "tests/kiosk/store/io_faults.h"
#include "tests/kiosk/store/store_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

RecordDraft same_words() {
    return {"feedback", "better-buses", "feedback", 1, "en", R"({"anonymous":true,"answers":{"q":"yes"}})"};
}

struct Others final : RollPort, StaffPort, SyncPort, ScreenPort, PausedPort {
    Result<std::vector<RollEntry>> arrive(const RollEntry&) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> leave(std::int64_t) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> leave_in_call(std::int64_t) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> mark(std::int64_t, bool) override { return std::vector<RollEntry>(); }
    Result<PinVerdict> check_pin(const std::string&) override { return PinVerdict(); }
    Result<void> make_pin(const std::string&) override { return {}; }
    Result<PinVerdict> check_chair_pin(const std::string&) override { return PinVerdict(); }
    Result<void> keep_chair_pin(const std::string&) override { return {}; }
    Result<void> keep_density(double) override { return {}; }
    Result<void> keep_chair_rule(bool) override { return {}; }
    Result<PictureCode> keep(std::string, bool) override { return PictureCode(); }
    Result<FoundWork> find(const PictureCode&) override { return FoundWork(); }
    Result<PictureCode> pictures_of(std::int64_t) override { return PictureCode(); }
    Result<FoundWork> find_row(std::int64_t) override { return FoundWork(); }
    Result<void> drop(std::int64_t) override { return {}; }
    Result<std::vector<PausedEntry>> paused() override { return std::vector<PausedEntry>(); }
    void wake() override {}
    void send_now() override {}
    void forget_person() override {}
};

} // namespace

TEST_CASE("the same words of the next person are another record, also after a save that failed") {
    const IoFaultsScope scope;
    int got_through = 0;
    for (int at = 1; at <= 6; ++at) {
        StoreBench bench;
        SeenStore seen(bench.database(), bench.box());
        EqualityPool pool(bench.database(), bench.outbox(), bench.clock, bench.enrolment().intake_key);
        RecordsOnDisk records(bench.outbox(), seen, pool, bench.clock);
        Others others;
        Ports ports{records, others, others, others, others, others};
        bench.save();
        io_faults().fail_sync_at = at;
        io_faults().for_ever = true;
        io_faults().counting = true;
        const bool was_saved = records.save(same_words()).ok();
        io_faults() = IoFaults();
        const std::int64_t before = bench.counts().saved;
        got_through += !was_saved && before == 2 ? 1 : 0;
        INFO("sync " << at << ", saved " << was_saved << ", there " << before);
        CHECK(run_effects({ForgetPerson{}}, ports).empty());
        REQUIRE(records.save(same_words()).ok());
        CHECK(bench.counts().saved == before + 1);
    }
    CHECK(got_through > 0);
}
