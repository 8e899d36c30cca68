// Lines of "check your answers" where there are many: as low as their button, what and answer on one line where both
// fit. Letters are as large as ever; white space and pictures give way.
#include "kiosk/ui/block.h"

namespace copro {

namespace {

constexpr double low_pad_mm = 1.2;
// With the room inside the boxes it keeps two buttons further apart than V1 asks.
constexpr double low_gap_mm = 1.8;
constexpr double low_picture_mm = 12.0;

struct LowLine {
    const Node* node = nullptr;
    TextStyle label_style;
    TextStyle answer_style;
    TextStyle value_style;
    TextExtent label;
    TextExtent answer;
    TextExtent value;
    bool answer_beside = false;  // the label, on one line
    bool answer_wrapped = false; // beside the label, on several
    bool value_beside = false;   // at the end of that line
    bool fits = true;
    double room = 0; // for words, across
    double label_width = 0;
    double words_height = 0;
    double height = 0;
};

// What the lines that stand together share.
struct LowColumns {
    double inset = 0;
    double space = 0;
    double picture = 0;
    double button = 0; // width; 0 for none
    double button_height = 0;
    bool button_below = false;
    double words = 0;
    double answer_from = 0; // where answers begin, for the eye to run down them
};

// What a line has above and below its words where there is room for it.
double roomy_pad(const Desk& desk) { return std::max(desk.sizes.pad * 0.5, 2.5 * desk.sizes.mm); }

ControlStyle low_change_style(const Desk& desk) {
    ControlStyle style = change_style(desk);
    style.label = std::max(desk.sizes.text * 0.85, desk.sizes.least_capital);
    style.pad = 0.4 * desk.sizes.mm;
    style.pad_side = 3 * desk.sizes.mm;
    style.least_height = (least_target_mm + 0.5) * desk.sizes.mm;
    return style;
}

LowColumns low_columns(const Desk& desk, const std::vector<const Node*>& lines, double width, double share) {
    const Sizes& sizes = desk.sizes;
    LowColumns columns;
    columns.inset = std::max(3 * sizes.mm, sizes.pad_side * 0.6);
    columns.space = std::max(3.5 * sizes.mm, sizes.pad_side * 0.6);
    for (const Node* line : lines) {
        if (!line->picture.empty()) columns.picture = std::max(low_picture_mm * sizes.mm, sizes.text * 1.4 * share);
        for (const Node& change : line->children) {
            columns.button = std::max(columns.button, natural_width(desk, change, low_change_style(desk)));
        }
    }
    double words = width - 2 * columns.inset - (columns.picture > 0 ? columns.picture + columns.space : 0);
    const double beside = words - (columns.button > 0 ? columns.button + columns.space : 0);
    // When the button leaves too little for words, it goes under them.
    columns.button_below = beside < width * 0.45;
    if (!columns.button_below) words = beside;
    columns.button = std::min(columns.button, words > 0 && columns.button_below ? words : columns.button);
    columns.words = std::floor(std::max(1.0, words));
    for (const Node* line : lines) {
        for (const Node& change : line->children) {
            const ControlPlan plan = plan_control(desk, change, low_change_style(desk), columns.button);
            columns.button_height = std::max(columns.button_height, plan.height);
        }
    }
    return columns;
}

double width_of(const TextExtent& extent) { return extent.width > 0 ? extent.width + 1.0 : 0.0; }

// Both in columns of their own, where that is lower than one under the other.
void put_beside(const Desk& desk, double space, LowLine& line) {
    const double natural = width_of(desk.text.measure(line.node->label.text(), line.label_style));
    double lowest = line.label.height + line.answer.height;
    for (const double share : {1.0, 0.6}) {
        const double width = std::ceil(natural * share);
        const double rest = std::floor(line.room - width - space);
        if (rest < line.room * 0.4) continue;
        const TextExtent label = desk.text.measure(line.node->label.text(), line.label_style, static_cast<int>(width));
        const TextExtent answer =
            desk.text.measure(line.node->detail.text(), line.answer_style, static_cast<int>(rest));
        if (label.longest_word_width > width || answer.longest_word_width > rest) continue;
        const double height = std::max(label.height, answer.height);
        if (height >= lowest) continue;
        lowest = height;
        line.answer_wrapped = true;
        line.label_width = width;
        line.label = label;
        line.answer = answer;
    }
}

void set_heights(const Desk& desk, const LowColumns& columns, LowLine& line) {
    const double first = std::max<double>(line.label.height, line.value_beside ? line.value.height : 0);
    line.words_height = line.answer_beside || line.answer_wrapped
                            ? std::max<double>(first, line.answer.height)
                            : first + line.answer.height + (line.value_beside ? 0 : line.value.height);
    const double mm = desk.sizes.mm;
    const bool has_button = !line.node->children.empty();
    // Words bring room above and below their letters with them.
    double inside = std::max(line.words_height - 2 * low_pad_mm * mm, columns.picture);
    if (has_button && columns.button_below) inside += columns.button_height + low_gap_mm * mm;
    if (has_button && !columns.button_below) inside = std::max(inside, columns.button_height);
    line.height = std::ceil(inside + 2 * low_pad_mm * mm);
}

LowLine plan_low_line(const Desk& desk, const Node& node, const LowColumns& columns, double share) {
    const Sizes& sizes = desk.sizes;
    const auto capital = [&](double height) { return std::max(height * share, sizes.least_capital); };
    LowLine line;
    line.node = &node;
    line.room = columns.words;
    // Where no button stands, its place is for words.
    if (node.children.empty() && !columns.button_below && columns.button > 0)
        line.room += std::floor(columns.button + columns.space);
    line.label_style = desk.style(capital(sizes.text), true, node);
    line.answer_style = desk.style(capital(sizes.text * 0.88), false, node);
    line.value_style = desk.style(capital(sizes.text), node.look == Look::money || !node.detail.empty(), node);
    line.label = desk.text.measure(node.label.text(), line.label_style);
    line.answer = desk.text.measure(node.detail.text(), line.answer_style);
    line.value = desk.text.measure(node.value.text(), line.value_style);
    const auto with_space = [&](const TextExtent& extent) {
        return extent.width > 0 ? width_of(extent) + columns.space : 0.0;
    };
    const bool low = line.label.lines <= 1 && line.answer.lines <= 1 && line.value.lines <= 1;
    line.value_beside = low && width_of(line.label) + with_space(line.value) <= line.room;
    line.answer_beside = low && width_of(line.label) + with_space(line.answer) + with_space(line.value) <= line.room;
    const int wrap = static_cast<int>(line.room);
    if (!line.answer_beside) {
        line.label_width = line.room;
        line.answer = desk.text.measure(node.detail.text(), line.answer_style, wrap);
        line.label = desk.text.measure(node.label.text(), line.label_style, wrap);
        if (node.value.empty() && !node.detail.empty()) put_beside(desk, columns.space, line);
    }
    if (!line.value_beside) {
        line.value_style.break_anywhere = true; // a person's own words
        line.value = desk.text.measure(node.value.text(), line.value_style, wrap);
    }
    line.fits = std::max(line.label.longest_word_width, line.answer.longest_word_width) <= line.room;
    set_heights(desk, columns, line);
    return line;
}

// A long label does not push the others' answers away: its own comes right after it.
double answers_from(const std::vector<LowLine>& lines, const LowColumns& columns) {
    double from = 0;
    for (const LowLine& line : lines) {
        const bool is_short = line.answer_beside && width_of(line.label) <= columns.words * 0.45;
        if (is_short) from = std::max(from, width_of(line.label) + columns.space);
    }
    return from;
}

// An answer that is too long for its line begins where the others do as well, where the line gets no higher for it.
void align_answer(const Desk& desk, const LowColumns& columns, LowLine& line) {
    const double label = desk.text.measure(line.node->label.text(), line.label_style).width + 1.0;
    const bool has_room = columns.answer_from >= label + columns.space;
    const bool ends_in_time = columns.answer_from + width_of(line.answer) <= line.room + 1;
    if (!has_room || !line.node->value.empty() || line.node->detail.empty()) return;
    if (line.answer_beside && ends_in_time) return;
    const double rest = std::floor(line.room - columns.answer_from);
    LowLine aligned = line;
    aligned.answer_beside = false;
    aligned.answer_wrapped = true;
    aligned.label_width = columns.answer_from - columns.space;
    aligned.label = desk.text.measure(line.node->label.text(), line.label_style, static_cast<int>(aligned.label_width));
    aligned.answer =
        desk.text.measure(line.node->detail.text(), line.answer_style, static_cast<int>(std::max(1.0, rest)));
    set_heights(desk, columns, aligned);
    if (aligned.height <= line.height && aligned.answer.longest_word_width <= rest) line = std::move(aligned);
}

void place_words(const LowLine& line, const LowColumns& columns, Placed& placed, double x, double y) {
    const Node& node = *line.node;
    const auto add = [&](TextOf which, const Label& label, const TextStyle& style, const Rect& rect) {
        if (label.empty()) return;
        placed.texts.push_back(TextBox{which, rect, label.text(), style, Align::start, which == TextOf::detail});
    };
    double top = y + std::max(0.0, line.answer_beside ? double(line.answer.baseline - line.label.baseline) : 0.0);
    if (line.answer_wrapped) top = y + (line.words_height - line.label.height) / 2;
    const double label_width = line.answer_beside ? width_of(line.label) : line.label_width;
    add(TextOf::label, node.label, line.label_style, {x, top, label_width, double(line.label.height)});
    double below = y + line.label.height;
    if (line.answer_beside) {
        double from = width_of(line.label) + columns.space;
        const double rest = line.value.width > 0 ? width_of(line.value) + columns.space : 0;
        // Money stands at the end; where an answer is the value, it stands as an answer does.
        if (columns.answer_from > from && columns.answer_from + width_of(line.answer) + rest <= line.room + 1) {
            from = columns.answer_from;
        }
        add(TextOf::detail, node.detail, line.answer_style,
            {x + from, top + line.label.baseline - line.answer.baseline, width_of(line.answer),
             double(line.answer.height)});
        const bool is_answer = node.detail.empty() && node.look != Look::money;
        const double value_x = is_answer ? x + from : x + line.room - width_of(line.value);
        add(TextOf::value, node.value, line.value_style,
            {value_x, top + line.label.baseline - line.value.baseline, width_of(line.value),
             double(line.value.height)});
        return;
    }
    if (line.answer_wrapped) {
        const double from = label_width + columns.space;
        add(TextOf::detail, node.detail, line.answer_style,
            {x + from, y + (line.words_height - line.answer.height) / 2, std::floor(line.room - from),
             double(line.answer.height)});
        return;
    }
    add(TextOf::detail, node.detail, line.answer_style, {x, below, line.room, double(line.answer.height)});
    below += line.answer.height;
    if (node.value.empty()) return;
    if (line.value_beside) {
        placed.texts.front().rect.w = line.room - width_of(line.value) - columns.space;
        add(TextOf::value, node.value, line.value_style,
            {x + line.room - width_of(line.value), y + line.label.baseline - line.value.baseline, width_of(line.value),
             double(line.value.height)});
    } else {
        add(TextOf::value, node.value, line.value_style, {x, below, line.room, double(line.value.height)});
    }
}

void place_low_line(const Desk& desk, const LowLine& line, const LowColumns& columns, Output& output,
                    const Rect& rect) {
    const Node& node = *line.node;
    Placed placed = start_placed(node, rect);
    placed.boxed = true;
    if (!line.fits) report_long_word(output, node);
    const double pad = low_pad_mm * desk.sizes.mm;
    const bool has_button = !node.children.empty();
    const double below = has_button && columns.button_below ? columns.button_height + low_gap_mm * desk.sizes.mm : 0;
    const double middle = rect.y + (rect.h - below) / 2;
    double x = rect.x + columns.inset;
    if (columns.picture > 0) {
        if (!node.picture.empty()) placed.picture = {x, middle - columns.picture / 2, columns.picture, columns.picture};
        x += columns.picture + columns.space;
    }
    place_words(line, columns, placed, x, middle - line.words_height / 2);
    output.placed.push_back(std::move(placed));
    if (!has_button) return;
    // A button grows with its line: half of what the line was given.
    const double height = columns.button_height + std::floor((rect.h - line.height) / 2);
    const Rect button = columns.button_below ? Rect{x, rect.bottom() - pad - columns.button_height, columns.button,
                                                    columns.button_height}
                                             : Rect{rect.right() - columns.inset - columns.button,
                                                    rect.y + (rect.h - height) / 2, columns.button, height};
    const std::size_t at = output.placed.size();
    place_control(desk, node.children.front(), low_change_style(desk), output, button);
    output.placed[at].under = Ground::card;
}

} // namespace

Blocks low_summary_blocks(const Desk& desk, const std::vector<const Node*>& lines, double width, double share) {
    LowColumns columns = low_columns(desk, lines, width, share);
    std::vector<LowLine> planned;
    for (const Node* line : lines) planned.push_back(plan_low_line(desk, *line, columns, share));
    columns.answer_from = answers_from(planned, columns);
    for (LowLine& line : planned) align_answer(desk, columns, line);
    Blocks blocks;
    for (LowLine& line : planned) {
        Block block;
        block.height = line.height;
        block.most = line.height + std::floor(2 * (roomy_pad(desk) - low_pad_mm * desk.sizes.mm));
        block.roomy = true;
        block.gap = blocks.empty() ? desk.sizes.gap : low_gap_mm * desk.sizes.mm;
        block.fits = line.fits;
        block.nodes = {line.node->id};
        for (const Node& change : line.node->children) block.nodes.push_back(change.id);
        block.place = [&desk, line = std::move(line), columns](Output& output, const Rect& rect) {
            place_low_line(desk, line, columns, output, rect);
        };
        blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace copro
