#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

namespace {

std::string found_in_rows(const std::string& rows) {
    MiniTree tree;
    tree.write("tests/money_test.cpp",
               "TEST_CASE(\"a mile is\"\n          \" 55p\") {}\n"
               "namespace copro {\nTEST_CASE(\"\\\"ask me\\\" is taken\", \"[.release]\") {}\n}\n"
               "// TEST_CASE(\"only a comment\") {}\n");
    tree.write("assets/claim.json", "{\"id\": \"fee\"}\n");
    tree.write("docs/domain.md", "# What the field asks\n\n| Asks | Does | Shown by |\n|---|---|---|\n" + rows);
    return text_of(field_tables(tree.root()));
}

} // namespace

TEST_CASE("a row with a test, a file, words of a file or a plain not yet passes") {
    CHECK(found_in_rows("| 55p | yes | `tests/money_test.cpp: \"a mile is 55p\"` |\n"
                        "| ask | yes | `tests/money_test.cpp: \"\"ask me\" is taken\"`, `assets/claim.json` |\n"
                        "| fee | yes | `assets/claim.json: \"\"id\": \"fee\"\"` |\n"
                        "| trend | **not yet** | – |\n\nWords between tables have `no/file`.\n") == "");
}

TEST_CASE("a row without a proof that does not say not yet is found") {
    CHECK(found_in_rows("| 55p | yes | the tests |\n") ==
          "docs/domain.md:5: has neither a proof nor \"**not yet**\"\n");
    CHECK(found_in_rows("| 55p | yes `assets/claim.json` | – |\n") != "");
    CHECK(found_in_rows("| 55p | yes |\n") == "docs/domain.md:5: has another number of cells than the table's head\n");
    CHECK(found_in_rows("") == "docs/domain.md: has no row\n");
}

TEST_CASE("a file, a test or words that a row cites and that are not there are found") {
    CHECK(found_in_rows("| 55p | yes | `tests/money_tests.cpp: \"a mile is 55p\"` |\n") ==
          "docs/domain.md:5: there is no file tests/money_tests.cpp\n");
    CHECK(found_in_rows("| 55p | yes | `tests/money_test.cpp: \"a mile is 45p\"` |\n") ==
          "docs/domain.md:5: tests/money_test.cpp has no test \"a mile is 45p\"\n");
    CHECK(found_in_rows("| 55p | yes | `tests/money_test.cpp: \"only a comment\"` |\n") != "");
    CHECK(found_in_rows("| 55p | yes | `tests/money_test.cpp` |\n") ==
          "docs/domain.md:5: tests/money_test.cpp is cited without the name of a test\n");
    CHECK(found_in_rows("| fee | yes | `assets/claim.json: \"fees\"` |\n") ==
          "docs/domain.md:5: assets/claim.json does not say \"fees\"\n");
    // A row that says "not yet" of one half still proves the other.
    CHECK(found_in_rows("| fee | yes, but **not yet** the rest | `assets/none.json` |\n") ==
          "docs/domain.md:5: there is no file assets/none.json\n");
    MiniTree empty;
    CHECK(text_of(field_tables(empty.root())) ==
          "docs/domain.md: is missing: what the field asks, and what shows it\n");
}
