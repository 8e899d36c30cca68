#include "kiosk/questions/name_finder.h"
#include "tests/kiosk/fixture.h"

#include <random>

using namespace copro;
using namespace copro::test;

namespace {

std::string found(const NameFinder& finder, std::string_view typed, std::size_t most = 6) {
    const NameFinder::Found result = finder.find(typed, most);
    std::string all;
    for (const Invitee* person : result.people) all += person->id + " ";
    return all + (result.more ? "more" : "");
}

const std::vector<Invitee> few{{"p-1", "Mabel", "Thornberry"}, {"p-2", "Mabel", "Tilbrook"},
                               {"p-3", "Zoë", "Larkwhistle"},  {"p-4", "Mary Ann", "Smith"},
                               {"p-5", "Marged", "Tŷcanol"},   {"p-6", "Cher", ""},
                               {"p-7", "Ŵyn", "ap Rhys"}};

bool fits_first(const Invitee& person, const std::string& first, const std::string& last) {
    return person.first_name.starts_with(first) && person.last_name.starts_with(last);
}
// What the finder promises, said the slow way.
bool fits(const Invitee& person, const std::string& first, const std::string& last) {
    return fits_first(person, first, last) ||
           (person.last_name.starts_with(first) && person.first_name.starts_with(last));
}

} // namespace

TEST_CASE("fewer than two letters find nobody, and say that it was not tried") {
    const NameFinder finder(few);
    for (const char* typed : {"", "m", " ", "  m ", "m  ", "é"}) {
        INFO(typed);
        CHECK(found(finder, typed).empty());
        CHECK_FALSE(finder.find(typed, 6).searched);
    }
    CHECK(finder.find("qq", 6).searched);
}

TEST_CASE("the first letters of the first name find everyone who has them, by name") {
    const NameFinder finder(few);
    CHECK(found(finder, "ma") == "p-1 p-2 p-5 p-4 ");
    CHECK(found(finder, "MABEL") == "p-1 p-2 ");
    CHECK(found(finder, " ma") == "p-1 p-2 p-5 p-4 ");
    CHECK(found(finder, "mabel ") == "p-1 p-2 ");
    CHECK(found(finder, "mabelx").empty());
}

TEST_CASE("first letters of both names narrow it down") {
    const NameFinder finder(few);
    CHECK(found(finder, "mab th") == "p-1 ");
    CHECK(found(finder, "m t") == "p-1 p-2 p-5 ");
    CHECK(found(finder, "mabel  tilbrook") == "p-2 ");
    CHECK(found(finder, "mary ann s") == "p-4 ");
    CHECK(found(finder, "mary s") == "p-4 ");
    CHECK(found(finder, "cher") == "p-6 ");
    CHECK(found(finder, "cher x").empty());
}

TEST_CASE("the first letters of any word of a name find the person: the last name, a second one, either way round") {
    const NameFinder finder(few);
    CHECK(found(finder, "thornberry") == "p-1 ");
    CHECK(found(finder, "th") == "p-1 ");
    CHECK(found(finder, "LARK") == "p-3 ");
    CHECK(found(finder, "tycanol") == "p-5 ");
    CHECK(found(finder, "ann") == "p-4 ");
    CHECK(found(finder, "ann smith") == "p-4 ");
    CHECK(found(finder, "smith mary") == "p-4 ");
    CHECK(found(finder, "t mab") == "p-1 p-2 ");
    CHECK(found(finder, "rhys") == "p-7 ");
    // The middle of a word is not its beginning, and one letter finds nobody.
    CHECK(found(finder, "berry").empty());
    CHECK_FALSE(finder.find("t ", 6).searched);
    CHECK(found(finder, "t ma", 2) == "p-1 p-2 more");
    // Who has the word twice is one person.
    CHECK(found(NameFinder({{"p-8", "Owen", "Owens"}, {"p-9", "Bea", "Owens"}}), "owen") == "p-8 p-9 ");
}

TEST_CASE("accents need not be typed, and may be") {
    const NameFinder finder(few);
    CHECK(found(finder, "zoe") == "p-3 ");
    CHECK(found(finder, "zoë") == "p-3 ");
    CHECK(found(finder, "Zoe\xCC\x88") == "p-3 ");
    CHECK(found(finder, "marg ty") == "p-5 ");
    CHECK(found(finder, "wyn ap") == "p-7 ");
}

TEST_CASE("no more are given than asked for, and that there are more is said") {
    const NameFinder finder(few);
    CHECK(found(finder, "ma", 2) == "p-1 p-2 more");
    CHECK(found(finder, "ma", 4) == "p-1 p-2 p-5 p-4 ");
    CHECK(found(finder, "ma", 0) == "more");
}

TEST_CASE("an empty meeting finds nobody") { CHECK(found(NameFinder({}), "ma").empty()); }

TEST_CASE("a hundred thousand people are found like the slow way finds them") {
    std::mt19937 random(20261122);
    const std::string letters = "abcde";
    const auto name = [&](std::size_t size) {
        std::string made;
        for (std::size_t at = 0; at < size; ++at) made += letters[random() % letters.size()];
        return made;
    };
    std::vector<Invitee> people;
    for (int number = 0; number < 100'000; ++number) {
        people.push_back({"p-" + std::to_string(number), name(3 + random() % 5), name(3 + random() % 5)});
    }
    const NameFinder finder(people);
    for (int round = 0; round < 60; ++round) {
        const std::string first = name(2 + random() % 3);
        const std::string last = round % 2 == 0 ? "" : name(1 + random() % 3);
        const auto result = finder.find(last.empty() ? first : first + " " + last, 6);
        const auto all = std::count_if(people.begin(), people.end(),
                                       [&](const Invitee& person) { return fits(person, first, last); });
        INFO(first << " " << last);
        REQUIRE(result.people.size() == std::min<std::size_t>(6, static_cast<std::size_t>(all)));
        REQUIRE(result.more == (all > 6));
        for (const Invitee* person : result.people) REQUIRE(fits(*person, first, last));
        REQUIRE(
            std::is_sorted(result.people.begin(), result.people.end(), [&](const Invitee* left, const Invitee* right) {
                // By the name that fits; by the earlier where both do.
                const auto key = [&](const Invitee& person) {
                    const std::string by_first = person.first_name + " " + person.last_name;
                    const std::string by_last = person.last_name + " " + person.first_name;
                    const bool both = fits_first(person, first, last) && person.last_name.starts_with(first) &&
                                      person.first_name.starts_with(last);
                    if (both) return std::min(by_first, by_last);
                    return fits_first(person, first, last) ? by_first : by_last;
                };
                return key(*left) < key(*right);
            }));
    }
}
