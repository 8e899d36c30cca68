// Rules of expenses that change from a day on.
#include "kiosk/questions/parts.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("what is asked of a cost, and what is on offer, is by the rules of the day that it is from") {
    Carried carried = carried_with({sample_pack()});
    std::vector<ExpenseRule> rules = carried.rules->all();
    for (ExpenseRule& one : rules) {
        if (one.category == "parking") one.changes = {{*parse_date("2026-11-01"), {Receipt::not_needed, {}, false}}};
        if (one.category == "taxi") one.changes = {{*parse_date("2026-11-01"), {Receipt::needed, {}, true}}};
    }
    carried.rules =
        std::make_shared<const ExpenseRules>(ExpenseRules::of(std::move(rules), carried.rules->settings()).take());
    const auto line_of = [&](const std::string& day) {
        Kiosk kiosk(carried);
        kiosk.start_claim(day);
        kiosk.press("lines.add");
        return kiosk;
    };
    const auto has_taxi = [](Kiosk& kiosk) {
        const Words words = words_of(kiosk.model);
        const Question& question = current_question(kiosk.model);
        const std::vector<Option> options = options_of(question_context(kiosk.model, question, words));
        return std::any_of(options.begin(), options.end(), [](const Option& one) { return one.id == "taxi"; });
    };
    Kiosk today = line_of("");
    CHECK_FALSE(has_taxi(today));
    today.choose("category.parking");
    today.write("2.50");
    today.choose("who-paid.me");
    CHECK(today.at() == "question lines");
    Kiosk before = line_of("31102026");
    CHECK(has_taxi(before));
    before.choose("category.parking");
    before.write("2.50");
    before.choose("who-paid.me");
    CHECK(before.at() == "question receipt");
}
