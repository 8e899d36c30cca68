#include "tests/kiosk/questions/asked.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string names_shown(const Asked& asked) { return told(*find_in(asked.built(), asked.question.id + ".names")); }

// "Find the name of the person with you", beside whoever is signing in.
Question question_beside() { return Asked("sign-in", "companions").question.questions.front(); }

} // namespace

TEST_CASE("before two letters nobody is shown") {
    Asked asked("sign-in", "who");
    const std::string nobody = "Type the first letters of your name., I am new here, I will tell a person";
    CHECK(names_shown(asked) == nobody);
    CHECK(asked.type("m"));
    CHECK(names_shown(asked) == nobody);
    CHECK(asked.type(" "));
    CHECK(names_shown(asked) == nobody);
}

TEST_CASE(
    "names are shown as first name and initial, whole where two would look alike and nothing else tells them apart") {
    Asked asked("sign-in", "who");
    CHECK(asked.type("am"));
    CHECK(names_shown(asked) == "Amara B., I am new here, I will tell a person");
    Asked mabel("sign-in", "who");
    CHECK(mabel.type("ma"));
    CHECK(names_shown(mabel) == "Mabel Thornberry, Mabel Tilbrook, Marged T. / from Hillside, "
                                "Marged T. / from Valley Road, Oona M., I am new here, I will tell a person");
    CHECK(mabel.type("bel th"));
    CHECK(names_shown(mabel) == "Mabel T., I am new here, I will tell a person");
}

TEST_CASE("the names that are found stand in the order of the language on the glass") {
    Asked asked("sign-in", "who");
    asked.pack.people = {{"p-1", "Luzia", "Pine"},
                         {"p-2", "Łukasz", "Oak"},
                         {"p-3", "Chad", "Lubin"},
                         {"p-4", "Cynthia", "Lubin"},
                         {"p-5", "Zoe", "Lubin"}};
    asked.names = NameFinder(asked.pack.people);
    CHECK(asked.type("lu"));
    const std::string others = ", I am new here, I will tell a person";
    CHECK(names_shown(asked) == "Chad L., Cynthia L., Łukasz O., Luzia P., Zoe L." + others);
    asked.settings.language = "cy";
    CHECK_THAT(names_shown(asked), Catch::StartsWith("Cynthia L., Chad L., Łukasz O., Luzia P., Zoe L., "));
}

TEST_CASE("nobody with that name is said, with what to do") {
    Asked asked("sign-in", "who");
    CHECK(asked.type("qq"));
    CHECK(names_shown(asked) == "Nobody has that name. Try other letters., I am new here, I will tell a person");
}

TEST_CASE("beside somebody, who is named already is not offered, and it is said why") {
    const std::string others = ", They are not on the list, I will tell staff their name";
    Asked asked(question_beside());
    asked.named = {"p-001", {"p-010"}};
    CHECK(asked.type("ma"));
    // Mabel Tilbrook is told apart from the other Mabel T. all the same.
    CHECK(names_shown(asked) ==
          "Mabel Tilbrook, Marged T. / from Hillside, Marged T. / from Valley Road, Oona M." + others);
    CHECK(asked.type("bel th"));
    CHECK(names_shown(asked) == "You do not need to add yourself." + others);
    asked.typed = {};
    CHECK(asked.type("tob"));
    CHECK(names_shown(asked) == "You have added them already." + others);
    asked.typed = {};
    CHECK(asked.type("qq"));
    CHECK(names_shown(asked) == "Nobody has that name. Try other letters." + others);
    CHECK(asked.press("companion.p-001"));
    CHECK(asked.wrong() == "error.added-self");
    CHECK(asked.press("companion.p-010"));
    CHECK(asked.wrong() == "error.added-already");
    CHECK(asked.press("companion.p-002"));
    CHECK(asked.wrong().empty());
    CHECK(asked.press("companion.told"));
    CHECK(asked.wrong().empty());
}

TEST_CASE("six names are shown where more fit than are named already") {
    Asked asked(question_beside());
    asked.pack.people.clear();
    for (char letter = 'A'; letter <= 'I'; ++letter)
        asked.pack.people.push_back({"p-" + std::string(1, letter), "Anna", std::string(1, letter)});
    asked.names = NameFinder(asked.pack.people);
    asked.named = {"p-A", {"p-C"}};
    CHECK(asked.type("anna"));
    CHECK_THAT(names_shown(asked), Catch::StartsWith("Anna B., Anna D., Anna E., Anna F., Anna G., Anna H., "
                                                     "Type more letters to see more names., "));
    asked.named.others = {"p-C", "p-G", "p-H"};
    CHECK_THAT(names_shown(asked), Catch::StartsWith("Anna B., Anna D., Anna E., Anna F., Anna I., They are not"));
}

TEST_CASE("never more than six names are shown") {
    Asked asked("sign-in", "who");
    asked.pack.people.clear();
    for (int number = 0; number < 20; ++number) {
        asked.pack.people.push_back(
            {"p-" + std::to_string(number), "Anna", std::string(1, static_cast<char>('A' + number))});
    }
    asked.names = NameFinder(asked.pack.people);
    CHECK(asked.type("anna"));
    CHECK(names_shown(asked) == "Anna A., Anna B., Anna C., Anna D., Anna E., Anna F., "
                                "Type more letters to see more names., I am new here, I will tell a person");
}

TEST_CASE("a person is chosen, private, and summed up by the whole name") {
    Asked asked("sign-in", "who");
    CHECK(asked.wrong() == "error.choose-name");
    CHECK(asked.type("zoe"));
    CHECK(asked.press("who.p-006"));
    CHECK(asked.answer<PersonAnswer>() == PersonAnswer{"p-006", "Zoë Larkwhistle"});
    CHECK(asked.wrong().empty());
    CHECK(asked.summed_up() == "Zoë Larkwhistle");
    CHECK(names_shown(asked) == "Zoë L.*, I am new here, I will tell a person");
    CHECK(find_in(asked.built(), "who.p-006")->is_private);
}

TEST_CASE("other letters let go of the person who was chosen") {
    Asked asked("sign-in", "who");
    CHECK(asked.type("zo"));
    CHECK(asked.press("who.p-006"));
    CHECK(asked.press("keyboard.capitals"));
    CHECK_FALSE(asked.is_unanswered());
    CHECK(asked.type("x"));
    CHECK(asked.is_unanswered());
    CHECK(asked.wrong() == "error.choose-name");
}

TEST_CASE("who comes back to the page sees whom they chose") {
    Asked asked("sign-in", "who");
    CHECK(asked.type("zo"));
    CHECK(asked.press("who.p-006"));
    asked.typed = {};
    CHECK(names_shown(asked) ==
          "Zoë Larkwhistle*, Type the first letters of your name., I am new here, I will tell a person");
}

TEST_CASE("someone new says so without typing") {
    Asked asked("sign-in", "who");
    CHECK(asked.press("who.new"));
    CHECK(asked.answer<PersonAnswer>().id == new_person);
    CHECK(asked.wrong().empty());
    CHECK(asked.summed_up() == "I am new here");
    CHECK(names_shown(asked) == "Type the first letters of your name., I am new here*, I will tell a person");
}

TEST_CASE("nobody can be chosen who is not in the meeting") {
    Asked asked("sign-in", "who");
    for (const char* id : {"who.p-999", "who.field", "who.names", "who.", "who.note"}) CHECK_FALSE(asked.press(id));
    CHECK(asked.is_unanswered());
}

TEST_CASE("a person with one name only is shown by it") {
    Asked asked("sign-in", "who");
    asked.pack.people = {{"p-1", "Cher", ""}};
    asked.names = NameFinder(asked.pack.people);
    CHECK(asked.type("ch"));
    CHECK(names_shown(asked) == "Cher, I am new here, I will tell a person");
    CHECK(asked.press("who.p-1"));
    CHECK(asked.summed_up() == "Cher");
}
