// Headings, text, alerts: words with a picture before them.
#include "kiosk/ui/block.h"
#include "kiosk/ui/qr_code.h"

namespace copro {

namespace {

struct WordsStyle {
    double capital = 0;
    bool bold = false;
    Align align = Align::start;
};

double heading_capital(const Desk& desk) {
    switch (desk.headings) {
    case Heading::full: return desk.sizes.heading;
    case Heading::small: return desk.sizes.label;
    case Heading::smaller: return std::max(desk.sizes.least_capital, desk.sizes.text * smaller_heading_share);
    }
    return desk.sizes.heading;
}

// What is told about an answer: nothing that is acted on.
bool is_told(const Node& node) {
    return node.role == Role::alert || (node.role == Role::text && node.look == Look::soft);
}

double told_capital(const Desk& desk) { return std::max(desk.sizes.least_capital, desk.sizes.text * desk.told); }

WordsStyle style_of(const Desk& desk, const Node& node) {
    const Sizes& sizes = desk.sizes;
    if (is_told(node)) return {told_capital(desk), node.look == Look::warning, Align::start};
    if (node.role == Role::heading) return {heading_capital(desk), true, Align::start};
    if (node.look == Look::money) return {sizes.heading, true, Align::end};
    if (node.look == Look::lead) return {sizes.lead, false, Align::start};
    if (node.look == Look::warning) return {sizes.text, true, Align::start};
    if (node.role == Role::group) return {sizes.label, true, Align::start};
    return {sizes.text, false, Align::start};
}

double picture_size(const Desk& desk, const Node& node) {
    if (node.role == Role::picture) return lone_picture_side(desk.sizes, node);
    if (node.picture.empty() || (desk.headings != Heading::full && node.role == Role::heading)) return 0;
    if (node.role == Role::heading) return std::max(desk.sizes.heading * 2, 20 * desk.sizes.mm);
    if (node.look == Look::lead) return std::max(desk.sizes.lead * 2.6, 26 * desk.sizes.mm);
    // A picture in full would hold open the room that the smaller words leave.
    if (is_told(node) && desk.told < 1) return told_capital(desk) * 2;
    return std::max(desk.sizes.text * 2.2, 16 * desk.sizes.mm);
}

double gap_before(const Desk& desk, const Node& node) {
    if (node.role == Role::heading) return 0;
    // The line under a heading belongs to it.
    if (node.look == Look::soft) return desk.sizes.gap * 0.4;
    return desk.sizes.gap;
}

} // namespace

double lone_picture_side(const Sizes& sizes, const Node& node) {
    const double side = std::min(60 * sizes.mm, sizes.height * 0.26);
    return is_code(node.picture) ? code_side(side, sizes.mm) : side;
}

Block text_block(const Desk& desk, const Node& node, double width) {
    const WordsStyle words = style_of(desk, node);
    const double picture = picture_size(desk, node);
    const bool alone = node.role == Role::picture;
    const double space = picture > 0 ? desk.sizes.wide_gap * 0.8 : 0;
    const double wrap = std::floor(std::max(1.0, alone ? width : width - picture - space));
    const TextStyle style = desk.style(words.capital, words.bold, node);
    const TextStyle second = desk.style(desk.sizes.text, false, node);
    std::string text = alone ? std::string() : node.label.text();
    if (!node.value.empty()) text += (text.empty() ? "" : " ") + node.value.text();
    const TextExtent label = desk.text.measure(text, style, static_cast<int>(wrap));
    const TextExtent detail =
        alone ? TextExtent{} : desk.text.measure(node.detail.text(), second, static_cast<int>(wrap));

    Block block;
    block.height = std::max<double>(label.height + detail.height, picture);
    block.gap = gap_before(desk, node);
    block.heading = node.role == Role::heading;
    block.hint = is_told(node);
    // What is wrong with an answer stands right before it, and how far something is turned up right before its buttons.
    block.keep_with_next = node.role == Role::group || node.look == Look::warning || node.progress.has_value();
    block.fits = std::max(label.longest_word_width, detail.longest_word_width) <= wrap;
    block.nodes = {node.id};
    block.place = [=, node = &node, fits = block.fits](Output& output, const Rect& rect) {
        Placed placed = start_placed(*node, Rect{rect.x, rect.y, rect.w, rect.h});
        if (!fits) report_long_word(output, *node);
        double x = rect.x;
        if (picture > 0) {
            placed.picture = {x, rect.y + (rect.h - picture) / 2, picture, picture};
            if (alone) {
                const double size = std::min(picture, rect.w);
                placed.picture = {x, rect.y, size, size};
            }
            x += picture + space;
        }
        const double y = rect.y + (rect.h - label.height - detail.height) / 2;
        const bool soft = node->look == Look::soft;
        if (!text.empty()) {
            placed.texts.push_back(
                TextBox{TextOf::label, {x, y, wrap, double(label.height)}, text, style, words.align, soft});
        }
        if (detail.height > 0) {
            placed.texts.push_back(TextBox{TextOf::detail,
                                           {x, y + label.height, wrap, double(detail.height)},
                                           node->detail.text(),
                                           second,
                                           words.align,
                                           true});
        }
        output.placed.push_back(std::move(placed));
    };
    return block;
}

Block alert_block(const Desk& desk, const Node& node, double width) {
    const double inset = desk.sizes.pad_side;
    const Block words = text_block(desk, node, width - 2 * inset);
    Block block = words;
    const double pad = desk.told < 1 ? 1.5 * desk.sizes.mm : std::max(desk.sizes.pad * 0.6, 2.5 * desk.sizes.mm);
    block.height = words.height + 2 * pad;
    block.gap = desk.sizes.gap;
    block.place = [=](Output& output, const Rect& rect) {
        words.place(output,
                    Rect{rect.x + inset, rect.y + (rect.h - words.height) / 2, rect.w - 2 * inset, words.height});
        output.placed.back().rect = rect;
        output.placed.back().boxed = true;
    };
    return block;
}

} // namespace copro
