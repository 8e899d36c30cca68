// What holds for every screen whatever it shows: says what breaks it. For tests; any thread.
#pragma once

#include "kiosk/view/tree.h"

#include <set>
#include <string>

namespace copro::test {

// "" when all is well, else the first thing that is wrong.
inline std::string broken_rule(const Tree& tree) {
    std::string wrong;
    std::set<std::string> ids;
    const auto say = [&](const std::string& id, const char* what) {
        if (wrong.empty()) wrong = tree.screen + " #" + id + ": " + what;
    };
    for_each_node(tree, [&](const Node& node) {
        if (node.id.empty()) say(node.id, "has no id");
        if (!ids.insert(node.id).second) say(node.id, "stands twice");
        if (node.role != Role::group && node.label.empty()) say(node.id, "has no words");
        if (node.label.text().starts_with("[") || node.detail.text().starts_with("["))
            say(node.id, "lacks its message");
        if (node.label.text().find('{') != std::string::npos) say(node.id, "has a place that nothing fills");
        if (node.spoken && node.spoken->empty()) say(node.id, "is silent");
        if (node.role == Role::group && node.children.empty() && node.id != "actions" && node.id != "suggestions")
            say(node.id, "is an empty group");
        if (node.columns < 1 || node.span < 1) say(node.id, "has no columns");
    });
    if (tree.screen.empty()) say("", "has no name");
    if (tree.language.empty()) say("", "has no language");
    if (tree.main.children.empty()) say("main", "is empty");
    // Sign language stands there where there is a film of the screen.
    const bool has_films = ids.contains("help.sign-language");
    if (tree.help.children.size() != (has_films ? 6U : 5U)) say("help", "is not whole");
    for (const Node* part : {&tree.more, &tree.back_up}) {
        if (part->id.empty() || part->label.empty() || ids.contains(part->id)) say(part->id, "is not fit to be shown");
    }
    std::size_t headings = 0;
    for (const Node& node : tree.main.children) headings += node.role == Role::heading ? 1 : 0;
    if (headings != 1) say("main", "must have one heading");
    return wrong;
}

// All that is to be read on it.
inline std::string texts_of(const Tree& tree) {
    std::string all;
    for_each_node(tree, [&](const Node& node) {
        all += node.label.text() + "|" + node.detail.text() + "|" + node.value.text() + "\n";
    });
    return all;
}

} // namespace copro::test
