// An enrolled kiosk as the server knows it: a key, a token, one TLS connection that stays open. Used by the benchmarks
// of the server; one thread for each.
#pragma once

#include "sync/protocol/batch.h"
#include "tests/sync/client/real_server.h"
#include "tests/sync/server/support.h"
#include "tests/sync/server/tls_client.h"

namespace copro::bench {

// Kiosks from before batch signatures sign each envelope only.
enum class Signs { batch, envelopes_only };

[[nodiscard]] inline std::string request(const std::string& what, const std::string& token, std::string_view body,
                                         const std::string& signature = "") {
    std::string text = what + " HTTP/1.1\r\nHost: localhost\r\nCopro-Protocol: 1\r\n";
    if (!token.empty()) text += "Authorization: Bearer " + token + "\r\n";
    if (!signature.empty()) text += fmt::format("{}: {}\r\n", signature_header, signature);
    if (!body.empty()) text += fmt::format("Content-Length: {}\r\n", body.size());
    text += "\r\n";
    return text.append(body);
}

[[nodiscard]] inline std::uint16_t port_of(const test::RealServer& server) {
    return static_cast<std::uint16_t>(std::stoi(server.url().substr(server.url().rfind(':') + 1)));
}

class ServerClient {
public:
    explicit ServerClient(test::RealServer& server)
        : m_connection(test::TlsClient::connect(port_of(server))) {
        REQUIRE(m_connection != nullptr);
        const auto enrolled = test::must(parse_enrol_reply(
            ask("POST /v1/enrol", to_json(EnrolRequest{server.code(), m_kiosk.keys.public_key, "0.1.0"}))));
        m_kiosk.device = enrolled.device;
        m_kiosk.intake = enrolled.intake_key;
        const auto challenge =
            test::must(parse_challenge_reply(ask("POST /v1/challenge", to_json(ChallengeRequest{m_kiosk.device}))));
        const Signature signature = sign(challenge_purpose, to_bytes(challenge.challenge), m_kiosk.keys);
        m_token =
            test::must(parse_token_reply(ask("POST /v1/token",
                                             to_json(TokenRequest{m_kiosk.device, challenge.challenge, signature}))))
                .token;
    }

    // For whoever has taken long to prepare what it sends: the server cuts who says nothing.
    void connect_again(const test::RealServer& server) {
        m_connection = test::TlsClient::connect(port_of(server));
        REQUIRE(m_connection != nullptr);
    }

    // A whole request with so many new records of feedback, as long as most of them are.
    [[nodiscard]] std::string records(int count, std::vector<Bytes>* keep = nullptr, Signs signs = Signs::batch) {
        std::vector<Bytes> envelopes;
        for (int at = 0; at < count; ++at) {
            envelopes.push_back(m_kiosk.record(m_kiosk.header(++m_seq, "feedback"), feedback));
        }
        const Bytes body = frame_batch(envelopes);
        if (keep != nullptr) keep->insert(keep->end(), envelopes.begin(), envelopes.end());
        std::string signed_by;
        if (signs == Signs::batch) signed_by = to_text(sign(records_purpose, hashes_of(envelopes), m_kiosk.keys));
        return request("POST /v1/records", m_token, as_text(body), signed_by);
    }
    // The body of the reply; "" when the server did not say 200.
    [[nodiscard]] std::string send(const std::string& whole_request) {
        if (!m_connection->send(whole_request)) return {};
        const auto reply = m_connection->receive();
        return reply && reply->status == 200 ? reply->body : std::string();
    }

private:
    static constexpr const char* feedback =
        R"({"reference":"7F3K-9Q2M","anonymous":true,"answers":{"overall":"good","why":"The signs are too small"}})";
    [[nodiscard]] std::string ask(const std::string& what, const std::string& body) {
        std::string reply = send(request(what, "", body));
        INFO(what);
        REQUIRE_FALSE(reply.empty());
        return reply;
    }
    std::unique_ptr<test::TlsClient> m_connection;
    test::FakeKiosk m_kiosk;
    std::string m_token;
    std::int64_t m_seq = 0;
};

// Whether every record of the batch was new to the server and is kept.
[[nodiscard]] inline bool all_stored(const std::string& reply, std::size_t records) {
    const auto parsed = parse_records_reply(reply);
    return parsed.ok() && parsed->answers.size() == records &&
           std::all_of(parsed->answers.begin(), parsed->answers.end(),
                       [](const RecordAnswer& answer) { return answer.state == RecordState::stored; });
}

} // namespace copro::bench
