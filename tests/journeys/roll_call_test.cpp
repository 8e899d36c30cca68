// A roll call for a fire, from the glass to a table: who was found, who was not, and nothing else of anybody.
#include "real_kiosk.h"

using namespace copro;
using namespace copro::test;

namespace {

// Mabel, and Tobias whom she brings.
constexpr std::array two_sign_in{"press \"Sign in\"",
                                 "type \"mab th\"",
                                 "press \"Mabel T.\"",
                                 "press \"Next\"",
                                 "press \"Next\"",
                                 "press \"I use services\"",
                                 "press \"Next\"",
                                 "press \"Other people\"",
                                 "press \"Next\"",
                                 "press \"Add a person\"",
                                 "type \"tob fe\"",
                                 "press \"Tobias F.\"",
                                 "press \"Next\"",
                                 "press \"A supporter\"",
                                 "press \"Next\"",
                                 "press \"Lunch\"",
                                 "press \"Next\"",
                                 "press \"That is all\"",
                                 "press \"Talking and hearing\"",
                                 "press \"Reading\"",
                                 "press \"Next\"",
                                 "press \"Hearing loop\"",
                                 "press \"Next\"",
                                 "press \"Large print\"",
                                 "press \"Next\"",
                                 "expect-screen sign-in.tell-host",
                                 "press \"Yes\"",
                                 "press \"Next\"",
                                 "press \"Yes\"",
                                 "press \"Next\"",
                                 "press \"Ask me each time\"",
                                 "press \"Next\"",
                                 "press \"Next\"",
                                 "press \"Next\"",
                                 "press \"Next\"",
                                 "expect-screen sign-in.check",
                                 "press \"Sign me in\"",
                                 "expect-screen sign-in.saved",
                                 "press #next",
                                 "expect-screen welcome"};
constexpr std::array one_is_found{"press #welcome.roll-call",
                                  "expect-screen roll-call",
                                  "press #roll-call.row.1",
                                  "press #roll-call.end",
                                  "expect \"We saved this roll call.\"",
                                  "sync"};

} // namespace

TEST_CASE("the outcome of a roll call reaches the server, and says who was found and who was not") {
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    // Before the first visitor they let whoever chairs open the roll call.
    for (const std::string& line : to_staff_page(true)) kiosk.play(line);
    for (const char* line : {"press #staff.chair.let", "press #staff.leave", "expect-screen welcome"}) kiosk.play(line);
    for (const char* line : two_sign_in) kiosk.play(line);
    for (const char* line : one_is_found) kiosk.play(line);
    const auto rows = nlohmann::json::parse(server.command("export roll-calls --meeting better-buses --format json"));
    REQUIRE(rows.size() == 2);
    int found = 0;
    for (const auto& row : rows) {
        CHECK(row["ended_by"] == "staff");
        CHECK(row["person"].get<std::string>().starts_with("p-"));
        CHECK(row["begun_at"].get<std::string>() <= row["ended_at"].get<std::string>());
        CHECK(row["signed_in_at"].get<std::string>() <= row["begun_at"].get<std::string>());
        found += row["found"] == true ? 1 : 0;
    }
    CHECK(found == 1);
    CHECK(rows.dump().find("Mabel") == std::string::npos);
    CHECK(rows.dump().find("hearing-loop") == std::string::npos);
}
