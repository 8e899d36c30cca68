// Photos between the camera and Save: sealed on the disk, opened by nothing but the record that takes them along.
#include "kiosk/store/ports_on_disk.h"
#include "kiosk/store/unsaved_blobs.h"
#include "media_bench.h"

using namespace copro;
using namespace copro::test;

namespace {

struct PhotoBench {
    StoreBench kiosk;
    std::unique_ptr<BlobFolder> folder = BlobFolder::open(kiosk.database(), {0, 1LL << 40U}).take();
    UnsavedBlobs photos{*folder};
    SeenStore seen{kiosk.database(), kiosk.box()};
    EqualityPool pool{kiosk.database(), kiosk.outbox(), kiosk.clock, SealingKeyPair::generate().public_key};
    RecordsOnDisk records{kiosk.outbox(), seen, pool, kiosk.clock, &photos};

    [[nodiscard]] std::string keep(std::size_t size = 90'000) {
        auto name = photos.keep(photo(size), "image/jpeg");
        REQUIRE(name.ok());
        return name.take();
    }
    [[nodiscard]] std::size_t files() const {
        const std::filesystem::directory_iterator all(blobs_of(kiosk.folder()));
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
    [[nodiscard]] static RecordDraft claim(std::vector<AttachmentDraft> attachments) {
        RecordDraft draft{"claim", "better-buses", "claim", 3, "en", R"({"lines":[]})"};
        draft.attachments = std::move(attachments);
        return draft;
    }
};

} // namespace

TEST_CASE("a record takes its photos along, and they are no longer unsaved") {
    PhotoBench bench;
    const std::string first = bench.keep();
    const std::string second = bench.keep();
    REQUIRE(bench.records.save(PhotoBench::claim({{first, "receipt-photo", 1}})).ok());
    CHECK(bench.photos.find(first) == nullptr);
    CHECK(bench.kiosk.counts().media_waiting == 1);
    // What was saved is not dropped by its name; what was not goes.
    REQUIRE(bench.photos.drop(first).ok());
    CHECK(bench.files() == 2);
    bench.photos.drop_all();
    CHECK(bench.files() == 1);
    CHECK(bench.photos.find(second) == nullptr);
    CHECK(std::filesystem::exists(blobs_of(bench.kiosk.folder()) / first));
}

TEST_CASE("nothing is called saved when a photo of it is gone") {
    PhotoBench bench;
    const std::string name = bench.keep();
    REQUIRE(bench.photos.drop(name).ok());
    CHECK(bench.files() == 0);
    CHECK_FALSE(bench.records.save(PhotoBench::claim({{name, "receipt-photo", 1}})).ok());
    CHECK(bench.kiosk.counts().waiting == 0);
}

TEST_CASE("no readable byte of a photo is on the disk, before Save and after") {
    PhotoBench bench;
    const std::string name = bench.keep();
    const auto readable = [&] {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.kiosk.folder())) {
            if (!entry.is_regular_file()) continue;
            if (read_file(entry.path()).value().find("readable-photo-") != std::string::npos) return true;
        }
        return false;
    };
    CHECK_FALSE(readable());
    REQUIRE(bench.records.save(PhotoBench::claim({{name, "receipt-photo", 1}})).ok());
    CHECK_FALSE(readable());
}

TEST_CASE("a photo without room is refused, and records are saved all the same") {
    PhotoBench bench;
    bench.folder = BlobFolder::open(bench.kiosk.database(), {0, 1}).take();
    UnsavedBlobs photos(*bench.folder);
    const auto refused = photos.keep(photo(1000), "image/jpeg");
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().kind == ErrorKind::refused);
    CHECK(bench.records.save(PhotoBench::claim({})).ok());
}
