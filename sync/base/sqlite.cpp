#include "sync/base/sqlite.h"

#include <sqlite3.h>

namespace copro {

namespace {

Error error_of(sqlite3* database, int code) {
    const bool damaged = (code & 0xFF) == SQLITE_CORRUPT || (code & 0xFF) == SQLITE_NOTADB;
    return Error{damaged ? ErrorKind::corrupt : ErrorKind::internal, "", sqlite3_errmsg(database)};
}

int bind_one(sqlite3_stmt* statement, int index, const auto& value) {
    struct Binder {
        sqlite3_stmt* statement;
        int index;
        int operator()(std::string_view text) const {
            return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
        }
        int operator()(std::span<const std::uint8_t> bytes) const {
            const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
            return sqlite3_bind_blob64(statement, index, data, bytes.size(), SQLITE_STATIC);
        }
        int operator()(std::monostate) const { return sqlite3_bind_null(statement, index); }
        int operator()(std::int64_t number) const { return sqlite3_bind_int64(statement, index, number); }
        int operator()(const std::string& text) const {
            return sqlite3_bind_text64(statement, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        }
        int operator()(const Bytes& bytes) const {
            const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
            return sqlite3_bind_blob64(statement, index, data, bytes.size(), SQLITE_TRANSIENT);
        }
    };
    return std::visit(Binder{statement, index}, value);
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

template <typename Value>
Result<void> Statement::bind_all(std::span<const Value> values) {
    rewind();
    if (static_cast<int>(values.size()) != sqlite3_bind_parameter_count(m_statement.get())) {
        return internal("a statement was given the wrong number of values");
    }
    int index = 0;
    for (const Value& value : values) {
        const int code = bind_one(m_statement.get(), ++index, value);
        if (code != SQLITE_OK) return error_of(sqlite3_db_handle(m_statement.get()), code);
    }
    return {};
}

Result<void> Statement::bind(std::span<const SqlValue> values) { return bind_all(values); }

Result<bool> Statement::step() {
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Error error = error_of(sqlite3_db_handle(m_statement.get()), code);
    rewind();
    return error;
}

Result<void> Statement::run(std::span<const SqlValue> values) {
    TRY(bind_all(values));
    return run_to_the_end();
}

Result<void> Statement::run_view(std::span<const SqlView> values) {
    TRY(bind_all(values));
    return run_to_the_end();
}

Result<void> Statement::run_to_the_end() {
    while (TRY(step())) {
    }
    rewind();
    return {};
}

void Statement::rewind() {
    sqlite3_reset(m_statement.get());
    sqlite3_clear_bindings(m_statement.get());
}

bool Statement::is_null(int column) const { return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL; }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(m_statement.get(), column); }

std::string Statement::text(int column) const {
    const unsigned char* data = sqlite3_column_text(m_statement.get(), column);
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? std::string()
                           : std::string(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size));
}

Bytes Statement::blob(int column) const {
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(m_statement.get(), column));
    const int size = sqlite3_column_bytes(m_statement.get(), column);
    return data == nullptr ? Bytes() : Bytes(data, data + size);
}

void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

Error Database::last_error() const {
    Error error = error_of(m_database.get(), sqlite3_extended_errcode(m_database.get()));
    error.place = m_file;
    return error;
}

Result<Database> Database::open(const std::filesystem::path& file) {
    sqlite3* opened = nullptr;
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
    Database database(opened, file.string());
    if (code != SQLITE_OK) return database.last_error();
    sqlite3_busy_timeout(opened, 10'000);
    TRY(database.execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
                         "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;"));
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* prepared = nullptr;
    const int code = sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (code != SQLITE_OK) return last_error();
    return Statement(prepared);
}

Result<void> Database::execute(std::string_view sql) {
    if (sqlite3_exec(m_database.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return last_error();
    }
    return {};
}

Result<void> Database::run(std::string_view sql, std::span<const SqlValue> values) {
    Statement statement = TRY(prepare(sql));
    return statement.run(values);
}

Result<std::int64_t> Database::integer(std::string_view sql, std::span<const SqlValue> values, std::int64_t none) {
    Statement statement = TRY(prepare(sql));
    TRY(statement.bind(values));
    if (!TRY(statement.step()) || statement.is_null(0)) return none;
    return statement.integer(0);
}

std::int64_t Database::changes() const { return sqlite3_changes64(m_database.get()); }

Result<bool> Database::is_sound() {
    Statement check = TRY(prepare("PRAGMA quick_check(1)"));
    if (!TRY(check.step())) return false;
    return check.text(0) == "ok";
}

Result<Transaction> Transaction::begin(Database& database) {
    TRY(database.execute("BEGIN IMMEDIATE"));
    return Transaction(database);
}

Transaction::~Transaction() {
    // A failed rollback means the transaction has already ended.
    if (m_database != nullptr) (void)m_database->execute("ROLLBACK");
}

Result<void> Transaction::commit() {
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

} // namespace copro
