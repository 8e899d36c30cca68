// What the store keeps of erasing and of complaints about data: never who. One migration of schema.h. Writer thread.
#pragma once

namespace copro {

// erasure: what kind was erased, how many, when and why. blob_erasure: sealed attachments that no record names any more
// and whose files are still to be removed, so that a crash in between is made good. data_complaint: a number and days.
inline constexpr const char* erase_migration = R"sql(
CREATE TABLE erasure (done_ms BIGINT NOT NULL, because TEXT NOT NULL, what TEXT NOT NULL, how_many BIGINT NOT NULL);
CREATE TABLE blob_erasure (sha256 TEXT PRIMARY KEY);
CREATE TABLE data_complaint (number TEXT PRIMARY KEY, came TEXT NOT NULL, answered TEXT NOT NULL);
)sql";

} // namespace copro
