// Small pieces that several reports share. Pure; any thread.
#pragma once

#include "sync/server/reports/table.h"
#include "sync/server/store/store.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <tuple>

namespace copro {

[[nodiscard]] std::string pounds(std::int64_t pence);      // "6.60"
[[nodiscard]] std::string miles(std::int64_t tenths);      // "12.5"
[[nodiscard]] std::string time_text(std::int64_t wall_ms); // "2026-11-22T10:04:05Z"
[[nodiscard]] std::string day_text(std::int64_t wall_ms);  // "2026-11-22"
[[nodiscard]] Cell or_nothing(const std::optional<std::string>& text);

// Questions that can be said aloud: of a sign-in and a booking, and of a claim's line.
inline constexpr const char* needs_in_words = "needs-other";
inline constexpr const char* why_no_receipt = "no-receipt-because";
[[nodiscard]] bool is_voice(const AttachmentNote& note);
// How many voice clips answer that question; line: of a claim, from 1.
[[nodiscard]] std::int64_t voices_of(const RecordFacts& facts, const std::string& question, std::int64_t line = 0);

// What staff wrote down of voices; the last of each counts.
class WrittenDown {
public:
    [[nodiscard]] static Result<WrittenDown> load(StoreReader& store);
    // nullptr when nobody has.
    [[nodiscard]] const VoiceWords* find(const Uuid& record, const std::string& question, std::int64_t line) const;
    // For the columns written_down and written_down_by, empty when nobody has.
    [[nodiscard]] std::vector<Cell> cells(const RecordFacts& facts, const std::string& question,
                                          std::int64_t line = 0) const;

private:
    std::map<std::tuple<Uuid, std::string, std::int64_t>, VoiceWords> m_last;
};
// The words of a voice, and who wrote them down on which day: no words that the person typed.
inline constexpr const char* written_down = "written_down_by_staff";
inline constexpr const char* written_down_by = "written_down_by";
[[nodiscard]] std::vector<Cell> joined(std::vector<Cell> first, std::vector<Cell> more);

// What every report begins with; for what was said unnamed without what would give away who said it.
[[nodiscard]] std::vector<Cell> fact_cells(const RecordFacts& facts);
[[nodiscard]] std::vector<Cell> unnamed_cells(const RecordFacts& facts);
// The columns of the facts, then these.
[[nodiscard]] Table table_with(std::initializer_list<const char*> columns);
void add_row(Table& table, std::vector<Cell> row, std::vector<Cell> cells);

} // namespace copro
