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

// Pressed, come to and heard: of one of each kind of screen, for every screen is painted by the same few looks.
Result<void> read_states(Rig& rig, DrawnContrast& found) {
    const std::vector<DrawnSample> samples = TRY(drawn_samples(rig));
    for (const DrawnSample& sample : samples) {
        for (const ColourSet colours : all_colour_sets) {
            for (const DrawSettings& state : drawn_states(sample.layout, colours)) {
                const Pixels pixels = TRY(rig.drawn(sample.layout, state));
                for (const CheckProblem& problem : check_drawn(sample.layout, pixels, state, rig.text, found.figures)) {
                    found.weak.add(problem.measured + ": " + place_in(sample, problem.node, colours));
                }
            }
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
            const DrawSettings at_rest{colours, "", ""};
            const auto pixels = rig.drawn(swept.layout, at_rest);
            if (!pixels) {
                if (!first_error) first_error = pixels.error();
                continue;
            }
            for (const CheckProblem& problem : check_drawn(swept.layout, *pixels, at_rest, rig.text, found.figures)) {
                found.weak.add(problem.measured + ": " + where_of(swept) + " #" + problem.node + " in " +
                               name_of(colours));
            }
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

std::string place_in(const DrawnSample& sample, const NodeId& id, ColourSet colours) {
    return sample.name + " #" + id + " in " + name_of(colours);
}

} // namespace copro
