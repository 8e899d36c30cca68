#include "engine_bench.h"
#include "media_bench.h"

#include <fstream>
#include <random>

using namespace copro;
using namespace copro::test;

namespace {

std::string all_bytes_in(const std::filesystem::path& folder) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) all += read_file(entry.path()).value();
    }
    return all;
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

Bytes opened(const Bytes& sealed, const BlobKey& key) {
    BlobOpener opener(key);
    auto plain = opener.add(sealed.data(), sealed.size());
    REQUIRE(plain.ok());
    auto rest = opener.finish();
    REQUIRE(rest.ok());
    plain->insert(plain->end(), rest->begin(), rest->end());
    return *plain;
}

} // namespace

TEST_CASE("a photo goes after its record, in chunks, and opens with the key in the sealed body") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const Bytes plain = photo();
    const KeptBlob kept = bench.take(plain);
    bench.save(kept);
    CHECK(bench.kiosk.counts().media_waiting == 1);
    bench.take_turns();
    CHECK(bench.kiosk.counts().media_waiting == 0);
    REQUIRE(server.kept.blobs.contains(kept.reference.sha256));
    CHECK(opened(server.kept.blobs.at(kept.reference.sha256), kept.key) == plain);
    const std::string blob = "/v1/blobs/" + kept.reference.sha256;
    CHECK(server.count("PATCH " + blob) == 3);
    const auto record = std::find(server.asked.begin(), server.asked.end(), "POST /v1/records");
    const auto first = std::find(server.asked.begin(), server.asked.end(), "HEAD " + blob);
    CHECK(record < first);
}

TEST_CASE("nothing of a photo can be read in the data folder, before and after Save") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    auto writer = bench.blobs->begin();
    REQUIRE(writer.ok());
    const Bytes plain = photo();
    REQUIRE(writer->add(plain.data(), 300'000).ok());
    CHECK(all_bytes_in(bench.kiosk.folder()).find("readable") == std::string::npos);
    REQUIRE(writer->add(plain.data(), 300'000).ok());
    const auto kept = writer->finish();
    REQUIRE(kept.ok());
    bench.save(*kept);
    const std::string all = all_bytes_in(bench.kiosk.folder());
    CHECK(all.size() > 600'000);
    CHECK(all.find("readable") == std::string::npos);
    CHECK(all.find(to_text(kept->key)) == std::string::npos);
    CHECK(all.find(std::string(kept->key.begin(), kept->key.end())) == std::string::npos);
}

TEST_CASE("a photo that nobody saved is gone when it is given up, and at the next start after a crash") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const auto folder = blobs_of(bench.kiosk.folder());
    {
        auto unfinished = bench.blobs->begin();
        REQUIRE(unfinished.ok());
        const Bytes plain = photo();
        REQUIRE(unfinished->add(plain.data(), plain.size()).ok());
        CHECK(files_in(folder) == 1);
    }
    CHECK(files_in(folder) == 0);
    const KeptBlob saved = bench.take(photo());
    bench.save(saved);
    const KeptBlob given_up = bench.take(photo());
    REQUIRE(bench.blobs->remove(given_up.reference.sha256).ok());
    (void)bench.take(photo());
    REQUIRE(read_file(folder / saved.reference.sha256).ok());
    std::ofstream(folder / "unsaved-x") << "left by a crash";
    CHECK(files_in(folder) == 3);
    bench.blobs = bench.open_folder();
    CHECK(files_in(folder) == 1);
    CHECK(std::filesystem::exists(bench.file(saved)));
}

TEST_CASE("without room for another photo it is refused, and a record is still saved") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    bench.blobs = bench.open_folder({std::int64_t{1} << 60U, std::int64_t{1} << 60U});
    CHECK(bench.blobs->begin().error().kind == ErrorKind::refused);
    bench.blobs = bench.open_folder({0, largest_blob_bytes - 1});
    CHECK(bench.blobs->begin().error().kind == ErrorKind::refused);
    bench.kiosk.save();
    CHECK(bench.kiosk.counts().waiting == 1);
}

TEST_CASE("a photo that is too large is refused as it comes, and leaves nothing") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    {
        auto writer = bench.blobs->begin();
        REQUIRE(writer.ok());
        const Bytes piece(1'000'000, 'x');
        Result<void> added;
        int pieces = 0;
        while (added && pieces < 20) {
            added = writer->add(piece.data(), piece.size());
            ++pieces;
        }
        REQUIRE_FALSE(added.ok());
        CHECK(added.error().kind == ErrorKind::refused);
        CHECK(pieces == 17);
    }
    CHECK(files_in(blobs_of(bench.kiosk.folder())) == 0);
}

TEST_CASE("whatever happens on the way, each photo arrives whole") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        FakeServer server;
        MediaBench bench(server, server.enrolment());
        server.fault = [&](const HttpRequest&) {
            return random() % 100 < 40 ? static_cast<Fault>(1 + random() % (fault_kinds - 1)) : Fault::none;
        };
        std::vector<KeptBlob> all;
        for (int i = 0; i < 3; ++i) {
            all.push_back(bench.take(photo(50'000 + random() % 400'000)));
            bench.save(all.back());
            bench.take_turns(static_cast<int>(random() % 8));
        }
        bench.take_turns(3'000);
        INFO("seed " << seed);
        CHECK(bench.kiosk.counts().media_waiting == 0);
        for (const KeptBlob& one : all) REQUIRE(server.kept.blobs.contains(one.reference.sha256));
    }
}

TEST_CASE("chunks become smaller on a line that cuts, and grow again") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    bench.save(bench.take(photo()));
    std::vector<std::size_t> sizes;
    server.fault = [&](const HttpRequest& request) {
        if (request.method != "PATCH") return Fault::none;
        sizes.push_back(request.body.size());
        return sizes.size() <= 7 ? Fault::unreachable : Fault::none;
    };
    bench.take_turns(100);
    CHECK(bench.kiosk.counts().media_waiting == 0);
    const std::vector<std::size_t> shrinking{262'144, 131'072, 65'536, 32'768, 16'384, 8'192, 8'192, 8'192, 16'384};
    REQUIRE(sizes.size() > shrinking.size());
    CHECK(std::equal(shrinking.begin(), shrinking.end(), sizes.begin()));
}

TEST_CASE("a photo whose file was damaged is set aside, and the others go on") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob damaged = bench.take(photo());
    const KeptBlob lost = bench.take(photo());
    const KeptBlob sound = bench.take(photo());
    for (const KeptBlob& one : {damaged, lost, sound}) bench.save(one);
    std::fstream(bench.file(damaged), std::ios::in | std::ios::out | std::ios::binary).seekp(1'000).write("xxxx", 4);
    std::filesystem::remove(bench.file(lost));
    bench.take_turns();
    CHECK(bench.kiosk.counts().media_waiting == 0);
    CHECK(bench.kiosk.counts().media_damaged == 2);
    CHECK(server.kept.blobs.size() == 1);
    CHECK(server.kept.blobs.contains(sound.reference.sha256));
}

TEST_CASE("bytes that were spoilt on the way go once more") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob kept = bench.take(photo(100'000));
    bench.save(kept);
    int spoilt = 0;
    server.instead = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
        if (request.method != "PATCH" || ++spoilt > 2) return std::nullopt;
        return server.error(422, "hash");
    };
    bench.take_turns(100);
    CHECK(bench.kiosk.counts().media_damaged == 0);
    CHECK(server.kept.blobs.contains(kept.reference.sha256));
}

TEST_CASE("one photo that the server does not want holds up no other") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob unwanted = bench.take(photo());
    const KeptBlob wanted = bench.take(photo());
    bench.save(unwanted);
    bench.save(wanted);
    server.instead = [&](const HttpRequest& request) -> std::optional<HttpResponse> {
        if (request.path.find(unwanted.reference.sha256) == std::string::npos) return std::nullopt;
        return server.error(404, "not-found");
    };
    bench.take_turns();
    CHECK(server.kept.blobs.contains(wanted.reference.sha256));
    CHECK(bench.kiosk.counts().media_waiting == 1);
    server.instead = nullptr;
    bench.take_turns();
    CHECK(bench.kiosk.counts().media_waiting == 0);
}

TEST_CASE("a server that was restored without the photo gets it again") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob kept = bench.take(photo());
    SECTION("it has the record") {
        bench.save(kept);
        bench.take_turns();
        FakeServer::Kept backup = server.kept;
        backup.blobs.clear();
        server.restore(backup);
    }
    SECTION("it has neither") {
        const FakeServer::Kept backup = server.kept;
        bench.save(kept);
        bench.take_turns();
        server.restore(backup);
    }
    REQUIRE(bench.kiosk.counts().media_waiting == 0);
    REQUIRE(server.kept.blobs.empty());
    bench.records.hurry();
    (void)bench.records.turn();
    bench.take_turns();
    CHECK(server.kept.blobs.contains(kept.reference.sha256));
}

TEST_CASE("a photo stays on the kiosk until its record is purged, and goes with it") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob kept = bench.take(photo());
    const Uuid id = bench.save(kept);
    constexpr std::int64_t later_ms = start_wall_ms + 15LL * 24 * 60 * 60 * 1000;
    // The server has the record in a backup, but the photo has not been sent.
    bench.kiosk.answer({id}, RecordState::stored, 1, 1);
    REQUIRE(bench.kiosk.outbox().purge(later_ms).ok());
    CHECK(std::filesystem::exists(bench.file(kept)));
    REQUIRE(bench.kiosk.outbox().blob_sent(kept.reference.sha256).ok());
    REQUIRE(bench.kiosk.outbox().purge(start_wall_ms + 1).ok());
    CHECK(std::filesystem::exists(bench.file(kept)));
    REQUIRE(bench.kiosk.outbox().purge(later_ms).ok());
    CHECK_FALSE(std::filesystem::exists(bench.file(kept)));
    CHECK(bench.kiosk.number("SELECT COUNT(*) FROM attachment") == 0);
}

TEST_CASE("a kiosk whose file was damaged still sends the photos of what it salvaged") {
    FakeServer server;
    MediaBench bench(server, server.enrolment());
    const KeptBlob kept = bench.take(photo());
    bench.save(kept);
    bench.kiosk.close();
    std::fstream(bench.kiosk.file(), std::ios::in | std::ios::out | std::ios::binary).write("no database here", 16);
    bench.kiosk.reopen();
    CHECK(bench.kiosk.database().salvaged() == 1);
    CHECK(bench.kiosk.counts().media_waiting == 1);
    bench.blobs = bench.open_folder();
    CHECK(std::filesystem::exists(bench.file(kept)));
}

TEST_CASE("the engine sends all records before the first photo, and tells how many photos wait") {
    EngineBench bench;
    const auto folder = BlobFolder::open(bench.kiosk.database(), {0, std::int64_t{1} << 40U});
    REQUIRE(folder.ok());
    for (int i = 0; i < 70; ++i) {
        NewRecord made = record();
        if (i < 2) {
            auto writer = (*folder)->begin();
            REQUIRE(writer.ok());
            const Bytes plain = photo(300'000);
            REQUIRE(writer->add(plain.data(), plain.size()).ok());
            made.attachments = {writer->finish().value().reference};
        }
        bench.kiosk.save(std::move(made));
    }
    CHECK(bench.kiosk.counts().media_waiting == 2);
    bench.server.fault = [](const HttpRequest& request) {
        return request.method == "PATCH" ? Fault::unreachable : Fault::none;
    };
    bench.start();
    CHECK(bench.state().waiting == 0);
    CHECK(bench.state().media_waiting == 2);
    CHECK(bench.state().online);
    CHECK(bench.state().media_trouble == ErrorKind::unavailable);
    const auto& asked = bench.server.asked;
    const auto is_blob = [](const std::string& what) { return what.starts_with("HEAD /v1/blobs/"); };
    const auto first_photo = std::find_if(asked.begin(), asked.end(), is_blob);
    CHECK(std::count(asked.begin(), first_photo, "POST /v1/records") == 2);
    CHECK(std::count(first_photo, asked.end(), "POST /v1/records") == 0);

    bench.server.fault = nullptr;
    const std::int64_t order = bench.engine.sync_now();
    REQUIRE(bench.alarm.settles());
    CHECK(bench.state().asked == order);
    CHECK(bench.state().media_waiting == 0);
    CHECK(bench.server.kept.blobs.size() == 2);
}
