// What a screen reader is told of a screen: the same tree that is seen and heard, as plain values that travel to the
// bus's thread. Pure; any thread.
#pragma once

#include "kiosk/view/tree.h"

#include <cstdint>
#include <map>

namespace copro {

// Pixels.
struct Box {
    int x = 0;
    int y = 0;
    int w = 0;
    int h = 0;
    bool operator==(const Box&) const = default;
    [[nodiscard]] bool holds(int at_x, int at_y) const {
        return at_x >= x && at_x < x + w && at_y >= y && at_y < y + h;
    }
};

struct ExposedNode {
    NodeId id;
    Role role = Role::group;
    bool is_secret = false;
    std::string name;
    std::string description; // second line and amount; of "check your answers" also beside the Change button
    std::string value;       // typed or chosen; dots for a secret
    std::string language;    // BCP 47
    Box box;                 // in the window; empty where the layout had no room of its own for it
    bool focusable = false;
    bool focused = false;
    bool selected = false;
    bool disabled = false;
    std::vector<ExposedNode> children;
    bool operator==(const ExposedNode&) const = default;
};

struct ExposedScreen {
    std::string name; // the question or title: the window's name
    std::string language;
    Box window; // on the display
    bool active = true;
    std::int64_t page = 0; // goes up with each other screen, question or part
    bool is_quiet = false; // somebody is recorded: what a reader says aloud would be heard with them
    std::vector<ExposedNode> areas;
    bool operator==(const ExposedScreen&) const = default;
};

// Where the layout put it. It also greys out what leads nowhere: Go up on the first part.
struct ShownThing {
    Box box;
    bool disabled = false;
};

// What the window adds to the tree.
struct ExposedPlace {
    std::map<NodeId, ShownThing> shown; // what stands on this part; the rest is not exposed until it is turned to
    Box window;
    bool active = true;
    std::int64_t page = 0;
};

// A group without a name is only for the layout: its children stand where it would.
[[nodiscard]] ExposedScreen expose(const Tree& tree, const ExposedPlace& place);

// Overwrites all words: a person's own do not stay in memory when the screen is another one.
void forget(ExposedScreen& screen);
void forget(ExposedNode& node);

} // namespace copro
