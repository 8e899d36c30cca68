#include "kiosk/commands.h"
#include "sync/base/json.h"
#include "sync/records/badge.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Json sheet_json() {
    return {{"schema", 1},
            {"organisation", "Llais"},
            {"language", "en"},
            {"badges", {{{"first_name", "Mabel"}, {"apart", ""}, {"code", write_badge(Bytes(badge_token_bytes, 1))}}}}};
}

std::string sheet_error(const Json& json) {
    const auto sheet = read_badge_sheet(json.dump());
    return sheet ? "" : sheet.error().text();
}

} // namespace

TEST_CASE("what the server gives is drawn, and nothing else") {
    const auto sheet = read_badge_sheet(sheet_json().dump());
    REQUIRE(sheet);
    CHECK(sheet->organisation == "Llais");
    REQUIRE(sheet->badges.size() == 1);
    CHECK(sheet->badges[0].first_name == "Mabel");
    Json wrong = sheet_json();
    wrong["badges"][0]["code"] = std::string(64, 'a');
    CHECK(sheet_error(wrong) == "badges#/badges/0/code: is none that a kiosk reads");
    wrong = sheet_json();
    wrong["badges"][0]["role"] = "chair";
    CHECK(sheet_error(wrong) == "badges#/badges/0/role: is not a known field");
    wrong = sheet_json();
    wrong["badges"] = Json::array();
    CHECK(sheet_error(wrong) == "badges#/badges: must not be empty");
    CHECK_FALSE(read_badge_sheet("copro-server: there is no meeting"));
}
