#include "kiosk/ui/badge_sheet.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

BadgeSheet sheet_of(std::size_t badges, const std::string& name = "Mabel") {
    BadgeSheet sheet{"Hillside Partners", "en", {}};
    sheet.badges.assign(badges, {name, "Thornberry", "COPROBADGE1/A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7A7/X01234567"});
    return sheet;
}

} // namespace

TEST_CASE("ten badges stand on a page, the eleventh on the next") {
    TextEngine text = TextEngine::open(installed_fonts()).take();
    const auto ten = badge_sheet_pdf(sheet_of(10), text);
    const auto eleven = badge_sheet_pdf(sheet_of(11), text);
    REQUIRE(ten);
    REQUIRE(eleven);
    CHECK(ten->starts_with("%PDF-"));
    CHECK(ten->find("/Count 1\n") != std::string::npos);
    CHECK(eleven->find("/Count 2\n") != std::string::npos);
}

TEST_CASE("a badge has room for any name, and what cannot be drawn is said") {
    TextEngine text = TextEngine::open(installed_fonts()).take();
    for (const char* name : {"Bo", "Bartholomew-Maximilian", "فاطمة", "美玲", "ਗੁਰਪ੍ਰੀਤ"}) {
        INFO(name);
        CHECK(badge_sheet_pdf(sheet_of(1, name), text));
    }
    CHECK(badge_sheet_pdf(sheet_of(1, std::string(60, 'W')), text));
    CHECK_FALSE(badge_sheet_pdf(sheet_of(1, "\xF0\x92\x80\x80"), text));
    BadgeSheet too_much = sheet_of(1);
    too_much.badges[0].code = std::string(200, 'X');
    CHECK_FALSE(badge_sheet_pdf(too_much, text));
}
