// Records a second that the real copro-server keeps, over TLS, against what SQLite alone keeps on the same disk.
#include "process.h"
#include "report.h"
#include "server_client.h"
#include "sync/base/sqlite.h"

#include <sys/resource.h>

#include <latch>
#include <thread>

using namespace copro;
using namespace copro::bench;

namespace {

constexpr int batch = static_cast<int>(most_records_in_batch);

struct Rate {
    double a_second = 0;
    double server_us = 0; // of processor for each record, all threads
    double own_us = 0;    // the same, of this process
};

double own_processor_ms() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    const auto ms = [](const timeval& time) {
        return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000;
    };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

struct Sender {
    std::unique_ptr<ServerClient> client;
    std::vector<std::string> requests;
    std::vector<std::string> replies;
};

// SQLite as bare as it can be: one connection, one prepared statement, the id as key, a transaction for each batch, and
// each one synced to the disk as the server's are.
Rate bare_sqlite(const std::vector<Bytes>& envelopes) {
    const test::TempFolder folder;
    Database database = test::must(Database::open(folder.path() / "bare.sqlite"));
    test::must(database.execute("CREATE TABLE record(rec_id BLOB PRIMARY KEY, envelope BLOB NOT NULL)"));
    Statement insert = test::must(database.prepare("INSERT INTO record(rec_id, envelope) VALUES($1, $2)"));
    std::vector<std::vector<SqlValue>> rows;
    for (const Bytes& envelope : envelopes) {
        const Uuid id = Uuid::random();
        rows.push_back({Bytes(id.bytes.begin(), id.bytes.end()), envelope});
    }
    const double used = own_processor_ms();
    const double began = now_ms();
    for (std::size_t at = 0; at < rows.size(); at += batch) {
        Transaction transaction = test::must(Transaction::begin(database));
        const std::size_t end = std::min(rows.size(), at + batch);
        for (std::size_t row = at; row < end; ++row) test::must(insert.run(rows[row]));
        test::must(transaction.commit());
    }
    const auto count = static_cast<double>(rows.size());
    return {1000.0 * count / (now_ms() - began), 0, 1000.0 * (own_processor_ms() - used) / count};
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
Rate send_all(std::vector<Sender>& senders, int records, pid_t server) {
    std::latch ready(static_cast<std::ptrdiff_t>(senders.size()) + 1);
    std::vector<std::thread> threads;
    for (Sender& sender : senders) {
        threads.emplace_back([&sender, &ready] {
            ready.arrive_and_wait();
            for (const std::string& request : sender.requests) sender.replies.push_back(sender.client->send(request));
        });
    }
    const double server_used = processor_ms(server);
    const double used = own_processor_ms();
    ready.arrive_and_wait();
    const double began = now_ms();
    for (std::thread& thread : threads) thread.join();
    return {1000.0 * records / (now_ms() - began), 1000.0 * (processor_ms(server) - server_used) / records,
            1000.0 * (own_processor_ms() - used) / records};
}

// A server of its own, so that what an earlier run left to be opened does not count here.
Rate served(int connections, int records, Signs signs, std::vector<Bytes>& envelopes) {
    test::RealServer server;
    std::vector<Sender> senders(static_cast<std::size_t>(connections));
    for (Sender& sender : senders) sender.client = std::make_unique<ServerClient>(server);
    const int batches = records / batch;
    for (int at = 0; at < batches; ++at) {
        Sender& sender = senders[static_cast<std::size_t>(at % connections)];
        sender.requests.push_back(sender.client->records(batch, &envelopes, signs));
    }
    for (const Sender& sender : senders) sender.client->connect_again(server);
    const Rate rate = send_all(senders, batches * batch, server.process());
    for (const Sender& sender : senders) {
        for (const std::string& reply : sender.replies) REQUIRE(all_stored(reply, batch));
    }
    return rate;
}

void measure(int connections, Signs signs) {
    const int records = size_of_run(25'600, 400);
    Figures rates;
    Figures bare_rates;
    Figures ratios;
    Figures server_us;
    Figures client_us;
    Figures bare_us;
    double bytes = 0;
    for (int round = 0; round < size_of_run(5, 1); ++round) {
        std::vector<Bytes> envelopes;
        const Rate rate = served(connections, records, signs, envelopes);
        const Rate bare = bare_sqlite(envelopes);
        rates.add(rate.a_second);
        server_us.add(rate.server_us);
        client_us.add(rate.own_us);
        bare_rates.add(bare.a_second);
        bare_us.add(bare.own_us);
        ratios.add(rate.a_second / bare.a_second);
        bytes = static_cast<double>(envelopes.front().size());
    }
    const bool has_target = connections == 8 && signs == Signs::batch;
    const char* by = signs == Signs::batch ? "" : ", older kiosks";
    print({fmt::format("server: records a second at {} connections{}", connections, by),
           fmt::format("{:.0f}, best {:.0f} ({:.0f} B each)", rates.median(), rates.most(), bytes),
           has_target ? "0.8 of bare SQLite" : "", ratios.median(),
           has_target ? std::optional(ratios.median() >= 0.8) : std::nullopt});
    print_beside("bare SQLite, WAL, FULL, 50 a transaction",
                 fmt::format("{:.0f}, best {:.0f}", bare_rates.median(), bare_rates.most()));
    print_beside("best of both", fmt::format("{:.2f}", rates.most() / bare_rates.most()));
    print_beside("processor for a record: server, its clients, bare SQLite",
                 fmt::format("{:.1f}, {:.1f}, {:.1f} us", server_us.least(), client_us.least(), bare_us.least()));
}

} // namespace

TEST_CASE("server: records a second against bare SQLite", "[server]") {
    for (const int connections : {1, 8, size_of_run(64, 2)}) measure(connections, Signs::batch);
    measure(8, Signs::envelopes_only);
    print_beside("the check of their signatures alone, all processors", fmt::format("{:.0f}", signatures_checked()));
}
