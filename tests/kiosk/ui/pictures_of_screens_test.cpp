// Draws the sample screens. COPRO_PICTURES=folder keeps them, to be looked at.
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"
#include "sample_trees.h"
#include "test_screens.h"

#include <fmt/format.h>

#include <cstdlib>

namespace copro {

TEST_CASE("every sample screen is drawn in every size, shape and colour set", "[.look]") {
    const char* folder = std::getenv("COPRO_PICTURES");
    const char* only = std::getenv("COPRO_ONLY");
    REQUIRE(folder != nullptr);
    std::vector<std::filesystem::path> written;
    for (const TriedShape& shape : screen_shapes) {
        auto screen = OffScreen::open(shape.width, shape.height);
        REQUIRE(screen.ok());
        auto renderer =
            Renderer::open(screen->target(), test_fonts(), {std::string(COPRO_SOURCE_DIR) + "/assets/pictures"});
        REQUIRE(renderer.ok());
        for (const bool longer : {false, true}) {
            for (const Tree& tree : samples::all({longer, longer})) {
                for (const TextSize size : all_text_sizes) {
                    for (const ColourSet colours : all_colour_sets) {
                        const std::string stem = fmt::format("{}.{}.{}.{}.{}", tree.screen, shape.name, name_of(size),
                                                             name_of(colours), longer ? "rtl" : "en");
                        if (only != nullptr && stem.find(only) == std::string::npos) continue;
                        int parts = 1;
                        for (int part = 0; part < parts; ++part) {
                            const Layout layout = lay_out(
                                tree, {shape.width, shape.height, shape.px_per_mm, size, Typeface::andika, part},
                                test_fonts());
                            parts = layout.parts;
                            for (const LayoutProblem& problem : layout.problems) {
                                fmt::print("{} part {}: {}: {}\n", stem, part, problem.id, problem.reason);
                            }
                            const auto drawn = renderer->draw(layout, {colours, tree.focus, ""});
                            REQUIRE(drawn.ok());
                            const std::string path = fmt::format("{}/{}.{}.png", folder, stem, part);
                            REQUIRE(write_png(screen->target(), path).ok());
                            written.emplace_back(path);
                        }
                    }
                }
            }
        }
    }
    const Sheet sheet{3, 640,
                      written.empty() || written.front().string().find(".tall.") == std::string::npos ? 400 : 1138};
    REQUIRE(write_contact_sheet(written, sheet, std::string(folder) + "/sheet.png").ok());
}

} // namespace copro
