// Where everyone starts: three journeys, leaving, and a way to all else.
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

const Journey welcome_journeys[] = {
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
    for (const Journey& journey : welcome_journeys) {
        const std::string id = std::string("welcome.") + journey.form;
        cards.children.push_back(button_node(id, words.say(journey.label), journey.picture, journey.look));
    }
    if (offers_survey(model)) {
        cards.children.push_back(
            button_node("welcome.survey", words.say(MessageKey("welcome.survey")), "question", Look::feedback));
        cards.columns = 4;
    }
    // Neither a fire nor who comes back waits for "More": a card where there is room for a fourth, else an action,
    // which every part has.
    const bool comes_back = can_come_back(model);
    const bool by_card = comes_back && (cards.children.size() < 4 || model.carried.chair_may_call);
    const auto come_back = [&words](Look look) {
        return button_node("welcome.come-back", words.say(MessageKey("come-back.begin")), "clock", look);
    };
    if (by_card) {
        cards.children.push_back(come_back(Look::secondary));
        cards.columns = 4;
    }
    tree.main.children.push_back(std::move(cards));
    tree.actions.children.push_back(
        button_node("welcome.sign-out", words.say(MessageKey("welcome.sign-out")), "leave", Look::secondary));
    if (comes_back && !by_card) tree.actions.children.push_back(come_back(Look::secondary));
    if (model.carried.chair_may_call) {
        tree.actions.children.push_back(
            button_node("welcome.roll-call", words.say(MessageKey("roll-call.open")), "fire", Look::secondary));
    }
    tree.actions.children.push_back(
        button_node("welcome.other-things", words.say(MessageKey("welcome.other-things")), "other", Look::secondary));
    if (model.session.run || !model.session.person.id.empty()) {
        tree.actions.children.push_back(
            button_node("welcome.finish", words.say(MessageKey("action.finish")), "finish", Look::primary));
    }
}

std::optional<Action> on_welcome(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "welcome.finish")) return Finish{};
    if (is_pressed(event, "welcome.come-back")) return ComeBack{};
    if (is_pressed(event, "welcome.other-things")) return GoTo{"other-things"};
    if (is_pressed(event, "welcome.roll-call")) return OpenRollCall{};
    if (const auto form = pressed_after(event, "welcome.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen welcome_screen() { return {"welcome", build_welcome, on_welcome}; }

} // namespace copro
