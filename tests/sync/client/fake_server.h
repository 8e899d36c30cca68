// A Copro server in memory behind the Transport port: the real protocol code, and every kind of trouble on the way. One
// thread.
#pragma once

#include "sync/client/enrol.h"
#include "sync/protocol/claim_answers.h"

#include <functional>
#include <set>

namespace copro::test {

// What happens to one exchange.
enum class Fault {
    none,
    unreachable,   // the request never arrives
    lost_reply,    // carried out, but the reply is lost
    twice,         // carried out twice, the second reply arrives
    error_500,     // not carried out
    busy_503,      // not carried out, with Retry-After
    portal,        // 200 and a page in HTML
    redirect,      // 302 to a page
    cut_body,      // carried out, but only half of the reply's body arrives
    bad_signature, // carried out, but the reply's signature is another's
};
inline constexpr int fault_kinds = 10;

class FakeServer final : public Transport {
public:
    // What a backup of the server holds.
    struct Kept {
        std::map<Uuid, Bytes> records;
        std::map<std::pair<Uuid, std::int64_t>, Uuid> by_seq;
        std::map<Uuid, Bytes> conflicts;
        std::map<std::string, Bytes> blobs;
        std::map<std::string, std::int64_t> wanted; // named by a record here, with its length
    };

    explicit FakeServer(std::string device = "kiosk-1")
        : m_device(std::move(device)) {}

    // What a kiosk that is enrolled here holds.
    [[nodiscard]] Enrolment enrolment() const {
        Enrolment enrolment;
        enrolment.server_url = "https://copro.test";
        enrolment.device = m_device;
        enrolment.organisation = "Example";
        enrolment.server_key = m_keys.public_key;
        enrolment.intake_key = m_intake.public_key;
        enrolment.tls_pins = {pin()};
        enrolment.device_keys = m_device_keys;
        return enrolment;
    }
    [[nodiscard]] static std::string pin() { return "sha256//" + std::string(43, 'A') + "="; }

    [[nodiscard]] Result<HttpResponse> send(const HttpRequest& request) override;
    void cancel() override { cancelled = true; }

    // Set by the test.
    std::function<Fault(const HttpRequest&)> fault;
    std::function<std::optional<HttpResponse>(const HttpRequest&)> instead;
    Kept kept;
    std::int64_t durable_seq = 0;
    std::map<std::string, Bytes> parts;
    bool revoked = false;
    bool refuses_tokens = false;
    std::set<Uuid> parks;
    std::set<Uuid> chokes_on; // answers 400 to a whole batch with one of these
    std::vector<PackItem> packs;
    std::optional<ClaimsReply> claims;        // none: it is from before it told any
    std::map<std::string, std::string> media; // bytes, by the name that packs give
    std::string code = "ABCDEFGHJK";
    std::string served_pin = pin();
    bool cancelled = false;
    // Seen by the test.
    std::vector<std::string> asked; // "GET /v1/hello", without the query
    std::vector<HealthReport> health;
    std::vector<std::size_t> batch_sizes;
    std::size_t signed_batches = 0; // of these

    void forget_tokens() { m_token.clear(); }
    void restore(Kept backup) {
        kept = std::move(backup);
        forget_tokens();
    }
    [[nodiscard]] std::int64_t ack_seq(const Uuid& install) const;
    [[nodiscard]] std::size_t count(std::string_view what) const;
    [[nodiscard]] HttpResponse error(int status, const std::string& word) const;
    [[nodiscard]] const SealingKeyPair& intake_keys() const { return m_intake; }

private:
    [[nodiscard]] HttpResponse carry_out(const HttpRequest& request);
    [[nodiscard]] HttpResponse reply(const std::string& json) const;
    [[nodiscard]] HttpResponse signed_reply(const std::string& json, const char* purpose) const;
    [[nodiscard]] HttpResponse take_records(const HttpRequest& request);
    // The body with its ETag, or 304.
    [[nodiscard]] HttpResponse give(const HttpRequest& request, const std::string& body, const char* purpose) const;
    [[nodiscard]] HttpResponse give_medium(const HttpRequest& request) const;
    [[nodiscard]] HttpResponse take_blob(const HttpRequest& request);
    [[nodiscard]] RecordAnswer take_record(const Bytes& encoded, const Envelope& envelope);
    [[nodiscard]] HttpResponse enrol(const HttpRequest& request);
    [[nodiscard]] HttpResponse give_token(const HttpRequest& request);

    std::string m_device;
    SigningKeyPair m_keys = SigningKeyPair::generate();
    SealingKeyPair m_intake = SealingKeyPair::generate();
    SigningKeyPair m_device_keys = SigningKeyPair::generate();
    std::string m_token;
};

} // namespace copro::test
