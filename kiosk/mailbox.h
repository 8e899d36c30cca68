// Where the sync thread leaves news for the main thread: the newest state, and that packs or their media have changed.
// Any thread.
#pragma once

#include "sync/client/engine.h"

#include <condition_variable>
#include <mutex>

namespace copro {

class Mailbox {
public:
    // woken: called after each delivery, on the sync thread, to wake the main thread's event loop.
    void on_delivery(std::function<void()> woken) {
        const std::lock_guard lock(m_mutex);
        m_woken = std::move(woken);
    }
    void put(const SyncState& state) {
        deliver([&] { m_state = state; });
    }
    void packs_changed() {
        deliver([&] { m_packs_changed = true; });
    }
    void media_changed() {
        deliver([&] { m_media_changed = true; });
    }

    // The newest state that was not taken yet.
    [[nodiscard]] std::optional<SyncState> take_state() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_state, std::nullopt);
    }
    [[nodiscard]] bool take_packs_changed() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_packs_changed, false);
    }
    [[nodiscard]] bool take_media_changed() {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_media_changed, false);
    }
    // Waits until the order of that number has been carried out; the state then, or nothing when patience ended.
    [[nodiscard]] std::optional<SyncState> wait_for_order(std::int64_t order, std::chrono::milliseconds patience) {
        std::unique_lock lock(m_mutex);
        const bool done = m_delivered.wait_for(lock, patience, [&] { return m_last && m_last->asked >= order; });
        return done ? m_last : std::nullopt;
    }

private:
    template <typename Change>
    void deliver(Change change) {
        std::function<void()> woken;
        {
            const std::lock_guard lock(m_mutex);
            change();
            if (m_state) m_last = m_state;
            woken = m_woken;
        }
        m_delivered.notify_all();
        if (woken) woken();
    }

    std::mutex m_mutex;
    std::condition_variable m_delivered;
    std::function<void()> m_woken;
    std::optional<SyncState> m_state;
    std::optional<SyncState> m_last;
    bool m_packs_changed = false;
    bool m_media_changed = false;
};

} // namespace copro
