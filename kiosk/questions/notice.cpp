// A page that tells something and asks nothing: the meeting's own words, one idea a line.
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

void build_notice(const QuestionContext& context, std::vector<Node>& into) {
    const std::vector<Idea>* ideas = ideas_of(context);
    if (ideas == nullptr) return;
    int number = 0;
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

} // namespace

QuestionType notice_question() {
    return {"notice", build_notice, on_notice, check_notice, sum_up_notice, no_retype, read_text, false};
}

} // namespace copro
