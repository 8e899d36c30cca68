// Any request to the central server's endpoints, with a good token, a bad one or none; no sockets between.
#include "sync/base/json.h"
#include "sync/protocol/batch.h"
#include "tests/fuzz/intake_here.h"

#include <algorithm>
#include <array>

namespace copro::fuzz {

namespace {

constexpr std::array methods{"GET", "POST", "HEAD", "PUT", ""};
constexpr std::array paths{"/v1/hello",     "/v1/records", "/v1/health", "/v1/packs", "/v1/enrol",
                           "/v1/challenge", "/v1/token",   "/v1/blobs/", "/"};

// Method, path, whose token, whose signature, then install, nonce and If-None-Match as texts, and the body.
std::vector<std::string> request_seeds() {
    const auto seed = [](char method, char path, char token, const std::string& body, char signature = 0) {
        std::string bytes{method, path, token, signature};
        bytes += "00000000-0000-4000-8000-000000000001";
        bytes += '\0';
        bytes += "0123456789abcdef";
        return bytes + '\0' + "\"etag\"" + '\0' + body;
    };
    EnvelopeHeader header;
    header.rec_id = Uuid::random();
    header.device = "kiosk-1";
    header.seq = 1;
    header.kind = "feedback";
    header.sealed_to = std::string(16, 'a');
    const Bytes record = make_envelope(header, {}, SealingKeyPair::generate().public_key, SigningKeyPair::generate());
    return {seed(0, 0, 1, ""),
            seed(1, 1, 1, std::string(as_text(frame_batch({record, record, to_bytes("x")})))),
            seed(1, 1, 1, std::string(as_text(frame_batch({record, to_bytes("x")}))), 1),
            seed(1, 1, 1, std::string(as_text(frame_batch({record}))), 2),
            seed(1, 2, 1, to_json(HealthReport{1, 2, 3, "0.1"})),
            seed(0, 2, 0, ""),
            seed(0, 3, 1, ""),
            seed(1, 4, 0, to_json(EnrolRequest{"23456789AB", SigningPublicKey(), "0.1"})),
            seed(1, 5, 0, to_json(ChallengeRequest{"kiosk-1"})),
            seed(1, 6, 0, to_json(TokenRequest{"kiosk-1", std::string(16, 'c'), Signature()})),
            seed(1, 1, 2, "")};
}

void try_good_reply(const std::string& wanted, const WebRequest& request, const WebReply& reply) {
    if (wanted == "POST /v1/records") {
        const auto answers = parse_records_reply(reply.body);
        const auto envelopes = parse_batch(request.body);
        promise(answers.ok() && envelopes.ok(), "a batch is answered by the protocol");
        promise(answers->answers.size() == envelopes->size(), "each record has its answer");
    }
    if (wanted == "GET /v1/hello") {
        const auto hello = parse_hello_reply(reply.body);
        promise(hello.ok() && hello->nonce == request.query.at("nonce"), "hello answers this question");
        promise(reply.headers.contains(signature_header), "hello is signed");
    }
}

void try_request(std::string_view bytes) {
    static Intake intake;
    Input input(bytes);
    WebRequest request;
    request.method = methods.at(input.below(methods.size()));
    request.path = paths.at(input.below(paths.size()));
    const std::size_t whose = input.below(3);
    const std::size_t signature = input.below(3);
    request.query["install"] = input.text();
    request.query["nonce"] = input.text();
    request.if_none_match = input.text();
    if (whose == 1) request.authorization = "Bearer " + intake.token();
    if (whose == 2) request.authorization = request.if_none_match;
    const std::string body = input.rest();
    request.body = to_bytes(body);
    if (signature == 1) request.signature = intake.signature_of(request.body);
    if (signature == 2) request.signature = request.if_none_match.empty() ? "A" : request.if_none_match;
    const std::string wanted = request.method + " " + request.path;
    const WebReply reply = intake.ask(request);
    constexpr std::array known{200, 304, 400, 401, 403, 404, 413, 429, 503};
    promise(std::find(known.begin(), known.end(), reply.status) != known.end(), "the status is one of PROTOCOL.md");
    if (reply.status >= 400) {
        const auto error = parse_error_reply(reply.body);
        promise(error.ok() && !error->reason.empty(), "an error says what and why");
    } else if (reply.status == 200) {
        promise(parse_json(reply.body, "reply").ok(), "an answer is JSON");
        try_good_reply(wanted, request, reply);
        promise(wanted != "POST /v1/records" || signature != 2, "a batch with a wrong signature is not taken");
    }
    const bool needs_token = wanted == "GET /v1/hello" || wanted == "POST /v1/records" || wanted == "GET /v1/packs";
    promise(!needs_token || whose == 1 || reply.status == 401, "without a token nothing is told");
}

const Registered intake_requests_registered{{"intake_requests", request_seeds, try_request}};

} // namespace

} // namespace copro::fuzz
