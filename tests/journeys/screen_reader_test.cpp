// The kiosk on a real accessibility bus, read and pressed by pyatspi, and spoken by Orca (access.md O14, S13); and on
// buses that hang, which nobody at the kiosk may notice.
#include "desktop.h"
#include "real_kiosk.h"
#include "sync/base/files.h"

#include <fstream>

using namespace copro;
using namespace copro::test;

namespace {

// A kiosk that was set up in the morning, in a window on that desktop.
class ReadKiosk {
public:
    ReadKiosk() {
        m_kiosk.join(m_server);
        sync();
    }

    void open() {
        m_window.emplace(std::vector<std::string>{COPRO_BINARY_DIR "/copro-kiosk", "run", "--data",
                                                  m_kiosk.folder().string(), "--windowed", "1280x800"});
        hands("search --sync --onlyvisible --name Copro >/dev/null");
    }
    void end() {
        hands("key ctrl+q");
        REQUIRE(m_window->ends_within(std::chrono::seconds(20)));
        m_window.reset();
    }
    void sync() {
        m_kiosk.start();
        m_kiosk.play("sync");
        m_kiosk.end(SIGTERM);
    }
    void write_export(const std::string& what, const std::filesystem::path& folder) {
        std::ofstream(folder / (what + ".csv")) << m_server.command("export " + what + " --format csv");
    }
    static void hands(const std::string& what) { REQUIRE(std::system(("timeout 20 xdotool " + what).c_str()) == 0); }

private:
    TempFolder m_folder;
    RealServer m_server;
    RealKiosk m_kiosk{m_folder.path() / "kiosk"};
    std::optional<bench::Child> m_window;
};

void client(const std::string& what) {
    // Debian's own Python: pyatspi is there, whatever other Python comes first.
    const std::string line = "/usr/bin/python3 '" COPRO_SOURCE_DIR "/tests/journeys/screen_reader_client.py' " + what;
    INFO(line);
    REQUIRE(std::system(line.c_str()) == 0);
}

} // namespace

TEST_CASE("a screen reader is told what the screen shows, and its presses are a person's") {
    Desktop desktop;
    ReadKiosk kiosk;
    kiosk.open();
    client("reads");
    kiosk.end();
    kiosk.open();
    client("pin");
    // A bus that goes takes nothing of the kiosk with it.
    desktop.end_bus();
    ReadKiosk::hands("key Escape key Tab");
    ReadKiosk::hands("search --onlyvisible --name Copro >/dev/null");
    kiosk.end();
}

TEST_CASE("by a screen reader alone all three journeys are completed, and what is saved is what a finger saves") {
    const Desktop desktop;
    ReadKiosk kiosk;
    kiosk.open();
    client("plays '" COPRO_SOURCE_DIR "/tests/journeys/visitor.script'");
    kiosk.end();
    kiosk.sync();
    for (const char* what : {"attendance", "needs", "feedback", "claims"}) kiosk.write_export(what, desktop.home());
    const std::string line = "awk -v folder='" + desktop.home().string() +
                             "' -f '" COPRO_SOURCE_DIR "/config/lib/expect_rows.awk' '" COPRO_SOURCE_DIR
                             "/tests/journeys/visitor.expected'";
    CHECK(std::system(line.c_str()) == 0);
}

TEST_CASE("Orca says the question, and the button that the ring comes to") {
    const Desktop desktop;
    ReadKiosk kiosk;
    const std::string heard = (desktop.home() / "orca.txt").string();
    std::ofstream(heard).close();
    // Else Orca writes the last lines when it ends. Its speech goes nowhere: there is no sound here.
    std::ofstream(desktop.home() / "orca-customizations.py")
        << "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n";
    const Variable no_voice("SPEECHD_ADDRESS", "unix_socket:" + (desktop.home() / "none").string());
    const bench::Child orca({"orca", "--replace", "--user-prefs", desktop.home().string(), "--debug-file", heard});
    client("hears '" + heard + "' 'Screen reader on.'");
    kiosk.open();
    client("hears '" + heard + "' 'Hello. What would you like to do?'");
    ReadKiosk::hands("key Tab");
    client("hears '" + heard + "' 'Sign in'");
    ReadKiosk::hands("key Return");
    client("hears '" + heard + "' 'Find your name'");
    kiosk.end();
}

TEST_CASE("a bus that accepts and never answers is noticed by nobody: the kiosk starts, is touched, and ends") {
    const bench::VirtualScreen screen;
    const SilentBus silent;
    const std::string name = GENERATE("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS");
    INFO(name);
    ReadKiosk kiosk;
    const Variable address(name, silent.address());
    kiosk.open();
    const auto welcome = screen.picture();
    ReadKiosk::hands("key Tab key Return");
    kiosk.end();
    CHECK_FALSE(welcome.empty());
}
