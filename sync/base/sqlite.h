// A thin, typed layer over sqlite3: one Database is one connection, used by one thread at a time.
// $1..$n parameters, in order of first appearance, so that the same SQL text serves PostgreSQL too.
#pragma once

#include "sync/base/bytes.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <variant>

struct sqlite3;
struct sqlite3_stmt;

namespace copro {

// null, integer, text or blob.
using SqlValue = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

// The same, but text and blob are somebody else's and not copied: they must stay until the statement is rewound.
using SqlView = std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::uint8_t>>;

// A prepared statement. bind() sets all parameters and rewinds; step() is true while there is a row.
class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    [[nodiscard]] Result<void> bind(std::span<const SqlValue> values);
    [[nodiscard]] Result<bool> step();
    // For statements without rows: binds, runs to the end and rewinds.
    [[nodiscard]] Result<void> run(std::span<const SqlValue> values);
    [[nodiscard]] Result<void> run_view(std::span<const SqlView> values);
    // Ends the read or write that the statement holds open.
    void rewind();

    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] Bytes blob(int column) const;

private:
    friend class Database;
    template <typename Value>
    [[nodiscard]] Result<void> bind_all(std::span<const Value> values);
    [[nodiscard]] Result<void> run_to_the_end();
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    explicit Statement(sqlite3_stmt* statement)
        : m_statement(statement) {}
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

class Database {
public:
    // Opens or makes the file: WAL, synchronous=FULL (a commit survives a power cut), secure_delete, foreign keys.
    // Errors: internal, corrupt; place is the file.
    [[nodiscard]] static Result<Database> open(const std::filesystem::path& file);
    Database(Database&&) noexcept = default;
    Database& operator=(Database&&) noexcept = default;

    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    // Runs one or more statements without parameters.
    [[nodiscard]] Result<void> execute(std::string_view sql);
    // Prepares and runs one statement once.
    [[nodiscard]] Result<void> run(std::string_view sql, std::span<const SqlValue> values);
    // The first column of the first row as an integer; `none` when there is no row or it is null.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql, std::span<const SqlValue> values = {},
                                               std::int64_t none = 0);
    // Rows changed by the last statement.
    [[nodiscard]] std::int64_t changes() const;
    // `PRAGMA quick_check`: false when the file is damaged.
    [[nodiscard]] Result<bool> is_sound();

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    Database(sqlite3* database, std::string file)
        : m_database(database)
        , m_file(std::move(file)) {}
    [[nodiscard]] Error last_error() const;
    std::unique_ptr<sqlite3, Close> m_database;
    std::string m_file;
};

// BEGIN IMMEDIATE now; rolls back at the end of the scope unless commit() was called and worked.
class Transaction {
public:
    [[nodiscard]] static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept
        : m_database(std::exchange(other.m_database, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(Database& database)
        : m_database(&database) {}
    Database* m_database;
};

} // namespace copro
