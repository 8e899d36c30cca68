#include "kiosk/devices/desktop_look.h"

#include "sync/base/descriptor.h"
#include "sync/base/late_library.h"
#include "sync/base/log.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>
#include <xcb/xcb.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <mutex>
#include <thread>
#include <utility>

namespace copro {

namespace {

// The property, byte by byte: every length in it is a stranger's.
class PropertyReader {
public:
    explicit PropertyReader(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes) {}
    [[nodiscard]] Result<std::uint32_t> number(std::size_t length) {
        const auto bytes = TRY(take(length));
        std::uint32_t value = 0;
        for (std::size_t at = 0; at < length; ++at) {
            const std::size_t place = m_is_big_endian ? length - 1 - at : at;
            value |= static_cast<std::uint32_t>(bytes[at]) << (8 * place);
        }
        return value;
    }
    [[nodiscard]] Result<std::string> text(std::size_t length) {
        const auto bytes = TRY(take(length));
        TRY(skip((4 - length % 4) % 4));
        return std::string(bytes.begin(), bytes.end());
    }
    [[nodiscard]] Result<void> skip(std::size_t length) {
        TRY(take(length));
        return {};
    }
    void set_big_endian(bool is_big_endian) { m_is_big_endian = is_big_endian; }
    [[nodiscard]] Error broken(const char* reason) const {
        return {ErrorKind::corrupt, fmt::format("byte {}", m_at), reason};
    }

private:
    [[nodiscard]] Result<std::span<const std::uint8_t>> take(std::size_t length) {
        if (m_bytes.size() - m_at < length) return broken("the desktop's settings break off");
        const auto taken = m_bytes.subspan(m_at, length);
        m_at += length;
        return taken;
    }
    std::span<const std::uint8_t> m_bytes;
    std::size_t m_at = 0;
    bool m_is_big_endian = false;
};

enum SettingType : std::uint32_t { setting_number = 0, setting_words = 1, setting_colour = 2 };

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

template <typename Value>
std::optional<Value> value_of(const DesktopSettings& settings, const char* name) {
    const auto found = settings.find(name);
    if (found == settings.end() || !std::holds_alternative<Value>(found->second)) return std::nullopt;
    return std::get<Value>(found->second);
}

TextSize size_for(double factor) {
    constexpr double enough = 0.95; // the steps are the kiosk's own; a twentieth is not seen
    const double wanted = factor * capital_height_mm(TextSize::standard) * enough;
    for (const TextSize size : all_text_sizes) {
        if (capital_height_mm(size) >= wanted) return size;
    }
    return TextSize::largest;
}

// The functions that are called, by their names without "xcb_".
struct XcbLibrary {
    decltype(&xcb_connect) connect = nullptr;
    decltype(&xcb_disconnect) disconnect = nullptr;
    decltype(&xcb_connection_has_error) has_error = nullptr;
    decltype(&xcb_get_setup) get_setup = nullptr;
    decltype(&xcb_setup_roots_iterator) roots = nullptr;
    decltype(&xcb_intern_atom) intern_atom = nullptr;
    decltype(&xcb_intern_atom_reply) atom_reply = nullptr;
    decltype(&xcb_get_selection_owner) get_owner = nullptr;
    decltype(&xcb_get_selection_owner_reply) owner_reply = nullptr;
    decltype(&xcb_get_property) get_property = nullptr;
    decltype(&xcb_get_property_reply) property_reply = nullptr;
    decltype(&xcb_get_property_value) property_value = nullptr;
    decltype(&xcb_get_property_value_length) property_length = nullptr;
    decltype(&xcb_change_window_attributes) change_attributes = nullptr;
    decltype(&xcb_poll_for_event) poll_for_event = nullptr;
    decltype(&xcb_flush) flush = nullptr;
    decltype(&xcb_get_file_descriptor) descriptor = nullptr;

    static Result<XcbLibrary> load() {
        const LateLibrary library = TRY(LateLibrary::open("libxcb.so.1"));
        XcbLibrary xcb;
        TRY(library.find("xcb_connect", xcb.connect));
        TRY(library.find("xcb_disconnect", xcb.disconnect));
        TRY(library.find("xcb_connection_has_error", xcb.has_error));
        TRY(library.find("xcb_get_setup", xcb.get_setup));
        TRY(library.find("xcb_setup_roots_iterator", xcb.roots));
        TRY(library.find("xcb_intern_atom", xcb.intern_atom));
        TRY(library.find("xcb_intern_atom_reply", xcb.atom_reply));
        TRY(library.find("xcb_get_selection_owner", xcb.get_owner));
        TRY(library.find("xcb_get_selection_owner_reply", xcb.owner_reply));
        TRY(library.find("xcb_get_property", xcb.get_property));
        TRY(library.find("xcb_get_property_reply", xcb.property_reply));
        TRY(library.find("xcb_get_property_value", xcb.property_value));
        TRY(library.find("xcb_get_property_value_length", xcb.property_length));
        TRY(library.find("xcb_change_window_attributes", xcb.change_attributes));
        TRY(library.find("xcb_poll_for_event", xcb.poll_for_event));
        TRY(library.find("xcb_flush", xcb.flush));
        TRY(library.find("xcb_get_file_descriptor", xcb.descriptor));
        return xcb;
    }
};

// What libxcb hands out is ours to free.
template <typename Reply>
using XcbOwned = std::unique_ptr<Reply, decltype([](Reply* reply) { std::free(reply); })>;

} // namespace

Result<DesktopSettings> read_desktop_settings(std::span<const std::uint8_t> bytes) {
    PropertyReader reader(bytes);
    const std::uint32_t order = TRY(reader.number(1));
    if (order > 1) return reader.broken("the desktop's settings have no byte order");
    reader.set_big_endian(order == 1);
    TRY(reader.skip(3 + 4)); // a serial number that counts changes
    const std::uint32_t count = TRY(reader.number(4));
    DesktopSettings settings;
    for (std::uint32_t at = 0; at < count; ++at) {
        const std::uint32_t type = TRY(reader.number(1));
        TRY(reader.skip(1));
        const std::string name = TRY(reader.text(TRY(reader.number(2))));
        TRY(reader.skip(4));
        switch (type) {
        case setting_number: settings[name] = static_cast<std::int32_t>(TRY(reader.number(4))); break;
        case setting_words: settings[name] = TRY(reader.text(TRY(reader.number(4)))); break;
        case setting_colour: TRY(reader.skip(4 * 2)); break;
        default: return reader.broken("the desktop's settings have a type that is not known");
        }
    }
    return settings;
}

DesktopLook look_of(const DesktopSettings& settings) {
    DesktopLook look;
    // Xft/DPI counts a screen's own density too, which the kiosk measures itself.
    auto dots = value_of<std::int32_t>(settings, "Gdk/UnscaledDPI");
    if (!dots) dots = value_of<std::int32_t>(settings, "Xft/DPI");
    constexpr double usual_dots = 96.0 * 1024; // told in 1024ths of a dot per inch
    if (dots && *dots > 0) look.text_size = size_for(*dots / usual_dots);
    std::string theme = value_of<std::string>(settings, "Net/ThemeName").value_or("");
    std::transform(theme.begin(), theme.end(), theme.begin(),
                   [](char letter) { return letter >= 'A' && letter <= 'Z' ? char(letter - 'A' + 'a') : letter; });
    const bool is_dark = theme.ends_with("dark") || (has(theme, "highcontrast") && has(theme, "inverse"));
    look.colours = is_dark ? ColourSet::night : ColourSet::day;
    return look;
}

// Only the thread uses the connection once it runs.
struct Desktop::Inside {
    Inside(const XcbLibrary& library, xcb_connection_t* opened, std::function<void()> tell)
        : xcb(library)
        , connection(opened)
        , changed(std::move(tell)) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        if (thread.joinable()) {
            const std::uint64_t one = 1;
            (void)!::write(end.number(), &one, sizeof one);
            thread.join();
        }
        xcb.disconnect(connection);
    }

    [[nodiscard]] xcb_atom_t atom(const std::string& name) const {
        const auto asked = xcb.intern_atom(connection, 0, static_cast<std::uint16_t>(name.size()), name.c_str());
        const XcbOwned<xcb_intern_atom_reply_t> reply(xcb.atom_reply(connection, asked, nullptr));
        return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
    }
    void watch(xcb_window_t window, std::uint32_t events) const {
        (void)xcb.change_attributes(connection, window, XCB_CW_EVENT_MASK, &events);
    }
    [[nodiscard]] DesktopLook read() const;
    void look();
    void run();

    const XcbLibrary& xcb;
    xcb_connection_t* connection;
    const std::function<void()> changed;
    Descriptor end{::eventfd(0, EFD_CLOEXEC)};
    xcb_atom_t selection = 0;
    xcb_atom_t property = 0;
    DesktopLook last;

    std::mutex mutex; // guards what stands until the next empty line
    std::optional<DesktopLook> news;

    std::thread thread;
};

DesktopLook Desktop::Inside::read() const {
    constexpr std::uint32_t most_words = 64 * 1024; // of four bytes
    const XcbOwned<xcb_get_selection_owner_reply_t> owner(
        xcb.owner_reply(connection, xcb.get_owner(connection, selection), nullptr));
    if (!owner || owner->owner == XCB_WINDOW_NONE) return {};
    watch(owner->owner, XCB_EVENT_MASK_PROPERTY_CHANGE | XCB_EVENT_MASK_STRUCTURE_NOTIFY);
    const XcbOwned<xcb_get_property_reply_t> reply(xcb.property_reply(
        connection, xcb.get_property(connection, 0, owner->owner, property, XCB_GET_PROPERTY_TYPE_ANY, 0, most_words),
        nullptr));
    if (!reply || reply->format != 8) return {};
    const auto* const bytes = static_cast<const std::uint8_t*>(xcb.property_value(reply.get()));
    const auto settings = read_desktop_settings({bytes, static_cast<std::size_t>(xcb.property_length(reply.get()))});
    if (settings) return look_of(*settings);
    log_warning("desktop.not-read", {{"why", settings.error().text()}});
    return {};
}

// Until nothing has happened since: what comes while it is read may have been read too early.
void Desktop::Inside::look() {
    DesktopLook now = read();
    while (const XcbOwned<xcb_generic_event_t> event{xcb.poll_for_event(connection)}) now = read();
    if (now == last) return;
    last = now;
    {
        const std::lock_guard held(mutex);
        news = now;
    }
    changed();
}

void Desktop::Inside::run() {
    while (true) {
        (void)xcb.flush(connection);
        std::array<pollfd, 2> waiting{pollfd{end.number(), POLLIN, 0}, pollfd{xcb.descriptor(connection), POLLIN, 0}};
        constexpr int for_ever = -1;
        if (::poll(waiting.data(), waiting.size(), for_ever) < 0 && errno != EINTR) return;
        // A desktop that has gone has nothing more to ask.
        if (waiting[0].revents != 0 || xcb.has_error(connection) != 0) return;
        look();
    }
}

Desktop::Desktop(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {}
Desktop::~Desktop() = default;

Result<std::unique_ptr<Desktop>> Desktop::open(std::function<void()> changed) {
    const XcbLibrary* const xcb = TRY(loaded_once(&XcbLibrary::load));
    int screen = 0;
    // Even a connection that failed is one, with an error, and is to be closed.
    auto inside = std::make_unique<Inside>(*xcb, xcb->connect(nullptr, &screen), std::move(changed));
    if (xcb->has_error(inside->connection) != 0) return Error{ErrorKind::unavailable, "", "no X server answers"};
    inside->selection = inside->atom(fmt::format("_XSETTINGS_S{}", screen));
    inside->property = inside->atom("_XSETTINGS_SETTINGS");
    // A desktop that begins to keep settings says so on the root window.
    const auto roots = xcb->roots(xcb->get_setup(inside->connection));
    if (roots.rem > 0) inside->watch(roots.data->root, XCB_EVENT_MASK_STRUCTURE_NOTIFY);
    inside->look();
    inside->thread = std::thread(&Inside::run, inside.get());
    return std::unique_ptr<Desktop>(new Desktop(std::move(inside)));
}

std::optional<DesktopLook> Desktop::take_news() {
    const std::lock_guard held(m_inside->mutex);
    return std::exchange(m_inside->news, std::nullopt);
}

} // namespace copro
