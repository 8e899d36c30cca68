// A desktop of our own with a session bus, as a person has who brings a screen reader: X server, bus, window manager.
// The accessibility bus starts when it is asked for. Used by screen_reader_test.cpp; one thread.
#pragma once

#include "tests/bench/virtual_screen.h"
#include "tests/sync/base/variable.h"

#include <sys/socket.h>
#include <sys/un.h>

namespace copro::test {

class SessionBus {
public:
    SessionBus() {
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        m_bus.emplace(std::vector<std::string>{"dbus-daemon", "--session", "--nofork", "--nopidfile",
                                               "--print-address=" + std::to_string(ends[1])});
        ::close(ends[1]);
        char letter = 0;
        while (::read(ends[0], &letter, 1) == 1 && letter != '\n') m_address += letter;
        ::close(ends[0]);
        INFO("dbus-daemon has to start (package dbus-daemon)");
        REQUIRE_FALSE(m_address.empty());
    }
    [[nodiscard]] const std::string& address() const { return m_address; }

private:
    std::optional<bench::Child> m_bus;
    std::string m_address;
};

class Desktop {
public:
    Desktop() {
        std::filesystem::permissions(m_home.path(), std::filesystem::perms::owner_all);
        m_bus.emplace();
        m_address.emplace("DBUS_SESSION_BUS_ADDRESS", m_bus->address());
        // The focus goes to a new window, as on any desktop: Orca speaks only of the window that has it.
        m_manager.emplace(std::vector<std::string>{"openbox", "--sm-disable"});
    }
    [[nodiscard]] const std::filesystem::path& home() const { return m_home.path(); }
    // The accessibility bus goes with it.
    void end_bus() { m_bus.reset(); }

private:
    bench::VirtualScreen m_screen;
    TempFolder m_home;
    Variable m_runtime{"XDG_RUNTIME_DIR", m_home.path().string()};
    Variable m_settings{"GSETTINGS_BACKEND", "memory"};
    Variable m_data{"XDG_DATA_HOME", m_home.path().string()};
    std::optional<SessionBus> m_bus;
    std::optional<Variable> m_address;
    std::optional<bench::Child> m_manager;
};

// A bus that takes every connection and never says anything.
class SilentBus {
public:
    SilentBus() {
        m_socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        path().copy(name.sun_path, sizeof(name.sun_path) - 1);
        REQUIRE(::bind(m_socket, reinterpret_cast<const sockaddr*>(&name), sizeof(name)) == 0);
        constexpr int waiting = 16; // the system itself takes that many
        REQUIRE(::listen(m_socket, waiting) == 0);
    }
    SilentBus(const SilentBus&) = delete;
    SilentBus& operator=(const SilentBus&) = delete;
    ~SilentBus() { ::close(m_socket); }
    [[nodiscard]] std::string address() const { return "unix:path=" + path(); }

private:
    [[nodiscard]] std::string path() const { return (m_folder.path() / "bus").string(); }
    TempFolder m_folder;
    int m_socket = -1;
};

} // namespace copro::test
