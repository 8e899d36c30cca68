#include "kiosk/conformance/drawn_samples.h"

namespace copro {

namespace {

SweepLimits drawn_limits(const Rig& rig) {
    SweepLimits limits = rig.plan.first;
    limits.languages = {rig.world.carried.library->languages().front()};
    limits.shapes = {drawn_shape};
    limits.text_sizes = {name_of(TextSize::standard)};
    return limits;
}

// screen: which it is.
Result<void> read_frame(Rig& rig, const Layout& layout, const DrawSettings& settings, const std::string& screen,
                        DrawnContrast& found) {
    const Pixels pixels = TRY(rig.drawn(layout, settings));
    for (const CheckProblem& problem : check_drawn(layout, pixels, settings, rig.text, found.figures)) {
        found.weak.add(problem.measured + ": " + place_in(screen, problem.node, settings.colours));
    }
    return {};
}

// Pressed, come to and heard: of one of each kind of screen, for every screen is painted by the same few looks.
Result<void> read_states(Rig& rig, DrawnContrast& found) {
    const std::vector<DrawnSample> samples = TRY(drawn_samples(rig));
    for (const DrawnSample& sample : samples) {
        for (const ColourSet colours : all_colour_sets) {
            for (const DrawSettings& state : drawn_states(sample.layout, colours))
                TRY(read_frame(rig, sample.layout, state, sample.name, found));
        }
    }
    return {};
}

} // namespace

Result<DrawnContrast> drawn_contrast(Rig& rig) {
    SweepWorld world = rig.world;
    world.alter = rig.faults.tree;
    DrawnContrast found;
    std::optional<Error> first_error;
    sweep(world, drawn_limits(rig), rig.text, [&](const SweptScreen& swept) {
        for (const ColourSet colours : all_colour_sets) {
            const Result<void> read = read_frame(rig, swept.layout, {colours, "", ""}, where_of(swept), found);
            if (!read && !first_error) first_error = read.error();
        }
    });
    if (first_error) return *first_error;
    if (found.figures.words == 0) return invalid("V6", "no words were drawn");
    TRY(read_states(rig, found));
    return found;
}

Result<std::vector<DrawnSample>> drawn_samples(Rig& rig) {
    SweepLimits limits = drawn_limits(rig);
    if (limits.screens.empty()) {
        limits.screens = {"welcome",      "sign-in.roles", "sign-in.roles.error", "feedback.overall",
                          "claim.amount", "claim.check",   "feedback.saved",      "language",
                          "staff",        "still-there"};
    }
    SweepWorld world = rig.world;
    world.alter = rig.faults.tree;
    std::vector<DrawnSample> samples;
    sweep(world, limits, rig.text, [&](const SweptScreen& swept) {
        if (swept.layout.part == 0) samples.push_back({swept.sample.name, swept.tree, swept.layout});
    });
    if (samples.empty()) return invalid("conformance", "there is no screen to draw");
    return samples;
}

std::string place_in(const std::string& screen, const NodeId& id, ColourSet colours) {
    return screen + " #" + id + " in " + name_of(colours);
}

} // namespace copro
