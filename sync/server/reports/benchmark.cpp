#include "sync/server/reports/benchmark.h"

#include "sync/base/json.h"
#include "sync/records/equality.h"

#include <fmt/format.h>

namespace copro {

namespace {

bool is_disabled_sum(const std::string& question, const std::string& answer) {
    return question == "reduce" && answer == disabled_answer;
}

// To most questions one answer is given: of a thousand people no more than a thousand gave them.
Result<void> no_more_than_all(const Benchmark& benchmark, const JsonObject& from) {
    std::map<std::string, std::int64_t> sums;
    for (const auto& [what, in_a_thousand] : benchmark.in_a_thousand) {
        const EqualityQuestion* question = question_with_answer(what.first, what.second);
        if (question != nullptr && !question->takes_several) sums[what.first] += in_a_thousand;
    }
    for (const auto& [question, sum] : sums) {
        if (sum <= 1000) continue;
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
        if (question_with_answer(question, answer) == nullptr && !is_disabled_sum(question, answer)) {
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
        const auto figure = benchmark.of(text_of(row[1]), text_of(row[3]));
        row.push_back(figure ? Cell(*figure) : Cell());
    }
    return equality;
}

} // namespace copro
