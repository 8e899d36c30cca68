// A whole intake on loopback: store, writer, endpoints and HTTPS, with a clock that the test moves. One thread.
#pragma once

#include "sync/protocol/batch.h"
#include "sync/server/intake/api.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"
#include "tests/sync/server/tls_client.h"

namespace copro::test {

struct IntakeFixture {
    TempFolder folder;
    std::filesystem::path file = folder.path() / "server.db";
    TestClock clock{test_now_ms};
    SealingKeyPair intake = SealingKeyPair::generate();
    IntakeIdentity identity;
    TlsMaterial tls = must(make_tls_material());
    BlobLimits blob_limits{0};
    std::unique_ptr<BlobFiles> blobs;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Api> api;
    std::unique_ptr<WebServer> web;
    FakeKiosk kiosk;

    explicit IntakeFixture(WebLimits limits = {}) {
        identity.organisation = "Llais";
        identity.signing = SigningKeyPair::generate();
        identity.intake_key = intake.public_key;
        identity.tls_pins = {must(pin_of_key(tls.key_pem))};
        identity.secret = Bytes(32, 9);
        kiosk.intake = intake.public_key;
        start(limits);
    }
    ~IntakeFixture() { stop(); }
    IntakeFixture(const IntakeFixture&) = delete;
    IntakeFixture& operator=(const IntakeFixture&) = delete;

    void start(WebLimits limits = {}) {
        blobs = must(BlobFiles::open(folder.path() / "blobs", blob_limits));
        writer = std::make_unique<Writer>(must(open_sqlite_store(file)), clock);
        api = std::make_unique<Api>(identity, *writer, must(open_sqlite_reader(file)), *blobs, clock);
        limits.most_body_bytes = most_request_bytes;
        web = must(start_web_server({"127.0.0.1", 0, 2, limits, tls}, [this](WebRequest request, const WebDone& done) {
            api->handle(std::move(request), done);
        }));
    }
    void stop() {
        if (web) web->drain();
        writer.reset();
        web.reset();
        api.reset();
    }

    [[nodiscard]] std::unique_ptr<TlsClient> connect() const {
        auto client = TlsClient::connect(web->port());
        REQUIRE(client != nullptr);
        return client;
    }

    static std::string request_text(const std::string& method, const std::string& target, std::string_view body,
                                    const std::string& headers = "") {
        std::string text = fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\n{}", method, target, headers);
        if (method == "POST" || method == "PATCH") text += fmt::format("Content-Length: {}\r\n", body.size());
        return text + "\r\n" + std::string(body);
    }
    // One request on a connection of its own; every reply must be the protocol's.
    [[nodiscard]] RawReply ask(const std::string& method, const std::string& target, std::string_view body = "",
                               const std::string& headers = "") const {
        const auto client = connect();
        REQUIRE(client->send(request_text(method, target, body, headers)));
        const auto reply = client->receive(method != "HEAD");
        REQUIRE(reply.has_value());
        CHECK(reply->headers.at("copro-protocol") == "1");
        return *reply;
    }

    std::string new_code(const std::string& name = "") {
        const std::string code = make_code();
        const CodeRow row{finder_of(code, identity.secret), proof_of(code, identity.secret), name,
                          clock.wall_ms() + code_lasts_ms, code_tries};
        must(writer->ask([&](Store& store) { return store.add_code(row, clock.wall_ms()); }));
        return code;
    }
    [[nodiscard]] RawReply try_code(const std::string& code) const {
        return ask("POST", "/v1/enrol", to_json(EnrolRequest{code, kiosk.keys.public_key, "0.1"}));
    }
    // Enrols the kiosk and takes the name it is given.
    void enrol() {
        const RawReply reply = try_code(new_code());
        REQUIRE(reply.status == 200);
        kiosk.device = must(parse_enrol_reply(reply.body)).device;
    }
    [[nodiscard]] RawReply ask_token() const {
        const RawReply reply = ask("POST", "/v1/challenge", to_json(ChallengeRequest{kiosk.device}));
        REQUIRE(reply.status == 200);
        const std::string challenge = must(parse_challenge_reply(reply.body)).challenge;
        return ask(
            "POST", "/v1/token",
            to_json(TokenRequest{kiosk.device, challenge, sign(challenge_purpose, to_bytes(challenge), kiosk.keys)}));
    }
    [[nodiscard]] std::string bearer() const {
        const RawReply reply = ask_token();
        REQUIRE(reply.status == 200);
        return "Authorization: Bearer " + must(parse_token_reply(reply.body)).token + "\r\n";
    }
    [[nodiscard]] RawReply post(const std::vector<Bytes>& envelopes, const std::string& token) const {
        return ask("POST", "/v1/records", as_text(frame_batch(envelopes)), token);
    }
    // As post(), with the kiosk's signature over the whole batch.
    [[nodiscard]] RawReply post_signed(const std::vector<Bytes>& envelopes, const std::string& token,
                                       const SigningKeyPair& by, const char* purpose = records_purpose) const {
        const std::string signature = to_text(sign(purpose, hashes_of(envelopes), by));
        return post(envelopes, fmt::format("{}{}: {}\r\n", token, signature_header, signature));
    }
    [[nodiscard]] RecordsReply records(const std::vector<Bytes>& envelopes, const std::string& token) const {
        const RawReply reply = post(envelopes, token);
        REQUIRE(reply.status == 200);
        return must(parse_records_reply(reply.body));
    }
    [[nodiscard]] RawReply hello(const std::string& token, const std::string& nonce = "0123456789abcdefghij") const {
        return ask("GET", "/v1/hello?install=" + kiosk.install.text() + "&nonce=" + nonce, "", token);
    }
    [[nodiscard]] bool is_signed(const RawReply& reply, const char* purpose) const {
        const auto signature = parse_signature(reply.headers.at("copro-signature"));
        return signature.ok() && verifies(purpose, to_bytes(reply.body), *signature, identity.signing.public_key);
    }
    static std::string error_of(const RawReply& reply) { return must(parse_error_reply(reply.body)).error; }
};

} // namespace copro::test
