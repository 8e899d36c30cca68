#include "sync/protocol/attachment_keys.h"
#include "tests/sync/server/support.h"

#include <fstream>

using namespace copro;
using namespace copro::test;

namespace {

Bytes pattern(std::size_t size) {
    Bytes bytes(size);
    for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<std::uint8_t>(i * 7 + i / 251);
    return bytes;
}

Bytes sealed(const Bytes& plain, const BlobKey& key, std::size_t step) {
    BlobSealer sealer(key);
    Bytes out;
    const auto put = [&out](const Bytes& more) { out.insert(out.end(), more.begin(), more.end()); };
    for (std::size_t at = 0; at < plain.size(); at += step) {
        put(sealer.add(plain.data() + at, std::min(step, plain.size() - at)));
    }
    put(sealer.finish());
    return out;
}

Result<Bytes> opened(const Bytes& blob, const BlobKey& key, std::size_t step) {
    BlobOpener opener(key);
    Bytes out;
    for (std::size_t at = 0; at < blob.size(); at += step) {
        const Bytes more = TRY(opener.add(blob.data() + at, std::min(step, blob.size() - at)));
        out.insert(out.end(), more.begin(), more.end());
    }
    const Bytes rest = TRY(opener.finish());
    out.insert(out.end(), rest.begin(), rest.end());
    return out;
}

} // namespace

TEST_CASE("what was sealed in pieces of any size opens in pieces of any size") {
    const BlobKey key = make_blob_key();
    for (const std::size_t size : {0UL, 1UL, 65'535UL, 65'536UL, 65'537UL, 131'072UL, 200'000UL}) {
        const Bytes plain = pattern(size);
        for (const std::size_t step : {1'000UL, 65'536UL, 300'000UL}) {
            const Bytes blob = sealed(plain, key, step);
            CHECK(must(opened(blob, key, 300'001 - step)) == plain);
        }
    }
}

TEST_CASE("a sealed blob that was changed, cut, lengthened or is another's does not open") {
    const BlobKey key = make_blob_key();
    const Bytes blob = sealed(pattern(150'000), key, 4'096);
    CHECK_FALSE(opened(blob, make_blob_key(), 4'096).ok());
    for (const std::size_t at : {0UL, 23UL, 24UL, 70'000UL, blob.size() - 1}) {
        Bytes other = blob;
        other[at] ^= 1U;
        CHECK_FALSE(opened(other, key, 4'096).ok());
    }
    for (const std::size_t length : {0UL, 10UL, 24UL, 30UL, 24UL + 65'553UL, blob.size() - 1}) {
        CHECK_FALSE(opened(Bytes(blob.begin(), blob.begin() + static_cast<std::ptrdiff_t>(length)), key, 4'096).ok());
    }
    Bytes longer = blob;
    longer.insert(longer.end(), blob.begin(), blob.end());
    CHECK_FALSE(opened(longer, key, 4'096).ok());
}

TEST_CASE("a sealed blob holds nothing of what was sealed, and a key of its own") {
    const Bytes plain(100'000, 'q');
    const Bytes one = sealed(plain, make_blob_key(), 4'096);
    CHECK(as_text(one).find("qqqqqqqq") == std::string_view::npos);
    CHECK(one != sealed(plain, make_blob_key(), 4'096));
}

TEST_CASE("the hash of a file is that of its bytes") {
    const TempFolder folder;
    const auto file = folder.path() / "blob";
    const Bytes bytes = pattern(150'000);
    std::ofstream(file, std::ios::binary) << as_text(bytes);
    CHECK(must(hash_of_file(file)) == to_hex(envelope_hash(bytes)));
    CHECK(hash_of_file(folder.path() / "none").error().kind == ErrorKind::not_found);
}

TEST_CASE("the sealed body's attachments come back, and only those that the header names") {
    SealedAttachment one;
    one.reference = {std::string(64, 'a'), 10};
    one.key = make_blob_key();
    one.media_type = "image/jpeg";
    one.question = "receipt";
    one.line = 2;
    EnvelopeHeader header;
    header.attachments = {one.reference};
    const Json json{{"attachments", to_json({one})}};
    JsonObject inner = must(JsonObject::of(json, "body#"));
    const auto read = must(read_attachments(inner, header));
    REQUIRE(read.size() == 1);
    CHECK(read[0].reference == one.reference);
    CHECK(read[0].key == one.key);
    CHECK(read[0].media_type == "image/jpeg");
    CHECK(read[0].question == "receipt");
    CHECK(read[0].line == 2);
    header.attachments[0].sha256[0] = 'b';
    const auto other = read_attachments(inner, header);
    REQUIRE_FALSE(other.ok());
    CHECK(other.error().place == "body#/attachments/0/sha256");
}
