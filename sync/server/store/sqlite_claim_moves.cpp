#include "sync/server/store/sqlite_claim_moves.h"

#include <fmt/format.h>

namespace copro {

namespace {

Result<ClaimMove> claim_move_at(const Statement& row) {
    ClaimMove move;
    move.claim = uuid_at(row, 0);
    move.number = row.integer(1);
    const auto step = step_named(row.text(2));
    if (!step) return Error{ErrorKind::corrupt, "claim_move", "holds a step that this program does not know"};
    move.step = *step;
    move.day = TRY(parse_date(row.text(3)));
    move.who = row.text(4);
    move.reason = row.text(5);
    move.next = row.text(6);
    move.amount = Pence{row.integer(7)};
    move.payment = row.text(8);
    move.made_ms = row.integer(9);
    const auto part = part_named(row.text(10));
    if (!part) return Error{ErrorKind::corrupt, "claim_move", "holds a part that this program does not know"};
    move.part = *part;
    return move;
}

} // namespace

Result<std::vector<ClaimMove>> sqlite_claim_moves(SqliteStatements& statements) {
    std::vector<ClaimMove> moves;
    TRY(statements.each("SELECT rec_id, number, step, day, who, reason, next_step, amount_pence, payment, made_ms, "
                        "part FROM claim_move ORDER BY rec_id, number",
                        {}, [&](Statement& row) -> Result<void> {
                            moves.push_back(TRY(claim_move_at(row)));
                            return {};
                        }));
    return moves;
}

Result<void> sqlite_add_claim_moves(SqliteStatements& statements, const std::vector<ClaimMove>& moves) {
    for (const ClaimMove& one : moves) {
        TRY(statements.run("INSERT INTO claim_move (rec_id, number, step, day, who, reason, next_step, amount_pence, "
                           "payment, made_ms, part) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) "
                           "ON CONFLICT DO NOTHING",
                           {blob_of(one.claim), one.number, std::string(name_of(one.step)), date_text(one.day), one.who,
                            one.reason, one.next, one.amount.pence, one.payment, one.made_ms,
                            std::string(name_of(one.part))}));
        if (statements.database().changes() == 0) {
            return Error{
                ErrorKind::conflict, one.claim.text(),
                fmt::format("step {} was done by somebody else meanwhile; look at the claim again", one.number)};
        }
    }
    return {};
}

} // namespace copro
