#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <fstream>

using namespace copro;
using copro::test::TempFolder;
namespace fs = std::filesystem;

namespace {

unsigned mode_of(const fs::path& path) { return static_cast<unsigned>(fs::status(path).permissions()) & 0777U; }

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("a file is read back byte for byte") {
    const TempFolder folder;
    const fs::path file = folder.path() / "pack.json";
    const std::string content("one\r\n\0two\n", 10);
    REQUIRE(replace_file(file, content).ok());
    CHECK(*read_file(file) == content);
    REQUIRE(replace_file(file, "").ok());
    CHECK(read_file(file)->empty());
}

TEST_CASE("a file that is not there is not found, and its place is its path") {
    const TempFolder folder;
    const fs::path file = folder.path() / "nothing.json";
    const auto content = read_file(file);
    REQUIRE_FALSE(content.ok());
    CHECK(content.error().kind == ErrorKind::not_found);
    CHECK(content.error().place == file.string());
}

TEST_CASE("a folder is not read as a file") {
    const TempFolder folder;
    const auto content = read_file(folder.path());
    REQUIRE_FALSE(content.ok());
    CHECK(content.error().kind == ErrorKind::invalid);
}

TEST_CASE("replacing leaves only the new file") {
    const TempFolder folder;
    const fs::path file = folder.path() / "key";
    REQUIRE(replace_file(file, "old and longer than the new one").ok());
    REQUIRE(replace_file(file, "new").ok());
    CHECK(*read_file(file) == "new");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a replacement that fails leaves the old file whole") {
    const TempFolder folder;
    const fs::path file = folder.path() / "pack.json";
    REQUIRE(replace_file(file, "the good one").ok());
    // A folder stands where the new content would be written first.
    fs::create_directory(folder.path() / "pack.json.new");
    const auto replaced = replace_file(file, "the next one");
    CHECK_FALSE(replaced.ok());
    CHECK(*read_file(file) == "the good one");
}

TEST_CASE("a folder that is not there is an error with a place") {
    const TempFolder folder;
    const auto replaced = replace_file(folder.path() / "no-such" / "pack.json", "x");
    REQUIRE_FALSE(replaced.ok());
    CHECK(replaced.error().kind == ErrorKind::not_found);
    CHECK_THAT(replaced.error().place, Catch::Contains("no-such"));
}

TEST_CASE("the mode is the one that was asked for, whatever the umask and whatever was there") {
    const TempFolder folder;
    const fs::path file = folder.path() / "device.key";
    const mode_t before = ::umask(0077);
    REQUIRE(replace_file(file, "open", 0644).ok());
    ::umask(0);
    const unsigned open_mode = mode_of(file);
    // What a crash left behind must not lend its mode to a secret.
    std::ofstream(folder.path() / "device.key.new") << "left";
    REQUIRE(mode_of(folder.path() / "device.key.new") == 0666);
    REQUIRE(replace_file(file, "secret", 0600).ok());
    ::umask(before);
    CHECK(open_mode == 0644);
    CHECK(mode_of(file) == 0600);
    CHECK(*read_file(file) == "secret");
}

TEST_CASE("a private folder is made with its parents and closed to others") {
    const TempFolder folder;
    const fs::path inner = folder.path() / "a" / "b";
    REQUIRE(make_private_folder(inner).ok());
    CHECK(mode_of(inner) == 0700);
    fs::permissions(inner, fs::perms::all);
    REQUIRE(make_private_folder(inner).ok());
    CHECK(mode_of(inner) == 0700);
}

TEST_CASE("a private folder cannot stand where a file is") {
    const TempFolder folder;
    REQUIRE(replace_file(folder.path() / "file", "x").ok());
    CHECK_FALSE(make_private_folder(folder.path() / "file" / "inside").ok());
}
