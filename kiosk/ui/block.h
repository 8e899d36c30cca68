// Inside the layout: a piece of a screen whose height is known and whose place is not yet. Not for use outside
// kiosk/ui. UI thread.
#pragma once

#include "kiosk/ui/layout.h"

#include <functional>
#include <memory>

namespace copro {

// The heading gives way on a small screen, so that it never stands on a part by itself.
enum class Heading { full, small, smaller };
// Large letters stay large beside small ones: two thirds of what is read.
inline constexpr double smaller_heading_share = 0.65;

// Plans of keyboards that were measured for this layout: the same ones are asked for again and again.
struct KeyboardPlans;
[[nodiscard]] std::shared_ptr<KeyboardPlans> new_keyboard_plans();

// What every piece is built with.
struct Desk {
    const Sizes& sizes;
    TextEngine& text;
    std::string language;
    bool right_to_left = false;
    Typeface typeface = Typeface::andika;
    Label heading; // a field that the heading names shows no name of its own
    Heading headings = Heading::full;
    double told = 1; // hints and alerts, as a share of the text: they give way so that a question is never below them
    std::shared_ptr<KeyboardPlans> keyboard_plans = new_keyboard_plans();

    [[nodiscard]] TextStyle style(double capital_px, bool bold, const Node& node) const {
        return {capital_px, bold, false, right_to_left, typeface, node.language.empty() ? language : node.language};
    }
};

struct Output {
    std::vector<Placed> placed;
    std::vector<LayoutProblem> problems;
};

struct Block {
    double height = 0;    // least
    double most = 0;      // may be stretched up to this
    double gap = 0;       // clear space before it
    bool heading = false; // repeated on every part that has room
    bool keep_with_next = false;
    std::shared_ptr<const Block> title; // of the group that it stands in: repeated where that goes on on another part
    bool roomy = false;                 // stretched as far as makes no further part
    bool hint = false;         // or an alert: says something about an answer; by itself it is nothing to act on
    bool fits = true;          // no word is wider than its box
    std::vector<NodeId> nodes; // what it holds
    std::function<void(Output&, const Rect&)> place;
};
using Blocks = std::vector<Block>;

[[nodiscard]] double height_of(const Blocks& blocks);
[[nodiscard]] double most_of(const Blocks& blocks);
[[nodiscard]] double highest(const Blocks& blocks); // of any one
[[nodiscard]] bool all_fit(const Blocks& blocks);
// One under the other; spare height goes to the blocks that may stretch.
void place_column(const Blocks& blocks, Output& output, const Rect& rect);
// A column as one block that is never torn.
[[nodiscard]] Block as_one(Blocks blocks);

// Room for a column.
struct Room {
    double width = 0;
    double height = 0; // what is left beside the blocks that stand with it
    double whole = 0;  // what it has on a part of its own
    double later = 0;  // on the parts that follow, below the heading that they repeat; 0 where nobody knows
    [[nodiscard]] Room with_height(double left) const { return {width, left, whole, later}; }
    [[nodiscard]] Room narrowed(double to) const { return {to, height, whole, later}; }
};

// Every node below `nodes`, one under the other, as the blocks that may be parted.
[[nodiscard]] Blocks column_blocks(const Desk& desk, const std::vector<Node>& nodes, const Room& room);
[[nodiscard]] Blocks grid_blocks(const Desk& desk, const Node& grid, const Room& room);
[[nodiscard]] Blocks tile_blocks(const Desk& desk, const Node& tiles, const Room& room);
[[nodiscard]] Blocks split_blocks(const Desk& desk, const Node& split, const Room& room);
[[nodiscard]] Block text_block(const Desk& desk, const Node& node, double width);
[[nodiscard]] Block alert_block(const Desk& desk, const Node& node, double width);
[[nodiscard]] Block film_block(const Desk& desk, const Node& node, const Room& room);
[[nodiscard]] Block field_block(const Desk& desk, const Node& field, const Room& room);
// A field's label, its box and as much of what was typed as it shows.
struct FieldPlan {
    double label_height = 0;
    double box_height = 0;
    double capital = 0;
    double inset = 0;
    std::string shown;
    TextExtent extent;
    TextStyle style;
    TextStyle label_style;

    [[nodiscard]] double height() const { return label_height + box_height; }
};
// number: it runs from the left in every script. share: of the letters' full size.
[[nodiscard]] FieldPlan plan_field(const Desk& desk, const Node& field, const Room& room, bool number,
                                   double share = 1);
void place_field(const Desk& desk, const Node& field, const FieldPlan& plan, Output& output, const Rect& rect);
// What stands above the keys; each may be nullptr.
struct AboveKeys {
    const Node* field = nullptr;
    const Node* suggestions = nullptr;
};
[[nodiscard]] Block keyboard_block(const Desk& desk, const AboveKeys& above, const Node& keyboard, const Room& room);
// Lines of "check your answers" that stand together share their columns.
[[nodiscard]] Blocks summary_blocks(const Desk& desk, const std::vector<const Node*>& lines, const Room& room);
// The same where there are more than the room holds. share: of the letters' full size.
[[nodiscard]] Blocks low_summary_blocks(const Desk& desk, const std::vector<const Node*>& lines, double width,
                                        double share);

// How a button's picture and words are arranged.
struct ControlStyle {
    bool above = false; // picture above words
    Align align = Align::centre;
    double label = 0; // capital height
    double detail = 0;
    double picture = 0;
    double pad = 0;
    double pad_side = 0;
    double least_height = 0;
    double words_room = 0;      // words take at least this height, so that pictures of one row stand on one line
    bool inline_detail = false; // on the label's line where there is room
    bool main_button = true;
};

// One row of words that may finish what is typed. As high with nothing in it, so that no key moves under a finger.
struct SuggestionRow {
    double height = 0;
    double gap = 0;
    std::vector<const Node*> words;
    std::vector<double> widths;
    ControlStyle style;
    bool fits = true;
};
[[nodiscard]] SuggestionRow plan_suggestions(const Desk& desk, const Node& group, double width, double least_mm);
void place_suggestions(const Desk& desk, const SuggestionRow& row, Output& output, const Rect& rect);

struct ControlPlan {
    double height = 0;
    double words_height = 0;
    int lines = 0; // of the label
    bool fits = true;
};

// One of a list of people to tick, in letters of a size of their own: as many as can be seen at once.
[[nodiscard]] inline bool is_ticked_off(const Node& node) { return node.sample && node.role == Role::checkbox; }
[[nodiscard]] ControlStyle list_style(const Desk& desk, const Node& node);
// The button on a line of "check your answers".
[[nodiscard]] ControlStyle change_style(const Desk& desk);
// On one line, with nothing wrapped.
[[nodiscard]] double natural_width(const Desk& desk, const Node& node, const ControlStyle& style);
[[nodiscard]] ControlPlan plan_control(const Desk& desk, const Node& node, const ControlStyle& style, double width);
void place_control(const Desk& desk, const Node& node, const ControlStyle& style, Output& output, const Rect& rect);

// The side of a picture that stands alone, such as a code.
[[nodiscard]] double lone_picture_side(const Sizes& sizes, const Node& node);
// A node without children, ready to be filled.
[[nodiscard]] Placed start_placed(const Node& node, const Rect& rect);
void report_long_word(Output& output, const Node& node);

// The frame round main.
struct Frame {
    Rect band;
    Rect help;
    Rect body; // what is left for main and actions
};
[[nodiscard]] Frame lay_out_frame(const Desk& desk, const Tree& tree, Output& output);
// The actions row for one width, bottom up; height 0 for none. Tight: as low as it can be.
[[nodiscard]] Block actions_block(const Desk& desk, const std::vector<Node>& nodes, double width, bool tight = false);

} // namespace copro
