// Opens what the intake has stored, in a thread of its own after the commit; writes through the writer, and steps aside
// while kiosks wait for it. Any thread may call.
#pragma once

#include "sync/server/store/writer.h"

#include <functional>

namespace copro {

class Opener {
public:
    // What else is to be done once people have signed in, before finish() returns; on the opener's thread.
    using Followed = std::function<Result<void>(StoreReader& reader)>;
    // writer must outlive the opener.
    Opener(SealingKeyPair intake, std::unique_ptr<StoreReader> reader, Writer& writer, Followed after_sign_ins = {});
    Opener(const Opener&) = delete;
    Opener& operator=(const Opener&) = delete;
    ~Opener();

    // Something was stored. Returns at once; it is opened when the intake has come to rest, or in small steps before.
    void wake();
    // Waits until everything stored before this call is opened or parked. Never call it from the writer thread.
    [[nodiscard]] Result<void> finish();
    // Makes every readable table again from the records.
    [[nodiscard]] Result<void> rebuild();

private:
    void run();
    // Until nothing was stored for a moment, or for so long that readers should see something. seen: wakes until then.
    void wait_for_rest(std::unique_lock<std::mutex>& lock, std::int64_t& seen);
    // True when nothing is left.
    [[nodiscard]] Result<bool> open_some();
    [[nodiscard]] Result<void> follow_sign_ins();

    SealingKeyPair m_intake;
    std::unique_ptr<StoreReader> m_reader;
    Writer& m_writer;
    Followed m_after_sign_ins;
    bool m_has_sign_ins = false; // opened, and not yet followed
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_wanted = 1; // at start there may be work from before
    std::int64_t m_done = 0;
    std::int64_t m_wakes = 0;
    std::int64_t m_waiting = 0; // calls of finish() that wait now: nothing is put off for the intake
    Result<void> m_last;
    std::atomic<bool> m_is_ending{false};
    std::thread m_thread;
};

} // namespace copro
