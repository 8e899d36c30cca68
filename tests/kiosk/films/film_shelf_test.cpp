#include "kiosk/films/film_shelf.h"
#include "tests/kiosk/films/film_maker.h"

#include <sys/stat.h>

using namespace copro;
using namespace copro::test;

namespace {

void put(const std::filesystem::path& file, const std::string& bytes) {
    std::filesystem::create_directories(file.parent_path());
    REQUIRE(replace_file(file, bytes));
}

std::string why_not(const std::filesystem::path& file) {
    const auto checked = check_film(file);
    return checked ? std::string() : checked.error().text();
}

} // namespace

TEST_CASE("an organisation's own film stands before ours, and folders that are not there have none") {
    const TempFolder folder;
    const auto own = folder.path() / "own";
    const auto ours = folder.path() / "ours";
    put(own / "bfi/welcome.heading.mp4", "own");
    put(ours / "bfi/welcome.heading.webm", "ours");
    put(ours / "bfi/welcome.claim.webm", "webm");
    put(ours / "bfi/welcome.claim.mp4", "mp4");
    put(ours / "bfi/README.md", "no film");
    put(ours / "isg/welcome.feedback.webm", "another sign language");
    const FilmShelf shelf = FilmShelf::in({own, ours, folder.path() / "nowhere"});
    CHECK(shelf.known() == FilmedMessages{"welcome.claim", "welcome.heading"});
    CHECK(*shelf.find("welcome.heading") == own / "bfi/welcome.heading.mp4");
    CHECK(*shelf.find("welcome.claim") == ours / "bfi/welcome.claim.webm");
    CHECK(shelf.find("welcome.feedback") == nullptr);
    CHECK(FilmShelf::in({}).known().empty());
}

TEST_CASE("the kiosk comes with no film, so that no button is there") {
    const FilmShelf shelf = FilmShelf::in({std::filesystem::path(COPRO_SOURCE_DIR) / "assets/films"});
    CHECK(shelf.known().empty());
}

TEST_CASE("what is no film is told from one before a decoder sees it, by file and reason") {
    const TempFolder folder;
    const auto film = folder.path() / "bfi/a.webm";
    make_film(film, {{"red"}, 0.2});
    CHECK(why_not(film).empty());
    const auto other_name = folder.path() / "a.mp4";
    std::filesystem::copy_file(film, other_name);
    CHECK(why_not(other_name) == other_name.string() + ": is not what its name says");
    const auto playlist = folder.path() / "playlist.webm";
    put(playlist, "#EXTM3U\nhttp://192.0.2.1/film.webm\n");
    CHECK(why_not(playlist) == playlist.string() + ": is not what its name says");
    const auto empty = folder.path() / "empty.webm";
    put(empty, "");
    CHECK(why_not(empty) == empty.string() + ": is empty or cannot be read");
    const auto directory = folder.path() / "folder.webm";
    std::filesystem::create_directories(directory);
    CHECK(why_not(directory) == directory.string() + ": is not a file");
    const auto pipe = folder.path() / "pipe.webm"; // to open it would wait for ever
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(why_not(pipe) == pipe.string() + ": is not a file");
    const auto gone = folder.path() / "gone.webm";
    CHECK(why_not(gone) == gone.string() + ": is not there any more");
    const auto huge = folder.path() / "huge.webm";
    put(huge, "\x1A\x45\xDF\xA3 and more");
    std::filesystem::resize_file(huge, std::uintmax_t{3} << 30U);
    CHECK(why_not(huge) == huge.string() + ": is larger than a message takes");
}
