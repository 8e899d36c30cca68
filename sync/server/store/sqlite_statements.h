// One SQLite connection with its prepared statements kept; the parts of the SQLite store share it. One thread.
#pragma once

#include "sync/base/sqlite.h"

#include <map>

namespace copro {

class SqliteStatements {
public:
    explicit SqliteStatements(Database database)
        : m_database(std::move(database)) {}

    [[nodiscard]] Database& database() { return m_database; }

    // Prepared once, kept for as long as the connection.
    [[nodiscard]] Result<Statement*> statement(const std::string& sql) {
        const auto found = m_kept.find(sql);
        if (found != m_kept.end()) return &found->second;
        Statement prepared = TRY(m_database.prepare(sql));
        return &m_kept.emplace(sql, std::move(prepared)).first->second;
    }

    [[nodiscard]] Result<void> run(const std::string& sql, const std::vector<SqlValue>& values) {
        Statement* prepared = TRY(statement(sql));
        return prepared->run(values);
    }

    [[nodiscard]] Result<void> run_view(const std::string& sql, std::span<const SqlView> values) {
        Statement* prepared = TRY(statement(sql));
        return prepared->run_view(values);
    }

    // Calls use(Statement&) -> Result<void> for each row; the read never stays open behind it.
    template <typename Use>
    [[nodiscard]] Result<void> each(const std::string& sql, const std::vector<SqlValue>& values, Use use) {
        Statement* prepared = TRY(statement(sql));
        const Rewind rewind{prepared};
        TRY(prepared->bind(values));
        while (TRY(prepared->step())) TRY(use(*prepared));
        return {};
    }

private:
    struct Rewind {
        Statement* statement;
        ~Rewind() { statement->rewind(); }
    };
    Database m_database;
    std::map<std::string, Statement> m_kept;
};

[[nodiscard]] inline SqlValue blob_of(const Uuid& id) { return Bytes(id.bytes.begin(), id.bytes.end()); }
[[nodiscard]] Uuid uuid_at(const Statement& row, int column);

// The table `setting`; "" for one that was never set.
[[nodiscard]] Result<std::string> sqlite_setting(SqliteStatements& statements, const std::string& name);
[[nodiscard]] Result<void> sqlite_set_setting(SqliteStatements& statements, const std::string& name,
                                              const std::string& value);

} // namespace copro
