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

// More than these stand in two columns: what is asked about them is seen with them.
constexpr std::size_t most_in_one_column = 3;

void add_in_columns(const Question& question, std::vector<Node> ideas, std::vector<Node>& into) {
    if (ideas.size() <= most_in_one_column) {
        into.insert(into.end(), std::make_move_iterator(ideas.begin()), std::make_move_iterator(ideas.end()));
        return;
    }
    const auto middle = ideas.begin() + static_cast<std::ptrdiff_t>((ideas.size() + 1) / 2);
    std::vector<Node> second(std::make_move_iterator(middle), std::make_move_iterator(ideas.end()));
    ideas.erase(middle, ideas.end());
    into.push_back(group_node(option_id(question, "needs"), Arrange::split,
                              {group_node(option_id(question, "needs-1"), Arrange::column, std::move(ideas)),
                               group_node(option_id(question, "needs-2"), Arrange::column, std::move(second))}));
}

void build_last_time(const QuestionContext& context, std::vector<Node>& into) {
    if (const RememberedNeeds* before = needs_before(context)) {
        std::vector<Node> ideas;
        const auto add = [&](Label label, const std::string& picture) {
            Node node = idea_node(option_id(context.question, "need-" + std::to_string(ideas.size() + 1)),
                                  std::move(label), picture);
            node.is_private = true;
            ideas.push_back(std::move(node));
        };
        for (const std::vector<std::string>* list : {&before->list, &before->contact}) {
            for (const std::string& id : *list) {
                const auto named = context.form == nullptr ? std::nullopt : need_of_form(*context.form, id);
                if (named) add(answer_alone(*named, context.words), named->option->picture);
            }
        }
        if (!before->other.empty()) add(Label::of_person(UserText{before->other}), "other");
        // Large cards would push the answers behind More.
        const bool is_long = ideas.size() > most_in_one_column;
        add_in_columns(context.question, std::move(ideas), into);
        if (is_long) return build_options(context, Arrange::grid, 3, into);
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
