#include "kiosk/conformance/drawn_samples.h"

namespace copro {

Result<std::vector<DrawnSample>> drawn_samples(Rig& rig) {
    SweepLimits limits = rig.plan.first;
    limits.languages = {rig.world.carried.library->languages().front()};
    limits.shapes = {"1280x800"};
    limits.text_sizes = {name_of(TextSize::standard)};
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
