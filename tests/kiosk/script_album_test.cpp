// The album of a script: one picture of each screen that it comes to, as it was left.
#include "kiosk/script.h"
#include "tests/kiosk/terminal_fixture.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("an album has each screen that a script comes to once, in their order") {
    QuietKiosk kiosk;
    std::vector<std::string> files;
    std::vector<std::string> shown; // what stood on the glass at each picture
    ScriptWorld world{[&](const std::filesystem::path& file) -> Result<void> {
                          files.push_back(file.string());
                          shown.push_back(kiosk.terminal.tree().screen);
                          return {};
                      },
                      {},
                      {},
                      [] {}};
    Script script(kiosk.terminal, world, {false, 4.0, "album"});
    bool ok = true;
    for (const char* line : {"expect-screen welcome", "press #help.text-size", "press \"Largest\"",
                             "expect-screen text-size", "key Escape", "quit"}) {
        const std::string answer = script.play_line(line, ok);
        INFO(answer);
        REQUIRE(ok);
    }
    CHECK(files == std::vector<std::string>{"album/001-welcome.png", "album/002-text-size.png",
                                            "album/002-text-size.png", "album/003-welcome.png"});
    CHECK(shown == std::vector<std::string>{"welcome", "text-size", "text-size", "welcome"});
}

TEST_CASE("a picture that cannot be kept fails the line, and the line does nothing") {
    QuietKiosk kiosk;
    ScriptWorld world{[](const std::filesystem::path& file) -> Result<void> {
                          return Error{ErrorKind::unavailable, file.string(), "cannot be written"};
                      },
                      {},
                      {},
                      [] {}};
    Script script(kiosk.terminal, world, {false, 4.0, "album"});
    bool ok = true;
    const std::string answer = script.play_line("press #help.text-size", ok);
    CHECK_FALSE(ok);
    CHECK(answer.find("album/001-welcome.png: cannot be written") != std::string::npos);
    CHECK(kiosk.terminal.tree().screen == "welcome");
}

TEST_CASE("without an album no picture is taken") {
    QuietKiosk kiosk;
    int pictures = 0;
    ScriptWorld world{[&](const std::filesystem::path&) -> Result<void> {
                          ++pictures;
                          return {};
                      },
                      {},
                      {},
                      [] {}};
    Script script(kiosk.terminal, world, {});
    bool ok = true;
    (void)script.play_line("press #help.text-size", ok);
    CHECK(ok);
    CHECK(kiosk.terminal.tree().screen == "text-size");
    CHECK(pictures == 0);
}
