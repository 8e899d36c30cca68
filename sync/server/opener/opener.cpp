#include "sync/server/opener/opener.h"

#include "sync/base/log.h"
#include "sync/server/opener/open_record.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t records_at_once = 200;

} // namespace

Opener::Opener(SealingKeyPair intake, std::unique_ptr<StoreReader> reader, Writer& writer)
    : m_intake(intake)
    , m_reader(std::move(reader))
    , m_writer(writer) {
    m_thread = std::thread([this] { run(); });
}

Opener::~Opener() {
    {
        const std::lock_guard lock(m_mutex);
        m_is_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Opener::wake() {
    {
        const std::lock_guard lock(m_mutex);
        ++m_wanted;
    }
    m_changed.notify_all();
}

Result<void> Opener::finish() {
    std::unique_lock lock(m_mutex);
    const std::int64_t target = ++m_wanted;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_done >= target || m_is_ending; });
    if (m_done < target) return Error{ErrorKind::unavailable, "", "the server is ending"};
    return m_last;
}

Result<void> Opener::rebuild() {
    TRY(m_writer.ask([](Store& store) { return store.forget_readable(); }));
    return finish();
}

void Opener::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [&] { return m_is_ending || m_done < m_wanted; });
        if (m_is_ending) return;
        const std::int64_t target = m_wanted;
        lock.unlock();
        auto opened = open_all();
        if (!opened) log_warning("opener.failed", {{"reason", opened.error().text()}});
        lock.lock();
        m_last = std::move(opened);
        m_done = target;
        m_changed.notify_all();
    }
}

Result<void> Opener::open_all() {
    while (!m_is_ending) {
        const std::vector<StoredEnvelope> waiting = TRY(m_reader->waiting_to_open(records_at_once));
        if (waiting.empty()) return {};
        std::vector<OpenedRecord> opened;
        opened.reserve(waiting.size());
        for (const StoredEnvelope& one : waiting) {
            opened.push_back(open_record(one.encoded, m_intake));
            // The row's own id, even when the envelope could not be read again.
            opened.back().facts.rec_id = one.rec_id;
        }
        TRY(m_writer.ask([&](Store& store) { return store.save_opened(opened); }));
    }
    return Error{ErrorKind::unavailable, "", "the server is ending"};
}

} // namespace copro
