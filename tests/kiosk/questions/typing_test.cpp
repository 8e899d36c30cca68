#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("typed words become the answer as they are typed, without spaces at the ends") {
    Asked asked("feedback", "why");
    CHECK(asked.press("keyboard.t"));
    CHECK(asked.type("oo late "));
    CHECK(asked.typed.text == "Too late ");
    CHECK(asked.answer<std::string>() == "Too late");
    CHECK(asked.summed_up() == "Too late");
    CHECK(asked.retyped() == "Too late");
    CHECK(asked.press("keyboard.delete"));
    CHECK(asked.press("keyboard.delete"));
    CHECK(asked.answer<std::string>() == "Too lat");
}

TEST_CASE("the field shows what is typed, and is private") {
    Asked asked("feedback", "why");
    CHECK(asked.type("Late"));
    const Node page = asked.built();
    const Node* field = find_in(page, "why.field");
    REQUIRE(field != nullptr);
    CHECK(field->role == Role::field);
    CHECK(field->value.text() == "Late");
    CHECK(field->is_private);
    CHECK(field->label.text() == "Can you say why?");
    CHECK(find_in(page, "keyboard") != nullptr);
}

TEST_CASE("typing stops at the question's length") {
    Asked asked("claim", "from");
    CHECK(asked.type(std::string(100, 'x')));
    CHECK(asked.answer<std::string>().size() == 60);
}

TEST_CASE("a name that is needed asks until something is typed, and spaces are nothing") {
    Asked asked("claim", "from");
    CHECK(asked.wrong() == "error.type-something");
    CHECK(asked.type("   "));
    CHECK(asked.wrong() == "error.type-something");
    CHECK(asked.press("keyboard.h"));
    CHECK(asked.answer<std::string>() == "H");
    CHECK(asked.wrong().empty());
    const Asked optional("feedback", "why");
    CHECK(optional.wrong().empty());
    CHECK(optional.summed_up().empty());
}

TEST_CASE("an amount is kept in pence however it is typed") {
    struct Case {
        const char* typed;
        std::int64_t pence;
    };
    for (const Case& one : {Case{"6", 600}, Case{"6.", 600}, Case{"6.6", 660}, Case{"6.60", 660}, Case{".5", 50},
                            Case{"0.05", 5}, Case{"007", 700}, Case{"9999.99", 999'999}, Case{"12.09", 1209}}) {
        Asked asked("claim", "amount");
        INFO(one.typed);
        CHECK(asked.type(one.typed));
        CHECK(asked.answer<std::int64_t>() == one.pence);
        CHECK(asked.wrong().empty());
    }
}

TEST_CASE("a comma is understood as people mean it, whatever the language's own mark is") {
    struct Case {
        const char* language;
        const char* typed;
        std::int64_t pence;
    };
    for (const Case& one : {Case{"pl", "12,50", 1250}, Case{"pl", "12.50", 1250}, Case{"pl", "1.234,50", 123'450},
                            Case{"pl", ",5", 50}, Case{"en", "12,50", 1250}, Case{"en", "1,234.50", 123'450},
                            Case{"en", "1,234", 123'400}, Case{"cy", "9,999.99", 999'999}}) {
        Asked asked("claim", "amount");
        asked.settings.language = one.language;
        INFO(one.language << " " << one.typed);
        // Letter by letter, as hands type.
        for (const char letter : std::string(one.typed)) CHECK(asked.type(std::string(1, letter)));
        CHECK(asked.typed.text == one.typed);
        CHECK(asked.answer<std::int64_t>() == one.pence);
        CHECK(asked.wrong().empty());
    }
    Asked miles("claim", "miles");
    miles.settings.language = "pl";
    CHECK(miles.type("12,5"));
    CHECK(miles.answer<std::int64_t>() == 125);
    CHECK(miles.retyped() == "12,5");
    CHECK(miles.summed_up() == "Liczba mil: 12,5");
}

TEST_CASE("an amount that is typed again has the mark of the language that is on the screen now") {
    Asked asked("claim", "amount");
    CHECK(asked.type("12.50"));
    asked.settings.language = "pl";
    CHECK(asked.retyped() == "12,50");
    CHECK(asked.built().children.front().children.front().detail.text() == "12,50\u00A0£");
    CHECK(asked.press("keyboard.delete"));
    CHECK(asked.answer<std::int64_t>() == 1250);
}

TEST_CASE("a number of a survey is kept with a point, and shown with the mark of the language") {
    Question question;
    question.id = "miles";
    question.type = "decimal";
    Asked asked(question);
    asked.settings.language = "pl";
    CHECK(asked.type("1.234,5"));
    CHECK(asked.answer<std::string>() == "1234.5");
    CHECK(asked.summed_up() == "1234,5");
    CHECK(asked.retyped() == "1234,5");
    asked.settings.language = "en";
    CHECK(asked.summed_up() == "1234.5");
}

TEST_CASE("every amount is the same after it is typed again") {
    for (std::int64_t pence = 1; pence < 999'999; pence += 997) {
        Asked asked("claim", "amount");
        asked.answers.by_question["amount"] = pence;
        const std::string again = asked.retyped();
        Asked next("claim", "amount");
        REQUIRE(next.type(again));
        REQUIRE(next.answer<std::int64_t>() == pence);
    }
}

TEST_CASE("miles are kept in tenths") {
    Asked asked("claim", "miles");
    CHECK(asked.type("12.5"));
    CHECK(asked.answer<std::int64_t>() == 125);
    CHECK(asked.summed_up() == "12.5 miles");
    CHECK(asked.retyped() == "12.5");
    Asked whole("claim", "miles");
    CHECK(whole.type("12"));
    CHECK(whole.answer<std::int64_t>() == 120);
}

TEST_CASE("what is no amount says how to put it right") {
    Asked asked("claim", "amount");
    CHECK(asked.wrong() == "error.type-number");
    CHECK(asked.type("."));
    CHECK(asked.wrong() == "error.type-number");
    CHECK(asked.is_unanswered());
    CHECK(asked.press("keyboard.delete"));
    CHECK(asked.type("0.00"));
    CHECK(asked.wrong() == "error.more-than-zero");
    Asked large("claim", "amount");
    CHECK(large.type("1234567"));
    CHECK(large.wrong() == "error.too-large");
    Asked far("claim", "miles");
    CHECK(far.type("99999"));
    CHECK(far.wrong() == "error.too-large");
    Asked near_enough("claim", "miles");
    CHECK(near_enough.type("9999.9"));
    CHECK(near_enough.wrong().empty());
}

TEST_CASE("an amount that is not needed may be left, but not half typed") {
    Asked asked("claim", "amount");
    asked.question.required = false;
    CHECK(asked.wrong().empty());
    CHECK(asked.type("."));
    CHECK(asked.wrong() == "error.type-number");
}

TEST_CASE("the amount stands beside the field in full") {
    Asked asked("claim", "amount");
    CHECK(asked.type("6.6"));
    const Node page = asked.built();
    const Node* field = find_in(page, "amount.field");
    REQUIRE(field != nullptr);
    CHECK(field->value.text() == "6.6");
    CHECK(field->detail.text() == "£6.60");
    CHECK(asked.summed_up() == "£6.60");
    CHECK(asked.retyped() == "6.60");
}
