#include "kiosk/words/easy_read.h"
#include "sync/base/files.h"
#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace copro::lint;

namespace {

const std::string hard_words = "receipt = paper that shows what you paid\n";

std::string found_with(const std::string& messages, const std::string& exceptions = {}) {
    const MiniTree tree;
    tree.write("assets/easy-read/hard-words.txt", hard_words);
    tree.write("assets/easy-read/idioms.txt", "red tape = rules\n");
    tree.write("assets/easy-read/exceptions.txt", exceptions);
    tree.write("assets/words/en.po", messages);
    return text_of(easy_read(tree.root()));
}

const std::string receipt = "msgid \"question.receipt\"\nmsgstr \"Do you have a receipt?\"\n";

std::string shipped_words(const std::string& name) {
    const auto text = copro::read_file(std::filesystem::path(COPRO_SOURCE_DIR) / "assets/easy-read" / name);
    REQUIRE(text.ok());
    return *text;
}

} // namespace

TEST_CASE("a hard word in a message is found where it stands") {
    CHECK(found_with(receipt) == "assets/words/en.po:1: question.receipt (hard word) says \"receipt\"; kinder: paper "
                                 "that shows what you paid\n");
}

TEST_CASE("a message is graded with a day in it too, and each fault is said once") {
    const std::string given = "msgid \"claim.given\"\nmsgstr \"You got it on {date}.\"\n";
    CHECK(found_with(given) == "assets/words/en.po:1: claim.given (grade) has a reading grade of 5.2\n");
    CHECK(found_with("msgid \"claim.given\"\nmsgstr \"You got it from us on {date}.\"\n") == "");
    CHECK(found_with("msgid \"a\"\nmsgstr \"You got it on {place}.\"\n") == "");
    const std::string hard = found_with("msgid \"a\"\nmsgstr \"A receipt for {amount}.\"\n");
    CHECK(std::count(hard.begin(), hard.end(), '\n') == 1);
}

TEST_CASE("a question's hint may explain its hard word") {
    const std::string hint =
        "\nmsgid \"question.receipt.hint\"\nmsgstr \"A receipt is paper that shows what you paid.\"\n";
    CHECK(found_with(receipt + hint) == "");
}

TEST_CASE("an exception with a reason is taken, and found when nothing needs it") {
    const std::string exception = "question.receipt = hard word = people see this word in the shop\n";
    CHECK(found_with(receipt, exception) == "");
    CHECK_THAT(found_with("msgid \"question.receipt\"\nmsgstr \"Do you have it?\"\n", exception),
               Catch::Contains("question.receipt (exception) hard word: nothing needs this exception any more"));
    CHECK_THAT(found_with("", exception), Catch::StartsWith("assets/easy-read/exceptions.txt: question.receipt"));
}

TEST_CASE("an exception without a reason is found") {
    const std::string found = found_with(receipt, "question.receipt = hard word =\n");
    CHECK_THAT(found, Catch::Contains("exceptions.txt:1: has no written reason"));
    CHECK_THAT(found, Catch::Contains("says \"receipt\""));
}

TEST_CASE("an organisation's own words are read too, and lists must be there") {
    const MiniTree tree;
    tree.write("config/meetings/buses.json", "{\"purpose\": [{\"en\": \"Bring a receipt.\"}]}\n");
    tree.write("assets/easy-read/hard-words.txt", hard_words);
    tree.write("assets/easy-read/exceptions.txt", "");
    const std::string found = text_of(easy_read(tree.root()));
    CHECK_THAT(found,
               Catch::Contains("config/meetings/buses.json:1: config/meetings/buses.json#/purpose/0 (hard word)"));
    CHECK_THAT(found, Catch::Contains("assets/easy-read/idioms.txt: is missing"));
}

TEST_CASE("the shipped lists are long, and their kinder words are not hard themselves") {
    copro::EasyReadLists lists;
    auto hard = copro::read_kinder_words(shipped_words("hard-words.txt"), "hard-words.txt");
    auto idioms = copro::read_kinder_words(shipped_words("idioms.txt"), "idioms.txt");
    REQUIRE(hard.ok());
    REQUIRE(idioms.ok());
    lists.hard_words = hard.take();
    lists.idioms = idioms.take();
    CHECK(lists.hard_words.size() >= 150);
    CHECK(lists.idioms.size() >= 40);
    for (const auto* list : {&lists.hard_words, &lists.idioms}) {
        for (const copro::KinderWord& word : *list) {
            for (const copro::EasyReadFinding& finding :
                 copro::easy_read_findings({word.hard, word.kinder, ""}, lists)) {
                INFO(word.hard << " = " << word.kinder << ": " << finding.what);
                CHECK(finding.rule == "passive"); // "how it is done" is no sentence of ours
            }
        }
    }
}
