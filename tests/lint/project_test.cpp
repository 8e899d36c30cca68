// The project itself passes every lint. The files beside this one show that each lint finds what it looks for.
#include "tests/lint/lints.h"
#include "tests/lint/po_file.h"

#include <catch2/catch.hpp>

#include <iostream>

using namespace copro::lint;

namespace {

const std::filesystem::path project = COPRO_SOURCE_DIR;

void passes(Findings (*lint)(const std::filesystem::path&)) {
    const Findings found = lint(project);
    std::cerr << text_of(found); // one a line; Catch2 would wrap them
    CHECK(found.size() == 0);
}

} // namespace

// A lint that looks in the wrong place finds nothing and would pass.
TEST_CASE("the lints see the project") {
    CHECK(files_in(project, {"kiosk"}, {".cpp"}).size() > 20);
    CHECK(files_in(project, {"sync"}, {".cpp"}).size() > 20);
    CHECK(files_in(project, {"assets/forms"}, {".json"}).size() >= 3);
    CHECK(files_in(project, {"assets/pictures"}, {".svg"}).size() >= 40);
    CHECK(files_in(project, {"config/rules"}, {".json"}).size() >= 12);
    CHECK(files_in(project, {"config/meetings"}, {".json"}).size() >= 1);
    const auto languages = all_languages(project);
    REQUIRE(languages.size() >= 2);
    for (const auto& language : languages) CHECK(language.messages.size() > 100);
}

TEST_CASE("folders include only what lies below them") { passes(layers); }
TEST_CASE("what a participant sees is not written in C++") { passes(visible_text); }
TEST_CASE("every message key that is used is there, and none is there unused") { passes(message_keys); }
TEST_CASE("every language says every message") { passes(translations); }
TEST_CASE("every English word that is shown is Easy Read, or says why not") { passes(easy_read); }
TEST_CASE("forms, rules, meetings and settings are taken by their loaders") { passes(data_files); }
TEST_CASE("every picture that is named is there") { passes(pictures); }
TEST_CASE("files are short, or say why they are long") { passes(file_sizes); }
TEST_CASE("headers say what they are, who uses them and from which thread") { passes(headers); }
TEST_CASE("no file knows a folder of one machine") { passes(machine_paths); }
TEST_CASE("no code says that it is unfinished") { passes(unfinished_words); }
TEST_CASE("tests do not sleep and are not skipped") { passes(honest_tests); }
TEST_CASE("every folder says what lives in it") { passes(readmes); }
TEST_CASE("what the field asks of us is shown by something that is there, or is said not to be done") {
    passes(field_tables);
}
