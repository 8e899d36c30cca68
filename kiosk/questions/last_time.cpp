// "Last time you asked for…": what we remember of the person, each with its picture, then whether it is still right.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

namespace copro {

namespace {

const RememberedNeeds* needs_before(const QuestionContext& context) {
    if (context.meeting == nullptr) return nullptr;
    for (const auto& [question, answer] : context.answers.by_question) {
        const auto* who = std::get_if<PersonAnswer>(&answer);
        if (who == nullptr) continue;
        for (const Invitee& person : context.meeting->people) {
            if (person.id == who->id) return person.needs ? &*person.needs : nullptr;
        }
    }
    return nullptr;
}

void build_last_time(const QuestionContext& context, std::vector<Node>& into) {
    if (const RememberedNeeds* before = needs_before(context)) {
        int number = 0;
        const auto add = [&](Label label, const std::string& picture) {
            Node node =
                idea_node(option_id(context.question, "need-" + std::to_string(++number)), std::move(label), picture);
            node.is_private = true;
            into.push_back(std::move(node));
        };
        for (const std::vector<std::string>* list : {&before->list, &before->contact}) {
            for (const std::string& id : *list) {
                const auto named = context.form == nullptr ? std::nullopt : need_of_form(*context.form, id);
                if (named) add(answer_alone(*named, context.words), named->option->picture);
            }
        }
        if (!before->other.empty()) add(Label::of_person(UserText{before->other}), "other");
    }
    choice_question().build(context, into);
}

} // namespace

QuestionType last_time_question() {
    const QuestionType choice = choice_question();
    return {"last-time",   build_last_time, choice.on,   needed_if_required,
            choice.sum_up, choice.retype,   choice.read, choice.asks};
}

} // namespace copro
