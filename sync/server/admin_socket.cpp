#include "sync/server/admin_socket.h"

#include "sync/base/descriptor.h"
#include "sync/protocol/fields.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace copro {

namespace {

constexpr std::size_t most_message_bytes = 256UL * 1024 * 1024; // an export of everything
constexpr long patience_s = 20;

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
    while (text.size() <= most_message_bytes) {
        const ssize_t got = ::recv(from, part.data(), part.size(), 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return std::nullopt;
        if (got == 0) return text;
        text.append(part.data(), static_cast<std::size_t>(got));
    }
    return std::nullopt;
}

void set_patience(int descriptor) {
    const timeval patience{patience_s, 0};
    ::setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
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

void serve_one(int connection, const AdminServer::Handle& handle) {
    set_patience(connection);
    const auto text = read_all(connection);
    if (!text) return;
    const auto command = read_command(*text);
    const Outcome outcome = command ? handle(*command) : failed(command.error());
    // A reader that went away has lost its answer, not the command's effect.
    (void)write_all(connection,
                    fields::dump(Json{{"exit", outcome.exit_code}, {"out", outcome.out}, {"err", outcome.err}}));
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
    Descriptor listening(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
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
    while (true) {
        std::array<pollfd, 2> ready{pollfd{m_listening, POLLIN, 0}, pollfd{m_stop_read, POLLIN, 0}};
        if (::poll(ready.data(), ready.size(), -1) < 0 && errno != EINTR) return;
        if (ready[1].revents != 0) return;
        if (ready[0].revents == 0) continue;
        const Descriptor connection(::accept4(m_listening, nullptr, nullptr, SOCK_CLOEXEC));
        if (connection.number() >= 0) serve_one(connection.number(), m_handle);
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
