// Prints how long frames take; asserts no time, as machines differ. Run with: test_kiosk_ui "[.time]"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <fstream>

namespace copro {

namespace {

// Of the processor, so that other programs on the machine do not count.
double now_ms() { return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double ms_since(double start) { return now_ms() - start; }

} // namespace

TEST_CASE("how long the first frame and later frames take", "[.time]") {
    const auto start = now_ms();
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    const double fonts = ms_since(start);
    auto screen = OffScreen::open(1920, 1080);
    REQUIRE(screen.ok());
    auto renderer = Renderer::open(screen->target(), *text, {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"});
    REQUIRE(renderer.ok());
    const Layout welcome = lay_out(samples::welcome(), settings_for(screen_shapes[0]), *text);
    const double laid = ms_since(start);
    REQUIRE(renderer->draw(welcome, {}).ok());
    fmt::print("fonts {:.1f} ms, layout at {:.1f} ms, first whole frame at {:.1f} ms\n", fonts, laid, ms_since(start));
    for (const Tree& tree : samples::all()) {
        const auto began = now_ms();
        const Layout layout = lay_out(tree, settings_for(screen_shapes[0]), *text);
        const double first_layout = ms_since(began);
        REQUIRE(renderer->draw(layout, {ColourSet::day, tree.focus, ""}).ok());
        const double first = ms_since(began);
        std::vector<double> again;
        std::vector<double> layouts;
        for (int i = 0; i < 21; ++i) {
            const auto turn = now_ms();
            const Layout same = lay_out(tree, settings_for(screen_shapes[0]), *text);
            layouts.push_back(ms_since(turn));
            REQUIRE(renderer->draw(same, {ColourSet::day, tree.focus, ""}).ok());
            again.push_back(ms_since(turn));
        }
        std::sort(again.begin(), again.end());
        std::sort(layouts.begin(), layouts.end());
        fmt::print(
            "{:18} new: layout {:5.1f} ms, with frame {:5.1f} ms; again: layout {:4.1f} ms, with frame {:4.1f} ms; "
            "textures {:.1f} MiB\n",
            tree.screen, first_layout, first, layouts[10], again[10],
            static_cast<double>(renderer->texture_bytes()) / (1 << 20));
    }
    std::ifstream memory("/proc/self/smaps_rollup");
    for (std::string line; std::getline(memory, line);) {
        if (line.starts_with("Pss:")) fmt::print("{}\n", line);
    }
}

} // namespace copro
