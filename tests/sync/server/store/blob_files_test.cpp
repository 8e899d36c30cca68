#include "sync/base/clock.h"
#include "sync/protocol/envelope.h"
#include "sync/server/store/blob_files.h"
#include "tests/sync/server/support.h"

#include <limits>

using namespace copro;
using namespace copro::test;

namespace {

struct Files {
    TempFolder folder;
    std::unique_ptr<BlobFiles> files = must(BlobFiles::open(folder.path() / "blobs", {0}));
    Bytes bytes = Bytes(1'000, 'x');
    std::string sha256 = to_hex(envelope_hash(bytes));

    Result<std::int64_t> add(std::int64_t from, std::int64_t to, const std::string& device = "kiosk-1") {
        return files->append(device, sha256, from, Bytes(bytes.begin() + from, bytes.begin() + to));
    }
    std::int64_t received(const std::string& device = "kiosk-1") { return files->received(device, sha256, 1'000); }
};

} // namespace

TEST_CASE("an erased blob is gone with the parts of every kiosk, and no other is touched") {
    const TempFolder folder;
    const auto blobs = must(BlobFiles::open(folder.path() / "blobs", {0}));
    const std::string whole = sha256_of("gone");
    const std::string other = sha256_of("kept");
    for (const auto& [sha256, text] : {std::pair(whole, "gone"), std::pair(other, "kept")}) {
        must(blobs->append("kiosk-1", sha256, 0, to_bytes(text)));
        REQUIRE(must(blobs->finish("kiosk-1", sha256, 4)));
        must(blobs->append("kiosk-2", sha256, 0, to_bytes("go")));
    }
    must(blobs->erase(whole));
    must(blobs->erase(whole)); // nothing is left, and that is no error
    CHECK_FALSE(std::filesystem::exists(blobs->file(whole)));
    CHECK(blobs->received("kiosk-2", whole, 4) == 0);
    CHECK(std::filesystem::exists(blobs->file(other)));
    CHECK(blobs->received("kiosk-2", other, 9) == 2);
}

TEST_CASE("a blob comes in parts, is checked, and is then in its place") {
    Files here;
    CHECK(here.received() == 0);
    CHECK(must(here.add(0, 300)) == 300);
    CHECK(here.received() == 300);
    CHECK(must(here.add(300, 1'000)) == 1'000);
    CHECK(must(here.files->finish("kiosk-1", here.sha256, 1'000)));
    CHECK(std::filesystem::file_size(here.files->file(here.sha256)) == 1'000);
    CHECK(here.received() == 1'000);
    CHECK(std::filesystem::is_empty(here.folder.path() / "blobs" / "parts"));
}

TEST_CASE("a part goes on only where it ends, also after the program was begun anew") {
    Files here;
    CHECK(must(here.add(0, 300)) == 300);
    here.files = must(BlobFiles::open(here.folder.path() / "blobs", {0}));
    for (const std::int64_t wrong : {0, 299, 301, 700}) {
        const auto added = here.add(wrong, 1'000);
        REQUIRE_FALSE(added.ok());
        CHECK(added.error().kind == ErrorKind::conflict);
    }
    CHECK(must(here.add(300, 1'000)) == 1'000);
}

TEST_CASE("bytes with another hash are thrown away and may come again") {
    Files here;
    const Bytes right = here.bytes;
    here.bytes[500] = 'y';
    CHECK(must(here.add(0, 1'000)) == 1'000);
    CHECK_FALSE(must(here.files->finish("kiosk-1", here.sha256, 1'000)));
    CHECK(here.received() == 0);
    here.bytes = right;
    CHECK(must(here.add(0, 1'000)) == 1'000);
    CHECK(must(here.files->finish("kiosk-1", here.sha256, 1'000)));
}

TEST_CASE("one kiosk's part does not touch another's") {
    Files here;
    CHECK(must(here.add(0, 300)) == 300);
    CHECK(here.received("kiosk-2") == 0);
    CHECK(must(here.add(0, 1'000, "kiosk-2")) == 1'000);
    CHECK(must(here.files->finish("kiosk-2", here.sha256, 1'000)));
    // It is there for the other as well.
    CHECK(here.received() == 1'000);
    CHECK(must(here.files->finish("kiosk-1", here.sha256, 1'000)));
}

TEST_CASE("attachments are refused before the disk is full") {
    Files here;
    here.files = must(BlobFiles::open(here.folder.path() / "blobs", {std::numeric_limits<std::int64_t>::max()}));
    const auto added = here.add(0, 300);
    REQUIRE_FALSE(added.ok());
    CHECK(added.error().kind == ErrorKind::unavailable);
    CHECK(here.received() == 0);
}

TEST_CASE("a part is kept for thirty days") {
    Files here;
    CHECK(must(here.add(0, 300)) == 300);
    constexpr std::int64_t day_ms = 24LL * 60 * 60 * 1000;
    const std::int64_t now_ms = SystemClock().wall_ms();
    must(here.files->forget_old_parts(now_ms + 29 * day_ms));
    CHECK(here.received() == 300);
    must(here.files->forget_old_parts(now_ms + 31 * day_ms));
    CHECK(here.received() == 0);
}
