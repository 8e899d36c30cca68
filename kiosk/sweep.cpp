#include "kiosk/sweep.h"

#include "kiosk/screens/screen.h"

#include <fmt/format.h>

#include <sstream>

namespace copro {

namespace {

bool is_swept_in(const SweptShape& shape, const std::string& language, TextSize size) {
    std::istringstream out{std::string(shape.leaves_out)};
    for (std::string one; out >> one;) {
        if (one == language || one == language + "." + name_of(size)) return false;
    }
    return true;
}

void visit_parts(SweptScreen swept, TextEngine& text, const std::function<void(const SweptScreen&)>& visit) {
    LayoutSettings settings;
    settings.width = swept.shape.shape.width;
    settings.height = swept.shape.shape.height;
    settings.px_per_mm = swept.shape.px_per_mm;
    settings.text_size = swept.text_size;
    settings.low_reach = swept.shape.low_reach;
    settings.big_buttons = swept.shape.big_buttons;
    int parts = 1;
    for (int part = 0; part < parts; ++part) {
        settings.part = part;
        const Layout layout = lay_out(swept.tree, settings, text);
        parts = layout.parts;
        visit(SweptScreen{swept.sample, swept.tree, layout, swept.shape, swept.language, swept.text_size});
    }
}

} // namespace

Result<SweepWorld> open_sweep(const KioskOptions& options) {
    SweepWorld world;
    world.config = TRY(config_of(options));
    world.folders = TRY(find_assets());
    world.carried = TRY(load_carried(world.folders, world.config, true));
    // The command line knows the other names; which languages there are is said by the settings.
    const std::vector<std::string>& languages = world.carried.library->languages();
    for (const std::string& language : options.only.languages) {
        if (std::find(languages.begin(), languages.end(), language) != languages.end()) continue;
        return invalid("--languages", fmt::format("\"{}\" is none of {}", language, fmt::join(languages, ", ")));
    }
    world.meeting = TRY(sample_meeting(world.folders.assets / "../config/meetings/better-buses.json"));
    world.samples =
        std::make_shared<const std::vector<SampleScreen>>(TRY(sample_screens(world.carried, world.meeting)));
    return world;
}

void sweep(const SweepWorld& world, const SweepLimits& limits, TextEngine& text,
           const std::function<void(const SweptScreen&)>& visit) {
    const Layout nothing;
    for (const std::string& language : world.carried.library->languages()) {
        if (!SweepLimits::wants(limits.languages, language)) continue;
        for (const SampleScreen& sample : *world.samples) {
            if (!SweepLimits::wants(limits.screens, sample.name)) continue;
            for (const TextSize size : all_text_sizes) {
                if (!SweepLimits::wants(limits.text_sizes, name_of(size))) continue;
                Model model = sample.model;
                model.session.settings.language = language;
                model.session.settings.text_size = size; // a screen may show which one is chosen
                Tree tree = tree_on_glass(model, words_of(model));
                if (world.alter) world.alter(tree);
                for (const SweptShape& shape : swept_shapes) {
                    if (!SweepLimits::wants(limits.shapes, shape.name) || !is_swept_in(shape, language, size)) continue;
                    visit_parts({sample, tree, nothing, shape, language, size}, text, visit);
                }
            }
        }
    }
}

} // namespace copro
