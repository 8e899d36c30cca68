// A field and what is typed into it.
#include "kiosk/ui/block.h"

#include <algorithm>

namespace copro {

namespace {

// The end of what was typed, in at most `lines` lines: the place where one types must be seen.
std::string tail_of(const Desk& desk, const std::string& text, const TextStyle& style, int width, int lines) {
    if (desk.text.measure(text, style, width).lines <= lines) return text;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t space = text.find(' ', from + 1);
        from = space == std::string::npos ? from + std::max<std::size_t>(1, (text.size() - from) / 2) : space + 1;
        // Never start inside a character.
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
        std::string tail = "… " + text.substr(from);
        if (desk.text.measure(tail, style, width).lines <= lines) return tail;
    }
    return {};
}

// As every program shows what is still being composed.
std::vector<Rect> underlines_of(const Desk& desk, const Node& field, const TextBox& words) {
    std::vector<Rect> lines;
    const std::size_t length = std::min(field.composing, words.text.size());
    if (length == 0) return lines;
    const double thick = std::max(2.0, 0.5 * desk.sizes.mm);
    const TextRequest request{words.text, words.style, static_cast<int>(words.rect.w), words.align};
    for (const TextRect& place : desk.text.places_of(request, words.text.size() - length, length)) {
        lines.push_back(Rect{words.rect.x + place.x, words.rect.y + place.y + place.height - thick,
                             static_cast<double>(place.width), thick});
    }
    return lines;
}

} // namespace

FieldPlan plan_field(const Desk& desk, const Node& field, const Room& room, bool number, double share) {
    const Sizes& sizes = desk.sizes;
    FieldPlan plan;
    plan.capital = std::max(sizes.lead * share, sizes.least_capital);
    plan.inset = sizes.pad_side;
    plan.style = desk.style(plan.capital, false, field);
    plan.style.break_anywhere = true;
    // Numbers run from the left in every script.
    if (number) plan.style.right_to_left = false;
    plan.label_style = desk.style(std::max(sizes.text * 0.8 * share, sizes.least_capital), true, field);
    const int wrap = static_cast<int>(room.width - 2 * plan.inset - 2 * sizes.mm);
    if (!field.label.empty() && field.label != desk.heading) {
        plan.label_height =
            desk.text.measure(field.label.text(), plan.label_style, static_cast<int>(room.width)).height;
    }
    const double line = plan.capital * 2.05;
    const int most = std::clamp(static_cast<int>((room.height - plan.label_height - plan.capital) / line), 1, 8);
    plan.shown = tail_of(desk, field.value.text(), plan.style, wrap, most);
    plan.extent = desk.text.measure(plan.shown.empty() ? "H" : plan.shown, plan.style, wrap);
    plan.box_height = std::max(plan.extent.height + 2 * std::max(sizes.pad * 0.55, 1.2 * sizes.mm), 14 * sizes.mm);
    return plan;
}

void place_field(const Desk& desk, const Node& field, const FieldPlan& plan, Output& output, const Rect& rect) {
    Placed placed = start_placed(field, rect);
    placed.boxed = true;
    const Rect box{rect.x, rect.y + plan.label_height, rect.w, rect.h - plan.label_height};
    placed.rect = box;
    if (plan.label_height > 0) {
        Placed name = start_placed(field, Rect{rect.x, rect.y, rect.w, plan.label_height});
        name.node.id = field.id + ".label";
        name.node.role = Role::text;
        name.node.value = {};
        name.node.picture.clear();
        name.node.look = Look::plain;
        name.texts.push_back(
            TextBox{TextOf::label, name.rect, field.label.text(), plan.label_style, Align::start, false});
        output.placed.push_back(std::move(name));
    }
    const double width = std::floor(box.w - 2 * plan.inset - 2 * desk.sizes.mm);
    const double y = box.y + (box.h - plan.extent.height) / 2;
    double caret = box.x + plan.inset;
    if (!plan.shown.empty()) {
        placed.texts.push_back(TextBox{TextOf::value,
                                       {box.x + plan.inset, y, width, double(plan.extent.height)},
                                       plan.shown,
                                       plan.style,
                                       Align::start,
                                       false});
        placed.underlines = underlines_of(desk, field, placed.texts.back());
        const int wrap = static_cast<int>(width);
        const TextExtent extent = desk.text.measure(plan.shown, plan.style, wrap);
        // Words of the other direction end where they began.
        const int end = plan.style.right_to_left ? extent.last_line_width - extent.end_x : extent.end_x;
        caret += end > 0 ? end + 0.6 * desk.sizes.mm : -1.8 * desk.sizes.mm;
    }
    const double last = y + plan.extent.height - plan.capital * 1.65;
    const double caret_width = std::max(2.0, 0.9 * desk.sizes.mm);
    // The box will be mirrored with the screen, the number in it will not.
    if (desk.right_to_left && !plan.style.right_to_left) caret = box.right() - (caret - box.x) - caret_width;
    placed.caret = {caret, last, caret_width, plan.capital * 1.45};
    output.placed.push_back(std::move(placed));
}

Block field_block(const Desk& desk, const Node& field, const Room& room) {
    const FieldPlan plan = plan_field(desk, field, room, false);
    Block block;
    block.height = plan.height();
    block.gap = desk.sizes.gap;
    block.nodes = {field.id};
    block.place = [&desk, &field, plan](Output& output, const Rect& rect) {
        place_field(desk, field, plan, output, rect);
    };
    return block;
}

} // namespace copro
