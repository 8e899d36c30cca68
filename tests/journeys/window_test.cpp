// The kiosk in a real X window, with the pointer and keys of the X server: what only a person at a screen would notice.
#include "real_kiosk.h"
#include "tests/bench/virtual_screen.h"

using namespace copro;
using namespace copro::test;

namespace {

// Pointer and keys as a person at this X server makes them; back when the server has them.
void hands(const std::string& what) { REQUIRE(std::system(("xdotool " + what).c_str()) == 0); }

class WindowKiosk {
public:
    WindowKiosk() {
        m_kiosk.join(m_server);
        m_kiosk.start("--windowed");
        m_kiosk.play("sync");
    }

    // Lets the kiosk take what the X server has for it, until it shows that screen.
    void shows(const std::string& screen) {
        std::string at;
        for (int turn = 0; turn < most_turns && at != screen; ++turn) at = said("settle")["screen"];
        REQUIRE(at == screen);
    }
    void has_typed(const std::string& field, const std::string& text) {
        std::string value;
        for (int turn = 0; turn < most_turns && value != text; ++turn) {
            said("settle");
            value = node(field)["value"];
        }
        REQUIRE(value == text);
    }
    [[nodiscard]] nlohmann::json node(const std::string& id) {
        const nlohmann::json seen = said("see");
        for (const nlohmann::json& one : seen["tree"]["nodes"]) {
            if (one["id"] == id) return one;
        }
        FAIL("there is no " << id);
        return {};
    }
    // "X Y" of its middle. The window covers the whole X screen.
    [[nodiscard]] std::string middle(const std::string& id) {
        const nlohmann::json rect = node(id)["rect_px"];
        const auto half = [&](std::size_t start) {
            return std::to_string(static_cast<int>(rect[start].get<double>() + rect[start + 2].get<double>() / 2));
        };
        return half(0) + " " + half(1);
    }
    [[nodiscard]] const bench::VirtualScreen& screen() const { return m_screen; }
    RealKiosk& kiosk() { return m_kiosk; }

private:
    static constexpr int most_turns = 20'000;

    nlohmann::json said(const std::string& line) {
        REQUIRE(m_kiosk.send(line));
        const auto answer = m_kiosk.answer();
        REQUIRE(answer.has_value());
        return *answer;
    }

    bench::VirtualScreen m_screen;
    TempFolder m_folder;
    RealServer m_server;
    RealKiosk m_kiosk{m_folder.path() / "kiosk"};
};

} // namespace

TEST_CASE("in a real window pointer and keys do what a visitor's fingers do, and each change is seen") {
    WindowKiosk window;
    window.shows("welcome");
    const auto welcome = window.screen().picture();
    CHECK(welcome.front() != welcome[welcome.size() / 2]); // band and page: something is drawn

    hands("mousemove " + window.middle("welcome.sign-in") + " click 1");
    window.shows("sign-in.who");
    CHECK_FALSE(window.screen().shows(welcome));
    hands("key m a b");
    window.has_typed("who.field", "mab");
    hands("key BackSpace");
    window.has_typed("who.field", "ma");
    hands("mousemove " + window.middle("keyboard.b") + " click 1");
    window.has_typed("who.field", "mab");
    hands("key Escape");
    window.shows("welcome");
}

TEST_CASE("a pointer that slides off a button before it is let go presses nothing") {
    WindowKiosk window;
    window.shows("welcome");
    hands("mousemove " + window.middle("welcome.claim") + " mousedown 1");
    hands("mousemove " + window.middle("heading") + " mouseup 1");
    // The next key is taken after the pointer's steps: it finds the screen that they left.
    hands("key F1");
    window.shows("person");
    hands("key Escape");
    window.shows("welcome");
}

TEST_CASE("Control and Q end the kiosk with all of its window") {
    WindowKiosk window;
    window.shows("welcome");
    window.kiosk().end(SIGTERM);
    const std::string folder = window.kiosk().folder().string();
    bench::Child kiosk({COPRO_BINARY_DIR "/copro-kiosk", "run", "--data", folder, "--windowed", "1280x800"});
    hands("search --sync --name Copro >/dev/null");
    hands("key ctrl+q");
    CHECK(kiosk.ends_within(std::chrono::seconds(20)));
}

TEST_CASE("config/try takes a display for one only while it answers") {
    const auto has_display = [](const std::string& display) {
        const std::string line =
            "DISPLAY='" + display + "' bash -c '. \"" COPRO_SOURCE_DIR "/config/lib/display.sh\"; has_display'";
        return std::system(line.c_str()) == 0;
    };
    std::string display;
    {
        const bench::VirtualScreen screen;
        display = std::getenv("DISPLAY");
        CHECK(has_display(display));
        CHECK(has_display(display + ".0"));
    }
    INFO(display);
    CHECK_FALSE(has_display(display));
    CHECK_FALSE(has_display(""));
    CHECK_FALSE(has_display("no display"));
}
