// The port to what is saved and not yet sent; kiosk/store implements it. Called from the sync thread only.
#pragma once

#include "sync/protocol/messages.h"

#include <set>

namespace copro {

struct WaitingEnvelope {
    Uuid rec_id;
    std::int64_t seq = 0;
    Bytes encoded;
};

// One install's oldest waiting envelopes in seq order: the server's watermarks count one install at a time.
struct WaitingBatch {
    Uuid install;
    std::vector<WaitingEnvelope> envelopes;
};

// A run of sequence numbers. A kiosk has more than one when it was cloned, rolled back or repaired.
struct InstallMark {
    Uuid install;
    std::int64_t last_seq = 0; // the newest number given out
    bool current = false;      // new records get their number here
};

// A sealed photo or voice clip whose record the server has.
struct WaitingBlob {
    std::string sha256;
    std::int64_t length = 0;
};

struct OutboxCounts {
    std::int64_t saved = 0;   // all records ever saved in this kiosk's file
    std::int64_t waiting = 0; // not yet stored at the server
    std::int64_t parked = 0;  // the server would not take these; staff must look
    std::int64_t oldest_waiting_wall_ms = 0;
    std::int64_t last_sent_wall_ms = 0; // 0 = never
    std::int64_t media_waiting = 0;     // photos and voice that are not yet at the server
    std::int64_t media_damaged = 0;     // … that cannot be sent any more
    bool operator==(const OutboxCounts&) const = default;
};

class Outbox {
public:
    Outbox() = default;
    Outbox(const Outbox&) = delete;
    Outbox& operator=(const Outbox&) = delete;
    virtual ~Outbox() = default;

    // Every install of which a record is still kept, and the current one.
    [[nodiscard]] virtual Result<std::vector<InstallMark>> installs() = 0;
    // At most so many envelopes and so many bytes, but at least one when any waits.
    [[nodiscard]] virtual Result<WaitingBatch> waiting(std::size_t most, std::size_t most_bytes) = 0;
    // Records the server's answers and watermarks in one transaction. A rejection parks; nothing is ever deleted.
    [[nodiscard]] virtual Result<void> answered(const Uuid& install, const RecordsReply& reply,
                                                std::int64_t wall_ms) = 0;
    // The server chokes on this one record alone: set aside for staff, so that the rest goes on.
    [[nodiscard]] virtual Result<void> park(const Uuid& rec_id, const std::string& reason) = 0;
    // The server's watermarks from hello. They never mark a record as stored, only its own answer does (a cloned kiosk
    // shares the numbers of its twin). Lower than it once was = restored from an old backup: what is above waits again.
    [[nodiscard]] virtual Result<void> watermark(const Uuid& install, std::int64_t ack_seq,
                                                 std::int64_t durable_seq) = 0;
    // A conflict means that this device was cloned or rolled back: a new install id and a new sequence from 1.
    [[nodiscard]] virtual Result<void> start_new_install() = 0;
    // Staff asked to send now: what the server would not take is offered once more.
    [[nodiscard]] virtual Result<void> retry_parked() = 0;
    // Deletes some records that are in a verified backup and 14 days old; in short steps, so that Save never waits
    // long.
    [[nodiscard]] virtual Result<void> purge(std::int64_t wall_ms) = 0;
    [[nodiscard]] virtual Result<OutboxCounts> counts() = 0;

    // The oldest that waits and is none of these.
    [[nodiscard]] virtual Result<std::optional<WaitingBlob>> next_blob(const std::set<std::string>& except) = 0;
    // So many bytes from there on, all of them. Errors: not_found, corrupt.
    [[nodiscard]] virtual Result<Bytes> read_blob(const std::string& sha256, std::int64_t offset, std::size_t size) = 0;
    // Does its file still have its hash?
    [[nodiscard]] virtual Result<bool> is_blob_sound(const std::string& sha256) = 0;
    [[nodiscard]] virtual Result<void> blob_sent(const std::string& sha256) = 0;
    [[nodiscard]] virtual Result<void> blob_damaged(const std::string& sha256) = 0;
    // From hello: those of these that were sent wait again.
    [[nodiscard]] virtual Result<void> blobs_missing(const std::vector<std::string>& sha256) = 0;
};

} // namespace copro
