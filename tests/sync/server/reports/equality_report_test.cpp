// domain.md "Suppression": what may be told of equality answers, and that nothing else can be worked out from it.
#include "sync/base/json.h"
#include "sync/server/reports/equality_report.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

struct EqualitySample {
    TempFolder folder;
    std::unique_ptr<Store> store = must(open_sqlite_store(folder.path() / "server.db"));

    void add(const std::vector<EqualityCount>& counts, const std::string& day = "2025-06-01") {
        RecordFacts facts;
        facts.rec_id = Uuid::random();
        facts.kind = "equality";
        must(store->save_opened({{facts, EqualityBody{day, counts}}}));
    }
    // So many questionnaires; of a question so many of each answer.
    void people(std::int64_t count, const std::string& form = "equality") { add({{form, "", 0, "", count}}); }
    void question(const std::string& id, const std::vector<std::pair<std::string, std::int64_t>>& answers,
                  std::int64_t version = 1) {
        std::int64_t answered = 0;
        for (const auto& [answer, count] : answers) {
            answered += count;
            if (count > 0) add({{"equality", id, version, answer, count}});
        }
        add({{"equality", id, version, "", answered}});
    }
    [[nodiscard]] Json report(const Suppression& rule = usual_suppression, const std::string& year = "2025") {
        return must(parse_json(to_json(must(equality_report(*store, year, rule))), "report"));
    }
    // "how many" of one answer; "none" when there is no such row.
    [[nodiscard]] std::string cell(const std::string& question, const std::string& answer,
                                   const Suppression& rule = usual_suppression) {
        for (const Json& row : report(rule)) {
            if (row["question"] == question && row["answer"] == answer) return row["how_many"].get<std::string>();
        }
        return "none";
    }
};

} // namespace

TEST_CASE("an equality number from 1 to 4 is hidden, the others go to the nearest five, and a true nought is told") {
    EqualitySample sample;
    sample.people(60);
    sample.question("sex", {{"female", 33}, {"male", 4}, {"prefer-not", 1}});
    CHECK(sample.cell("", "all") == "60");
    CHECK(sample.cell("sex", "female") == "35");
    CHECK(sample.cell("sex", "male") == "fewer than 5");
    CHECK(sample.cell("sex", "prefer-not") == "fewer than 5");
    CHECK(sample.cell("sex", "all") == "40");
    sample.question("religion", {{"none", 22}, {"sikh", 6}, {"hindu", 7}});
    CHECK(sample.cell("religion", "sikh") == "5");
    CHECK(sample.cell("religion", "hindu") == "5");
    CHECK(sample.cell("religion", "jewish") == "0");
    // In no row does an exact number stand that is not one of the steps.
    for (const Json& row : sample.report()) {
        const std::string how_many = row["how_many"].get<std::string>();
        if (how_many.find_first_not_of("0123456789") == std::string::npos) CHECK(std::stoi(how_many) % 5 == 0);
    }
}

TEST_CASE("one hidden equality number takes a second with it, so that it cannot be worked out") {
    EqualitySample sample;
    sample.people(60);
    sample.question("sex", {{"female", 41}, {"male", 15}, {"prefer-not", 2}});
    CHECK(sample.cell("sex", "prefer-not") == "fewer than 5");
    CHECK(sample.cell("sex", "male") == "not shown");
    CHECK(sample.cell("sex", "female") == "40");
}

TEST_CASE("a question that follows from a hidden answer is not shown, as its number would tell the answer's") {
    EqualitySample sample;
    sample.people(60);
    sample.question("disability", {{"yes", 3}, {"no", 55}, {"prefer-not", 1}});
    sample.question("reduce", {{"a-lot", 2}, {"not-at-all", 1}});
    CHECK(sample.cell("reduce", "all") == "not shown");
    CHECK(sample.cell("reduce", "a-lot") == "none");
    EqualitySample open;
    open.people(60);
    open.question("disability", {{"yes", 20}, {"no", 35}});
    open.question("reduce", {{"a-lot", 12}, {"a-little", 8}});
    CHECK(open.cell("reduce", "a-lot") == "10");
}

TEST_CASE("the stricter preset hides equality numbers up to 7") {
    EqualitySample sample;
    sample.people(60);
    sample.question("religion", {{"none", 40}, {"sikh", 6}, {"hindu", 7}, {"muslim", 8}});
    CHECK(sample.cell("religion", "sikh", strict_suppression) == "fewer than 8");
    CHECK(sample.cell("religion", "hindu", strict_suppression) == "fewer than 8");
    CHECK(sample.cell("religion", "muslim", strict_suppression) == "10");
    CHECK(sample.cell("religion", "sikh") == "5");
}

TEST_CASE("nothing of fewer than twenty equality answers in the year is shown, and forms do not add up") {
    EqualitySample sample;
    sample.people(19);
    sample.question("sex", {{"female", 12}, {"male", 7}});
    sample.people(25, "equality-staff");
    const Json rows = sample.report();
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["how_many"] == "fewer than 20");
    CHECK(rows[1]["form"] == "equality-staff");
    CHECK(rows[1]["how_many"] == "25");
    // Of another year's answers nothing is added.
    sample.add({{"equality", "", 0, "", 30}}, "2024-12-31");
    CHECK(sample.report()[0]["how_many"] == "fewer than 20");
    sample.people(1);
    CHECK(sample.cell("sex", "female") == "10");
}

TEST_CASE("percentages are of rounded numbers, and only where twenty or more answered") {
    EqualitySample sample;
    sample.people(60);
    sample.question("sex", {{"female", 31}, {"male", 17}});
    sample.question("gender", {{"yes", 12}, {"no", 7}});
    for (const Json& row : sample.report()) {
        INFO(row.dump());
        if (row["question"] == "sex" && row["answer"] == "female") CHECK(row["percent"] == 60); // 30 of 50
        if (row["question"] == "gender") CHECK(row["percent"].is_null());
    }
}

TEST_CASE("answers to another wording of an equality question stand by themselves") {
    EqualitySample sample;
    sample.people(60);
    sample.question("sex", {{"female", 20}, {"male", 10}});
    sample.question("sex", {{"female", 10}, {"another", 15}}, 2);
    std::vector<std::string> seen;
    for (const Json& row : sample.report()) {
        if (row["question"] == "sex") {
            seen.push_back(std::to_string(row["version"].get<int>()) + row["answer"].get<std::string>());
        }
    }
    CHECK(seen == std::vector<std::string>{"1all", "1female", "1male", "1prefer-not", "2all", "2another", "2female"});
}

TEST_CASE("who is disabled a lot or a little is one sum, and no hidden number is found with it") {
    const auto told = [](std::int64_t a_lot, std::int64_t a_little, std::int64_t not_at_all) {
        EqualitySample sample;
        sample.people(60);
        const std::int64_t yes = a_lot + a_little + not_at_all;
        sample.question("disability", {{"yes", yes}, {"no", 60 - yes}});
        sample.question("reduce", {{"a-lot", a_lot}, {"a-little", a_little}, {"not-at-all", not_at_all}});
        return sample.cell("reduce", "a-lot-or-a-little");
    };
    CHECK(told(12, 11, 7) == "25");
    CHECK(told(0, 0, 30) == "0");
    // Two that hide each other may be told as one.
    CHECK(told(3, 4, 20) == "5");
    // One of the two is hidden with one of the others: the sum less the other would tell it.
    CHECK(told(3, 20, 6) == "not shown");
    CHECK(told(20, 12, 2) == "not shown");
    EqualitySample sample;
    sample.people(60);
    sample.question("disability", {{"yes", 20}, {"no", 40}});
    sample.question("reduce", {{"a-lot", 10}, {"a-little", 10}});
    for (const Json& row : sample.report()) {
        if (row["answer"] == "a-lot-or-a-little") CHECK(row["percent"] == 33); // of all who were asked, not of 20
    }
    CHECK(EqualitySample().cell("reduce", "a-lot-or-a-little") == "none");
}
