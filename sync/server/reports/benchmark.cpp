#include "sync/server/reports/benchmark.h"

#include "sync/base/json.h"
#include "sync/records/equality.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr const char* disabled_sum = "a-lot-or-a-little";
constexpr const char* several_answers = "impairment";

bool is_asked_by_form(const std::string& question, const std::string& answer) {
    if (question == "reduce" && answer == disabled_sum) return true;
    return std::any_of(equality_questions().begin(), equality_questions().end(), [&](const EqualityQuestion& one) {
        return one.id == question && std::find(one.answers.begin(), one.answers.end(), answer) != one.answers.end();
    });
}

// To most questions one answer is given: of a thousand people no more than a thousand gave them.
Result<void> no_more_than_all(const Benchmark& benchmark, const JsonObject& from) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& [what, in_a_thousand] : benchmark.in_a_thousand) {
        if (what.second != disabled_sum) sums[what.first] += in_a_thousand;
    }
    for (const auto& [question, sum] : sums) {
        if (sum <= 1000 || question == several_answers) continue;
        return from.wrong("figures", fmt::format("those of \"{}\" come to {}, more than 1000", question, sum));
    }
    return {};
}

} // namespace

Result<Benchmark> load_benchmark(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, 1000)) != 1) return from.wrong("schema", "must be 1");
    Benchmark benchmark;
    benchmark.source = TRY(from.text("source"));
    if (benchmark.source.find_first_not_of(" \t\n") == std::string::npos) {
        return from.wrong("source", "must say where the figures are from");
    }
    for (const Json& one : *TRY(from.array("figures"))) {
        JsonObject figure =
            TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("figures"), benchmark.in_a_thousand.size())));
        const std::string question = TRY(figure.text("question"));
        const std::string answer = TRY(figure.text("answer"));
        if (!is_asked_by_form(question, answer)) {
            return figure.wrong(
                "answer", fmt::format("\"{}\" is no answer to \"{}\" that people are asked for", answer, question));
        }
        const std::int64_t in_a_thousand = TRY(figure.integer("in_a_thousand", 0, 1000));
        if (!benchmark.in_a_thousand.emplace(std::pair(question, answer), in_a_thousand).second) {
            return figure.wrong("answer", "stands here twice");
        }
        TRY(figure.done());
    }
    TRY(from.done());
    if (benchmark.in_a_thousand.empty()) return from.wrong("figures", "must not be empty");
    TRY(no_more_than_all(benchmark, from));
    return benchmark;
}

std::optional<std::int64_t> Benchmark::of(const std::string& question, const std::string& answer) const {
    const auto found = in_a_thousand.find({question, answer});
    return found == in_a_thousand.end() ? std::nullopt : std::optional(found->second);
}

Table beside_benchmark(Table equality, const Benchmark& benchmark) {
    equality.columns.emplace_back("benchmark_in_a_thousand");
    for (auto& row : equality.rows) {
        const auto* const question = std::get_if<std::string>(&row[1]);
        const auto* const answer = std::get_if<std::string>(&row[3]);
        const bool is_answer = question != nullptr && answer != nullptr;
        const auto figure = is_answer ? benchmark.of(*question, *answer) : std::nullopt;
        row.push_back(figure ? Cell(*figure) : Cell());
    }
    return equality;
}

} // namespace copro
