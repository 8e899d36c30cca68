// The end of a form: saved, or why not, and who is here after it.
#include "kiosk/app/claim_flow.h"
#include "kiosk/app/flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/app/party.h"
#include "kiosk/app/record_body.h"
#include "kiosk/app/roll.h"
#include "kiosk/app/update_parts.h"
#include "kiosk/view/search_form.h"
#include "sync/base/json.h"
#include "sync/records/equality.h"
#include "sync/records/payment.h"

#include <algorithm>

namespace copro {

// By the id in the meeting's list; one who is new by the name, typed again with other capitals or signs perhaps.
bool is_entry_of(const Model& model, const RollEntry& entry, const PersonAnswer& person) {
    if (entry.meeting != model.session.meeting->pack.id) return false;
    if (person.id == told_person) return entry.person.empty() && entry.name.empty();
    if (person.id != new_person) return entry.person == person.id;
    return entry.person.empty() && is_name_alike(entry.name, person.name);
}

bool is_here_already(const Model& model) {
    const Form& form = form_of(model);
    const Question* question = person_question_of(form);
    if (question == nullptr || form.event != "in") return false;
    const auto* person = model.session.run->answers.get<PersonAnswer>(question->id);
    if (person == nullptr || person->id == new_person || person->id == told_person) return false;
    return std::any_of(model.carried.roll.begin(), model.carried.roll.end(),
                       [&](const RollEntry& entry) { return is_entry_of(model, entry, *person); });
}

namespace {

bool leave_together(const Model& model) {
    const Answers answers = answers_that_count(model);
    const auto* answer = answers.get<std::string>("others-leave");
    return answer != nullptr && *answer == "yes";
}

// What stands on a name label: the first name of who is in the meeting's list, and what somebody new has typed.
void note_for_label(const Model& model, const Answers& answers, SavedNote& saved) {
    if (!model.carried.label) return;
    const Invitee* invited = invitee_of(model, answers);
    const PersonAnswer person = person_of(model);
    if (invited != nullptr)
        saved.label_name = invited->first_name;
    else if (person.id == new_person)
        saved.label_name = person.name;
    const auto* roles = answers.get<std::vector<std::string>>("roles");
    const Question* question = form_of(model).find("roles");
    if (!model.carried.label_has_role || roles == nullptr || roles->empty() || question == nullptr) return;
    for (const Option& option : question->options) {
        if (option.id == roles->front()) saved.label_role = words_of(model).say(option.wording).text();
    }
}

} // namespace

Effects update_form(Model& model, const SaveForm&) {
    PersonSession& session = model.session;
    if (!session.run || (session.screen != "check" && session.screen != "confirm-own")) return {};
    // Somebody helped, and perhaps pressed Save too: the person alone says yes, on a screen of its own.
    if (session.run->was_helped && session.screen == "check") {
        visit_screen(session, "confirm-own");
        return {};
    }
    if (session.screen == "confirm-own") (void)update(model, GoBack{});
    const Form& form = form_of(model);
    // Changed on "check your answers", perhaps, to somebody who has signed in: nobody is here twice.
    if (is_here_already(model)) {
        visit_screen(model.session, "already-here");
        return {};
    }
    if (const auto booked = first_booked_line(model)) {
        show_line(model, LineQuestion{*booked, 0}, MessageKey("error.booked"));
        return {};
    }
    if (show_what_a_change_opened(model)) return {};
    auto body = record_body(model);
    if (!body) {
        model.session.run->error = MessageKey("error.not-saved").text();
        model.session.focus = "error";
        return {};
    }
    if (model.carried.choices.practice) return update_form(model, RecordSaved{});
    SaveRecord save;
    save.draft = RecordDraft{form.kind, "", form.id, form.version, "", take_text(*body)};
    // The language, too, could tell who it was.
    if (form.kind == equality_kind) return {std::move(save)};
    save.draft.meeting = model.session.meeting->pack.id;
    save.draft.language = model.session.settings.language;
    save.draft.remember = keys_of_lines(model);
    save.draft.attachments = attachments_of(model);
    return {std::move(save)};
}

Effects update_form(Model& model, const RecordSaved& action) {
    PersonSession& session = model.session;
    if (!session.run) return {};
    const Form& form = form_of(model);
    PersonAnswer person = person_of(model);
    Answers answers = answers_that_count(model);
    Effects effects;
    const bool practice = model.carried.choices.practice;
    if (form.event == "in") {
        session.is_child = is_child(model, answers);
        if (!practice) {
            for (RollEntry& entry : arrivals(model, action.reference))
                effects.emplace_back(NoteArrival{std::move(entry)});
        }
    }
    if (form.event == "out" && !practice && leave_together(model)) {
        for (const RollEntry& other : others_of_party(model, person))
            effects.emplace_back(NoteLeaving{other.row, is_called(model)});
    }
    const bool was_here =
        form.event == "out" && std::any_of(model.carried.roll.begin(), model.carried.roll.end(),
                                           [&](const RollEntry& entry) { return is_entry_of(model, entry, person); });
    for (const RollEntry& here : model.carried.roll) {
        if (practice || form.event != "out" || !is_entry_of(model, here, person)) continue;
        effects.emplace_back(NoteLeaving{here.row, is_called(model)});
        // One of those whose names the kiosk does not know, or one of two who are new and called the same: the count of
        // who is here stays right.
        if (person.id == told_person || person.id == new_person) break;
    }
    if (form.event == "in") session.person = person;
    session.saved = SavedNote{run_of_form(form), action.reference, person.name, {}, {}, practice};
    if (form.event == "in") note_for_label(model, answers, session.saved);
    if (form.kind == "claim") {
        const auto claim = work_out_claim(answers, *model.carried.rules, session.meeting->pack);
        if (claim) session.saved.total = claim->total();
        if (claim) session.saved.handed_in = receipts_handed_in(form, answers, *claim);
    }
    const Pence owed = is_given_away(answers) ? Pence{} : session.saved.total;
    session.saved.left_out = ideas_to_leave_out(form, answers, owed, was_here);
    wipe(answers);
    wipe(person.name);
    wipe_run(*session.run);
    session.run.reset();
    session.behind.clear();
    show_screen(session, "saved");
    return effects;
}

Effects update_form(Model& model, const RecordNotSaved&) {
    if (!model.session.run) return {};
    model.session.run->error = MessageKey("error.not-saved").text();
    model.session.focus = "error";
    return {};
}

} // namespace copro
