// The end of the meeting, for staff: who forgot to sign out, and whether anything else is left.
#include "kiosk/app/roll.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/staff_parts.h"

#include <algorithm>

namespace copro {

namespace {

bool is_all_done(const Carried& carried) {
    return carried.roll.empty() && carried.paused.empty() && carried.sync.waiting == 0 && carried.sync.parked == 0;
}

// Whose people are here, each once.
std::vector<std::string> meetings_on_roll(const Carried& carried) {
    std::vector<std::string> meetings;
    for (const RollEntry& entry : carried.roll) {
        if (std::find(meetings.begin(), meetings.end(), entry.meeting) == meetings.end())
            meetings.push_back(entry.meeting);
    }
    return meetings;
}

// One meeting ends while another goes on in the next room: each has its own button.
void add_sign_out(const Model& model, const Words& words, Tree& tree) {
    const std::vector<std::string> meetings = meetings_on_roll(model.carried);
    const auto button = [&](const std::string& meeting, Look look) {
        return button_node("meeting-end.sign-out." + meeting, words.say(MessageKey("meeting-end.sign-out")), "leave",
                           look);
    };
    if (meetings.size() == 1) return tree.actions.children.push_back(button(meetings.front(), Look::primary));
    for (const std::string& meeting : meetings) {
        Node node = button(meeting, Look::secondary);
        for (const auto& one : model.carried.meetings) {
            if (one->pack.id == meeting) node.detail = words.say(one->pack.title);
        }
        tree.main.children.push_back(std::move(node));
    }
}

void build_meeting_end(const Model& model, const Words& words, Tree& tree) {
    if (!model.session.staff.inside) return staff_pin_screen().build(model, words, tree);
    const Carried& carried = model.carried;
    std::vector<Node>& children = tree.main.children;
    children.push_back(heading_node(words.say(MessageKey("meeting-end.heading")), "finish"));
    const std::string& message = model.session.staff.message;
    if (!message.empty() && !carried.roll.empty()) children.push_back(alert_node(words.say(MessageKey(message))));
    if (is_all_done(carried))
        children.push_back(idea_node("meeting-end.done", words.say(MessageKey("meeting-end.done")), "tick"));
    add_staff_count(model, words, tree);
    if (!carried.roll.empty())
        children.push_back(idea_node("meeting-end.why", words.say(MessageKey("meeting-end.why")), "leave"));
    add_staff_roll(model, words, tree);
    add_staff_sync(model, words, tree);
    add_staff_paused(model, words, tree);
    if (carried.sync.waiting > 0)
        children.push_back(button_node("staff.send", words.say(MessageKey("staff.send")), "sent", Look::secondary));
    add_back(tree, words);
    if (!carried.roll.empty()) add_sign_out(model, words, tree);
}

std::optional<Action> on_meeting_end(const Model& model, const NodeEvent& event) {
    if (!model.session.staff.inside) return staff_pin_screen().on(model, event);
    if (auto meeting = pressed_after(event, "meeting-end.sign-out.")) return SignEverybodyOut{std::move(*meeting)};
    if (is_pressed(event, "staff.send")) return SendNow{};
    if (is_pressed(event, "staff.paused.see")) return GoTo{"staff-paused"};
    return std::nullopt;
}

} // namespace

Screen meeting_end_screen() { return {"meeting-end", build_meeting_end, on_meeting_end}; }

} // namespace copro
