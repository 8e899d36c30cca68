#include "sync/base/files.h"
#include "sync/protocol/sealed_blob.h"
#include "tests/sync/server/intake/intake_fixture.h"

#include <chrono>
#include <functional>
#include <limits>
#include <random>
#include <thread>
#include <utility>

using namespace copro;
using namespace copro::test;

namespace {

// A kiosk that is enrolled and whose record names one blob.
struct BlobOffice : IntakeFixture {
    Bytes blob = random_bytes(600'000);
    std::string sha256 = to_hex(envelope_hash(blob));
    std::string token;
    Bytes record;

    BlobOffice() {
        enrol();
        token = bearer();
        record = named(kiosk);
    }
    [[nodiscard]] Bytes named(const FakeKiosk& by) const {
        EnvelopeHeader header = by.header(1, "claim");
        header.attachments = {{sha256, static_cast<std::int64_t>(blob.size())}};
        return by.record(header, R"({"name":"Ada"})");
    }
    void store_record() const { REQUIRE(records({record}, token).answers[0].state == RecordState::stored); }
    [[nodiscard]] RawReply head() const { return ask("HEAD", "/v1/blobs/" + sha256, "", token); }
    [[nodiscard]] std::string target(std::int64_t offset) const {
        return fmt::format("/v1/blobs/{}?offset={}", sha256, offset);
    }
    [[nodiscard]] std::string_view bytes(std::size_t from, std::size_t size) const {
        return as_text(blob).substr(from, size);
    }
    [[nodiscard]] RawReply patch(std::int64_t offset, std::string_view chunk) const {
        return ask("PATCH", target(offset), chunk, token);
    }
    [[nodiscard]] BlobReply state() const {
        const RawReply reply = head();
        REQUIRE(reply.status == 200);
        return must(parse_blob_headers(reply.headers.at("copro-offset"), reply.headers.at("copro-complete")));
    }
    // From where the server is to the end; the last answer.
    BlobReply send_rest() const {
        BlobReply at = state();
        while (!at.complete) {
            const auto from = static_cast<std::size_t>(at.offset);
            const RawReply reply = patch(at.offset, bytes(from, most_blob_chunk_bytes));
            REQUIRE(reply.status == 200);
            at = must(parse_blob_reply(reply.body));
        }
        return at;
    }
    void restart() {
        stop();
        start();
    }
    // As the command `erase` does it.
    void erase_record(Store& store) const {
        Erasing erasing;
        erasing.records = {parse_envelope(record)->header.rec_id};
        must(store.erase(erasing, test_now_ms));
        const auto waiting = must(store.blobs_to_erase());
        for (const std::string& one : waiting) must(blobs->erase(one));
        must(store.blobs_erased(waiting));
    }
    void erase_record() const {
        must(writer->ask([this](Store& store) -> Result<void> {
            erase_record(store);
            return {};
        }));
    }
    // The next chunk's request is stopped before it writes, and goes on when this has run.
    void at_next_chunk(std::function<void()> call) {
        hooked.once = std::move(call);
        api = std::make_unique<Api>(identity, *writer, must(open_sqlite_reader(file)), *blobs, hooked);
    }
    // Nothing of the attachment is here, and nobody is asked for it.
    void check_gone() const {
        CHECK(state().complete);
        CHECK_FALSE(std::filesystem::exists(blobs->file(sha256)));
        CHECK(std::filesystem::is_empty(folder.path() / "blobs" / "parts"));
        const auto wanted = must(writer->ask([this](Store& store) { return store.wanted_blob(kiosk.device, sha256); }));
        REQUIRE(wanted.has_value());
        CHECK(wanted->is_erased);
        const HelloReply reply = must(parse_hello_reply(hello(token).body));
        CHECK(reply.missing_blobs.empty());
        CHECK(reply.complete_seq == 1);
        const RecordAnswer again = records({record}, token).answers[0];
        CHECK(again.state == RecordState::duplicate);
        CHECK(again.complete);
    }

    struct ClockWithHook final : Clock {
        explicit ClockWithHook(const Clock& shown)
            : behind(shown) {}
        [[nodiscard]] std::int64_t wall_ms() const override { return behind.wall_ms(); }
        // Asked by a chunk between what is wanted and what is written.
        [[nodiscard]] std::int64_t monotonic_ms() const override {
            if (const auto call = std::exchange(once, nullptr)) call();
            return behind.monotonic_ms();
        }
        const Clock& behind;
        mutable std::function<void()> once;
    };
    ClockWithHook hooked{clock};
};

bool says_complete(const RawReply& reply) { return reply.status == 200 && must(parse_blob_reply(reply.body)).complete; }

} // namespace

TEST_CASE("a blob is taken in chunks, and the record that names it is then complete") {
    BlobOffice office;
    const RecordsReply before = office.records({office.record}, office.token);
    CHECK_FALSE(before.answers[0].complete);
    CHECK(before.complete_seq == 0);
    CHECK(must(parse_hello_reply(office.hello(office.token).body)).missing_blobs ==
          std::vector<std::string>{office.sha256});
    CHECK(office.state().offset == 0);
    const BlobReply end = office.send_rest();
    CHECK(end.complete);
    CHECK(end.offset == 600'000);
    CHECK(office.state().complete);
    const HelloReply hello = must(parse_hello_reply(office.hello(office.token).body));
    CHECK(hello.missing_blobs.empty());
    CHECK(hello.complete_seq == 1);
    CHECK(office.records({office.record}, office.token).answers[0].complete);
    CHECK(must(hash_of_file(office.blobs->file(office.sha256))) == office.sha256);
}

TEST_CASE("a blob that no stored record of the device names is not taken, nor told about") {
    BlobOffice office;
    CHECK(office.head().status == 404);
    CHECK(office.patch(0, office.bytes(0, 1'000)).status == 404);
    office.store_record();
    CHECK(office.head().status == 200);
    CHECK(office.ask("HEAD", "/v1/blobs/" + office.sha256).status == 401);
    CHECK(office.ask("PATCH", office.target(0), "x").status == 401);
    office.kiosk = FakeKiosk();
    office.kiosk.intake = office.intake.public_key;
    office.enrol();
    office.token = office.bearer();
    CHECK(office.head().status == 404);
}

TEST_CASE("what comes before its record is not taken, and not lost: it is taken once the record is here") {
    BlobOffice office;
    CHECK(office.patch(0, office.bytes(0, 262'144)).status == 404);
    CHECK(std::filesystem::is_empty(office.folder.path() / "blobs" / "parts"));
    office.store_record();
    CHECK(office.state().offset == 0);
    CHECK(office.send_rest().complete);
    CHECK(must(hash_of_file(office.blobs->file(office.sha256))) == office.sha256);
}

TEST_CASE("an upload whose record is erased is told that it is complete, and nothing of it comes back") {
    BlobOffice office;
    office.store_record();
    SECTION("between two chunks") {
        REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
        office.erase_record();
        CHECK(says_complete(office.patch(262'144, office.bytes(262'144, 262'144))));
    }
    SECTION("while its first chunk comes") {
        office.at_next_chunk([&] { office.erase_record(); });
        CHECK(says_complete(office.patch(0, office.bytes(0, 262'144))));
    }
    SECTION("while a later chunk comes") {
        REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
        office.at_next_chunk([&] { office.erase_record(); });
        CHECK(says_complete(office.patch(262'144, office.bytes(262'144, 262'144))));
    }
    SECTION("while its last chunk comes") {
        REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
        REQUIRE(office.patch(262'144, office.bytes(262'144, 262'144)).status == 200);
        office.at_next_chunk([&] { office.erase_record(); });
        CHECK(says_complete(office.patch(524'288, office.bytes(524'288, 262'144))));
    }
    SECTION("when the file is in its place, and not noted yet") {
        REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
        REQUIRE(office.patch(262'144, office.bytes(262'144, 262'144)).status == 200);
        // What the chunk has noted waits behind this.
        office.at_next_chunk([&] {
            office.writer->post([&](Store& store) {
                const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
                const auto whole = office.blobs->file(office.sha256);
                while (!std::filesystem::exists(whole) && std::chrono::steady_clock::now() < until)
                    std::this_thread::yield();
                Erasing erasing;
                erasing.records = {parse_envelope(office.record)->header.rec_id};
                must(store.erase(erasing, test_now_ms));
                must(store.blobs_erased(must(store.blobs_to_erase())));
            });
        });
        CHECK(says_complete(office.patch(524'288, office.bytes(524'288, 262'144))));
    }
    office.check_gone();
}

TEST_CASE("an upload goes on when a record that names the same bytes is erased, and another is not") {
    BlobOffice office;
    office.store_record();
    EnvelopeHeader second = office.kiosk.header(2, "claim");
    second.attachments = parse_envelope(office.record)->header.attachments;
    REQUIRE(office.records({office.kiosk.record(second, "{}")}, office.token).answers[0].state == RecordState::stored);
    office.at_next_chunk([&] { office.erase_record(); });
    REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
    CHECK(office.state().offset == 262'144);
    CHECK(office.send_rest().complete);
    CHECK(must(hash_of_file(office.blobs->file(office.sha256))) == office.sha256);
}

TEST_CASE("a chunk that does not fit is refused with its reason, and what is there stays") {
    BlobOffice office;
    office.store_record();
    REQUIRE(office.patch(0, office.bytes(0, 1'000)).status == 200);
    const auto refused = [&](std::int64_t offset, std::string_view chunk, int status, const char* error) {
        const RawReply reply = office.patch(offset, chunk);
        CHECK(reply.status == status);
        CHECK(IntakeFixture::error_of(reply) == error);
    };
    refused(0, office.bytes(0, 1'000), 409, "offset");
    refused(999, office.bytes(999, 1'000), 409, "offset");
    refused(2'000, office.bytes(2'000, 1'000), 409, "offset");
    refused(-1, office.bytes(0, 1), 400, "request");
    refused(1'000, "", 400, "request");
    refused(599'999, "xy", 400, "request");
    refused(600'001, "x", 400, "request");
    refused(std::numeric_limits<std::int64_t>::max(), "x", 400, "request");
    refused(1'000, std::string(most_blob_chunk_bytes + 1, 'x'), 413, "too-large");
    for (const char* query : {"", "?offset=", "?offset=1e3", "?offset=99999999999999999999", "?at=0"}) {
        CHECK(office.ask("PATCH", "/v1/blobs/" + office.sha256 + query, "x", office.token).status == 400);
    }
    for (const char* name : {"", "x", "../../server.db", "ABCDEF"}) {
        CHECK(office.ask("HEAD", std::string("/v1/blobs/") + name, "", office.token).status == 400);
    }
    CHECK(office.state().offset == 1'000);
    CHECK(office.send_rest().complete);
}

TEST_CASE("bytes with another hash never become the blob") {
    BlobOffice office;
    office.store_record();
    const Bytes right = office.blob;
    office.blob[300'000] ^= 1U;
    REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
    REQUIRE(office.patch(262'144, office.bytes(262'144, 262'144)).status == 200);
    const RawReply wrong = office.patch(524'288, office.bytes(524'288, 262'144));
    CHECK(wrong.status == 422);
    CHECK(IntakeFixture::error_of(wrong) == "hash");
    CHECK(office.state().offset == 0);
    CHECK_FALSE(std::filesystem::exists(office.blobs->file(office.sha256)));
    office.blob = right;
    CHECK(office.send_rest().complete);
}

TEST_CASE("two kiosks bring the same blob, each from its own beginning, and it is there once") {
    BlobOffice office;
    office.store_record();
    REQUIRE(office.patch(0, office.bytes(0, 100'000)).status == 200);
    const FakeKiosk first = office.kiosk;
    const std::string first_token = office.token;
    office.kiosk = FakeKiosk();
    office.kiosk.intake = office.intake.public_key;
    office.enrol();
    office.token = office.bearer();
    REQUIRE(office.kiosk.device != first.device);
    office.record = office.named(office.kiosk);
    office.store_record();
    CHECK(office.state().offset == 0);
    CHECK(office.send_rest().complete);
    office.token = first_token;
    CHECK(office.state().complete);
    CHECK(office.patch(100'000, office.bytes(100'000, 1'000)).status == 200);
}

TEST_CASE("a server that ends in the middle goes on from the last byte that it answered for") {
    BlobOffice office;
    office.store_record();
    REQUIRE(office.patch(0, office.bytes(0, 262'144)).status == 200);
    office.restart();
    CHECK(office.state().offset == 262'144);
    CHECK(office.send_rest().complete);
    office.restart();
    CHECK(office.state().complete);
}

TEST_CASE("a server that ended before it noted the whole blob notes it when it is asked") {
    BlobOffice office;
    office.store_record();
    SECTION("all bytes are in the part") {
        for (std::size_t at = 0; at < office.blob.size(); at += 200'000) {
            const auto chunk = office.bytes(at, 200'000);
            must(office.blobs->append(office.kiosk.device, office.sha256, static_cast<std::int64_t>(at),
                                      to_bytes(chunk)));
        }
    }
    SECTION("the file is in its place") {
        must(office.blobs->append(office.kiosk.device, office.sha256, 0, office.blob));
        REQUIRE(must(office.blobs->finish(office.kiosk.device, office.sha256, 600'000)));
    }
    SECTION("the file in its place is damaged") {
        must(replace_file(office.blobs->file(office.sha256), std::string(600'000, 'x')));
        CHECK(office.head().status == 422);
        CHECK_FALSE(must(parse_hello_reply(office.hello(office.token).body)).missing_blobs.empty());
        return;
    }
    CHECK(office.state().complete);
    CHECK(must(parse_hello_reply(office.hello(office.token).body)).missing_blobs.empty());
}

TEST_CASE("connections that are cut at any byte lose nothing that was answered for") {
    BlobOffice office;
    office.store_record();
    std::mt19937 random(7);
    std::int64_t answered = 0;
    for (int round = 0; round < 40 && !office.state().complete; ++round) {
        const BlobReply at = office.state();
        REQUIRE(at.offset >= answered);
        const auto chunk = office.bytes(static_cast<std::size_t>(at.offset), 1'000 + random() % 50'000);
        const std::string request = IntakeFixture::request_text("PATCH", office.target(at.offset), chunk, office.token);
        const auto client = office.connect();
        const bool is_cut = random() % 2 == 0;
        REQUIRE(client->send(request.substr(0, is_cut ? random() % request.size() : request.size())));
        if (is_cut) continue;
        const auto reply = client->receive();
        REQUIRE(reply.has_value());
        REQUIRE(reply->status == 200);
        answered = must(parse_blob_reply(reply->body)).offset;
    }
    CHECK(answered > 0);
    CHECK(office.send_rest().complete);
}

TEST_CASE("without room on the disk attachments wait and records are still taken") {
    BlobOffice office;
    office.blob_limits.least_free_bytes = std::numeric_limits<std::int64_t>::max();
    office.restart();
    CHECK(office.records({office.record}, office.token).answers[0].state == RecordState::stored);
    const RawReply reply = office.patch(0, office.bytes(0, 1'000));
    CHECK(reply.status == 503);
    CHECK(IntakeFixture::error_of(reply) == "busy");
    CHECK(reply.headers.contains("retry-after"));
    office.blob_limits.least_free_bytes = 0;
    office.restart();
    CHECK(office.send_rest().complete);
}
