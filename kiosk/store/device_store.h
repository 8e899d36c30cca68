// Who this kiosk is: its own key and its enrolment, in two files that only its user may read. main.cpp and `enrol` use
// it. One thread.
#pragma once

#include "kiosk/store/device_box.h"
#include "sync/client/enrolment.h"

#include <filesystem>
#include <optional>

namespace copro {

class DeviceStore {
public:
    // Makes the folder and the device key when they are not there. Error `corrupt` for a key file that is not one.
    [[nodiscard]] static Result<DeviceStore> open(const std::filesystem::path& folder);

    [[nodiscard]] const DeviceBox& box() const { return m_box; }
    // Nothing when the kiosk has not been enrolled.
    [[nodiscard]] Result<std::optional<Enrolment>> enrolment() const;
    [[nodiscard]] Result<void> keep(const Enrolment& enrolment);

private:
    DeviceStore(std::filesystem::path folder, const DeviceBox& box)
        : m_folder(std::move(folder))
        , m_box(box) {}
    std::filesystem::path m_folder;
    DeviceBox m_box;
};

} // namespace copro
