#include "kiosk/view/suggestions.h"
#include "tests/kiosk/fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

const Library& all_languages() {
    static const Library library = library_of(shipped_languages());
    return library;
}

using Offered = std::vector<std::string>;

Offered offered(const std::string& typed, const std::string& language = "en", const Offered& places = {}) {
    return suggest_words(typed, places, all_languages().words(language));
}

bool has(const Offered& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

Typed pressed(const std::string& typed, int which, const Offered& places = {}, int longest = 400) {
    const auto taken = take_suggestion({typed, {}}, offered(typed, "en", places), longest,
                                       NodeEvent{"suggestions." + std::to_string(which), Gesture::press, {}});
    REQUIRE(taken.has_value());
    return *taken;
}

} // namespace

TEST_CASE("a few letters bring the everyday words of a meeting") {
    CHECK(has(offered("be"), "because"));
    CHECK(has(offered("The b"), "bus"));
    CHECK(has(offered("me"), "meeting"));
    CHECK(has(offered("ca"), "carer"));
    CHECK(has(offered("cyf", "cy"), "cyfarfod"));
    CHECK(has(offered("бо", "uk"), "боюся"));
    CHECK(has(offered("मद", "hi"), "मदद"));
    CHECK(has(offered("حا", "ar"), "حافلة"));
    CHECK(offered("a").size() == most_suggestions);
}

TEST_CASE("accents and capitals need not be typed") {
    CHECK(has(offered("cafe", "fr"), "café"));
    CHECK(has(offered("reun", "es"), "reunión"));
    CHECK(has(offered("Be"), "Because"));
    CHECK(has(offered("İy", "tr"), "İyi"));
    CHECK(has(offered("ज", "hi"), "ज़रूरत"));
    CHECK(offered("los", "en", {"Łosie"}).front() == "Łosie");
    // What was typed of a word with an apostrophe still counts: "l'" is not every word with an l.
    CHECK(offered("l'", "en", {"L’école"}) == Offered{"L’école"});
}

TEST_CASE("nothing is offered before the first letter, nor what is there whole") {
    CHECK(offered("").empty());
    CHECK(offered("The bus ").empty());
    CHECK_FALSE(has(offered("bus"), "bus"));
}

TEST_CASE("a press finishes the word and adds a space") {
    const std::string first = offered("The b").front();
    CHECK(pressed("The b", 1).text == "The " + first + " ");
    CHECK(pressed("Hil", 1, {"Hillside village hall"}).text == "Hillside village hall ");
    CHECK_FALSE(take_suggestion({"b", {}}, offered("b"), 400, NodeEvent{"suggestions.9", Gesture::press, {}}));
    CHECK_FALSE(take_suggestion({"b", {}}, offered("b"), 400, NodeEvent{"suggestions.1", Gesture::focus, {}}));
}

TEST_CASE("a word that no longer fits the answer is not cut") { CHECK(pressed("be", 1, {}, 3).text == "be"); }

TEST_CASE("the meeting's places are offered, its people never") {
    const MeetingPack pack = sample_pack();
    CHECK(offered("hill", "en", {"Hillside village hall"}).front() == "Hillside village hall");
    for (const Invitee& person : pack.people) {
        for (const std::string& name : {person.first_name, person.last_name}) {
            for (std::size_t letters = 1; letters <= name.size(); ++letters) {
                CHECK_FALSE(has(offered(name.substr(0, letters)), name));
            }
        }
    }
}

TEST_CASE("nothing is learned from what somebody typed") {
    const Offered before = offered("zan");
    Typed typed;
    for (int times = 0; times < 50; ++times) {
        typed.text += "Zanzibarland ";
        (void)offered(typed.text);
    }
    CHECK(offered("zan") == before);
    CHECK(before.empty());
}

TEST_CASE("every language has words that fit a button, and Chinese, which puts no spaces between them, has none") {
    for (const std::string& language : all_languages().languages()) {
        INFO(language);
        const Words words = all_languages().words(language);
        const std::string list = words.say(MessageKey("keyboard.keys.words")).text();
        if (language == "zh") {
            CHECK(list == "-");
            CHECK(offered("a", "zh").empty());
            continue;
        }
        CHECK(std::count(list.begin(), list.end(), ' ') > 200);
        CHECK(list.find("  ") == std::string::npos);
    }
}
