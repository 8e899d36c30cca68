// "Today you will…": what the meeting asks of this person (the charter's "clear roles"). After signing in, and by
// itself.
#include "kiosk/app/role.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_role_card(const Model& model, const Words& words, Tree& tree) {
    const RoleToday role = role_today(model);
    tree.main.children.push_back(heading_node(words.say(MessageKey("notice.your-role")), "role"));
    if (role.title != nullptr) {
        Node title = own_text_node("role-card.title", *role.title, words);
        title.look = Look::lead;
        title.picture = "star";
        tree.main.children.push_back(std::move(title));
    }
    int number = 0;
    for (const Idea& idea : role.today) {
        Node node = own_text_node("role-card." + std::to_string(++number), idea.words, words);
        node.picture = idea.picture;
        tree.main.children.push_back(std::move(node));
    }
    add_read(tree, words);
}

std::optional<Action> on_role_card(const Model&, const NodeEvent&) { return std::nullopt; }

} // namespace

Screen role_card_screen() { return {"role-card", build_role_card, on_role_card}; }

} // namespace copro
