// `copro-kiosk pictures DIR`: a picture of every screen in every way it can look, and one sheet of all.
#include "kiosk/sweep.h"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"

#include <fmt/format.h>

#include <iostream>
#include <set>

namespace copro {

namespace {

// One target for each shape, kept for the whole sweep.
struct Easel {
    OffScreen screen;
    Renderer renderer;
};

Result<Easel> open_easel(const SweptShape& shape, TextEngine& text, const std::vector<std::filesystem::path>& folders) {
    OffScreen screen = TRY(OffScreen::open(shape.shape.width, shape.shape.height));
    Renderer renderer = TRY(Renderer::open(screen.target(), text, folders));
    return Easel{std::move(screen), std::move(renderer)};
}

std::string file_name(const SweptScreen& swept, ColourSet colours) {
    const std::string part = swept.layout.parts == 1 ? "" : fmt::format(".part-{}", swept.layout.part + 1);
    return fmt::format("{}{}.{}.{}.{}.{}.png", swept.sample.name, part, swept.language, name_of(swept.text_size),
                       name_of(colours), swept.shape.name);
}

Result<void> paint(Easel& easel, const SweptScreen& swept, ColourSet colours, const std::filesystem::path& file) {
    DrawSettings settings;
    settings.colours = colours;
    settings.focus = swept.tree.focus;
    const auto problems = TRY(easel.renderer.draw(swept.layout, settings));
    if (!problems.empty()) return invalid(problems.front().id, problems.front().reason);
    return write_png(easel.screen.target(), file);
}

// One of each on the sheet: at the usual size, in Day, on the first shape, or as the limits leave it.
bool is_for_sheet(const SweepLimits& only, const SweptScreen& swept, ColourSet colours) {
    const auto usual = [](const std::vector<std::string>& wanted, const std::string& usual_one) {
        return SweepLimits::wants(wanted, usual_one) ? usual_one : wanted.front();
    };
    return name_of(swept.text_size) == usual(only.text_sizes, name_of(TextSize::standard)) &&
           name_of(colours) == usual(only.colours, name_of(ColourSet::day)) &&
           swept.shape.name == usual(only.shapes, swept_shapes[0].name);
}

} // namespace

Result<void> write_pictures(const KioskOptions& options, const std::filesystem::path& folder) {
    const SweepWorld world = TRY(open_sweep(options));
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    if (code) return Error{ErrorKind::internal, folder.string(), code.message()};
    TextEngine text = TRY(TextEngine::open(installed_fonts(), sweep_text_bytes));
    std::map<std::string, Easel> easels;
    for (const SweptShape& shape : swept_shapes) {
        easels.emplace(shape.name, TRY(open_easel(shape, text, picture_folders(world.config, world.folders))));
    }
    std::vector<std::filesystem::path> sheet;
    std::set<std::string> on_sheet;
    std::optional<Error> first_error;
    sweep(world, options.only, text, [&](const SweptScreen& swept) {
        for (const ColourSet colours : all_colour_sets) {
            if (!SweepLimits::wants(options.only.colours, name_of(colours))) continue;
            const std::filesystem::path file = folder / file_name(swept, colours);
            const auto painted = paint(easels.at(swept.shape.name), swept, colours, file);
            if (!painted && !first_error) first_error = painted.error();
            if (is_for_sheet(options.only, swept, colours) && swept.layout.part == 0 &&
                on_sheet.insert(swept.sample.name).second)
                sheet.push_back(file);
        }
    });
    if (first_error) return *first_error;
    if (sheet.empty()) return invalid("--screens", "leaves nothing to draw");
    TRY(write_contact_sheet(sheet, Sheet{}, folder / "sheet.png"));
    std::cout << sheet.size() << " screens, sheet.png shows one of each\n";
    return {};
}

} // namespace copro
