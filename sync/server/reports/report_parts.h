// Small pieces that several reports share. Pure; any thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/readable.h"

#include <initializer_list>
#include <optional>

namespace copro {

[[nodiscard]] std::string pounds(std::int64_t pence);     // "6.60"
[[nodiscard]] std::string miles(std::int64_t tenths);     // "12.5"
[[nodiscard]] std::string day_text(std::int64_t wall_ms); // "2026-11-22"
[[nodiscard]] Cell or_nothing(const std::optional<std::string>& text);

// The question of a claim's line that can be said aloud.
inline constexpr const char* why_no_receipt = "no-receipt-because";
[[nodiscard]] bool is_voice(const AttachmentNote& note);
// How many voice clips answer that question; line: of a claim, from 1.
[[nodiscard]] std::int64_t voices_of(const RecordFacts& facts, const std::string& question, std::int64_t line = 0);

// What every report begins with; for what was said unnamed without what would give away who said it.
[[nodiscard]] std::vector<Cell> fact_cells(const RecordFacts& facts);
[[nodiscard]] std::vector<Cell> unnamed_cells(const RecordFacts& facts);
// The columns of the facts, then these.
[[nodiscard]] Table table_with(std::initializer_list<const char*> columns);
void add_row(Table& table, std::vector<Cell> row, std::vector<Cell> cells);

} // namespace copro
