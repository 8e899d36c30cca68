// Who is here now, for a fire or a lunch: kept under the device key, wiped 24 hours after the meeting. Main thread.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/store/device_box.h"
#include "kiosk/store/due_times.h"
#include "kiosk/store/kiosk_database.h"

#include <functional>

namespace copro {

struct PresentPerson {
    std::int64_t id = 0; // given by arrive()
    std::string meeting;
    std::string person; // the id in the meeting's pack, "" for someone new
    std::string name;
    std::int64_t since_wall_ms = 0;
    RollDetails more = {};
    std::int64_t ends_wall_ms = 0; // when the meeting ends: set by present()
};

class RollStore {
public:
    // All must outlive the store.
    RollStore(KioskDatabase& database, const DeviceBox& box, const Clock& clock)
        : m_database(database)
        , m_box(box)
        , m_due(clock) {}

    // Returns the row's id. ends_wall_ms: when the meeting ends.
    [[nodiscard]] Result<std::int64_t> arrive(const PresentPerson& person, std::int64_t ends_wall_ms);
    // The name is gone from the log as well.
    [[nodiscard]] Result<void> leave(std::int64_t id);
    // In the middle of a roll call: the row stays for its record, and name and needs are gone from the log as well.
    // Error `not_found` when the row is gone.
    [[nodiscard]] Result<void> leave_in_call(std::int64_t id);
    // A tick of the roll call. Error `not_found` when the row is gone.
    [[nodiscard]] Result<void> mark(std::int64_t id, bool found);
    // In the order of arrival. A row that does not open is left out: one damaged name must not hide the others in a
    // fire.
    [[nodiscard]] Result<std::vector<PresentPerson>> present();
    // Deletes the names whose meeting ended 24 hours ago, from the log as well. To be called at start and at
    // next_wipe_ms(). True when there were any.
    [[nodiscard]] Result<bool> wipe_ended();
    // Monotonic; nothing when nobody is on the roll.
    [[nodiscard]] std::optional<std::int64_t> next_wipe_ms() const { return m_due.next_ms(); }

private:
    using Change = std::function<void(PresentPerson&)>;
    [[nodiscard]] Result<void> rewrite(std::int64_t id, const Change& change);

    KioskDatabase& m_database;
    const DeviceBox& m_box;
    DueTimes m_due; // by the row's id
};

} // namespace copro
