#include "tests/lint/lints.h"

#include <catch2/catch.hpp>

using namespace copro::lint;

namespace {

// One of the project's own files, with one thing changed.
void write_changed(const MiniTree& tree, const std::string& path, const std::string& from, const std::string& to) {
    const auto files = files_in(COPRO_SOURCE_DIR, {path}, {""});
    REQUIRE(files.size() == 1);
    std::string text = files.front().text;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    tree.write(path, text.replace(at, from.size(), to));
}

std::string changed(const std::string& path, const std::string& from, const std::string& to) {
    MiniTree tree;
    write_changed(tree, path, from, to);
    return text_of(data_files(tree.root()));
}

} // namespace

TEST_CASE("the project's data files pass where they stand alone") {
    CHECK(changed("assets/forms/feedback.json", "\"schema\"", "\"schema\"") == "");
    CHECK(changed("config/rules/car.json", "\"schema\"", "\"schema\"") == "");
    CHECK(changed("config/meetings/better-buses.json", "\"schema\"", "\"schema\"") == "");
}

TEST_CASE("a form with an unknown type or field is found") {
    CHECK_THAT(changed("assets/forms/feedback.json", "\"type\": \"faces\"", "\"type\": \"faecs\""),
               Catch::Contains("faecs"));
    CHECK_THAT(changed("assets/forms/feedback.json", "\"required\"", "\"requird\""), Catch::Contains("requird"));
}

TEST_CASE("a rule with a rate that is no whole number of pence is found") {
    CHECK_THAT(changed("config/rules/car.json", "\"pence_per_mile\": 45", "\"pence_per_mile\": 45.5"),
               Catch::Contains("config/rules/car.json"));
}

TEST_CASE("two rules in the same place of the list are found") {
    MiniTree tree;
    write_changed(tree, "config/rules/car.json", "\"schema\"", "\"schema\"");
    write_changed(tree, "config/rules/bus.json", "\"order\": ", "\"order\": 40, \"was\": ");
    CHECK_FALSE(data_files(tree.root()).empty());
}

TEST_CASE("a meeting on a day that does not exist is found") {
    CHECK_THAT(changed("config/meetings/better-buses.json", "\"date\": \"2026-11-22\"", "\"date\": \"2026-11-31\""),
               Catch::Contains("config/meetings/better-buses.json"));
}

TEST_CASE("a misspelt setting is found") {
    CHECK_THAT(changed("config/kiosk.toml", "languages =", "langauges ="), Catch::Contains("config/kiosk.toml"));
}

TEST_CASE("a picture that is not there is found, in C++ and in data") {
    MiniTree tree;
    tree.write("assets/pictures/bus.svg", "<svg/>");
    tree.write("kiosk/screens/welcome.cpp", "node.picture = \"bus\";\nnode.picture = \"buss\";\n");
    tree.write("config/rules/bus.json", "{\"picture\": \"bus\",\n \"picture\": \"tram\"}");
    CHECK(text_of(pictures(tree.root())) == "kiosk/screens/welcome.cpp:2: there is no picture \"buss\"\n"
                                            "config/rules/bus.json:2: there is no picture \"tram\"\n");
}
