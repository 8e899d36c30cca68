#include "sync/base/files.h"
#include "sync/server/store/schema.h"
#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/store/store_contract.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("the SQLite store keeps the store's contract") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    store_contract({[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("the SQLite store keeps the contract of attachments") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    attachment_contract(
        {[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("the SQLite store keeps the contract of claims") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    claim_contract({[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("the SQLite store keeps the contract of notes") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    note_contract({[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("the SQLite store keeps the contract of erasing") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    erase_contract({[&] { return must(open_sqlite_store(file)); }, [&] { return must(open_sqlite_reader(file)); }});
}

TEST_CASE("a changed table of what is kept needs a new schema version") {
    // A database in the field is never made anew. When this fails: leave the shipped migration as it was, add the next
    // one to schema.h, and put the new version and hash here.
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(open_sqlite_store(file));
    const std::string text = must(sqlite_schema_text(file));
    CHECK(text.substr(0, 3) == "12\n");
    CHECK(to_hex(envelope_hash(to_bytes(text))).substr(0, 16) == "afc90435140ad0d7");
}

TEST_CASE("a database from before is brought up to date, and its records are opened again") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    const FakeKiosk kiosk;
    const EnvelopeHeader header = kiosk.header(1);
    const Bytes record = kiosk.record(header, R"({"event":"in"})");
    {
        Database old = must(Database::open(file));
        must(old.execute(migrations[0]));
        must(old.execute(migrations[1]));
        must(old.execute("INSERT INTO setting (name, value) VALUES ('schema_version', '2')"));
        const SqlValue id = blob_of(header.rec_id);
        const std::vector<SqlValue> kept = {id, id, record};
        must(old.run("INSERT INTO record VALUES ($1, 'kiosk-1', $2, 1, 'attendance', 1, 'm', 0, zeroblob(32), $3)",
                     kept));
        const std::vector<SqlValue> opened = {id};
        must(old.run("INSERT INTO opened VALUES ($1, 'attendance', 1, 'kiosk-1', 'm', 'en', 'f', 1, 0)", opened));
        must(old.run("INSERT INTO attendance VALUES ($1, 'in', NULL, 'Old', 0, '[]', '[]', '', '[]', '')", opened));
    }
    const auto store = must(open_sqlite_store(file));
    CHECK(must(store->attendance("")).empty());
    const auto waiting = must(store->waiting_to_open(10));
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].encoded == record);
    RecordFacts facts;
    facts.rec_id = header.rec_id;
    facts.helped = true;
    must(store->save_opened({{facts, AttendanceBody{}}}));
    CHECK(must(store->attendance("")).at(0).facts.helped == true);
    // Once more: nothing is made anew without need.
    CHECK(must(must(open_sqlite_store(file))->attendance("")).size() == 1);
}

TEST_CASE("what waits to be opened in a database of version 3 still waits, and nothing else does") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(open_sqlite_store(file));
    {
        // With the readable tables of today, so that nothing has to be opened again.
        Database old = must(Database::open(file));
        must(old.execute("DROP TABLE promise_answer; DROP TABLE blob; DROP TABLE attachment; DROP TABLE to_open; "
                         "DROP TABLE claim_move; DROP TABLE erasure; DROP TABLE blob_erasure; "
                         "DROP TABLE data_complaint; DROP TABLE voice_words; DROP TABLE staff_note; "
                         "DROP TABLE survey_medium"));
        must(old.execute("CREATE TABLE to_open (rec_id BLOB PRIMARY KEY)"));
        must(old.execute("UPDATE setting SET value = '3' WHERE name = 'schema_version'"));
        for (const std::int64_t seq : {1, 2}) {
            const Bytes id(16, static_cast<std::uint8_t>(seq));
            const std::vector<SqlValue> kept = {id, seq};
            must(old.run("INSERT INTO record VALUES ($1, 'kiosk-1', $1, $2, 'claim', 1, '', 7, x'00', x'00')", kept));
        }
        must(old.execute("INSERT INTO to_open SELECT rec_id FROM record WHERE seq = 2"));
    }
    const auto store = must(open_sqlite_store(file));
    const auto waiting = must(store->waiting_to_open(10));
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].rec_id.bytes.front() == 2);
}

TEST_CASE("tables that this program reads otherwise are made anew, whatever they were called") {
    const TempFolder folder;
    const auto file = folder.path() / "server.db";
    must(open_sqlite_store(file));
    {
        Database other = must(Database::open(file));
        must(other.execute("CREATE TABLE gossip (rec_id BLOB PRIMARY KEY)"));
        must(other.execute("UPDATE setting SET value = value || 'gossip ' WHERE name = 'readable_tables'"));
        must(other.execute("UPDATE setting SET value = 'other' WHERE name = 'readable_made_with'"));
    }
    must(must(open_sqlite_store(file))->attendance(""));
    Database after = must(Database::open(file));
    CHECK(must(after.integer("SELECT COUNT(*) FROM sqlite_master WHERE name = 'gossip'")) == 0);
    CHECK(must(after.integer("SELECT COUNT(*) FROM sqlite_master WHERE name = 'attendance'")) == 1);
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
