#include "kiosk/view/tree.h"

namespace copro {

namespace {

void walk(const Node& node, const std::function<void(const Node&)>& visit) {
    visit(node);
    for (const Node& child : node.children) walk(child, visit);
}

const Node* find_in(const Node& node, std::string_view id) {
    if (node.id == id) return &node;
    for (const Node& child : node.children) {
        if (const Node* found = find_in(child, id)) return found;
    }
    return nullptr;
}

} // namespace

void for_each_node(const Tree& tree, const std::function<void(const Node&)>& visit) {
    for (const Node* area : {&tree.band, &tree.main, &tree.actions, &tree.help}) walk(*area, visit);
}

const Node* find_node(const Tree& tree, std::string_view id) {
    for (const Node* area : {&tree.band, &tree.main, &tree.actions, &tree.help}) {
        if (const Node* found = find_in(*area, id)) return found;
    }
    return nullptr;
}

Label heading_of(const Node& node) {
    if (node.role == Role::heading) return node.label;
    for (const Node& child : node.children) {
        Label found = heading_of(child);
        if (!found.empty()) return found;
    }
    return {};
}

bool is_private(const Node& node) {
    const bool is_heard_private = node.spoken && node.spoken->is_private();
    return node.is_private || is_heard_private || node.label.is_private() || node.detail.is_private() ||
           node.value.is_private();
}

std::string_view name_of(Role role) {
    switch (role) {
    case Role::group: return "group";
    case Role::heading: return "heading";
    case Role::text: return "text";
    case Role::picture: return "picture";
    case Role::film: return "film";
    case Role::button: return "button";
    case Role::radio: return "radio";
    case Role::checkbox: return "checkbox";
    case Role::field: return "field";
    case Role::key: return "key";
    case Role::summary: return "summary";
    case Role::status: return "status";
    case Role::alert: return "alert";
    }
    return "";
}

std::string_view name_of(Look look) {
    switch (look) {
    case Look::plain: return "plain";
    case Look::primary: return "primary";
    case Look::secondary: return "secondary";
    case Look::quiet: return "quiet";
    case Look::person: return "person";
    case Look::sign_in: return "sign-in";
    case Look::feedback: return "feedback";
    case Look::claim: return "claim";
    case Look::warning: return "warning";
    case Look::card: return "card";
    case Look::soft: return "soft";
    case Look::lead: return "lead";
    case Look::money: return "money";
    }
    return "";
}

} // namespace copro
