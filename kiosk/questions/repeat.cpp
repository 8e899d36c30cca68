// Several lines of the same questions: "Your money so far", with each line, its amount and the total.
#include "kiosk/questions/lines.h"
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

#include <map>

namespace copro {

namespace {

Label detail_of(const ClaimLine& line, const Words& words) {
    if (line.from.empty() && line.to.empty()) return {};
    const Label from = Label::of_person(UserText{line.from});
    const Label to = Label::of_person(UserText{line.to});
    const MessageKey key = line.is_return ? MessageKey("claim.line.return") : MessageKey("claim.line.one-way");
    return words.say(key, {{"from", from}, {"to", to}});
}

Node line_node(const QuestionContext& context, std::size_t index, const ClaimLine& line) {
    Node node;
    node.id = option_id(context.question, "line-" + std::to_string(index + 1));
    node.role = Role::summary;
    node.look = Look::money;
    const ExpenseRule* rule = context.rules->find(line.category);
    if (rule != nullptr) {
        node.label = context.words.say(MessageKey(rule->wording));
        node.picture = rule->picture;
    }
    node.detail = detail_of(line, context.words);
    node.value = context.words.money(line.amount);
    node.is_private = true;
    node.children.push_back(change_node(context, index, node.label));
    return node;
}

Node total_node(const QuestionContext& context, Pence total) {
    Node node = text_node(option_id(context.question, "total"),
                          context.words.say(MessageKey("claim.total-so-far"), {{"total", context.words.money(total)}}),
                          Look::money);
    node.is_private = true;
    return node;
}

void build_repeat(const QuestionContext& context, std::vector<Node>& into) {
    Pence total;
    std::map<std::string, MileTenths> miles;
    std::size_t index = 0;
    for (const Answers& answers : lines_of(context)) {
        const auto* category = answers.get<std::string>("category");
        const std::string name = category == nullptr ? std::string() : *category;
        auto line = claim_line(answers, *context.rules, claim_day(context.answers, *context.meeting), miles[name]);
        if (line) {
            miles[name].tenths += line->miles.tenths;
            total += line->amount;
            into.push_back(line_node(context, index, *line));
        }
        ++index;
    }
    const bool none = lines_of(context).empty();
    if (none) {
        into.push_back(
            idea_node(option_id(context.question, "none"), context.words.say(MessageKey("claim.no-lines")), "receipt"));
    }
    const MessageKey label(none ? MessageKey("claim.add-first") : MessageKey("claim.add-more"));
    into.push_back(button_node(option_id(context.question, "add"), context.words.say(label), "add",
                               none ? Look::primary : Look::secondary));
    if (!none) into.push_back(total_node(context, total));
}

std::optional<MessageKey> check_repeat(const QuestionContext&) { return std::nullopt; }

Label sum_up_repeat(const QuestionContext& context) {
    return context.words.count(MessageKey("claim.lines"), static_cast<std::int64_t>(lines_of(context).size()));
}

} // namespace

QuestionType repeat_question() {
    return {"repeat", build_repeat, on_lines, check_repeat, sum_up_repeat, no_retype, read_text, true};
}

} // namespace copro
