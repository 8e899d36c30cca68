// Measures a layout against access.md V1-V8; used by `copro-kiosk self-test` and `conformance` and by tests. Pure but
// for the text engine, so one thread at a time.
#pragma once

#include "kiosk/ui/layout.h"
#include "kiosk/ui/pictures.h"

namespace copro {

struct CheckProblem {
    NodeId node;
    std::string rule;     // "V1"
    std::string measured; // "11.2 mm wide, at least 12.7"
};

// Sizes, gaps, capitals, clipping, focus ring, labels: V1, V2, V3, V5, V7, V8.
[[nodiscard]] std::vector<CheckProblem> check_layout(const Layout& layout, TextEngine& text);
// V6 of everything placed, in one colour set: words, borders, marks, dots, pictures and ring.
[[nodiscard]] std::vector<CheckProblem> check_contrast(const Layout& layout, ColourSet colours);

[[nodiscard]] std::vector<ColourPair> colour_pairs(const Placed& placed, ColourSet colours, bool pressed);
// The V6 range of the set; the pair's name and ratio when it is outside.
[[nodiscard]] std::vector<CheckProblem> check_pairs(const NodeId& node, const std::vector<ColourPair>& pairs,
                                                    ColourSet colours);

} // namespace copro
