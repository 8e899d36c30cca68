// The server's tables, in SQL that SQLite and PostgreSQL both take: what is kept, version by version, and what is made
// from it. Used by the adapters. Writer thread.
#pragma once

#include "sync/server/store/claim_schema.h"
#include "sync/server/store/erase_schema.h"
#include "sync/server/store/staff_notes.h"
#include "sync/server/store/survey_media.h"
#include "sync/server/store/voice_words.h"

#include <array>
#include <string>
#include <vector>

namespace copro {

// migrations[n] takes a database from version n to n + 1. A shipped one is never edited: add the next.
// bigint times are milliseconds; ids are 16 raw bytes; lists are JSON text.
inline constexpr std::array migrations = {R"sql(
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);

CREATE TABLE device (
    name TEXT PRIMARY KEY, signing_key BLOB NOT NULL UNIQUE, software TEXT NOT NULL, enrolled_ms BIGINT NOT NULL,
    last_seen_ms BIGINT NOT NULL, revoked_ms BIGINT NOT NULL DEFAULT 0, flag TEXT NOT NULL DEFAULT '',
    waiting BIGINT NOT NULL DEFAULT 0, oldest_waiting_ms BIGINT NOT NULL DEFAULT 0,
    free_disk_bytes BIGINT NOT NULL DEFAULT 0);

CREATE TABLE device_code (
    finder BLOB PRIMARY KEY, proof BLOB NOT NULL, name TEXT NOT NULL, expires_ms BIGINT NOT NULL,
    tries_left BIGINT NOT NULL, used_by TEXT NOT NULL DEFAULT '');

CREATE TABLE meeting (
    id TEXT PRIMARY KEY, date TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL, imported_ms BIGINT NOT NULL);

-- The truth: envelopes as received. Rows are only ever added.
CREATE TABLE record (
    rec_id BLOB PRIMARY KEY, device TEXT NOT NULL, install BLOB NOT NULL, seq BIGINT NOT NULL, kind TEXT NOT NULL,
    schema_version BIGINT NOT NULL, meeting TEXT NOT NULL, received_ms BIGINT NOT NULL, hash BLOB NOT NULL,
    envelope BLOB NOT NULL, UNIQUE (device, install, seq));
CREATE TABLE record_conflict (
    hash BLOB PRIMARY KEY, rec_id BLOB NOT NULL, device TEXT NOT NULL, install BLOB NOT NULL, seq BIGINT NOT NULL,
    received_ms BIGINT NOT NULL, envelope BLOB NOT NULL);
-- device: who sent it. install and seq are set only when the header can be read and names that device.
CREATE TABLE record_parked (
    hash BLOB NOT NULL, device TEXT NOT NULL, install BLOB, seq BIGINT, reason TEXT NOT NULL,
    received_ms BIGINT NOT NULL, envelope BLOB NOT NULL, PRIMARY KEY (hash, device));
CREATE INDEX record_parked_seq ON record_parked (device, install, seq);
CREATE TABLE install (
    device TEXT NOT NULL, install BLOB NOT NULL, ack_seq BIGINT NOT NULL, durable_seq BIGINT NOT NULL,
    PRIMARY KEY (device, install));

-- Projections: everything below can be made again from the records with the private key.
CREATE TABLE to_open (rec_id BLOB PRIMARY KEY);
CREATE TABLE opened (
    rec_id BLOB PRIMARY KEY, kind TEXT NOT NULL, schema_version BIGINT NOT NULL, device TEXT NOT NULL,
    meeting TEXT NOT NULL, language TEXT NOT NULL, form TEXT NOT NULL, form_version BIGINT NOT NULL,
    saved_wall_ms BIGINT NOT NULL);
CREATE INDEX opened_meeting ON opened (meeting, kind);
CREATE TABLE unopened (rec_id BLOB PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE raw_record (rec_id BLOB PRIMARY KEY, body TEXT NOT NULL);
CREATE TABLE attendance (
    rec_id BLOB PRIMARY KEY, event TEXT NOT NULL, person TEXT, name TEXT NOT NULL, new_person BIGINT NOT NULL,
    roles TEXT NOT NULL, with_whom TEXT NOT NULL, with_name TEXT NOT NULL, needs TEXT NOT NULL,
    needs_other TEXT NOT NULL);
CREATE TABLE feedback (rec_id BLOB PRIMARY KEY, anonymous BIGINT NOT NULL, name TEXT);
-- item: 0 for an answer with one value; 1, 2 ... for the values of a list, 0 with value '' for an empty list.
CREATE TABLE feedback_answer (
    rec_id BLOB NOT NULL, place BIGINT NOT NULL, question TEXT NOT NULL, item BIGINT NOT NULL, value TEXT NOT NULL,
    is_list BIGINT NOT NULL, PRIMARY KEY (rec_id, place, item));
CREATE TABLE claim (
    rec_id BLOB PRIMARY KEY, reference TEXT NOT NULL, for_whom TEXT NOT NULL, person TEXT, name TEXT NOT NULL,
    for_name TEXT NOT NULL, fee_choice TEXT, fee_offered_pence BIGINT, fee_pence BIGINT,
    expenses_pence BIGINT NOT NULL, payment TEXT NOT NULL, rules TEXT NOT NULL);
CREATE TABLE claim_line (
    rec_id BLOB NOT NULL, line BIGINT NOT NULL, category TEXT NOT NULL, date TEXT NOT NULL, from_place TEXT NOT NULL,
    to_place TEXT NOT NULL, is_return BIGINT NOT NULL, miles_tenths BIGINT NOT NULL, amount_pence BIGINT NOT NULL,
    who_paid TEXT NOT NULL, receipt TEXT NOT NULL, no_receipt_because TEXT NOT NULL, PRIMARY KEY (rec_id, line));
)sql",
                                          R"sql(
CREATE TABLE survey (rec_id BLOB PRIMARY KEY);
-- As feedback_answer.
CREATE TABLE survey_answer (
    rec_id BLOB NOT NULL, place BIGINT NOT NULL, question TEXT NOT NULL, item BIGINT NOT NULL, value TEXT NOT NULL,
    is_list BIGINT NOT NULL, PRIMARY KEY (rec_id, place, item));
)sql",
                                          // What is read out of the records is in readable_tables from here on.
                                          R"sql(
DROP TABLE opened; DROP TABLE unopened; DROP TABLE raw_record; DROP TABLE attendance;
DROP TABLE feedback; DROP TABLE feedback_answer; DROP TABLE claim; DROP TABLE claim_line;
DROP TABLE survey; DROP TABLE survey_answer;
)sql",
                                          // What staff said came of a comment. said, what, because: JSON, by language.
                                          R"sql(
CREATE TABLE promise_answer (
    reference TEXT PRIMARY KEY, done BIGINT NOT NULL, said TEXT NOT NULL, what TEXT NOT NULL, because TEXT NOT NULL,
    answered_ms BIGINT NOT NULL);
)sql",
                                          // Photos and voice: which envelopes name which (also those in conflict), and
                                          // which are here whole. The bytes are files, see blob_files.h.
                                          R"sql(
CREATE TABLE blob (sha256 TEXT PRIMARY KEY, length BIGINT NOT NULL, received_ms BIGINT NOT NULL);
CREATE TABLE attachment (
    hash BLOB NOT NULL, place BIGINT NOT NULL, sha256 TEXT NOT NULL, length BIGINT NOT NULL, rec_id BLOB NOT NULL,
    device TEXT NOT NULL, install BLOB NOT NULL, seq BIGINT NOT NULL, complete BIGINT NOT NULL,
    PRIMARY KEY (hash, place));
CREATE INDEX attachment_blob ON attachment (sha256, device);
CREATE INDEX attachment_record ON attachment (rec_id);
CREATE INDEX attachment_missing ON attachment (device, install, seq) WHERE complete = 0;
)sql",
                                          // In the order of arrival: random ids made each commit write a page for each
                                          // record, twice.
                                          R"sql(
ALTER TABLE to_open RENAME TO to_open_by_id;
CREATE TABLE to_open (received_ms BIGINT NOT NULL, rec_id BLOB NOT NULL, PRIMARY KEY (received_ms, rec_id));
INSERT INTO to_open (received_ms, rec_id)
    SELECT r.received_ms, r.rec_id FROM to_open_by_id t JOIN record r ON r.rec_id = t.rec_id;
DROP TABLE to_open_by_id;
)sql",
                                          claim_moves_migration, erase_migration, voice_words_migration,
                                          staff_notes_migration, claim_parts_migration, survey_media_migration};

// A table that the opener fills from the records. It is never migrated: when anything here is not what the database
// was made with, all of them are dropped and made anew, and every record waits to be opened again.
struct ReadableTable {
    std::string name;
    std::string columns;
    std::string indexed; // columns of its one index, or none
};

// One more whenever the opener reads more out of a body than it did, and no table below changes with it.
inline constexpr int reading_version = 1;

// item: 0 for an answer with one value; 1, 2 … for the values of a list, 0 with value '' for an empty one.
inline const std::string answer_columns =
    "rec_id BLOB NOT NULL, place BIGINT NOT NULL, question TEXT NOT NULL, item BIGINT NOT NULL, value TEXT NOT NULL, "
    "is_list BIGINT NOT NULL, PRIMARY KEY (rec_id, place, item)";

inline const std::vector<ReadableTable> readable_tables = {
    {"opened",
     "rec_id BLOB PRIMARY KEY, kind TEXT NOT NULL, schema_version BIGINT NOT NULL, device TEXT NOT NULL, "
     "meeting TEXT NOT NULL, language TEXT NOT NULL, form TEXT NOT NULL, form_version BIGINT NOT NULL, "
     "saved_wall_ms BIGINT NOT NULL, helped BIGINT, "
     "entered_from TEXT NOT NULL",
     "meeting, kind"},
    {"unopened", "rec_id BLOB PRIMARY KEY, reason TEXT NOT NULL", ""},
    {"raw_record", "rec_id BLOB PRIMARY KEY, body TEXT NOT NULL", ""},
    {"attendance",
     "rec_id BLOB PRIMARY KEY, event TEXT NOT NULL, person TEXT, name TEXT NOT NULL, new_person BIGINT NOT NULL, "
     "roles TEXT NOT NULL, with_whom TEXT NOT NULL, with_name TEXT NOT NULL, needs TEXT NOT NULL, "
     "needs_other TEXT NOT NULL, came_as TEXT NOT NULL, closed_by TEXT NOT NULL, guardian TEXT NOT NULL, "
     "guardian_name TEXT NOT NULL, privacy_version BIGINT NOT NULL, photos TEXT NOT NULL",
     ""},
    {"attendance_needs",
     "rec_id BLOB PRIMARY KEY, contact TEXT NOT NULL, tell_host BIGINT, remember BIGINT, reviewed TEXT NOT NULL, "
     "met TEXT NOT NULL, met_why TEXT NOT NULL",
     ""},
    {"attendance_companion",
     "rec_id BLOB NOT NULL, place BIGINT NOT NULL, person TEXT, name TEXT NOT NULL, came_as TEXT NOT NULL, "
     "extras TEXT NOT NULL, guardian_says TEXT NOT NULL, PRIMARY KEY (rec_id, place)",
     ""},
    {"feedback",
     "rec_id BLOB PRIMARY KEY, anonymous BIGINT NOT NULL, name TEXT, reference TEXT NOT NULL, answer_by TEXT NOT NULL",
     "reference"},
    {"shown_text",
     "rec_id BLOB NOT NULL, place BIGINT NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL, version TEXT NOT NULL, "
     "PRIMARY KEY (rec_id, place)",
     ""},
    {"feedback_answer", answer_columns, ""},
    {"claim",
     "rec_id BLOB PRIMARY KEY, reference TEXT NOT NULL, for_whom TEXT NOT NULL, person TEXT, name TEXT NOT NULL, "
     "for_name TEXT NOT NULL, fee_choice TEXT, fee_offered_pence BIGINT, fee_pence BIGINT, "
     "expenses_pence BIGINT NOT NULL, payment TEXT NOT NULL, rules TEXT NOT NULL, bank_name TEXT, sort_code TEXT, "
     "account TEXT, roll_number TEXT, cash_received BIGINT, cash_given BIGINT, late BIGINT NOT NULL, "
     "benefits_notice TEXT NOT NULL, for_person TEXT, cash_pence BIGINT",
     ""},
    {"claim_line",
     "rec_id BLOB NOT NULL, line BIGINT NOT NULL, category TEXT NOT NULL, date TEXT NOT NULL, "
     "from_place TEXT NOT NULL, to_place TEXT NOT NULL, is_return BIGINT NOT NULL, miles_tenths BIGINT NOT NULL, "
     "amount_pence BIGINT NOT NULL, who_paid TEXT NOT NULL, receipt TEXT NOT NULL, no_receipt_because TEXT NOT NULL, "
     "approved TEXT NOT NULL, approved_by TEXT NOT NULL, claimed_before TEXT NOT NULL, PRIMARY KEY (rec_id, line)",
     ""},
    {"booking",
     "rec_id BLOB PRIMARY KEY, reference TEXT NOT NULL, person TEXT, name TEXT NOT NULL, what TEXT NOT NULL, "
     "day TEXT NOT NULL, from_place TEXT NOT NULL, nights BIGINT NOT NULL, needs TEXT NOT NULL, "
     "needs_other TEXT NOT NULL, to_place TEXT NOT NULL, way TEXT NOT NULL, time_there TEXT NOT NULL, "
     "time_back TEXT NOT NULL",
     ""},
    // What the sealed body says of the record's attachments; never their keys.
    {"attachment_note",
     "rec_id BLOB NOT NULL, place BIGINT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, "
     "question TEXT NOT NULL, line BIGINT NOT NULL, PRIMARY KEY (rec_id, place)",
     ""},
    {"survey", "rec_id BLOB PRIMARY KEY", ""},
    {"survey_answer", answer_columns, ""},
    {"roll_call", "rec_id BLOB PRIMARY KEY, begun_ms BIGINT NOT NULL, ended_ms BIGINT NOT NULL, ended_by TEXT NOT NULL",
     ""},
    {"roll_call_person",
     "rec_id BLOB NOT NULL, place BIGINT NOT NULL, person TEXT, since_ms BIGINT NOT NULL, found BIGINT NOT NULL, "
     "PRIMARY KEY (rec_id, place)",
     ""},
    {"counted", "rec_id BLOB NOT NULL, what TEXT NOT NULL, count BIGINT NOT NULL, PRIMARY KEY (rec_id, what)", ""},
    // No rec_id, no device and no order: sums, by day.
    {"equality_count",
     "day TEXT NOT NULL, form TEXT NOT NULL, question TEXT NOT NULL, version BIGINT NOT NULL, answer TEXT NOT NULL, "
     "how_many BIGINT NOT NULL, PRIMARY KEY (day, form, question, version, answer)",
     ""},
};

} // namespace copro
