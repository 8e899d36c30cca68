// Which of a survey's questions are asked, and which answers keep to their constraints: its expressions at work.
#include "sync/records/form.h"

namespace copro {

namespace {

// What was answered to the questions that are asked, up to one of them. In order, each with what came before it: a rule
// looks at earlier questions alone, so that a survey of whatever shape is worked out in one pass.
std::map<std::string, std::string> answered_before(const std::vector<Question>& questions, const Question* end,
                                                   const Answers& answers) {
    std::map<std::string, std::string> known;
    const auto answer_of = [&](const std::string& name) {
        const auto found = known.find(name);
        return found == known.end() ? std::string() : found->second;
    };
    for (const Question& question : questions) {
        if (&question == end) break;
        const Answer* answer = answers.find(question.id);
        if (answer == nullptr) continue;
        const auto& rule = question.show_if.expression;
        if (!rule || rule->holds(answer_of)) known[question.id] = plain_text(*answer);
    }
    return known;
}

} // namespace

bool is_asked_in_survey(const std::vector<Question>& questions, const Question& question, const Answers& answers) {
    if (!question.show_if.expression) return true;
    const auto known = answered_before(questions, &question, answers);
    return question.show_if.expression->holds([&](const std::string& name) {
        const auto found = known.find(name);
        return found == known.end() ? std::string() : found->second;
    });
}

bool fits_constraint(const std::vector<Question>& questions, const Question& question, const Answers& answers) {
    const Answer* answer = answers.find(question.id);
    if (!question.constraint || answer == nullptr || is_empty(*answer)) return true;
    auto known = answered_before(questions, &question, answers);
    known[question.id] = plain_text(*answer);
    return question.constraint->expression.holds([&](const std::string& name) {
        const auto found = known.find(name.empty() ? question.id : name);
        return found == known.end() ? std::string() : found->second;
    });
}

} // namespace copro
