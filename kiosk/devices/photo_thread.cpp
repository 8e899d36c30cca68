#include "kiosk/devices/photo_thread.h"

#include "kiosk/devices/photo.h"
#include "kiosk/devices/photo_guide.h"
#include "kiosk/devices/receipt_cut.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace copro {

using SharedFrame = std::shared_ptr<const FilmFrame>;

struct PhotoThread::Inside {
    std::function<void()> woken;

    std::mutex mutex;
    std::condition_variable changed;
    bool ends = false;
    std::int64_t turn = 0; // goes up with forget(): what was begun before is nobody's
    SharedFrame live;
    SharedFrame taken;
    std::optional<FramedPhoto> framed;
    std::optional<StraightPhoto> straight;
    std::optional<Error> fault;
    bool fault_is_told = false;
    std::thread thread;

    PhotoGuide guide; // on the thread alone
    std::int64_t guided_turn = 0;

    void run();
    void tell(const Error& why);
    [[nodiscard]] FramedPhoto framed_of(const FilmFrame& frame, std::int64_t in_turn);
    [[nodiscard]] StraightPhoto straightened(const FilmFrame& frame);
    void begin() {
        if (!thread.joinable()) thread = std::thread([this] { run(); });
        changed.notify_all();
    }
};

// The same fault with each picture is one.
void PhotoThread::Inside::tell(const Error& why) {
    const std::lock_guard lock(mutex);
    if (std::exchange(fault_is_told, true)) return;
    fault.emplace(why);
}

FramedPhoto PhotoThread::Inside::framed_of(const FilmFrame& frame, std::int64_t in_turn) {
    if (std::exchange(guided_turn, in_turn) != in_turn) guide.begin_again();
    FramedPhoto seen;
    const auto sight = find_paper(frame);
    if (!sight) {
        tell(sight.error());
        return seen;
    }
    seen.advice = guide.next(*sight);
    if (sight->paper) seen.outline = sight->paper->corners;
    return seen;
}

// Whatever goes wrong, the whole picture is there.
StraightPhoto PhotoThread::Inside::straightened(const FilmFrame& frame) {
    StraightPhoto photo;
    photo.whole = look_of(frame);
    photo.look = photo.whole;
    const auto sight = find_paper(frame);
    if (!sight) tell(sight.error());
    if (!sight || !sight->paper) return photo;
    const auto cut = cut_out(frame, *sight->paper);
    if (!cut) {
        tell(cut.error());
        return photo;
    }
    photo.receipt = *cut;
    photo.look = look_of(**cut);
    return photo;
}

void PhotoThread::Inside::run() {
    std::unique_lock lock(mutex);
    while (true) {
        changed.wait(lock, [&] { return ends || taken != nullptr || live != nullptr; });
        if (ends) return;
        const bool is_taken = taken != nullptr;
        SharedFrame frame = is_taken ? std::exchange(taken, nullptr) : std::exchange(live, nullptr);
        const std::int64_t begun_in = turn;
        lock.unlock();
        std::optional<FramedPhoto> seen;
        std::optional<StraightPhoto> photo;
        if (is_taken)
            photo = straightened(*frame);
        else
            seen = framed_of(*frame, begun_in);
        frame.reset();
        lock.lock();
        if (turn != begun_in) continue;
        if (is_taken)
            straight = std::move(photo);
        else
            framed = seen;
        lock.unlock();
        woken();
        lock.lock();
    }
}

PhotoThread::PhotoThread(std::function<void()> woken)
    : m_inside(std::make_unique<Inside>()) {
    m_inside->woken = std::move(woken);
}

PhotoThread::~PhotoThread() {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->ends = true;
    }
    m_inside->changed.notify_all();
    if (m_inside->thread.joinable()) m_inside->thread.join();
}

void PhotoThread::frame(std::shared_ptr<const FilmFrame> live) {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->live = std::move(live);
    }
    m_inside->begin();
}

void PhotoThread::straighten(std::shared_ptr<const FilmFrame> taken) {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->taken = std::move(taken);
    }
    m_inside->begin();
}

void PhotoThread::forget() {
    const std::lock_guard lock(m_inside->mutex);
    ++m_inside->turn;
    m_inside->live.reset();
    m_inside->taken.reset();
    m_inside->framed.reset();
    m_inside->straight.reset();
}

std::optional<FramedPhoto> PhotoThread::take_framed() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->framed, std::nullopt);
}

std::optional<StraightPhoto> PhotoThread::take_straight() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->straight, std::nullopt);
}

std::optional<Error> PhotoThread::take_fault() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->fault, std::nullopt);
}

} // namespace copro
