#include "sync/server/reports/money_reports.h"

#include "sync/records/mileage_year.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/report_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace copro {

namespace {

using ClaimRow = ReadableRow<ClaimBody>;
// What a line should be, by claim and place in it.
using WorkedOut = std::map<std::pair<Uuid, std::int64_t>, Pence>;

struct MilesOfClaim {
    const ClaimRow* row = nullptr;
    ClaimedMiles miles;
};

std::int64_t total_pence(const ClaimBody& claim) { return claim.expenses_pence + (claim.fee ? claim.fee->pence : 0); }

// Only somebody of a meeting's list is the same person in two claims; two people may have one name.
std::string person_of_claim(const ClaimBody& claim) {
    return claim.for_whom == "me" || claim.for_whom.empty() ? claim.person.value_or("") : "";
}

// Whose money it is, as far as it was said.
std::string name_of_claim(const ClaimBody& claim) {
    if (claim.for_whom == "someone-else-told") return {};
    return claim.for_whom == "someone-else" ? claim.for_name : claim.name;
}

std::vector<MilesOfClaim> miles_of(const std::vector<ClaimRow>& rows) {
    std::vector<MilesOfClaim> all;
    for (const ClaimRow& row : rows) {
        std::int64_t number = 0;
        for (const ClaimedLine& line : row.body.lines) {
            ++number;
            const auto date = parse_date(line.date);
            if (line.miles_tenths == 0 || !date) continue;
            all.push_back({&row,
                           {person_of_claim(row.body), *date, row.body.reference, number, line.category,
                            MileTenths{line.miles_tenths}, Pence{line.amount_pence}}});
        }
    }
    return all;
}

std::vector<std::optional<Pence>> work_out(const std::vector<MilesOfClaim>& all, const ExpenseRules& rules) {
    std::vector<ClaimedMiles> lines;
    lines.reserve(all.size());
    for (const MilesOfClaim& one : all) lines.push_back(one.miles);
    return work_out_miles(lines, rules);
}

Result<WorkedOut> worked_out_lines(StoreReader& store, const ExpenseRules* rules) {
    WorkedOut worked_out;
    if (rules == nullptr) return worked_out;
    // The band is the year's: other meetings count too.
    const auto rows = TRY(store.claims(""));
    const auto all = miles_of(rows);
    const auto amounts = work_out(all, *rules);
    for (std::size_t index = 0; index < all.size(); ++index) {
        if (amounts[index]) worked_out[{all[index].row->facts.rec_id, all[index].miles.line}] = *amounts[index];
    }
    return worked_out;
}

std::int64_t pictures_of(const RecordFacts& facts, std::int64_t line) {
    return std::count_if(facts.attachments.begin(), facts.attachments.end(), [&](const AttachmentNote& one) {
        return one.media_type.starts_with("image/") && one.line == line;
    });
}

// last: what judged_cells() tells of a line.
void add_claim_row(Table& table, const ClaimRow& row, std::vector<Cell> own, std::vector<Cell> last = {}) {
    const ClaimBody& claim = row.body;
    std::vector<Cell> cells = {claim.reference, claim.for_whom, or_nothing(claim.person), claim.name, claim.for_name};
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

// Person, name, tax year.
using PersonYear = std::tuple<std::string, std::string, int>;
struct Sum {
    std::int64_t claimed = 0;
    std::int64_t worked_out = 0;
};

std::vector<Cell> topup_cells(const PersonYear& whose, std::vector<Cell> line, const Sum& sum) {
    const auto& [person, name, year] = whose;
    std::vector<Cell> cells = {person.empty() ? Cell() : Cell(person), name,
                               fmt::format("{}-{:02}", year, (year + 1) % 100)};
    cells.insert(cells.end(), std::make_move_iterator(line.begin()), std::make_move_iterator(line.end()));
    for (const std::int64_t pence : {sum.claimed, sum.worked_out, sum.worked_out - sum.claimed}) {
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
    const WorkedOut worked_out = TRY(worked_out_lines(store, rules));
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
    Table table = table_with({"reference",      "for",          "person",    "name",        "for_name",
                              "expenses_pence", "fee_choice",   "fee_pence", "total_pence", "total_pounds",
                              "payment",        "account_name", "sort_code", "account",     "roll_number",
                              "cash_received",  "cash_given",   "state",     "owed_pence",  "pay_under"});
    const ClaimCases cases = TRY(load_claim_cases(store));
    for (const ClaimCase& one : cases.all) {
        const auto& row = one.row;
        if (!meeting.empty() && row.facts.meeting != meeting) continue;
        const ClaimBody& claim = row.body;
        const Pence owed = one.standing.owed();
        const BankNumbers bank = claim.bank.value_or(BankNumbers{});
        add_row(table, fact_cells(row.facts),
                {claim.reference,
                 claim.for_whom,
                 or_nothing(claim.person),
                 claim.name,
                 claim.for_name,
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
                 owed.pence > 0 ? Cell(payment_reference(one.reference, one.standing)) : Cell()});
    }
    return table;
}

Result<Table> topups_report(StoreReader& store, const ExpenseRules& rules) {
    Table table{{"person", "name", "tax_year", "row", "reference", "meeting", "line", "category", "date", "miles",
                 "claimed_pence", "worked_out_pence", "difference_pence"},
                {}};
    const auto rows = TRY(store.claims(""));
    const auto all = miles_of(rows);
    const auto amounts = work_out(all, rules);
    std::map<PersonYear, Sum> sums;
    std::map<PersonYear, std::vector<std::vector<Cell>>> lines;
    for (std::size_t index = 0; index < all.size(); ++index) {
        const ClaimedMiles& one = all[index].miles;
        const ClaimRow& row = *all[index].row;
        const std::string name = name_of_claim(row.body);
        const bool nobody = one.person.empty() && name.empty();
        if (nobody || !amounts[index] || *amounts[index] == one.claimed) continue;
        const Sum sum{one.claimed.pence, amounts[index]->pence};
        const PersonYear whose{one.person, name, tax_year_of(one.date)};
        sums[whose].claimed += sum.claimed;
        sums[whose].worked_out += sum.worked_out;
        lines[whose].push_back(topup_cells(whose,
                                           {std::string("line"), one.reference, row.facts.meeting, one.line,
                                            one.category, date_text(one.date), miles(one.miles.tenths)},
                                           sum));
    }
    for (const auto& [whose, sum] : sums) {
        for (std::vector<Cell>& line : lines[whose]) table.rows.push_back(std::move(line));
        std::vector<Cell> no_line(7);
        no_line.front() = std::string("total");
        table.rows.push_back(topup_cells(whose, std::move(no_line), sum));
    }
    return table;
}

Result<Table> bookings_report(StoreReader& store, const std::string& meeting) {
    Table table = table_with({"reference", "person", "name", "what", "day", "from", "nights", "needs", "needs_other",
                              "voice", written_down, written_down_by});
    const WrittenDown words = TRY(WrittenDown::load(store));
    const auto rows = TRY(store.bookings(meeting));
    for (const auto& row : rows) {
        const BookingBody& body = row.body;
        add_row(table, fact_cells(row.facts),
                joined({body.reference, or_nothing(body.person), body.name, body.what, body.day, body.from,
                        body.nights == 0 ? Cell() : Cell(body.nights), body.needs, body.needs_other,
                        voices_of(row.facts, needs_in_words)},
                       words.cells(row.facts, needs_in_words)));
    }
    return table;
}

} // namespace copro
