#include "kiosk/ui/label_sheet.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

LabelSheet label(const std::string& name, bool right_to_left = false) {
    return {name, "", {62, 29}, right_to_left ? "ar" : "en", right_to_left};
}

} // namespace

TEST_CASE("a short name is as large as the label, a longer one smaller, and none is cut off") {
    TextEngine text = TextEngine::open(installed_fonts()).take();
    const double shortest = label_capital_mm(label("Bo"), text);
    const double middle = label_capital_mm(label("Gwendolyn"), text);
    const double longest = label_capital_mm(label("Bartholomew-Maximilian"), text);
    CHECK(shortest > 12);
    CHECK(middle > 6);
    CHECK(shortest > middle);
    CHECK(middle > longest);
    // Several words stand on several lines, larger than on one.
    CHECK(label_capital_mm(label("Anna Maria Louisa"), text) > label_capital_mm(label("AnnaMariaLouisa"), text));
    LabelSheet wide = label("Gwendolyn");
    wide.size = {89, 36};
    CHECK(label_capital_mm(wide, text) > middle);
    // As long as a name can be, without a space.
    const std::string endless(60, 'W');
    CHECK(label_capital_mm(label(endless), text) == Approx(1.5));
    CHECK(label_sheet_pdf(label(endless), text));
}

TEST_CASE("a name in any script goes on a label, from the right too") {
    TextEngine text = TextEngine::open(installed_fonts()).take();
    for (const char* name : {"Zoë", "Łucja", "Олена", "নাজমা", "ਗੁਰਪ੍ਰੀਤ", "મીના", "मीरा", "美玲", "Ŵ"}) {
        INFO(name);
        CHECK(label_capital_mm(label(name), text) > 4);
        CHECK(label_sheet_pdf(label(name), text));
    }
    for (const char* name : {"فاطمة", "نور"}) {
        INFO(name);
        CHECK(label_capital_mm(label(name, true), text) > 4);
        CHECK(label_sheet_pdf(label(name, true), text));
    }
    // A letter that cannot be drawn is said, not left out.
    CHECK_FALSE(label_sheet_pdf(label("\xF0\x92\x80\x80"), text));
}

TEST_CASE("what somebody came as takes room from the name") {
    TextEngine text = TextEngine::open(installed_fonts()).take();
    LabelSheet sheet = label("Bo");
    const double alone = label_capital_mm(sheet, text);
    sheet.role = "I am a carer";
    CHECK(label_capital_mm(sheet, text) < alone);
    CHECK(label_sheet_pdf(sheet, text));
}
