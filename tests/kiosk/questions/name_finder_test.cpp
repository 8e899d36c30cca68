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

TEST_CASE("a name is found by the letters of a plain keyboard, and by its own") {
    const std::vector<Invitee> people{{"p-1", "Łukasz", "Łoś"},   {"p-2", "Søren", "Ærø"},    {"p-3", "Đorđe", "Łąka"},
                                      {"p-4", "Æthel", "Strauß"}, {"p-5", "Ştefan", "Ţepeş"}, {"p-6", "Işık", "Çelik"}};
    const NameFinder finder(people);
    for (const char* typed : {"lukasz", "los", "Łukasz", "ŁOŚ", "łuk ło"}) CHECK(found(finder, typed) == "p-1 ");
    for (const char* typed : {"soren", "SØREN", "aero", "ærø"}) CHECK(found(finder, typed) == "p-2 ");
    for (const char* typed : {"dorde", "đorđe", "laka", "łąka"}) CHECK(found(finder, typed) == "p-3 ");
    for (const char* typed : {"aethel", "Æthel", "strauss", "strauß"}) CHECK(found(finder, typed) == "p-4 ");
    // The other of the two ways to write ș and ț.
    for (const char* typed : {"stefan", "Ștefan", "tepes", "Țepeș"}) CHECK(found(finder, typed) == "p-5 ");
    for (const char* typed : {"isik", "ışık", "IŞIK", "celik"}) CHECK(found(finder, typed) == "p-6 ");
}

TEST_CASE("a name is found whichever apostrophe was typed, and with none") {
    const std::vector<Invitee> people{
        {"p-1", "Niamh", "O’Brien"}, {"p-2", "Sean", "O'Neil"}, {"p-3", "Обрій", "В’ячеслав"}};
    const NameFinder finder(people);
    for (const char* typed : {"o'brien", "o’brien", "oʼbrien", "o`brien", "obrien", "OBRIEN", "niamh ob"})
        CHECK(found(finder, typed) == "p-1 ");
    for (const char* typed : {"o’neil", "o'neil", "oneil"}) CHECK(found(finder, typed) == "p-2 ");
    CHECK(found(finder, "вяче") == "p-3 ");
    // It is no letter.
    CHECK_FALSE(finder.find("o'", 6).searched);
}

TEST_CASE("a name with a hyphen is found by each of its words, with a space, and in one") {
    const std::vector<Invitee> people{{"p-1", "Anne-Marie", "Smith"}, {"p-2", "Arthur", "Penhaligon–Bates"}, few[3]};
    const NameFinder finder(people);
    for (const char* typed : {"anne-marie", "anne marie", "annemarie", "annem", "marie", "marie smith", "anne-m",
                              "anne-", "anne smith", "smith anne", "annemarie s", "smith annem", "anne–marie smith "}) {
        INFO(typed);
        CHECK(found(finder, typed) == "p-1 ");
    }
    for (const char* typed : {"bates", "penhaligon bates", "penhaligonb", "arthur pen", "bates arthur"}) {
        INFO(typed);
        CHECK(found(finder, typed) == "p-2 ");
    }
    // One person, however many of these fit.
    CHECK(found(finder, "ann") == "p-4 p-1 ");
    CHECK(found(finder, "maryann") == "p-4 ");
    CHECK(found(finder, "mary ann smith ") == "p-4 ");
    CHECK(found(finder, "marie-anne s").empty());
}

TEST_CASE("a name is found on the keyboard of another language in its script") {
    // Ali and Karim as an Arabic keyboard has them, Hashim as an Urdu one, and each typed on the other.
    const std::vector<Invitee> people{{"p-1", "\u0639\u0644\u064a", "أحمد"},
                                      {"p-2", "\u0643\u0631\u064a\u0645", "عبد الله"},
                                      {"p-3", "\u06c1\u0627\u0634\u0645", "فاطمة"}};
    const NameFinder finder(people);
    CHECK(found(finder, "\u0639\u0644\u06cc") == "p-1 ");
    CHECK(found(finder, "\u0639\u0644\u0649") == "p-1 ");
    CHECK(found(finder, "احمد") == "p-1 ");
    CHECK(found(finder, "أَحْمَد") == "p-1 ");
    CHECK(found(finder, "\u06a9\u0631\u06cc\u0645") == "p-2 ");
    CHECK(found(finder, "عبدالله") == "p-2 ");
    CHECK(found(finder, "\u0647\u0627\u0634\u0645") == "p-3 ");
    CHECK(found(finder, "\u06be\u0627\u0634\u0645") == "p-3 ");
    CHECK(found(finder, "فاطمه") == "p-3 ");
    CHECK(found(finder, "هـــاشم") == "p-3 ");
}

TEST_CASE("names that differ by a vowel sign alone are told apart") {
    const std::vector<Invitee> people{
        {"p-1", "राम", ""}, {"p-2", "रीमा", ""}, {"p-3", "মিনা", ""}, {"p-4", "মীনা", ""}};
    const NameFinder finder(people);
    CHECK(found(finder, "राम") == "p-1 ");
    CHECK(found(finder, "रीम") == "p-2 ");
    CHECK(found(finder, "মিনা") == "p-3 ");
    CHECK(found(finder, "মীনা") == "p-4 ");
}

TEST_CASE("a space after the whole name loses nobody") {
    const NameFinder finder(few);
    CHECK(found(finder, "mabel thornberry ") == "p-1 ");
    CHECK(found(finder, "thornberry mabel ") == "p-1 ");
    CHECK(found(finder, "cher ") == "p-6 ");
}

TEST_CASE("a name of signs alone, and spaces too many, get in nobody's way") {
    const std::vector<Invitee> people{
        {"p-1", "'", "-"}, {"p-2", "", ""}, {"p-3", " Mary  ", " Smith "}, {"p-4", "", "Jones"}};
    const NameFinder finder(people);
    CHECK(found(finder, "mary smith") == "p-3 ");
    CHECK(found(finder, "smith m") == "p-3 ");
    CHECK(found(finder, "jones") == "p-4 ");
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

TEST_CASE("a Chinese name is found by its characters, and by the letters of its sound") {
    const std::vector<Invitee> people{{"p-1", "小明", "王"},
                                      {"p-2", "曾国藩", ""},
                                      {"p-3", "布", "吕"},
                                      {"p-4", "大文", "陳"},
                                      {"p-5", "Zoë", "Larkwhistle"}};
    const NameFinder finder(people);
    for (const char* typed : {"王", "王小", "王小明", "王 小明", "小明", "小明 王", "wang", "wangx", "wangxiaoming",
                              "wang xiaoming", "wang xiao ming", "xiaoming", "xiaoming w", "王xiao", "ming"}) {
        INFO(typed);
        CHECK(found(finder, typed) == "p-1 ");
    }
    // A surname's own sound, ü that is typed as v, and characters of the other kind that sound the same.
    for (const char* typed : {"zengguo", "曾", "zeng guofan", "guofan"}) CHECK(found(finder, typed) == "p-2 ");
    for (const char* typed : {"lvbu", "lubu", "吕", "lv bu"}) CHECK(found(finder, typed) == "p-3 ");
    for (const char* typed : {"陈大文", "chendawen", "大文"}) CHECK(found(finder, typed) == "p-4 ");
    for (const char* typed : {"李", "wangda", "x"}) CHECK(found(finder, typed).empty());
    CHECK_FALSE(finder.find("x", 6).searched);
}

TEST_CASE("characters find a Chinese name that is listed in Latin letters, the surname first or last") {
    const std::vector<Invitee> people{
        {"p-1", "Xiaoming", "Wang"}, {"p-2", "Nana", "Ouyang"}, {"p-3", "Xiao-Mei", "Li"}};
    const NameFinder finder(people);
    for (const char* typed : {"王小明", "王 小明", "小明", "王小", "小明 王", "王xiao", "wangxiaom"}) {
        INFO(typed);
        CHECK(found(finder, typed) == "p-1 ");
    }
    CHECK(found(finder, "欧阳娜娜") == "p-2 ");
    CHECK(found(finder, "李小美") == "p-3 ");
    CHECK(found(finder, "王大明").empty());
}

TEST_CASE("letters without a gap find whole first names alone") {
    const NameFinder finder(few);
    CHECK(found(finder, "mabelthorn") == "p-1 ");
    CHECK(found(finder, "thornberrymab") == "p-1 ");
    // "mab" is not all of a name.
    CHECK(found(finder, "mabthorn").empty());
}
