// The one thread that writes: gathers what many connections sent into one transaction, and answers after the commit.
// Any thread may call; callbacks run on the writer thread and must not block.
#pragma once

#include "sync/base/clock.h"
#include "sync/server/store/store.h"

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

namespace copro {

class Writer {
public:
    using Answered = std::function<void(Result<RecordsReply>)>;
    // clock must outlive the writer.
    Writer(std::unique_ptr<Store> store, const Clock& clock);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    // Writes what was handed over, then ends.
    ~Writer();

    // Called on the writer thread after each commit that stored records. Set before the first take_in.
    void on_stored(std::function<void()> call) { m_on_stored = std::move(call); }

    // false when too much waits already: the caller must answer "busy".
    [[nodiscard]] bool take_in(IntakeBatch batch, Answered answered);

    // Runs work(Store&) -> Result<T> on the writer thread and waits for it. Never call it from a callback.
    template <typename Work>
    [[nodiscard]] auto ask(Work work) -> decltype(work(std::declval<Store&>())) {
        // Shared: the writer may still be inside set_value when the answer is already here.
        const auto promise = std::make_shared<std::promise<decltype(work(std::declval<Store&>()))>>();
        auto answer = promise->get_future();
        post([promise, &work](Store& store) { promise->set_value(work(store)); });
        return answer.get();
    }
    void post(std::function<void(Store&)> task);

private:
    struct Arrival {
        IntakeBatch batch;
        Answered answered;
    };
    void run();
    void write_arrivals(std::vector<Arrival> arrivals);
    std::vector<Arrival> gather();

    std::unique_ptr<Store> m_store;
    const Clock& m_clock;
    std::function<void()> m_on_stored;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<Arrival> m_arrivals;
    std::vector<std::function<void(Store&)>> m_tasks;
    std::size_t m_waiting_bytes = 0;
    bool m_is_ending = false;
    std::thread m_thread;
};

} // namespace copro
