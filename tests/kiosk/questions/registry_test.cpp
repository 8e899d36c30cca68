#include "kiosk/questions/parts.h"
#include "tests/kiosk/fixture.h"

#include <set>

using namespace copro;
using namespace copro::test;

TEST_CASE("each question type has a name of its own and all its parts") {
    std::set<std::string_view> names;
    for (const QuestionType& type : question_types()) {
        CHECK_FALSE(type.name.empty());
        CHECK(names.insert(type.name).second);
        CHECK(type.build != nullptr);
        CHECK(type.on != nullptr);
        CHECK(type.check != nullptr);
        CHECK(type.sum_up != nullptr);
        CHECK(type.retype != nullptr);
        CHECK(type.read != nullptr);
    }
    CHECK(names == std::set<std::string_view>(question_type_names().begin(), question_type_names().end()));
}

TEST_CASE("a type is found by the name in the form") {
    for (const std::string_view name : question_type_names()) {
        Question question;
        question.type = name;
        CHECK(type_of(question).name == name);
    }
}

TEST_CASE("the shipped forms use only question types that there are, and every picture they name is there") {
    std::set<std::string> used;
    for (const Form& form : shipped_forms()) {
        std::vector<Question> all = form.questions;
        for (const Question& question : form.questions) {
            all.insert(all.end(), question.questions.begin(), question.questions.end());
        }
        for (const Question& question : all) {
            used.insert(question.type);
            INFO(form.id << "." << question.id);
            if (!question.picture.empty()) {
                CHECK(std::filesystem::exists(source("assets/pictures/" + question.picture + ".svg")));
            }
            for (const Option& option : question.options) {
                INFO(option.id);
                if (option.picture.empty()) continue;
                CHECK(std::filesystem::exists(source("assets/pictures/" + option.picture + ".svg")));
            }
        }
    }
    // The others are what a meeting's own survey may ask; each of those types is here.
    used.insert(survey_types.begin(), survey_types.end());
    CHECK(used == std::set<std::string>(question_type_names().begin(), question_type_names().end()));
}

TEST_CASE("an author's answer and a typed number become the answer that everybody would write") {
    const auto read = [](const char* type, const std::string& text) {
        Question question;
        question.type = type;
        return type_of(question).read(text);
    };
    CHECK(read("number", "007") == Answer(std::int64_t{7}));
    CHECK(read("number", "x") == Answer());
    CHECK(read("decimal", "007.") == Answer(std::string("7")));
    CHECK(read("decimal", ".50") == Answer(std::string("0.5")));
    CHECK(read("decimal", "0.00") == Answer(std::string("0")));
    CHECK(read("decimal", ".") == Answer());
    CHECK(read("choices", "bus  train") == Answer(std::vector<std::string>{"bus", "train"}));
    CHECK(read("choice", "bus") == Answer(std::string("bus")));
}

TEST_CASE("an answer's node is named after its question") {
    Question question;
    question.id = "overall";
    CHECK(option_id(question, "good") == "overall.good");
    CHECK(pressed_option(question, {"overall.good", Gesture::press, {}}) == "good");
    CHECK_FALSE(pressed_option(question, {"overall2.good", Gesture::press, {}}).has_value());
    CHECK_FALSE(pressed_option(question, {"overall.good", Gesture::focus, {}}).has_value());
}
