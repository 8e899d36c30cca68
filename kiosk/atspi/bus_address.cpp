#include "kiosk/atspi/bus_address.h"

#include <dbus/dbus.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace copro {

namespace {

constexpr std::string_view variable = "AT_SPI_BUS_ADDRESS=";
// setenv() in one thread while another calls getenv() is undefined; writing into a value that nobody else reads is not.
std::array<char, 1024> room{};

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

struct Problem : DBusError {
    Problem()
        : DBusError() {
        dbus_error_init(this);
    }
    Problem(const Problem&) = delete;
    Problem& operator=(const Problem&) = delete;
    ~Problem() { dbus_error_free(this); }
    [[nodiscard]] Error error() const {
        return Error{ErrorKind::unavailable, "", message == nullptr ? "the bus gave no answer" : message};
    }
};

struct Closed {
    void operator()(DBusConnection* bus) const {
        dbus_connection_close(bus);
        dbus_connection_unref(bus);
    }
};
struct Dropped {
    void operator()(DBusMessage* message) const { dbus_message_unref(message); }
};
using Message = std::unique_ptr<DBusMessage, Dropped>;

} // namespace

std::optional<BusAddress> take_bus_address() {
    BusAddress address{environment("DBUS_SESSION_BUS_ADDRESS"), environment("AT_SPI_BUS_ADDRESS")};
    if (address.session.starts_with("disabled:")) address.session.clear();
    if (address.session.empty() && address.accessibility.empty()) return std::nullopt;
    if (address.accessibility.empty()) {
        std::memcpy(room.data(), variable.data(), variable.size());
        ::putenv(room.data());
    }
    return address;
}

Result<std::string> ask_for_accessibility_bus(const std::string& session) {
    Problem problem;
    const std::unique_ptr<DBusConnection, Closed> bus(dbus_connection_open_private(session.c_str(), &problem));
    if (!bus || dbus_bus_register(bus.get(), &problem) == 0) return problem.error();
    const Message question(dbus_message_new_method_call("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"));
    if (!question) return internal("no memory for a message");
    const Message answer(
        dbus_connection_send_with_reply_and_block(bus.get(), question.get(), DBUS_TIMEOUT_USE_DEFAULT, &problem));
    const char* address = nullptr;
    if (!answer || dbus_message_get_args(answer.get(), &problem, DBUS_TYPE_STRING, &address, DBUS_TYPE_INVALID) == 0) {
        return problem.error();
    }
    return std::string(address);
}

Result<void> keep_for_bridge(const std::string& address) {
    if (variable.size() + address.size() + 1 > room.size()) return internal("the bus has too long an address");
    std::memcpy(room.data() + variable.size(), address.c_str(), address.size() + 1);
    return {};
}

} // namespace copro
