// What the equality report is held against: how many of a thousand people gave each answer elsewhere, such as in the
// census. Pure; any thread.
#pragma once

#include "sync/base/result.h"
#include "sync/server/reports/table.h"

#include <map>
#include <string_view>

namespace copro {

// By question and answer of assets/forms/equality.json, in thousandths. "reduce" has one answer more than the form,
// "a-lot-or-a-little": who is disabled.
using Benchmark = std::map<std::pair<std::string, std::string>, std::int64_t>;

// config/benchmark.json. place: the file's name. Errors say the place and what is wrong there: a question or an answer
// that nobody is asked, one that stands there twice.
[[nodiscard]] Result<Benchmark> load_benchmark(std::string_view text, const std::string& place);

// "81.7", or "" where there is none.
[[nodiscard]] std::string benchmark_percent(const Benchmark& benchmark, const std::string& question,
                                            const std::string& answer);

// The equality report's table with one column more.
[[nodiscard]] Table beside_benchmark(Table equality, const Benchmark& benchmark);

} // namespace copro
