#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a choice shows each answer as a radio with words and picture") {
    const Asked asked("claim", "payment");
    const Node page = asked.built();
    const Node* group = find_in(page, "payment.answers");
    REQUIRE(group != nullptr);
    CHECK(group->children.size() == 9);
    for (const Node& option : group->children) {
        CHECK(option.role == Role::radio);
        CHECK_FALSE(option.label.empty());
        CHECK_FALSE(option.picture.empty());
        CHECK_FALSE(option.selected);
    }
}

TEST_CASE("one answer is chosen, and another takes its place") {
    Asked asked("claim", "for");
    CHECK(asked.press("for.me"));
    CHECK(asked.answer<std::string>() == "me");
    CHECK(told(*find_in(asked.built(), "for.answers")) == "Me*, Someone I support, I will tell a person who");
    CHECK(asked.press("for.someone-else"));
    CHECK(told(*find_in(asked.built(), "for.answers")) == "Me, Someone I support*, I will tell a person who");
    CHECK(asked.summed_up() == "Someone I support");
    asked.settings.language = "cy";
    CHECK(asked.summed_up() == "Rhywun rydw i'n ei gefnogi");
}

TEST_CASE("what is no answer of the question changes nothing") {
    Asked asked("claim", "for");
    CHECK_FALSE(asked.press("for.nobody"));
    CHECK_FALSE(asked.press("for.answers"));
    CHECK_FALSE(asked.press("form.me"));
    CHECK_FALSE(asked.press("next"));
    CHECK_FALSE(asked.happens({"for.me", Gesture::focus, {}}));
    CHECK_FALSE(asked.type("me"));
    CHECK(asked.is_unanswered());
}

TEST_CASE("a choice that is needed asks for an answer until there is one") {
    Asked asked("claim", "for");
    CHECK(asked.wrong() == "error.choose-one");
    CHECK(asked.summed_up().empty());
    CHECK(asked.press("for.me"));
    CHECK(asked.wrong().empty());
    const Asked optional("feedback", "tell-me");
    CHECK(optional.wrong().empty());
}

TEST_CASE("the categories of a claim are those of the expense rules") {
    Asked asked("claim", "category");
    const Node page = asked.built();
    const Node* group = find_in(page, "category.answers");
    REQUIRE(group != nullptr);
    CHECK(group->children.size() == 21);
    CHECK(group->columns == 3);
    CHECK(group->children.front().id == "category.train");
    CHECK(asked.press("category.replacement-care"));
    CHECK(asked.summed_up() == "Someone to care while I am here");
    CHECK_FALSE(asked.press("category.helicopter"));
}

TEST_CASE("faces stand side by side and always hold not sure") {
    Asked asked("feedback", "overall");
    const Node page = asked.built();
    const Node* group = find_in(page, "overall.answers");
    REQUIRE(group != nullptr);
    CHECK(group->arrange == Arrange::tiles);
    CHECK(told(*group) == "Good, Not sure, Not good");
    CHECK(asked.wrong().empty());
    CHECK(asked.press("overall.not-sure"));
    CHECK(asked.summed_up() == "Not sure");
}

TEST_CASE("any of several answers are ticked and unticked") {
    Asked asked("sign-in", "roles");
    CHECK(asked.wrong() == "error.choose-one");
    CHECK(asked.press("roles.trustee"));
    CHECK(asked.press("roles.carer"));
    CHECK(asked.wrong().empty());
    // In the order of the form, however they were pressed.
    CHECK(asked.answer<std::vector<std::string>>() == std::vector<std::string>{"carer", "trustee"});
    CHECK(asked.summed_up() == "I care for someone, I am a trustee");
    CHECK(asked.press("roles.carer"));
    CHECK(asked.answer<std::vector<std::string>>() == std::vector<std::string>{"trustee"});
    CHECK(asked.press("roles.trustee"));
    CHECK(asked.wrong() == "error.choose-one");
    CHECK(asked.summed_up().empty());
    CHECK(find_in(asked.built(), "roles.guest")->role == Role::checkbox);
    CHECK_FALSE(asked.press("roles.king"));
}

TEST_CASE("an answer that stands alone clears the others, and they clear it") {
    Asked asked("sign-in", "need-areas");
    CHECK(asked.press("need-areas.room"));
    CHECK(asked.press("need-areas.reading"));
    CHECK(asked.press("need-areas.nothing"));
    CHECK(asked.answer<std::vector<std::string>>() == std::vector<std::string>{"nothing"});
    CHECK(asked.press("need-areas.reading"));
    CHECK(asked.answer<std::vector<std::string>>() == std::vector<std::string>{"reading"});
    CHECK(asked.press("need-areas.nothing"));
    CHECK(asked.press("need-areas.nothing"));
    CHECK(asked.is_unanswered());
}

TEST_CASE("a notice shows the meeting's own ideas, each with its picture, and asks nothing") {
    Asked asked("sign-in", "cannot-change");
    const Node page = asked.built();
    REQUIRE(page.children.size() == 2);
    CHECK(page.children[0].label.text() == "We cannot change the price of tickets.");
    CHECK(page.children[0].detail.text() == "Why: the council sets the price.");
    CHECK(page.children[0].picture == "money");
    CHECK(asked.wrong().empty());
    CHECK(asked.summed_up().empty());
    CHECK_FALSE(asked.press("cannot-change.1"));
    CHECK_FALSE(type_of(asked.question).asks);
}

TEST_CASE("a meeting's words that are not in the person's language say which they are in") {
    Asked asked("sign-in", "purpose");
    CHECK(asked.built().children[0].language.empty());
    asked.settings.language = "cy";
    CHECK(asked.built().children[0].label.text() == "Rydym am wella teithiau bws.");
    CHECK(asked.built().children[0].language.empty());
    asked.settings.language = "ar-XB";
    CHECK(asked.built().children[0].language == "en");
}

TEST_CASE("a few answers are cards where each has a picture, else a list") {
    CHECK(find_in(Asked("equality", "disability").built(), "disability.answers")->arrange == Arrange::tiles);
    CHECK(find_in(Asked("equality", "sex").built(), "sex.answers")->arrange == Arrange::grid);
}
