// Staff at the kiosk: the PIN, then who is here, what is saved and sent, and how large a millimetre is.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/staff_parts.h"

#include <cmath>

namespace copro {

namespace {

constexpr double density_step = 0.1;

// Whose PIN is asked for, or made.
MessageKey pin_heading(const Model& model) {
    if (model.session.staff.for_chair) return MessageKey("chair-pin.make");
    if (model.session.screen == chair_screen) return MessageKey("chair-pin.heading");
    return model.carried.has_pin ? MessageKey("staff.pin.heading") : MessageKey("staff.pin.make");
}

void build_pin(const Model& model, const Words& words, Tree& tree) {
    const StaffState& staff = model.session.staff;
    tree.main.children.push_back(heading_node(words.say(pin_heading(model)), "pin"));
    Node field;
    field.id = "staff-pin.field";
    field.role = Role::field;
    field.label = tree.main.children.back().label; // the heading names it
    if (!staff.message.empty()) {
        tree.main.children.push_back(
            alert_node(words.say(MessageKey(staff.message), {{"time", words.time(staff.locked_until_wall_ms)}})));
    }
    std::string dots;
    for (std::size_t digit = 0; digit < staff.typed_pin.size(); ++digit) dots += "\u2022";
    field.value = Label::of_person(UserText{std::move(dots)});
    field.is_private = true;
    field.is_secret = true;
    Node box = group_node("staff-pin.typing", Arrange::column, {});
    box.children.push_back(std::move(field));
    box.children.push_back(build_keyboard(Typing::digits, Typed{}, Alphabet::abc, words));
    tree.main.children.push_back(std::move(box));
    add_back(tree, words);
    add_next(tree, words.say(MessageKey("action.next")));
}

std::optional<Action> on_pin(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "next")) return SubmitPin{};
    const bool types = event.gesture == Gesture::insert || event.gesture == Gesture::erase ||
                       pressed_after(event, "keyboard.").has_value();
    if (types) return TypePin{event};
    return std::nullopt;
}

Node button_for_staff(const char* id, Label label, const char* picture) {
    return button_node(id, std::move(label), picture, Look::secondary);
}

// The roll call first: in a fire nobody looks for it.
void add_tasks(const Model& model, const Words& words, Tree& tree) {
    Node tasks = group_node("staff.tasks", Arrange::grid, {});
    tasks.columns = 2;
    tasks.children = {button_for_staff("staff.roll-call", words.say(MessageKey("roll-call.open")), "fire"),
                      button_for_staff("staff.brief", words.say(MessageKey("brief.heading")), "help"),
                      button_for_staff("staff.end", words.say(MessageKey("meeting-end.heading")), "finish"),
                      button_for_staff("staff.set-up", words.say(MessageKey("staff.set-up")), "settings"),
                      model.carried.chair_may_call
                          ? button_for_staff("staff.chair.stop", words.say(MessageKey("staff.chair.stop")), "pin")
                          : button_for_staff("staff.chair.let", words.say(MessageKey("staff.chair.let")), "touch")};
    tree.main.children.push_back(std::move(tasks));
    if (model.carried.chair_may_call) {
        tree.main.children.push_back(idea_node("staff.chair.on", words.say(MessageKey("staff.chair.on")), "people"));
    }
}

void build_staff(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return build_pin(model, words, tree);
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff.heading")), "staff"));
    add_tasks(model, words, tree);
    add_staff_count(model, words, tree);
    add_staff_sync(model, words, tree);
    add_staff_paused(model, words, tree);
    Node sizes = group_node("staff.density", Arrange::grid, {});
    sizes.label = words.say(MessageKey("staff.density"),
                            {{"density", words.tenths(std::lround(model.carried.pixels_per_mm * 10))}});
    sizes.columns = 2;
    sizes.children = {button_node("staff.larger", words.say(MessageKey("staff.larger")), "add", Look::secondary),
                      button_node("staff.smaller", words.say(MessageKey("staff.smaller")), "remove", Look::secondary)};
    tree.main.children.push_back(std::move(sizes));
    tree.main.children.push_back(text_node(
        "staff.version",
        words.say(MessageKey("staff.version"), {{"version", Label::of_person(UserText{model.carried.version})},
                                                {"device", Label::of_person(UserText{model.carried.device})}}),
        Look::soft));
    tree.actions.children.push_back(
        button_node("staff.leave", words.say(MessageKey("staff.leave")), "leave", Look::secondary));
    tree.actions.children.push_back(
        button_node("staff.equality", words.say(MessageKey("form.equality-staff")), "count-together", Look::secondary));
    tree.actions.children.push_back(button_node("staff.send", words.say(MessageKey("staff.send")), "sent",
                                                model.carried.sync.revoked ? Look::secondary : Look::primary));
}

std::optional<Action> on_staff(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return on_pin(model, event);
    // Staff who were asked in give the kiosk back to whom they helped, with all that was answered (O11).
    const bool is_asked_in = model.session.staff.persons.has_value();
    if (is_pressed(event, "staff.leave")) return is_asked_in ? Action(GoBack{}) : Action(EndSession{});
    if (is_pressed(event, "staff.send")) return SendNow{};
    if (is_pressed(event, "staff.set-up")) return GoTo{"staff-set-up"};
    if (is_pressed(event, "staff.equality")) return StartForm{"equality-staff"};
    if (is_pressed(event, "staff.paused.see")) return GoTo{"staff-paused"};
    if (is_pressed(event, "staff.roll-call")) return OpenRollCall{};
    if (is_pressed(event, "staff.brief")) return GoTo{"arrival-brief"};
    if (is_pressed(event, "staff.end")) return GoTo{"meeting-end"};
    if (is_pressed(event, "staff.chair.let")) return LetChairCall{true};
    if (is_pressed(event, "staff.chair.stop")) return LetChairCall{false};
    if (is_pressed(event, "staff.larger")) return ChangeDensity{model.carried.pixels_per_mm + density_step};
    if (is_pressed(event, "staff.smaller")) return ChangeDensity{model.carried.pixels_per_mm - density_step};
    return std::nullopt;
}

} // namespace

Screen staff_pin_screen() { return {"staff-pin", build_pin, on_pin}; }
Screen staff_screen() { return {"staff", build_staff, on_staff}; }

} // namespace copro
