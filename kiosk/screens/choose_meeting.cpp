// Which meeting, when more than one is on today.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_choose_meeting(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("choose-meeting.heading"))));
    Node list = group_node("choose-meeting.list", Arrange::grid, {});
    list.columns = 2;
    for (const auto& meeting : model.carried.meetings) {
        const MeetingPack& pack = meeting->pack;
        // Only where there is what the person asked for.
        if (model.session.wanted_form == survey_run && !pack.survey) continue;
        Node button = button_node("choose-meeting." + pack.id, words.say(pack.title), "meeting", Look::secondary);
        button.detail = words.say(MessageKey("choose-meeting.when"), {{"from", Label::of_person(UserText{pack.starts})},
                                                                      {"to", Label::of_person(UserText{pack.ends})},
                                                                      {"place", words.say(pack.place)}});
        list.children.push_back(std::move(button));
    }
    tree.main.children.push_back(std::move(list));
    add_back(tree, words);
}

std::optional<Action> on_choose_meeting(const Model& model, const NodeEvent& event) {
    (void)model;
    if (const auto meeting = pressed_after(event, "choose-meeting.")) return ChooseMeeting{*meeting};
    return std::nullopt;
}

} // namespace

Screen choose_meeting_screen() { return {"choose-meeting", build_choose_meeting, on_choose_meeting}; }

} // namespace copro
