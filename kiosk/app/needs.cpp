#include "kiosk/app/needs.h"

#include "kiosk/app/flow.h"
#include "kiosk/view/search_form.h"

#include <algorithm>
#include <chrono>

namespace copro {

namespace {

using Texts = std::vector<std::string>;

constexpr const char* nothing_needed = "nothing";
constexpr const char* needs_in_words = "needs-other"; // the question that asks for more, in words
constexpr const char* photo_consent = "photos";
constexpr const char* roles_question = "roles";
constexpr const char* young_role = "young-person";
constexpr const char* owner_name = "for-name"; // of a claim: whose it is, typed

bool is_among(const Texts& texts, std::string_view text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

const Texts& chosen_in(const Answers& answers, const std::string& question) {
    static const Texts none;
    const auto* chosen = answers.get<Texts>(question);
    return chosen == nullptr ? none : *chosen;
}

std::string text_in(const Answers& answers, const std::string& question) {
    const auto* text = answers.get<std::string>(question);
    return text == nullptr ? std::string() : *text;
}

const Question* question_of_type(const Form& form, std::string_view type) {
    const auto found = std::find_if(form.questions.begin(), form.questions.end(),
                                    [&](const Question& question) { return question.type == type; });
    return found == form.questions.end() ? nullptr : &*found;
}

// What they say of last time's needs: "yes", "change", "no"; "" before they have.
std::string said_of_last_time(const Form& form, const Answers& answers) {
    const Question* question = question_of_type(form, "last-time");
    return question == nullptr ? std::string() : text_in(answers, question->id);
}

bool is_review_due(const Model& model, const RememberedNeeds& needs) {
    return local_date(model.now_wall_ms) > add_days(needs.reviewed, needs_hold_days);
}

// An option that opens a page of its own says nothing more than that page, once it is answered.
bool leads_to_answers(const Form& form, const Question& question, const std::string& option, const Answers& answers) {
    return std::any_of(form.questions.begin(), form.questions.end(), [&](const Question& other) {
        const bool is_led_to = other.show_if.kind == ShowIf::Kind::answer && other.show_if.question == question.id &&
                               is_among(other.show_if.is, option);
        const Answer* answer = answers.find(other.id);
        return is_led_to && answer != nullptr && !is_empty(*answer);
    });
}

// Only of pages that are asked: what was chosen behind an option that was taken back does not count.
void gather(const Model& model, const Answers& answers, NeedsToday& needs) {
    const Form& form = form_of(model);
    for (const Question& question : form.questions) {
        if (question.id == needs_in_words && is_asked(model, question, answers)) {
            needs.other = text_in(answers, question.id);
            needs.is_spoken = answers.spoken.contains(question.id);
        }
        if (question.into.empty() || !is_asked(model, question, answers)) continue;
        Texts& list = question.into == "needs" ? needs.list : needs.contact;
        for (const std::string& option : chosen_in(answers, question.id)) {
            needs.was_asked = true;
            if (option == nothing_needed || leads_to_answers(form, question, option, answers)) continue;
            list.push_back(option);
        }
    }
    needs.tell_host = text_in(answers, "tell-host") == "yes";
    needs.remember = text_in(answers, "remember-needs") == "yes";
}

const RollEntry* entry_on_roll(const Model& model, const PersonAnswer& person) {
    if (person.id.empty() || person.id == told_person || model.session.meeting == nullptr) return nullptr;
    const std::string& meeting = model.session.meeting->pack.id;
    for (const RollEntry& entry : model.carried.roll) {
        const bool is_them = person.id == new_person ? entry.person.empty() && is_name_alike(entry.name, person.name)
                                                     : entry.person == person.id;
        if (entry.meeting == meeting && is_them) return &entry;
    }
    return nullptr;
}

PersonAnswer person_in(const Model& model, const Answers& answers) {
    const Question* question = model.session.run ? person_question_of(form_of(model)) : nullptr;
    const auto* person = question == nullptr ? nullptr : answers.get<PersonAnswer>(question->id);
    if (person == nullptr) return model.session.person;
    if (person->id != new_person) return *person;
    const auto* name = text_that(Means::own_name, form_of(model), answers);
    return {person->id, name == nullptr ? std::string() : *name};
}

bool brought_others(const Model& model, const RollEntry& entry) {
    if (entry.more.party.empty() || !entry.more.came_as.empty()) return false;
    return std::any_of(model.carried.roll.begin(), model.carried.roll.end(), [&](const RollEntry& other) {
        return other.more.party == entry.more.party && !other.more.came_as.empty();
    });
}

// Who may know, and may we remember: after anything was asked for, and once a year of what we remember.
bool needs_to_agree(const Model& model, const Answers& answers) {
    NeedsToday now;
    gather(model, answers, now);
    const Invitee* person = invitee_of(model, answers);
    if (person == nullptr || !person->needs) return now.any();
    const std::string said = said_of_last_time(form_of(model), answers);
    if (said == "yes") return is_review_due(model, *person->needs);
    return said == "change" && now.any();
}

// Whose costs another person claims: of the meeting's list, or by a name that has signed in. None of their own, and of
// whoever the kiosk does not know.
std::optional<PersonAnswer> known_owner(const Model& model, const Answers& answers) {
    if (!model.session.run || form_of(model).kind != "claim") return std::nullopt;
    const Question* asked = question_of_type(form_of(model), "companion");
    if (asked == nullptr || !is_asked(model, *asked, answers)) return std::nullopt;
    const auto* owner = answers.get<PersonAnswer>(asked->id);
    if (owner == nullptr || owner->id == told_person) return std::nullopt;
    if (owner->id != new_person) return *owner;
    const PersonAnswer named{owner->id, text_in(answers, owner_name)};
    return entry_on_roll(model, named) == nullptr ? std::nullopt : std::optional(named);
}

} // namespace

const Invitee* invitee_of(const Model& model, const Answers& answers) {
    if (model.session.meeting == nullptr) return nullptr;
    return model.session.meeting->invitee(person_in(model, answers).id);
}

bool is_child(const Model& model, const Answers& answers) {
    if (is_among(chosen_in(answers, roles_question), young_role)) return true;
    const PersonAnswer who = known_owner(model, answers).value_or(person_in(model, answers));
    const Invitee* person = model.session.meeting == nullptr ? nullptr : model.session.meeting->invitee(who.id);
    if (person != nullptr && person->under_16) return true;
    const RollEntry* entry = entry_on_roll(model, who);
    const bool is_same_turn = model.session.is_child && who == model.session.person;
    return is_same_turn || (entry != nullptr && entry->more.is_child);
}

bool holds(const Model& model, const Question& question, const Answers& answers) {
    const Invitee* person = invitee_of(model, answers);
    const RollEntry* entry = entry_on_roll(model, person_in(model, answers));
    const bool remembers = person != nullptr && person->needs;
    switch (question.show_if.fact) {
    case ShowIf::Fact::adult: return !is_child(model, answers);
    case ShowIf::Fact::child: return is_child(model, answers);
    case ShowIf::Fact::notice_unseen: return person == nullptr || person->privacy_seen < question.notice_version;
    case ShowIf::Fact::needs_remembered: return remembers;
    case ShowIf::Fact::needs_open: return !remembers || said_of_last_time(form_of(model), answers) == "change";
    case ShowIf::Fact::needs_to_agree: return needs_to_agree(model, answers);
    case ShowIf::Fact::needs_asked: return entry != nullptr && entry->more.asked_needs;
    case ShowIf::Fact::brought_others: return entry != nullptr && brought_others(model, *entry);
    }
    return true;
}

bool decides(const Question& question, ShowIf::Fact fact) {
    if (question.type == "person" || question.means == Means::own_name) return true;
    const bool says_needs = !question.into.empty() || question.id == needs_in_words;
    switch (fact) {
    case ShowIf::Fact::adult:
    case ShowIf::Fact::child:
        return question.id == roles_question || question.means == Means::whose_claim || question.type == "companion" ||
               question.id == owner_name;
    case ShowIf::Fact::needs_open: return question.type == "last-time";
    case ShowIf::Fact::needs_to_agree: return question.type == "last-time" || says_needs;
    case ShowIf::Fact::notice_unseen:
    case ShowIf::Fact::needs_remembered:
    case ShowIf::Fact::needs_asked:
    case ShowIf::Fact::brought_others: return false;
    }
    return true;
}

NeedsToday needs_today(const Model& model, const Answers& answers) {
    NeedsToday needs;
    gather(model, answers, needs);
    const std::string said = said_of_last_time(form_of(model), answers);
    needs.was_asked = needs.was_asked || !said.empty();
    const Invitee* person = invitee_of(model, answers);
    if (said != "yes" || person == nullptr || !person->needs) return needs;
    const bool has_agreed_again = answers.find("tell-host") != nullptr || answers.find("remember-needs") != nullptr;
    const RememberedNeeds& before = *person->needs;
    needs.list = before.list;
    needs.other = before.other;
    needs.contact = before.contact;
    if (!has_agreed_again) {
        needs.tell_host = before.tell_host;
        needs.remember = true;
    }
    return needs;
}

void forget_what_was_known(const Form& form, Answers& answers) {
    for (const Question& question : form.questions) {
        if (question.type == "last-time" || question.id == photo_consent) answers.by_question.erase(question.id);
    }
}

void fill_in_what_is_known(const Model& model, Answers& answers) {
    const Form& form = form_of(model);
    const Invitee* person = invitee_of(model, answers);
    // Who wants to be asked each time is asked with nothing chosen.
    const bool has_said = person != nullptr && (person->photos == "yes" || person->photos == "no");
    if (has_said && form.find(photo_consent) != nullptr && answers.find(photo_consent) == nullptr) {
        answers.by_question[photo_consent] = person->photos;
    }
    if (person == nullptr || !person->needs || said_of_last_time(form, answers) != "change") return;
    const bool has_begun = std::any_of(form.questions.begin(), form.questions.end(), [&](const Question& question) {
        return !question.into.empty() && !chosen_in(answers, question.id).empty();
    });
    if (has_begun) return;
    std::map<std::string, Texts> chosen;
    // The pages behind first: what is on them chooses the option that opens them.
    for (auto question = form.questions.rbegin(); question != form.questions.rend(); ++question) {
        const Texts& before = question->into == "needs" ? person->needs->list : person->needs->contact;
        const bool is_words = question->id == needs_in_words && !person->needs->other.empty();
        if (is_words) answers.by_question[question->id] = person->needs->other;
        Texts& here = chosen[question->id];
        for (const Option& option : question->options) {
            if (!question->into.empty() && is_among(before, option.id)) here.push_back(option.id);
        }
        const bool has_any = is_words || (!question->into.empty() && !here.empty());
        if (!has_any || question->show_if.kind != ShowIf::Kind::answer) continue;
        chosen[question->show_if.question].push_back(question->show_if.is.front());
    }
    for (const Question& question : form.questions) {
        if (question.into.empty()) continue;
        // In the form's order, each once.
        Texts in_order;
        for (const Option& option : question.options) {
            if (is_among(chosen[question.id], option.id)) in_order.push_back(option.id);
        }
        if (!in_order.empty()) answers.by_question[question.id] = std::move(in_order);
    }
    answers.by_question["tell-host"] = std::string(person->needs->tell_host ? "yes" : "no");
    answers.by_question["remember-needs"] = std::string("yes");
}

std::optional<NamedAnswer> need_named(const Model& model, std::string_view id) {
    const Form* form = find_form(model, "sign-in");
    return form == nullptr ? std::nullopt : need_of_form(*form, id);
}

} // namespace copro
