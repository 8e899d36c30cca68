#include "sync/server/admin_socket.h"

#include "sync/base/clock.h"
#include "sync/base/descriptor.h"
#include "sync/protocol/fields.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <list>
#include <system_error>

namespace copro {

namespace {

constexpr std::size_t most_answer_bytes = 256UL * 1024 * 1024; // an export of everything
constexpr std::size_t most_command_bytes = 64UL * 1024 * 1024; // a survey with all its pictures, or a large pack
constexpr std::size_t most_talks = 16;
constexpr std::int64_t client_patience_ms = 20'000; // with who says nothing, or does not listen
constexpr std::int64_t patience_at_end_ms = 2'000;  // with who does not listen, when the server ends
constexpr int between_refusals_ms = 100;            // while the system gives no connection

Error system_error(const DataFolder& folder, const char* what) {
    return Error{ErrorKind::unavailable, folder.path.string(), what + (": " + std::generic_category().message(errno))};
}

// Calls use(address) with the socket's address. A socket's path may have 107 bytes and a data folder's may be longer,
// so the folder is reached through its descriptor.
template <typename Use>
int with_address(const DataFolder& folder, Use use) {
    const Descriptor opened(::open(folder.path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0) return -1;
    const std::string path = "/proc/self/fd/" + std::to_string(opened.number()) + "/admin.sock";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    return use(address);
}

bool write_all(int to, std::string_view text) {
    while (!text.empty()) {
        const ssize_t sent = ::send(to, text.data(), text.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        text.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// Up to the end of what the other side sends.
std::optional<std::string> read_all(int from) {
    std::string text;
    std::array<char, 65536> part{};
    while (text.size() <= most_answer_bytes) {
        const ssize_t got = ::recv(from, part.data(), part.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

std::string command_text(const Command& command) {
    return fields::dump(Json{{"verb", command.verb}, {"options", command.options}});
}

Result<Command> read_command(const std::string& text) {
    const Json json = TRY(fields::parse(text, "command"));
    JsonObject object = TRY(JsonObject::of(json, "command#"));
    Command command;
    command.verb = TRY(object.text("verb"));
    const Json* options = TRY(object.object("options"));
    for (const auto& [name, value] : options->items()) {
        if (!value.is_string()) return object.wrong("options", "must be texts");
        command.options[name] = value.get<std::string>();
    }
    return command;
}

Result<Outcome> read_outcome(const std::string& text) {
    const Json json = TRY(fields::parse(text, "answer"));
    JsonObject object = TRY(JsonObject::of(json, "answer#"));
    Outcome outcome;
    outcome.exit_code = static_cast<int>(TRY(object.integer("exit", 0, 255)));
    outcome.out = TRY(object.text("out"));
    outcome.err = TRY(object.text("err"));
    return outcome;
}

std::string answer_to(const std::string& text, const AdminServer::Handle& handle) {
    const auto command = read_command(text);
    const Outcome outcome = command ? handle(*command) : failed(command.error());
    return fields::dump(Json{{"exit", outcome.exit_code}, {"out", outcome.out}, {"err", outcome.err}});
}

// One who asks: nobody waits for them, however slow they are. Each turn takes what is there and goes on.
struct Talk {
    Talk(int connection, std::int64_t now_ms)
        : socket(connection)
        , moved_ms(now_ms) {}

    Descriptor socket;
    std::string text;         // what they say, then what they are told
    std::size_t told = 0;     // of it
    bool is_answered = false; // the command was run
    bool is_over = false;
    std::int64_t moved_ms; // when the last byte went either way

    [[nodiscard]] pollfd wish() const {
        return {socket.number(), static_cast<short>(is_answered ? POLLOUT : POLLIN), 0};
    }
    void take_turn(const AdminServer::Handle& handle, const Clock& clock) {
        if (is_answered) {
            tell();
        } else {
            listen(handle);
        }
        moved_ms = clock.monotonic_ms();
    }

private:
    void listen(const AdminServer::Handle& handle) {
        std::array<char, 65536> part{};
        const ssize_t got = ::recv(socket.number(), part.data(), part.size(), MSG_DONTWAIT);
        if (got < 0) {
            is_over = errno != EINTR && errno != EAGAIN;
        } else if (got > 0) {
            text.append(part.data(), static_cast<std::size_t>(got));
            is_over = text.size() > most_command_bytes;
        } else {
            text = answer_to(text, handle);
            is_answered = true;
        }
    }
    // A reader that went away has lost its answer, not the command's effect.
    void tell() {
        const ssize_t sent =
            ::send(socket.number(), text.data() + told, text.size() - told, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            is_over = errno != EINTR && errno != EAGAIN;
            return;
        }
        told += static_cast<std::size_t>(sent);
        is_over = told == text.size();
    }
};

void take_in(int listening, std::list<Talk>& talks, std::int64_t now_ms) {
    const int connection = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection >= 0) {
        talks.emplace_back(connection, now_ms);
    } else if (errno != EAGAIN && errno != EINTR) {
        // As when all descriptors are in use: it would be asked for without end.
        (void)::poll(nullptr, 0, between_refusals_ms);
    }
}

// For as long as it takes until the first of them was silent for too long; -1 = nobody is there.
int until_the_first_is_late(const std::list<Talk>& talks, std::int64_t patience, std::int64_t now_ms) {
    if (talks.empty()) return -1;
    std::int64_t first = patience;
    for (const Talk& one : talks) first = std::min(first, one.moved_ms + patience - now_ms);
    return static_cast<int>(std::max<std::int64_t>(first, 0));
}

} // namespace

AdminServer::AdminServer(int listening, int stop_read, int stop_write, Handle handle)
    : m_listening(listening)
    , m_stop_read(stop_read)
    , m_stop_write(stop_write)
    , m_handle(std::move(handle)) {
    m_thread = std::thread([this] { run(); });
}

AdminServer::~AdminServer() {
    ::close(m_stop_write);
    m_thread.join();
    ::close(m_listening);
    ::close(m_stop_read);
}

Result<std::unique_ptr<AdminServer>> AdminServer::start(const DataFolder& folder, Handle handle) {
    // The caller holds the folder's lock, so a socket that is there is a dead server's.
    ::unlink((folder.path / "admin.sock").c_str());
    Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (listening.number() < 0) return system_error(folder, "cannot make the command socket");
    const int bound = with_address(folder, [&](const sockaddr_un& address) {
        return ::bind(listening.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    });
    if (bound != 0 || ::listen(listening.number(), 16) != 0)
        return system_error(folder, "cannot make the command socket");
    std::array<int, 2> stop{};
    if (::pipe2(stop.data(), O_CLOEXEC) != 0) return system_error(folder, "cannot make a pipe");
    return std::unique_ptr<AdminServer>(new AdminServer(listening.release(), stop[0], stop[1], std::move(handle)));
}

void AdminServer::run() {
    const SystemClock clock;
    std::list<Talk> talks;
    bool is_ending = false;
    while (!is_ending || !talks.empty()) {
        const std::int64_t patience = is_ending ? patience_at_end_ms : client_patience_ms;
        const bool is_open = !is_ending && talks.size() < most_talks;
        // A negative descriptor is passed over.
        std::vector<pollfd> ready{{is_ending ? -1 : m_stop_read, POLLIN, 0}, {is_open ? m_listening : -1, POLLIN, 0}};
        for (const Talk& one : talks) ready.push_back(one.wish());
        const int wait = until_the_first_is_late(talks, patience, clock.monotonic_ms());
        if (::poll(ready.data(), ready.size(), wait) < 0) {
            if (errno != EINTR) return;
            continue;
        }
        // Before any command is run: who waits while one is has not been silent.
        const std::int64_t now_ms = clock.monotonic_ms();
        auto wish = ready.begin() + 2;
        for (Talk& one : talks) {
            const bool is_ready = (wish++)->revents != 0;
            if (is_ready) one.take_turn(m_handle, clock);
            if (!is_ready && one.moved_ms + patience <= now_ms) one.is_over = true;
        }
        if (ready[0].revents != 0) is_ending = true;
        std::erase_if(talks, [&](const Talk& one) { return one.is_over || (is_ending && !one.is_answered); });
        if (ready[1].revents != 0) take_in(m_listening, talks, clock.monotonic_ms());
    }
}

Result<Outcome> ask_running_server(const DataFolder& folder, const Command& command) {
    const Descriptor connection(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (connection.number() < 0) return system_error(folder, "cannot make a socket");
    const int connected = with_address(folder, [&](const sockaddr_un& address) {
        return ::connect(connection.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    });
    if (connected != 0) return system_error(folder, "no running server answers");
    if (!write_all(connection.number(), command_text(command))) return system_error(folder, "the server went away");
    ::shutdown(connection.number(), SHUT_WR);
    const auto answer = read_all(connection.number());
    if (!answer || answer->empty()) return internal("the server ended before it answered; look whether it was done");
    return read_outcome(*answer);
}

} // namespace copro
