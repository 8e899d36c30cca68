// The table of what was done with claims, a part of schema.h. Rows are only ever added: a claim's state is what they
// make of it. Writer thread.
#pragma once

namespace copro {

// rec_id: the claim's record, which may be opened anew without these being touched. reason and next_step are words of
// staff. The primary key decides which of two steps of one number was first.
inline constexpr const char* claim_moves_migration = R"sql(
CREATE TABLE claim_move (
    rec_id BLOB NOT NULL, number BIGINT NOT NULL, step TEXT NOT NULL, day TEXT NOT NULL, who TEXT NOT NULL,
    reason TEXT NOT NULL, next_step TEXT NOT NULL, amount_pence BIGINT NOT NULL, payment TEXT NOT NULL,
    made_ms BIGINT NOT NULL, PRIMARY KEY (rec_id, number));
)sql";

// part: '' of the whole claim, as all steps were before, else 'fee' or 'expenses'.
inline constexpr const char* claim_parts_migration = R"sql(
ALTER TABLE claim_move ADD COLUMN part TEXT NOT NULL DEFAULT '';
)sql";

} // namespace copro
