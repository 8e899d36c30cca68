// What a change on "check your answers" opens again: cash that was said of another sum, and what a line of another day
// asks.
#include "sync/base/json.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

void add_food(Kiosk& kiosk, const std::string& pounds) {
    kiosk.press("lines.add");
    kiosk.choose("category.food");
    kiosk.write(pounds);
    kiosk.choose("who-paid.me");
    if (kiosk.at() == "question receipt") kiosk.choose("receipt.yes");
}

// From "your money so far" to "check your answers".
void finish_with(Kiosk& kiosk, const std::string& fee, const std::string& payment) {
    kiosk.next();
    REQUIRE(kiosk.at() == "question benefits");
    kiosk.next();
    kiosk.choose("fee." + fee);
    kiosk.choose("payment." + payment);
}

// Both have said that the cash changed hands: at "check your answers".
Kiosk with_cash_of_650() {
    Kiosk kiosk;
    kiosk.start_claim();
    add_food(kiosk, "6.50");
    finish_with(kiosk, "no", "cash");
    kiosk.choose("cash-got.yes");
    kiosk.choose("cash-given.yes");
    REQUIRE(kiosk.at() == "check");
    return kiosk;
}

void say_cash_again(Kiosk& kiosk) {
    REQUIRE(kiosk.at() == "question cash-got");
    kiosk.choose("cash-got.yes");
    REQUIRE(kiosk.at() == "question cash-given");
    kiosk.choose("cash-given.yes");
    REQUIRE(kiosk.at() == "check");
}

void change_to_today(Kiosk& kiosk) {
    kiosk.act(ChangeQuestion{"when"});
    kiosk.choose("when.today");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.count<SaveRecord>() == 0);
}

} // namespace

TEST_CASE("cash that was said of one sum is asked again of another") {
    Kiosk kiosk = with_cash_of_650();
    kiosk.act(ChangeQuestion{"lines"});
    add_food(kiosk, "20");
    REQUIRE(kiosk.at() == "question lines");
    kiosk.next();
    CHECK(kiosk.answers().find("cash-given") == nullptr);
    say_cash_again(kiosk);
    // The fee is part of the sum too.
    kiosk.act(ChangeQuestion{"fee"});
    kiosk.choose("fee.yes");
    say_cash_again(kiosk);
    kiosk.save();
    CHECK(kiosk.body()["total_pence"] == 5400);
    CHECK(kiosk.body()["cash"] == Json{{"received", true}, {"given", true}, {"pence", 5400}});
}

TEST_CASE("what was said of cash stands while the sum does") {
    Kiosk kiosk = with_cash_of_650();
    kiosk.act(ChangeQuestion{"fee"});
    kiosk.choose("fee.donate");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["cash"] == Json{{"received", true}, {"given", true}, {"pence", 650}});
}

TEST_CASE("nothing is saved with cash of another sum, whichever way led back to the check") {
    Kiosk kiosk = with_cash_of_650();
    kiosk.act(ChangeQuestion{"lines"});
    add_food(kiosk, "20");
    REQUIRE(kiosk.at() == "question lines");
    kiosk.next();
    REQUIRE(kiosk.at() == "question cash-got");
    // What is not answered at all is no answer of this sum either.
    kiosk.act(SkipRest{});
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.count<SaveRecord>() == 0);
    CHECK(kiosk.error() == "error.something-changed");
    say_cash_again(kiosk);
    kiosk.save();
    CHECK(kiosk.body()["cash"]["pence"] == 2650);
}

TEST_CASE("the sum that was asked about is looked at again at Save") {
    Kiosk kiosk = with_cash_of_650();
    // As if it had been said of another one.
    kiosk.model.session.run->sum = Pence{600};
    kiosk.act(SaveForm{});
    CHECK(kiosk.count<SaveRecord>() == 0);
    CHECK(kiosk.error() == "error.something-changed");
    say_cash_again(kiosk);
    kiosk.save();
    CHECK(kiosk.body()["cash"]["pence"] == 650);
}

TEST_CASE("a cost that looks claimed before on its new day asks before it is saved") {
    Kiosk first;
    first.start_claim();
    add_food(first, "7.77");
    finish_with(first, "no", "ask-me");
    first.save();
    const std::vector<std::string> remembered = first.draft()->remember;
    REQUIRE(remembered.size() == 1);

    Kiosk kiosk;
    kiosk.start_claim("01102026");
    add_food(kiosk, "7.77");
    REQUIRE(kiosk.at() == "question lines");
    finish_with(kiosk, "no", "ask-me");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"when"});
    kiosk.press("when.today");
    // The store is asked about the line under its new day, and knows it.
    REQUIRE(std::holds_alternative<LookForLine>(kiosk.effects.back()));
    CHECK(std::get<LookForLine>(kiosk.effects.back()).key == remembered.front());
    const std::size_t asked = kiosk.count<LookForLine>();
    kiosk.press("when.today");
    CHECK(kiosk.count<LookForLine>() == asked); // it is the same line: the store was asked
    kiosk.act(LineClaimedBefore{remembered.front()});
    change_to_today(kiosk);
    CHECK(kiosk.at() == "question same-again");
    CHECK(kiosk.error() == "error.something-changed");
    kiosk.choose("same-again.different");
    kiosk.next();
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["lines"][0]["claimed_before"] == "different");
}

TEST_CASE("two costs that are alike need one answer at Save, and keep it") {
    Kiosk kiosk;
    kiosk.start_claim();
    add_food(kiosk, "7.77");
    add_food(kiosk, "7.77");
    REQUIRE(kiosk.at() == "question same-again");
    kiosk.choose("same-again.different");
    finish_with(kiosk, "no", "ask-me");
    kiosk.save();
    CHECK(kiosk.body()["lines"].size() == 2);
}

TEST_CASE("a receipt that the rules of the new day want is asked for before the claim is saved") {
    Carried carried = carried_with({sample_pack()});
    std::vector<ExpenseRule> rules = carried.rules->all();
    for (ExpenseRule& one : rules) {
        if (one.category == "food") one.changes = {{*parse_date("2026-11-01"), {Receipt::not_needed, {}, false}}};
    }
    carried.rules =
        std::make_shared<const ExpenseRules>(ExpenseRules::of(std::move(rules), carried.rules->settings()).take());
    Kiosk kiosk(carried);
    kiosk.start_claim();
    add_food(kiosk, "7.77");
    finish_with(kiosk, "no", "ask-me");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"when"});
    kiosk.choose("when.other-day");
    kiosk.write("01102026");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.count<SaveRecord>() == 0);
    REQUIRE(kiosk.at() == "question receipt");
    kiosk.choose("receipt.yes");
    kiosk.next();
    kiosk.save();
    CHECK(kiosk.body()["lines"][0]["receipt"] == "yes");
}
