#include "sync/server/store/sqlite_store.h"
#include "sync/server/store/writer.h"
#include "tests/sync/server/support.h"

#include <atomic>

using namespace copro;
using namespace copro::test;

namespace {

IntakeBatch batch_of(const FakeKiosk& kiosk, const std::vector<EnvelopeHeader>& headers) {
    IntakeBatch batch{kiosk.device, {}};
    for (const EnvelopeHeader& header : headers) {
        const Bytes encoded = to_bytes(header.rec_id.text());
        batch.items.push_back({header, encoded, envelope_hash(encoded), ""});
    }
    return batch;
}

} // namespace

TEST_CASE("every batch from many threads is answered after its commit") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    const TestClock clock(test_now_ms);
    std::atomic<int> stored{0};
    std::atomic<int> told{0};
    {
        Writer writer(must(open_sqlite_store(file)), clock);
        writer.on_stored([&] { ++told; });
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                const FakeKiosk kiosk;
                for (std::int64_t seq = 1; seq <= 20; ++seq) {
                    std::promise<Result<RecordsReply>> promise;
                    auto answer = promise.get_future();
                    const auto shared = std::make_shared<std::promise<Result<RecordsReply>>>(std::move(promise));
                    const bool is_taken = writer.take_in(batch_of(kiosk, {kiosk.header(seq)}),
                                                         [shared](auto reply) { shared->set_value(std::move(reply)); });
                    const auto reply = answer.get();
                    if (is_taken && reply.ok() && reply->ack_seq == seq) ++stored;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();
    }
    CHECK(stored == 160);
    CHECK(told > 0);
    CHECK(told <= 160);
    CHECK(must(must(open_sqlite_reader(file))->record_count()) == 160);
}

TEST_CASE("a writer that ends first writes what it was given") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    const TestClock clock(test_now_ms);
    const FakeKiosk kiosk;
    std::atomic<int> answered{0};
    {
        Writer writer(must(open_sqlite_store(file)), clock);
        for (std::int64_t seq = 1; seq <= 200; ++seq) {
            REQUIRE(writer.take_in(batch_of(kiosk, {kiosk.header(seq)}), [&](const auto&) { ++answered; }));
        }
    }
    CHECK(answered == 200);
    CHECK(must(must(open_sqlite_reader(file))->watermark(kiosk.device, kiosk.install)).ack_seq == 200);
}

TEST_CASE("asking the writer gives back values and errors") {
    const TempFolder folder;
    const TestClock clock(test_now_ms);
    Writer writer(must(open_sqlite_store(folder.path() / "server.db")), clock);
    CHECK(must(writer.ask([](Store& store) { return store.record_count(); })) == 0);
    const auto revoked = writer.ask([](Store& store) { return store.revoke("nobody", 1); });
    REQUIRE_FALSE(revoked.ok());
    CHECK(revoked.error().kind == ErrorKind::not_found);
}

TEST_CASE("when too much waits the writer says so instead of growing") {
    const TempFolder folder;
    const TestClock clock(test_now_ms);
    std::promise<void> go;
    const auto may_go = go.get_future().share();
    std::atomic<int> answered{0};
    int taken = 0;
    {
        Writer writer(must(open_sqlite_store(folder.path() / "server.db")), clock);
        writer.post([may_go](Store&) { may_go.wait(); });
        bool is_full = false;
        while (!is_full && taken < 1000) {
            IntakeBatch batch{"kiosk-1", {{std::nullopt, Bytes(1024 * 1024, 'x'), Bytes(32, 1), "noise"}}};
            is_full = !writer.take_in(std::move(batch), [&](const auto&) { ++answered; });
            if (!is_full) ++taken;
        }
        CHECK(is_full);
        go.set_value();
    }
    CHECK(taken >= 60);
    CHECK(taken < 200);
    CHECK(answered == taken);
}
