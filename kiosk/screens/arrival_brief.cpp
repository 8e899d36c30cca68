// What people need today, for the host: only of those who said that the host may know (domain.md, "Access needs").
#include "kiosk/app/roll.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/roll_parts.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_arrival_brief(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return staff_pin_screen().build(model, words, tree);
    tree.main.children.push_back(heading_node(words.say(MessageKey("brief.heading")), "help"));
    add_printing(model, words, tree);
    const std::vector<BriefEntry> brief = arrival_brief(model, words);
    const MessageKey about(brief.empty() ? MessageKey("brief.nobody") : MessageKey("brief.only-yes"));
    tree.main.children.push_back(idea_node("brief.about", words.say(about), "private"));
    int number = 0;
    for (const BriefEntry& entry : brief) {
        const std::string id = "brief.person-" + std::to_string(++number);
        // A name is never the last thing on a part: what the person needs comes right after it.
        Node person = group_node(id, Arrange::column, {});
        person.label = entry.name;
        person.picture = "me";
        if (!entry.is_here) person.detail = words.say(MessageKey("brief.expected"));
        person.is_private = true;
        int place = 0;
        for (const BriefEntry::Need& need : entry.needs) {
            Node node = idea_node(id + ".need-" + std::to_string(++place), need.words, need.picture);
            node.is_private = true;
            person.children.push_back(std::move(node));
        }
        tree.main.children.push_back(std::move(person));
    }
    add_back(tree, words);
    if (!brief.empty()) add_print(model, words, tree);
}

std::optional<Action> on_arrival_brief(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return staff_pin_screen().on(model, event);
    if (is_pressed(event, "list.print")) return PrintList{};
    return std::nullopt;
}

} // namespace

Screen arrival_brief_screen() { return {"arrival-brief", build_arrival_brief, on_arrival_brief}; }

} // namespace copro
