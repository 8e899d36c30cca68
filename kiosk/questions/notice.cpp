// A page that tells something and asks nothing: our words or the meeting's own, one idea a line.
#include "kiosk/questions/parts.h"
#include "kiosk/questions/types.h"

namespace copro {

namespace {

const std::vector<Idea>* ideas_of(const QuestionContext& context) {
    const std::string& says = context.question.says;
    if (context.meeting == nullptr) return nullptr;
    if (says == "purpose") return &context.meeting->purpose;
    if (says == "can-change") return &context.meeting->can_change;
    if (says == "cannot-change") return &context.meeting->cannot_change;
    if (says == "your-role") return &context.meeting->your_role;
    return nullptr;
}

// Dated words from the rules, not the meeting's own: which day they hold from, and when somebody last looked.
void build_benefits(const QuestionContext& context, std::vector<Node>& into) {
    if (context.rules == nullptr || context.meeting == nullptr) return;
    const BenefitsNotice* notice = notice_on(context.rules->settings(), context.meeting->date);
    if (notice == nullptr) return;
    int number = 0;
    for (const SavedIdea& idea : notice->ideas) {
        const std::string id = option_id(context.question, std::to_string(++number));
        Node node = idea_node(id, context.words.say(idea.wording), idea.picture);
        mark_language(node, idea.wording, context.words);
        into.push_back(std::move(node));
    }
    const Label checked =
        context.words.say(MessageKey("benefits.checked"), {{"date", context.words.date(notice->checked)}});
    into.push_back(idea_node(option_id(context.question, "checked"), checked, "calendar"));
}

void build_notice(const QuestionContext& context, std::vector<Node>& into) {
    if (context.question.says == "benefits") return build_benefits(context, into);
    if (context.meeting != nullptr && context.question.says == "you-said") {
        for (Node& node : you_said_nodes(context.question.id, context.meeting->you_said, context.words)) {
            into.push_back(std::move(node));
        }
        return;
    }
    int number = 0;
    for (const SavedIdea& idea : context.question.ideas) {
        const std::string id = option_id(context.question, std::to_string(++number));
        into.push_back(idea_node(id, context.words.say(idea.wording), idea.picture));
    }
    const std::vector<Idea>* ideas = ideas_of(context);
    if (ideas == nullptr) return;
    for (const Idea& idea : *ideas) {
        const std::string id = option_id(context.question, std::to_string(++number));
        Node node = own_text_node(id, idea.words, context.words);
        node.picture = idea.picture;
        if (!idea.because.empty()) {
            node.detail =
                context.words.say(MessageKey("meeting.because"), {{"reason", context.words.say(idea.because)}});
        }
        into.push_back(std::move(node));
    }
}

std::optional<QuestionEdit> on_notice(const QuestionContext&, const NodeEvent&) { return std::nullopt; }
std::optional<MessageKey> check_notice(const QuestionContext&) { return std::nullopt; }
Label sum_up_notice(const QuestionContext&) { return {}; }

void read_on_paper(const QuestionContext& context, PaperQuestion& into) {
    add_hint_on_paper(context, into);
    std::vector<Node> nodes;
    build_notice(context, nodes);
    for (Node& node : nodes) into.lines.push_back({node.label, node.detail, node.picture, node.language, false});
}

} // namespace

QuestionType notice_question() {
    return {"notice", build_notice, on_notice, check_notice, sum_up_notice, no_retype, read_text, false, read_on_paper};
}

} // namespace copro
