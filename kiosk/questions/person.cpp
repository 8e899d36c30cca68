// "Find my name": first letters on the keyboard, then first name and initial; never the whole list (promises.md,
// packs).
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"
#include "kiosk/view/name_order.h"
#include "kiosk/view/utf8.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t most_names = 6;
constexpr int longest_name = 60;

std::string initial_of(const Invitee& person) {
    const std::vector<std::string> letters = letters_of(person.last_name);
    return letters.empty() ? std::string() : letters.front();
}

Label short_name(const Invitee& person, const Words& words) {
    const Label first = Label::of_person(UserText{person.first_name});
    if (person.last_name.empty()) return first;
    return words.say(MessageKey("person.short-name"),
                     {{"first", first}, {"initial", Label::of_person(UserText{initial_of(person)})}});
}

Label full_name(const Invitee& person, const Words& words) {
    const Label first = Label::of_person(UserText{person.first_name});
    if (person.last_name.empty()) return first;
    return words.say(MessageKey("person.full-name"),
                     {{"first", first}, {"last", Label::of_person(UserText{person.last_name})}});
}

// Two people with the same short name are told apart by their whole name. Not where each has words of their own for it:
// a longer name would say no more, and leave no room for both.
bool is_shared(const Invitee& person, const std::vector<const Invitee*>& people) {
    const auto same = [&](const Invitee* other) {
        return other->first_name == person.first_name && initial_of(*other) == initial_of(person);
    };
    if (std::count_if(people.begin(), people.end(), same) < 2) return false;
    return std::any_of(people.begin(), people.end(),
                       [&](const Invitee* other) { return same(other) && other->told_apart_by.empty(); });
}

// Somebody speaks of themselves, or of another: whoever is with them, or for whom they claim.
bool is_about_another(const QuestionContext& context) { return context.question.type == "companion"; }

Label new_label(const QuestionContext& context) {
    return context.words.say(is_about_another(context) ? MessageKey("companion.new") : MessageKey("person.new-here"));
}
Label told_label(const QuestionContext& context) {
    return context.words.say(is_about_another(context) ? MessageKey("companion.tell-name")
                                                       : MessageKey("person.tell-name"));
}

// Everybody who fits, those who are named already too: whoever is called as they are is told apart from them.
NameFinder::Found all_who_fit(const QuestionContext& context) {
    const NamedAlready& named = context.named;
    const std::size_t not_shown = named.others.size() + (named.self.empty() ? 0 : 1);
    return context.names == nullptr ? NameFinder::Found()
                                    : context.names->find(context.typed.text, most_names + not_shown);
}

NameFinder::Found without_named(const NamedAlready& named, NameFinder::Found found) {
    std::erase_if(found.people, [&](const Invitee* person) { return why_not_added(named, person->id).has_value(); });
    if (found.people.size() > most_names) {
        found.people.resize(most_names);
        found.more = true;
    }
    return found;
}

// Where there is no name to choose: why, and what to do.
MessageKey note_without_names(const QuestionContext& context, const NameFinder::Found& fitting) {
    if (!fitting.searched)
        return is_about_another(context) ? MessageKey("companion.type-two") : MessageKey("person.type-two");
    const auto nobody = MessageKey("person.nobody-found");
    return fitting.people.empty() ? nobody : why_not_added(context.named, fitting.people.front()->id).value_or(nobody);
}

Node names_group(const QuestionContext& context) {
    Node group = group_node(option_id(context.question, "names"), Arrange::column, {});
    const auto* chosen = context.answers.get<PersonAnswer>(context.question.id);
    const NameFinder::Found fitting = all_who_fit(context);
    NameFinder::Found found = without_named(context.named, fitting);
    // By what a reader of the list sees, whichever word of the name was found.
    sort_by_name(found.people, context.words.language(),
                 [](const Invitee* person) { return person->first_name + " " + person->last_name; });
    for (const Invitee* person : found.people) {
        const Label name =
            is_shared(*person, fitting.people) ? full_name(*person, context.words) : short_name(*person, context.words);
        Node button = button_node(option_id(context.question, person->id), name, "", Look::secondary);
        button.role = Role::radio;
        button.detail = context.words.say(person->told_apart_by);
        button.selected = chosen != nullptr && chosen->id == person->id;
        button.is_private = true;
        group.children.push_back(std::move(button));
    }
    // Who comes back to this page sees whom they chose.
    if (found.people.empty() && context.typed.text.empty() && chosen != nullptr && !chosen->name.empty() &&
        chosen->id != new_person) {
        Node button = button_node(option_id(context.question, chosen->id), Label::of_person(UserText{chosen->name}), "",
                                  Look::secondary);
        button.role = Role::radio;
        button.selected = true;
        button.is_private = true;
        group.children.push_back(std::move(button));
    }
    const std::string note = option_id(context.question, "note");
    if (found.more) {
        group.children.push_back(text_node(note, context.words.say(MessageKey("person.type-more")), Look::soft));
    } else if (found.people.empty()) {
        group.children.push_back(text_node(note, context.words.say(note_without_names(context, fitting)), Look::soft));
    }
    Node fresh = button_node(option_id(context.question, new_person), new_label(context), "new-here", Look::secondary);
    fresh.role = Role::radio;
    fresh.selected = chosen != nullptr && chosen->id == new_person;
    group.children.push_back(std::move(fresh));
    // Nobody has to type their name (C5).
    Node told = button_node(option_id(context.question, told_person), told_label(context), "ask-me", Look::secondary);
    told.role = Role::radio;
    told.selected = chosen != nullptr && chosen->id == told_person;
    group.children.push_back(std::move(told));
    return group;
}

void build_person(const QuestionContext& context, std::vector<Node>& into) {
    into.push_back(typing_beside(context, names_group(context)));
}

std::optional<QuestionEdit> choose(const QuestionContext& context, const std::string& id) {
    QuestionEdit edit;
    if (id == new_person || id == told_person) {
        edit.answer = Answer(PersonAnswer{id, ""});
        return edit;
    }
    if (context.meeting == nullptr) return std::nullopt;
    for (const Invitee& person : context.meeting->people) {
        if (person.id != id) continue;
        edit.answer = Answer(PersonAnswer{id, full_name(person, context.words).text()});
        return edit;
    }
    return std::nullopt;
}

std::optional<QuestionEdit> on_person(const QuestionContext& context, const NodeEvent& event) {
    if (const auto pressed = pressed_option(context.question, event)) return choose(context, *pressed);
    auto typed =
        type_into(context.typed, typing_of(context, Typing::name), longest_name, event, context.words.language());
    if (!typed) return std::nullopt;
    QuestionEdit edit;
    // Other letters, another person: what was chosen among the old names no longer shows.
    if (typed->text != context.typed.text) edit.answer = Answer();
    edit.typed = std::move(typed);
    return edit;
}

std::optional<MessageKey> check_person(const QuestionContext& context) {
    if (needed_if_required(context)) return MessageKey("error.choose-name");
    const auto* chosen = context.answers.get<PersonAnswer>(context.question.id);
    return chosen == nullptr || !is_listed(*chosen) ? std::nullopt : why_not_added(context.named, chosen->id);
}

Label sum_up_person(const QuestionContext& context) {
    const auto* person = context.answers.get<PersonAnswer>(context.question.id);
    if (person == nullptr || person->id.empty()) return {};
    if (person->id == new_person) return new_label(context);
    if (person->id == told_person) return told_label(context);
    return Label::of_person(UserText{person->name});
}

// Nobody is looked up on paper.
void write_own_name(const QuestionContext& context, PaperQuestion& into) {
    into.heading = context.words.say(MessageKey("question.new-name"));
    into.writing_lines = 1;
}

} // namespace

Label name_to_ask(const Invitee& person, const MeetingPack& pack, const Words& words) {
    std::vector<const Invitee*> all;
    for (const Invitee& one : pack.people) all.push_back(&one);
    return is_shared(person, all) ? full_name(person, words) : short_name(person, words);
}

QuestionType person_question() {
    return {"person", build_person, on_person, check_person, sum_up_person, no_retype, read_text, true, write_own_name};
}

// The same for somebody else, who is signed in beside the person or for whom they claim: it says nothing of who the
// person is. On paper their name is asked alone.
QuestionType companion_question() {
    return {"companion", build_person, on_person, check_person, sum_up_person, no_retype, read_text, true, nullptr};
}

} // namespace copro
