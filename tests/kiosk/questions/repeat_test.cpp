#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

namespace {

Answers bus(std::int64_t pence) {
    Answers line;
    line.by_question = {{"category", std::string("bus")},
                        {"from", std::string("Green")},
                        {"to", std::string("Hall")},
                        {"way", std::string("return")},
                        {"amount", pence}};
    return line;
}

Answers car(std::int64_t tenths) {
    Answers line;
    line.by_question = {{"category", std::string("car")},
                        {"from", std::string("Green")},
                        {"to", std::string("Hall")},
                        {"way", std::string("one-way")},
                        {"miles", tenths}};
    return line;
}

} // namespace

TEST_CASE("without lines it says so and offers the first") {
    const Asked asked("claim", "lines");
    const Node page = asked.built();
    CHECK(find_in(page, "lines.none") != nullptr);
    CHECK(find_in(page, "lines.add")->label.text() == "Add a cost");
    CHECK(find_in(page, "lines.total") == nullptr);
    CHECK(asked.wrong().empty());
    CHECK(asked.summed_up() == "0 costs");
}

TEST_CASE("each line shows what it is, where, how much, and can be changed and taken out") {
    Asked asked("claim", "lines");
    asked.answers.by_question["lines"] = std::vector<Answers>{bus(450), car(125)};
    const Node page = asked.built();
    const Node* first = find_in(page, "lines.line-1");
    const Node* second = find_in(page, "lines.line-2");
    REQUIRE(first != nullptr);
    REQUIRE(second != nullptr);
    CHECK(first->label.text() == "Bus or tram");
    CHECK(first->detail.text() == "Green to Hall, and back");
    CHECK(first->value.text() == "£4.50");
    CHECK(first->is_private);
    CHECK(second->label.text() == "Car");
    CHECK(second->detail.text() == "Green to Hall");
    CHECK(second->value.text() == "£6.88");
    CHECK(find_in(*first, "lines.change-1")->spoken->text() == "Change: Bus or tram");
    CHECK(is_private(*find_in(*first, "lines.change-1"))); // what somebody claims, S8
    CHECK(find_in(page, "lines.total")->label.text() == "Total so far: £11.38");
    CHECK(find_in(page, "lines.add")->label.text() == "Add something else");
    CHECK(asked.summed_up() == "2 costs");
}

TEST_CASE("adding and changing say which line") {
    Asked asked("claim", "lines");
    asked.answers.by_question["lines"] = std::vector<Answers>{bus(450), car(125)};
    CHECK(asked.press("lines.add"));
    CHECK(asked.last.open_line == 2U);
    CHECK(asked.press("lines.change-1"));
    CHECK(asked.last.open_line == 0U);
}

TEST_CASE("a line that is not there is not changed") {
    Asked asked("claim", "lines");
    asked.answers.by_question["lines"] = std::vector<Answers>{bus(450)};
    for (const char* id : {"lines.change-0", "lines.change-2", "lines.change-", "lines.change-1x",
                           "lines.change-99999999999999999999", "lines.line-1", "lines.total"}) {
        INFO(id);
        CHECK_FALSE(asked.press(id));
    }
}
