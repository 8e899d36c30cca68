#include "kiosk/devices/camera.h"

#include <sodium.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace copro {

struct Camera::Inside {
    std::unique_ptr<PictureSource> source;
    std::function<void()> woken;

    std::mutex mutex;
    std::condition_variable changed;
    bool wanted = false;
    bool ends = false;
    std::int64_t looks = 0; // which look() it is: what an earlier one finds late is nobody's
    std::optional<Result<std::string>> found;
    std::thread thread;

    void run();
    [[nodiscard]] Result<void> search(std::int64_t look);
    [[nodiscard]] bool goes_on(std::int64_t look) {
        const std::lock_guard lock(mutex);
        return wanted && !ends && looks == look;
    }
    void tell(std::int64_t look, Result<std::string> what) {
        {
            const std::lock_guard lock(mutex);
            if (!wanted || looks != look) return;
            found.emplace(std::move(what));
        }
        woken();
    }
};

// What was in sight is overwritten, whichever way this ends.
Result<void> Camera::Inside::search(std::int64_t look) {
    struct Sight {
        Sight() = default;
        Sight(const Sight&) = delete;
        Sight& operator=(const Sight&) = delete;
        ~Sight() { sodium_memzero(picture.rows.data(), picture.rows.size()); }
        GreyPicture picture;
    } sight;
    CodeReader reader = TRY(CodeReader::open());
    TRY(source->open());
    std::string last;
    while (goes_on(look)) {
        if (!TRY(source->take(sight.picture))) continue;
        auto text = reader.read(sight.picture);
        if (!text || *text == last) continue;
        last = *text;
        tell(look, *text);
    }
    return {};
}

void Camera::Inside::run() {
    std::unique_lock lock(mutex);
    std::int64_t done = 0;
    while (true) {
        changed.wait(lock, [&] { return ends || (wanted && looks != done); });
        if (ends) return;
        done = looks;
        lock.unlock();
        const auto searched = search(done);
        source->close();
        if (!searched) tell(done, searched.error());
        lock.lock();
    }
}

Camera::Camera(std::unique_ptr<PictureSource> source, std::function<void()> woken)
    : m_inside(std::make_unique<Inside>()) {
    m_inside->source = std::move(source);
    m_inside->woken = std::move(woken);
}

Camera::~Camera() {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->ends = true;
    }
    m_inside->changed.notify_all();
    if (m_inside->thread.joinable()) m_inside->thread.join();
}

void Camera::look() {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->wanted = true;
        m_inside->found.reset();
        ++m_inside->looks;
    }
    if (!m_inside->thread.joinable()) m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
    m_inside->changed.notify_all();
}

void Camera::rest() {
    const std::lock_guard lock(m_inside->mutex);
    m_inside->wanted = false;
    m_inside->found.reset();
}

std::optional<Result<std::string>> Camera::take_code() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->found, std::nullopt);
}

} // namespace copro
