#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/base/log.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace copro;
using copro::test::TempFolder;

TEST_CASE("each log line is one json object, whatever the fields hold") {
    const TempFolder folder;
    const auto file = folder.path() / "kiosk.log";
    log_to_file(file.string());
    log_info("sync.sent", {{"count", "3"}, {"path", "a \"b\"\n{c} \xff %v"}});
    log_warning("sync.late");
    log_nothing();
    log_warning("never.written");
    const auto content = read_file(file);
    REQUIRE(content.ok());
    std::istringstream lines(*content);
    std::string line;
    std::vector<Json> entries;
    while (std::getline(lines, line)) {
        const auto entry = parse_json(line, "log");
        REQUIRE(entry.ok());
        entries.push_back(*entry);
    }
    REQUIRE(entries.size() == 2);
    CHECK(entries[0]["event"] == "sync.sent");
    CHECK(entries[0]["level"] == "info");
    CHECK(entries[0]["count"] == "3");
    CHECK(entries[0].contains("time"));
    CHECK(entries[1]["event"] == "sync.late");
    CHECK(entries[1]["level"] == "warning");
}

TEST_CASE("the log moves to another file, and stays where it is when that cannot be opened") {
    const TempFolder folder;
    const auto first = folder.path() / "first.log";
    const auto second = folder.path() / "second.log";
    log_to_file(first.string());
    log_to_file(second.string());
    log_info("one");
    log_to_file((second / "inside").string());
    log_info("two");
    log_nothing();
    CHECK(read_file(first)->empty());
    CHECK_THAT(*read_file(second), Catch::Contains("\"one\"") && Catch::Contains("\"two\""));
}
