// "I am here with…": one line for each of them, who they are and what they came as.
#include "kiosk/questions/lines.h"
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

namespace copro {

namespace {

const PersonAnswer* person_in_line(const Question& question, const Answers& line) {
    for (const Question& inner : question.questions) {
        if (const auto* person = line.get<PersonAnswer>(inner.id)) return person;
    }
    return nullptr;
}

// The inner questions say it best: who is in the line's question of a person or in the name, the rest are choices.
Label name_in_line(const QuestionContext& context, const Answers& line) {
    const PersonAnswer* person = person_in_line(context.question, line);
    if (person != nullptr && !person->name.empty()) return Label::of_person(UserText{person->name});
    for (const Question& inner : context.question.questions) {
        const auto* name = inner.type == "name" ? line.get<std::string>(inner.id) : nullptr;
        if (name != nullptr && !name->empty()) return Label::of_person(UserText{*name});
    }
    return context.words.say(MessageKey("companion.tell-name"));
}

const Option* chosen_in_line(const QuestionContext& context, const Answers& line) {
    for (const Question& inner : context.question.questions) {
        const auto* chosen = inner.type == "choice" ? line.get<std::string>(inner.id) : nullptr;
        if (chosen == nullptr) continue;
        for (const Option& option : inner.options) {
            if (option.id == *chosen) return &option;
        }
    }
    return nullptr;
}

Node companion_node(const QuestionContext& context, std::size_t index) {
    const Answers& line = lines_of(context)[index];
    Node node;
    node.id = option_id(context.question, "line-" + std::to_string(index + 1));
    node.role = Role::summary;
    node.look = Look::card;
    node.label = name_in_line(context, line);
    node.is_private = true;
    if (const Option* option = chosen_in_line(context, line)) {
        node.detail = context.words.say(option->wording);
        node.picture = option->picture;
    }
    node.children.push_back(change_node(context, index, node.label));
    return node;
}

void build_people(const QuestionContext& context, std::vector<Node>& into) {
    const std::size_t count = lines_of(context).size();
    for (std::size_t index = 0; index < count; ++index) into.push_back(companion_node(context, index));
    const MessageKey label(count == 0 ? MessageKey("companion.add-first") : MessageKey("companion.add-more"));
    const Look look = count == 0 ? Look::primary : Look::secondary;
    into.push_back(button_node(option_id(context.question, "add"), context.words.say(label), "add", look));
}

// Each line was looked at while it was answered; who the person is may be changed after that.
std::optional<MessageKey> check_people(const QuestionContext& context) {
    NamedAlready named = context.named;
    for (const Answers& line : lines_of(context)) {
        const PersonAnswer* person = person_in_line(context.question, line);
        if (person == nullptr || !is_listed(*person)) continue;
        if (auto why = why_not_added(named, person->id)) return why;
        named.others.insert(person->id);
    }
    return std::nullopt;
}

std::vector<Label> list_up_people(const QuestionContext& context) {
    std::vector<Label> all;
    for (const Answers& line : lines_of(context)) all.push_back(name_in_line(context, line));
    return all;
}

Label sum_up_people(const QuestionContext& context) { return joined(list_up_people(context), context.words); }

} // namespace

std::optional<MessageKey> why_not_added(const NamedAlready& named, const std::string& id) {
    if (named.self == id) return MessageKey("error.added-self");
    if (named.others.contains(id)) return MessageKey("error.added-already");
    return std::nullopt;
}

QuestionType people_question() {
    return {"people",  build_people, on_lines,      check_people, sum_up_people, no_retype,
            read_text, true,         write_on_line, nullptr,      std::nullopt,  list_up_people};
}

} // namespace copro
