// A place: one of those that the meeting gives, by one press (access.md C5), or any other, typed.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "kiosk/view/search_form.h"

#include <algorithm>

namespace copro {

namespace {

// Home first: most journeys begin there. The way to a meeting ends at its own place.
std::vector<std::string> all_places(const QuestionContext& context) {
    std::vector<std::string> all = places_of(context);
    const auto home = context.question.meeting_first ? all.end() : all.begin();
    all.insert(home, context.words.say(MessageKey("place.home")).text());
    return all;
}

bool is_one_of(const std::vector<std::string>& places, const std::string& text) {
    return std::find(places.begin(), places.end(), text) != places.end();
}

Node places_group(const QuestionContext& context) {
    Node group = group_node(option_id(context.question, "places"), Arrange::column, {});
    const auto* chosen = context.answers.get<std::string>(context.question.id);
    const std::vector<std::string> places = all_places(context);
    // Who has chosen one still sees the others.
    const bool is_whole = is_one_of(places, context.typed.text);
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (!is_whole && !begins_like(places[at], context.typed.text)) continue;
        Node button = button_node(option_id(context.question, std::to_string(at + 1)),
                                  Label::of_person(UserText{places[at]}), "", Look::secondary);
        button.role = Role::radio;
        button.selected = chosen != nullptr && *chosen == places[at];
        group.children.push_back(std::move(button));
    }
    if (group.children.empty()) {
        group.children.push_back(
            text_node(option_id(context.question, "note"), context.words.say(MessageKey("place.type-it")), Look::soft));
    }
    return group;
}

void build_place(const QuestionContext& context, std::vector<Node>& into) {
    into.push_back(typing_beside(context, places_group(context)));
}

std::optional<QuestionEdit> on_place(const QuestionContext& context, const NodeEvent& event) {
    const std::vector<std::string> places = all_places(context);
    for (std::size_t at = 0; at < places.size(); ++at) {
        if (pressed_option(context.question, event) != std::to_string(at + 1)) continue;
        QuestionEdit edit;
        edit.answer = Answer(places[at]);
        edit.typed = Typed{places[at], {}};
        return edit;
    }
    auto typed = type_into(context.typed, typing_of(context, Typing::name), context.question.longest, event,
                           context.words.language());
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    edit.answer = Answer(trimmed(typed->text));
    edit.typed = std::move(typed);
    return edit;
}

} // namespace

QuestionType place_question() {
    return {"place", build_place, on_place, check_text, sum_up_text, retype_text, read_text, true};
}

} // namespace copro
