// Measures a frame as it was drawn against access.md V6 and V7: words, edges, marks, pictures and rings, whatever the
// palette says of them. Used by `copro-kiosk self-test` and `conformance` and by tests. One thread at a time, because
// the text engine is.
#pragma once

#include "kiosk/ui/checks.h"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"

#include <cstdint>
#include <functional>
#include <limits>

namespace copro {

struct DrawnFigures {
    std::int64_t frames = 0;
    std::int64_t words = 0; // text boxes
    std::int64_t edges = 0; // sides of boxes
    std::int64_t signs = 0; // marks, dots and pictures
    std::int64_t rings = 0;
    double margin = std::numeric_limits<double>::max(); // of the weakest ratio, beside what its set must have
};

// The frame that was drawn with these settings: as it is while nobody is there, or in one of the states below, of which
// only that is read which changes with it. Every whole pixel of a letter is held against every pixel between the
// letters, so that a veil over a part of them counts.
[[nodiscard]] std::vector<CheckProblem> check_drawn(const Layout& layout, const Pixels& pixels,
                                                    const DrawSettings& settings, TextEngine& text,
                                                    DrawnFigures& figures);
// What a frame shows beside rest and rings, everywhere at once, in two frames: every control is pressed while keys are
// at all other words; the first word of everything is heard.
[[nodiscard]] std::vector<DrawSettings> drawn_states(const Layout& layout, ColourSet colours);

// One frame with a ring round each of these, and the same frame without.
struct RingedFrames {
    std::vector<NodeId> ringed;
    Pixels with;
    Pixels without;
};
[[nodiscard]] std::vector<CheckProblem> check_drawn_rings(const Layout& layout, const RingedFrames& frames,
                                                          ColourSet colours, DrawnFigures& figures);
// All that can have the ring, in as few frames as show each ring alone: one frame each.
[[nodiscard]] std::vector<std::vector<NodeId>> ring_rounds(const Layout& layout);

using DrawFrame = std::function<Result<Pixels>(const Layout& layout, const DrawSettings& settings)>;
// All of the above on one layout. Error: it cannot be drawn.
[[nodiscard]] Result<std::vector<CheckProblem>> check_frames(const Layout& layout, ColourSet colours, TextEngine& text,
                                                             const DrawFrame& draw, DrawnFigures& figures);

} // namespace copro
