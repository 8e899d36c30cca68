#include "kiosk/atspi/exposed.h"

#include "kiosk/view/utf8.h"
#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

Box around(const std::vector<ExposedNode>& nodes) {
    Box all;
    for (const ExposedNode& node : nodes) {
        const Box& box = node.box;
        if (box.w == 0 || box.h == 0) continue;
        if (all.w == 0) {
            all = box;
            continue;
        }
        const int right = std::max(all.x + all.w, box.x + box.w);
        const int bottom = std::max(all.y + all.h, box.y + box.h);
        all.x = std::min(all.x, box.x);
        all.y = std::min(all.y, box.y);
        all.w = right - all.x;
        all.h = bottom - all.y;
    }
    return all;
}

// The bus takes nothing but UTF-8, and libdbus ends the program that sends it anything else.
std::string sendable(const std::string& text) {
    if (is_utf8(text)) return text;
    std::string whole; // each broken byte as U+FFFD
    for (const std::string& letter : letters_of(text)) whole += letter;
    return whole;
}

// However the screen wrote it: not a letter of a PIN leaves the kiosk.
std::string as_dots(const std::string& text) {
    std::string dots;
    for (std::size_t letter = letters_of(text).size(); letter > 0; --letter) dots += "\u2022";
    return dots;
}

// Second line and amount, each on a line of its own: a description is one text.
std::string lines_below(const Node& node) {
    std::string lines = sendable(node.detail.text());
    if (node.role == Role::field || node.value.empty()) return lines;
    return lines + (lines.empty() ? "" : "\n") + sendable(node.value.text());
}

class Exposer {
public:
    Exposer(const Tree& tree, const ExposedPlace& place)
        : m_tree(tree)
        , m_place(place) {}

    void add(const Node& node, const std::string& description, std::vector<ExposedNode>& into) const {
        if (node.role == Role::group) return add_group(node, into);
        const auto shown = m_place.shown.find(node.id);
        // The question is on every part; its words may stand in the band when there is no other room.
        if (shown == m_place.shown.end() && node.role != Role::heading) return;
        ExposedNode one = named(node);
        if (shown != m_place.shown.end()) one.box = shown->second.box;
        one.disabled = node.disabled || (shown != m_place.shown.end() && shown->second.disabled);
        one.focusable = is_control(node.role) && !one.disabled;
        // S13: what has the ring is what a screen reader is told.
        one.focused = one.focusable && node.id == m_tree.focus;
        if (one.description.empty()) one.description = description;
        for (const Node& child : node.children) add(child, one.description, one.children);
        into.push_back(std::move(one));
    }

    void add_area(const Node& area, const std::vector<const Node*>& more, std::vector<ExposedNode>& into) const {
        ExposedNode panel = named(area);
        for (const Node& child : area.children) add(child, "", panel.children);
        for (const Node* node : more) add(*node, "", panel.children);
        panel.box = around(panel.children);
        if (!panel.children.empty()) into.push_back(std::move(panel));
    }

private:
    [[nodiscard]] ExposedNode named(const Node& node) const {
        ExposedNode one;
        one.id = node.id;
        one.role = node.role;
        one.is_secret = node.is_secret;
        one.name = sendable((node.spoken ? *node.spoken : node.label).text());
        one.value = node.is_secret ? as_dots(node.value.text()) : sendable(node.value.text());
        one.description = lines_below(node);
        one.language = node.language.empty() ? m_tree.language : node.language;
        one.selected = node.selected;
        return one;
    }

    void add_group(const Node& node, std::vector<ExposedNode>& into) const {
        if (node.label.empty()) {
            for (const Node& child : node.children) add(child, "", into);
        } else {
            add_area(node, {}, into);
        }
    }

    const Tree& m_tree;
    const ExposedPlace& m_place;
};

} // namespace

ExposedScreen expose(const Tree& tree, const ExposedPlace& place) {
    ExposedScreen screen;
    screen.name = sendable(heading_of(tree.main).text());
    screen.language = tree.language;
    screen.window = place.window;
    screen.active = place.active;
    screen.page = place.page;
    screen.is_quiet = find_node(tree, "spoken.on") != nullptr;
    const Exposer exposer(tree, place);
    exposer.add_area(tree.band, {}, screen.areas);
    exposer.add_area(tree.main, {}, screen.areas);
    exposer.add_area(tree.actions, {&tree.back_up, &tree.more}, screen.areas);
    exposer.add_area(tree.help, {}, screen.areas);
    return screen;
}

void forget(ExposedNode& node) {
    for (std::string* text : {&node.name, &node.description, &node.value}) wipe(*text);
    for (ExposedNode& child : node.children) forget(child);
}

void forget(ExposedScreen& screen) {
    wipe(screen.name);
    for (ExposedNode& area : screen.areas) forget(area);
}

} // namespace copro
