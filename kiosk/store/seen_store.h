// Recognises a claim line or a badge that was used before, without keeping it: hashes under the device key. Any thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "kiosk/store/kiosk_database.h"

namespace copro {

class SeenStore {
public:
    // Both must outlive the store.
    SeenStore(KioskDatabase& database, const DeviceBox& box)
        : m_database(database)
        , m_box(box) {}

    [[nodiscard]] Result<bool> was_seen(std::string_view text);
    [[nodiscard]] Result<void> remember(std::string_view text, std::int64_t wall_ms);
    // The same inside a transaction that is under way.
    [[nodiscard]] static Result<void> remember_in(Database& database, const DeviceBox& box, std::string_view text,
                                                  std::int64_t wall_ms);

private:
    KioskDatabase& m_database;
    const DeviceBox& m_box;
};

} // namespace copro
