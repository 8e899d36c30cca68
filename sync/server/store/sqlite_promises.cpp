#include "sync/server/store/sqlite_promises.h"

namespace copro {

Result<std::vector<PromiseRow>> sqlite_promises(SqliteStatements& statements) {
    std::vector<PromiseRow> rows;
    TRY(statements.each(
        "SELECT f.reference, o.meeting, f.answer_by FROM feedback f JOIN opened o ON o.rec_id = f.rec_id "
        "WHERE f.reference <> '' ORDER BY f.answer_by = '', f.answer_by, f.reference",
        {}, [&](Statement& row) -> Result<void> {
            rows.push_back({row.text(0), row.text(1), row.text(2)});
            return {};
        }));
    return rows;
}

Result<std::vector<PromiseAnswer>> sqlite_promise_answers(SqliteStatements& statements) {
    std::vector<PromiseAnswer> answers;
    TRY(statements.each("SELECT reference, done, said, what, because, answered_ms FROM promise_answer "
                        "ORDER BY answered_ms, reference",
                        {}, [&](Statement& row) -> Result<void> {
                            answers.push_back({row.text(0), row.integer(1) != 0, row.text(2), row.text(3), row.text(4),
                                               row.integer(5)});
                            return {};
                        }));
    return answers;
}

Result<void> sqlite_save_promise_answers(SqliteStatements& statements, const std::vector<PromiseAnswer>& answers) {
    for (const PromiseAnswer& one : answers) {
        const std::int64_t done = one.done ? 1 : 0;
        TRY(statements.run(
            "INSERT INTO promise_answer (reference, done, said, what, because, answered_ms) "
            "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (reference) DO UPDATE SET done = excluded.done, "
            "said = excluded.said, what = excluded.what, because = excluded.because",
            {one.reference, done, one.said, one.what, one.because, one.answered_ms}));
    }
    return {};
}

} // namespace copro
