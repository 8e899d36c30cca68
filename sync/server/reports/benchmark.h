// What the equality report is held against: how many of a thousand people gave each answer elsewhere, such as in the
// census. Pure; any thread.
#pragma once

#include "sync/base/result.h"
#include "sync/server/reports/table.h"

#include <map>
#include <optional>
#include <string_view>

namespace copro {

struct Benchmark {
    std::string source; // where the figures are from, for whoever reads the report
    // By question and answer of assets/forms/equality.json. "reduce" has one answer more than the form,
    // "a-lot-or-a-little": who is disabled. Empty: there is no benchmark.
    std::map<std::pair<std::string, std::string>, std::int64_t> in_a_thousand;

    // nullopt where there is none.
    [[nodiscard]] std::optional<std::int64_t> of(const std::string& question, const std::string& answer) const;
};

// config/benchmark.json. place: the file's name. Errors say the place and what is wrong there: a question or an answer
// that nobody is asked, one that stands there twice, more than everybody, no figures, no source.
[[nodiscard]] Result<Benchmark> load_benchmark(std::string_view text, const std::string& place);

// The equality report's table with one column more.
[[nodiscard]] Table beside_benchmark(Table equality, const Benchmark& benchmark);

} // namespace copro
