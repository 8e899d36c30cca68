// Any request to the central server's endpoints, with a good token, a bad one or none; no sockets between.
#include "sync/base/json.h"
#include "sync/protocol/batch.h"
#include "sync/server/intake/api.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>
#include <future>

namespace copro::fuzz {

namespace {

constexpr std::int64_t now_ms = 1'795'334'400'000; // 2026-11-22 08:00 UTC
constexpr std::array methods{"GET", "POST", "HEAD", "PUT", ""};
constexpr std::array paths{"/v1/hello",     "/v1/records", "/v1/health", "/v1/packs", "/v1/enrol",
                           "/v1/challenge", "/v1/token",   "/v1/blobs/", "/"};

// A server of its own in a folder that goes away with the program, and a kiosk that is enrolled there.
class Intake {
public:
    Intake()
        : m_folder(std::filesystem::temp_directory_path() / ("copro-fuzz-" + Uuid::random().text())) {
        std::filesystem::create_directories(m_folder);
        IntakeIdentity identity;
        identity.signing = SigningKeyPair::generate();
        identity.intake_key = SealingKeyPair::generate().public_key;
        identity.tls_pins = {"sha256//" + std::string(43, 'A') + "="};
        identity.secret = Bytes(32, 7);
        m_token = Tokens(identity.secret).token("kiosk-1", now_ms);
        m_writer = std::make_unique<Writer>(open_sqlite_store(m_folder / "server.db").take(), m_clock);
        enrol(identity.secret);
        m_api = std::make_unique<Api>(std::move(identity), *m_writer, open_sqlite_reader(m_folder / "server.db").take(),
                                      m_clock);
    }
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;
    ~Intake() {
        m_writer.reset();
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }

    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] std::string signature_of(const Bytes& batch) const {
        const auto envelopes = parse_batch(batch);
        return to_text(sign(records_purpose, envelopes ? hashes_of(*envelopes) : Bytes(), m_keys));
    }
    [[nodiscard]] WebReply ask(WebRequest request) {
        std::promise<WebReply> promised;
        std::atomic<int> answers{0};
        m_api->handle(std::move(request), [&](WebReply reply) {
            if (++answers == 1) promised.set_value(std::move(reply));
        });
        WebReply reply = promised.get_future().get();
        // Behind everything that the request handed to the writer.
        (void)m_writer->ask([](Store& store) { return store.record_count(); });
        promise(answers == 1, "a request has one answer");
        return reply;
    }

private:
    void enrol(const Bytes& secret) {
        const std::string code = make_code();
        const CodeRow row{finder_of(code, secret), proof_of(code, secret), "kiosk-1", now_ms + 1000, code_tries};
        const Redeeming redeeming{row.finder, row.proof, m_keys.public_key, "0.1", now_ms};
        const auto enrolled = m_writer->ask([&](Store& store) -> Result<Redeemed> {
            TRY(store.add_code(row, now_ms));
            return store.redeem(redeeming);
        });
        promise(enrolled.ok() && enrolled->state == RedeemState::enrolled, "a kiosk can be enrolled");
    }

    std::filesystem::path m_folder;
    SigningKeyPair m_keys = SigningKeyPair::generate();
    TestClock m_clock{now_ms};
    std::string m_token;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Api> m_api;
};

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
