// Opens what the intake has stored, in a thread of its own after the commit; writes through the writer. Any thread may
// call.
#pragma once

#include "sync/server/store/writer.h"

namespace copro {

class Opener {
public:
    // writer must outlive the opener.
    Opener(SealingKeyPair intake, std::unique_ptr<StoreReader> reader, Writer& writer);
    Opener(const Opener&) = delete;
    Opener& operator=(const Opener&) = delete;
    ~Opener();

    // Something was stored. Returns at once.
    void wake();
    // Waits until everything stored before this call is opened or parked. Never call it from the writer thread.
    [[nodiscard]] Result<void> finish();
    // Makes every readable table again from the records.
    [[nodiscard]] Result<void> rebuild();

private:
    void run();
    [[nodiscard]] Result<void> open_all();

    SealingKeyPair m_intake;
    std::unique_ptr<StoreReader> m_reader;
    Writer& m_writer;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::int64_t m_wanted = 1; // at start there may be work from before
    std::int64_t m_done = 0;
    Result<void> m_last;
    std::atomic<bool> m_is_ending{false};
    std::thread m_thread;
};

} // namespace copro
