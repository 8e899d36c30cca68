// Where everyone starts: three journeys, what came of last time, leaving.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

#include <algorithm>

namespace copro {

namespace {

struct Journey {
    const char* form = "";
    MessageKey label;
    const char* picture = "";
    Look look = Look::plain;
};

const Journey journeys[] = {
    {"sign-in", MessageKey("welcome.sign-in"), "sign-in", Look::sign_in},
    {"feedback", MessageKey("welcome.feedback"), "feedback", Look::feedback},
    {"claim", MessageKey("welcome.claim"), "claim", Look::claim},
};

// Somebody who is at the start, on a day when somebody has pictures to come back by.
bool can_come_back(const Model& model) {
    const PersonSession& session = model.session;
    const std::vector<PausedEntry>& paused = model.carried.paused;
    const bool is_new = !session.run && session.set_aside.empty() && session.person.id.empty();
    // In practice it could not be saved.
    return is_new && !model.carried.choices.practice &&
           std::any_of(paused.begin(), paused.end(), [](const PausedEntry& one) { return one.by_person; });
}

// Of the meeting that was chosen, or of any that can be.
bool has_you_said(const Model& model) {
    if (model.session.meeting != nullptr) return !model.session.meeting->pack.you_said.empty();
    const auto& meetings = model.carried.meetings;
    return std::any_of(meetings.begin(), meetings.end(), [](const auto& one) { return !one->pack.you_said.empty(); });
}

// Below the journeys and quieter than they are.
Node other_things(const Model& model, const Words& words) {
    Node others = group_node("welcome.others", Arrange::grid, {});
    others.columns = 3;
    const auto add = [&](const char* id, MessageKey label, const char* picture) {
        others.children.push_back(button_node(id, words.say(label), picture, Look::secondary));
    };
    if (can_come_back(model)) add("welcome.come-back", MessageKey("come-back.begin"), "clock");
    if (has_you_said(model)) add("welcome.you-said", MessageKey("you-said.heading"), "you-said-we-did");
    add("welcome.booking", MessageKey("form.booking"), "booking");
    add("welcome.equality", MessageKey("form.equality"), "count-together");
    if (model.carried.chair_may_call) add("welcome.roll-call", MessageKey("roll-call.open"), "fire");
    return others;
}

void build_welcome(const Model& model, const Words& words, Tree& tree) {
    const bool has_meeting = !model.carried.meetings.empty();
    Node date = text_node("frame.date", words.date(local_date(model.now_wall_ms)));
    date.role = Role::status;
    tree.band.children.push_back(std::move(date));
    // A new kiosk that said "no meeting" would send people home.
    const MessageKey none =
        model.carried.knows_meetings ? MessageKey("welcome.no-meeting") : MessageKey("welcome.not-ready");
    tree.main.children.push_back(heading_node(words.say(has_meeting ? MessageKey("welcome.heading") : none)));
    if (!has_meeting) {
        tree.main.children.push_back(idea_node("welcome.ask", words.say(MessageKey("welcome.ask-person")), "person"));
        return;
    }
    tree.main.children.push_back(
        text_node("welcome.touch-one", words.say(MessageKey("welcome.touch-one")), Look::soft));
    Node cards = group_node("welcome.journeys", Arrange::tiles, {});
    cards.columns = 3;
    for (const Journey& journey : journeys) {
        const std::string id = std::string("welcome.") + journey.form;
        cards.children.push_back(button_node(id, words.say(journey.label), journey.picture, journey.look));
    }
    if (offers_survey(model)) {
        cards.children.push_back(
            button_node("welcome.survey", words.say(MessageKey("welcome.survey")), "question", Look::feedback));
        cards.columns = 4;
    }
    tree.main.children.push_back(std::move(cards));
    tree.main.children.push_back(other_things(model, words));
    tree.actions.children.push_back(
        button_node("welcome.sign-out", words.say(MessageKey("welcome.sign-out")), "leave", Look::secondary));
    if (model.session.run || !model.session.person.id.empty()) {
        tree.actions.children.push_back(
            button_node("welcome.finish", words.say(MessageKey("action.finish")), "finish", Look::primary));
    }
}

std::optional<Action> on_welcome(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "welcome.finish")) return EndSession{};
    if (is_pressed(event, "welcome.come-back")) return ComeBack{};
    if (is_pressed(event, "welcome.you-said")) return GoTo{"you-said"};
    if (is_pressed(event, "welcome.roll-call")) return OpenRollCall{};
    if (const auto form = pressed_after(event, "welcome.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen welcome_screen() { return {"welcome", build_welcome, on_welcome}; }

} // namespace copro
