// Lines of "check your answers": picture, what, details, value, Change.
#include "kiosk/ui/block.h"

namespace copro {

namespace {

// Columns shared by lines that stand together, so that the eye can run down them.
struct Columns {
    bool wide = false;
    double picture = 0;
    double label = 0;
    double value = 0;
    double button = 0;
    double share = 1; // of the words' full size
    double inset = 0;
    double space = 0;
    double detail_height = 0;
    bool button_below = false;
};

struct Styles {
    TextStyle label;
    TextStyle detail;
    TextStyle value;
};

Styles styles_of(const Desk& desk, const Node& node, double share) {
    const Sizes& sizes = desk.sizes;
    const bool sum = node.look == Look::money || !node.detail.empty();
    const auto capital = [&](double height) { return std::max(height * share, sizes.least_capital); };
    return {desk.style(capital(sizes.label), true, node), desk.style(capital(sizes.text * 0.88), false, node),
            desk.style(capital(sum ? sizes.label * 1.1 : sizes.text), sum, node)};
}

const Node* change_of(const Node& line) { return line.children.empty() ? nullptr : &line.children.front(); }

// All on one line each, or false.
bool plan_wide(const Desk& desk, const std::vector<const Node*>& lines, double width, Columns& columns) {
    bool any_detail = false;
    for (const Node* line : lines) {
        const Styles styles = styles_of(desk, *line, columns.share);
        columns.label = std::max<double>(columns.label, desk.text.measure(line->label.text(), styles.label).width + 1);
        if (!line->detail.empty()) any_detail = true;
        columns.value = std::max<double>(columns.value, desk.text.measure(line->value.text(), styles.value).width + 1);
    }
    columns.label = std::max(columns.label, width * 0.12);
    const double inner = width - 2 * columns.inset - (columns.picture > 0 ? columns.picture + columns.space : 0) -
                         (columns.button > 0 ? columns.button + columns.space : 0);
    if (columns.label > inner * 0.4) return false;
    if (!any_detail) return columns.label + 2 * columns.space + columns.value <= inner;
    const double detail = inner - columns.label - columns.value - 3 * columns.space;
    return std::all_of(lines.begin(), lines.end(), [&](const Node* line) {
        const TextExtent extent = desk.text.measure(line->detail.text(), styles_of(desk, *line, columns.share).detail,
                                                    static_cast<int>(std::max(1.0, detail)));
        columns.detail_height = std::max<double>(columns.detail_height, extent.height);
        return extent.lines <= 2 && extent.width <= detail;
    });
}

// Words of a line one under the other, in `width`.
struct Stack {
    TextExtent label;
    TextExtent detail;
    TextExtent value;
    [[nodiscard]] double height() const { return label.height + detail.height + value.height; }
    [[nodiscard]] int longest() const {
        return std::max({label.longest_word_width, detail.longest_word_width, value.longest_word_width});
    }
};

Stack stack_of(const Desk& desk, const Node& line, double share, double width) {
    const Styles styles = styles_of(desk, line, share);
    const int wrap = static_cast<int>(std::max(1.0, width));
    TextStyle value = styles.value;
    value.break_anywhere = true; // a person's own words
    return {desk.text.measure(line.label.text(), styles.label, wrap),
            desk.text.measure(line.detail.text(), styles.detail, wrap),
            desk.text.measure(line.value.text(), value, wrap)};
}

double words_width(const Columns& columns, double width) {
    double words = width - 2 * columns.inset;
    if (columns.picture > 0) words -= columns.picture + columns.space;
    if (columns.button > 0 && !columns.button_below) words -= columns.button + columns.space;
    return std::floor(words);
}

void place_line(const Desk& desk, const Node& line, const Columns& columns, Output& output, const Rect& rect) {
    const Styles styles = styles_of(desk, line, columns.share);
    Placed placed = start_placed(line, rect);
    placed.boxed = true;
    double x = rect.x + columns.inset;
    const Node* change = change_of(line);
    const double button_height =
        change != nullptr ? plan_control(desk, *change, change_style(desk), columns.button).height : 0;
    const double below = columns.button_below && change != nullptr ? button_height + columns.space * 0.6 : 0;
    const double middle = rect.y + (rect.h - below) / 2;
    if (columns.picture > 0) {
        if (!line.picture.empty()) placed.picture = {x, middle - columns.picture / 2, columns.picture, columns.picture};
        x += columns.picture + columns.space;
    }
    const auto add = [&](TextOf which, const std::string& text, const TextStyle& style, const Rect& box, Align align) {
        if (!text.empty()) placed.texts.push_back(TextBox{which, box, text, style, align, which == TextOf::detail});
    };
    const double end = rect.right() - columns.inset - (columns.button > 0 ? columns.button + columns.space : 0);
    if (columns.wide) {
        const auto centred = [&](double left, double width, const TextExtent& extent) {
            return Rect{left, middle - extent.height / 2.0, width, double(extent.height)};
        };
        add(TextOf::label, line.label.text(), styles.label,
            centred(x, columns.label, desk.text.measure(line.label.text(), styles.label)), Align::start);
        x += columns.label + columns.space;
        const TextExtent value = desk.text.measure(line.value.text(), styles.value);
        if (line.detail.empty() && line.look != Look::money) {
            add(TextOf::value, line.value.text(), styles.value, centred(x, end - x, value), Align::start);
        } else {
            const double detail = std::floor(end - columns.value - columns.space - x);
            add(TextOf::detail, line.detail.text(), styles.detail,
                centred(x, detail, desk.text.measure(line.detail.text(), styles.detail, static_cast<int>(detail))),
                Align::start);
            add(TextOf::value, line.value.text(), styles.value, centred(end - columns.value, columns.value, value),
                Align::end);
        }
    } else {
        const double width = words_width(columns, rect.w);
        const Stack stack = stack_of(desk, line, columns.share, width);
        if (stack.label.longest_word_width > width || stack.detail.longest_word_width > width) {
            report_long_word(output, line);
        }
        double y = middle - stack.height() / 2;
        add(TextOf::label, line.label.text(), styles.label, {x, y, width, double(stack.label.height)}, Align::start);
        y += stack.label.height;
        add(TextOf::detail, line.detail.text(), styles.detail, {x, y, width, double(stack.detail.height)},
            Align::start);
        y += stack.detail.height;
        TextStyle value = styles.value;
        value.break_anywhere = true;
        add(TextOf::value, line.value.text(), value, {x, y, width, double(stack.value.height)}, Align::start);
    }
    output.placed.push_back(std::move(placed));
    if (change == nullptr) return;
    const Rect button = columns.button_below
                            ? Rect{x, rect.bottom() - columns.inset * 0.6 - button_height,
                                   std::min(columns.button, rect.right() - columns.inset - x), button_height}
                            : Rect{rect.right() - columns.inset * 0.8 - columns.button,
                                   rect.y + (rect.h - button_height) / 2, columns.button, button_height};
    const std::size_t at = output.placed.size();
    place_control(desk, *change, change_style(desk), output, button);
    output.placed[at].under = Ground::card;
}

} // namespace

ControlStyle change_style(const Desk& desk) {
    ControlStyle style;
    style.label = std::max(desk.sizes.text * 0.9, desk.sizes.least_capital);
    style.detail = style.label;
    style.picture = style.label * 1.4;
    style.pad = std::max(desk.sizes.pad * 0.4, 1.5 * desk.sizes.mm);
    style.pad_side = desk.sizes.pad_side * 0.9;
    style.least_height = 14 * desk.sizes.mm;
    style.main_button = false;
    return style;
}

namespace {

// What a line gives up, a little at a time, so that it is no higher than the screen has room.
struct LineTry {
    double share; // of the letters' full size
    bool picture;
};

Blocks blocks_for(const Desk& desk, const std::vector<const Node*>& lines, double width, const LineTry& tried) {
    const Sizes& sizes = desk.sizes;
    Columns columns;
    columns.share = tried.share;
    columns.inset = sizes.pad_side;
    columns.space = std::max(3.5 * sizes.mm, sizes.pad_side * 0.8);
    for (const Node* line : lines) {
        if (tried.picture && !line->picture.empty()) columns.picture = std::max(17 * sizes.mm, sizes.text * 2.2);
        if (const Node* change = change_of(*line)) {
            columns.button = std::max(columns.button, natural_width(desk, *change, change_style(desk)));
        }
    }
    columns.wide = plan_wide(desk, lines, width, columns);
    if (!columns.wide) {
        // When the button leaves too little for words, it goes under them.
        columns.button_below = words_width(columns, width) < width * 0.45;
        columns.button = std::min(columns.button, width - 2 * columns.inset);
    }
    const double pad = std::max(sizes.pad * 0.7, 2.5 * sizes.mm);
    Blocks blocks;
    for (const Node* line : lines) {
        Block block;
        const Node* change = change_of(*line);
        const double button =
            change != nullptr ? plan_control(desk, *change, change_style(desk), columns.button).height : 0;
        const Stack stack = stack_of(desk, *line, columns.share, words_width(columns, width));
        double words = stack.height();
        if (columns.wide) {
            const Styles styles = styles_of(desk, *line, columns.share);
            words = std::max(desk.text.measure(line->label.text(), styles.label).height,
                             desk.text.measure(line->value.text(), styles.value).height);
            words = std::max(words, columns.detail_height);
        } else {
            block.fits = std::max(stack.label.longest_word_width, stack.detail.longest_word_width) <=
                         words_width(columns, width);
        }
        double inside = std::max(words, columns.picture);
        inside = columns.button_below && change != nullptr ? inside + button + columns.space : std::max(inside, button);
        block.height = std::ceil(inside + 2 * pad);
        block.gap = sizes.gap;
        block.nodes = {line->id};
        if (change != nullptr) block.nodes.push_back(change->id);
        block.place = [&desk, line, columns](Output& output, const Rect& rect) {
            place_line(desk, *line, columns, output, rect);
        };
        blocks.push_back(std::move(block));
    }
    return blocks;
}

} // namespace

// White space and columns give way first, where there are more lines than room. A line is never torn: where one would
// be higher than the screen has room, letters give way a little, then the pictures.
Blocks summary_blocks(const Desk& desk, const std::vector<const Node*>& lines, const Room& room) {
    Blocks blocks = blocks_for(desk, lines, room.width, LineTry{1.0, true});
    if (height_of(blocks) <= room.height) return blocks;
    for (const double share : {1.0, 0.85, 0.7}) {
        Blocks low = low_summary_blocks(desk, lines, room.width, share);
        if (all_fit(low) && highest(low) <= room.whole) return low;
    }
    for (const LineTry& tried : {LineTry{0.85, true}, LineTry{0.7, true}, LineTry{0.7, false}}) {
        if (highest(blocks) <= room.whole) break;
        blocks = blocks_for(desk, lines, room.width, tried);
    }
    return blocks;
}

} // namespace copro
