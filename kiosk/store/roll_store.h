// Who is here now, for a fire or a lunch: kept under the device key, wiped 24 hours after the meeting. Main thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/kiosk_database.h"

namespace copro {

inline constexpr std::int64_t roll_kept_ms = 24LL * 60 * 60 * 1000;

struct PresentPerson {
    std::int64_t id = 0; // given by arrive()
    std::string meeting;
    std::string person; // the id in the meeting's pack, "" for someone new
    std::string name;
    std::int64_t since_wall_ms = 0;
};

class RollStore {
public:
    // Both must outlive the store.
    RollStore(KioskDatabase& database, const DeviceBox& box)
        : m_database(database)
        , m_box(box) {}

    // Returns the row's id. ends_wall_ms: when the meeting ends.
    [[nodiscard]] Result<std::int64_t> arrive(const PresentPerson& person, std::int64_t ends_wall_ms);
    [[nodiscard]] Result<void> leave(std::int64_t id);
    // In the order of arrival. A row that does not open is left out: one damaged name must not hide the others in a
    // fire.
    [[nodiscard]] Result<std::vector<PresentPerson>> present();
    // Deletes what is older than it may be, and empties the log of it. To be called now and then and at start.
    [[nodiscard]] Result<void> wipe_ended(std::int64_t now_wall_ms);

private:
    KioskDatabase& m_database;
    const DeviceBox& m_box;
};

} // namespace copro
