// Which blocks of a tree stand on which part of the screen, and how the question keeps an answer beside it. Not for use
// outside kiosk/ui. UI thread.
#pragma once

#include "kiosk/ui/block.h"

namespace copro {

struct Part {
    Blocks blocks;
};

struct Body {
    Rect main;
    Rect actions;
};

struct Paging {
    std::vector<Node> actions;
    Block row; // of actions
    Body body;
    std::vector<Part> parts;
};

// A tree, the frame round it and its parts. The blocks point into the tree.
struct Standing {
    Tree tree;
    Output chrome;
    Frame frame;
    Paging paging;
};

// Steps by which the question keeps an answer beside it: white space and pictures, then what is told, then the band.
// What they ask of the desk stays set in it.
void stand(Desk& desk, const Tree& tree, Standing& standing);

// A part that shows answers without their question, or a question without any answer.
[[nodiscard]] bool loses_question(const std::vector<Part>& parts);

inline constexpr double rounding_px = 0.5;
[[nodiscard]] bool all_hold(const std::vector<Part>& parts, double height);

// More and Go up stand with the actions as soon as there is a second part, so that they do not come and go.
[[nodiscard]] std::vector<Node> actions_with_parts(const Tree& tree, int part, int parts);

} // namespace copro
