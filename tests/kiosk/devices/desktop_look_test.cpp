// What a desktop asks of its programs: the property byte by byte, and a real X server with a real program that keeps
// it.
#include "kiosk/devices/desktop_look.h"
#include "tests/bench/virtual_screen.h"

#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <random>
#include <thread>

namespace copro {

namespace {

using Bytes = std::vector<std::uint8_t>;

// A property as a desktop writes it, in either order of bytes.
class Property {
public:
    explicit Property(bool is_big_endian)
        : m_is_big_endian(is_big_endian) {}
    Property& number(const std::string& name, std::int32_t value) {
        begin(0, name);
        put(static_cast<std::uint32_t>(value), 4);
        return *this;
    }
    Property& words(const std::string& name, const std::string& value) {
        begin(1, name);
        put(static_cast<std::uint32_t>(value.size()), 4);
        put(value);
        return *this;
    }
    Property& colour(const std::string& name) {
        begin(2, name);
        put(0, 4);
        put(0, 4);
        return *this;
    }
    [[nodiscard]] Bytes bytes() const {
        Bytes all{static_cast<std::uint8_t>(m_is_big_endian ? 1 : 0), 0, 0, 0, 9, 9, 9, 9};
        put_into(all, m_count, 4);
        all.insert(all.end(), m_entries.begin(), m_entries.end());
        return all;
    }

private:
    void begin(std::uint8_t type, const std::string& name) {
        ++m_count;
        m_entries.insert(m_entries.end(), {type, 0});
        put(static_cast<std::uint32_t>(name.size()), 2);
        put(name);
        put(7, 4);
    }
    void put_into(Bytes& into, std::uint32_t value, std::size_t length) const {
        for (std::size_t at = 0; at < length; ++at) {
            const std::size_t place = m_is_big_endian ? length - 1 - at : at;
            into.push_back(static_cast<std::uint8_t>(value >> (8 * place)));
        }
    }
    void put(std::uint32_t value, std::size_t length) { put_into(m_entries, value, length); }
    void put(const std::string& text) {
        m_entries.insert(m_entries.end(), text.begin(), text.end());
        while (m_entries.size() % 4 != 0) m_entries.push_back(0);
    }
    bool m_is_big_endian;
    std::uint32_t m_count = 0;
    Bytes m_entries;
};

Property large_and_dark(bool is_big_endian) {
    Property property(is_big_endian);
    property.number("Xft/DPI", 144 * 1024).colour("Gtk/Colour").words("Net/ThemeName", "HighContrastInverse");
    return property;
}

TextSize size_at(double dots) { return look_of({{"Xft/DPI", static_cast<std::int32_t>(dots * 1024)}}).text_size; }
ColourSet colours_with(const std::string& theme) { return look_of({{"Net/ThemeName", theme}}).colours; }

// A program that keeps settings on the X server of the test.
class SettingsKeeper {
public:
    explicit SettingsKeeper(const std::string& settings) {
        write(settings);
        m_program.emplace(std::vector<std::string>{"xsettingsd", "-c", file().string()});
    }
    void write(const std::string& settings) const { std::ofstream(file()) << settings; }
    // It forgets a signal that comes while it starts: once it has asked what to do, and before it waits for any. Before
    // that one would end it.
    void tell_to_read_again() const {
        while (!has_handler()) std::this_thread::yield();
        ::kill(m_program->id(), SIGHUP);
    }

private:
    [[nodiscard]] bool has_handler() const {
        std::ifstream lines(fmt::format("/proc/{}/status", m_program->id()));
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("SigCgt:")) continue;
            return (std::stoull(line.substr(line.find_first_not_of(" \t", 7)), nullptr, 16) >> (SIGHUP - 1) & 1) != 0;
        }
        return true; // it has ended, and the test will say so
    }
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "settings"; }
    test::TempFolder m_folder;
    std::optional<bench::Child> m_program;
};

// A desktop that is followed: another program changes it in its own time.
class Followed {
public:
    Followed() {
        auto opened = Desktop::open([this] {
            const std::lock_guard held(m_mutex);
            m_told = true;
            m_changed.notify_one();
        });
        REQUIRE(opened);
        desktop = opened.take();
    }
    // nudge: done again and again until there is news.
    [[nodiscard]] std::optional<DesktopLook> next_news(const std::function<void()>& nudge = [] {}) {
        std::unique_lock held(m_mutex);
        for (int times = 0; times < 120 && !m_told; ++times) {
            nudge();
            (void)m_changed.wait_for(held, std::chrono::milliseconds(250), [&] { return m_told; });
        }
        REQUIRE(m_told);
        m_told = false;
        return desktop->take_news();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_told = false;

public:
    std::unique_ptr<Desktop> desktop; // its thread ends first
};

} // namespace

TEST_CASE("the desktop's settings are read in either order of bytes") {
    for (const bool is_big_endian : {false, true}) {
        const auto settings = read_desktop_settings(large_and_dark(is_big_endian).bytes());
        REQUIRE(settings);
        CHECK(settings->size() == 2);
        CHECK(std::get<std::int32_t>(settings->at("Xft/DPI")) == 144 * 1024);
        CHECK(std::get<std::string>(settings->at("Net/ThemeName")) == "HighContrastInverse");
    }
}

TEST_CASE("settings that break off anywhere, or are no settings, are refused with their place") {
    const Bytes whole = large_and_dark(false).bytes();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto read = read_desktop_settings(std::span(whole).first(length));
        INFO(length);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::corrupt);
        CHECK_THAT(read.error().place, Catch::StartsWith("byte "));
    }
    std::mt19937 random(20261128);
    for (int round = 0; round < 20'000; ++round) {
        Bytes damaged = whole;
        damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
        damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
        const auto read = read_desktop_settings(damaged);
        CHECK((read || read.error().kind == ErrorKind::corrupt));
    }
}

TEST_CASE("as much larger as the desktop asks, in the kiosk's own steps") {
    CHECK(size_at(96) == TextSize::standard);
    CHECK(size_at(120) == TextSize::large); // GNOME's "Large Text"
    CHECK(size_at(144) == TextSize::largest);
    CHECK(size_at(300) == TextSize::largest);
    CHECK(size_at(72) == TextSize::medium);
    CHECK(look_of({}) == DesktopLook());
    CHECK(look_of({{"Xft/DPI", -1}}) == DesktopLook());
    CHECK(look_of({{"Xft/DPI", std::string("144")}}) == DesktopLook());
    // A dense screen is not a person who needs larger letters.
    CHECK(look_of({{"Xft/DPI", 192 * 1024}, {"Gdk/UnscaledDPI", 96 * 1024}}) == DesktopLook());
}

TEST_CASE("a dark theme, and high contrast in reverse, are night; any other is day") {
    CHECK(colours_with("HighContrastInverse") == ColourSet::night);
    CHECK(colours_with("Adwaita-dark") == ColourSet::night);
    CHECK(colours_with("HighContrast") == ColourSet::day);
    CHECK(colours_with("Adwaita") == ColourSet::day);
}

TEST_CASE("a desktop is asked when the kiosk starts (O14)") {
    const bench::VirtualScreen screen;
    SettingsKeeper keeper("Xft/DPI 122880\nNet/ThemeName \"HighContrastInverse\"\n");
    Followed followed;
    // It may have been there before the kiosk, or come after it.
    std::optional<DesktopLook> look = followed.desktop->take_news();
    if (!look) look = followed.next_news();
    CHECK(look == DesktopLook{TextSize::large, ColourSet::night});
    CHECK_FALSE(followed.desktop->take_news());
    // One that starts later finds it so at once.
    const Followed second;
    CHECK(second.desktop->take_news() == DesktopLook{TextSize::large, ColourSet::night});
}

TEST_CASE("a desktop that changes, goes or comes while the kiosk runs is followed (O14)") {
    const bench::VirtualScreen screen;
    Followed followed;
    CHECK_FALSE(followed.desktop->take_news());
    {
        SettingsKeeper keeper("Xft/DPI 147456\n");
        CHECK(followed.next_news() == DesktopLook{TextSize::largest, ColourSet::day});
        keeper.write("Net/ThemeName \"Adwaita-dark\"\n");
        const auto look = followed.next_news([&] { keeper.tell_to_read_again(); });
        CHECK(look == DesktopLook{TextSize::standard, ColourSet::night});
    }
    CHECK(followed.next_news() == DesktopLook());
}

TEST_CASE("without an X server the desktop cannot be asked, and that is said") {
    const bench::VirtualScreen screen;
    ::setenv("DISPLAY", ":98765", 1);
    const auto opened = Desktop::open([] {});
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::unavailable);
}

} // namespace copro
