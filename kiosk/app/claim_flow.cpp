#include "kiosk/app/claim_flow.h"

#include "kiosk/app/flow.h"
#include "sync/records/claimed_before.h"

#include <algorithm>

namespace copro {

namespace {

bool is_claim(const Model& model) {
    return model.session.run && model.session.meeting != nullptr && model.carried.rules != nullptr &&
           form_of(model).kind == "claim";
}

Date day_of_claim(const Model& model) { return claim_day(model.session.run->answers, model.session.meeting->pack); }

// None while its amount is not known.
std::optional<ClaimLine> worked_out_line(const Model& model, const Answers& line) {
    auto worked_out = claim_line(line, *model.carried.rules, day_of_claim(model), {});
    return worked_out ? std::optional(worked_out.take()) : std::nullopt;
}

std::optional<std::string> key_of(const Model& model, const Answers& line) {
    const auto worked_out = worked_out_line(model, line);
    if (!worked_out) return std::nullopt;
    const std::string claimant = claimant_of(model.session.run->answers, person_of(model));
    return line_key(claimant, day_of_claim(model), *worked_out);
}

bool stands_twice(const Model& model, const Answers& line) {
    const FormRun& run = *model.session.run;
    const auto* lines = run.answers.get<std::vector<Answers>>(form_of(model).questions[run.at].id);
    const auto mine = worked_out_line(model, line);
    if (lines == nullptr || !mine) return false;
    for (std::size_t at = 0; at < lines->size(); ++at) {
        const auto other = at == run.line->index ? std::nullopt : worked_out_line(model, (*lines)[at]);
        if (other && other->category == mine->category && other->amount == mine->amount) return true;
    }
    return false;
}

} // namespace

bool looks_claimed_before(const Model& model, const Answers& line) {
    // Of a line in the list: what was answered stands.
    const Question* asked = form_of(model).find(Means::same_again);
    const Answer* answered = asked == nullptr ? nullptr : line.find(asked->id);
    if (answered != nullptr && !is_empty(*answered)) return true;
    if (!is_claim(model) || !model.session.run->line) return false;
    if (stands_twice(model, line)) return true;
    const auto key = key_of(model, line);
    return key && model.session.claimed_before.contains(std::hash<std::string>()(*key));
}

namespace {

bool is_booked_line(const Model& model, const Answers& line) {
    // What was booked for one person says nothing of another's costs.
    const FormRun& run = *model.session.run;
    const Question* asked = form_of(model).find(Means::whose_claim);
    const auto* whose = text_that(Means::whose_claim, form_of(model), run.answers);
    if (whose != nullptr && *whose != asked->options.front().id) return false;
    const auto* category = text_that(Means::category, form_of(model), line);
    return category != nullptr &&
           is_booked(model.session.meeting->pack, person_of(model), *category, day_of_claim(model));
}

} // namespace

bool is_line_booked(const Model& model) {
    return is_claim(model) && model.session.run->line && is_booked_line(model, model.session.run->line->answers);
}

std::optional<std::size_t> first_booked_line(const Model& model) {
    if (!is_claim(model)) return std::nullopt;
    const Answers answers = answers_that_count(model);
    const auto* lines = answers.get<std::vector<Answers>>(form_of(model).find(Means::costs)->id);
    if (lines == nullptr) return std::nullopt;
    for (std::size_t at = 0; at < lines->size(); ++at) {
        if (is_booked_line(model, (*lines)[at])) return at;
    }
    return std::nullopt;
}

bool is_anything_owed(const Model& model, const Answers& answers) {
    if (!is_claim(model)) return false;
    const auto* lines = answers.get<std::vector<Answers>>(form_of(model).find(Means::costs)->id);
    // Whatever it costs: what is not known yet, and what a receipt will tell, is to be paid too.
    if (lines != nullptr && !lines->empty()) return true;
    const auto claim = work_out_claim(answers, *model.carried.rules, model.session.meeting->pack);
    return !claim || claim->total().pence > 0;
}

Effects look_for_line(const Model& model) {
    if (!is_claim(model) || !model.session.run->line) return {};
    auto key = key_of(model, model.session.run->line->answers);
    if (!key) return {};
    return {LookForLine{std::move(*key)}};
}

std::vector<std::string> keys_of_lines(const Model& model) {
    std::vector<std::string> keys;
    if (!is_claim(model)) return keys;
    const Answers answers = answers_that_count(model);
    const auto* lines = answers.get<std::vector<Answers>>(form_of(model).find(Means::costs)->id);
    if (lines == nullptr) return keys;
    for (const Answers& line : *lines) {
        if (auto key = key_of(model, line)) keys.push_back(std::move(*key));
    }
    return keys;
}

} // namespace copro
