// Commands on their way to the running server, beside others who keep its socket and say nothing.
#include "sync/base/descriptor.h"
#include "sync/server/admin_socket.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <array>
#include <cerrno>

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::size_t long_answer_bytes = 8UL * 1024 * 1024; // more than a socket holds

struct AnsweringServer {
    TempFolder folder;
    std::unique_ptr<AdminServer> server =
        AdminServer::start({folder.path()}, [](const Command& command) {
            const bool is_long = command.verb == "long";
            return Outcome{0, is_long ? std::string(long_answer_bytes, 'a') : command.verb, ""};
        }).take();

    [[nodiscard]] int connect() const {
        const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string path = (folder.path() / "admin.sock").string();
        REQUIRE(path.size() < sizeof address.sun_path);
        std::copy(path.begin(), path.end(), address.sun_path);
        REQUIRE(::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        return connection;
    }
    [[nodiscard]] std::string ask(const std::string& verb) const {
        const auto outcome = ask_running_server({folder.path()}, {verb, {}});
        return outcome ? outcome->out : outcome.error().text();
    }
};

void say(int connection, const std::string& text) {
    REQUIRE(::send(connection, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size()));
}

// Nothing was said to them, and nobody has hung up.
bool is_still_held(int connection) {
    char byte = 0;
    return ::recv(connection, &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN;
}

} // namespace

TEST_CASE("who keeps the command socket and says nothing, or half of a command, keeps nobody else waiting") {
    const AnsweringServer office;
    const Descriptor silent(office.connect());
    const Descriptor halting(office.connect());
    say(halting.number(), R"({"verb":"meeting)");
    CHECK(office.ask("meeting list") == "meeting list");
    // Both are there still: nobody waited until they were let go.
    CHECK(is_still_held(silent.number()));
    CHECK(is_still_held(halting.number()));
    say(halting.number(), R"( list","options":{}})");
    ::shutdown(halting.number(), SHUT_WR);
    std::array<char, 256> answer{};
    REQUIRE(::recv(halting.number(), answer.data(), answer.size(), 0) > 0);
    CHECK(std::string(answer.data()).find("meeting list") != std::string::npos);
}

TEST_CASE("who does not listen to a long answer keeps nobody else waiting, and has all of it in the end") {
    const AnsweringServer office;
    const Descriptor slow(office.connect());
    say(slow.number(), R"({"verb":"long","options":{}})");
    ::shutdown(slow.number(), SHUT_WR);
    char first = 0;
    REQUIRE(::recv(slow.number(), &first, 1, 0) == 1); // the answer has begun
    CHECK(office.ask("meeting list") == "meeting list");
    std::size_t heard = 1;
    std::array<char, 65536> part{};
    for (ssize_t got = 1; got > 0; heard += static_cast<std::size_t>(got)) {
        got = ::recv(slow.number(), part.data(), part.size(), 0);
        REQUIRE(got >= 0);
    }
    CHECK(heard > long_answer_bytes);
}
