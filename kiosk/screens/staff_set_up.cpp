// What staff set the terminal to: practice, a paper form to type in, the meeting room, lock, loudness, light.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/level.h"
#include "kiosk/screens/screens.h"

#include <array>

namespace copro {

namespace {

struct StaffStep {
    const char* id;
    MessageKey label;
    const char* picture;
    Action action;
};
const std::array loudness_steps{
    StaffStep{"set-up.softer", MessageKey("listen.softer"), "softer", ChangeStartLoudness{-1}},
    StaffStep{"set-up.louder", MessageKey("listen.louder"), "listen", ChangeStartLoudness{1}},
};
const std::array light_steps{
    StaffStep{"set-up.darker", MessageKey("set-up.darker"), "remove", ChangeBrightness{-1}},
    StaffStep{"set-up.lighter", MessageKey("set-up.lighter"), "add", ChangeBrightness{1}},
};

template <typename Steps>
void add_steps(Node level, const Steps& steps, const Words& words, Tree& tree) {
    std::vector<Node> buttons;
    for (const StaffStep& step : steps)
        buttons.push_back(button_node(step.id, words.say(step.label), step.picture, Look::secondary));
    tree.main.children.push_back(stepper_node(std::move(level), std::move(buttons)));
}

void add_rooms(const Model& model, const Words& words, Node& list) {
    if (room_meeting(model) != nullptr) {
        list.children.push_back(
            button_node("set-up.door", words.say(MessageKey("set-up.door")), "sign-in", Look::secondary));
        return;
    }
    for (const auto& meeting : model.carried.meetings) {
        Node button = button_node("set-up.room." + meeting->pack.id, words.say(MessageKey("set-up.room")), "meeting",
                                  Look::secondary);
        if (model.carried.meetings.size() > 1) button.detail = words.say(meeting->pack.title);
        list.children.push_back(std::move(button));
    }
}

// Off until staff want it: in most rooms everybody may see what is held up.
void add_chair_pin(const Model& model, const Words& words, Node& list) {
    list.children.push_back(
        model.carried.has_chair_pin
            ? button_node("set-up.chair-open", words.say(MessageKey("set-up.chair-open")), "look", Look::secondary)
            : button_node("set-up.chair-pin", words.say(MessageKey("set-up.chair-pin")), "pin", Look::secondary));
}

void build_set_up(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return staff_pin_screen().build(model, words, tree);
    const StaffChoices& choices = model.carried.choices;
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff.set-up")), "settings"));
    const std::string& message = model.session.staff.message;
    if (!message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(message))));
    Node list = group_node("set-up.list", Arrange::grid, {});
    list.columns = 2;
    Node practice = button_node("set-up.practice", words.say(MessageKey("set-up.practice")), "learn", Look::secondary);
    practice.role = Role::checkbox;
    practice.selected = choices.practice;
    list.children.push_back(std::move(practice));
    if (!choices.practice && !model.carried.meetings.empty()) {
        list.children.push_back(
            button_node("set-up.paper", words.say(MessageKey("set-up.paper")), "form", Look::secondary));
    }
    add_rooms(model, words, list);
    add_chair_pin(model, words, list);
    if (model.carried.has_pin) {
        list.children.push_back(
            button_node("set-up.lock", words.say(MessageKey("set-up.lock")), "private", Look::secondary));
    }
    tree.main.children.push_back(std::move(list));
    add_steps(level_node("set-up.loudness", MessageKey("set-up.loudness"), {choices.loudness + 1, loudest + 1}, words),
              loudness_steps, words, tree);
    if (model.carried.brightness) {
        add_steps(level_node("set-up.light", MessageKey("set-up.light"), {*model.carried.brightness, brightest}, words),
                  light_steps, words, tree);
    }
    add_done(tree, words);
}

std::optional<Action> on_set_up(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return staff_pin_screen().on(model, event);
    for (const auto* steps : {&loudness_steps, &light_steps}) {
        for (const StaffStep& step : *steps) {
            if (is_pressed(event, step.id)) return step.action;
        }
    }
    if (is_pressed(event, "set-up.practice")) return ChangePractice{};
    if (is_pressed(event, "set-up.paper")) return NextPaper{};
    if (is_pressed(event, "set-up.lock")) return LockKiosk{};
    if (is_pressed(event, "set-up.door")) return StandInRoom{};
    if (is_pressed(event, "set-up.chair-pin")) return OpenChairPin{};
    if (is_pressed(event, "set-up.chair-open")) return DropChairPin{};
    if (const auto meeting = pressed_after(event, "set-up.room.")) return StandInRoom{*meeting};
    return std::nullopt;
}

// Which paper staff hold in their hand.
struct PaperCard {
    const char* form = "";
    MessageKey label;
    const char* picture = "";
};
const PaperCard paper_cards[] = {
    {"sign-in", MessageKey("welcome.sign-in"), "sign-in"},
    {"sign-out", MessageKey("welcome.sign-out"), "leave"},
    {"feedback", MessageKey("welcome.feedback"), "feedback"},
    {"claim", MessageKey("welcome.claim"), "claim"},
    {"booking", MessageKey("form.booking"), "booking"},
    // As on the screen: of no meeting, and with nothing that says that it was on paper.
    {"equality", MessageKey("form.equality"), "count-together"},
    {"equality-staff", MessageKey("form.equality-staff"), "count-together"},
};

void build_paper(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return staff_pin_screen().build(model, words, tree);
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff-paper.heading")), "form"));
    Node list = group_node("staff-paper.list", Arrange::grid, {});
    list.columns = 2;
    for (const PaperCard& card : paper_cards) {
        list.children.push_back(
            button_node(std::string("staff-paper.") + card.form, words.say(card.label), card.picture, Look::secondary));
    }
    if (offers_survey(model)) {
        list.children.push_back(
            button_node("staff-paper.survey", words.say(MessageKey("welcome.survey")), "question", Look::secondary));
    }
    tree.main.children.push_back(std::move(list));
    tree.actions.children.push_back(
        button_node("staff-paper-leave", words.say(MessageKey("staff.leave")), "leave", Look::secondary));
}

std::optional<Action> on_paper(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return staff_pin_screen().on(model, event);
    if (is_pressed(event, "staff-paper-leave")) return EndSession{};
    if (const auto form = pressed_after(event, "staff-paper.")) return EnterPaper{*form};
    return std::nullopt;
}

// Nobody but staff: help that is always there stays, so that who stands before it can still ask and hear.
void build_locked(const Model&, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("locked.heading")), "private"));
    tree.main.children.push_back(idea_node("locked.person", words.say(MessageKey("welcome.ask-person")), "person"));
    tree.actions.children.push_back(
        button_node("locked.staff", words.say(MessageKey("person-help.staff")), "pin", Look::secondary));
}

std::optional<Action> on_locked(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "locked.staff")) return GoTo{"staff-pin"};
    return std::nullopt;
}

} // namespace

Screen staff_set_up_screen() { return {"staff-set-up", build_set_up, on_set_up}; }
Screen staff_paper_screen() { return {"staff-paper", build_paper, on_paper}; }
Screen locked_screen() { return {"locked", build_locked, on_locked}; }

} // namespace copro
