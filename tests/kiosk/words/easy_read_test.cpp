#include "kiosk/words/easy_read.h"
#include "kiosk/words/easy_read_sentences.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

const EasyReadLists lists{{{"receipt", "paper that shows what you paid"},
                           {"submit", "send"},
                           {"reimburse", "pay back"},
                           {"due to", "because of"},
                           {"fee", "money for your time"}},
                          {{"red tape", "rules"}},
                          {}};

// The rules that the words break, in order.
std::string broken_by(const std::string& words, const std::string& next = {}) {
    std::string rules;
    for (const EasyReadFinding& finding : easy_read_findings({"key", words, next}, lists)) {
        rules += (rules.empty() ? "" : ", ") + finding.rule;
    }
    return rules;
}

} // namespace

TEST_CASE("a sentence may have fifteen words, whatever stands in its slots") {
    CHECK(broken_by("One two three four five six six eight nine ten one two {three} four five.") == "");
    CHECK(broken_by("One two three four five six six eight nine ten one two {three} four five six.") == "length");
    CHECK(broken_by("One two three four five six six eight nine ten. One two {three} four five six.") == "");
}

TEST_CASE("one idea: one because, one comma with and, two sentences; no semicolon") {
    CHECK(broken_by("Was that one way, or there and back?") == "");
    CHECK(broken_by("You can stop because we keep it.") == "");
    CHECK(broken_by("You can stop, and go home, but we keep it.") == "one idea");
    CHECK(broken_by("You can stop; we keep it.") == "one idea");
    CHECK(broken_by("Stop here. Go home. Come back.") == "one idea");
    CHECK(broken_by("Bread, milk, eggs.") == "");
}

TEST_CASE("what is done without saying who does it is passive") {
    for (const char* words : {"This is not saved yet.", "It was taken.", "You will be told.", "Is it saved?",
                              "Not yet checked by a speaker", "How drivers are trained", "It got lost."}) {
        INFO(words);
        CHECK(broken_by(words) == "passive");
    }
    for (const char* words : {"We have not saved this.", "You are here.", "What do you need?", "I am tired.",
                              "We saved your claim.", "He is red.", "You have signed in."}) {
        INFO(words);
        CHECK(broken_by(words) == "");
    }
}

TEST_CASE("two denials in one sentence are found, one in each of two are not") {
    CHECK(broken_by("Without your name, nobody knows.") == "negative");
    CHECK(broken_by("Do not stop. Do not go.") == "");
}

TEST_CASE("short forms are found, a person's own 's is not") {
    CHECK(broken_by("Don't stop.") == "contraction");
    CHECK(broken_by("We\u2019ll wait.") == "contraction");
    CHECK(broken_by("It's here.") == "contraction");
    CHECK(broken_by("Write nobody's name.") == "");
}

TEST_CASE("hard words are found with other endings, sayings too") {
    CHECK(broken_by("We submitted it.") == "hard word");
    CHECK(broken_by("We are reimbursing you.") == "hard word");
    CHECK(broken_by("Late due to snow.") == "hard word");
    CHECK(broken_by("There is red tape.") == "idiom");
    CHECK(broken_by("We feed the dog. I am due.") == "");
}

TEST_CASE("a hard word may stay when the next sentence explains it") {
    CHECK(broken_by("Do you have a receipt?") == "hard word");
    CHECK(broken_by("Do you have a receipt? A receipt is paper from the shop.") == "");
    CHECK(broken_by("Do you have a receipt?", "This means paper from the shop.") == "");
    CHECK(broken_by("Do you have a receipt? Ask a person.") == "hard word");
}

TEST_CASE("the grade of eight words and more is at most five") {
    CHECK(broken_by("Representatives of the organisation will subsequently evaluate everything.") == "grade");
    CHECK(broken_by("We will read all that you said to us.") == "");
    // Known grades: Kincaid's formula by hand, 6 words of 6 sounds and 9 words of 21.
    CHECK(reading_grade("The cat sat on the mat.") == Approx(-1.45).margin(0.01));
    CHECK(reading_grade("") == 0);
}

TEST_CASE("syllables are counted as they are said") {
    const std::pair<const char*, int> known[] = {
        {"cat", 1},   {"like", 1},  {"table", 2}, {"saved", 1}, {"wanted", 2}, {"people", 2}, {"typing", 2},
        {"going", 2}, {"quiet", 2}, {"boxes", 2}, {"times", 1}, {"6.60", 1},   {"the", 1},    {"meeting", 2}};
    for (const auto& [word, count] : known) {
        INFO(word);
        CHECK(syllables(word) == count);
    }
}

TEST_CASE("the lists are read, with the line of what is wrong") {
    const auto words = read_kinder_words("# why\n\nsubmit = send\nprior to = before\n", "list.txt");
    REQUIRE(words.ok());
    REQUIRE(words->size() == 2);
    CHECK((*words)[1].hard == "prior to");
    CHECK((*words)[1].kinder == "before");
    CHECK(read_kinder_words("submit = send\nsubmit", "list.txt").error().place == "list.txt:2");
    CHECK(read_kinder_words("submit = send\nsubmit = give\n", "list.txt").error().place == "list.txt:2");
    CHECK(read_exceptions("a.key = length = it is a list of letters\n", "list.txt")->size() == 1);
    CHECK(read_exceptions("a.key = length = why\n", "list.txt").error().place == "list.txt:1");
    CHECK(read_exceptions("a.key = length\n", "list.txt").error().place == "list.txt:1");
}

TEST_CASE("an exception holds for its key and its rule alone") {
    EasyReadLists with = lists;
    with.exceptions = {{"a", "hard word", "it is the name"}, {"b", "length", "nothing is long"}};
    const auto found = easy_read_findings({{"a", "Do not submit, never.", ""}, {"c", "Submit.", ""}}, with);
    std::string all;
    for (const EasyReadFinding& finding : found) all += finding.key + " " + finding.rule + "\n";
    CHECK(all == "a negative\nc hard word\nb exception\n");
}
