// Work that somebody paused: sealed under the device key and their picture code together, wiped at the end of the day.
// The code of what the time took is kept as well, under the device key alone, for staff. Main thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/due_times.h"
#include "kiosk/store/kiosk_database.h"

namespace copro {

// Twelve pictures, four places: 20,736 codes. At most 5 wrong ones in any 15 minutes, or 20 an hour: who tries for a
// whole day of eight hours comes upon a given code once in 130 days.
inline constexpr std::size_t most_code_guesses = 5;
inline constexpr std::int64_t code_window_ms = 15LL * 60 * 1000;

struct PausedRow {
    std::int64_t id = 0;
    std::int64_t kept_wall_ms = 0;
    bool by_person = false;
    std::string code; // of what the time took, for staff; "" where only its person knows it
};

struct KeptWork {
    std::int64_t id = 0;
    std::string work; // to be wiped by who asked
};

struct CodeAnswer {
    std::optional<KeptWork> kept;
    std::int64_t locked_until_wall_ms = 0; // 0 = another code may be tried now
};

class PausedStore {
public:
    // All must outlive the store.
    PausedStore(KioskDatabase& database, const DeviceBox& box, const Clock& clock)
        : m_database(database)
        , m_box(box)
        , m_clock(clock)
        , m_due(clock) {}

    // Until local midnight. Returns the row's id. Error `conflict` when other work has this code.
    [[nodiscard]] Result<std::int64_t> keep(std::string_view code, std::string_view work, bool by_person);
    // A stranger's or the person's own: counted on the disk before it is looked at, over restarts.
    [[nodiscard]] Result<CodeAnswer> guess(std::string_view code, std::int64_t now_wall_ms);
    // By who knows that it is right: not counted.
    [[nodiscard]] Result<std::optional<KeptWork>> open(std::string_view code);
    // It is gone from the log as well.
    [[nodiscard]] Result<void> drop(std::int64_t id);
    // In the order in which they were paused.
    [[nodiscard]] Result<std::vector<PausedRow>> rows();
    // Deletes what was paused on an earlier day, from the log as well; and what the time took whose code cannot be read
    // any more, as nobody could open it. To be called at start and at next_wipe_ms(). True when there was any.
    [[nodiscard]] Result<bool> wipe_ended();
    // Monotonic; nothing when nothing is paused.
    [[nodiscard]] std::optional<std::int64_t> next_wipe_ms() const { return m_due.next_ms(); }

private:
    // What a code becomes together with the device key: a name to look up, and the purpose of the box.
    struct Derived {
        Bytes name;
        std::string purpose;
        ~Derived() { wipe(purpose); }
    };
    [[nodiscard]] Result<Derived> derived(std::string_view code) const;
    // Of columns by_person, wipe_at_wall_ms and code_box, in this order from `first` on; "" when there is none.
    [[nodiscard]] std::string code_of(const Statement& row, int first) const;
    [[nodiscard]] Result<void> remove(const std::vector<std::string>& ids);

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    const Clock& m_clock;
    DueTimes m_due; // by the row's id
};

} // namespace copro
