#include "sync/base/files.h"
#include "sync/server/reports/benchmark.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string refusal_of(const std::string& figures) {
    const auto loaded =
        load_benchmark(R"({"schema":1,"source":"Census","figures":[)" + figures + "]}", "benchmark.json");
    return loaded.ok() ? "" : loaded.error().text();
}

} // namespace

TEST_CASE("the benchmark that ships is of answers that people are asked for, and no question has more than all") {
    const std::string file = std::string(COPRO_SOURCE_DIR) + "/config/benchmark.json";
    const Benchmark benchmark = must(load_benchmark(must(read_file(file)), "benchmark.json"));
    CHECK(benchmark.of("ethnic", "white") == 817);
    CHECK(benchmark.of("religion", "jewish") == 5);
    CHECK_FALSE(benchmark.of("ethnic", "prefer-not").has_value());
    std::map<std::string, std::int64_t> sums;
    for (const auto& [what, in_a_thousand] : benchmark.in_a_thousand) sums[what.first] += in_a_thousand;
    CHECK(sums["sex"] == 1000);
    CHECK(sums["ethnic"] == 1000);
}

TEST_CASE("a benchmark with an answer that nobody is asked for is refused with its place") {
    CHECK(refusal_of(R"({"question":"ethnic","answer":"white","in_a_thousand":817})").empty());
    CHECK(refusal_of(R"({"question":"ethnic","answer":"green","in_a_thousand":1})") ==
          "benchmark.json#/figures/0/answer: \"green\" is no answer to \"ethnic\" that people are asked for");
    CHECK(refusal_of(R"({"question":"ethnic","answer":"white","in_a_thousand":1001})") ==
          "benchmark.json#/figures/0/in_a_thousand: must be from 0 to 1000");
    const std::string once = R"({"question":"sex","answer":"male","in_a_thousand":490})";
    CHECK(refusal_of(once + "," + once) == "benchmark.json#/figures/1/answer: stands here twice");
    CHECK(refusal_of("") == "benchmark.json#/figures: must not be empty");
    CHECK(refusal_of(R"({"question":"sex","answer":"male","in_a_thousand":900},
                        {"question":"sex","answer":"female","in_a_thousand":101})") ==
          "benchmark.json#/figures: those of \"sex\" come to 1001, more than 1000");
    CHECK(refusal_of(R"({"question":"impairment","answer":"vision","in_a_thousand":900},
                        {"question":"impairment","answer":"hearing","in_a_thousand":900})")
              .empty());
    const auto nameless = load_benchmark(R"({"schema":1,"source":" ","figures":[]})", "benchmark.json");
    CHECK(nameless.error().text() == "benchmark.json#/source: must say where the figures are from");
}

TEST_CASE("each answer of the equality report has its figure beside it, and nothing else has one") {
    const Benchmark benchmark{"Census", {{{"sex", "female"}, 510}}};
    Table equality{{"form", "question", "version", "answer", "how_many", "percent"}, {}};
    const Cell form = std::string("equality");
    equality.rows.push_back({form, std::string(), Cell(), std::string("all"), std::string("40"), Cell()});
    equality.rows.push_back({form, std::string("sex"), Cell(), std::string("female"), std::string("20"), Cell()});
    equality.rows.push_back({form, std::string("sex"), Cell(), std::string("male"), std::string("20"), Cell()});
    const Table beside = beside_benchmark(equality, benchmark);
    CHECK(beside.columns.back() == "benchmark_in_a_thousand");
    CHECK(beside.rows[0].back() == Cell());
    CHECK(beside.rows[1].back() == Cell(std::int64_t{510}));
    CHECK(beside.rows[2].back() == Cell());
}
