#include "kiosk/see.h"

#include "kiosk/ui/renderer.h"
#include "sync/base/json.h"

#include <fmt/format.h>

namespace copro {

namespace {

Json rect_json(const Rect& rect, double scale) {
    Json list = Json::array();
    for (const double length : {rect.x, rect.y, rect.w, rect.h}) list.push_back(std::round(length / scale * 10) / 10);
    return list;
}

Json node_json(const Placed& placed, const Tree& tree, ColourSet colours, double px_per_mm) {
    const Node& node = placed.node;
    const Paint paint = paint_of(placed, colours, false);
    Json json{{"id", node.id}, {"role", name_of(node.role)}, {"label", node.label.text()}};
    if (!node.detail.empty()) json["detail"] = node.detail.text();
    json["spoken"] = (node.spoken ? *node.spoken : node.label).spoken();
    json["value"] = node.value.text();
    Json state = Json::array();
    if (node.selected) state.push_back("selected");
    if (node.disabled) state.push_back("disabled");
    if (tree.focus == node.id) state.push_back("focused");
    json["state"] = std::move(state);
    json["language"] = node.language.empty() ? tree.language : node.language;
    json["private"] = is_private(node);
    json["picture"] = node.picture;
    json["rect_px"] = rect_json(placed.rect, 1);
    json["rect_mm"] = rect_json(placed.rect, px_per_mm);
    json["capital_mm"] = std::round(placed.capital_px() / px_per_mm * 100) / 100;
    json["ink"] = spelling(paint.ink);
    json["ground"] = spelling(paint.ground);
    return json;
}

void dump_node(const Node& node, int depth, std::string& out) {
    out += std::string(static_cast<std::size_t>(depth) * 2, ' ');
    out += fmt::format("{} {}", name_of(node.role), node.id);
    if (!node.label.empty()) out += ": " + node.label.text();
    if (!node.detail.empty()) out += " / " + node.detail.text();
    if (!node.value.empty()) out += " = " + node.value.text();
    if (node.selected) out += " (selected)";
    if (!node.language.empty()) out += " [" + node.language + "]";
    out += '\n';
    for (const Node& child : node.children) dump_node(child, depth + 1, out);
}

} // namespace

Json see(const Tree& tree, const Layout& layout, ColourSet colours, double px_per_mm) {
    Json nodes = Json::array();
    for (const Placed& placed : layout.placed) nodes.push_back(node_json(placed, tree, colours, px_per_mm));
    return Json{{"screen", tree.screen},   {"language", tree.language}, {"right_to_left", tree.right_to_left},
                {"part", layout.part + 1}, {"parts", layout.parts},     {"nodes", std::move(nodes)}};
}

std::string dump(const Tree& tree) {
    std::string out =
        fmt::format("screen {} [{}]{}\n", tree.screen, tree.language, tree.right_to_left ? " right to left" : "");
    for (const Node* area : {&tree.band, &tree.main, &tree.actions, &tree.help}) dump_node(*area, 0, out);
    return out;
}

} // namespace copro
