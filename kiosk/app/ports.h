// The world as the kiosk's core sees it; adapters in kiosk/store and kiosk/devices implement these. Main thread only.
#pragma once

#include "kiosk/app/effect.h"

namespace copro {

// Saved = sealed, signed and on the disk. Returns the reference that the person takes away.
class RecordPort {
public:
    RecordPort() = default;
    RecordPort(const RecordPort&) = delete;
    RecordPort& operator=(const RecordPort&) = delete;
    virtual ~RecordPort() = default;
    [[nodiscard]] virtual Result<std::string> save(RecordDraft draft) = 0;
    // Whoever comes next is somebody else: the same words again are another record.
    virtual void person_left() {}
};

class RollPort {
public:
    RollPort() = default;
    RollPort(const RollPort&) = delete;
    RollPort& operator=(const RollPort&) = delete;
    virtual ~RollPort() = default;
    [[nodiscard]] virtual Result<std::vector<RollEntry>> arrive(const RollEntry& entry) = 0;
    [[nodiscard]] virtual Result<std::vector<RollEntry>> leave(const RollEntry& entry) = 0;
};

struct PinVerdict {
    bool right = false;
    std::int64_t locked_until_wall_ms = 0;
};

class StaffPort {
public:
    StaffPort() = default;
    StaffPort(const StaffPort&) = delete;
    StaffPort& operator=(const StaffPort&) = delete;
    virtual ~StaffPort() = default;
    [[nodiscard]] virtual Result<PinVerdict> check_pin(const std::string& pin) = 0;
    [[nodiscard]] virtual Result<void> make_pin(const std::string& pin) = 0;
    [[nodiscard]] virtual Result<void> keep_density(double pixels_per_mm) = 0;
};

class SyncPort {
public:
    SyncPort() = default;
    SyncPort(const SyncPort&) = delete;
    SyncPort& operator=(const SyncPort&) = delete;
    virtual ~SyncPort() = default;
    // Something was saved. Neither of these waits.
    virtual void wake() = 0;
    // Staff ask: no back-off holds it up.
    virtual void send_now() = 0;
};

class ScreenPort {
public:
    ScreenPort() = default;
    ScreenPort(const ScreenPort&) = delete;
    ScreenPort& operator=(const ScreenPort&) = delete;
    virtual ~ScreenPort() = default;
    virtual void forget_person() = 0;
};

struct Ports {
    RecordPort& records;
    RollPort& roll;
    StaffPort& staff;
    SyncPort& sync;
    ScreenPort& screen;
};

} // namespace copro
