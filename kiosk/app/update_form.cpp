// A journey through a form: start, answer, go on, change.
// long: each way through a form is a short function; apart, they could not be read against each other.
#include "kiosk/app/claim_flow.h"
#include "kiosk/app/flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/app/update_parts.h"
#include "kiosk/view/candidates.h"
#include "kiosk/view/typed_number.h"
#include "kiosk/view/utf8.h"
#include "kiosk/words/figures.h"
#include "sync/records/equality.h"

#include <algorithm>
#include <utility>

namespace copro {

namespace {

FormRun& run_of(Model& model) { return *model.session.run; }

// Two people say of one sum that its cash changed hands: of another sum they are asked again.
void keep_to_one_sum(Model& model) {
    FormRun& run = run_of(model);
    const auto sum = sum_of_claim(model);
    if (run.sum == sum) return;
    run.sum = sum;
    for (const Question& question : form_of(model).questions) {
        if (question.about_sum) run.answers.by_question.erase(question.id);
    }
}

// Shows the run's current question afresh.
void open_question(Model& model) {
    keep_to_one_sum(model);
    FormRun& run = run_of(model);
    run.error.clear();
    run.doubted = false;
    wipe(run.typed.text);
    run.typed = {};
    const Words words = words_of(model);
    const Question& question = current_question(model);
    run.typed.text = type_of(question).retype(question_context(model, question, words));
    run.typed_in = words.language();
    show_screen(model.session, "question");
}

// For letters that are new, and still to be chosen for.
Effects look_up_pinyin(const Model& model) {
    const Typed& typed = model.session.run->typed;
    const bool is_new = typed.composing.letters > 0 && typed.composing.candidates == nullptr;
    if (!is_new || !writes_pinyin(model.session.settings.language)) return {};
    return {LookUpPinyin{std::string(composed_letters(typed))}};
}

void open_check(Model& model) {
    keep_to_one_sum(model);
    FormRun& run = run_of(model);
    run.at = form_of(model).questions.size();
    run.line.reset();
    run.changing = false;
    run.error.clear();
    show_screen(model.session, "check");
}

std::optional<MessageKey> wrong_with(const Model& model, const Question& question) {
    const Words words = words_of(model);
    const QuestionContext context = question_context(model, question, words);
    const auto wrong = type_of(question).check(context);
    if (wrong || fits_constraint(form_of(model).questions, question, context.answers)) return wrong;
    return MessageKey("error.does-not-fit");
}

// What may be wrong is said once; pressed again, "Next" goes on.
std::optional<MessageKey> first_doubt(const Model& model, const Question& question) {
    const auto doubt = type_of(question).doubt;
    if (doubt == nullptr || model.session.run->doubted) return std::nullopt;
    const Words words = words_of(model);
    return doubt(question_context(model, question, words));
}

void show_error(Model& model, const MessageKey& message) { say_error(model.session, run_of(model).error, message); }

// What its author wrote into the answers to begin with. They stand there to be seen, and can be changed.
void answer_at_first(const Form& form, Answers& answers) {
    for (const Question& question : form.questions) {
        if (!question.at_first.empty()) answers.by_question[question.id] = type_of(question).read(question.at_first);
    }
}

// Puts the line that was being answered into the list, and shows the list.
void finish_line(Model& model) {
    FormRun& run = run_of(model);
    const std::string id = form_of(model).questions[run.at].id;
    Answer& answer = run.answers.by_question[id];
    if (!std::holds_alternative<std::vector<Answers>>(answer)) answer = std::vector<Answers>();
    auto& lines = std::get<std::vector<Answers>>(answer);
    if (run.line->index < lines.size()) {
        wipe(lines[run.line->index]);
        lines[run.line->index] = std::move(run.line->answers);
    } else {
        lines.push_back(std::move(run.line->answers));
    }
    run.line.reset();
    open_question(model);
}

void continue_line(Model& model) {
    FormRun& run = run_of(model);
    const auto next =
        next_asked(model, form_of(model).questions[run.at].questions, run.line->answers, run.line->at + 1);
    const Question* asked = form_of(model).find(Means::same_again);
    const auto* again = text_that(Means::same_again, form_of(model), run.line->answers);
    // "No, it is the same one": it stays claimed once.
    if (!next && again != nullptr && *again != asked->options.front().id) {
        (void)update_form(model, RemoveLine{});
        return;
    }
    if (!next) return finish_line(model);
    run.line->at = *next;
    open_question(model);
}

// After a change: on to the first question that it opened or that now needs an answer, else back to "check your
// answers".
void continue_changing(Model& model) {
    keep_to_one_sum(model);
    FormRun& run = run_of(model);
    const std::vector<Question>& questions = form_of(model).questions;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        if (!is_asked(model, questions[at], run.answers)) continue;
        const bool is_opened = run.asked.insert(questions[at].id).second;
        if (!is_opened && !wrong_with(model, questions[at])) continue;
        run.at = at;
        return open_question(model);
    }
    open_check(model);
}

void begin_run(Model& model, const Form& form) {
    PersonSession& session = model.session;
    FormRun run;
    run.form = run_of_form(form);
    run.never_kept = form.kind == equality_kind;
    run.name_question = id_that(Means::own_name, form);
    answer_at_first(form, run.answers);
    const Question* who = person_question_of(form);
    if (who != nullptr && !session.person.id.empty()) {
        run.answers.by_question[who->id] = session.person;
        if (session.person.id == new_person && !run.name_question.empty())
            run.answers.by_question[run.name_question] = session.person.name;
        run.prefilled = true;
    }
    session.run = std::move(run);
    const auto first = next_asked(model, form.questions, session.run->answers, 0);
    session.run->at = first.value_or(0);
}

// Someone who has just said who they are is not asked again (WCAG 3.3.7); "check your answers" offers Change.
bool is_known_already(const Model& model, std::size_t at) {
    const FormRun& run = *model.session.run;
    const Question& question = form_of(model).questions[at];
    return run.prefilled && !run.changing && (question.type == "person" || question.means == Means::own_name);
}

std::optional<std::size_t> next_to_ask(const Model& model, std::size_t from) {
    const std::vector<Question>& questions = form_of(model).questions;
    auto next = next_asked(model, questions, model.session.run->answers, from);
    while (next && is_known_already(model, *next)) {
        next = next_asked(model, questions, model.session.run->answers, *next + 1);
    }
    return next;
}

std::optional<std::size_t> to_ask_before(const Model& model, std::size_t from) {
    const std::vector<Question>& questions = form_of(model).questions;
    auto before = asked_before(model, questions, model.session.run->answers, from);
    while (before && is_known_already(model, *before)) {
        before = asked_before(model, questions, model.session.run->answers, *before);
    }
    return before;
}

// Another journey in between: what was answered waits, and is there again when the person comes back to it.
void take_up_run(Model& model, const Form& form) {
    PersonSession& session = model.session;
    if (session.run) session.set_aside.push_back(std::move(*session.run));
    session.run.reset();
    const auto waiting = std::find_if(session.set_aside.begin(), session.set_aside.end(),
                                      [&](const FormRun& run) { return run.form == run_of_form(form); });
    if (waiting == session.set_aside.end()) {
        begin_run(model, form);
        session.run->at = next_to_ask(model, 0).value_or(form.questions.size());
        return;
    }
    session.run = std::move(*waiting);
    session.set_aside.erase(waiting);
}

// The charter's "log of text shown": what could change was said before the questions, and in which words.
void note_what_was_shown(Model& model) {
    const std::string& says = current_question(model).says;
    // That about benefits is in the claim by its date.
    if (!says.empty() && says != says_benefits) run_of(model).shown[says] = model.session.settings.language;
}

// "No, skip": nothing of the form is kept, and the person is where the journeys begin.
bool wants_to_leave(const Model& model) {
    const Question& question = current_question(model);
    const auto* chosen = model.session.run->answers.get<std::string>(question.id);
    if (chosen == nullptr) return false;
    return std::any_of(question.options.begin(), question.options.end(),
                       [&](const Option& option) { return option.leaves && option.id == *chosen; });
}

void leave_form(Model& model) {
    wipe_run(run_of(model));
    model.session.run.reset();
    model.session.behind.clear();
    show_screen(model.session, model.session.home);
}

// Of no meeting: whose it is must not be narrowed down to those who came to one.
bool is_of_no_meeting(const Model& model, std::string_view form) {
    const Form* found = find_form(model, form);
    return found != nullptr && found->kind == equality_kind;
}

Effects open_form(Model& model, const Form& form) {
    PersonSession& session = model.session;
    // The same journey again: nothing that was answered is lost by having looked elsewhere.
    if (!session.run || session.run->form != run_of_form(form)) take_up_run(model, form);
    session.behind.clear();
    if (session.run->prefilled && is_here_already(model)) {
        show_screen(session, "already-here");
        return {};
    }
    if (session.run->at >= form.questions.size())
        open_check(model);
    else
        open_question(model);
    return {};
}

} // namespace

Answers& answers_here(FormRun& run) { return run.line ? run.line->answers : run.answers; }

void follow_language(Model& model) {
    if (!model.session.run) return;
    FormRun& run = run_of(model);
    const std::string language = words_of(model).language();
    const std::string before = std::exchange(run.typed_in, language);
    if (before.empty() || before == language || run.at >= form_of(model).questions.size()) return;
    // Its letters stay as they were typed: another keyboard has nothing to choose for them.
    run.typed.composing = {};
    const auto number = type_of(current_question(model)).number;
    if (!number) return;
    std::string text = in_other_marks(run.typed.text, places_of(*number), decimal_mark(before), decimal_mark(language));
    wipe(run.typed.text);
    run.typed.text = std::move(text);
}

Effects update_form(Model& model, const StartForm& action) {
    PersonSession& session = model.session;
    const bool is_survey = action.form == survey_run;
    if (is_survey ? !offers_survey(model) : find_form(model, action.form) == nullptr) return {};
    if (is_of_no_meeting(model, action.form)) return open_form(model, *find_form(model, action.form));
    if (model.carried.meetings.empty()) return {};
    if (session.meeting == nullptr && model.carried.meetings.size() > 1) {
        session.wanted_form = action.form;
        visit_screen(session, "choose-meeting");
        return {};
    }
    if (session.meeting == nullptr) session.meeting = model.carried.meetings.front();
    const Form* form = find_form(model, action.form);
    return form == nullptr ? Effects{} : open_form(model, *form);
}

Effects update_form(Model& model, const ChooseMeeting& action) {
    PersonSession& session = model.session;
    for (const auto& meeting : model.carried.meetings) {
        if (meeting->pack.id != action.meeting || meeting == session.meeting) continue;
        // What was answered about another meeting is not about this one.
        wipe_runs(session);
        session.meeting = meeting;
    }
    const Form* form = find_form(model, session.wanted_form);
    if (session.meeting == nullptr || form == nullptr) return {};
    return open_form(model, *form);
}

Effects update_form(Model& model, const EditAnswer& action) {
    if (!model.session.run || model.session.screen != "question") return {};
    FormRun& run = run_of(model);
    const std::string id = current_question(model).id;
    run.error.clear();
    run.doubted = false;
    const bool is_of_all_lines = action.edit.answer && !run.line;
    auto known = is_of_all_lines ? keys_of_lines(model) : std::vector<std::string>();
    if (action.edit.typed) {
        // Who is found stands on the first part: a letter typed on a later one must not hide it.
        const std::string& type = current_question(model).type;
        const bool finds_a_name = type == "person" || type == "companion";
        if (finds_a_name && action.edit.typed->text != run.typed.text) model.session.part = 0;
        run.typed = *action.edit.typed;
    }
    if (action.edit.answer) {
        answers_here(run).by_question[id] = *action.edit.answer;
        if (!run.line && form_of(model).questions[run.at].type == "person") {
            run.prefilled = false;
            forget_what_was_known(form_of(model), run.answers);
        }
    }
    const auto* lines = run.answers.get<std::vector<Answers>>(id);
    if (action.edit.open_line) {
        FormRun::Line line;
        line.index = *action.edit.open_line;
        if (lines != nullptr && line.index < lines->size()) line.answers = (*lines)[line.index];
        run.line = std::move(line);
        open_question(model);
    }
    if (action.edit.open_camera) {
        PhotoState photo;
        photo.kept = std::move(model.session.photo.kept);
        model.session.photo = std::move(photo);
        visit_screen(model.session, std::string(photo_screen));
    }
    Effects effects = look_up_pinyin(model);
    if (is_of_all_lines) {
        for (Effect& effect : look_for_lines(model, std::move(known))) effects.push_back(std::move(effect));
    }
    return effects;
}

void show_line(Model& model, const LineQuestion& place, const MessageKey& error) {
    const std::string costs = form_of(model).find(Means::costs)->id;
    (void)update_form(model, ChangeQuestion{costs});
    FormRun& run = run_of(model);
    run.line = FormRun::Line{};
    run.line->index = place.line;
    run.line->at = place.question;
    run.line->answers = (*run.answers.get<std::vector<Answers>>(costs))[place.line];
    open_question(model);
    show_error(model, error);
}

bool show_what_a_change_opened(Model& model) {
    const auto error = MessageKey("error.something-changed");
    if (const auto place = first_line_that_asks(model)) {
        show_line(model, *place, error);
        return true;
    }
    keep_to_one_sum(model);
    for (const Question& question : form_of(model).questions) {
        const bool is_answered = run_of(model).answers.find(question.id) != nullptr;
        if (!question.about_sum || is_answered || !is_asked(model, question, run_of(model).answers)) continue;
        (void)update_form(model, ChangeQuestion{question.id});
        show_error(model, error);
        return true;
    }
    return false;
}

Effects update_form(Model& model, const RemoveLine&) {
    if (!model.session.run || !model.session.run->line) return {};
    FormRun& run = run_of(model);
    const std::string id = form_of(model).questions[run.at].id;
    auto* lines = std::get_if<std::vector<Answers>>(&run.answers.by_question[id]);
    const std::size_t index = run.line->index;
    if (lines != nullptr && index < lines->size()) {
        wipe((*lines)[index]);
        lines->erase(lines->begin() + static_cast<std::ptrdiff_t>(index));
    }
    wipe(run.line->answers);
    run.line.reset();
    open_question(model);
    return {};
}

Effects update_form(Model& model, const Continue&) {
    if (!model.session.run || model.session.screen != "question") return {};
    FormRun& run = run_of(model);
    if (const auto wrong = wrong_with(model, current_question(model))) {
        show_error(model, *wrong);
        return {};
    }
    // Booked and paid: it is not theirs to claim (domain.md, "Book trains and hotels").
    if (is_line_booked(model)) {
        show_error(model, MessageKey("error.booked"));
        return {};
    }
    if (const auto doubt = first_doubt(model, current_question(model))) {
        show_error(model, *doubt);
        run.doubted = true;
        return {};
    }
    if (run.line) {
        Effects effects = look_for_line(model);
        continue_line(model);
        return effects;
    }
    note_what_was_shown(model);
    if (current_question(model).type == "person" && is_here_already(model)) {
        model.session.person = person_of(model); // the other journeys need not ask again (WCAG 3.3.7)
        visit_screen(model.session, "already-here");
        return {};
    }
    if (wants_to_leave(model)) {
        leave_form(model);
        return {};
    }
    if (current_question(model).type == "person" || current_question(model).type == "last-time") {
        fill_in_what_is_known(model, run.answers);
    }
    if (run.changing) {
        continue_changing(model);
        return {};
    }
    const auto next = next_to_ask(model, run.at + 1);
    if (!next) {
        open_check(model);
        return {};
    }
    run.at = *next;
    open_question(model);
    return {};
}

Effects update_form(Model& model, const LineClaimedBefore& action) {
    model.session.claimed_before.insert(std::hash<std::string>()(action.key));
    return {};
}

Effects update_form(Model& model, const PinyinFound& action) {
    if (model.session.run) run_of(model).typed.composing.candidates = action.candidates;
    return {};
}

Effects update_form(Model& model, const PinyinMissing&) {
    model.carried.lacks_pinyin = true;
    if (model.session.run) run_of(model).typed.composing = {};
    return {};
}

Effects update_form(Model& model, const SkipRest&) {
    if (!model.session.run || model.session.screen != "question" || run_of(model).line) return {};
    open_check(model);
    return {};
}

Effects update_form(Model& model, const ChangeQuestion& action) {
    if (!model.session.run) return {};
    const std::vector<Question>& questions = form_of(model).questions;
    for (std::size_t at = 0; at < questions.size(); ++at) {
        if (questions[at].id != action.question) continue;
        FormRun& run = run_of(model);
        run.at = at;
        run.changing = true;
        run.changed_at = at;
        run.asked.clear();
        for (const Question& asked : questions) {
            if (is_asked(model, asked, run.answers)) run.asked.insert(asked.id);
        }
        open_question(model);
    }
    return {};
}

bool back_in_form(Model& model) {
    PersonSession& session = model.session;
    if (!session.run) return false;
    FormRun& run = run_of(model);
    if (session.screen == "check") {
        const auto last = to_ask_before(model, form_of(model).questions.size());
        if (!last) return false;
        run.at = *last;
        open_question(model);
        return true;
    }
    if (session.screen != "question") return false;
    if (run.line) {
        const auto& questions = form_of(model).questions[run.at].questions;
        const auto before = asked_before(model, questions, run.line->answers, run.line->at);
        if (before) {
            run.line->at = *before;
        } else {
            // The half-made line is given up; the list stays as it was.
            wipe(run.line->answers);
            run.line.reset();
        }
        open_question(model);
        return true;
    }
    // From what a change opened, Back leads to the question that opened it, so that it can be changed back.
    if (run.changing && run.at <= run.changed_at && !wrong_with(model, current_question(model))) {
        continue_changing(model);
        return true;
    }
    const auto before = to_ask_before(model, run.at);
    if (before) {
        run.at = *before;
        open_question(model);
        return true;
    }
    // A wrong meeting is put right where it was chosen, until the person has signed in at it.
    if (model.carried.meetings.size() < 2 || !session.person.id.empty() || run.never_kept) return false;
    session.wanted_form = run.form;
    show_screen(session, "choose-meeting");
    return true;
}

} // namespace copro
