#include "sync/server/reports/money_reports.h"

#include "sync/records/mileage_year.h"
#include "sync/server/reports/claim_miles.h"
#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace copro {

namespace {

using ClaimRow = ReadableRow<ClaimBody>;

std::int64_t total_pence(const ClaimBody& claim) { return claim.expenses_pence + (claim.fee ? claim.fee->pence : 0); }

std::int64_t pictures_of(const RecordFacts& facts, std::int64_t line) {
    return std::count_if(facts.attachments.begin(), facts.attachments.end(), [&](const AttachmentNote& one) {
        return one.media_type.starts_with("image/") && one.line == line;
    });
}

// last: what judged_cells() tells of a line.
void add_claim_row(Table& table, const ClaimRow& row, std::vector<Cell> own, std::vector<Cell> last = {}) {
    const ClaimBody& claim = row.body;
    std::vector<Cell> cells = {claim.reference, claim.for_whom, or_nothing(claim.person),
                               claim.name,      claim.for_name, or_nothing(claim.for_person)};
    cells.insert(cells.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
    const std::int64_t total = total_pence(claim);
    for (Cell more : {Cell(claim.payment), Cell(claim.rules), Cell(total), Cell(pounds(total)), Cell(claim.is_late),
                      Cell(claim.benefits_notice)}) {
        cells.push_back(std::move(more));
    }
    if (last.empty()) last = {Cell(), Cell(), Cell(), Cell(), Cell(), std::int64_t{0}, std::int64_t{0}, Cell(), Cell()};
    cells.insert(cells.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
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

std::vector<Cell> judged_cells(const ClaimRow& row, const ClaimedLine& line, std::int64_t number,
                               const WorkedOut& worked_out) {
    std::vector<Cell> cells = {line.approved,
                               line.approved_by,
                               line.claimed_before,
                               Cell(),
                               Cell(),
                               pictures_of(row.facts, number),
                               voices_of(row.facts, why_no_receipt, number)};
    const auto found = worked_out.find({row.facts.rec_id, number});
    if (found == worked_out.end()) return cells;
    cells[3] = found->second.pence;
    cells[4] = found->second.pence - line.amount_pence;
    return cells;
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

// Person, name of whom has no id (one person's is written in many ways), tax year.
using PersonYear = std::tuple<std::string, std::string, int>;
struct Sum {
    std::int64_t claimed = 0;
    std::int64_t worked_out = 0;
    std::int64_t noted = 0; // of costs with `claim top-up`, less what was noted with `claim overpaid`

    [[nodiscard]] std::int64_t difference() const { return worked_out - claimed - noted; }
    void add(const Sum& other) {
        claimed += other.claimed;
        worked_out += other.worked_out;
        noted += other.noted;
    }
};

// What was noted of a claim's difference so far: what fell on its costs, as a fee has no miles. Of a note on both only
// the steps before it tell how much that was.
Result<std::int64_t> noted_of(const ClaimCase& one) {
    ClaimStanding standing;
    standing.asked = one.standing.asked;
    std::int64_t noted = 0;
    for (const ClaimMove& move : one.moves) {
        const Pence before = standing.expenses.approved;
        standing = TRY(after_step(standing, move));
        const bool is_note = move.step == ClaimStep::top_up || move.step == ClaimStep::overpay;
        if (is_note) noted += standing.expenses.approved.pence - before.pence;
    }
    return noted;
}

// The lines of a claim that differ. A claim's note says nothing of lines: it goes to them in their order, as far as
// each differs, and what is left of it to the last.
struct LineSum {
    std::int64_t number = 0;
    const ClaimedLine* line = nullptr;
    Sum sum;
};
Result<std::vector<LineSum>> line_sums(const ClaimCase& one, const WorkedOut& worked_out) {
    std::vector<LineSum> sums;
    std::int64_t number = 0;
    for (const ClaimedLine& line : one.row.body.lines) {
        const auto found = worked_out.find({one.row.facts.rec_id, ++number});
        if (found == worked_out.end()) continue;
        const Sum sum{line.amount_pence, found->second.pence, 0};
        if (sum.difference() != 0) sums.push_back({number, &line, sum});
    }
    std::int64_t noted = TRY(noted_of(one));
    for (LineSum& each : sums) {
        const std::int64_t difference = each.sum.difference();
        const bool is_of_this = (difference > 0) == (noted > 0);
        each.sum.noted = is_of_this ? (noted > 0 ? std::min(noted, difference) : std::max(noted, difference)) : 0;
        noted -= each.sum.noted;
    }
    if (!sums.empty()) sums.back().sum.noted += noted;
    return sums;
}

std::vector<Cell> topup_cells(const ClaimCase& of, int year, std::vector<Cell> line, const Sum& sum) {
    std::vector<Cell> cells = {of.person.empty() ? Cell() : Cell(of.person), of.name,
                               fmt::format("{}-{:02}", year, (year + 1) % 100)};
    cells.insert(cells.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
    for (const std::int64_t pence : {sum.claimed, sum.worked_out, sum.noted, sum.difference()}) {
        cells.emplace_back(pence);
    }
    return cells;
}

} // namespace

Result<Table> claims_report(StoreReader& store, const std::string& meeting, const ExpenseRules* rules) {
    Table table = table_with({"reference",
                              "for",
                              "person",
                              "name",
                              "for_name",
                              "for_person",
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
                              "claim_total_pounds",
                              "late",
                              "benefits_notice",
                              "approved",
                              "approved_by",
                              "claimed_before",
                              "worked_out_pence",
                              "difference_pence",
                              "pictures",
                              "voice",
                              written_down,
                              written_down_by});
    const WrittenDown words = TRY(WrittenDown::load(store));
    const auto rows = TRY(store.claims(meeting));
    // The band is the year's: other meetings count too.
    const WorkedOut worked_out =
        rules == nullptr ? WorkedOut{} : work_out_claims(TRY(load_claims_alone(store)), *rules);
    for (const auto& row : rows) {
        std::int64_t number = 0;
        for (const ClaimedLine& line : row.body.lines) {
            ++number;
            add_claim_row(
                table, row, line_cells(line, number),
                joined(judged_cells(row, line, number, worked_out), words.cells(row.facts, why_no_receipt, number)));
        }
        if (row.body.fee) add_claim_row(table, row, fee_cells(*row.body.fee));
        if (row.body.lines.empty() && !row.body.fee) add_claim_row(table, row, empty_cells());
    }
    return table;
}

Result<Table> payments_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"reference",      "for",
                              "person",         "name",
                              "for_name",       "for_person",
                              "expenses_pence", "fee_choice",
                              "fee_pence",      "total_pence",
                              "total_pounds",   "payment",
                              "account_name",   "sort_code",
                              "account",        "roll_number",
                              "cash_received",  "cash_given",
                              "state",          "owed_pence",
                              "pay_under",      "owed_expenses_pence",
                              "owed_fee_pence", "cash_pence"});
    const ClaimCases cases = TRY(load_claims_alone(store));
    for (const ClaimCase& one : cases.all) {
        const auto& row = one.row;
        if (!meeting.empty() && row.facts.meeting != meeting) continue;
        const ClaimBody& claim = row.body;
        const Pence owed = one.owed();
        const BankNumbers bank = claim.bank.value_or(BankNumbers{});
        add_row(table, fact_cells(row.facts),
                {claim.reference,
                 claim.for_whom,
                 or_nothing(claim.person),
                 claim.name,
                 claim.for_name,
                 or_nothing(claim.for_person),
                 claim.expenses_pence,
                 claim.fee ? Cell(claim.fee->choice) : Cell(),
                 claim.fee ? Cell(claim.fee->pence) : Cell(),
                 total_pence(claim),
                 pounds(total_pence(claim)),
                 claim.payment,
                 bank.name,
                 bank.sort_code,
                 bank.account,
                 bank.roll_number,
                 claim.cash ? Cell(claim.cash->is_received) : Cell(),
                 claim.cash ? Cell(claim.cash->is_given) : Cell(),
                 std::string(name_of(one.standing.state)),
                 owed.pence,
                 owed.pence > 0 ? Cell(payment_reference(one.reference, one.standing)) : Cell(),
                 owed.pence > 0 ? one.standing.owed(ClaimPart::expenses).pence : 0,
                 owed.pence > 0 ? one.standing.owed(ClaimPart::fee).pence : 0,
                 claim.cash && claim.cash->pence ? Cell(*claim.cash->pence) : Cell()});
    }
    return table;
}

Result<Table> topups_report(StoreReader& store, const ExpenseRules& rules) {
    Table table{{"person", "name", "tax_year", "row", "reference", "meeting", "line", "category", "date", "miles",
                 "claimed_pence", "worked_out_pence", "noted_pence", "difference_pence"},
                {}};
    const ClaimCases cases = TRY(load_claims_alone(store));
    const WorkedOut worked_out = work_out_claims(cases, rules);
    std::map<PersonYear, Sum> sums;
    std::map<PersonYear, const ClaimCase*> last;
    std::map<PersonYear, std::vector<std::vector<Cell>>> lines;
    for (const ClaimCase& one : cases.all) {
        if (one.person.empty() && one.name.empty()) continue;
        for (const LineSum& each : TRY(line_sums(one, worked_out))) {
            if (each.sum.difference() == 0) continue;
            const Date date = parse_date(each.line->date).value();
            const int year = tax_year_of(date);
            const PersonYear whose{one.person, one.person.empty() ? one.name : "", year};
            sums[whose].add(each.sum);
            last[whose] = &one;
            lines[whose].push_back(
                topup_cells(one, year,
                            {std::string("line"), one.row.body.reference, one.row.facts.meeting, each.number,
                             each.line->category, date_text(date), miles(each.line->miles_tenths)},
                            each.sum));
        }
    }
    for (const auto& [whose, sum] : sums) {
        for (std::vector<Cell>& line : lines[whose]) table.rows.push_back(std::move(line));
        std::vector<Cell> no_line(7);
        no_line.front() = std::string("total");
        table.rows.push_back(topup_cells(*last[whose], std::get<int>(whose), std::move(no_line), sum));
    }
    return table;
}

Result<Table> bookings_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"reference", "person", "name", "what", "day", "from", "to", "way", "time_there",
                              "time_back", "nights", "needs", "needs_other", "voice", written_down, written_down_by});
    const WrittenDown words = TRY(WrittenDown::load(store));
    const auto rows = TRY(store.bookings(meeting));
    for (const auto& row : rows) {
        const BookingBody& body = row.body;
        add_row(table, fact_cells(row.facts),
                joined({body.reference, or_nothing(body.person), body.name, body.what, body.day, body.from, body.to,
                        body.way, body.time_there, body.time_back, body.nights == 0 ? Cell() : Cell(body.nights),
                        body.needs, body.needs_other, voices_of(row.facts, needs_in_words)},
                       words.cells(row.facts, needs_in_words)));
    }
    return table;
}

} // namespace copro
