#include "kiosk/films/mpv_film.h"

#include "kiosk/films/mpv_player.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace copro {

namespace {

using namespace std::chrono_literals;

// A film that gives no picture for so long gives none any more (O8: never more than ten seconds).
constexpr auto patience_with_film = 8s;
constexpr auto patience_with_end = 2s;

bool is_same_start(const std::optional<FilmOrder>& one, const std::optional<FilmOrder>& other) {
    return one && other && one->key == other->key && one->starts == other->starts;
}

} // namespace

struct MpvFilm::Inside {
    FilmShelf shelf;
    std::function<void()> woken;

    std::mutex mutex;
    std::condition_variable changed;
    std::optional<FilmOrder> order;
    std::shared_ptr<const FilmFrame> newest;
    std::optional<FilmNews> news;
    bool stirred = false; // mpv has something to tell
    bool ends = false;
    bool has_ended = false;
    std::thread thread;

    // Of the film's thread alone.
    std::unique_ptr<MpvPlayer> player; // while a film runs or is stopped
    std::optional<FilmOrder> doing;
    std::int64_t pictures = 0;
    std::vector<std::shared_ptr<FilmFrame>> frames; // used again when nobody looks at them

    void run();
    void follow(const FilmOrder& wanted);
    [[nodiscard]] Result<void> begin(const FilmOrder& wanted);
    [[nodiscard]] Result<void> go_on();
    [[nodiscard]] std::shared_ptr<FilmFrame> free_frame();
    void stir() {
        {
            const std::lock_guard lock(mutex);
            stirred = true;
        }
        changed.notify_all();
    }
    // Of a film that nobody waits for any more it is no news.
    void tell(std::optional<Error> broken) {
        {
            const std::lock_guard lock(mutex);
            if (!is_same_start(order, doing)) return;
            news = FilmNews{doing->starts, std::move(broken)};
        }
        woken();
    }
    void put(std::shared_ptr<const FilmFrame> frame) {
        {
            const std::lock_guard lock(mutex);
            if (!is_same_start(order, doing)) return;
            newest = std::move(frame);
        }
        woken();
    }
};

std::shared_ptr<FilmFrame> MpvFilm::Inside::free_frame() {
    for (const auto& frame : frames) {
        if (frame.use_count() != 1) continue;
        // What the main thread read of it, it read before it let go.
        std::atomic_thread_fence(std::memory_order_acquire);
        return frame;
    }
    frames.push_back(std::make_shared<FilmFrame>());
    return frames.back();
}

Result<void> MpvFilm::Inside::begin(const FilmOrder& wanted) {
    player.reset();
    const std::filesystem::path* file = shelf.find(wanted.key);
    if (file == nullptr) return Error{ErrorKind::not_found, wanted.key, "there is no film of it"};
    TRY(check_film(*file));
    player = TRY(MpvPlayer::open([this] { stir(); }));
    player->set_stopped(wanted.stopped);
    player->set_slow(wanted.slow);
    player->set_room(wanted.width, wanted.height);
    player->load(*file);
    return {};
}

Result<void> MpvFilm::Inside::go_on() {
    const auto progress = TRY(player->go_on());
    if (progress == MpvPlayer::Progress::picture) {
        std::shared_ptr<FilmFrame> frame = free_frame();
        TRY(player->draw(*frame));
        frame->number = ++pictures;
        put(std::move(frame));
    } else if (progress == MpvPlayer::Progress::ended) {
        player.reset();
        tell(std::nullopt);
    }
    return {};
}

void MpvFilm::Inside::follow(const FilmOrder& wanted) {
    const FilmOrder before = doing.value_or(wanted);
    const bool is_new = !is_same_start(doing, wanted);
    doing = wanted;
    Result<void> done;
    if (is_new) {
        done = begin(wanted);
    } else if (player) {
        if (wanted.stopped != before.stopped) player->set_stopped(wanted.stopped);
        if (wanted.slow != before.slow) player->set_slow(wanted.slow);
        if (wanted.width != before.width || wanted.height != before.height)
            player->set_room(wanted.width, wanted.height);
    }
    if (done && player) done = go_on();
    if (done) return;
    player.reset();
    tell(done.error());
}

void MpvFilm::Inside::run() {
    while (true) {
        std::optional<FilmOrder> wanted;
        bool in_time = true;
        {
            std::unique_lock lock(mutex);
            const auto has_work = [&] { return ends || stirred || order != doing; };
            const bool moves = player && doing && !doing->stopped;
            if (moves)
                in_time = changed.wait_for(lock, patience_with_film, has_work);
            else
                changed.wait(lock, has_work);
            if (ends) break;
            stirred = false;
            wanted = order;
        }
        if (!wanted) {
            player.reset();
            doing.reset();
            frames.clear();
        } else if (!in_time) {
            player.reset();
            tell(Error{ErrorKind::corrupt, wanted->key, "its film gives no picture"});
        } else {
            follow(*wanted);
        }
    }
    player.reset();
    {
        const std::lock_guard lock(mutex);
        has_ended = true;
    }
    changed.notify_all();
}

MpvFilm::MpvFilm(FilmShelf shelf, std::function<void()> woken)
    : m_inside(std::make_shared<Inside>()) {
    m_inside->shelf = std::move(shelf);
    m_inside->woken = std::move(woken);
}

MpvFilm::~MpvFilm() {
    if (!m_inside->thread.joinable()) return;
    bool has_ended = false;
    {
        std::unique_lock lock(m_inside->mutex);
        m_inside->ends = true;
        m_inside->order.reset(); // nothing is news any more
        m_inside->changed.notify_all();
        has_ended = m_inside->changed.wait_for(lock, patience_with_end, [this] { return m_inside->has_ended; });
    }
    if (has_ended)
        m_inside->thread.join();
    else
        m_inside->thread.detach(); // it holds what it needs
}

void MpvFilm::show(const std::optional<FilmOrder>& order) {
    {
        const std::lock_guard lock(m_inside->mutex);
        if (order == m_inside->order) return;
        if (!is_same_start(order, m_inside->order)) m_inside->news.reset();
        if (!order) m_inside->newest.reset();
        m_inside->order = order;
    }
    if (order && !m_inside->thread.joinable()) m_inside->thread = std::thread([inside = m_inside] { inside->run(); });
    m_inside->changed.notify_all();
}

std::shared_ptr<const FilmFrame> MpvFilm::frame() {
    const std::lock_guard lock(m_inside->mutex);
    return m_inside->newest;
}

std::optional<FilmNews> MpvFilm::take_news() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->news, std::nullopt);
}

} // namespace copro
