#include "sync/base/files.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/store/store_contract.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("the SQLite store keeps the store's contract") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    store_contract({[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("a changed table needs a new schema version") {
    // A database in the field is never made anew. When this fails: leave the shipped migration as it was, add the next
    // one to schema.h, and put the new version and hash here.
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(open_sqlite_store(file));
    const std::string text = must(sqlite_schema_text(file));
    CHECK(text.substr(0, 2) == "2\n");
    CHECK(to_hex(envelope_hash(to_bytes(text))).substr(0, 16) == "a71ee398fb7f4046");
}

TEST_CASE("a database of a newer program is refused and left alone") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(must(open_sqlite_store(file))->set_setting("schema_version", "999"));
    const auto opened = open_sqlite_store(file);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == ErrorKind::refused);
    CHECK(opened.error().place == file.string());
    CHECK(must(must(open_sqlite_reader(file))->setting("schema_version")) == "999");
}

TEST_CASE("a file that is no database is refused by name") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(replace_file(file, std::string(8192, 'x')));
    const auto opened = open_sqlite_store(file);
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.error().kind == ErrorKind::corrupt);
    CHECK(opened.error().place == file.string());
}

TEST_CASE("a database that is opened again keeps its version and its rows") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(must(open_sqlite_store(file))->set_setting("organisation", "Llais"));
    CHECK(must(must(open_sqlite_store(file))->setting("organisation")) == "Llais");
}
