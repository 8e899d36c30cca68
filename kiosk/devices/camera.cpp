#include "kiosk/devices/camera.h"

#include "kiosk/devices/photo.h"

#include <sodium.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace copro {

Result<bool> PictureSource::take_colours(FilmFrame& into) {
    GreyPicture grey;
    if (!TRY(take(grey))) return false;
    into.width = grey.width;
    into.height = grey.height;
    into.pixels.resize(grey.rows.size());
    for (std::size_t at = 0; at < grey.rows.size(); ++at) into.pixels[at] = grey.rows[at] * 0x010101U;
    sodium_memzero(grey.rows.data(), grey.rows.size());
    return true;
}

struct Camera::Inside {
    std::unique_ptr<PictureSource> source;
    std::function<void()> woken;

    std::mutex mutex;
    std::condition_variable changed;
    bool wanted = false;
    bool ends = false;
    std::int64_t looks = 0; // which look() it is: what an earlier one finds late is nobody's
    std::optional<Result<std::string>> found;
    bool for_the_eye = false; // watch(), not look()
    std::shared_ptr<const FilmFrame> newest;
    std::optional<Error> fault;
    std::thread thread;

    void run();
    [[nodiscard]] Result<void> search(std::int64_t look);
    [[nodiscard]] Result<void> show(std::int64_t look);
    [[nodiscard]] bool goes_on(std::int64_t look) {
        const std::lock_guard lock(mutex);
        return wanted && !ends && looks == look;
    }
    void show_newest(std::int64_t look, std::shared_ptr<const FilmFrame> frame) {
        {
            const std::lock_guard lock(mutex);
            if (!wanted || looks != look) return;
            newest = std::move(frame);
        }
        woken();
    }
    void tell_fault(std::int64_t look, Error why) {
        {
            const std::lock_guard lock(mutex);
            if (!wanted || looks != look) return;
            fault.emplace(std::move(why));
        }
        woken();
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

Result<void> Camera::Inside::show(std::int64_t look) {
    TRY(source->open());
    std::int64_t number = 0;
    while (goes_on(look)) {
        const std::shared_ptr<FilmFrame> frame = wiped_frame();
        if (!TRY(source->take_colours(*frame))) continue;
        frame->number = ++number;
        show_newest(look, frame);
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
        const bool shows = for_the_eye;
        lock.unlock();
        const auto ended = shows ? show(done) : search(done);
        source->close();
        if (!ended && shows) tell_fault(done, ended.error());
        if (!ended && !shows) tell(done, ended.error());
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

void Camera::look() { begin(false); }

void Camera::watch() { begin(true); }

void Camera::begin(bool for_the_eye) {
    {
        const std::lock_guard lock(m_inside->mutex);
        m_inside->wanted = true;
        m_inside->for_the_eye = for_the_eye;
        m_inside->found.reset();
        m_inside->newest.reset();
        m_inside->fault.reset();
        ++m_inside->looks;
    }
    if (!m_inside->thread.joinable()) m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
    m_inside->changed.notify_all();
}

void Camera::rest() {
    const std::lock_guard lock(m_inside->mutex);
    m_inside->wanted = false;
    m_inside->found.reset();
    m_inside->newest.reset();
    m_inside->fault.reset();
}

std::shared_ptr<const FilmFrame> Camera::sight() {
    const std::lock_guard lock(m_inside->mutex);
    return m_inside->newest;
}

std::optional<Error> Camera::take_fault() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->fault, std::nullopt);
}

std::optional<Result<std::string>> Camera::take_code() {
    const std::lock_guard lock(m_inside->mutex);
    return std::exchange(m_inside->found, std::nullopt);
}

} // namespace copro
