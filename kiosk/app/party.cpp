#include "kiosk/app/party.h"

#include "kiosk/app/flow.h"
#include "kiosk/app/needs.h"
#include "kiosk/app/update_parts.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

bool is_on_roll(const Model& model, const PersonAnswer& person) {
    // Of two who keep their name to themselves neither is the other.
    if (person.id == told_person) return false;
    return std::any_of(model.carried.roll.begin(), model.carried.roll.end(),
                       [&](const RollEntry& entry) { return is_entry_of(model, entry, person); });
}

RollEntry entry_for(const Model& model, const PersonAnswer& person) {
    const MeetingPack& pack = model.session.meeting->pack;
    RollEntry entry;
    entry.meeting = pack.id;
    entry.person = is_listed(person) ? person.id : std::string();
    entry.name = person.name;
    entry.since_wall_ms = model.now_wall_ms;
    entry.ends_wall_ms = ends_wall_ms(pack);
    return entry;
}

bool says_not_yet(const Answers& answers, const std::string& question) {
    const auto* said = answers.get<std::string>(question);
    return said != nullptr && *said == "not-yet";
}

RollEntry entry_of_companion(const Model& model, const Question& question, const Answers& line,
                             const std::string& reference) {
    RollEntry entry = entry_for(model, companion_of(question, line));
    entry.more.party = reference;
    const auto* came_as = line.get<std::string>("came-as");
    entry.more.came_as = came_as == nullptr ? "companion" : *came_as;
    entry.more.is_child = entry.more.came_as == "child";
    entry.more.lacks_consent = says_not_yet(line, "guardian-says");
    if (const auto* extras = line.get<std::vector<std::string>>("extras")) entry.more.extras = *extras;
    return entry;
}

} // namespace

PersonAnswer companion_of(const Question& question, const Answers& line) {
    PersonAnswer companion{std::string(told_person), {}};
    std::string name;
    for (const Question& inner : question.questions) {
        if (const auto* person = line.get<PersonAnswer>(inner.id)) companion = *person;
        const auto* text = inner.type == "name" ? line.get<std::string>(inner.id) : nullptr;
        if (text != nullptr) name = *text;
    }
    if (companion.id == new_person) companion.name = name;
    return companion;
}

NamedAlready named_already(const Model& model, const Question& question) {
    const FormRun& run = *model.session.run;
    NamedAlready named;
    if (question.type != "people" && !run.line) return named;
    const Form& form = form_of(model);
    const Question* who = person_question_of(form);
    const auto* person = who == nullptr ? nullptr : run.answers.get<PersonAnswer>(who->id);
    if (person != nullptr && is_listed(*person)) named.self = person->id;
    if (!run.line) return named;
    const Question& list = form.questions[run.at];
    const auto* lines = run.answers.get<std::vector<Answers>>(list.id);
    for (std::size_t at = 0; lines != nullptr && at < lines->size(); ++at) {
        const PersonAnswer other = companion_of(list, (*lines)[at]);
        if (at != run.line->index && is_listed(other)) named.others.insert(other.id);
    }
    return named;
}

std::vector<const Answers*> lines_of_others(const PersonAnswer& person, const Question& question,
                                            const std::vector<Answers>& lines) {
    std::set<std::string> named{person.id};
    std::vector<const Answers*> others;
    for (const Answers& line : lines) {
        const PersonAnswer companion = companion_of(question, line);
        if (!is_listed(companion) || named.insert(companion.id).second) others.push_back(&line);
    }
    return others;
}

std::vector<RollEntry> others_of_party(const Model& model, const PersonAnswer& person) {
    std::vector<RollEntry> others;
    for (const RollEntry& entry : model.carried.roll) {
        const bool leads = entry.more.came_as.empty() && !entry.more.party.empty() && person.id != told_person &&
                           is_entry_of(model, entry, person);
        if (!leads) continue;
        for (const RollEntry& other : model.carried.roll) {
            if (other.more.party == entry.more.party && !other.more.came_as.empty()) others.push_back(other);
        }
    }
    return others;
}

std::vector<RollEntry> arrivals(const Model& model, const std::string& reference) {
    const Answers answers = answers_that_count(model);
    const PersonAnswer person = person_of(model);
    std::vector<RollEntry> rows{entry_for(model, person)};
    const NeedsToday needs = needs_today(model, answers);
    RollDetails& more = rows.front().more;
    more.is_child = is_child(model, answers);
    more.lacks_consent = says_not_yet(answers, "guardian");
    more.asked_needs = needs.any();
    if (needs.tell_host) {
        more.needs = needs.list;
        more.needs_other = needs.other;
        more.needs_spoken = needs.is_spoken;
    }
    for (const Question& question : form_of(model).questions) {
        const auto* lines = answers.get<std::vector<Answers>>(question.id);
        if (lines == nullptr) continue;
        for (const Answers* line : lines_of_others(person, question, *lines)) {
            rows.front().more.party = reference;
            if (!is_on_roll(model, companion_of(question, *line)))
                rows.push_back(entry_of_companion(model, question, *line, reference));
        }
    }
    return rows;
}

} // namespace copro
