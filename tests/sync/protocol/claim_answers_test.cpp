#include "sync/protocol/claim_answers.h"
#include "sync/records/claim_answer.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace copro;

namespace {

const SigningPublicKey& one_server() {
    static const SigningPublicKey key = SigningKeyPair::generate().public_key;
    return key;
}

} // namespace

TEST_CASE("what came of a claim opens with its reference, and with no other, at no other server") {
    const AnswerKey key = answer_key_of("7F3K-9Q2M", one_server()).take();
    const SealedAnswer sealed = seal_answer(R"({"claimed":"2026-11-22"})", key).take();
    const std::string plain = open_answer(sealed.sealed, answer_key_of("7F3K-9Q2M", one_server()).take()).take();
    CHECK(plain.starts_with(R"({"claimed":"2026-11-22"})"));
    CHECK(plain.find_first_not_of(' ', 24) == std::string::npos);

    const AnswerKey other = answer_key_of("7F3K-9Q2N", one_server()).take();
    CHECK(other.name != key.name);
    CHECK(open_answer(sealed.sealed, other).error().kind == ErrorKind::corrupt);
    // Names that were made for one organisation find nobody at another.
    const AnswerKey elsewhere = answer_key_of("7F3K-9Q2M", SigningKeyPair::generate().public_key).take();
    CHECK(elsewhere.name != key.name);
    CHECK(open_answer(sealed.sealed, elsewhere).error().kind == ErrorKind::corrupt);
    Bytes changed = sealed.sealed;
    changed.back() ^= 1;
    CHECK(open_answer(changed, key).error().kind == ErrorKind::corrupt);
    changed.pop_back();
    CHECK(open_answer(changed, key).error().kind == ErrorKind::corrupt);
}

TEST_CASE("an answer's length tells nothing, the same is the same bytes, and another has a nonce of its own") {
    const AnswerKey key = answer_key_of("7F3K-9Q2M", one_server()).take();
    const SealedAnswer little = seal_answer("{}", key).take();
    const SealedAnswer much = seal_answer(std::string(padded_answer_bytes, '1'), key).take();
    CHECK(little.sealed.size() == much.sealed.size());
    CHECK(seal_answer("{}", key).take() == little);
    CHECK(little.name == much.name);
    CHECK_FALSE(std::equal(little.sealed.begin(), little.sealed.begin() + 24, much.sealed.begin()));
    CHECK(seal_answer(std::string(padded_answer_bytes + 1, '1'), key).error().kind == ErrorKind::invalid);
}

TEST_CASE("names and seals are those of PROTOCOL.md, section 12") {
    SigningPublicKey server;
    const Bytes key_bytes = *from_hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    std::copy(key_bytes.begin(), key_bytes.end(), server.bytes.begin());
    const AnswerKey key = answer_key_of("7F3K-9Q2M", server).take();
    CHECK(to_hex(key.name_bytes()) == "0fd15ea3194cea5a39a287c2da382e95");
    const SealedAnswer sealed = seal_answer(R"({"claimed":"2026-11-22"})", key).take();
    CHECK(to_hex(sealed.sealed.data(), 24) == "eca1662dd95b4043a3876de868a6e8c107836d3ce65ee3f2");
    CHECK(sha256_of(as_text(sealed.sealed)) == "5b027958b60d68e872d1f6bc881e7b12f27aa2eccb91ccf7490ee5a1c9fa40f7");
}

TEST_CASE("the longest answer that there can be has room") {
    ClaimAnswer answer;
    answer.claimed_on = *parse_date("2026-11-22");
    answer.pay_by = *parse_date("2026-12-20");
    answer.how = "building-society";
    answer.costs = PartAnswer{ClaimOutcome::withdrawn, Pence{100'000'000},        Pence{100'000'000},
                              Pence{100'000'000},      *parse_date("2026-11-30"), "not-covered"};
    answer.fee = answer.costs;
    CHECK(to_json(answer).size() <= padded_answer_bytes);
}

TEST_CASE("a reply about claims is the same after it was written and read; one that is not whole is refused") {
    ClaimsReply reply;
    reply.claims.push_back({Bytes(answer_name_bytes, 1), Bytes(sealed_answer_bytes, 2)});
    const ClaimsReply read = parse_claims_reply(to_json(reply)).take();
    CHECK(read.claims == reply.claims);
    CHECK_FALSE(read.more);
    CHECK(parse_claims_reply(R"({"claims":[],"more":true,"newer":1})").take().more);
    reply.claims.front().sealed.pop_back();
    CHECK_FALSE(parse_claims_reply(to_json(reply)).ok());
    reply.claims.front() = {Bytes(answer_name_bytes + 1, 1), Bytes(sealed_answer_bytes, 2)};
    CHECK_FALSE(parse_claims_reply(to_json(reply)).ok());
    for (const char* wrong : {"{}", R"({"claims":{}})", R"({"claims":[1]})", R"({"claims":[],"more":1})", "[]"}) {
        INFO(wrong);
        CHECK_FALSE(parse_claims_reply(wrong).ok());
    }
}
