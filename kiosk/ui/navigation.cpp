#include "kiosk/ui/navigation.h"

namespace copro {

namespace {

// How far `to` lies from `from` in a direction; negative when it does not lie there. Beside counts double.
double distance(const Rect& from, const Rect& to, Direction direction) {
    const bool across = direction == Direction::left || direction == Direction::right;
    double ahead = 0;
    switch (direction) {
    case Direction::up: ahead = from.y - to.bottom(); break;
    case Direction::down: ahead = to.y - from.bottom(); break;
    case Direction::left: ahead = from.x - to.right(); break;
    case Direction::right: ahead = to.x - from.right(); break;
    }
    if (ahead < -1) return -1;
    const double aside = across ? std::max({0.0, to.y - from.bottom(), from.y - to.bottom()})
                                : std::max({0.0, to.x - from.right(), from.x - to.right()});
    // A row is left sideways only for what stands in the same row.
    if (across && aside > 0) return -1;
    const double off = across ? std::abs(to.centre().y - from.centre().y) : std::abs(to.centre().x - from.centre().x);
    return std::max(0.0, ahead) + 2 * aside + off * 0.1;
}

bool is_stop(const Placed& placed, Stops stops) {
    return placed.focusable() || (stops == Stops::words_too && placed.readable());
}

} // namespace

const Placed* hit_test(const Layout& layout, Point point) {
    for (const Placed& placed : layout.placed) {
        if (placed.focusable() && placed.rect.holds(point)) return &placed;
    }
    return nullptr;
}

std::vector<NodeId> focus_order(const Layout& layout, Stops stops, std::string_view at) {
    std::vector<NodeId> order;
    for (const Placed& placed : layout.placed) {
        const bool has_ring = placed.node.id == at && is_control(placed.node.role);
        if (has_ring || is_stop(placed, stops)) order.push_back(placed.node.id);
    }
    return order;
}

ScanRows scan_rows(const Layout& layout, Stops stops) {
    ScanRows rows;
    const Placed* last = nullptr;
    for (const Placed& placed : layout.placed) {
        if (!is_stop(placed, stops)) continue;
        const bool beside = last != nullptr && placed.area == last->area && placed.rect.centre().y > last->rect.y &&
                            placed.rect.centre().y < last->rect.bottom();
        if (!beside) rows.emplace_back();
        rows.back().push_back(placed.node.id);
        last = &placed;
    }
    return rows;
}

ScanBlocks scan_blocks(const Layout& layout, Stops stops) {
    ScanBlocks blocks;
    const Placed* last = nullptr;
    for (auto& row : scan_rows(layout, stops)) {
        const Placed* const first = layout.find(row.front());
        const bool same_piece = last != nullptr && first->area == last->area &&
                                (first->node.role == Role::key) == (last->node.role == Role::key);
        if (!same_piece) blocks.emplace_back();
        blocks.back().push_back(std::move(row));
        last = first;
    }
    return blocks;
}

NodeId neighbour(const Layout& layout, std::string_view id, Direction direction, Stops stops) {
    const std::vector<NodeId> order = focus_order(layout, stops, id);
    if (order.empty()) return {};
    const Placed* from = layout.find(id);
    if (from == nullptr || (!is_stop(*from, stops) && !is_control(from->node.role))) return order.front();
    const Placed* best = nullptr;
    double nearest = 0;
    for (const Placed& placed : layout.placed) {
        if (!is_stop(placed, stops) || &placed == from) continue;
        const double away = distance(from->rect, placed.rect, direction);
        if (away >= 0 && (best == nullptr || away < nearest)) {
            best = &placed;
            nearest = away;
        }
    }
    if (best != nullptr) return best->node.id;
    const bool on =
        direction == Direction::down || direction == (layout.right_to_left ? Direction::left : Direction::right);
    const auto at = std::find(order.begin(), order.end(), id);
    if (on) return std::next(at) == order.end() ? order.front() : *std::next(at);
    return at == order.begin() ? order.back() : *std::prev(at);
}

} // namespace copro
