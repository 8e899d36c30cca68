#include "sync/base/json.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

std::string error_of(std::string_view text) {
    const auto json = parse_json(text, "pack.json");
    return json ? "" : json.error().text();
}

} // namespace

TEST_CASE("json keeps the order of its fields") {
    const auto json = parse_json(R"({"b": 1, "a": [true, null, "x"]})", "pack.json");
    REQUIRE(json.ok());
    CHECK(json->dump() == R"({"b":1,"a":[true,null,"x"]})");
}

TEST_CASE("a mistake in the writing is named with its line") {
    CHECK(error_of("{\n  \"a\": 1,\n  \"b\": oops\n}") == "pack.json:3: this is not valid JSON");
    CHECK_THAT(error_of("{\"a\": 1"), Catch::StartsWith("pack.json:1: "));
    CHECK_THAT(error_of(""), Catch::StartsWith("pack.json:1: "));
}

TEST_CASE("what is not strict json is refused") {
    for (const char* text : {"{\"a\": 1,}", "// note\n{}", "{'a': 1}", "{} {}", "{\"a\": 01}", "\"\xff\"", "nul",
                             "[1 2]", "{\"a\": NaN}", "\xef\xbb\xbf{"}) {
        INFO(text);
        CHECK_FALSE(parse_json(text, "pack.json").ok());
    }
}

TEST_CASE("a number that no machine holds is an error, not a crash") {
    CHECK(error_of("{\"a\": 1e999}") == "pack.json: a number is too large");
}

TEST_CASE("very deep nesting is no crash") {
    CHECK_FALSE(parse_json(std::string(100'000, '['), "pack.json").ok());
    CHECK(parse_json(std::string(100'000, '[') + std::string(100'000, ']'), "pack.json").ok());
}

TEST_CASE("a field that stands twice in one object is refused, in two objects it is fine") {
    CHECK(error_of(R"({"a": 1, "b": {"c": 1}, "a": 2})") == "pack.json: the field \"a\" stands twice");
    CHECK(error_of(R"({"a": {"c": 1, "c": 1}})") == "pack.json: the field \"c\" stands twice");
    CHECK(error_of(R"({"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]})").empty());
}

TEST_CASE("only an object is read as an object") {
    const Json list = Json::array();
    const auto object = JsonObject::of(list, "pack.json#");
    REQUIRE_FALSE(object.ok());
    CHECK(object.error().text() == "pack.json#: must be an object");
}

TEST_CASE("fields are read by their type") {
    const Json value = *parse_json(
        R"({"text": "x", "number": -3, "flag": true, "list": [1], "object": {"in": 1}, "any": null})", "pack.json");
    auto object = JsonObject::of(value, "pack.json#").take();
    CHECK(*object.text("text") == "x");
    CHECK(*object.integer("number", -3, 5) == -3);
    CHECK(*object.flag_or("flag", false));
    CHECK((*object.array("list"))->size() == 1);
    CHECK((*object.object("object"))->contains("in"));
    CHECK(object.any_or_none("any") != nullptr);
    CHECK(object.done().ok());
}

TEST_CASE("what is absent falls back only where that is allowed") {
    const Json value = Json::object();
    auto object = JsonObject::of(value, "pack.json#").take();
    CHECK(*object.text_or("text", "else") == "else");
    CHECK_FALSE(*object.flag_or("flag", false));
    CHECK(*object.flag_or("flag", true));
    CHECK(*object.array_or_none("list") == nullptr);
    CHECK(object.any_or_none("any") == nullptr);
    CHECK(object.text("text").error().text() == "pack.json#/text: is missing");
    CHECK(object.integer("number", 0, 1).error().text() == "pack.json#/number: is missing");
    CHECK(object.array("list").error().text() == "pack.json#/list: is missing");
    CHECK(object.object("object").error().text() == "pack.json#/object: is missing");
}

TEST_CASE("a field of another type is refused with its place") {
    const Json value = *parse_json(R"({"a": {"b": 1}})", "pack.json");
    auto object = JsonObject::of(value, "pack.json#/pages/0").take();
    CHECK(object.text("a").error().text() == "pack.json#/pages/0/a: must be a text");
    CHECK(object.text_or("a", "").error().reason == "must be a text");
    CHECK(object.integer("a", 0, 9).error().reason == "must be a whole number");
    CHECK(object.flag_or("a", true).error().reason == "must be true or false");
    CHECK(object.array("a").error().reason == "must be a list");
    CHECK(object.array_or_none("a").error().reason == "must be a list");
    const Json text = *parse_json(R"({"a": "x"})", "pack.json");
    auto other = JsonObject::of(text, "pack.json#").take();
    CHECK(other.object("a").error().reason == "must be an object");
}

TEST_CASE("a number out of its range is refused, however large") {
    const Json value = *parse_json(R"({"a": 11, "b": -1, "c": 18446744073709551615, "d": 1.5, "e": 1e3})", "pack.json");
    auto object = JsonObject::of(value, "pack.json#").take();
    CHECK(object.integer("a", 1, 10).error().text() == "pack.json#/a: must be from 1 to 10");
    CHECK_FALSE(object.integer("b", 0, 10).ok());
    CHECK_FALSE(object.integer("c", 0, INT64_MAX).ok());
    CHECK(object.integer("d", 0, 10).error().reason == "must be a whole number");
    CHECK_FALSE(object.integer("e", 0, 10'000).ok());
}

TEST_CASE("a field that nobody asked for is refused with its place") {
    const Json value = *parse_json(R"({"id": "x", "requierd": true})", "form.json");
    auto object = JsonObject::of(value, "form.json#/questions/2").take();
    CHECK(object.text("id").ok());
    CHECK_FALSE(*object.flag_or("required", false));
    CHECK(object.done().error().text() == "form.json#/questions/2/requierd: is not a known field");
}

TEST_CASE("a value that is taken as text is the text that it is written as, and is overwritten") {
    Json value{{"typed", "a \x1f \"b\" \\ é"}, {"broken", "\xff"}, {"list", {1, -2.5, true, nullptr, Json::object()}}};
    const std::string written = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    CHECK(take_text(value) == written);
    CHECK(value["typed"] == "");
    CHECK(value["broken"] == "");
}
