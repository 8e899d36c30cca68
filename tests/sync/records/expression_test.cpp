#include "sync/base/json.h"
#include "sync/records/form.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace copro;

namespace {

const std::map<std::string, std::string> given{{"age", "18"}, {"uses", "bus train"}, {"name", "Ada"},     {"empty", ""},
                                               {"", "7"},     {"miles", "2.5"},      {"welsh", "tŷ bach"}};

bool holds(const std::string& text) {
    const auto read = Expression::parse(text);
    INFO(text << (read.ok() ? "" : ": " + read.error().text()));
    REQUIRE(read.ok());
    return read->holds([](const std::string& name) {
        const auto found = given.find(name);
        return found == given.end() ? std::string() : found->second;
    });
}

Error refused(const std::string& text) {
    const auto read = Expression::parse(text);
    INFO(text);
    REQUIRE_FALSE(read.ok());
    return read.error();
}

} // namespace

TEST_CASE("an expression is worked out as XPath 1.0 says") {
    for (const char* text : {"${age} = 18",
                             "${age} >= 18",
                             "18 <= ${age}",
                             "${age} = '18'",
                             ". = 7",
                             ".>6 and .<8",
                             "${miles} < 2.75",
                             "${miles}=2.50",
                             "${name} = \"Ada\"",
                             "${name} != 'Bo'",
                             "selected(${uses}, 'bus')",
                             "not(selected(${uses}, 'bu'))",
                             "count-selected(${uses}) = 2",
                             "string-length(${welsh}) = 7",
                             "${empty} = ''",
                             "not(${empty})",
                             "true()",
                             "not(false())",
                             "count-selected(${empty}) = 0",
                             "${age} = 1 or ${age} = 18 and ${name} = 'Ada'",
                             "(${age} = 18 or ${age} = 1) and . = 7",
                             "-1 < 0",
                             "not(${empty} < 5)",
                             "not(${empty} >= 5)",
                             "${ age } = 18",
                             "true() = (1 = 1)",
                             "${empty} != 5"}) {
        INFO(text);
        CHECK(holds(text));
    }
    for (const char* text : {"${age} < 18", "${name} > 5", "${name} <= 5", "${empty} < 5", "${empty} = 0",
                             "selected(${uses}, '')", "false()", "${nobody} = 'x'", "${age} = 17.999"}) {
        INFO(text);
        CHECK_FALSE(holds(text));
    }
}

TEST_CASE("what cannot be read is refused with the character and the reason") {
    CHECK(refused("").reason == "something is missing at the end");
    CHECK(refused("${age} = ").place == "character 10");
    CHECK(refused("${age").reason == "a question is named as ${name}");
    CHECK(refused("(1 = 1").reason == "a bracket is not closed");
    CHECK(refused("'a").reason == "a quote is not closed");
    CHECK(refused("1 < 2 < 3").place == "character 7");
    CHECK(refused("${age} = yes").reason.find("a text has quotes") != std::string::npos);
    CHECK(refused("${age} = \u2018yes\u2019").reason.find("straight") != std::string::npos);
    CHECK(refused("selected(${uses})").reason == "selected() needs a comma here");
    CHECK(refused("1.2.3 = 1").reason == "this is not a number");
    CHECK(refused(std::string(40, '(') + "1" + std::string(40, ')')).reason.find("brackets") != std::string::npos);
    CHECK(refused(std::string(3000, '1')).reason.find("longer") != std::string::npos);
    for (const char* text :
         {"regex(., 'a')", "today() > 1", "${age} + 1 = 2", "${age} div 2 = 9", "../age = 1", "/data/age = 1",
          "coalesce(1, 2)", "if(true(), 1, 2)", "jr:choice-name(${uses}, 'bus') = 1"}) {
        INFO(text);
        CHECK(refused(text).kind == ErrorKind::refused);
    }
}

TEST_CASE("for whatever numbers and texts, comparing keeps to its laws") {
    const bool numbers = rc::check("numbers", [](std::int32_t left, std::int32_t right) {
        const std::string a = std::to_string(left);
        const std::string b = std::to_string(right);
        const auto is = [](const std::string& text) {
            return Expression::parse(text)->holds([](auto&) { return ""; });
        };
        RC_ASSERT(is(a + " < " + b) == (left < right));
        RC_ASSERT(is(a + " >= " + b) == !is(a + " < " + b));
        RC_ASSERT(is(a + " = '" + b + "'") == (left == right));
        RC_ASSERT(is("not(" + a + " != " + b + ")") == is(a + " = " + b));
        RC_ASSERT(is(a + " > 0 and " + b + " > 0") == (left > 0 && right > 0));
        RC_ASSERT(is(a + " > 0 or " + b + " > 0") == (left > 0 || right > 0));
    });
    CHECK(numbers);
    const bool texts = rc::check("texts", [](const std::string& answer, const std::string& text) {
        const auto read = Expression::parse("${a} = ${b}");
        RC_ASSERT(read->holds([&](const std::string& name) { return name == "a" ? answer : text; }) ==
                  (answer == text));
        // Whatever the bytes are, they are read or refused with a place.
        const auto tried = Expression::parse(text);
        const bool is_clear = tried.ok() || tried.error().place.starts_with("character ");
        RC_ASSERT(is_clear);
    });
    CHECK(texts);
}

TEST_CASE("questions that are not asked count as unanswered, and an answer is checked only when it is there") {
    const Json survey = Json::parse(R"({"id": "s", "version": 1, "title": {"en": "S"}, "questions": [
        {"id": "bus", "type": "choice", "wording": {"en": "Bus?"}, "options": [{"id": "yes", "wording": {"en": "Yes"}},
                                                                               {"id": "no", "wording": {"en": "No"}}]},
        {"id": "age", "type": "number", "wording": {"en": "Age?"}, "show_if": {"expression": "${bus} = 'yes'"},
         "constraint": {"expression": ". < 120 and ${bus} = 'yes'"}},
        {"id": "why", "type": "text", "wording": {"en": "Why?"}, "show_if": {"expression": "${age} > 17"}}]})");
    const auto form = load_survey(survey, "s");
    INFO((form.ok() ? "" : form.error().text()));
    REQUIRE(form.ok());
    const auto& questions = form->questions;
    Answers answers;
    CHECK(is_asked_in_survey(questions, questions[0], answers));
    CHECK_FALSE(is_asked_in_survey(questions, questions[1], answers));
    answers.by_question["bus"] = "yes";
    CHECK(is_asked_in_survey(questions, questions[1], answers));
    CHECK(fits_constraint(questions, questions[1], answers));
    answers.by_question["age"] = std::int64_t{120};
    CHECK_FALSE(fits_constraint(questions, questions[1], answers));
    CHECK(is_asked_in_survey(questions, questions[2], answers));
    answers.by_question["bus"] = "no";
    CHECK_FALSE(is_asked_in_survey(questions, questions[2], answers));
}

TEST_CASE("a survey that does not fit is refused with its place") {
    const auto refusal = [](const std::string& question) {
        const Json survey{
            {"id", "s"}, {"version", 1}, {"title", {{"en", "S"}}}, {"questions", {Json::parse(question)}}};
        const auto form = load_survey(survey, "pack#/forms/0");
        REQUIRE_FALSE(form.ok());
        return form.error().place + ": " + form.error().reason;
    };
    const std::string at = "pack#/forms/0/questions/0/";
    CHECK(refusal(R"({"id": "a", "type": "person", "wording": {"en": "A"}})").starts_with(at + "type"));
    CHECK(refusal(R"({"id": "a", "type": "text", "wording": "question.why"})").starts_with(at + "wording"));
    CHECK(refusal(R"({"id": "a", "type": "text", "wording": {"cy": "A"}})").starts_with(at + "wording/en"));
    CHECK(refusal(R"({"id": "a", "type": "choice", "wording": {"en": "A"}})").starts_with(at + "options"));
    CHECK(refusal(R"({"id": "a", "type": "text", "wording": {"en": "A"}, "show_if": {"expression": "${b} = 1"}})")
              .starts_with(at + "show_if/expression"));
    CHECK(refusal(R"({"id": "a", "type": "number", "wording": {"en": "A"}, "at_first": "x"})")
              .starts_with(at + "at_first"));
    CHECK(
        refusal(R"({"id": "a", "type": "text", "wording": {"en": "A"}, "says": "purpose"})").starts_with(at + "says"));
}
