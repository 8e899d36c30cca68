// A picture that a meeting pack names and the kiosk does not have ended the kiosk in front of the visitor.
#include "kiosk/glass.h"
#include "sync/base/log.h"
#include "tests/kiosk/terminal_fixture.h"
#include "tests/sync/base/temp_folder.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a picture that is missing is left out, and the words stand there all the same") {
    log_nothing();
    MeetingPack pack = sample_pack();
    pack.purpose.front().picture = "there-is-none";
    GlassOptions options;
    options.headless = ScreenShape{};
    options.px_per_mm = 4;
    options.pictures = {COPRO_SOURCE_DIR "/assets/pictures"};
    const auto glass = Glass::open(options).take();
    QuietWorld world;
    Ports ports{world, world, world, world, *glass, world};
    const TestClock clock{morning_ms};
    Terminal terminal(carried_with({std::move(pack)}), ScreenShape{}, ports, glass->text(), clock);
    terminal.act(StartForm{"sign-in"});
    for (const char* letters : {"z", "o"}) terminal.text_typed(letters);
    terminal.node_event({"who.p-006", Gesture::press, {}});
    for (int steps = 0; steps < 20 && terminal.tree().screen != "sign-in.purpose"; ++steps) {
        if (terminal.tree().screen == "sign-in.roles") terminal.node_event({"roles.carer", Gesture::press, {}});
        terminal.act(Continue{});
    }
    REQUIRE(terminal.tree().screen == "sign-in.purpose");
    CHECK(glass->show(terminal).ok());
    CHECK(glass->frames_drawn() == 1);
    // A picture for a manual is another matter.
    const TempFolder folder;
    const auto written = glass->write_picture(terminal, folder.path() / "purpose.png");
    REQUIRE_FALSE(written);
    CHECK(written.error().reason.find("there-is-none") != std::string::npos);
}
