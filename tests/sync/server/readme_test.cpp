// The README's list of commands against what the program takes.
#include "sync/base/files.h"
#include "tests/sync/server/program.h"

#include <sstream>

using namespace copro;
using namespace copro::test;

TEST_CASE("the README names every report, and what a list of rates cannot do without") {
    const std::string readme = must(read_file(std::filesystem::path(COPRO_SOURCE_DIR) / "README.md"));
    const Ran ran = run({"export", "nothing", "--format", "csv"});
    CHECK(ran.exit_code == 2);
    const auto open = ran.err.find('{');
    INFO(ran.err);
    REQUIRE(open != std::string::npos);
    std::istringstream names(ran.err.substr(open + 1, ran.err.find('}') - open - 1));
    int reports = 0;
    for (std::string name; std::getline(names, name, ','); ++reports) {
        INFO(name);
        const bool is_named =
            readme.find("|" + name) != std::string::npos || readme.find("export " + name) != std::string::npos;
        CHECK(is_named);
    }
    CHECK(reports > 15);
    CHECK(run({"fee", "list"}).exit_code == 2);
    CHECK(readme.find("fee list --fees FILE") != std::string::npos);
}
