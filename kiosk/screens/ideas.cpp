#include "kiosk/screens/ideas.h"

#include <algorithm>
#include <array>

namespace copro {

namespace {

constexpr std::array exceptions{
    IdeaException{"staff.here.", "a name, under the picture for all who are here"}, // not shown: a reason
};

bool covers(const IdeaException& one, const NodeId& id) {
    return one.id.ends_with('.') ? id.starts_with(one.id) : id == one.id;
}

// Soft looks are hints under a heading that has the picture; money looks are totals under pictured lines.
bool is_idea(const Node& node) {
    return node.role == Role::text && (node.look == Look::plain || node.look == Look::lead);
}

template <typename Visit>
void each_in(const Node& node, const Visit& visit) {
    visit(node);
    for (const Node& child : node.children) each_in(child, visit);
}

} // namespace

std::span<const IdeaException> idea_exceptions() { return exceptions; }

Ideas ideas_on(const Tree& tree) {
    Ideas ideas;
    each_in(tree.main, [&](const Node& node) {
        if (!is_idea(node)) return;
        ++ideas.count;
        if (!node.picture.empty()) return;
        const auto found = std::find_if(exceptions.begin(), exceptions.end(),
                                        [&](const IdeaException& one) { return covers(one, node.id); });
        ideas.bare.push_back({node.id, found == exceptions.end() ? nullptr : &*found});
    });
    return ideas;
}

std::vector<ReadLine> lines_read(const Tree& tree) {
    std::vector<ReadLine> lines;
    each_in(tree.main, [&](const Node& node) {
        const bool is_read = node.role == Role::heading || node.role == Role::text || node.role == Role::alert;
        if (!is_read || node.is_private) return;
        for (const Label* label : {&node.label, &node.detail}) {
            if (!label->empty()) lines.push_back({label->key(), label->text()});
        }
    });
    return lines;
}

std::string words_read(const Tree& tree) {
    std::string all;
    for (const ReadLine& line : lines_read(tree)) all += line.text + "\n";
    return all;
}

} // namespace copro
