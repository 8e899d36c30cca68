// The engine with its real thread, under a clock that only the test moves. Used by the tests of kiosk/store.
#pragma once

#include "kiosk/store/pack_shelf_store.h"
#include "store_bench.h"
#include "sync/client/engine.h"

namespace copro::test {

// Sleeps by the test's clock. One thread sleeps; the test advances.
class TestAlarm final : public Alarm {
public:
    explicit TestAlarm(TestClock& clock)
        : m_clock(clock) {}

    void wait_until(std::int64_t due_ms) override {
        std::unique_lock lock(m_mutex);
        m_asleep = true;
        m_due_ms = due_ms;
        m_changed.notify_all();
        m_changed.wait(lock, [&] { return m_rung || m_clock.monotonic_ms() >= due_ms; });
        m_asleep = false;
        m_rung = false;
    }
    void ring() override {
        const std::lock_guard lock(m_mutex);
        m_rung = true;
        m_changed.notify_all();
    }
    void advance(std::int64_t ms) {
        const std::lock_guard lock(m_mutex);
        m_clock.advance(ms);
        m_changed.notify_all();
    }
    // True when the engine has nothing to do until its next due time; false when that does not come to pass.
    [[nodiscard]] bool settles() {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(60),
                                  [&] { return m_asleep && !m_rung && m_clock.monotonic_ms() < m_due_ms; });
    }
    [[nodiscard]] std::int64_t due_ms() {
        const std::lock_guard lock(m_mutex);
        return m_due_ms;
    }

private:
    TestClock& m_clock;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_asleep = false;
    bool m_rung = false;
    std::int64_t m_due_ms = 0;
};

struct EngineBench {
    FakeServer server;
    StoreBench kiosk{server.enrolment()};
    TestAlarm alarm{kiosk.clock};
    PackShelfStore shelf{kiosk.database(), kiosk.box(), kiosk.clock, never_over};
    std::mutex mutex;
    std::vector<SyncState> states;
    Engine engine{{server, kiosk.outbox(), shelf, kiosk.clock, alarm},
                  server.enrolment(),
                  {{"0.1", [] { return std::int64_t{1234}; }},
                   [this](const SyncState& state) {
                       const std::lock_guard lock(mutex);
                       states.push_back(state);
                   },
                   [](std::int64_t most) { return most; }}};

    [[nodiscard]] SyncState state() {
        const std::lock_guard lock(mutex);
        return states.empty() ? SyncState() : states.back();
    }
    // A save and what the effect runner does after it.
    Uuid save() {
        const Uuid id = kiosk.save();
        engine.saved();
        return id;
    }
    void start() {
        engine.start();
        REQUIRE(alarm.settles());
    }
    void pass(std::int64_t ms) {
        alarm.advance(ms);
        REQUIRE(alarm.settles());
    }
};

} // namespace copro::test
