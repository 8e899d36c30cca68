// A setting that goes up and down in steps: what it is now, said whenever it changes, so that nobody needs to see how
// far it goes (access.md S6). Pure; main thread.
#pragma once

#include "kiosk/view/tree.h"
#include "kiosk/words/words.h"

#include <algorithm>
#include <span>

namespace copro {

// key has the slots {at} and {of}; at counts from 1.
[[nodiscard]] Node level_node(std::string id, const MessageKey& key, Progress level, const Words& words);

// What it is now and the buttons that change it, which stay together.
[[nodiscard]] Node stepper_node(Node level, std::vector<Node> buttons);

// Which of the steps a value is, from 0; between two steps, the one above.
[[nodiscard]] inline std::ptrdiff_t step_of_value(std::span<const int> steps, int value) {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](int step) { return step >= value; });
    return std::min(found - steps.begin(), static_cast<std::ptrdiff_t>(steps.size()) - 1);
}
[[nodiscard]] inline int stepped(std::span<const int> steps, int value, int by) {
    const std::ptrdiff_t last = static_cast<std::ptrdiff_t>(steps.size()) - 1;
    return steps[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(step_of_value(steps, value) + by, 0, last))];
}

} // namespace copro
