// How large everything is, in millimetres of the glass.
#include "kiosk/conformance/swept.h"

#include <algorithm>

namespace copro {

namespace {

double smaller_side(const Rect& rect) { return std::min(rect.w, rect.h); }

SizedScreen sized(const Layout& layout) {
    SizedScreen screen;
    double pictures = 0;
    for (const Placed& placed : layout.placed) {
        if (placed.area == Area::main && !placed.picture.empty()) {
            screen.picture += smaller_side(placed.picture);
            ++pictures;
        }
        // Words that are offered share one row with each other, and stand on the keys.
        const bool is_word = placed.node.id.starts_with("suggestion");
        const bool is_button = placed.node.role == Role::button || is_answer(placed.node.role);
        if (is_button && !is_word && placed.area != Area::help && placed.area != Area::band)
            screen.buttons[placed.node.id] = {smaller_side(placed.rect), placed.capital_px()};
    }
    if (pictures > 0) screen.picture /= pictures;
    return screen;
}

void see_growth(const SweptScreen& swept, TargetFigures& into) {
    if (swept.layout.part > 0) return;
    const std::string place = swept.sample.name + swept.language + swept.shape.name;
    if (swept.text_size == TextSize::standard) into.at_standard[place] = sized(swept.layout);
    const auto standard = into.at_standard.find(place);
    if (swept.text_size != TextSize::largest || standard == into.at_standard.end()) return;
    const double mm = swept.layout.sizes.mm;
    const SizedScreen now = sized(swept.layout);
    const SizedScreen before = std::move(standard->second);
    into.at_standard.erase(standard);
    if (before.picture > 0 && now.picture > 0) into.pictures.take(now.picture / before.picture);
    for (const auto& [id, large] : now.buttons) {
        const auto found = before.buttons.find(id);
        // Cards that share out what room there is are far larger than anybody gains by (Chen 2013).
        if (found == before.buttons.end() || found->second.side >= big_main_mm * mm) continue;
        const SizedScreen::Thing& usual = found->second;
        into.buttons.take(large.side / usual.side);
        if (usual.capital > 0 && large.capital > 0) into.button_letters.take(large.capital / usual.capital);
        if (large.capital < usual.capital) into.shrunk.add("smaller letters: " + where_of(swept) + " #" + id);
        if (large.side < usual.side && large.side < least_main_mm * mm)
            into.shrunk.add("a smaller button: " + where_of(swept) + " #" + id);
    }
}

bool is_reached(const Layout& layout, const NodeId& id) {
    const std::vector<NodeId> order = focus_order(layout);
    const ScanRows rows = scan_rows(layout);
    const bool by_switch = std::any_of(rows.begin(), rows.end(), [&](const std::vector<NodeId>& row) {
        return std::find(row.begin(), row.end(), id) != row.end();
    });
    return by_switch && std::find(order.begin(), order.end(), id) != order.end();
}

} // namespace

void see_targets(const SweptScreen& swept, Swept& into) {
    const Layout& layout = swept.layout;
    const double mm = layout.sizes.mm;
    if (swept.shape.big_buttons && layout.sizes.big_buttons) ++into.targets.with_room;
    if (swept.shape.big_buttons && !layout.sizes.big_buttons) into.targets.without_room.add(where_of(swept));
    for (std::size_t i = 0; i < layout.placed.size(); ++i) {
        const Placed& placed = layout.placed[i];
        const auto where = [&] { return where_of(swept) + " #" + placed.node.id; };
        if (const double capital = placed.capital_px(); capital > 0) {
            into.letters.capital_mm.take(capital / mm, where);
            const bool is_body =
                placed.node.role == Role::text && placed.area == Area::main && placed.node.look == Look::plain;
            // A second line is smaller; the first carries the idea.
            if (is_body && placed.node.detail.empty() && swept.text_size == TextSize::standard)
                into.letters.body_mm.take(capital / mm, where);
        }
        if (placed.focusable()) {
            ++into.rings.rings;
            const double ring = std::min(placed.rect.x - placed.ring.x, placed.ring.right() - placed.rect.right()) / mm;
            // It stands round the node, or in it where there is no room outside.
            into.rings.ring_mm.take(placed.ring.empty() ? 0 : std::max(ring, ring_inner_mm + ring_ink_mm), where);
        }
        if (!is_control(placed.node.role)) continue;
        ++into.targets.targets;
        into.targets.side_mm.take(smaller_side(placed.rect) / mm, where);
        if (placed.node.role == Role::key) into.targets.key_mm.take(smaller_side(placed.rect) / mm, where);
        if (placed.main_button) {
            Least& least = layout.sizes.big_buttons ? into.targets.big_main_mm : into.targets.main_mm;
            least.take(smaller_side(placed.rect) / mm, where);
        }
        for (std::size_t j = i + 1; j < layout.placed.size(); ++j) {
            if (is_control(layout.placed[j].node.role))
                into.targets.gap_mm.take(gap_between(placed.rect, layout.placed[j].rect) / mm, where);
        }
    }
    see_growth(swept, into.targets);
    if (layout.parts < 2 || layout.part + 1 == layout.parts) return;
    ++into.targets.longer_than_one_part;
    into.targets.more_reached += is_reached(layout, "part.more") ? 1 : 0;
}

} // namespace copro
