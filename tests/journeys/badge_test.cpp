// A badge from the server to the door: made, drawn, scanned, signed in with; lost, made again, and good no more.
#include "real_kiosk.h"
#include "sync/base/files.h"

using namespace copro;
using namespace copro::test;

namespace {

using nlohmann::json;

json make_badges(RealServer& server, const std::string& more = {}) {
    return json::parse(server.command("badge make --meeting better-buses" + more));
}
std::string code_of(const json& sheet, std::size_t at) { return sheet["badges"][at]["code"]; }

} // namespace

TEST_CASE("a badge that the server made signs its owner in at a real kiosk, and a lost one does not") {
    RealServer server;
    KioskFolder folder;
    RealKiosk kiosk(folder.path);
    kiosk.join(server);
    const json lost = make_badges(server);
    const json fresh = make_badges(server, " --person p-003");
    kiosk.start();
    kiosk.play("sync");
    kiosk.play("scan \"" + code_of(lost, 2) + "\"");
    kiosk.play("expect-screen badge.problem");
    kiosk.play("press #back");
    kiosk.play("scan \"" + code_of(fresh, 0) + "\"");
    kiosk.play("expect-screen badge.you");
    kiosk.play("expect \"Idris Q.\"");
    kiosk.play("press #next");
    kiosk.play("expect-screen sign-in.privacy");
    kiosk.end(SIGTERM);
    // No code of a badge, and no hash of one, can be read in what the kiosk keeps.
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path)) {
        if (!entry.is_regular_file()) continue;
        const std::string bytes = read_file(entry.path()).take();
        CHECK(bytes.find(code_of(fresh, 0).substr(12, 32)) == std::string::npos);
    }
}

TEST_CASE("badges go from the server into a PDF through a pipe, for its owner's eyes alone") {
    RealServer server;
    KioskFolder folder;
    RealKiosk kiosk(folder.path);
    kiosk.join(server);
    const std::filesystem::path pdf = folder.path / "badges.pdf";
    const std::filesystem::path sheet = folder.path / "sheet.json";
    REQUIRE(replace_file(sheet, server.command("badge make --meeting better-buses")).ok());
    const std::string line =
        "'" COPRO_BINARY_DIR "/copro-kiosk' badges '" + pdf.string() + "' < '" + sheet.string() + "' >/dev/null";
    REQUIRE(std::system(line.c_str()) == 0);
    CHECK(read_file(pdf).take().starts_with("%PDF-"));
    CHECK((std::filesystem::status(pdf).permissions() & std::filesystem::perms::others_read) ==
          std::filesystem::perms::none);
}
