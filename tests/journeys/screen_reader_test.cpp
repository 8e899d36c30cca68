// The kiosk on a real accessibility bus, read and pressed by pyatspi, and spoken by Orca (access.md O14, S13); and on
// buses that hang, which nobody at the kiosk may notice.
#include "desktop.h"
#include "real_kiosk.h"
#include "sync/base/files.h"
#include "tests/bench/shown_start.h"

#include <fstream>
#include <map>
#include <set>

using namespace copro;
using namespace copro::test;

namespace {

using nlohmann::json;

constexpr const char* script_of_visits = COPRO_SOURCE_DIR "/tests/journeys/visitor.script";

// Each record as the server opens it, by its kind.
std::map<std::string, json> opened_records(RealServer& server) {
    std::set<std::string> ids;
    for (const char* report : {"attendance", "feedback", "claims"}) {
        const std::string exported = server.command("export " + std::string(report) + " --format json");
        for (const json& row : json::parse(exported)) ids.insert(row["rec_id"].get<std::string>());
    }
    std::map<std::string, json> opened;
    for (const std::string& id : ids) {
        const json held = json::parse(server.command("held " + id));
        REQUIRE(held["could_not_be_opened"] == 0);
        for (const json& record : held["records"]) {
            const auto [first, is_first] = opened.emplace(record["kind"].get<std::string>(), record);
            CHECK((is_first || first->second == record));
        }
    }
    return opened;
}

std::map<std::string, json> saved_by_touch() {
    const TempFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path() / "kiosk");
    kiosk.come_up_at(server);
    std::ifstream script(script_of_visits);
    for (std::string line; line != "press \"I have finished\"" && std::getline(script, line);) {
        if (!line.empty() && !line.starts_with('#')) kiosk.play(line);
    }
    kiosk.play("sync");
    kiosk.end(SIGTERM);
    return opened_records(server);
}

// Field by field, in all that is in one of them.
void check_same(const std::map<std::string, json>& by_one, const std::map<std::string, json>& by_other) {
    // The number that a person takes away is another one for each visit. Nothing else may differ: no time of day is in
    // a record, and which way in it was is nobody's business but a helper's.
    const std::set<std::string> differ{"/reference", "/said/reference"};
    REQUIRE(by_one.size() == by_other.size());
    for (const auto& [kind, record] : by_one) {
        INFO(kind);
        REQUIRE(by_other.count(kind) == 1);
        const json one = record.flatten();
        const json other = by_other.at(kind).flatten();
        CHECK(one.size() == other.size());
        for (const auto& [field, said] : one.items()) {
            INFO(field << ": " << said << " and " << other.value(field, json("nothing")));
            REQUIRE(other.contains(field));
            CHECK((other[field] == said) != (differ.count(field) == 1));
        }
    }
}

// A kiosk that was set up in the morning, in a window on that desktop.
class ReadKiosk {
public:
    ReadKiosk() {
        m_kiosk.join(m_server);
        sync();
    }

    void open() {
        m_window.emplace(std::vector<std::string>{COPRO_BINARY_DIR "/copro-kiosk", "run", "--data",
                                                  m_kiosk.folder().string(), "--windowed", "1280x800", "--config",
                                                  COPRO_SOURCE_DIR "/tests/kiosk/two-languages.toml"});
        hands("search --sync --onlyvisible --name Copro >/dev/null");
    }
    // Its whole picture, once another than this one has come to rest.
    [[nodiscard]] std::vector<std::uint32_t> picture_on(const bench::VirtualScreen& screen,
                                                        const std::vector<std::uint32_t>& other = {}) const {
        return bench::settled_picture(screen, *m_window, other);
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
    // What the server has of it, opened.
    [[nodiscard]] std::map<std::string, json> records() { return opened_records(m_server); }
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

// Orca, who says into a file what it would say aloud: there is no sound here.
class Orca {
public:
    explicit Orca(const Desktop& desktop)
        : m_heard((desktop.home() / "orca.txt").string())
        , m_no_voice("SPEECHD_ADDRESS", "unix_socket:" + (desktop.home() / "none").string()) {
        std::ofstream(m_heard).close();
        // Else Orca writes the last lines when it ends.
        std::ofstream(desktop.home() / "orca-customizations.py")
            << "from orca import debug\ndebug.debugFile.reconfigure(line_buffering=True)\n";
        m_orca.emplace(std::vector<std::string>{"orca", "--replace", "--user-prefs", desktop.home().string(),
                                                "--debug-file", m_heard});
        says("Screen reader on.");
    }
    void says(const std::string& words) const { client("hears '" + m_heard + "' '" + words + "'"); }
    [[nodiscard]] const std::string& heard() const { return m_heard; }

private:
    std::string m_heard;
    Variable m_no_voice;
    std::optional<bench::Child> m_orca;
};

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
    client("plays '" + std::string(script_of_visits) + "'");
    kiosk.end();
    kiosk.sync();
    for (const char* what : {"attendance", "needs", "feedback", "claims"}) kiosk.write_export(what, desktop.home());
    const std::string line = "awk -v folder='" + desktop.home().string() +
                             "' -f '" COPRO_SOURCE_DIR "/config/lib/expect_rows.awk' '" COPRO_SOURCE_DIR
                             "/tests/journeys/visitor.expected'";
    CHECK(std::system(line.c_str()) == 0);
    const std::map<std::string, json> records = kiosk.records();
    CHECK(records.size() == 3);
    check_same(records, saved_by_touch());
}

TEST_CASE("Orca says the question, and the button that the ring comes to") {
    const Desktop desktop;
    ReadKiosk kiosk;
    const Orca orca(desktop);
    kiosk.open();
    orca.says("Hello. What would you like to do?");
    ReadKiosk::hands("key Tab");
    orca.says("Sign in");
    ReadKiosk::hands("key Return");
    orca.says("Find your name");
    kiosk.end();
}

// The sanitized kiosk answers many times slower; it is read through the same journeys above.
#ifndef COPRO_SANITIZED
TEST_CASE("through all three journeys Orca says each question, then what the focus comes to, and names nobody else") {
    const Desktop desktop;
    ReadKiosk kiosk;
    const Orca orca(desktop);
    kiosk.open();
    client("follows '" + std::string(script_of_visits) + "' '" + orca.heard() +
           "' '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
    kiosk.end();
}
#endif

TEST_CASE("a bus that accepts and never answers is noticed by nobody: the kiosk starts, is touched, and ends") {
    const bench::VirtualScreen screen;
    const SilentBus silent;
    const std::string name = GENERATE("DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS");
    INFO(name);
    ReadKiosk kiosk;
    const Variable address(name, silent.address());
    kiosk.open();
    const auto welcome = kiosk.picture_on(screen);
    ReadKiosk::hands("key Tab key Return");
    CHECK_FALSE(kiosk.picture_on(screen, welcome).empty());
    kiosk.end();
}
