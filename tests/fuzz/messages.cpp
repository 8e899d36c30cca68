// Every message of the protocol, from either side; the first byte says which.
#include "sync/protocol/claim_answers.h"
#include "tests/fuzz/fuzz.h"

#include <array>

namespace copro::fuzz {

namespace {

// What was read and written once is read and written the same again.
template <typename Message>
void try_message(Result<Message> (*parse)(std::string_view), const std::string& text) {
    const auto message = parse(text);
    if (!message) return promise_refusal(message.error());
    const std::string written = to_json(*message);
    promise_utf8(written);
    const auto again = parse(written);
    promise(again.ok(), "a message that was read can be sent on");
    promise(to_json(*again) == written, "a message that is sent on stays the same");
}

void try_signature(const std::string& text) {
    const auto signature = parse_signature(text);
    if (!signature) return promise_refusal(signature.error());
    promise(to_text(*signature) == text, "a signature has one spelling");
}

void try_hello(const std::string& text) {
    try_message(parse_hello_reply, text);
    const auto hello = parse_hello_reply(text);
    promise(!hello || hello->durable_seq <= hello->ack_seq, "nothing is durable that is not there");
}

constexpr std::array<void (*)(const std::string&), 13> message_kinds{
    [](const std::string& text) { try_message(parse_error_reply, text); },
    [](const std::string& text) { try_message(parse_enrol_request, text); },
    [](const std::string& text) { try_message(parse_enrol_reply, text); },
    [](const std::string& text) { try_message(parse_challenge_request, text); },
    [](const std::string& text) { try_message(parse_challenge_reply, text); },
    [](const std::string& text) { try_message(parse_token_request, text); },
    [](const std::string& text) { try_message(parse_token_reply, text); },
    try_hello,
    [](const std::string& text) { try_message(parse_records_reply, text); },
    [](const std::string& text) { try_message(parse_health_report, text); },
    [](const std::string& text) { try_message(parse_packs, text); },
    try_signature,
    [](const std::string& text) { try_message(parse_claims_reply, text); },
};

std::vector<std::string> message_seeds() {
    HelloReply hello;
    hello.nonce = "0123456789abcdef";
    hello.ack_seq = 7;
    hello.missing_blobs = {std::string(64, 'a')};
    RecordsReply records;
    records.answers = {{Uuid::random(), RecordState::stored, ""}, {Uuid(), RecordState::parked, "why"}};
    records.ack_seq = 2;
    const std::string pin = "sha256//" + std::string(43, 'A') + "=";
    const std::vector<std::string> texts{
        to_json(ErrorReply{"revoked", "why", "kiosk-1"}),
        to_json(EnrolRequest{"23456789AB", SigningPublicKey(), "0.1"}),
        to_json(EnrolReply{"kiosk-1", SigningPublicKey(), SealingPublicKey(), {pin, pin}, "Llais"}),
        to_json(ChallengeRequest{"kiosk-1"}),
        to_json(ChallengeReply{std::string(16, 'c')}),
        to_json(TokenRequest{"kiosk-1", std::string(16, 'c'), Signature()}),
        to_json(TokenReply{std::string(16, 't'), 3600}),
        to_json(hello),
        to_json(records),
        to_json(HealthReport{3, 1000, 1 << 30, "0.1"}),
        to_json(std::vector<PackItem>{{"better-buses", "{}"}}),
        to_text(Signature()),
        to_json(ClaimsReply{{{Bytes(answer_name_bytes, 1), Bytes(sealed_answer_bytes, 2)}}, true}),
    };
    std::vector<std::string> seeds;
    for (const std::string& text : texts) seeds.push_back(std::string(1, static_cast<char>(seeds.size())) + text);
    return seeds;
}

void try_messages(std::string_view bytes) {
    Input input(bytes);
    const auto kind = message_kinds.at(input.below(message_kinds.size()));
    kind(input.rest());
}

const Registered messages_registered{{"messages", message_seeds, try_messages}};

} // namespace

} // namespace copro::fuzz
