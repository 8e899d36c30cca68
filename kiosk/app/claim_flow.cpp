#include "kiosk/app/claim_flow.h"

#include "kiosk/app/flow.h"
#include "sync/base/bytes.h"
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

const std::vector<Answers>* lines_of_claim(const Model& model) {
    return model.session.run->answers.get<std::vector<Answers>>(form_of(model).find(Means::costs)->id);
}

bool has_answer(const Answers& line, const Question& question) {
    const Answer* answer = line.find(question.id);
    return answer != nullptr && !is_empty(*answer);
}

bool is_alike(const Model& model, const ClaimLine& mine, const Answers& line) {
    const auto other = worked_out_line(model, line);
    return other && other->category == mine.category && other->amount == mine.amount;
}

bool stands_twice(const Model& model, const Answers& line) {
    const auto* lines = lines_of_claim(model);
    const auto mine = worked_out_line(model, line);
    if (lines == nullptr || !mine) return false;
    for (std::size_t at = 0; at < lines->size(); ++at) {
        if (at != model.session.run->line->index && is_alike(model, *mine, (*lines)[at])) return true;
    }
    return false;
}

bool was_claimed_before(const Model& model, const Answers& line) {
    const auto key = key_of(model, line);
    return key && model.session.claimed_before.contains(std::hash<std::string>()(*key));
}

// Of two that are alike, one answer is enough.
bool asks_if_same_again(const Model& model, const std::vector<Answers>& lines, std::size_t at) {
    if (was_claimed_before(model, lines[at])) return true;
    const Question& asked = *form_of(model).find(Means::same_again);
    const auto mine = worked_out_line(model, lines[at]);
    for (std::size_t before = 0; mine && before < at; ++before) {
        if (!has_answer(lines[before], asked) && is_alike(model, *mine, lines[before])) return true;
    }
    return false;
}

} // namespace

bool is_claimed_for_another(const Model& model, const Answers& answers) {
    const Question* asked = form_of(model).find(Means::whose_claim);
    const auto* whose = text_that(Means::whose_claim, form_of(model), answers);
    return whose != nullptr && *whose != asked->options.front().id;
}

bool looks_claimed_before(const Model& model, const Answers& line) {
    // Of a line in the list: what was answered stands.
    const Question* asked = form_of(model).find(Means::same_again);
    if (asked != nullptr && has_answer(line, *asked)) return true;
    if (!is_claim(model) || !model.session.run->line) return false;
    return stands_twice(model, line) || was_claimed_before(model, line);
}

namespace {

bool is_booked_line(const Model& model, const Answers& line) {
    // What was booked for one person says nothing of another's costs.
    if (is_claimed_for_another(model, model.session.run->answers)) return false;
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

std::optional<LineQuestion> first_line_that_asks(const Model& model) {
    const auto* lines = is_claim(model) ? lines_of_claim(model) : nullptr;
    if (lines == nullptr) return std::nullopt;
    const std::vector<Question>& questions = form_of(model).find(Means::costs)->questions;
    for (std::size_t at = 0; at < lines->size(); ++at) {
        const Answers& line = (*lines)[at];
        for (std::size_t asked = 0; asked < questions.size(); ++asked) {
            const Question& question = questions[asked];
            if (!question.required || has_answer(line, question)) continue;
            const bool asks = question.means == Means::same_again ? asks_if_same_again(model, *lines, at)
                                                                  : is_asked(model, question, line);
            if (asks) return LineQuestion{at, asked};
        }
    }
    return std::nullopt;
}

std::optional<Pence> sum_of_claim(const Model& model) {
    if (!is_claim(model)) return std::nullopt;
    const auto claim = work_out_claim(answers_that_count(model), *model.carried.rules, model.session.meeting->pack);
    return claim ? std::optional(claim->total()) : std::nullopt;
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

Effects look_for_lines(const Model& model, std::vector<std::string> known) {
    Effects effects;
    for (std::string& key : keys_of_lines(model)) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            effects.emplace_back(LookForLine{std::move(key)});
        else
            wipe(key);
    }
    for (std::string& key : known) wipe(key);
    return effects;
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
