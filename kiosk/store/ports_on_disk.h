// The app's ports over the kiosk's stores: records, the roll, staff. main.cpp makes them; main thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/store/equality_pool.h"
#include "kiosk/store/outbox_store.h"
#include "kiosk/store/paused_store.h"
#include "kiosk/store/roll_store.h"
#include "kiosk/store/seen_store.h"
#include "kiosk/store/settings_store.h"
#include "kiosk/store/unsaved_blobs.h"
#include "sync/records/reference.h"

#include <map>

namespace copro {

class RecordsOnDisk final : public RecordPort {
public:
    // All must outlive this.
    // photos: those that a record can take along; nullptr = none.
    RecordsOnDisk(OutboxStore& outbox, SeenStore& seen, EqualityPool& equality, const Clock& clock,
                  UnsavedBlobs* photos = nullptr)
        : m_outbox(outbox)
        , m_seen(seen)
        , m_equality(equality)
        , m_clock(clock)
        , m_photos(photos) {}
    [[nodiscard]] Result<std::string> save(RecordDraft draft) override;
    [[nodiscard]] Result<bool> was_claimed(const std::string& key) override { return m_seen.was_seen(key); }
    void person_left() override {
        m_unsaved.reset();
        m_unpooled.reset();
    }

private:
    [[nodiscard]] Result<void> put_in_pool(RecordDraft draft);
    [[nodiscard]] Result<std::vector<SealedAttachment>> attachments_of(const RecordDraft& draft) const;
    // A body that could not be saved, by its hash: pressed again, it keeps its id, so that one that did get through
    // is not there twice.
    struct Unsaved {
        std::size_t body = 0;
        Uuid rec_id;
        std::string reference;
    };
    struct Unpooled {
        std::size_t body = 0;
        Bytes sealed;
    };
    OutboxStore& m_outbox;
    SeenStore& m_seen;
    EqualityPool& m_equality;
    const Clock& m_clock;
    UnsavedBlobs* m_photos;
    std::optional<Unsaved> m_unsaved;
    std::optional<Unpooled> m_unpooled;
};

// Draws the codes and remembers them while the kiosk runs, so that staff can show one again. Those of what the time
// took come back from the store after a restart; those that a person has are on no disk.
class PausedOnDisk final : public PausedPort {
public:
    // Both must outlive this.
    PausedOnDisk(PausedStore& store, const Clock& clock)
        : m_store(store)
        , m_clock(clock) {}
    [[nodiscard]] Result<PictureCode> keep(std::string work, bool by_person) override;
    [[nodiscard]] Result<FoundWork> find(const PictureCode& code) override;
    [[nodiscard]] Result<PictureCode> pictures_of(std::int64_t row) override;
    [[nodiscard]] Result<FoundWork> find_row(std::int64_t row) override;
    [[nodiscard]] Result<void> drop(std::int64_t row) override;
    [[nodiscard]] Result<std::vector<PausedEntry>> paused() override;

private:
    PausedStore& m_store;
    const Clock& m_clock;
    std::map<std::int64_t, PictureCode> m_codes; // by row
};

// The rows of the store as the app shows them.
[[nodiscard]] Result<std::vector<RollEntry>> roll_of(RollStore& store);

class RollOnDisk final : public RollPort {
public:
    explicit RollOnDisk(RollStore& store)
        : m_store(store) {}
    [[nodiscard]] Result<std::vector<RollEntry>> arrive(const RollEntry& entry) override;
    [[nodiscard]] Result<std::vector<RollEntry>> leave(std::int64_t row) override;
    [[nodiscard]] Result<std::vector<RollEntry>> leave_in_call(std::int64_t row) override;
    [[nodiscard]] Result<std::vector<RollEntry>> mark(std::int64_t row, bool found) override;

private:
    RollStore& m_store;
};

class StaffOnDisk final : public StaffPort {
public:
    StaffOnDisk(SettingsStore& store, const Clock& clock)
        : m_store(store)
        , m_clock(clock) {}
    [[nodiscard]] Result<PinVerdict> check_pin(const std::string& pin) override;
    [[nodiscard]] Result<void> make_pin(const std::string& pin) override { return m_store.set_pin(pin); }
    [[nodiscard]] Result<PinVerdict> check_chair_pin(const std::string& pin) override;
    [[nodiscard]] Result<void> keep_chair_pin(const std::string& pin) override { return m_store.set_chair_pin(pin); }
    [[nodiscard]] Result<void> keep_density(double pixels_per_mm) override {
        return m_store.set_pixels_per_mm(pixels_per_mm);
    }
    [[nodiscard]] Result<void> keep_choices(const StaffChoices& choices) override {
        return m_store.keep_choices(choices);
    }
    [[nodiscard]] Result<void> keep_chair_rule(bool may_call) override { return m_store.set_chair_may_call(may_call); }

private:
    SettingsStore& m_store;
    const Clock& m_clock;
};

} // namespace copro
