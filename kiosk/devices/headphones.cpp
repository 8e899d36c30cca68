#include "kiosk/devices/headphones.h"

#include "kiosk/devices/jack_events.h"
#include "kiosk/devices/sound_cards.h"
#include "sync/base/descriptor.h"
#include "sync/base/log.h"

#include <SDL.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace copro {

namespace {

namespace fs = std::filesystem;

using SwitchBits = std::array<unsigned char, SW_CNT / 8 + 1>;

bool has_headphone_bit(const SwitchBits& bits) {
    return (bits[SW_HEADPHONE_INSERT / 8] >> (SW_HEADPHONE_INSERT % 8) & 1) != 0;
}

// Nothing for an input device without a socket. A pipe cannot be asked: whoever put it there writes what a socket
// would.
std::optional<bool> ask_socket(int device) {
    struct stat kind {};
    if (::fstat(device, &kind) != 0) return std::nullopt;
    if (S_ISFIFO(kind.st_mode)) return false;
    SwitchBits bits{};
    if (::ioctl(device, EVIOCGBIT(EV_SW, bits.size()), bits.data()) < 0 || !has_headphone_bit(bits))
        return std::nullopt;
    bits = {};
    if (::ioctl(device, EVIOCGSW(bits.size()), bits.data()) < 0) return std::nullopt;
    return has_headphone_bit(bits);
}

struct Socket {
    Descriptor device;
    JackReader reader;
    bool in = false;
};

// False when it is gone.
bool read_socket(Socket& socket) {
    std::array<std::byte, 16 * sizeof(input_event)> bytes{};
    while (true) {
        const ssize_t count = ::read(socket.device.number(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) return true;
        if (count <= 0) return false;
        const auto in = socket.reader.read({bytes.data(), static_cast<std::size_t>(count)});
        if (in) socket.in = *in;
        if (socket.reader.take_lost()) socket.in = ask_socket(socket.device.number()).value_or(false);
    }
}

} // namespace

struct JackHeadphones::Inside {
    Inside(fs::path watched, std::function<void()> tell)
        : where(std::move(watched))
        , changed(std::move(tell)) {}

    const fs::path where;
    const std::function<void()> changed;
    Descriptor end{::eventfd(0, EFD_CLOEXEC)};
    Descriptor arrivals{::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};

    std::mutex mutex; // guards what stands until the next empty line
    std::optional<HeadphoneNews> news;

    // The thread alone from here on.
    std::map<fs::path, Socket> sockets;
    std::optional<bool> told;
    std::thread thread;

    Result<void> open_first();
    void open_socket(const fs::path& file);
    void look_for_new();
    void tell();
    void run();
};

void JackHeadphones::Inside::open_socket(const fs::path& file) {
    if (sockets.contains(file)) return;
    Descriptor device(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (device.number() < 0) return;
    const std::optional<bool> in = ask_socket(device.number());
    if (in) sockets.emplace(file, Socket{std::move(device), {}, *in});
}

void JackHeadphones::Inside::look_for_new() {
    std::error_code code;
    for (const fs::directory_entry& entry : fs::directory_iterator(where, code)) {
        if (entry.path().filename().string().starts_with("event")) open_socket(entry.path());
    }
}

Result<void> JackHeadphones::Inside::open_first() {
    std::error_code code;
    if (!fs::exists(where, code)) return Error{ErrorKind::not_found, where.string(), "is not there"};
    if (!fs::is_directory(where, code)) {
        open_socket(where);
        if (!sockets.empty()) return {};
        return Error{ErrorKind::unavailable, where.string(), "has no switch for headphones, or may not be read"};
    }
    // The rights to a new device are set a moment after it is there.
    if (::inotify_add_watch(arrivals.number(), where.c_str(), IN_CREATE | IN_ATTRIB) < 0)
        return Error{ErrorKind::unavailable, where.string(), std::strerror(errno)};
    look_for_new();
    return {};
}

void JackHeadphones::Inside::tell() {
    const bool in = std::any_of(sockets.begin(), sockets.end(), [](const auto& socket) { return socket.second.in; });
    if (told == in) return;
    {
        const std::lock_guard held(mutex);
        const bool at_start = !told || (news && !news->just_now);
        // Pulled and put in again before anybody looked is news as well.
        news = HeadphoneNews{in, !at_start, ""};
    }
    told = in;
    changed();
}

void JackHeadphones::Inside::run() {
    while (true) {
        tell();
        std::vector<pollfd> waiting{{end.number(), POLLIN, 0}, {arrivals.number(), POLLIN, 0}};
        for (const auto& [file, socket] : sockets) waiting.push_back({socket.device.number(), POLLIN, 0});
        constexpr int for_ever = -1;
        if (::poll(waiting.data(), waiting.size(), for_ever) < 0 && errno != EINTR) {
            log_warning("headphones.not-watched", {{"why", std::strerror(errno)}});
            return;
        }
        if (waiting[0].revents != 0) return;
        for (auto socket = sockets.begin(); socket != sockets.end();) {
            socket = read_socket(socket->second) ? std::next(socket) : sockets.erase(socket);
        }
        if (waiting[1].revents != 0) {
            std::array<char, 4'096> names{};
            while (::read(arrivals.number(), names.data(), names.size()) > 0) {
            }
            look_for_new();
        }
    }
}

JackHeadphones::JackHeadphones(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {
    m_inside->thread = std::thread([watched = m_inside.get()] { watched->run(); });
}

JackHeadphones::~JackHeadphones() {
    const std::uint64_t one = 1;
    // Cannot fail: the counter is far from full.
    (void)!::write(m_inside->end.number(), &one, sizeof one);
    m_inside->thread.join();
}

Result<std::unique_ptr<JackHeadphones>> JackHeadphones::watch(const fs::path& where, std::function<void()> changed) {
    auto inside = std::make_unique<Inside>(where, std::move(changed));
    if (inside->end.number() < 0 || inside->arrivals.number() < 0)
        return internal(std::string("headphones cannot be watched: ") + std::strerror(errno));
    TRY(inside->open_first());
    return std::unique_ptr<JackHeadphones>(new JackHeadphones(std::move(inside)));
}

std::optional<HeadphoneNews> JackHeadphones::take_news() {
    const std::lock_guard held(m_inside->mutex);
    return std::exchange(m_inside->news, std::nullopt);
}

Result<std::unique_ptr<CardHeadphones>> CardHeadphones::watch(std::string part_of_name) {
    if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0)
        return Error{ErrorKind::unavailable, "", std::string("no sound: ") + SDL_GetError()};
    return std::unique_ptr<CardHeadphones>(new CardHeadphones(std::move(part_of_name)));
}

CardHeadphones::~CardHeadphones() { SDL_QuitSubSystem(SDL_INIT_AUDIO); }

std::optional<HeadphoneNews> CardHeadphones::take_news() {
    const bool in = find_sound_card(m_name).has_value();
    if (m_in == in) return std::nullopt;
    const bool at_start = !m_in;
    m_in = in;
    return HeadphoneNews{in, !at_start, in ? m_name : std::string()};
}

Result<std::unique_ptr<HeadphonePort>> watch_headphones(const std::string& wish, std::function<void()> changed) {
    if (wish == "jack" || wish.starts_with('/')) {
        const fs::path where = wish == "jack" ? "/dev/input" : wish;
        return std::unique_ptr<HeadphonePort>(TRY(JackHeadphones::watch(where, std::move(changed))));
    }
    return std::unique_ptr<HeadphonePort>(TRY(CardHeadphones::watch(wish)));
}

} // namespace copro
