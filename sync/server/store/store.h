// The port to everything the server keeps; sqlite_store implements it. One object is used by one thread at a time.
#pragma once

#include "sync/protocol/messages.h"
#include "sync/records/claim_state.h"
#include "sync/server/store/erasing.h"
#include "sync/server/store/readable.h"
#include "sync/server/store/staff_notes.h"
#include "sync/server/store/survey_media.h"
#include "sync/server/store/voice_words.h"

#include <functional>
#include <memory>

namespace copro {

// One envelope of a batch as the intake judged it. refusal: why it must be parked, "" when it is good.
struct IntakeItem {
    std::optional<EnvelopeHeader> header; // none when it cannot be read
    Bytes encoded;
    Bytes hash;
    std::string refusal;
};
struct IntakeBatch {
    std::string device; // whose token sent it
    std::vector<IntakeItem> items;
};

struct Watermark {
    std::int64_t ack_seq = 0;
    std::int64_t complete_seq = 0; // … and all attachments of these are here
    std::int64_t durable_seq = 0;  // never above complete_seq
};

struct DeviceRow {
    std::string name;
    SigningPublicKey key;
    std::string software;
    std::int64_t enrolled_ms = 0;
    std::int64_t last_seen_ms = 0;
    std::int64_t revoked_ms = 0; // 0 = not revoked
    std::string flag;            // why staff must look at it, "" for nothing
    HealthReport health;
};

// A one-time code, known only by keyed hashes: finder of its first letters, proof of all of it.
struct CodeRow {
    Bytes finder;
    Bytes proof;
    std::string name; // of the device to be, "" = the next free "kiosk-N"
    std::int64_t expires_ms = 0;
    std::int64_t tries_left = 0;
};
struct Redeeming {
    Bytes finder;
    Bytes proof;
    SigningPublicKey device_key;
    std::string software;
    std::int64_t now_ms = 0;
};
enum class RedeemState { enrolled, unknown, wrong, dead };
struct Redeemed {
    RedeemState state = RedeemState::unknown;
    std::string device;
};

struct MeetingRow {
    std::string id;
    std::string date; // YYYY-MM-DD
    std::string sha256;
    std::string text;
    std::int64_t imported_ms = 0;
};

// What came of a comment, as staff wrote it: texts by language, as JSON. answered_ms: the first time.
struct PromiseAnswer {
    std::string reference;
    bool done = true;
    std::string said;
    std::string what;
    std::string because; // "{}" = none
    std::int64_t answered_ms = 0;
};

struct StoredEnvelope {
    Uuid rec_id;
    Bytes encoded;
    std::optional<SigningPublicKey> device_key; // of the device that sent it; none when it is not enrolled here
};

struct ParkedRow {
    std::string device;
    std::string reason;
    std::int64_t received_ms = 0;
    Bytes encoded;
};

// An attachment that a stored record of some device names.
struct WantedBlob {
    std::int64_t length = 0;
    bool is_complete = false;
    bool is_erased = false; // told as complete because nobody waits for it any more, and it is not here
};
// One line of `attachment list`.
struct AttachmentRow {
    Uuid rec_id;
    std::string meeting;
    std::string kind;
    std::string device;
    std::string sha256;
    std::int64_t length = 0;
    bool is_complete = false;
    bool is_erased = false; // it was here, and its record stays
};

template <typename Body>
struct ReadableRow {
    RecordFacts facts;
    Body body;
};

class StoreReader {
public:
    StoreReader() = default;
    StoreReader(const StoreReader&) = delete;
    StoreReader& operator=(const StoreReader&) = delete;
    virtual ~StoreReader() = default;

    [[nodiscard]] virtual Result<std::string> setting(const std::string& name) = 0; // "" when never set
    [[nodiscard]] virtual Result<Watermark> watermark(const std::string& device, const Uuid& install) = 0;
    [[nodiscard]] virtual Result<std::optional<DeviceRow>> device(const std::string& name) = 0;
    [[nodiscard]] virtual Result<std::vector<DeviceRow>> devices() = 0;
    [[nodiscard]] virtual Result<std::vector<MeetingRow>> meetings() = 0; // by date, then id
    [[nodiscard]] virtual Result<std::vector<MeetingRow>> meetings_between(const std::string& first,
                                                                           const std::string& last) = 0;
    // At most so many bytes of a survey's picture or sound, from offset on; nothing when it is not here.
    [[nodiscard]] virtual Result<std::optional<MediumPart>> medium_part(const std::string& sha256, std::int64_t offset,
                                                                        std::int64_t most) = 0;
    [[nodiscard]] virtual Result<std::int64_t> record_count() = 0;
    [[nodiscard]] virtual Result<std::int64_t> conflict_count() = 0;
    [[nodiscard]] virtual Result<std::vector<ParkedRow>> parked() = 0;
    [[nodiscard]] virtual Result<std::vector<StoredEnvelope>> waiting_to_open(std::size_t most) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<Unopened>>> unopened() = 0;

    // Nothing when no stored record of this device names it.
    [[nodiscard]] virtual Result<std::optional<WantedBlob>> wanted_blob(const std::string& device,
                                                                        const std::string& sha256) = 0;
    [[nodiscard]] virtual Result<std::vector<std::string>> missing_blobs(const std::string& device,
                                                                         std::size_t most) = 0;
    // Of records that are stored (not in conflict), in the order in which they came; meeting as below.
    [[nodiscard]] virtual Result<std::vector<AttachmentRow>> attachments(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::optional<Bytes>> envelope(const Uuid& rec_id) = 0;

    // meeting: only that one, "" for all. Ordered by when they were saved.
    [[nodiscard]] virtual Result<std::vector<ReadableRow<AttendanceBody>>> attendance(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<FeedbackBody>>> feedback(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<ClaimBody>>> claims(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<CountedBody>>> counted(const std::string& kind,
                                                                                const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<BookingBody>>> bookings(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<RollCallBody>>> roll_calls(const std::string& meeting) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<SurveyBody>>> surveys(const std::string& meeting) = 0;
    // Every comment that came with a reference, by when its answer is due; those with no promise last.
    [[nodiscard]] virtual Result<std::vector<PromiseRow>> promises() = 0;
    [[nodiscard]] virtual Result<std::vector<PromiseAnswer>> promise_answers() = 0;
    // What was done with all claims: by claim, then number.
    [[nodiscard]] virtual Result<std::vector<ClaimMove>> claim_moves() = 0;
    // What staff wrote down of voices: by record, question and line, then number.
    [[nodiscard]] virtual Result<std::vector<VoiceWords>> voice_words() = 0;
    // What staff noted of that subject: by topic and what it is about, then number.
    [[nodiscard]] virtual Result<std::vector<StaffNote>> staff_notes(const std::string& subject) = 0;
    [[nodiscard]] virtual Result<std::vector<ShownRow>> shown_texts(const std::string& meeting) = 0;
    // The sums of all days that begin so: "2026", "2026-11-22".
    [[nodiscard]] virtual Result<std::vector<EqualityCount>> equality(const std::string& days) = 0;
    [[nodiscard]] virtual Result<std::vector<ReadableRow<RawBody>>> raw(const std::string& meeting) = 0;

    // Everything that came and is not erased: stored, in conflict, parked. use may not call this reader.
    [[nodiscard]] virtual Result<void> each_envelope(const std::function<Result<void>(const KeptEnvelope&)>& use) = 0;
    // Attachments whose files are still to be removed.
    [[nodiscard]] virtual Result<std::vector<std::string>> blobs_to_erase() = 0;
    [[nodiscard]] virtual Result<std::vector<ErasureRow>> erasures() = 0;
    [[nodiscard]] virtual Result<std::vector<DataComplaint>> data_complaints() = 0; // by the day they came
};

// Each call is one transaction and returns after it is on disk.
class Store : public StoreReader {
public:
    // Identity is decided by the database: rec_id, (device, install, seq), then the hash. One reply for each batch.
    [[nodiscard]] virtual Result<std::vector<RecordsReply>> take_in(const std::vector<IntakeBatch>& batches,
                                                                    std::int64_t now_ms) = 0;

    [[nodiscard]] virtual Result<void> set_setting(const std::string& name, const std::string& value) = 0;
    // Error `conflict` when a live code begins with the same letters; `refused` when the device's name is taken.
    [[nodiscard]] virtual Result<void> add_code(const CodeRow& code, std::int64_t now_ms) = 0;
    // A wrong try counts against the code that it begins like. The same key may redeem its own code again (lost reply).
    [[nodiscard]] virtual Result<Redeemed> redeem(const Redeeming& redeeming) = 0;
    // Error `not_found`.
    [[nodiscard]] virtual Result<void> revoke(const std::string& device, std::int64_t now_ms) = 0;
    [[nodiscard]] virtual Result<void> save_health(const std::string& device, const HealthReport& health,
                                                   std::int64_t now_ms) = 0;
    // Error `conflict` when the id is there with another text and may_replace is false.
    [[nodiscard]] virtual Result<void> save_meeting(const MeetingRow& meeting, bool may_replace) = 0;
    // Those that are here stay as they are: their name is their hash.
    [[nodiscard]] virtual Result<void> add_media(const std::vector<StoredMedium>& media) = 0;
    // Those that no meeting's pack names any more.
    [[nodiscard]] virtual Result<void> drop_unnamed_media() = 0;
    // Takes the place of an earlier answer, and keeps the time of the first.
    [[nodiscard]] virtual Result<void> save_promise_answers(const std::vector<PromiseAnswer>& answers) = 0;
    // All or none. Error `conflict` when a claim has a step of that number: nothing is ever written over.
    [[nodiscard]] virtual Result<void> add_claim_moves(const std::vector<ClaimMove>& moves) = 0;
    // Error `conflict` when that number is taken: nothing is ever written over; `not_found` when its record is erased.
    [[nodiscard]] virtual Result<void> add_voice_words(const VoiceWords& words) = 0;
    // Error `conflict` when that number is taken: nothing is ever written over.
    [[nodiscard]] virtual Result<void> add_staff_note(const StaffNote& note) = 0;
    // It is in its place on the disk, and its hash was right. Everything that names it is the more complete. False, and
    // nothing is noted: no record that is held waits for it. It was erased while it came, and its file is to be
    // removed.
    [[nodiscard]] virtual Result<bool> add_blob(const std::string& sha256, std::int64_t length,
                                                std::int64_t now_ms) = 0;
    [[nodiscard]] virtual Result<void> save_opened(const std::vector<OpenedRecord>& records) = 0;
    // Forgets every readable table; all records wait to be opened again.
    [[nodiscard]] virtual Result<void> forget_readable() = 0;

    // Beyond recovery from this store, with empty_journal() behind it. A record that is sent again stays erased, and is
    // answered as one that is here. The files of blobs_to_erase() are the caller's to remove.
    [[nodiscard]] virtual Result<void> erase(const Erasing& erasing, std::int64_t now_ms) = 0;
    [[nodiscard]] virtual Result<void> blobs_erased(const std::vector<std::string>& sha256s) = 0;
    // Error `unavailable` while somebody reads what was there before.
    [[nodiscard]] virtual Result<void> empty_journal() = 0;
    [[nodiscard]] virtual Result<void> save_data_complaint(const DataComplaint& complaint) = 0;
};

} // namespace copro
