// What is done less often than the three journeys: away from the start, which stays calm, and one press behind it.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <algorithm>

namespace copro {

namespace {

// Of the meeting that was chosen, or of any that can be.
bool has_you_said(const Model& model) {
    if (model.session.meeting != nullptr) return !model.session.meeting->pack.you_said.empty();
    const auto& meetings = model.carried.meetings;
    return std::any_of(meetings.begin(), meetings.end(), [](const auto& one) { return !one->pack.you_said.empty(); });
}

void build_other_things(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("other-things.heading"))));
    Node things = group_node("other-things.all", Arrange::tiles, {});
    const auto add = [&](const char* id, const MessageKey& label, const char* picture) {
        things.children.push_back(button_node(id, words.say(label), picture, Look::secondary));
    };
    if (has_you_said(model)) add("other-things.you-said", MessageKey("you-said.heading"), "you-said-we-did");
    add("other-things.booking", MessageKey("form.booking"), "booking");
    add("other-things.claim-answer", MessageKey("claim-answer.open"), "claim");
    add("other-things.equality", MessageKey("form.equality"), "count-together");
    tree.main.children.push_back(std::move(things));
    add_back(tree, words);
}

std::optional<Action> on_other_things(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "other-things.you-said")) return GoTo{"you-said"};
    if (is_pressed(event, "other-things.claim-answer")) return GoTo{std::string(claim_answer_screen)};
    if (const auto form = pressed_after(event, "other-things.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen other_things_screen() { return {"other-things", build_other_things, on_other_things}; }

} // namespace copro
