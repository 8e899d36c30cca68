#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a bank number is shown while it is typed, and afterwards only its end") {
    Asked asked("claim", "account");
    CHECK(asked.type("1234 56"));
    CHECK(find_in(asked.built(), "account.field")->value.text() == "123456");
    CHECK(find_in(asked.built(), "account.field")->is_private);
    CHECK(asked.summed_up() == "A number that ends in 56");
    // Opened again: nothing of it is typed there.
    CHECK(asked.retyped().empty());
    asked.typed = {};
    CHECK(find_in(asked.built(), "account.field")->value.text().empty());
    CHECK(find_in(asked.built(), "account.field")->detail.text() == "A number that ends in 56");
    CHECK(asked.wrong().empty());
}

TEST_CASE("a sort code is taken with hyphens and shown in pairs") {
    Asked asked("claim", "sort-code");
    CHECK(asked.wrong() == "error.sort-code");
    CHECK(asked.type("11-22-33"));
    CHECK(find_in(asked.built(), "sort-code.field")->value.text() == "11 22 33");
    CHECK(*asked.answers.get<std::string>("sort-code") == "112233");
    CHECK(asked.wrong().empty());
}

TEST_CASE("a roll number may be left out, and holds letters and digits") {
    Asked asked("claim", "roll-number");
    CHECK(asked.wrong().empty());
    CHECK(asked.type("D/12"));
    CHECK(asked.wrong().empty());
    CHECK(asked.type("#"));
    CHECK(asked.wrong() == "error.roll-number");
}

TEST_CASE("a day is typed in digits, and said in words beside them") {
    Asked asked("claim", "day");
    CHECK(asked.wrong() == "error.date");
    CHECK(asked.type("2511"));
    CHECK(find_in(asked.built(), "day.field")->value.text() == "25 11");
    CHECK(asked.wrong() == "error.date");
    CHECK(asked.type("26"));
    CHECK(*asked.answers.get<std::string>("day") == "2026-11-25");
    CHECK(asked.summed_up() == "Wednesday 25 November 2026");
    CHECK(asked.retyped() == "25112026");
}
