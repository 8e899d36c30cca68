#include "sync/server/reports/benchmark.h"

#include "sync/base/json.h"
#include "sync/records/equality.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

bool is_asked_by_form(const std::string& question, const std::string& answer) {
    if (question == "reduce" && answer == "a-lot-or-a-little") return true;
    return std::any_of(equality_questions().begin(), equality_questions().end(), [&](const EqualityQuestion& one) {
        return one.id == question && std::find(one.answers.begin(), one.answers.end(), answer) != one.answers.end();
    });
}

} // namespace

Result<Benchmark> load_benchmark(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, 1000)) != 1) return from.wrong("schema", "must be 1");
    // Whoever reads the report has to be able to ask where a figure is from.
    if (TRY(from.text("source")).empty()) return from.wrong("source", "must say where the figures are from");
    Benchmark benchmark;
    for (const Json& one : *TRY(from.array("figures"))) {
        JsonObject figure = TRY(JsonObject::of(one, fmt::format("{}/{}", from.place_of("figures"), benchmark.size())));
        const std::string question = TRY(figure.text("question"));
        const std::string answer = TRY(figure.text("answer"));
        if (!is_asked_by_form(question, answer)) {
            return figure.wrong(
                "answer", fmt::format("\"{}\" is no answer to \"{}\" that people are asked for", answer, question));
        }
        const std::int64_t in_a_thousand = TRY(figure.integer("in_a_thousand", 0, 1000));
        if (!benchmark.emplace(std::pair(question, answer), in_a_thousand).second) {
            return figure.wrong("answer", "stands here twice");
        }
        TRY(figure.done());
    }
    TRY(from.done());
    return benchmark;
}

std::string benchmark_percent(const Benchmark& benchmark, const std::string& question, const std::string& answer) {
    const auto found = benchmark.find({question, answer});
    if (found == benchmark.end()) return {};
    return fmt::format("{}.{}", found->second / 10, found->second % 10);
}

Table beside_benchmark(Table equality, const Benchmark& benchmark) {
    equality.columns.emplace_back("benchmark_percent");
    for (auto& row : equality.rows) {
        const auto* const question = std::get_if<std::string>(&row[1]);
        const auto* const answer = std::get_if<std::string>(&row[3]);
        const bool is_answer = question != nullptr && answer != nullptr;
        const std::string percent = is_answer ? benchmark_percent(benchmark, *question, *answer) : std::string();
        row.push_back(percent.empty() ? Cell() : Cell(percent));
    }
    return equality;
}

} // namespace copro
