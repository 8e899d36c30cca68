// Records a second that the real copro-server keeps, over TLS, against what SQLite alone keeps on the same disk.
#include "report.h"
#include "server_client.h"
#include "sync/base/sqlite.h"

#include <latch>
#include <thread>

using namespace copro;
using namespace copro::bench;

namespace {

constexpr int batch = static_cast<int>(most_records_in_batch);

struct Sender {
    std::unique_ptr<ServerClient> client;
    std::vector<std::string> requests;
    std::vector<std::string> replies;
};

// SQLite as bare as it can be: one connection, one prepared statement, the id as key, a transaction for each batch, and
// each one synced to the disk as the server's are.
double bare_sqlite(const std::vector<Bytes>& envelopes) {
    const test::TempFolder folder;
    Database database = test::must(Database::open(folder.path() / "bare.sqlite"));
    test::must(database.execute("CREATE TABLE record(rec_id BLOB PRIMARY KEY, envelope BLOB NOT NULL)"));
    Statement insert = test::must(database.prepare("INSERT INTO record(rec_id, envelope) VALUES($1, $2)"));
    std::vector<std::vector<SqlValue>> rows;
    for (const Bytes& envelope : envelopes) {
        const Uuid id = Uuid::random();
        rows.push_back({Bytes(id.bytes.begin(), id.bytes.end()), envelope});
    }
    const double began = now_ms();
    for (std::size_t at = 0; at < rows.size(); at += batch) {
        Transaction transaction = test::must(Transaction::begin(database));
        const std::size_t end = std::min(rows.size(), at + batch);
        for (std::size_t row = at; row < end; ++row) test::must(insert.run(rows[row]));
        test::must(transaction.commit());
    }
    return 1000.0 * static_cast<double>(rows.size()) / (now_ms() - began);
}

// What no server of this protocol can pass on this machine: the check of each signature alone, on every processor at
// once.
double signatures_checked() {
    constexpr int checks = 2'000;
    const SigningKeyPair keys = SigningKeyPair::generate();
    const Bytes message(650);
    const Signature signature = sign("copro-envelope-v1", message, keys);
    const unsigned processors = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    const double began = now_ms();
    for (unsigned thread = 0; thread < processors; ++thread) {
        threads.emplace_back([&] {
            for (int check = 0; check < checks; ++check) {
                if (!verifies("copro-envelope-v1", message, signature, keys.public_key)) std::abort();
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    return 1000.0 * checks * processors / (now_ms() - began);
}

// All connections send at once, each its next batch as soon as the last one is answered.
double send_all(std::vector<Sender>& senders, int records) {
    std::latch ready(static_cast<std::ptrdiff_t>(senders.size()) + 1);
    std::vector<std::thread> threads;
    for (Sender& sender : senders) {
        threads.emplace_back([&sender, &ready] {
            ready.arrive_and_wait();
            for (const std::string& request : sender.requests) sender.replies.push_back(sender.client->send(request));
        });
    }
    ready.arrive_and_wait();
    const double began = now_ms();
    for (std::thread& thread : threads) thread.join();
    return 1000.0 * records / (now_ms() - began);
}

// A server of its own, so that what an earlier run left to be opened does not count here.
double served(int connections, int records, std::vector<Bytes>& envelopes) {
    test::RealServer server;
    std::vector<Sender> senders(static_cast<std::size_t>(connections));
    for (Sender& sender : senders) sender.client = std::make_unique<ServerClient>(server);
    const int batches = records / batch;
    for (int at = 0; at < batches; ++at) {
        Sender& sender = senders[static_cast<std::size_t>(at % connections)];
        sender.requests.push_back(sender.client->records(batch, &envelopes));
    }
    const double rate = send_all(senders, batches * batch);
    for (const Sender& sender : senders) {
        for (const std::string& reply : sender.replies) REQUIRE(all_stored(reply, batch));
    }
    return rate;
}

} // namespace

TEST_CASE("server: records a second against bare SQLite", "[server]") {
    const int records = size_of_run(25'600, 400);
    for (const int connections : {1, 8, size_of_run(64, 2)}) {
        Figures rates;
        Figures bare_rates;
        Figures ratios;
        double bytes = 0;
        for (int round = 0; round < size_of_run(3, 1); ++round) {
            std::vector<Bytes> envelopes;
            rates.add(served(connections, records, envelopes));
            bare_rates.add(bare_sqlite(envelopes));
            ratios.add(rates.last() / bare_rates.last());
            bytes = static_cast<double>(envelopes.front().size());
        }
        const bool has_target = connections == 8;
        print({fmt::format("server: records a second at {} connections", connections),
               fmt::format("{:.0f} ({:.0f} B each)", rates.median(), bytes), has_target ? "0.8 of bare SQLite" : "",
               ratios.median(), has_target ? std::optional(ratios.median() >= 0.8) : std::nullopt});
        print_beside("bare SQLite, WAL, FULL, 50 a transaction", fmt::format("{:.0f}", bare_rates.median()));
    }
    print_beside("the check of their signatures alone, all processors", fmt::format("{:.0f}", signatures_checked()));
}
