// Approved words and structure of every screen. COPRO_APPROVE=1 writes tests/golden anew: then read what changed.
#include "tests/kiosk/screens/claim_pages.h"

#include <cstdlib>

using namespace copro;
using namespace copro::test;

namespace {

bool is_approving() { return std::getenv("COPRO_APPROVE") != nullptr; }

} // namespace

TEST_CASE("every screen says what was approved, in English and in Welsh") {
    const auto folder = source("tests/golden");
    if (is_approving()) std::filesystem::create_directories(folder);
    std::set<std::string> made;
    for (const char* language : {"en", "cy"}) {
        std::map<std::string, std::string> pages = Album(language).pages();
        pages.merge(claim_pages(language));
        for (const auto& [screen, page] : pages) {
            const std::string name = screen + "." + language + ".txt";
            made.insert(name);
            if (is_approving()) REQUIRE(replace_file(folder / name, page).ok());
            INFO(name);
            const auto approved = read_file(folder / name);
            CHECK(approved.ok());
            if (approved) CHECK(*approved == page);
        }
    }
    CHECK(made.size() > 100);
    // A golden of a screen that is gone would be read as if it were true.
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        if (is_approving() && !made.contains(name))
            std::filesystem::remove(entry.path());
        else
            CHECK(made.contains(name));
    }
}
