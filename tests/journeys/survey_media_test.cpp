// An author's own picture and sound, from the folder beside a spreadsheet to the glass: shown beside the question and
// its answer, kept on the kiosk, and gone again with the survey.
#include "real_kiosk.h"
#include "sync/base/files.h"
#include "tests/sync/server/forms/media_files.h"
#include "tests/sync/server/forms/spreadsheet.h"

using namespace copro;
using namespace copro::test;

namespace {

// FILE.xlsx, and FILE-media beside it.
struct AuthorsFolder {
    Spreadsheet survey{Sheets{{{"type", "name", "label", "media::image", "media::audio"},
                               {"select_one yes_no", "stop", "Is this your stop?", "stop.png", "stop.ogg"}},
                              {{"list_name", "name", "label", "media::image"},
                               {"yes_no", "yes", "Yes", "yes-we-say.svg"},
                               {"yes_no", "no", "No"}},
                              {{"form_title", "form_id", "version"}, {"Bus survey", "bus_survey", "7"}}}};
    std::filesystem::path media = survey.path().parent_path() / (survey.path().stem().string() + "-media");

    AuthorsFolder() {
        REQUIRE(make_private_folder(media).ok());
        put("stop.png", sample_png());
        put("stop.ogg", sample_sound());
        put("yes-we-say.svg", sample_svg());
    }
    AuthorsFolder(const AuthorsFolder&) = delete;
    AuthorsFolder& operator=(const AuthorsFolder&) = delete;
    ~AuthorsFolder() {
        std::error_code code;
        std::filesystem::remove_all(media, code);
    }
    void put(const std::string& name, const std::string& bytes) const {
        REQUIRE(replace_file(media / name, bytes).ok());
    }
    [[nodiscard]] std::string file() const { return "'" + survey.path().string() + "'"; }
};

std::string picture_on_screen(RealKiosk& kiosk, const std::string& node) {
    const auto tree = kiosk.see();
    for (const auto& one : tree["nodes"]) {
        if (one["id"] == node) return one["picture"];
    }
    FAIL(node << " is not on the screen");
    return {};
}

// On the survey's paper: ours have fewer dots.
std::size_t pictures_on_paper(const std::filesystem::path& folder) {
    const std::string pdf = read_file(folder / "bus_survey.en.pdf").take();
    REQUIRE(pdf.starts_with("%PDF-"));
    return count_in(pdf, "/Width 480");
}

void open_question(RealKiosk& kiosk) {
    for (const char* line : {"press \"Our questions\"", "press #next", "press #next", "expect-screen survey.stop"}) {
        kiosk.play(line);
    }
}

} // namespace

TEST_CASE("an author's picture stands beside question and answer, with their sound, and comes again when it is lost") {
    const KioskFolder folder;
    const AuthorsFolder author;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    CHECK(server.command("form import " + author.file() + " --meeting better-buses")
              .find("its own pictures and sounds: 3, ") != std::string::npos);
    // The pack comes, and what it names once it is in use.
    for (const char* line : {"sync", "settle", "sync"}) kiosk.play(line);
    const auto on_kiosk = [&](const std::string& bytes) { return folder.path / "media" / sha256_of(bytes); };
    CHECK(read_file(on_kiosk(sample_png())).value() == sample_png());
    CHECK(read_file(on_kiosk(sample_sound())).value() == sample_sound());
    open_question(kiosk);
    CHECK(picture_on_screen(kiosk, "heading") == "own-" + sha256_of(sample_png()));
    CHECK(picture_on_screen(kiosk, "stop.yes") == "own-" + sha256_of(sample_svg()));
    CHECK(picture_on_screen(kiosk, "stop.no").empty());
    // Fails when one of them cannot be drawn.
    kiosk.play("picture " + (folder.path / "stop.png").string());
    for (const char* line : {"press #stop.yes", "press #next", "press #save", "expect-screen survey.saved", "sync"}) {
        kiosk.play(line);
    }
    CHECK(server.command("export survey --meeting better-buses").find(",bus_survey,7,stop,yes,") != std::string::npos);
    // On paper too.
    kiosk.end(SIGTERM);
    const std::string missing = "paper.picture-not-here";
    CHECK(kiosk.print_papers(folder.path / "papers", "better-buses").find(missing) == std::string::npos);
    CHECK(pictures_on_paper(folder.path / "papers") == 2);
    // Without its picture the question is asked all the same, and without a network it stays so.
    server.end(SIGTERM);
    std::filesystem::remove(on_kiosk(sample_png()));
    CHECK(kiosk.print_papers(folder.path / "papers", "better-buses").find(missing) != std::string::npos);
    CHECK(pictures_on_paper(folder.path / "papers") == 1);
    kiosk.start();
    open_question(kiosk);
    CHECK(picture_on_screen(kiosk, "heading").empty());
    kiosk.play("picture " + (folder.path / "without.png").string());
    // It comes once more by itself.
    server.start();
    kiosk.play("sync");
    CHECK(read_file(on_kiosk(sample_png())).value() == sample_png());
    CHECK(picture_on_screen(kiosk, "heading") == "own-" + sha256_of(sample_png()));
}
