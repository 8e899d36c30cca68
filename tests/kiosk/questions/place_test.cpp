#include "sync/base/json.h"
#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("home, the venue and the meeting's places are there without typing") {
    Asked asked("claim", "from");
    const Node page = asked.built();
    CHECK(told(*find_in(page, "from.places")) ==
          "Home, Hillside village hall, Hillside bus station, Hillside Green, Marsh Lane day centre");
    CHECK(asked.press("from.2"));
    CHECK(asked.answer<std::string>() == "Hillside village hall");
    CHECK(asked.typed.text == "Hillside village hall");
    CHECK(asked.wrong().empty());
}

TEST_CASE("the way to a meeting ends at its own place, which stands first there") {
    Asked asked("booking", "to");
    CHECK(told(*find_in(asked.built(), "to.places")) ==
          "Hillside village hall, Hillside bus station, Hillside Green, Marsh Lane day centre, Home");
    CHECK(asked.press("to.1"));
    CHECK(asked.answer<std::string>() == "Hillside village hall");
    CHECK(asked.press("to.5"));
    CHECK(asked.answer<std::string>() == "Home");
    Asked nothing("booking", "to");
    CHECK(nothing.wrong().empty());
}

TEST_CASE("who has chosen a place still sees the others") {
    Asked asked("claim", "to");
    CHECK(asked.press("to.1"));
    const Node page = asked.built();
    CHECK_THAT(told(*find_in(page, "to.places")), Catch::StartsWith("Home*, Hillside village hall,"));
}

TEST_CASE("letters leave the places that begin so, and any other place can be typed") {
    Asked asked("claim", "from");
    CHECK(asked.type("hillside g"));
    const Node fewer = asked.built();
    CHECK(told(*find_in(fewer, "from.places")) == "Hillside Green");
    CHECK(asked.press("from.4"));
    CHECK(asked.answer<std::string>() == "Hillside Green");
    Asked other("claim", "from");
    CHECK(other.type("Nowhere "));
    CHECK(other.answer<std::string>() == "Nowhere");
    const Node none = other.built();
    CHECK(told(*find_in(none, "from.places")) == "Type the rest of the name.");
}

TEST_CASE("a place is found without its apostrophe and its hyphens") {
    Asked asked("claim", "from");
    asked.pack.places = {LocalText::parse(Json{{"en", "St Mary’s-in-the-Marsh"}}, "places").take()};
    for (const char* typed : {"st marys", "st mary's", "St Mary’s-in", "st marys in the m"}) {
        INFO(typed);
        asked.typed = {};
        CHECK(asked.type(typed));
        CHECK(told(*find_in(asked.built(), "from.places")) == "St Mary’s-in-the-Marsh");
    }
}

TEST_CASE("the words that may finish one are as private as what is typed (S8)") {
    for (const bool is_private : {true, false}) {
        Question question = Asked("feedback", "why").question;
        question.is_private = is_private;
        Asked asked(question);
        CHECK(asked.type("The b"));
        const Node page = asked.built();
        const Node* group = find_in(page, "suggestions");
        REQUIRE(group != nullptr);
        REQUIRE_FALSE(group->children.empty());
        for (const Node& word : group->children) CHECK(word.is_private == is_private);
        CHECK(find_in(page, "why.field")->is_private == is_private);
    }
}

TEST_CASE("a sentence is finished by a word above the keys, a name never") {
    Asked asked("feedback", "why");
    CHECK(asked.type("The b"));
    const Node page = asked.built();
    const Node* group = find_in(page, "suggestions");
    REQUIRE(group != nullptr);
    REQUIRE_FALSE(group->children.empty());
    const std::string first = group->children.front().label.text();
    CHECK(asked.press("suggestions.1"));
    CHECK(asked.answer<std::string>() == "The " + first);
    CHECK(asked.typed.text == "The " + first + " ");
    for (const char* id : {"new-name", "for-name", "amount", "miles", "who"}) {
        Asked name("claim", id);
        CHECK(name.type("1"));
        const Node typing = name.built();
        CHECK(find_in(typing, "suggestions") == nullptr);
    }
}
