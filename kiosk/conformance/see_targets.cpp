// How large everything is, in millimetres of the glass.
#include "kiosk/conformance/swept.h"

#include <algorithm>

namespace copro {

namespace {

double smaller_side(const Rect& rect) { return std::min(rect.w, rect.h); }

void see_growth(const SweptScreen& swept, double targets, double pictures, TargetFigures& into) {
    const std::string place = swept.sample.name + swept.language + swept.shape.name;
    if (swept.layout.part > 0 || targets == 0) return;
    if (swept.text_size == TextSize::standard) into.standard_sum[place] = {targets, pictures};
    const auto standard = into.standard_sum.find(place);
    if (swept.text_size != TextSize::largest || standard == into.standard_sum.end()) return;
    into.target_growth += targets / standard->second.first;
    into.picture_growth += standard->second.second > 0 ? pictures / standard->second.second : 1;
    ++into.grown;
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
    double sides = 0;
    double pictures = 0;
    double controls = 0;
    double drawn = 0;
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
        if (!placed.picture.empty() && placed.area == Area::main) {
            pictures += smaller_side(placed.picture);
            ++drawn;
        }
        if (!is_control(placed.node.role)) continue;
        ++into.targets.targets;
        ++controls;
        sides += smaller_side(placed.rect);
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
    see_growth(swept, controls == 0 ? 0 : sides / controls, drawn == 0 ? 0 : pictures / drawn, into.targets);
    if (layout.parts < 2 || layout.part + 1 == layout.parts) return;
    ++into.targets.longer_than_one_part;
    into.targets.more_reached += is_reached(layout, "part.more") ? 1 : 0;
}

} // namespace copro
