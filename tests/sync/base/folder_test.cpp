#include "sync/base/folder.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace copro;
using namespace copro::test;

TEST_CASE("a folder is read as texts by name, and only those of the kind") {
    const TempFolder folder;
    std::ofstream(folder.path() / "a.json") << "1";
    std::ofstream(folder.path() / "b.txt") << "2";
    const auto texts = read_folder(folder.path(), ".json");
    REQUIRE(texts.ok());
    CHECK(*texts == std::map<std::string, std::string>{{"a.json", "1"}});
    CHECK(read_folder(folder.path() / "none", ".json").error().kind == ErrorKind::not_found);
    const auto none = read_folder(folder.path(), ".toml");
    REQUIRE_FALSE(none.ok());
    CHECK(none.error().reason == "holds no .toml files");
}
