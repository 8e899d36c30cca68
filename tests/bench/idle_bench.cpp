// A kiosk that nobody touches: pictures drawn, wake-ups, memory.
#include "report.h"
#include "shown_kiosk.h"

#include <condition_variable>
#include <thread>

using namespace copro;
using namespace copro::bench;

namespace {

// Ends wait_and_handle() when the time is over.
class Bell {
public:
    explicit Bell(std::chrono::milliseconds time)
        : m_thread([this, time] {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, time, [this] { return m_is_ending; });
            m_has_rung = true;
            Glass::wake();
        }) {}
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    ~Bell() {
        {
            const std::lock_guard lock(m_mutex);
            m_is_ending = true;
        }
        m_changed.notify_all();
        m_thread.join();
    }
    [[nodiscard]] bool has_rung() const { return m_has_rung; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_is_ending = false;
    std::atomic<bool> m_has_rung{false};
    std::thread m_thread;
};

} // namespace

TEST_CASE("idle: pictures drawn", "[idle]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    ShownKiosk kiosk(enrolled);
    const std::int64_t before = kiosk.glass().frames_drawn();
    const int seconds = size_of_run(15, 1);
    const Bell bell{std::chrono::seconds(seconds)};
    while (!bell.has_rung()) {
        kiosk.glass().wait_and_handle(kiosk.terminal(), an_hour_from_now(kiosk.terminal()));
        kiosk.show();
    }
    const std::int64_t drawn = kiosk.glass().frames_drawn() - before;
    print({fmt::format("idle: pictures drawn in {} s", seconds), std::to_string(drawn), "0", std::nullopt, drawn == 0});
}

TEST_CASE("idle: wake-ups and memory of the real program", "[idle]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    const Child kiosk(enrolled.run_in_window());
    // The first contact with the server is over, and what it brought.
    REQUIRE_FALSE(kiosk.ends_within(std::chrono::seconds(size_of_run(8, 1))));
    const double before = wake_ups(kiosk.id());
    const int seconds = size_of_run(60, 1);
    REQUIRE_FALSE(kiosk.ends_within(std::chrono::seconds(seconds)));
    const double a_second = (wake_ups(kiosk.id()) - before) / seconds;
    print({fmt::format("idle: wake-ups a second, all threads, in {} s", seconds), fmt::format("{:.2f}", a_second),
           "under 1", a_second, a_second < 1});
    const double memory = pss_mib(kiosk.id());
    print({"memory: PSS at the welcome screen", fmt::format("{:.1f} MiB", memory), "under 42 MiB", memory / 42,
           memory < 42});
}
