#include "sync/protocol/batch.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace copro;

TEST_CASE("what is sealed opens only with the right key") {
    const SealingKeyPair right = SealingKeyPair::generate();
    const Bytes plain = to_bytes("what people tell us");
    const Bytes sealed = seal(plain, right.public_key);
    CHECK(sealed.size() == plain.size() + 48);
    CHECK(*open_sealed(sealed, right) == plain);
    const auto wrong = open_sealed(sealed, SealingKeyPair::generate());
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().kind == ErrorKind::corrupt);
}

TEST_CASE("a sealed text with any byte changed or cut off does not open") {
    const SealingKeyPair pair = SealingKeyPair::generate();
    const Bytes sealed = seal(to_bytes("secret"), pair.public_key);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        Bytes changed = sealed;
        changed[at] ^= 1;
        REQUIRE_FALSE(open_sealed(changed, pair).ok());
        REQUIRE_FALSE(open_sealed(Bytes(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(at)), pair).ok());
    }
}

TEST_CASE("an empty text can be sealed and opened") {
    const SealingKeyPair pair = SealingKeyPair::generate();
    const auto opened = open_sealed(seal({}, pair.public_key), pair);
    REQUIRE(opened.ok());
    CHECK(opened->empty());
}

TEST_CASE("a signature holds for its message, key and purpose only") {
    const SigningKeyPair pair = SigningKeyPair::generate();
    const Bytes message = to_bytes("challenge");
    const Signature signature = sign("purpose-a", message, pair);
    CHECK(verifies("purpose-a", message, signature, pair.public_key));
    CHECK_FALSE(verifies("purpose-b", message, signature, pair.public_key));
    CHECK_FALSE(verifies("purpose-a", to_bytes("challengf"), signature, pair.public_key));
    CHECK_FALSE(verifies("purpose-a", message, signature, SigningKeyPair::generate().public_key));
}

TEST_CASE("letters cannot move between purpose and message") {
    const SigningKeyPair pair = SigningKeyPair::generate();
    const Signature signature = sign("ab", to_bytes("cd"), pair);
    CHECK_FALSE(verifies("abc", to_bytes("d"), signature, pair.public_key));
}

TEST_CASE("a key's id is sixteen hexadecimal digits of its own") {
    const std::string one = key_id(SigningKeyPair::generate().public_key);
    const std::string other = key_id(SealingKeyPair::generate().public_key);
    CHECK(one.size() == 16);
    CHECK(one.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(one != other);
}

TEST_CASE("the test vectors of PROTOCOL.md hold") {
    SealingPublicKey zeros_to_31;
    for (std::size_t i = 0; i < 32; ++i) zeros_to_31.bytes[i] = static_cast<std::uint8_t>(i);
    CHECK(key_id(zeros_to_31) == "630dcd2966c43366");

    // RFC 8032, test 1: its secret seed and public key.
    const Bytes seed = *from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    const Bytes open_half = *from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    SigningKeyPair pair;
    std::copy(open_half.begin(), open_half.end(), pair.public_key.bytes.begin());
    std::copy(seed.begin(), seed.end(), pair.private_key.begin());
    std::copy(open_half.begin(), open_half.end(), pair.private_key.begin() + 32);
    const Signature signature = sign("copro-challenge-v1", to_bytes("hello"), pair);
    CHECK(to_hex(signature.data(), signature.size()) ==
          "db62c9adb3b04a5306f970feffd9eafdb281d05c6448a3eb71f54f250256e2e3f25f775bc8cc07c379fbe747542651ca3c9ee536a52f"
          "619792ff346428d7a50a");
    CHECK(key_id(pair.public_key) == "21fe31dfa154a261");

    const Bytes batch = frame_batch({{1, 1, 1}, {2}});
    CHECK(to_hex(batch.data(), batch.size()) == "000000030101010000000102");
    CHECK(to_text(sign(records_purpose, hashes_of({{1, 1, 1}, {2}}), pair)) ==
          "1SRToftfoQ0SHFMVmV9imFHREhCv2YWWBAVnswZI2stMJz8wyuMH74OZGKjLLrlXfxuUt9XCVWq1zSFgnJ8gBw");
}
