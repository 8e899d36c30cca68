// The accessibility bus: a thread of its own that alone calls ATK and GLib, and waits for buses that do not answer. It
// is given what is shown and gives back what a screen reader did. run.cpp makes one; main thread.
#pragma once

#include "kiosk/atspi/bus_address.h"
#include "kiosk/atspi/exposed.h"

#include <functional>
#include <memory>

namespace copro {

// What a screen reader did, on which page: what was meant for a screen that has gone is not done to the next one.
struct ReaderEvent {
    NodeEvent event;
    std::int64_t page = 0;
};

// Whatever stands between the kiosk and a screen reader.
class ReaderPort {
public:
    virtual ~ReaderPort() = default;
    // Only the newest one counts.
    virtual void show(ExposedScreen screen) = 0;
    // Their letters are the caller's to wipe.
    [[nodiscard]] virtual std::vector<ReaderEvent> take() = 0;
};

class ScreenReaderBus final : public ReaderPort {
public:
    // Returns at once. woken: called on the bus's thread when there is something to take.
    ScreenReaderBus(BusAddress address, std::function<void()> woken);
    // Never waits for a bus: a thread that hangs on one is left behind.
    ~ScreenReaderBus() override;
    ScreenReaderBus(const ScreenReaderBus&) = delete;
    ScreenReaderBus& operator=(const ScreenReaderBus&) = delete;

    void show(ExposedScreen screen) override;
    [[nodiscard]] std::vector<ReaderEvent> take() override;

private:
    struct Inside;
    std::shared_ptr<Inside> m_inside;
};

} // namespace copro
