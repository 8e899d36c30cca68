// What a pack names must be there, or it is refused with file, place and reason.
#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/server/pack_check.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

Json sample_pack() {
    const auto text = read_file(COPRO_SOURCE_DIR "/config/meetings/better-buses.json");
    return parse_json(text.value(), "pack").take();
}

// "" when it is taken.
std::string why_not_taken(const Json& pack) {
    const auto loaded = load_meeting_pack(pack.dump(), "pack.json");
    if (!loaded) return "not read: " + loaded.error().text();
    const auto checked = check_pack(*loaded, std::nullopt, "pack.json");
    return checked ? "" : checked.error().text();
}

} // namespace

TEST_CASE("words in a language that no kiosk has are refused, wherever they stand in a pack") {
    CHECK(why_not_taken(sample_pack()).empty());
    const auto with = [](const char* pointer, const char* language) {
        Json pack = sample_pack();
        pack[Json::json_pointer(pointer)][language] = "Bysiau";
        return why_not_taken(pack);
    };
    // Welsh, misspelt.
    CHECK(
        with("/title", "wl").starts_with("pack.json#/title/wl: \"wl\" is no language of the kiosk's; it has ar, bn, "));
    CHECK(with("/title", "en-GB").starts_with("pack.json#/title/en-GB: "));
    CHECK(with("/organisation", "wl").starts_with("pack.json#/organisation/wl: "));
    CHECK(with("/place", "wl").starts_with("pack.json#/place/wl: "));
    CHECK(with("/purpose/0", "wl").starts_with("pack.json#/purpose/0/wl: "));
    CHECK(with("/cannot_change/0/because", "wl").starts_with("pack.json#/cannot_change/0/because/wl: "));
    CHECK(with("/title", "pl").empty());
}

TEST_CASE("a picture that no kiosk has is refused with its place") {
    Json pack = sample_pack();
    pack["your_role"][0]["picture"] = "unicorn";
    CHECK(why_not_taken(pack) == "pack.json#/your_role/0/picture: \"unicorn\" is no picture of the kiosk's");
}
