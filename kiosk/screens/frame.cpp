#include "kiosk/screens/frame.h"

#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/films.h"

#include <algorithm>

namespace copro {

namespace {

const Meeting* meeting_of(const Model& model) {
    if (const Meeting* room = room_meeting(model)) return room;
    if (model.session.meeting != nullptr) return model.session.meeting.get();
    return model.carried.meetings.size() == 1 ? model.carried.meetings.front().get() : nullptr;
}

// Each in the language that its words are in, in two pieces when those are two languages.
std::vector<Node> who_and_what(const Model& model, const Words& words) {
    const Meeting* meeting = meeting_of(model);
    if (meeting != nullptr) {
        const MeetingPack& pack = meeting->pack;
        Node organisation = own_text_node("frame.organisation", pack.organisation, words);
        Node both = own_text_node("frame.meeting", pack.title, words);
        if (organisation.language != both.language) return {organisation, both};
        both.label =
            words.say(MessageKey("frame.meeting"), {{"organisation", organisation.label}, {"meeting", both.label}});
        return {both};
    }
    const auto& meetings = model.carried.meetings;
    if (!meetings.empty()) return {own_text_node("frame.meeting", meetings.front()->pack.organisation, words)};
    return {text_node("frame.meeting", words.say(model.carried.knows_meetings ? MessageKey("frame.no-meeting")
                                                                              : MessageKey("frame.not-ready")))};
}

void add_band_status(Tree& tree, const char* id, Label label, const char* picture) {
    Node node = text_node(id, std::move(label));
    node.role = Role::status;
    node.picture = picture;
    tree.band.children.push_back(std::move(node));
}

Node help_button(const char* id, Label label, const char* picture) {
    return button_node(id, std::move(label), picture, Look::quiet);
}

} // namespace

Tree start_frame(const Model& model, const Words& words) {
    Tree tree;
    tree.language = words.language();
    tree.right_to_left = words.right_to_left();
    tree.band = group_node("band", Arrange::bar, who_and_what(model, words));
    if (model.session.helper) {
        add_band_status(tree, "frame.helper", words.say(MessageKey("frame.helper")), "supporter");
    }
    if (model.carried.choices.practice)
        add_band_status(tree, "frame.practice", words.say(MessageKey("frame.practice")), "learn");
    if (model.session.from_paper) add_band_status(tree, "frame.paper", words.say(MessageKey("frame.paper")), "form");
    tree.main = group_node("main", Arrange::column, {});
    tree.actions = group_node("actions", Arrange::bar, {});
    tree.help = group_node("help", Arrange::bar,
                           {help_button("help.listen", words.say(MessageKey("help.listen")), "listen"),
                            help_button("help.text-size", words.say(MessageKey("help.text-size")), "text-size"),
                            help_button("help.colours", words.say(MessageKey("help.colours")), "colours"),
                            help_button("help.language", words.say(MessageKey("help.language")), "language"),
                            help_button("help.person", words.say(MessageKey("help.person")), "person")});
    tree.help.children.back().look = Look::person;
    tree.help.label = words.say(MessageKey("help.name"));
    tree.states = {words.say(MessageKey("spoken.chosen")), words.say(MessageKey("spoken.not-chosen")),
                   words.say(MessageKey("spoken.nothing-typed")), words.say(MessageKey("spoken.private"))};
    tree.more = button_node("part.more", words.say(MessageKey("part.more")), "more", Look::secondary);
    tree.back_up = button_node("part.back-up", words.say(MessageKey("part.back-up")), "back-up", Look::secondary);
    return tree;
}

std::optional<Action> on_frame(const Model& model, const NodeEvent& event) {
    if (event.gesture != Gesture::press) return std::nullopt;
    if (event.id == "back") return GoBack{};
    if (event.id == "part.more") return ShowPart{model.session.part + 1};
    if (event.id == "part.back-up") return ShowPart{std::max(0, model.session.part - 1)};
    if (event.id == "help.listen") return StartListening{};
    if (event.id == "help.text-size") return GoTo{"text-size"};
    if (event.id == "help.colours") return GoTo{"colours"};
    if (event.id == "help.language") return GoTo{"language"};
    if (event.id == "help.sign-language") return OpenFilms{films_of(build_screen(model, words_of(model)), model)};
    if (event.id == "help.person") return GoTo{"person"};
    if (event.id == "ways.open") return GoTo{"ways"};
    if (event.id == "curtain.lift") return DrawCurtain{false};
    if (event.id == "open.pass") return GoTo{"pass"};
    return std::nullopt;
}

Node heading_node(Label label, std::string picture) {
    Node node;
    node.id = "heading";
    node.role = Role::heading;
    node.label = std::move(label);
    node.picture = std::move(picture);
    return node;
}

Node alert_node(Label label) {
    Node node;
    node.id = "error";
    node.role = Role::alert;
    node.label = std::move(label);
    node.picture = "warning";
    node.look = Look::warning;
    return node;
}

Node step_node(const Model& model, const Words& words) {
    const Progress progress = step_of(model);
    const Label journey = words.say(form_of(model).title);
    const Label at = words.number(progress.at);
    // No total that the next answer would make wrong.
    const bool is_known = progress.of > 0;
    Node step = text_node("frame.step",
                          is_known ? words.say(MessageKey("frame.step"),
                                               {{"journey", journey}, {"at", at}, {"of", words.number(progress.of)}})
                                   : words.say(MessageKey("frame.step-alone"), {{"journey", journey}, {"at", at}}));
    step.role = Role::status;
    if (is_known) step.progress = progress;
    return step;
}

void add_back(Tree& tree, const Words& words) {
    tree.actions.children.insert(tree.actions.children.begin(),
                                 button_node("back", words.say(MessageKey("action.back")), "back", Look::secondary));
}

void add_done(Tree& tree, const Words& words) {
    tree.actions.children.push_back(
        button_node("back", words.say(MessageKey("action.go-back-done")), "tick", Look::primary));
}

void add_read(Tree& tree, const Words& words) {
    tree.actions.children.push_back(
        button_node("back", words.say(MessageKey("answer.read-this")), "tick", Look::primary));
}

void add_next(Tree& tree, Label label, std::string picture) {
    tree.actions.children.push_back(button_node("next", std::move(label), std::move(picture), Look::primary));
}

void add_ways(Tree& tree, const Words& words) {
    tree.actions.children.push_back(
        button_node("ways.open", words.say(MessageKey("ways.open")), "settings", Look::quiet));
}

bool is_pressed(const NodeEvent& event, std::string_view id) {
    return event.gesture == Gesture::press && event.id == id;
}

std::optional<std::string> pressed_after(const NodeEvent& event, std::string_view start) {
    if (event.gesture != Gesture::press || !event.id.starts_with(start)) return std::nullopt;
    return event.id.substr(start.size());
}

} // namespace copro
