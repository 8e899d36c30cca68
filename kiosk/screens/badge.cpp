// A badge: shown to the camera or a scanner; "Is this you?"; and why it opens nothing, with the way by name beside it.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/badge_parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

bool is_for_later(const BadgeState& badge) { return badge.message == MessageKey("badge.later").text(); }

// No more of the name than is found by its letters: somebody may have picked the badge up from the floor.
void build_is_it_you(const Invitee& person, const MeetingPack& pack, const Words& words, Tree& tree) {
    tree.screen = "badge.you";
    tree.main.children.push_back(heading_node(words.say(MessageKey("badge.is-it-you")), "me"));
    Node name = idea_node("badge.name", name_to_ask(person, pack, words), "named");
    name.detail = words.say(person.told_apart_by);
    name.is_private = true;
    tree.main.children.push_back(std::move(name));
    add_back(tree, words);
    tree.actions.children.push_back(
        button_node("badge.find", words.say(MessageKey("badge.not-me")), "question", Look::secondary));
    add_next(tree, words.say(MessageKey("badge.me")), "tick");
}

void build_badge_problem(const BadgeState& badge, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey(badge.message)), "badge"));
    add_back(tree, words);
    if (is_for_later(badge)) {
        tree.screen = "badge.later";
        tree.main.children.push_back(idea_node("badge.finish", words.say(MessageKey("badge.finish-first")), "finish"));
        tree.main.children.push_back(idea_node("badge.again", words.say(MessageKey("badge.show-again")), "badge"));
        return;
    }
    tree.screen = "badge.problem";
    tree.main.children.push_back(idea_node("badge.by-name", words.say(MessageKey("badge.by-name")), "named"));
    tree.main.children.push_back(idea_node("badge.ask", words.say(MessageKey("welcome.ask-person")), "person"));
    add_next(tree, words.say(MessageKey("badge.find-name")));
}

void build_badge(const Model& model, const Words& words, Tree& tree) {
    const BadgeState& badge = model.session.badge;
    const Invitee* owner = badge.meeting == nullptr ? nullptr : badge.meeting->invitee(badge.person);
    if (owner != nullptr) return build_is_it_you(*owner, badge.meeting->pack, words, tree);
    if (!badge.message.empty()) return build_badge_problem(badge, words, tree);
    tree.main.children.push_back(heading_node(words.say(MessageKey("badge.show")), "badge"));
    add_ways_to_show("badge", model, words, tree);
    add_back(tree, words);
}

std::optional<Action> on_badge(const Model& model, const NodeEvent& event) {
    if (is_pressed(event, "badge.find")) return FindMyName{};
    if (!is_pressed(event, "next")) return std::nullopt;
    return model.session.badge.person.empty() ? Action(FindMyName{}) : Action(BadgeIsMine{});
}

} // namespace

void add_ways_to_show(const std::string& id, const Model& model, const Words& words, Tree& tree) {
    const bool has_camera = model.carried.has_camera && !model.session.card.no_camera;
    if (has_camera) {
        tree.main.children.push_back(idea_node(id + ".camera", words.say(MessageKey("pass.hold-camera")), "camera"));
        tree.main.children.push_back(
            idea_node(id + ".no-pictures", words.say(MessageKey("pass.no-pictures")), "looking"));
        // In the band, which every part has: while the camera looks, nobody is looked at unawares.
        Node looking = text_node(id + ".looking", words.say(MessageKey("pass.camera-on")));
        looking.role = Role::status;
        tree.band.children.push_back(std::move(looking));
    } else {
        tree.main.children.push_back(idea_node(id + ".no-camera", words.say(MessageKey("pass.no-camera")), "no"));
    }
    const MessageKey scanner = has_camera ? MessageKey("pass.hold-scanner") : MessageKey("pass.only-scanner");
    tree.main.children.push_back(idea_node(id + ".scanner", words.say(scanner), "scanner"));
}

Screen badge_asked_screen() { return {badge_screen, build_badge, on_badge}; }

} // namespace copro
