#include "sync/records/answers.h"

#include <catch2/catch.hpp>

using namespace copro;

TEST_CASE("an answer is found by its question and its kind") {
    Answers answers;
    answers.by_question["overall"] = std::string("good");
    CHECK(*answers.get<std::string>("overall") == "good");
    CHECK(answers.get<std::int64_t>("overall") == nullptr);
    CHECK(answers.get<std::string>("why") == nullptr);
    CHECK(answers.find("why") == nullptr);
}

TEST_CASE("nothing, no words, no choices, nobody and no lines are empty; zero is an answer") {
    CHECK(is_empty(Answer()));
    CHECK(is_empty(Answer(std::string())));
    CHECK(is_empty(Answer(std::vector<std::string>())));
    CHECK(is_empty(Answer(PersonAnswer())));
    CHECK(is_empty(Answer(std::vector<Answers>())));
    CHECK_FALSE(is_empty(Answer(std::int64_t{0})));
    CHECK_FALSE(is_empty(Answer(PersonAnswer{"new", ""})));
    CHECK_FALSE(is_empty(Answer(std::string("x"))));
}

TEST_CASE("wiping overwrites what was typed, in lines too, and leaves nothing") {
    Answers inner;
    inner.by_question["from"] = std::string("Greenfield Terrace, where the old post office was");
    Answers answers;
    answers.by_question["why"] = std::string("The bus stop sign is too small to read from a chair");
    answers.by_question["who"] = PersonAnswer{"p-001", "Mabel Thornberry of Greenfield Terrace"};
    answers.by_question["needs"] = std::vector<std::string>{"a hearing loop, and large print please"};
    answers.by_question["lines"] = std::vector<Answers>{inner};
    answers.by_question["amount"] = std::int64_t{660};
    wipe(answers);
    CHECK(answers.by_question.empty());
    CHECK(answers == Answers());
}
