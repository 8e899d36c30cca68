// `copro-kiosk badges FILE`: what `copro-server badge make` gives, as a PDF to print and cut. The server draws nothing
// and has no fonts; through the pipe between the two no code comes to lie in a file but this one.
#include "kiosk/commands.h"
#include "kiosk/text/text_engine.h"
#include "kiosk/ui/badge_sheet.h"
#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/records/badge.h"

#include <iostream>
#include <iterator>

namespace copro {

namespace {

Result<BadgeSheet::Badge> badge_in(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    BadgeSheet::Badge badge;
    badge.first_name = TRY(object.text("first_name"));
    badge.apart = TRY(object.text_or("apart", ""));
    badge.code = TRY(object.text("code"));
    if (!read_badge(badge.code)) return object.wrong("code", "is none that a kiosk reads");
    TRY(object.done());
    return badge;
}

} // namespace

Result<BadgeSheet> read_badge_sheet(const std::string& text) {
    const Json json = TRY(parse_json(text, "badges"));
    JsonObject object = TRY(JsonObject::of(json, "badges#"));
    TRY(object.integer("schema", 1, 1));
    BadgeSheet sheet;
    sheet.organisation = TRY(object.text("organisation"));
    sheet.language = TRY(object.text("language"));
    for (const Json& one : *TRY(object.array("badges"))) {
        const std::string place = object.place_of("badges") + "/" + std::to_string(sheet.badges.size());
        sheet.badges.push_back(TRY(badge_in(one, place)));
    }
    TRY(object.done());
    if (sheet.badges.empty()) return object.wrong("badges", "must not be empty");
    return sheet;
}

Result<void> write_badges(const std::filesystem::path& file) {
    const std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    const BadgeSheet sheet = TRY(read_badge_sheet(text));
    TextEngine engine = TRY(TextEngine::open(installed_fonts()));
    // Whoever can read it can show these badges.
    constexpr unsigned owner_alone = 0600;
    TRY(replace_file(file, TRY(badge_sheet_pdf(sheet, engine)), owner_alone));
    std::cout << sheet.badges.size() << " badges\n";
    return {};
}

} // namespace copro
