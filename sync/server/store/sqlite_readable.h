// The readable tables in the SQLite file: written by the opener's work, read by the reports; part of sqlite_store. One
// thread.
#pragma once

#include "sync/server/store/sqlite_statements.h"
#include "sync/server/store/store.h"

namespace copro {

// Inside a transaction that the caller holds.
[[nodiscard]] Result<void> sqlite_save_opened(SqliteStatements& statements, const OpenedRecord& record);
[[nodiscard]] Result<void> sqlite_forget_readable(SqliteStatements& statements);
// When the tables are not those of schema.h: makes them anew, and lets every record be opened again.
[[nodiscard]] Result<void> sqlite_make_readable_tables(SqliteStatements& statements);

[[nodiscard]] Result<std::vector<ReadableRow<AttendanceBody>>> sqlite_attendance(SqliteStatements& statements,
                                                                                 const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<FeedbackBody>>> sqlite_feedback(SqliteStatements& statements,
                                                                             const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<ClaimBody>>> sqlite_claims(SqliteStatements& statements,
                                                                        const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<CountedBody>>>
sqlite_counted(SqliteStatements& statements, const std::string& kind, const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<BookingBody>>> sqlite_bookings(SqliteStatements& statements,
                                                                            const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<SurveyBody>>> sqlite_surveys(SqliteStatements& statements,
                                                                          const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<RollCallBody>>> sqlite_roll_calls(SqliteStatements& statements,
                                                                               const std::string& meeting);
[[nodiscard]] Result<std::vector<ShownRow>> sqlite_shown_texts(SqliteStatements& statements,
                                                               const std::string& meeting);
[[nodiscard]] Result<std::vector<EqualityCount>> sqlite_equality(SqliteStatements& statements, const std::string& days);
[[nodiscard]] Result<std::vector<ReadableRow<RawBody>>> sqlite_raw(SqliteStatements& statements,
                                                                   const std::string& meeting);
[[nodiscard]] Result<std::vector<ReadableRow<Unopened>>> sqlite_unopened(SqliteStatements& statements);

} // namespace copro
