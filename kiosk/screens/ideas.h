// The ideas on a screen, and what a person reads of it from the top to the answers (access.md C3, C4): for the
// conformance report and the tests. Pure; any thread.
#pragma once

#include "kiosk/view/tree.h"

#include <span>

namespace copro {

// Ideas that may stand without a picture.
struct IdeaException {
    std::string_view id; // of a node, or how all that are meant start when it ends with a dot
    const char* why = "";
};
[[nodiscard]] std::span<const IdeaException> idea_exceptions();

// One idea that has no picture; `because` is what excuses it, nullptr for nothing.
struct BareIdea {
    NodeId id;
    const IdeaException* because = nullptr;
};
struct Ideas {
    std::int64_t count = 0;
    std::vector<BareIdea> bare;
};
[[nodiscard]] Ideas ideas_on(const Tree& tree);

// Headings, ideas and what is wrong, a line each. A name, a date or an amount is not ours to make easier.
struct ReadLine {
    std::string key; // of its message; "" for a person's or an organisation's own words
    std::string text;
};
[[nodiscard]] std::vector<ReadLine> lines_read(const Tree& tree);
// The same in one piece.
[[nodiscard]] std::string words_read(const Tree& tree);

} // namespace copro
