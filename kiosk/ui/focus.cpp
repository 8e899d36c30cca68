#include "kiosk/ui/focus.h"

#include <limits>

namespace copro {

namespace {

// How far `to` lies in the direction, more for what is aside; none when it does not lie that way.
std::optional<double> distance(const Rect& from, const Rect& to, Direction direction) {
    const Point one = from.centre();
    const Point other = to.centre();
    double along = 0;
    double aside = 0;
    switch (direction) {
    case Direction::up:
        along = from.y - to.bottom();
        aside = std::abs(one.x - other.x);
        break;
    case Direction::down:
        along = to.y - from.bottom();
        aside = std::abs(one.x - other.x);
        break;
    case Direction::left:
        along = from.x - to.right();
        aside = std::abs(one.y - other.y);
        break;
    case Direction::right:
        along = to.x - from.right();
        aside = std::abs(one.y - other.y);
        break;
    }
    if (along < 0) return std::nullopt;
    return along + 2 * aside;
}

} // namespace

NodeId hit_test(const Layout& layout, Point at) {
    for (const Placed& placed : layout.placed) {
        if (placed.focusable() && placed.rect.holds(at)) return placed.node.id;
    }
    return {};
}

std::vector<NodeId> focus_order(const Layout& layout) {
    std::vector<NodeId> order;
    for (const Placed& placed : layout.placed) {
        if (placed.focusable()) order.push_back(placed.node.id);
    }
    return order;
}

NodeId focus_after(const Layout& layout, const NodeId& from, int step) {
    const std::vector<NodeId> order = focus_order(layout);
    if (order.empty()) return {};
    const auto at = std::find(order.begin(), order.end(), from);
    if (at == order.end()) return step > 0 ? order.front() : order.back();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    const std::ptrdiff_t next = ((at - order.begin()) + step + count) % count;
    return order[static_cast<std::size_t>(next)];
}

NodeId neighbour(const Layout& layout, const NodeId& from, Direction direction) {
    const bool forward = direction == Direction::down || direction == Direction::right;
    const Placed* start = layout.find(from);
    if (start == nullptr) return focus_after(layout, from, forward ? 1 : -1);
    const Placed* best = nullptr;
    double least = std::numeric_limits<double>::max();
    for (const Placed& placed : layout.placed) {
        if (!placed.focusable() || placed.node.id == from) continue;
        const auto far = distance(start->rect, placed.rect, direction);
        if (far && *far < least) {
            least = *far;
            best = &placed;
        }
    }
    return best == nullptr ? focus_after(layout, from, forward ? 1 : -1) : best->node.id;
}

} // namespace copro
