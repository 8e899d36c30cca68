#include "kiosk/app/flow.h"

#include "kiosk/app/claim_flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/app/party.h"
#include "kiosk/view/candidates.h"

#include <algorithm>

namespace copro {

namespace {

const ExpenseRule* rule_of(const Model& model, const Answers& answers) {
    const auto* category = text_that(Means::category, form_of(model), answers);
    return category == nullptr || model.carried.rules == nullptr ? nullptr : model.carried.rules->find(*category);
}

// What is asked of such a cost on the day that the claim is about.
const RuleTerms& terms_of(const Model& model, const ExpenseRule& rule) {
    const Meeting* meeting = model.session.meeting.get();
    return terms_on(rule, meeting == nullptr ? local_date(model.now_wall_ms)
                                             : claim_day(model.session.run->answers, meeting->pack));
}

bool answered_with(const Answers& answers, const ShowIf& condition) {
    const Answer* answer = answers.find(condition.question);
    if (answer == nullptr) return false;
    const auto among = [&](const std::string& id) {
        return std::find(condition.is.begin(), condition.is.end(), id) != condition.is.end();
    };
    if (const auto* one = std::get_if<std::string>(answer)) return among(*one);
    if (const auto* person = std::get_if<PersonAnswer>(answer)) return among(person->id);
    if (const auto* several = std::get_if<std::vector<std::string>>(answer)) {
        return std::any_of(several->begin(), several->end(), among);
    }
    return false;
}

// The notice about benefits only where there is one.
bool is_fee_question_asked(const Model& model, const Question& question) {
    const Meeting* meeting = model.session.meeting.get();
    if (meeting == nullptr || !meeting->pack.fee) return false;
    if (question.says != "benefits") return true;
    const ExpenseRules* rules = model.carried.rules.get();
    return rules != nullptr && notice_on(rules->settings(), meeting->pack.date) != nullptr;
}

Answers keep_asked(const Model& model, const std::vector<Question>& questions, const Answers& answers) {
    Answers kept;
    for (const Question& question : questions) {
        const Answer* answer = answers.find(question.id);
        if (answer != nullptr && !is_empty(*answer) && is_asked(model, question, answers)) {
            kept.by_question[question.id] = *answer;
        }
        const auto voice = answers.spoken.find(question.id);
        if (voice != answers.spoken.end() && is_asked(model, question, answers)) kept.spoken.insert(*voice);
    }
    return kept;
}

} // namespace

MeetingPack with_our_words(MeetingPack pack) {
    if (!pack.survey) return pack;
    const auto words = [](const MessageKey& key) { return Wording{std::string(key.text()), {}}; };
    Form& form = *pack.survey;
    for (Question& question : form.questions) question.by_voice = question.type == "text";
    form.save = words(MessageKey("form.feedback.save"));
    form.saved = words(MessageKey("form.feedback.saved"));
    form.saved_ideas = {{words(MessageKey("form.survey.saved.no-name")), "anonymous"},
                        {words(MessageKey("form.feedback.saved.answer")), "calendar"},
                        {words(MessageKey("saved.reference")), "reference"}};
    // What can and cannot change stands before the questions. Their ids are none that an author can give.
    const auto notice = [&](const char* id, const char* says, const char* picture, const MessageKey& wording) {
        Question made;
        made.id = id;
        made.type = "notice";
        made.says = says;
        made.picture = picture;
        made.wording = words(wording);
        return made;
    };
    form.questions.insert(
        form.questions.begin(),
        {notice("limits.can", "can-change", "can-change", MessageKey("notice.can-change")),
         notice("limits.cannot", "cannot-change", "cannot-change", MessageKey("notice.cannot-change"))});
    return pack;
}

bool offers_survey(const Model& model) {
    const Meeting* chosen = model.session.meeting.get();
    if (chosen != nullptr) return chosen->pack.survey.has_value();
    const auto& meetings = model.carried.meetings;
    return std::any_of(meetings.begin(), meetings.end(), [](const auto& one) { return one->pack.survey.has_value(); });
}

std::string run_of_form(const Form& form) { return form.kind == "survey" ? std::string(survey_run) : form.id; }

const Form* find_form(const Model& model, std::string_view id) {
    return find_form(model.carried, model.session.meeting.get(), id);
}

const Form* find_form(const Carried& carried, const Meeting* meeting, std::string_view id) {
    if (id == survey_run) return meeting == nullptr || !meeting->pack.survey ? nullptr : &*meeting->pack.survey;
    if (carried.forms == nullptr) return nullptr;
    const auto& forms = *carried.forms;
    const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.id == id; });
    return found == forms.end() ? nullptr : &*found;
}

const Form& form_of(const Model& model) { return *find_form(model, model.session.run->form); }

const Question& current_question(const Model& model) {
    const FormRun& run = *model.session.run;
    const Question& question = form_of(model).questions[run.at];
    return run.line ? question.questions[run.line->at] : question;
}

bool may_be_spoken(const Model& model, const Question& question) {
    const PersonSession& session = model.session;
    // What staff type in from paper was written.
    return model.carried.has_microphone && question.by_voice && !session.from_paper;
}

std::set<std::string> voices_in(const Answers& answers) {
    std::set<std::string> names;
    for (const auto& [question, name] : answers.spoken) names.insert(name);
    for (const auto& [question, answer] : answers.by_question) {
        const auto* lines = std::get_if<std::vector<Answers>>(&answer);
        for (std::size_t at = 0; lines != nullptr && at < lines->size(); ++at) names.merge(voices_in((*lines)[at]));
    }
    return names;
}

QuestionContext question_context(const Model& model, const Question& question, const Words& words) {
    const PersonSession& session = model.session;
    const Answers& answers = session.run->line ? session.run->line->answers : session.run->answers;
    const Meeting* meeting = session.meeting.get();
    return QuestionContext{question,
                           answers,
                           session.run->typed,
                           session.settings,
                           meeting == nullptr ? nullptr : &meeting->pack,
                           meeting == nullptr ? nullptr : &meeting->names,
                           model.carried.rules.get(),
                           words,
                           local_date(model.now_wall_ms),
                           meeting == nullptr ? std::nullopt
                                              : std::optional(claim_day(session.run->answers, meeting->pack)),
                           model.carried.modulus.get(),
                           &form_of(model),
                           model.carried.has_camera,
                           may_be_spoken(model, question),
                           answers.spoken.contains(question.id),
                           writes_pinyin(session.settings.language) && !model.carried.lacks_pinyin,
                           &model.carried.media,
                           named_already(model, question),
                           is_claimed_for_another(model, session.run->answers)};
}

std::set<std::size_t> ideas_to_leave_out(const Form& form, const Answers& answers, Pence owed, bool was_here) {
    std::set<std::size_t> left_out;
    for (std::size_t at = 0; at < form.saved_ideas.size(); ++at) {
        const SavedIdea& idea = form.saved_ideas[at];
        const bool is_hidden = idea.hide_if.kind == ShowIf::Kind::answer && answered_with(answers, idea.hide_if);
        const bool is_for_others = idea.when_here && *idea.when_here != was_here;
        if (is_hidden || is_for_others || (idea.when_owed && owed.pence == 0)) left_out.insert(at);
    }
    return left_out;
}

std::string id_that(Means means, const Form& form) {
    const Question* question = form.find(means);
    return question == nullptr ? std::string() : question->id;
}

const std::string* text_that(Means means, const Form& form, const Answers& answers) {
    const Question* question = form.find(means);
    return question == nullptr ? nullptr : answers.get<std::string>(question->id);
}

namespace {

bool asks_as_friends_and_family(const Model& model) {
    return model.session.meeting != nullptr && model.session.meeting->pack.friends_and_family;
}

} // namespace

bool is_asked(const Model& model, const Question& question, const Answers& answers) {
    if (question.when_owed && !is_anything_owed(model, answers)) return false;
    const ExpenseRule* rule = rule_of(model, answers);
    switch (question.show_if.kind) {
    case ShowIf::Kind::always: return true;
    case ShowIf::Kind::answer: {
        // What was answered to a question that is no longer asked leads nowhere: no name once "keep it out" is chosen.
        const Question* before = form_of(model).find(question.show_if.question);
        return before != nullptr && answered_with(answers, question.show_if) && is_asked(model, *before, answers);
    }
    case ShowIf::Kind::journey: return rule != nullptr && rule->is_journey;
    case ShowIf::Kind::miles: return rule != nullptr && rule->pays == Pays::miles;
    case ShowIf::Kind::amount: return rule != nullptr && rule->pays == Pays::amount;
    case ShowIf::Kind::receipt: return rule != nullptr && terms_of(model, *rule).receipt == Receipt::needed;
    case ShowIf::Kind::approval: return rule != nullptr && terms_of(model, *rule).approval == Approval::beforehand;
    case ShowIf::Kind::claimed: return looks_claimed_before(model, answers);
    case ShowIf::Kind::rule: return is_asked_in_survey(form_of(model).questions, question, answers);
    case ShowIf::Kind::person: return holds(model, question, answers);
    case ShowIf::Kind::fee: return is_fee_question_asked(model, question);
    case ShowIf::Kind::answers:
        return model.session.meeting != nullptr && !model.session.meeting->pack.you_said.empty();
    case ShowIf::Kind::easy_wording: return !asks_as_friends_and_family(model);
    case ShowIf::Kind::friends_and_family_wording: return asks_as_friends_and_family(model);
    case ShowIf::Kind::ladder: return model.session.meeting != nullptr && !model.session.meeting->pack.ladder.empty();
    }
    return true;
}

std::optional<std::size_t> next_asked(const Model& model, const std::vector<Question>& questions,
                                      const Answers& answers, std::size_t from) {
    for (std::size_t at = from; at < questions.size(); ++at) {
        if (is_asked(model, questions[at], answers)) return at;
    }
    return std::nullopt;
}

std::optional<std::size_t> asked_before(const Model& model, const std::vector<Question>& questions,
                                        const Answers& answers, std::size_t from) {
    for (std::size_t at = from; at-- > 0;) {
        if (is_asked(model, questions[at], answers)) return at;
    }
    return std::nullopt;
}

namespace {

// Can the answer to the other, which stands before it, decide whether this question is asked?
bool may_decide(const Question& other, const Question& question) {
    if (question.when_owed) return true;
    switch (question.show_if.kind) {
    case ShowIf::Kind::answer: return other.id == question.show_if.question;
    case ShowIf::Kind::person: return decides(other, question.show_if.fact);
    case ShowIf::Kind::rule: return true;
    case ShowIf::Kind::always:
    case ShowIf::Kind::journey:
    case ShowIf::Kind::miles:
    case ShowIf::Kind::amount:
    case ShowIf::Kind::receipt:
    case ShowIf::Kind::approval:
    case ShowIf::Kind::claimed:
    case ShowIf::Kind::fee:
    case ShowIf::Kind::answers:
    case ShowIf::Kind::easy_wording:
    case ShowIf::Kind::friends_and_family_wording:
    case ShowIf::Kind::ladder: return false;
    }
    return true;
}

// No answer that is still to come, this one too, makes the way longer or shorter.
bool is_way_known(const Model& model) {
    const FormRun& run = *model.session.run;
    const std::vector<Question>& questions = form_of(model).questions;
    std::vector<const Question*> open; // to be answered yet
    for (std::size_t at = run.at; at < questions.size(); ++at) {
        const Question& question = questions[at];
        if (std::any_of(open.begin(), open.end(), [&](const auto* other) { return may_decide(*other, question); }))
            return false;
        // What is not asked, whatever comes, decides nothing.
        if (type_of(question).asks && is_asked(model, question, run.answers)) open.push_back(&question);
    }
    return true;
}

} // namespace

Progress step_of(const Model& model) {
    const FormRun& run = *model.session.run;
    const std::vector<Question>& questions = form_of(model).questions;
    Progress progress;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        if (!is_asked(model, questions[at], run.answers)) continue;
        ++progress.of;
        if (at <= run.at) progress.at = progress.of;
    }
    ++progress.of;
    if (run.at >= questions.size()) progress.at = progress.of;
    if (!is_way_known(model)) progress.of = 0;
    return progress;
}

Answers answers_that_count(const Model& model) {
    const std::vector<Question>& questions = form_of(model).questions;
    Answers kept = keep_asked(model, questions, model.session.run->answers);
    for (const Question& question : questions) {
        const auto found = kept.by_question.find(question.id);
        if (question.questions.empty() || found == kept.by_question.end()) continue;
        if (auto* lines = std::get_if<std::vector<Answers>>(&found->second)) {
            for (Answers& line : *lines) line = keep_asked(model, question.questions, line);
        }
    }
    return kept;
}

const Question* person_question_of(const Form& form) {
    for (const Question& question : form.questions) {
        if (question.type == "person") return &question;
    }
    return nullptr;
}

PersonAnswer person_of(const Model& model) {
    const Question* question = person_question_of(form_of(model));
    const Answers answers = answers_that_count(model);
    if (question == nullptr) return {};
    const auto* person = answers.get<PersonAnswer>(question->id);
    if (person == nullptr) return {};
    if (person->id != new_person) return *person;
    const auto* typed = text_that(Means::own_name, form_of(model), answers);
    return PersonAnswer{std::string(new_person), typed == nullptr ? person->name : *typed};
}

} // namespace copro
