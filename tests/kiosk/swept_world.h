// What ships, ready for a sweep of its screens.
#pragma once

#include "kiosk/sweep.h"
#include "tests/kiosk/fixture.h"

namespace copro::test {

// With the pseudo-languages or without; config: the languages on offer.
inline SweepWorld shipped_world(KioskConfig config, bool with_pseudo_languages) {
    SweepWorld world;
    world.folders = {source("assets"), source("config/rules"), source("config/claims.json"),
                     std::filesystem::path(COPRO_BINARY_DIR) / "words"};
    world.config = std::move(config);
    auto carried = load_carried(world.folders, world.config, with_pseudo_languages);
    REQUIRE(carried.ok());
    world.carried = carried.take();
    auto meeting = sample_meeting(source("config/meetings/better-buses.json"));
    REQUIRE(meeting.ok());
    world.meeting = meeting.take();
    auto samples = sample_screens(world.carried, world.meeting);
    REQUIRE(samples.ok());
    world.samples = std::make_shared<const std::vector<SampleScreen>>(samples.take());
    return world;
}

} // namespace copro::test
