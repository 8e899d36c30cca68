#include "sync/server/opener/opener.h"

#include "sync/base/log.h"
#include "sync/server/opener/open_record.h"

#include <algorithm>
#include <chrono>

namespace copro {

namespace {

constexpr std::size_t records_at_once = 200;
// Opening takes as much of the processor as storing, and the same disk: while records pour in, kiosks come first.
constexpr std::chrono::milliseconds rest{100};
constexpr std::chrono::seconds longest_wait{2};

} // namespace

Opener::Opener(SealingKeyPair intake, std::unique_ptr<StoreReader> reader, Writer& writer, Followed after_sign_ins)
    : m_intake(intake)
    , m_reader(std::move(reader))
    , m_writer(writer)
    , m_after_sign_ins(std::move(after_sign_ins)) {
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
        ++m_wakes;
    }
    m_changed.notify_all();
}

Result<void> Opener::finish() {
    std::unique_lock lock(m_mutex);
    const std::int64_t target = ++m_wanted;
    ++m_waiting;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_done >= target || m_is_ending; });
    --m_waiting;
    if (m_done < target) return Error{ErrorKind::unavailable, "", "the server is ending"};
    return m_last;
}

Result<void> Opener::rebuild() {
    TRY(m_writer.ask([](Store& store) { return store.forget_readable(); }));
    return finish();
}

void Opener::run() {
    std::unique_lock lock(m_mutex);
    std::int64_t seen = m_wakes;
    while (true) {
        m_changed.wait(lock, [&] { return m_is_ending || m_done < m_wanted; });
        wait_for_rest(lock, seen);
        if (m_is_ending) return;
        const std::int64_t target = m_wanted;
        lock.unlock();
        auto opened = open_some();
        if (opened && *opened) {
            const auto followed = follow_sign_ins();
            if (!followed) opened = followed.error();
        }
        if (!opened) log_warning("opener.failed", {{"reason", opened.error().text()}});
        lock.lock();
        if (opened && !*opened) continue;
        m_last = opened ? Result<void>() : Result<void>(opened.error());
        m_done = target;
        m_changed.notify_all();
    }
}

void Opener::wait_for_rest(std::unique_lock<std::mutex>& lock, std::int64_t& seen) {
    const auto latest = std::chrono::steady_clock::now() + longest_wait;
    const auto is_wanted_now = [&] { return m_is_ending || m_waiting > 0; };
    while (seen != m_wakes && !is_wanted_now() && std::chrono::steady_clock::now() < latest) {
        seen = m_wakes;
        m_changed.wait_for(lock, rest, is_wanted_now);
    }
}

Result<void> Opener::follow_sign_ins() {
    if (!std::exchange(m_has_sign_ins, false) || !m_after_sign_ins) return {};
    return m_after_sign_ins(*m_reader);
}

Result<bool> Opener::open_some() {
    const std::vector<StoredEnvelope> waiting = TRY(m_reader->waiting_to_open(records_at_once));
    std::vector<OpenedRecord> opened;
    opened.reserve(waiting.size());
    for (const StoredEnvelope& one : waiting) {
        opened.push_back(open_record(one.encoded, one.device_key, m_intake));
        // The row's own id, even when the envelope could not be read again.
        opened.back().facts.rec_id = one.rec_id;
        const auto* attendance = std::get_if<AttendanceBody>(&opened.back().body);
        m_has_sign_ins = m_has_sign_ins || (attendance != nullptr && attendance->event == "in");
    }
    if (!opened.empty()) TRY(m_writer.ask([&](Store& store) { return store.save_opened(opened); }));
    return waiting.size() < records_at_once;
}

} // namespace copro
