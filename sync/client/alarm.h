// Where the sync thread sleeps, and how others wake it. The engine's own; a test puts in one that follows its clock.
// Any thread.
#pragma once

#include "sync/base/clock.h"

#include <condition_variable>
#include <mutex>

namespace copro {

class Alarm {
public:
    Alarm() = default;
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;
    virtual ~Alarm() = default;

    // Returns when rung (also when it was rung before), or when the monotonic clock has come to due_ms.
    virtual void wait_until(std::int64_t due_ms) = 0;
    virtual void ring() = 0;
};

class SystemAlarm final : public Alarm {
public:
    explicit SystemAlarm(const Clock& clock)
        : m_clock(clock) {}
    void wait_until(std::int64_t due_ms) override;
    void ring() override;

private:
    const Clock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_rang;
    bool m_rung = false;
};

} // namespace copro
