#include "sync/base/files.h"
#include "sync/base/sqlite.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

using namespace copro;
using copro::test::TempFolder;

namespace {

constexpr const char* people =
    "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, face BLOB, note TEXT)";

Database open_with_people(const TempFolder& folder) {
    auto database = Database::open(folder.path() / "kiosk.db");
    REQUIRE(database.ok());
    REQUIRE(database->execute(people).ok());
    return database.take();
}

Result<void> add_person(Database& database, const std::string& name) {
    const std::vector<SqlValue> values{name};
    return database.run("INSERT INTO people (name) VALUES ($1)", values);
}

std::int64_t count_of(Database& database) { return *database.integer("SELECT count(*) FROM people"); }

} // namespace

TEST_CASE("every kind of value comes back as it was written") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    const std::string name("Zo\xC3\xAB\0x", 6);
    const Bytes face{0x00, 0xFF, 0x10};
    const std::vector<SqlValue> values{std::int64_t{INT64_MIN}, name, face, std::monostate{}};
    REQUIRE(database.run("INSERT INTO people VALUES ($1, $2, $3, $4)", values).ok());
    CHECK(database.changes() == 1);
    auto read = database.prepare("SELECT id, name, face, note FROM people");
    REQUIRE(read.ok());
    REQUIRE(*read->step());
    CHECK(read->integer(0) == INT64_MIN);
    CHECK(read->text(1) == name);
    CHECK(read->blob(2) == face);
    CHECK(read->is_null(3));
    CHECK_FALSE(read->is_null(1));
    CHECK(read->text(3).empty());
    CHECK_FALSE(*read->step());
}

TEST_CASE("an empty blob is a blob and not null") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    const std::vector<SqlValue> values{std::string(), Bytes{}};
    REQUIRE(database.run("INSERT INTO people (name, face) VALUES ($1, $2)", values).ok());
    CHECK(*database.integer("SELECT face IS NOT NULL FROM people") == 1);
    CHECK(*database.integer("SELECT length(face) FROM people", {}, -1) == 0);
}

TEST_CASE("a statement runs again with other values") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    auto insert = database.prepare("INSERT INTO people (name) VALUES ($1)");
    REQUIRE(insert.ok());
    for (const char* name : {"Mabel", "Idris", "Oona"}) {
        const std::vector<SqlValue> values{std::string(name)};
        REQUIRE(insert->run(values).ok());
    }
    CHECK(count_of(database) == 3);
}

TEST_CASE("the wrong number of values is an error and writes nothing") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    const std::vector<SqlValue> two{std::string("Mabel"), std::int64_t{1}};
    CHECK_FALSE(database.run("INSERT INTO people (name) VALUES ($1)", two).ok());
    CHECK_FALSE(database.run("INSERT INTO people (name) VALUES ($1)", {}).ok());
    CHECK(count_of(database) == 0);
}

TEST_CASE("a broken constraint says which one and leaves the database usable") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    REQUIRE(add_person(database, "Mabel").ok());
    const auto twice = add_person(database, "Mabel");
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().kind == ErrorKind::internal);
    CHECK_THAT(twice.error().reason, Catch::Contains("UNIQUE") && Catch::Contains("people.name"));
    REQUIRE(add_person(database, "Idris").ok());
    CHECK(count_of(database) == 2);
}

TEST_CASE("sql that makes no sense is an error with the file as its place") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    const auto statement = database.prepare("SELECT name FROM nowhere");
    REQUIRE_FALSE(statement.ok());
    CHECK(statement.error().place == (folder.path() / "kiosk.db").string());
    CHECK_THAT(statement.error().reason, Catch::Contains("nowhere"));
    CHECK_FALSE(database.execute("CREATE TABLE").ok());
}

TEST_CASE("one integer is read, or the fallback when there is none") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    CHECK(*database.integer("SELECT id FROM people", {}, -7) == -7);
    CHECK(*database.integer("SELECT max(id) FROM people", {}, -7) == -7);
    REQUIRE(add_person(database, "Mabel").ok());
    const std::vector<SqlValue> name{std::string("Mabel")};
    CHECK(*database.integer("SELECT id FROM people WHERE name = $1", name, -7) == 1);
}

TEST_CASE("a transaction keeps what is committed") {
    const TempFolder folder;
    {
        Database database = open_with_people(folder);
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction.ok());
        REQUIRE(add_person(database, "Mabel").ok());
        REQUIRE(transaction->commit().ok());
    }
    auto again = Database::open(folder.path() / "kiosk.db");
    REQUIRE(again.ok());
    CHECK(count_of(*again) == 1);
}

TEST_CASE("a transaction that is left without commit is taken back") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction.ok());
        REQUIRE(add_person(database, "Mabel").ok());
        CHECK(count_of(database) == 1);
    }
    CHECK(count_of(database) == 0);
    auto next = Transaction::begin(database);
    REQUIRE(next.ok());
    REQUIRE(add_person(database, "Idris").ok());
    REQUIRE(next->commit().ok());
    CHECK(count_of(database) == 1);
}

TEST_CASE("a transaction inside a transaction is refused and does not end the first") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    auto outer = Transaction::begin(database);
    REQUIRE(outer.ok());
    CHECK_FALSE(Transaction::begin(database).ok());
    REQUIRE(add_person(database, "Mabel").ok());
    REQUIRE(outer->commit().ok());
    CHECK(count_of(database) == 1);
}

TEST_CASE("the file is set up so that a commit survives a power cut") {
    const TempFolder folder;
    Database database = open_with_people(folder);
    CHECK(*database.integer("PRAGMA synchronous") == 2);
    CHECK(*database.integer("PRAGMA secure_delete") == 1);
    CHECK(*database.integer("PRAGMA foreign_keys") == 1);
    auto mode = database.prepare("PRAGMA journal_mode");
    REQUIRE(mode.ok());
    REQUIRE(*mode->step());
    CHECK(mode->text(0) == "wal");
}

TEST_CASE("a file that is no database is told from one that cannot be opened") {
    const TempFolder folder;
    const auto file = folder.path() / "kiosk.db";
    REQUIRE(replace_file(file, std::string(8192, 'x')).ok());
    const auto damaged = Database::open(file);
    REQUIRE_FALSE(damaged.ok());
    CHECK(damaged.error().kind == ErrorKind::corrupt);
    CHECK(damaged.error().place == file.string());
    const auto nowhere = Database::open(folder.path() / "no-such" / "kiosk.db");
    REQUIRE_FALSE(nowhere.ok());
    CHECK(nowhere.error().kind == ErrorKind::internal);
}

TEST_CASE("a sound file is sound, a torn one is not") {
    const TempFolder folder;
    const auto file = folder.path() / "kiosk.db";
    {
        Database database = open_with_people(folder);
        for (int number = 0; number < 2000; ++number)
            REQUIRE(add_person(database, "person " + std::to_string(number)).ok());
        CHECK(*database.is_sound());
    }
    std::string content = *read_file(file);
    REQUIRE(content.size() > 20'000);
    content.replace(8192, 8192, std::string(8192, '\x5A'));
    REQUIRE(replace_file(file, content).ok());
    auto again = Database::open(file);
    const bool sound = again.ok() && [&] {
        const auto check = again->is_sound();
        return check.ok() && *check;
    }();
    CHECK_FALSE(sound);
}
