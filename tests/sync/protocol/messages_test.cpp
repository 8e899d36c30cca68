#include "sync/protocol/messages.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

template <typename Parsed>
std::string trouble(const Parsed& parsed) {
    return parsed.ok() ? "accepted" : parsed.error().text();
}

const std::string pin = "sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

} // namespace

TEST_CASE("enrol messages come back as they were") {
    const EnrolRequest request{"ABCDEFGHJK", SigningKeyPair::generate().public_key, "0.1.0"};
    const auto read = parse_enrol_request(to_json(request));
    REQUIRE(read.ok());
    CHECK(read->code == request.code);
    CHECK(read->device_key == request.device_key);
    CHECK(read->software == "0.1.0");

    const EnrolReply reply{"kiosk-1",
                           SigningKeyPair::generate().public_key,
                           SealingKeyPair::generate().public_key,
                           {pin, pin},
                           "Llais Pobl"};
    const auto answered = parse_enrol_reply(to_json(reply));
    REQUIRE(answered.ok());
    CHECK(answered->device == "kiosk-1");
    CHECK(answered->server_key == reply.server_key);
    CHECK(answered->intake_key == reply.intake_key);
    CHECK(answered->tls_pins == reply.tls_pins);
    CHECK(answered->organisation == "Llais Pobl");
}

TEST_CASE("challenge and token messages come back as they were") {
    CHECK(parse_challenge_request(to_json(ChallengeRequest{"kiosk-1"}))->device == "kiosk-1");
    CHECK(parse_challenge_reply(to_json(ChallengeReply{"0123456789abcdef"}))->challenge == "0123456789abcdef");
    TokenRequest request{"kiosk-1", "0123456789abcdef", {}};
    request.signature.fill(7);
    const auto read = parse_token_request(to_json(request));
    REQUIRE(read.ok());
    CHECK(read->signature == request.signature);
    CHECK(*parse_signature(to_text(request.signature)) == request.signature);
    const auto token = parse_token_reply(to_json(TokenReply{"abcdefghijklmnopq", 3600}));
    REQUIRE(token.ok());
    CHECK(token->lasts_s == 3600);
}

TEST_CASE("hello, records, health and error messages come back as they were") {
    HelloReply hello;
    hello.wall_ms = 17;
    hello.nonce = "n";
    hello.ack_seq = 9;
    hello.durable_seq = 4;
    hello.missing_blobs = {std::string(64, 'b')};
    hello.complete_seq = 5;
    const auto read = parse_hello_reply(to_json(hello));
    REQUIRE(read.ok());
    CHECK(read->ack_seq == 9);
    CHECK(read->durable_seq == 4);
    CHECK(read->complete_seq == 5);
    CHECK(read->missing_blobs == hello.missing_blobs);
    CHECK_FALSE(read->revoked);

    RecordsReply records;
    records.ack_seq = 2;
    for (const RecordState state :
         {RecordState::stored, RecordState::duplicate, RecordState::conflict, RecordState::parked}) {
        records.answers.push_back({Uuid::random(), state, state == RecordState::parked ? "the signature" : ""});
    }
    const auto answers = parse_records_reply(to_json(records));
    REQUIRE(answers.ok());
    REQUIRE(answers->answers.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(answers->answers[i].rec_id == records.answers[i].rec_id);
        CHECK(answers->answers[i].state == records.answers[i].state);
        CHECK(answers->answers[i].reason == records.answers[i].reason);
    }

    const auto health = parse_health_report(to_json(HealthReport{3, 4, 5, "0.1.0"}));
    REQUIRE(health.ok());
    CHECK(health->free_disk_bytes == 5);

    const auto error = parse_error_reply(to_json(ErrorReply{"revoked", "this device was revoked", "kiosk-1"}));
    REQUIRE(error.ok());
    CHECK(error->error == "revoked");
    CHECK(error->device == "kiosk-1");
}

TEST_CASE("packs come back as they were, whatever their text") {
    const std::vector<PackItem> packs = {{"a", "{\"id\":\"a\",\"x\":\"caf\xC3\xA9 \\u0000\"}"}, {"b", "{}"}};
    const auto read = parse_packs(to_json(packs));
    REQUIRE(read.ok());
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].text == packs[0].text);
    CHECK((*read)[1].id == "b");
}

TEST_CASE("a pack that does not match its hash is refused") {
    std::string json = to_json(std::vector<PackItem>{{"a", "{\"day\":1}"}});
    json.replace(json.find("day"), 3, "dai");
    CHECK(trouble(parse_packs(json)) == "packs#/packs/0/sha256: is not the pack's hash");
}

TEST_CASE("fields that a newer peer adds are allowed") {
    CHECK(parse_challenge_request(R"({"device":"kiosk-1","later":{"a":1}})").ok());
    CHECK(parse_records_reply(R"({"answers":[],"ack_seq":0,"durable_seq":0,"x":null})").ok());
}

TEST_CASE("a message cut at any length is refused") {
    const std::string json = to_json(EnrolReply{"kiosk-1", {}, {}, {pin}, "x"});
    for (std::size_t size = 0; size < json.size(); ++size) {
        REQUIRE_FALSE(parse_enrol_reply(json.substr(0, size)).ok());
    }
}

TEST_CASE("a wrong value names its place") {
    CHECK(trouble(parse_enrol_request("[]")) == "enrol request#: must be an object");
    CHECK(trouble(parse_enrol_request("{}")) == "enrol request#/code: is missing");
    CHECK(trouble(parse_enrol_request(R"({"code":"short"})")) == "enrol request#/code: must be 10 to 32 bytes long");
    CHECK(trouble(parse_enrol_request(R"({"code":"ABCDEFGHJK","device_key":"AAAA"})")) ==
          "enrol request#/device_key: must be 32 bytes as base64url");
    CHECK(trouble(parse_challenge_request(R"({"device":"Kiosk"})")) ==
          "challenge request#/device: must be a name of lower-case letters, digits and hyphens");
    CHECK(trouble(parse_challenge_request("{")) == "challenge request:1: this is not valid JSON");
    CHECK(trouble(parse_challenge_request("{\"device\":1e999}")) == "challenge request: a number is too large");
    CHECK(trouble(parse_token_reply(R"({"token":"aaaaaaaaaaaaaaaa\r\nX: y","lasts_s":5})")) ==
          "token reply#/token: must be printable ASCII without spaces");
    CHECK(trouble(parse_records_reply(R"({"answers":[{"rec_id":"x"}]})")) ==
          "records reply#/answers/0/rec_id: must be a lower-case UUID");
    CHECK(trouble(parse_records_reply(
              R"({"answers":[{"rec_id":"00000000-0000-4000-8000-000000000000","state":"lost"}]})")) ==
          "records reply#/answers/0/state: must be stored, duplicate, conflict or parked");
    CHECK(trouble(parse_records_reply(R"({"answers":[],"ack_seq":1,"durable_seq":2})")) ==
          "records reply#/durable_seq: must be from 0 to 1");
    CHECK(trouble(parse_health_report(R"({"waiting":-1})")) ==
          "health report#/waiting: must be from 0 to 9007199254740991");
    CHECK(trouble(parse_enrol_reply(R"({"device":"a","server_key":1})")) == "enrol reply#/server_key: must be a text");
    CHECK_FALSE(parse_signature("AAAA").ok());
}

TEST_CASE("a hello reply that does not say whether the device is revoked is refused") {
    CHECK(trouble(parse_hello_reply(
              R"({"protocol_least":1,"protocol_most":1,"wall_ms":0,"nonce":"n","ack_seq":0,"durable_seq":0})")) ==
          "hello reply#/revoked: is missing");
}

TEST_CASE("pins that could reach beyond their option are refused") {
    std::string json = to_json(EnrolReply{"kiosk-1", {}, {}, {pin}, "x"});
    json.replace(json.find("47DEQ"), 5, "47;EQ");
    CHECK(trouble(parse_enrol_reply(json)) ==
          "enrol reply#/tls_pins: must each be sha256// and 44 characters of base64");
    CHECK_FALSE(parse_enrol_reply(to_json(EnrolReply{"kiosk-1", {}, {}, {}, "x"})).ok());
}

TEST_CASE("how much of an attachment is there comes back, as JSON and as headers") {
    const auto read = parse_blob_reply(to_json(BlobReply{262'144, false}));
    REQUIRE(read.ok());
    CHECK(read->offset == 262'144);
    CHECK_FALSE(read->complete);
    const auto headers = parse_blob_headers("600000", "1");
    REQUIRE(headers.ok());
    CHECK(headers->offset == 600'000);
    CHECK(headers->complete);
    for (const char* wrong : {"", "-1", "1e3", "12x", "1073741825", "99999999999999999999"}) {
        CHECK_FALSE(parse_blob_headers(wrong, "0").ok());
    }
    for (const char* wrong : {"", "yes", "true"}) CHECK_FALSE(parse_blob_headers("1", wrong).ok());
    CHECK_FALSE(parse_blob_reply(R"({"offset":1073741825,"complete":false})").ok());
    CHECK_FALSE(parse_blob_reply(R"({"offset":1})").ok());
}

TEST_CASE("a server from before attachments calls nothing complete") {
    const auto old = parse_records_reply(
        R"({"answers":[{"rec_id":"00000000-0000-4000-8000-000000000001","state":"stored"}],"ack_seq":1,"durable_seq":0})");
    REQUIRE(old.ok());
    CHECK_FALSE(old->answers[0].complete);
    CHECK(old->complete_seq == 0);
    const auto wrong = parse_hello_reply(
        R"({"protocol_least":1,"protocol_most":1,"wall_ms":0,"nonce":"n","ack_seq":1,"complete_seq":2,"durable_seq":0,"revoked":false,"missing_blobs":[]})");
    REQUIRE_FALSE(wrong.ok());
    CHECK(wrong.error().place == "hello reply#/complete_seq");
    CHECK_FALSE(
        parse_hello_reply(
            R"({"protocol_least":1,"protocol_most":1,"wall_ms":0,"nonce":"n","ack_seq":0,"durable_seq":0,"revoked":false,"missing_blobs":["../x"]})")
            .ok());
}
