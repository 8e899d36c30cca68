// A button, an answer or a key: one box with picture, label and detail.
#include "kiosk/ui/block.h"

namespace copro {

namespace {

Mark mark_of(const Node& node, const ControlStyle& style) {
    if (node.role == Role::checkbox) return Mark::square;
    // A key that is on has a heavy border and changes the other keys' letters; a mark would need the room of its word.
    if (node.role == Role::key) return Mark::none;
    // Large cards with a face answer by being touched: a ring in the corner only tells which one was chosen.
    if (node.role == Role::radio) return style.above && !node.selected ? Mark::none : Mark::circle;
    return node.selected ? Mark::circle : Mark::none;
}

// Arrows that lead on stand after the words.
bool picture_after(const Node& node) { return node.picture == "next"; }

// The parts of a control, measured for one width.
struct Parts {
    Mark mark = Mark::none;
    double mark_size = 0;
    double picture = 0;
    double space = 0; // between picture and words
    double words_width = 0;
    TextStyle label_style;
    TextStyle detail_style;
    TextExtent label;
    TextExtent detail;
    bool detail_inline = false;
    double words_height = 0;
};

Parts measure(const Desk& desk, const Node& node, const ControlStyle& style, double width) {
    Parts parts;
    const double mm = desk.sizes.mm;
    parts.mark = mark_of(node, style);
    parts.mark_size = style.label * 1.15;
    parts.picture = node.picture.empty() ? 0 : style.picture;
    parts.space = style.above ? 1.5 * mm : std::max(3 * mm, style.label * 0.5);
    double inner = width - 2 * style.pad_side;
    if (!style.above) {
        if (parts.picture > 0) inner -= parts.picture + parts.space;
        // Lists keep the mark's place, so that words do not move when an answer is chosen.
        if (parts.mark != Mark::none) inner -= parts.mark_size + parts.space;
    }
    parts.words_width = std::floor(std::max(inner, 1.0));
    const int wrap = static_cast<int>(parts.words_width);
    parts.label_style = desk.style(style.label, true, node);
    parts.label = desk.text.measure(node.label.text(), parts.label_style, wrap);
    parts.words_height = parts.label.height;
    if (!node.detail.empty()) {
        parts.detail_style = desk.style(style.detail, false, node);
        parts.detail = desk.text.measure(node.detail.text(), parts.detail_style, wrap);
        const TextExtent line = desk.text.measure(node.detail.text(), parts.detail_style);
        if (style.inline_detail && parts.label.lines == 1 &&
            parts.label.width + parts.space + line.width <= parts.words_width) {
            parts.detail_inline = true;
            parts.detail = line;
            parts.words_height = std::max(parts.label.height, line.height);
        } else {
            parts.words_height += parts.detail.height;
        }
    }
    if (style.above && parts.words_height < style.words_room) parts.words_height = style.words_room;
    return parts;
}

} // namespace

ControlStyle list_style(const Desk& desk, const Node& node) {
    const Sizes& sizes = desk.sizes;
    ControlStyle style;
    style.align = Align::start;
    style.label = node.sample ? capital_height_mm(*node.sample) * sizes.mm : sizes.label;
    style.detail = std::max(sizes.text * 0.85, sizes.least_capital);
    style.picture = std::max(sizes.label * 2.2, 14 * sizes.mm);
    style.pad = sizes.pad;
    style.pad_side = sizes.pad_side;
    style.least_height = sizes.main_button;
    style.inline_detail = node.span > 1;
    if (node.role == Role::radio && node.is_private && !node.detail.empty()) {
        // People who are called the same, and what tells them apart: all of them on one part.
        style.detail = std::max(style.label * 0.7, sizes.least_capital);
        style.pad = std::min(style.pad, 2.2 * sizes.mm);
    }
    if (is_ticked_off(node) || (node.is_remark && !node.detail.empty())) {
        style.detail = std::max(style.label * 0.65, sizes.least_capital);
        style.pad = std::min(style.pad, 1.5 * sizes.mm);
        if (!sizes.big_buttons) style.least_height = std::min(style.least_height, (least_main_mm + 0.5) * sizes.mm);
    }
    return style;
}

double natural_width(const Desk& desk, const Node& node, const ControlStyle& style) {
    const Parts parts = measure(desk, node, style, 1e6);
    double width = std::max(parts.label.width, parts.detail_inline ? 0 : parts.detail.width);
    if (parts.detail_inline) width += parts.space + parts.detail.width;
    if (style.above) {
        width = std::max(width, parts.picture);
    } else {
        if (parts.picture > 0) width += parts.picture + parts.space;
        if (parts.mark != Mark::none) width += parts.mark_size + parts.space;
    }
    return std::ceil(width + 2 * style.pad_side) + 1;
}

ControlPlan plan_control(const Desk& desk, const Node& node, const ControlStyle& style, double width) {
    const Parts parts = measure(desk, node, style, width);
    ControlPlan plan;
    plan.lines = parts.label.lines;
    plan.words_height = parts.words_height;
    plan.fits = parts.label.longest_word_width <= parts.words_width &&
                (node.detail.empty() || parts.detail.longest_word_width <= parts.words_width);
    const double inside =
        style.above ? parts.words_height + (parts.picture > 0 ? parts.picture + parts.space : 0)
                    : std::max({parts.words_height, parts.picture, parts.mark == Mark::none ? 0 : parts.mark_size});
    plan.height = std::max(style.least_height, std::ceil(inside + 2 * style.pad));
    return plan;
}

namespace {

// What it says. at: where it begins, and how wide it may be.
void place_label_and_detail(const Node& node, const Parts& parts, Align align, const Rect& at, Placed& placed) {
    if (node.label.empty()) return;
    if (parts.detail_inline) {
        // Both on one baseline.
        const double baseline = at.y + std::max(parts.label.baseline, parts.detail.baseline);
        const double label_width = parts.label.width;
        placed.texts.push_back(TextBox{TextOf::label,
                                       {at.x, baseline - parts.label.baseline, label_width, double(parts.label.height)},
                                       node.label.text(),
                                       parts.label_style,
                                       Align::start,
                                       false});
        placed.texts.push_back(TextBox{TextOf::detail,
                                       {at.x + label_width + parts.space, baseline - parts.detail.baseline,
                                        double(parts.detail.width), double(parts.detail.height)},
                                       node.detail.text(),
                                       parts.detail_style,
                                       Align::start,
                                       true});
    } else {
        placed.texts.push_back(TextBox{TextOf::label,
                                       {at.x, at.y, at.w, double(parts.label.height)},
                                       node.label.text(),
                                       parts.label_style,
                                       align,
                                       false});
        if (!node.detail.empty()) {
            placed.texts.push_back(TextBox{TextOf::detail,
                                           {at.x, at.y + parts.label.height, at.w, double(parts.detail.height)},
                                           node.detail.text(),
                                           parts.detail_style,
                                           align,
                                           true});
        }
    }
}

} // namespace

void place_control(const Desk& desk, const Node& node, const ControlStyle& style, Output& output, const Rect& rect) {
    const Parts parts = measure(desk, node, style, rect.w);
    Placed placed = start_placed(node, rect);
    placed.boxed = true;
    placed.main_button = style.main_button;
    if (parts.label.longest_word_width > parts.words_width || parts.detail.longest_word_width > parts.words_width) {
        report_long_word(output, node);
    }
    double x = rect.x + style.pad_side;
    double y = rect.y + (rect.h - parts.words_height) / 2;
    double words_width = parts.words_width;
    if (style.above) {
        // Spare height makes the picture larger before it makes gaps larger.
        double picture = parts.picture;
        if (picture > 0) {
            const double spare = rect.h - 2 * style.pad - parts.words_height - parts.space - picture;
            const double most = std::min(55 * desk.sizes.mm, words_width);
            picture = std::clamp(picture + spare * 0.55, picture, std::max(picture, most));
        }
        const double free = rect.h - parts.words_height - picture;
        // Where there is little room, the ring needs it more at the edges than picture and words between them (V7).
        const double most_between = std::max(0.0, free - 2 * ring_mm * desk.sizes.mm);
        const double between = picture > 0 ? std::min(parts.space + (free - parts.space) * 0.18, most_between) : 0;
        y = rect.y + (rect.h - parts.words_height - picture - between) / 2;
        if (picture > 0) {
            placed.picture = {rect.x + (rect.w - picture) / 2, y, picture, picture};
            y += picture + between;
        }
        if (parts.mark != Mark::none) {
            const double inset = 5.5 * desk.sizes.mm;
            placed.mark_rect = {rect.x + inset, rect.y + inset, parts.mark_size, parts.mark_size};
        }
    } else {
        const double words =
            std::min(words_width, parts.detail_inline ? parts.label.width + parts.space + parts.detail.width
                                                      : double(std::max(parts.label.width, parts.detail.width)));
        const double used = words + (parts.picture > 0 ? parts.picture + parts.space : 0) +
                            (parts.mark != Mark::none ? parts.mark_size + parts.space : 0);
        if (style.align == Align::centre && parts.picture > 0) {
            x = rect.x + (rect.w - used) / 2;
            words_width = words;
        }
        if (parts.mark != Mark::none) {
            placed.mark_rect = {x, rect.y + (rect.h - parts.mark_size) / 2, parts.mark_size, parts.mark_size};
            x += parts.mark_size + parts.space;
        }
        if (parts.picture > 0) {
            const double left = picture_after(node) ? x + words_width + parts.space : x;
            placed.picture = {left, rect.y + (rect.h - parts.picture) / 2, parts.picture, parts.picture};
            if (!picture_after(node)) x += parts.picture + parts.space;
        }
    }
    placed.mark = parts.mark;
    place_label_and_detail(node, parts, style.above ? Align::centre : style.align, {x, y, words_width, 0}, placed);
    output.placed.push_back(std::move(placed));
}

} // namespace copro
