// "I am here with…", and "last time you asked for…".
#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

namespace {

Answers line_of_list(const std::string& person) {
    Answers answers;
    answers.by_question["companion"] = PersonAnswer{person, "Somebody"};
    return answers;
}

Answers line(const std::string& name, const std::string& came_as) {
    Answers answers;
    answers.by_question["companion"] = PersonAnswer{std::string(new_person), ""};
    answers.by_question["companion-name"] = name;
    answers.by_question["came-as"] = came_as;
    return answers;
}

} // namespace

TEST_CASE("each companion is a line with name, what they came as, its picture and Change") {
    Asked asked("sign-in", "companions");
    CHECK(asked.built().children.size() == 1);
    CHECK(asked.built().children[0].label.text() == "Add a person");
    CHECK(asked.press("companions.add"));
    CHECK(asked.last.open_line == 0);
    asked.answers.by_question["companions"] = std::vector<Answers>{line("Kit Example", "child"), line("", "friend")};
    const Node page = asked.built();
    REQUIRE(page.children.size() == 3);
    CHECK(page.children[0].label.text() == "Kit Example");
    CHECK(page.children[0].detail.text() == "A child under 16");
    CHECK(page.children[0].picture == "childcare");
    CHECK(page.children[0].is_private);
    CHECK(page.children[1].label.text() == "I will tell staff their name");
    CHECK(page.children[2].label.text() == "Add another person");
    CHECK(asked.press("companions.change-2"));
    CHECK(asked.last.open_line == 1);
    CHECK_FALSE(asked.press("companions.change-3"));
    CHECK(asked.summed_up() == "Kit Example, I will tell staff their name");
}

TEST_CASE("somebody of the list has one line and none of their own; two who are typed may have one name") {
    const auto wrong_with = [](const std::vector<Answers>& lines) {
        Asked asked("sign-in", "companions");
        asked.named.self = "p-001";
        asked.answers.by_question["companions"] = lines;
        return asked.wrong();
    };
    CHECK(wrong_with({line_of_list("p-002"), line_of_list("p-003")}).empty());
    CHECK(wrong_with({line_of_list("p-002"), line_of_list("p-003"), line_of_list("p-002")}) == "error.added-already");
    CHECK(wrong_with({line_of_list("p-002"), line_of_list("p-001")}) == "error.added-self");
    CHECK(wrong_with({line("Kit Example", "friend"), line("Kit Example", "friend")}).empty());
    CHECK(wrong_with({line_of_list("told"), line_of_list("told")}).empty());
}

TEST_CASE("a large group is summed up with every name") {
    Asked asked("sign-in", "companions");
    std::vector<Answers> lines;
    for (const char* name : {"Ada", "Bo", "Cy", "Di", "Ed"}) lines.push_back(line(name, "group"));
    asked.answers.by_question["companions"] = lines;
    CHECK(asked.summed_up() == "Ada, Bo, Cy, Di, Ed");
}

TEST_CASE("without anything remembered there is only the question whether it is still right") {
    Asked asked("sign-in", "last-time");
    REQUIRE(asked.built().children.size() == 1);
    asked.pack.people[5].needs = RememberedNeeds{{"hearing-loop"}, "A chair with arms", {}, true, asked.pack.date};
    asked.answers.by_question["who"] = PersonAnswer{"p-006", "Zoë Larkwhistle"};
    // Words in a person's own hand are shown as they are; names of options need their form.
    REQUIRE(asked.built().children.size() == 2);
    CHECK(asked.built().children[0].label.text() == "A chair with arms");
    CHECK(asked.built().children[0].is_private);
    CHECK(asked.wrong() == "error.choose-one");
    CHECK(asked.press("last-time.yes"));
    CHECK(asked.wrong().empty());
}
