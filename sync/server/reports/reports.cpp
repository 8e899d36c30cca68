#include "sync/server/reports/reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace copro {

namespace {

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

std::string pounds(std::int64_t pence) { return fmt::format("{}.{:02}", pence / 100, pence % 100); }
std::string miles(std::int64_t tenths) { return fmt::format("{}.{}", tenths / 10, tenths % 10); }

Cell or_nothing(const std::optional<std::string>& text) { return text ? Cell(*text) : Cell(); }

// Every report begins with these.
const std::vector<std::string> fact_columns = {"rec_id", "meeting", "saved_at", "device", "language", "helped"};

std::vector<Cell> fact_cells(const RecordFacts& facts) {
    return {facts.rec_id.text(), facts.meeting,  time_text(facts.saved_wall_ms),
            facts.device,        facts.language, facts.helped ? Cell(*facts.helped) : Cell()};
}

// For what was said unnamed: neither the minute, laid beside the sign-ins, nor a language that few people have, nor
// which of two kiosks it was may give away who said it.
std::vector<Cell> unnamed_cells(const RecordFacts& facts) {
    return {facts.rec_id.text(), facts.meeting, time_text(facts.saved_wall_ms).substr(0, 10), Cell(), Cell(), Cell()};
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

// By their random ids: the order in which people came must not give away who said what.
template <typename Body>
void sort_by_chance(std::vector<ReadableRow<Body>>& rows) {
    std::sort(rows.begin(), rows.end(),
              [](const auto& left, const auto& right) { return left.facts.rec_id < right.facts.rec_id; });
}

Cell value_cell(const FeedbackAnswer& answer) {
    if (answer.is_list) return answer.values;
    return answer.values.empty() ? std::string() : answer.values.front();
}

std::int64_t total_pence(const ClaimBody& claim) { return claim.expenses_pence + (claim.fee ? claim.fee->pence : 0); }

void add_claim_row(Table& table, const ReadableRow<ClaimBody>& row, std::vector<Cell> own) {
    const ClaimBody& claim = row.body;
    std::vector<Cell> cells = {claim.reference, claim.for_whom, or_nothing(claim.person), claim.name, claim.for_name};
    cells.insert(cells.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    const std::int64_t total = total_pence(claim);
    for (Cell last : {Cell(claim.payment), Cell(claim.rules), Cell(total), Cell(pounds(total))}) {
        cells.push_back(std::move(last));
    }
    add_row(table, fact_cells(row.facts), std::move(cells));
}

std::vector<Cell> line_cells(const ClaimedLine& line, std::int64_t number) {
    return {std::string("line"),
            number,
            line.category,
            line.date,
            line.from,
            line.to,
            line.is_return,
            line.miles_tenths == 0 ? Cell() : Cell(miles(line.miles_tenths)),
            line.who_paid,
            line.receipt,
            line.no_receipt_because,
            Cell(),
            line.amount_pence,
            pounds(line.amount_pence)};
}

std::vector<Cell> fee_cells(const ClaimedFee& fee) {
    return {
        std::string("fee"), Cell(),    fee.choice,       Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell(), Cell(),
        fee.offered_pence,  fee.pence, pounds(fee.pence)};
}

// A claim for nothing is still a claim: its row says so.
std::vector<Cell> empty_cells() {
    std::vector<Cell> cells(14);
    cells.front() = std::string("none");
    return cells;
}

} // namespace

Result<Table> attendance_report(StoreReader& store, const std::string& meeting) {
    Table table =
        table_with({"event", "person", "name", "new_person", "roles", "with", "with_name", "needs", "needs_other"});
    const auto rows = TRY(store.attendance(meeting));
    for (const auto& row : rows) {
        const AttendanceBody& body = row.body;
        add_row(table, fact_cells(row.facts),
                {body.event, or_nothing(body.person), body.name, body.is_new_person, body.roles, body.with,
                 body.with_name, body.needs, body.needs_other});
    }
    return table;
}

Result<Table> feedback_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"anonymous", "name", "question", "answer"});
    auto rows = TRY(store.feedback(meeting));
    sort_by_chance(rows);
    for (const auto& row : rows) {
        for (const FeedbackAnswer& answer : row.body.answers) {
            add_row(table, row.body.is_anonymous ? unnamed_cells(row.facts) : fact_cells(row.facts),
                    {row.body.is_anonymous, or_nothing(row.body.name), answer.question, value_cell(answer)});
        }
    }
    return table;
}

Result<Table> survey_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"survey", "version", "question", "answer"});
    auto rows = TRY(store.surveys(meeting));
    sort_by_chance(rows);
    for (const auto& row : rows) {
        for (const FeedbackAnswer& answer : row.body.answers) {
            add_row(table, unnamed_cells(row.facts),
                    {row.facts.form, row.facts.form_version, answer.question, value_cell(answer)});
        }
    }
    return table;
}

Result<Table> claims_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"reference",
                              "for",
                              "person",
                              "name",
                              "for_name",
                              "row",
                              "line",
                              "category",
                              "date",
                              "from",
                              "to",
                              "return",
                              "miles",
                              "who_paid",
                              "receipt",
                              "no_receipt_because",
                              "offered_pence",
                              "amount_pence",
                              "amount_pounds",
                              "payment",
                              "rules",
                              "claim_total_pence",
                              "claim_total_pounds"});
    const auto rows = TRY(store.claims(meeting));
    for (const auto& row : rows) {
        std::int64_t number = 0;
        for (const ClaimedLine& line : row.body.lines) add_claim_row(table, row, line_cells(line, ++number));
        if (row.body.fee) add_claim_row(table, row, fee_cells(*row.body.fee));
        if (row.body.lines.empty() && !row.body.fee) add_claim_row(table, row, empty_cells());
    }
    return table;
}

Result<Table> report(StoreReader& store, const std::string& name, const std::string& meeting) {
    if (name == "attendance") return attendance_report(store, meeting);
    if (name == "feedback") return feedback_report(store, meeting);
    if (name == "survey") return survey_report(store, meeting);
    if (name == "claims") return claims_report(store, meeting);
    return invalid("export", "knows attendance, feedback, survey and claims");
}

} // namespace copro
