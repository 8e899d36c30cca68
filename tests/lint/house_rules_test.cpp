#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

namespace {

std::string lines(int count) {
    std::string text;
    for (int line = 0; line < count; ++line) text += "int line();\n";
    return text;
}

std::string findings_of(Findings (*lint)(const std::filesystem::path&), const std::string& path,
                        const std::string& text) {
    MiniTree tree;
    tree.write(path, text);
    return text_of(lint(tree.root()));
}

} // namespace

TEST_CASE("a file over 400 lines must give a reason, one over 600 has none") {
    CHECK(findings_of(file_sizes, "kiosk/a.cpp", lines(400)) == "");
    CHECK(findings_of(file_sizes, "kiosk/a.cpp", lines(401)) == "kiosk/a.cpp: is 401 lines long\n");
    CHECK(findings_of(file_sizes, "kiosk/a.cpp", "// long: one table\n" + lines(590)) == "");
    CHECK(findings_of(file_sizes, "kiosk/a.cpp", "// long: one table\n" + lines(600)) ==
          "kiosk/a.cpp: is 601 lines long\n");
    CHECK(findings_of(file_sizes, "config/check", lines(601)) == "config/check: is 601 lines long\n");
}

TEST_CASE("a header without its first sentence, thread rule or guard is found") {
    const std::string guard = "#pragma once\n";
    CHECK(findings_of(headers, "sync/base/a.h", "// What a thing is; the server uses it. Any thread.\n" + guard) == "");
    CHECK_THAT(findings_of(headers, "sync/base/a.h", guard), Catch::Contains("must open with a sentence"));
    CHECK_THAT(findings_of(headers, "sync/base/a.h", "// What a thing is.\n" + guard), Catch::Contains("thread rule"));
    CHECK_THAT(findings_of(headers, "sync/base/a.h", "// A thing. Any thread.\n"), Catch::Contains("#pragma once"));
    CHECK_THAT(findings_of(headers, "sync/base/a.h", "// A thing. Any thread.\n" + guard + "using namespace std;\n"),
               Catch::Contains("sync/base/a.h:3: a header must not say using namespace"));
    CHECK(findings_of(headers, "sync/base/a.h", "// A thing. Any thread.\n" + guard + "// no using namespace here\n") ==
          "");
}

TEST_CASE("a folder of one machine is found in any text file") {
    CHECK_THAT(findings_of(machine_paths, "kiosk/a.cpp", "auto folder = \"/tmp/copro\";\n"),
               Catch::Contains("kiosk/a.cpp:1"));
    CHECK_THAT(findings_of(machine_paths, "config/try", "cd /home/ann\n"), Catch::Contains("config/try:1"));
    CHECK(findings_of(machine_paths, "kiosk/a.cpp", "auto folder = share / \"home/a\"; // https://a.org/home/b\n") ==
          "");
}

TEST_CASE("a word that says something is unfinished is found") {
    CHECK_THAT(findings_of(unfinished_words, "sync/base/a.cpp", "int a(); // TODO: later\n"), Catch::Contains("TODO"));
    CHECK_THAT(findings_of(unfinished_words, "config/check", "# for now\n"), Catch::Contains("for now"));
    CHECK(findings_of(unfinished_words, "sync/base/a.cpp", "// the stubborn shackles\n") == "");
}

TEST_CASE("a test that sleeps, is skipped or may fail is found") {
    CHECK_FALSE(findings_of(honest_tests, "tests/kiosk/a_test.cpp", "std::this_thread::sleep_for(1s);\n").empty());
    CHECK_FALSE(findings_of(honest_tests, "tests/kiosk/a_test.cpp", "TEST_CASE(\"a\", \"[!mayfail]\") {}\n").empty());
    CHECK_FALSE(findings_of(honest_tests, "tests/kiosk/a_test.cpp", "TEST_CASE(\"a\", \"[.]\") {}\n").empty());
    // The long tests are hidden from the quick run, and config/check --release runs them.
    CHECK(findings_of(honest_tests, "tests/kiosk/a_test.cpp", "TEST_CASE(\"a\", \"[.release]\") {}\n").empty());
}

TEST_CASE("a folder without a README is found") {
    MiniTree tree;
    tree.write("kiosk/view/tree.cpp", "int a();\n");
    tree.write("sync/base/json.cpp", "int b();\n");
    tree.write("sync/base/README.md", "# sync/base\n");
    CHECK_THAT(text_of(readmes(tree.root())), Catch::StartsWith("kiosk/view/README.md: is missing"));
    CHECK(readmes(tree.root()).size() == 1);
}
