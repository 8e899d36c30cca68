#include "sync/protocol/messages.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

EnvelopeHeader some_header() {
    EnvelopeHeader header;
    header.rec_id = Uuid::random();
    header.device = "kiosk-3";
    header.install = Uuid::random();
    header.seq = 41;
    header.kind = "attendance";
    header.schema = 1;
    header.meeting = "sample-meeting";
    header.wall_ms = 1'795'334'400'000;
    header.monotonic_ms = 5000;
    header.attachments = {{std::string(64, 'a'), 1200}};
    header.sealed_to = "0011223344556677";
    return header;
}

struct Made {
    SealingKeyPair intake = SealingKeyPair::generate();
    SigningKeyPair device = SigningKeyPair::generate();
    EnvelopeHeader header = some_header();
    Bytes body = to_bytes("{\"schema\":1}");
    Bytes encoded = make_envelope(header, body, intake.public_key, device);
};

// A well-formed and well-signed envelope round any header text.
Bytes with_header_text(const std::string& text) {
    const Made made;
    Bytes encoded;
    const auto put = [&](std::size_t size) {
        for (const unsigned shift : {24U, 16U, 8U, 0U}) encoded.push_back(static_cast<std::uint8_t>(size >> shift));
    };
    const Bytes sealed = seal(made.body, made.intake.public_key);
    put(text.size());
    encoded.insert(encoded.end(), text.begin(), text.end());
    put(sealed.size());
    encoded.insert(encoded.end(), sealed.begin(), sealed.end());
    const Signature signature = sign(envelope_purpose, encoded, made.device);
    encoded.insert(encoded.end(), signature.begin(), signature.end());
    return encoded;
}

std::string header_text(const std::string& find, const std::string& replace) {
    const Made made;
    std::string text(as_text(made.encoded));
    text = text.substr(4, text.find('}', text.find("sealed_to")) - 3);
    const auto at = text.find(find);
    REQUIRE(at != std::string::npos);
    return text.replace(at, find.size(), replace);
}

} // namespace

TEST_CASE("an envelope comes back as it was made and opens with the intake key") {
    const Made made;
    const auto parsed = parse_envelope(made.encoded);
    REQUIRE(parsed.ok());
    CHECK(parsed->header == made.header);
    CHECK(signature_holds(made.encoded, made.device.public_key));
    CHECK_FALSE(signature_holds(made.encoded, SigningKeyPair::generate().public_key));
    const auto opened = open_sealed(parsed->sealed, made.intake);
    REQUIRE(opened.ok());
    CHECK(*opened == made.body);
    CHECK(envelope_hash(made.encoded).size() == 32);
}

TEST_CASE("an envelope without meeting and attachments comes back") {
    Made made;
    made.header.meeting.clear();
    made.header.attachments.clear();
    const auto parsed = parse_envelope(make_envelope(made.header, made.body, made.intake.public_key, made.device));
    REQUIRE(parsed.ok());
    CHECK(parsed->header == made.header);
}

TEST_CASE("a change of any byte is refused or breaks the signature") {
    const Made made;
    for (std::size_t at = 0; at < made.encoded.size(); ++at) {
        for (const int flip : {0x01, 0x80}) {
            Bytes changed = made.encoded;
            changed[at] = static_cast<std::uint8_t>(changed[at] ^ flip);
            const auto parsed = parse_envelope(changed);
            const bool is_accepted = parsed.ok() && signature_holds(changed, made.device.public_key);
            REQUIRE_FALSE(is_accepted);
        }
    }
}

TEST_CASE("an envelope cut at any length is refused") {
    const Made made;
    for (std::size_t size = 0; size < made.encoded.size(); ++size) {
        const Bytes cut(made.encoded.begin(), made.encoded.begin() + static_cast<std::ptrdiff_t>(size));
        const auto parsed = parse_envelope(cut);
        REQUIRE_FALSE(parsed.ok());
        REQUIRE(parsed.error().kind == ErrorKind::invalid);
        REQUIRE_FALSE(parsed.error().reason.empty());
    }
}

TEST_CASE("bytes after the end of an envelope are refused") {
    Bytes longer = Made().encoded;
    longer.push_back(0);
    CHECK_FALSE(parse_envelope(longer).ok());
}

TEST_CASE("an envelope above the limit is refused") {
    Made made;
    made.body.assign(largest_envelope_bytes, 'x');
    const auto parsed = parse_envelope(make_envelope(made.header, made.body, made.intake.public_key, made.device));
    REQUIRE_FALSE(parsed.ok());
    CHECK(parsed.error().text() == "envelope: is larger than 65536 bytes");
}

TEST_CASE("lengths that would overflow are refused") {
    for (const std::uint8_t fill : {std::uint8_t{0xFF}, std::uint8_t{0x7F}, std::uint8_t{0}}) {
        const Bytes wild(300, fill);
        CHECK_FALSE(parse_envelope(wild).ok());
    }
}

TEST_CASE("fields that a newer kiosk adds to the header are allowed") {
    const auto parsed =
        parse_envelope(with_header_text(header_text("{\"envelope\":1,", "{\"envelope\":1,\"new\":[1],")));
    REQUIRE(parsed.ok());
    CHECK(parsed->header.device == "kiosk-3");
}

TEST_CASE("a wrong value in the header names its place") {
    const auto place_of = [](const std::string& find, const std::string& replace) {
        const auto parsed = parse_envelope(with_header_text(header_text(find, replace)));
        REQUIRE_FALSE(parsed.ok());
        return parsed.error().place;
    };
    CHECK(place_of("\"envelope\":1", "\"envelope\":2") == "envelope header#/envelope");
    CHECK(place_of("\"seq\":41", "\"seq\":0") == "envelope header#/seq");
    CHECK(place_of("\"seq\":41", "\"seq\":9007199254740992") == "envelope header#/seq");
    CHECK(place_of("\"seq\":41", "\"seq\":\"41\"") == "envelope header#/seq");
    CHECK(place_of("kiosk-3", "Kiosk 3") == "envelope header#/device");
    CHECK(place_of("\"kind\":\"attendance\"", "\"kind\":\"\"") == "envelope header#/kind");
    CHECK(place_of("sample-meeting", "../meeting") == "envelope header#/meeting");
    CHECK(place_of("\"schema\":1", "\"schema\":true") == "envelope header#/schema");
    CHECK(place_of("\"length\":1200", "\"length\":-1") == "envelope header#/attachments/0/length");
    CHECK(place_of("aaaa", "AAAA") == "envelope header#/attachments/0/sha256");
    CHECK(place_of("0011223344556677", "0011") == "envelope header#/sealed_to");
    CHECK(place_of("\"seq\":41", "\"seq\":1e999") == "envelope header");
    CHECK(place_of("\"seq\":41", "\"seq\":1,\"seq\":1") == "envelope header");
}

TEST_CASE("a batch comes back in order") {
    const std::vector<Bytes> envelopes = {Bytes(3, 1), Bytes(70, 2), Bytes(1, 3)};
    const auto parsed = parse_batch(frame_batch(envelopes));
    REQUIRE(parsed.ok());
    CHECK(*parsed == envelopes);
}

TEST_CASE("a batch cut between two records holds the first, cut anywhere else it is refused") {
    const Bytes body = frame_batch({Bytes(3, 1), Bytes(5, 2)});
    for (std::size_t size = 0; size < body.size(); ++size) {
        const auto parsed = parse_batch(Bytes(body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size)));
        REQUIRE(parsed.ok() == (size == 7));
    }
}

TEST_CASE("a batch keeps its limits") {
    CHECK(parse_batch(frame_batch(std::vector<Bytes>(50, Bytes(10, 1)))).ok());
    CHECK_FALSE(parse_batch(frame_batch(std::vector<Bytes>(51, Bytes(10, 1)))).ok());
    CHECK(parse_batch(frame_batch(std::vector<Bytes>(4, Bytes(65536, 1)))).ok());
    CHECK_FALSE(parse_batch(frame_batch(std::vector<Bytes>(5, Bytes(65536, 1)))).ok());
    CHECK_FALSE(parse_batch({0, 0, 0, 0}).ok());
}
