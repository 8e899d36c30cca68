#include "sync/server/store/writer.h"

#include "sync/base/log.h"

#include <algorithm>

namespace copro {

namespace {

// What may wait in memory before kiosks are told to come back later.
constexpr std::size_t most_waiting_bytes = 64 * 1024 * 1024;
// One transaction takes at most so many batches, so that nobody waits long for the commit.
constexpr std::size_t most_batches_in_commit = 64;

std::size_t bytes_of(const IntakeBatch& batch) {
    std::size_t bytes = 0;
    for (const IntakeItem& item : batch.items) bytes += item.encoded.size();
    return bytes;
}

} // namespace

Writer::Writer(std::unique_ptr<Store> store, const Clock& clock)
    : m_store(std::move(store))
    , m_clock(clock) {
    m_thread = std::thread([this] { run(); });
}

Writer::~Writer() {
    {
        const std::lock_guard lock(m_mutex);
        m_is_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

bool Writer::take_in(IntakeBatch batch, Answered answered) {
    const std::size_t bytes = bytes_of(batch);
    {
        const std::lock_guard lock(m_mutex);
        if (m_is_ending || m_waiting_bytes + bytes > most_waiting_bytes) return false;
        m_waiting_bytes += bytes;
        m_arrivals.push_back({std::move(batch), std::move(answered)});
    }
    m_wake.notify_one();
    return true;
}

void Writer::post(std::function<void(Store&)> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

std::vector<Writer::Arrival> Writer::gather() {
    const auto count = static_cast<std::ptrdiff_t>(std::min(m_arrivals.size(), most_batches_in_commit));
    std::vector<Arrival> gathered(std::make_move_iterator(m_arrivals.begin()),
                                  std::make_move_iterator(m_arrivals.begin() + count));
    m_arrivals.erase(m_arrivals.begin(), m_arrivals.begin() + count);
    for (const Arrival& arrival : gathered) m_waiting_bytes -= bytes_of(arrival.batch);
    return gathered;
}

void Writer::run() {
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_is_ending || !m_arrivals.empty() || !m_tasks.empty(); });
        if (m_arrivals.empty() && m_tasks.empty()) return;
        std::vector<Arrival> arrivals = gather();
        const auto tasks = std::exchange(m_tasks, {});
        lock.unlock();
        if (!arrivals.empty()) write_arrivals(std::move(arrivals));
        for (const auto& task : tasks) task(*m_store);
        lock.lock();
    }
}

void Writer::write_arrivals(std::vector<Arrival> arrivals) {
    std::vector<IntakeBatch> batches;
    batches.reserve(arrivals.size());
    for (Arrival& arrival : arrivals) batches.push_back(std::move(arrival.batch));
    auto replies = m_store->take_in(batches, m_clock.wall_ms());
    if (!replies) log_warning("store.failed", {{"reason", replies.error().text()}});
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
        arrivals[i].answered(replies ? Result<RecordsReply>(std::move((*replies)[i])) : replies.error());
    }
    if (replies && m_on_stored) m_on_stored();
}

} // namespace copro
