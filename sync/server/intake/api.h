// The protocol's endpoints: what each request means, over the writer and a reader of its own. Worker pool, any
// thread.
#pragma once

#include "sync/protocol/claim_answers.h"
#include "sync/records/claim_answer.h"
#include "sync/server/intake/codes.h"
#include "sync/server/intake/tokens.h"
#include "sync/server/intake/web_server.h"
#include "sync/server/store/blob_files.h"
#include "sync/server/store/writer.h"

#include <atomic>

namespace copro {

// What the intake may know: never the private half of the intake key (promises.md, "On the server").
struct IntakeIdentity {
    std::string organisation;
    SigningKeyPair signing;
    SealingPublicKey intake_key;
    std::vector<std::string> tls_pins; // current, then backup
    Bytes secret;                      // 32 bytes: tokens, challenges, hashes of codes
};

inline constexpr std::string_view blob_path = "/v1/blobs/";
inline constexpr std::string_view medium_path = "/v1/media/";
inline constexpr std::size_t most_request_bytes = most_batch_bytes + 4 * most_records_in_batch;
static_assert(most_request_bytes >= most_blob_chunk_bytes);

// What came of the claims since that day, at most so many: the reports know, which the intake never meets. Called by
// one thread at a time; it reads all claims, so it has a reader of its own.
using ClaimTeller = std::function<Result<std::vector<ToldClaim>>(Date since, std::size_t most)>;

class Api {
public:
    // writer, blobs and clock must outlive this.
    Api(IntakeIdentity identity, Writer& writer, std::unique_ptr<StoreReader> reader, BlobFiles& blobs,
        const Clock& clock);
    // Without it kiosks are told of no claim.
    void tell_claims(ClaimTeller teller) {
        const std::lock_guard lock(m_claims_mutex);
        m_claim_teller = std::move(teller);
    }

    void handle(WebRequest request, const WebDone& done);

private:
    void enrol(const WebRequest& request, const WebDone& done);
    void challenge(const WebRequest& request, const WebDone& done);
    void token(const WebRequest& request, const WebDone& done);
    void hello(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    void records(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    void health(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    void packs(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    // claim_api.cpp
    void claims(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    [[nodiscard]] Result<ClaimsReply> sealed_claims(const std::vector<ToldClaim>& told);
    // blob_api.cpp
    void blob(const WebRequest& request, const DeviceRow& device, const WebDone& done);
    void add_to_blob(const WebRequest& request, const std::string& device, const std::string& sha256,
                     const WantedBlob& wanted, const WebDone& done);
    void finish_blob(const std::string& device, const std::string& sha256, std::int64_t length, const WebDone& done);
    void forget_blob(const std::string& device, const std::string& sha256, std::int64_t length, const WebDone& done);
    [[nodiscard]] Result<std::optional<WantedBlob>> wanted_blob(const std::string& device, const std::string& sha256);
    // medium_api.cpp
    void medium(const WebRequest& request, const WebDone& done);

    // The device whose valid token this is, or what to answer instead.
    [[nodiscard]] std::optional<DeviceRow> authorised(const WebRequest& request, WebReply& instead);
    [[nodiscard]] Result<std::optional<DeviceRow>> find_device(const std::string& name);
    [[nodiscard]] WebReply revoked(const std::string& device) const;
    [[nodiscard]] WebReply signed_reply(std::string body, const char* purpose, int status = 200) const;
    // With its ETag; 304 to who has these very bytes.
    [[nodiscard]] WebReply tagged_reply(const WebRequest& request, std::string body, const char* purpose) const;

    IntakeIdentity m_identity;
    Tokens m_tokens;
    WrongCodes m_wrong_codes;
    Writer& m_writer;
    BlobFiles& m_blobs;
    const Clock& m_clock;
    std::atomic<std::int64_t> m_parts_looked_at_ms{0}; // monotonic
    std::mutex m_reader_mutex;
    std::unique_ptr<StoreReader> m_reader;
    std::mutex m_claims_mutex; // guards the teller and the keys
    ClaimTeller m_claim_teller;
    std::map<std::string, AnswerKey> m_answer_keys; // by reference; slow to make, so not made twice
};

// A whole number of the query, from 0 on; nothing when it is not there, or is none.
[[nodiscard]] std::optional<std::int64_t> number_in_query(const WebRequest& request, const char* name);
// Replies that several endpoints give.
[[nodiscard]] WebReply failure(int status, const char* error, std::string reason);
[[nodiscard]] WebReply busy(int status = 503, std::string reason = "the server cannot do this now");
// It is in the log, and the kiosk is told to come back.
[[nodiscard]] WebReply trouble(const Error& error);

// Whether the batch's own signature has proved that the device sent these bytes: then the opener checks each
// envelope's.
enum class BatchProof { none, signature_holds };
// How one envelope of a device's batch is to be treated.
// hash: envelope_hash() of it.
[[nodiscard]] IntakeItem judge_envelope(Bytes encoded, Bytes hash, const DeviceRow& device, BatchProof proof);

} // namespace copro
