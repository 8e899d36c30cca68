// Where everything of a tree goes: a pure function from tree, screen and sizes to rectangles. Used by renderer, checks,
// pointer, focus and scripts. One thread at a time, because the text engine is.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/sizes.h"
#include "kiosk/ui/theme.h"
#include "kiosk/view/tree.h"

#include <map>

namespace copro {

enum class TextOf { label, detail, value };

struct TextBox {
    TextOf which = TextOf::label;
    Rect rect; // the words are wrapped and aligned in it
    std::string text;
    TextStyle style;
    Align align = Align::start;
    bool soft = false; // in the paint's soft ink
};

// What tells a chosen answer from others without colour (V8).
enum class Mark { none, circle, square };

struct Placed {
    Node node; // without its children
    Area area = Area::main;
    Ground under = Ground::page;
    Rect rect;
    std::vector<TextBox> texts;
    Rect picture; // empty when there is none; the name is node.picture
    Mark mark = Mark::none;
    Rect mark_rect;
    Rect caret; // the typing place of a field
    std::vector<Rect> dots;
    std::vector<Rect> underlines; // below what is being composed in a field
    Rect ring;                    // outer edge of the focus ring; empty when it cannot have focus
    bool boxed = false;
    bool main_button = false; // V2 applies

    [[nodiscard]] bool focusable() const { return is_control(node.role) && !node.disabled; }
    // Words alone: who listens comes to them too (S2).
    [[nodiscard]] bool readable() const { return !is_control(node.role) && !texts.empty(); }
    // The smallest capital H in it, in pixels; 0 when it has no words.
    [[nodiscard]] double capital_px() const;
};

struct LayoutSettings {
    int width = 1920;
    int height = 1080;
    double px_per_mm = 4;
    TextSize text_size = TextSize::standard;
    Typeface typeface = Typeface::andika;
    int part = 0;
    bool big_buttons = false; // on a screen that has room for them
    bool low_reach = false;   // on a tall screen everything stands in its lower half
};

struct LayoutProblem {
    NodeId id;
    std::string reason;
};

struct Layout {
    std::vector<Placed> placed; // in reading order
    std::vector<LayoutProblem> problems;
    Sizes sizes;
    Rect band;
    Rect main;
    Rect actions; // empty when there are none
    Rect help;
    int part = 0;
    int parts = 1;
    bool fits = true;              // each part holds what stands on it
    std::map<NodeId, int> part_of; // of every node in main: where to turn to when focus goes there
    std::string language;
    bool right_to_left = false;

    [[nodiscard]] const Placed* find(std::string_view id) const;
};

// A part beyond the last gives the last. What fits nowhere is placed all the same and named in `problems`.
[[nodiscard]] Layout lay_out(const Tree& tree, const LayoutSettings& settings, TextEngine& text);

} // namespace copro
