// Staff at the kiosk: the PIN, then who is here, what is saved and sent, and how large a millimetre is.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr double density_step = 0.1;

void build_pin(const Model& model, const Words& words, Tree& tree) {
    const StaffState& staff = model.session.staff;
    const bool has_pin = model.carried.has_pin;
    tree.main.children.push_back(
        heading_node(words.say(has_pin ? MessageKey("staff.pin.heading") : MessageKey("staff.pin.make")), "pin"));
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

Label sync_label(const SyncSummary& sync, const Words& words) {
    const Label saved = words.number(sync.saved);
    const Label waiting = words.number(sync.waiting);
    if (sync.last_sent_wall_ms == 0) {
        return words.say(MessageKey("staff.sync.never"), {{"saved", saved}, {"waiting", waiting}});
    }
    return words.say(MessageKey("staff.sync"),
                     {{"saved", saved}, {"waiting", waiting}, {"time", words.time(sync.last_sent_wall_ms)}});
}

void add_roll(const Model& model, const Words& words, Tree& tree) {
    const std::vector<RollEntry>& roll = model.carried.roll;
    tree.main.children.push_back(text_node(
        "staff.here", words.count(MessageKey("staff.here"), static_cast<std::int64_t>(roll.size())), Look::lead));
    tree.main.children.back().picture = "people";
    int number = 0;
    for (const RollEntry& entry : roll) {
        const Label name =
            entry.name.empty() ? words.say(MessageKey("staff.name-told")) : Label::of_person(UserText{entry.name});
        Node node = text_node("staff.here." + std::to_string(++number), name);
        node.detail = words.say(MessageKey("staff.since"), {{"time", words.time(entry.since_wall_ms)}});
        node.is_private = true;
        tree.main.children.push_back(std::move(node));
    }
}

void add_paused(const Model& model, const Words& words, Tree& tree) {
    const auto count = static_cast<std::int64_t>(model.carried.paused.size());
    tree.main.children.push_back(idea_node("staff.paused", words.count(MessageKey("staff.paused"), count), "waiting"));
    if (count == 0) return;
    tree.main.children.push_back(
        button_node("staff.paused.see", words.say(MessageKey("staff.paused.see")), "waiting", Look::secondary));
}

void build_staff(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return build_pin(model, words, tree);
    const SyncSummary& sync = model.carried.sync;
    tree.main.children.push_back(heading_node(words.say(MessageKey("staff.heading")), "staff"));
    tree.main.children.push_back(
        idea_node("staff.sync", sync_label(sync, words), sync.waiting == 0 ? "sent" : "waiting"));
    if (sync.parked > 0) {
        tree.main.children.push_back(alert_node(words.count(MessageKey("staff.parked"), sync.parked)));
        tree.main.children.back().id = "staff.parked";
    }
    if (sync.revoked) {
        tree.main.children.push_back(alert_node(words.say(MessageKey("staff.revoked"))));
        tree.main.children.back().id = "staff.revoked";
    }
    add_roll(model, words, tree);
    add_paused(model, words, tree);
    tree.main.children.push_back(text_node(
        "staff.density",
        words.say(MessageKey("staff.density"),
                  {{"density", Label::of_person(UserText{fmt::format("{:.1f}", model.carried.pixels_per_mm)})}})));
    Node sizes = group_node("staff.sizes", Arrange::grid, {});
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
        button_node("staff.send", words.say(MessageKey("staff.send")), "sent", Look::primary));
}

std::optional<Action> on_staff(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return on_pin(model, event);
    if (is_pressed(event, "staff.leave")) return EndSession{};
    if (is_pressed(event, "staff.send")) return SendNow{};
    if (is_pressed(event, "staff.paused.see")) return GoTo{"staff-paused"};
    if (is_pressed(event, "staff.larger")) return ChangeDensity{model.carried.pixels_per_mm + density_step};
    if (is_pressed(event, "staff.smaller")) return ChangeDensity{model.carried.pixels_per_mm - density_step};
    return std::nullopt;
}

} // namespace

Screen staff_pin_screen() { return {"staff-pin", build_pin, on_pin}; }
Screen staff_screen() { return {"staff", build_staff, on_staff}; }

} // namespace copro
