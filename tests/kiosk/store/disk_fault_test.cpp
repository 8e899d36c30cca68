#include "io_faults.h"
#include "store_bench.h"

#include <set>

using namespace copro;
using namespace copro::test;

namespace {

// What must hold after any fault: every acknowledged record is there, the numbers have no gap, and the next save works.
void check_whole(StoreBench& bench, const std::vector<Uuid>& acknowledged) {
    std::set<Uuid> kept;
    std::int64_t seq = 0;
    for (const WaitingEnvelope& one : bench.waiting().envelopes) {
        kept.insert(one.rec_id);
        CHECK(one.seq == ++seq);
    }
    for (const Uuid& id : acknowledged) CHECK(kept.contains(id));
    CHECK(bench.counts().saved == seq);
}

// A save while the k-th call fails, then two after the disk is well again, with a restart between.
void save_with_fault(StoreBench& bench, const IoFaults& fault, bool& met) {
    std::vector<Uuid> acknowledged{bench.save()};
    io_faults() = fault;
    io_faults().counting = true;
    const Result<Uuid> saved = bench.outbox().save(record());
    met = io_faults().failed > 0;
    const bool for_ever = fault.for_ever;
    io_faults() = IoFaults();
    if (saved) acknowledged.push_back(*saved);
    // One fault is got over by closing, opening and saving again; a disk that stays full is an error.
    CHECK(saved.ok() == !(met && for_ever));
    if (!saved) CHECK(saved.error().kind == ErrorKind::internal);
    acknowledged.push_back(bench.save());
    check_whole(bench, acknowledged);
    bench.reopen();
    acknowledged.push_back(bench.save());
    check_whole(bench, acknowledged);
}

} // namespace

TEST_CASE("the disk can fail at any sync of a save, once or for ever, and nothing acknowledged is lost") {
    const IoFaultsScope scope;
    for (const bool for_ever : {false, true}) {
        bool met = true;
        int at = 1;
        for (; met; ++at) {
            StoreBench bench;
            IoFaults fault;
            fault.fail_sync_at = at;
            fault.for_ever = for_ever;
            INFO("sync " << at << (for_ever ? " and all after it" : ""));
            save_with_fault(bench, fault, met);
        }
        CHECK(at > 2);
    }
}

TEST_CASE("the disk can be full at any write of a save, once or for ever, and nothing acknowledged is lost") {
    const IoFaultsScope scope;
    for (const bool for_ever : {false, true}) {
        bool met = true;
        int at = 1;
        for (; met; ++at) {
            StoreBench bench;
            IoFaults fault;
            fault.fail_write_at = at;
            fault.for_ever = for_ever;
            INFO("write " << at << (for_ever ? " and all after it" : ""));
            save_with_fault(bench, fault, met);
        }
        CHECK(at > 5);
    }
}

TEST_CASE("pressing Save again after a failed one never makes two records of one") {
    const IoFaultsScope scope;
    for (int at = 1; at <= 8; ++at) {
        StoreBench bench;
        bench.save();
        NewRecord made = record();
        made.rec_id = Uuid::random();
        IoFaults fault;
        fault.fail_sync_at = at;
        fault.for_ever = true;
        io_faults() = fault;
        io_faults().counting = true;
        (void)bench.outbox().save(made);
        io_faults() = IoFaults();
        bench.save(made);
        CHECK(bench.counts().saved == 2);
        CHECK(bench.waiting_seqs() == std::vector<std::int64_t>{1, 2});
    }
}

TEST_CASE("an answer that cannot be written down leaves the record waiting") {
    const IoFaultsScope scope;
    StoreBench bench;
    const Uuid id = bench.save();
    RecordsReply reply;
    reply.answers.push_back({id, RecordState::stored, ""});
    reply.ack_seq = 1;
    IoFaults fault;
    fault.fail_sync_at = 1;
    fault.for_ever = true;
    io_faults() = fault;
    io_faults().counting = true;
    CHECK_FALSE(bench.outbox().answered(bench.install(), reply, 5).ok());
    io_faults() = IoFaults();
    REQUIRE(bench.outbox().answered(bench.install(), reply, 5).ok());
    CHECK(bench.counts().waiting == 0);
}
