// The app's ports over the kiosk's stores: records, the roll, staff. main.cpp makes them; main thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/store/outbox_store.h"
#include "kiosk/store/paused_store.h"
#include "kiosk/store/roll_store.h"
#include "kiosk/store/settings_store.h"

#include <map>

namespace copro {

// "7F3K-9Q2M": what a person takes away, made from the record's id; no letter that looks like another.
[[nodiscard]] std::string reference_of(const Uuid& rec_id);

class RecordsOnDisk final : public RecordPort {
public:
    // Both must outlive this.
    RecordsOnDisk(OutboxStore& outbox, const Clock& clock)
        : m_outbox(outbox)
        , m_clock(clock) {}
    [[nodiscard]] Result<std::string> save(RecordDraft draft) override;
    void person_left() override { m_unsaved.reset(); }

private:
    // A body that could not be saved, by its hash: pressed again, it keeps its id, so that one that did get through
    // is not there twice.
    struct Unsaved {
        std::size_t body = 0;
        Uuid rec_id;
    };
    OutboxStore& m_outbox;
    const Clock& m_clock;
    std::optional<Unsaved> m_unsaved;
};

// Draws the codes and remembers them while the kiosk runs, so that staff can show one again. Nothing on the disk tells
// them, and what the time took ends with the program: nobody could open it.
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
    [[nodiscard]] Result<void> keep_density(double pixels_per_mm) override {
        return m_store.set_pixels_per_mm(pixels_per_mm);
    }

private:
    SettingsStore& m_store;
    const Clock& m_clock;
};

} // namespace copro
