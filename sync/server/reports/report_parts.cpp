#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace copro {

namespace {

// Every report begins with these.
const std::vector<std::string> fact_columns = {"rec_id",   "meeting", "saved_at",    "device",
                                               "language", "helped",  "entered_from"};

} // namespace

std::string time_text(std::int64_t wall_ms) {
    using namespace std::chrono;
    const sys_seconds moment{floor<seconds>(milliseconds(wall_ms))};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count());
}

bool is_voice(const AttachmentNote& note) { return note.media_type.starts_with("audio/"); }

std::int64_t voices_of(const RecordFacts& facts, const std::string& question, std::int64_t line) {
    return std::count_if(facts.attachments.begin(), facts.attachments.end(), [&](const AttachmentNote& one) {
        return is_voice(one) && one.question == question && one.line == line;
    });
}

Result<WrittenDown> WrittenDown::load(StoreReader& store) {
    WrittenDown all;
    for (VoiceWords& one : TRY(store.voice_words()))
        all.m_last.insert_or_assign({one.record, one.question, one.line}, std::move(one));
    return all;
}

const VoiceWords* WrittenDown::find(const Uuid& record, const std::string& question, std::int64_t line) const {
    const auto found = m_last.find({record, question, line});
    return found == m_last.end() ? nullptr : &found->second;
}

std::vector<Cell> WrittenDown::cells(const RecordFacts& facts, const std::string& question, std::int64_t line) const {
    const VoiceWords* found = find(facts.rec_id, question, line);
    if (found == nullptr) return {Cell(), Cell()};
    return {found->words, fmt::format("{}, {}", found->who, found->day)};
}

std::vector<Cell> joined(std::vector<Cell> first, std::vector<Cell> more) {
    first.insert(first.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return first;
}

std::string pounds(std::int64_t pence) { return fmt::format("{}.{:02}", pence / 100, pence % 100); }
std::string miles(std::int64_t tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

Cell or_nothing(const std::optional<std::string>& text) { return text ? Cell(*text) : Cell(); }

std::string day_text(std::int64_t wall_ms) { return time_text(wall_ms).substr(0, 10); }

std::vector<Cell> fact_cells(const RecordFacts& facts) {
    return {facts.rec_id.text(),
            facts.meeting,
            time_text(facts.saved_wall_ms),
            facts.device,
            facts.language,
            facts.helped ? Cell(*facts.helped) : Cell(),
            facts.entered_from.empty() ? Cell() : Cell(facts.entered_from)};
}

// For what was said unnamed: neither the minute, laid beside the sign-ins, nor a language that few people have, nor
// which of two kiosks it was may give away who said it.
std::vector<Cell> unnamed_cells(const RecordFacts& facts) {
    std::vector<Cell> cells(fact_columns.size());
    cells[0] = facts.rec_id.text();
    cells[1] = facts.meeting;
    cells[2] = day_text(facts.saved_wall_ms);
    return cells;
}

Table table_with(std::initializer_list<const char*> columns) {
    Table table{fact_columns, {}};
    table.columns.insert(table.columns.end(), columns.begin(), columns.end());
    return table;
}

void add_row(Table& table, std::vector<Cell> row, std::vector<Cell> cells) {
    row.insert(row.end(), std::make_move_iterator(cells.begin()), std::make_move_iterator(cells.end()));
    table.rows.push_back(std::move(row));
}

} // namespace copro
