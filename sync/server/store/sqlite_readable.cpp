// long: a short write and a short read for each readable table, side by side so that their columns agree.
#include "sync/server/store/sqlite_readable.h"

#include "sync/base/json.h"
#include "sync/server/store/schema.h"
#include "sync/server/store/sqlite_erase.h"

#include <fmt/format.h>

#include <sstream>

namespace copro {

namespace {

std::string list_text(const std::vector<std::string>& list) {
    return Json(list).dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<std::string>> list_of(const std::string& text) {
    const Json json = TRY(parse_json(text, "list"));
    std::vector<std::string> list;
    for (const Json& one : json) {
        if (!one.is_string()) return Error{ErrorKind::corrupt, "list", "holds something else than texts"};
        list.push_back(one.get<std::string>());
    }
    return list;
}

SqlValue or_null(const std::optional<std::string>& text) { return text ? SqlValue(*text) : SqlValue(); }
SqlValue number(bool flag) { return std::int64_t{flag ? 1 : 0}; }
SqlValue flag_or_null(const std::optional<bool>& flag) { return flag ? number(*flag) : SqlValue(); }

std::optional<bool> optional_flag(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.integer(column) != 0);
}

std::optional<std::string> optional_text(const Statement& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.text(column));
}

// Writes the body of one record, by its kind.
struct Saver {
    SqliteStatements& statements;
    SqlValue rec_id;
    const std::string& device;

    Result<void> operator()(const Unopened& body) const {
        if (body.is_forged) {
            TRY(statements.run("UPDATE device SET flag = $1 WHERE name = $2 AND flag = ''",
                               {std::string("it sent a record that it had not signed"), device}));
        }
        return statements.run("INSERT INTO unopened (rec_id, reason) VALUES ($1, $2)", {rec_id, body.reason});
    }
    Result<void> operator()(const RawBody& body) const {
        return statements.run("INSERT INTO raw_record (rec_id, body) VALUES ($1, $2)", {rec_id, body.json});
    }
    Result<void> operator()(const AttendanceBody& body) const {
        TRY(statements.run("INSERT INTO attendance (rec_id, event, person, name, new_person, roles, with_whom, "
                           "with_name, needs, needs_other, came_as, closed_by, guardian, guardian_name, "
                           "privacy_version, photos) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                           {rec_id, body.event, or_null(body.person), body.name, number(body.is_new_person),
                            list_text(body.roles), list_text(body.with), body.with_name, list_text(body.needs),
                            body.needs_other, body.came_as, body.closed_by, body.guardian, body.guardian_name,
                            body.privacy_version, body.photos}));
        const NeedsBody& needs = body.more_needs;
        TRY(statements.run("INSERT INTO attendance_needs (rec_id, contact, tell_host, remember, reviewed, met, "
                           "met_why) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                           {rec_id, list_text(needs.contact), flag_or_null(needs.tell_host),
                            flag_or_null(needs.remember), needs.reviewed, needs.met, needs.met_why}));
        std::int64_t place = 0;
        for (const CompanionBody& one : body.companions) {
            TRY(statements.run("INSERT INTO attendance_companion (rec_id, place, person, name, came_as, extras, "
                               "guardian_says) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                               {rec_id, ++place, or_null(one.person), one.name, one.came_as, list_text(one.extras),
                                one.guardian_says}));
        }
        return {};
    }
    Result<void> operator()(const FeedbackBody& body) const {
        TRY(statements.run("INSERT INTO feedback (rec_id, anonymous, name, reference, answer_by) "
                           "VALUES ($1, $2, $3, $4, $5)",
                           {rec_id, number(body.is_anonymous), or_null(body.name), body.reference, body.answer_by}));
        return save_answers("feedback_answer", body.answers);
    }
    Result<void> operator()(const SurveyBody& body) const {
        TRY(statements.run("INSERT INTO survey (rec_id) VALUES ($1)", {rec_id}));
        return save_answers("survey_answer", body.answers);
    }
    Result<void> operator()(const CountedBody& body) const {
        for (const auto& [what, count] : body.counts) {
            TRY(statements.run("INSERT INTO counted (rec_id, what, count) VALUES ($1, $2, $3)", {rec_id, what, count}));
        }
        return {};
    }
    Result<void> operator()(const RollCallBody& body) const {
        TRY(statements.run("INSERT INTO roll_call (rec_id, begun_ms, ended_ms, ended_by) VALUES ($1, $2, $3, $4)",
                           {rec_id, body.begun_ms, body.ended_ms, body.ended_by}));
        std::int64_t place = 0;
        for (const CalledPerson& one : body.people) {
            TRY(statements.run("INSERT INTO roll_call_person (rec_id, place, person, since_ms, found) "
                               "VALUES ($1, $2, $3, $4, $5)",
                               {rec_id, ++place, or_null(one.person), one.since_ms, number(one.is_found)}));
        }
        return {};
    }
    Result<void> operator()(const EqualityBody& body) const {
        for (const EqualityCount& one : body.counts) {
            TRY(statements.run("INSERT INTO equality_count (day, form, question, version, answer, how_many) "
                               "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (day, form, question, version, answer) "
                               "DO UPDATE SET how_many = equality_count.how_many + excluded.how_many",
                               {body.day, one.form, one.question, one.version, one.answer, one.count}));
        }
        return {};
    }
    Result<void> operator()(const ClaimBody& body) const {
        const auto& fee = body.fee;
        const auto& bank = body.bank;
        const auto& cash = body.cash;
        TRY(statements.run("INSERT INTO claim (rec_id, reference, for_whom, person, name, for_name, fee_choice, "
                           "fee_offered_pence, fee_pence, expenses_pence, payment, rules, bank_name, sort_code, "
                           "account, roll_number, cash_received, cash_given, late, benefits_notice, for_person, "
                           "cash_pence) "
                           "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
                           "$19, $20, $21, $22)",
                           {rec_id,
                            body.reference,
                            body.for_whom,
                            or_null(body.person),
                            body.name,
                            body.for_name,
                            fee ? SqlValue(fee->choice) : SqlValue(),
                            fee ? SqlValue(fee->offered_pence) : SqlValue(),
                            fee ? SqlValue(fee->pence) : SqlValue(),
                            body.expenses_pence,
                            body.payment,
                            body.rules,
                            bank ? SqlValue(bank->name) : SqlValue(),
                            bank ? SqlValue(bank->sort_code) : SqlValue(),
                            bank ? SqlValue(bank->account) : SqlValue(),
                            bank ? SqlValue(bank->roll_number) : SqlValue(),
                            cash ? number(cash->is_received) : SqlValue(),
                            cash ? number(cash->is_given) : SqlValue(),
                            number(body.is_late),
                            body.benefits_notice,
                            or_null(body.for_person),
                            cash && cash->pence ? SqlValue(*cash->pence) : SqlValue()}));
        return save_lines(body.lines);
    }
    Result<void> operator()(const BookingBody& body) const {
        return statements.run("INSERT INTO booking (rec_id, reference, person, name, what, day, from_place, nights, "
                              "needs, needs_other, to_place, way, time_there, time_back) "
                              "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
                              {rec_id, body.reference, or_null(body.person), body.name, list_text(body.what), body.day,
                               body.from, body.nights, list_text(body.needs), body.needs_other, body.to, body.way,
                               body.time_there, body.time_back});
    }
    Result<void> save_lines(const std::vector<ClaimedLine>& lines) const {
        std::int64_t line = 0;
        for (const ClaimedLine& one : lines) {
            TRY(statements.run("INSERT INTO claim_line (rec_id, line, category, date, from_place, to_place, is_return, "
                               "miles_tenths, amount_pence, who_paid, receipt, no_receipt_because, approved, "
                               "approved_by, claimed_before) "
                               "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
                               {rec_id, ++line, one.category, one.date, one.from, one.to, number(one.is_return),
                                one.miles_tenths, one.amount_pence, one.who_paid, one.receipt, one.no_receipt_because,
                                one.approved, one.approved_by, one.claimed_before}));
        }
        return {};
    }
    Result<void> save_answers(const std::string& table, const std::vector<FeedbackAnswer>& answers) const {
        std::int64_t place = 0;
        for (const FeedbackAnswer& answer : answers) {
            ++place;
            const auto save = [&](std::int64_t item, const std::string& value) {
                return statements.run("INSERT INTO " + table +
                                          " (rec_id, place, question, item, value, is_list) "
                                          "VALUES ($1, $2, $3, $4, $5, $6)",
                                      {rec_id, place, answer.question, item, value, number(answer.is_list)});
            };
            std::int64_t item = answer.is_list ? 1 : 0;
            for (const std::string& value : answer.values) TRY(save(item++, value));
            if (answer.values.empty()) TRY(save(0, ""));
        }
        return {};
    }
};

RecordFacts facts_at(const Statement& row) {
    return {uuid_at(row, 0), row.text(1),
            row.integer(2),  row.text(3),
            row.text(4),     row.text(5),
            row.text(6),     row.integer(7),
            row.integer(8),  row.is_null(9) ? std::nullopt : std::optional(row.integer(9) != 0),
            row.text(10)};
}

Result<void> save_notes(SqliteStatements& statements, const SqlValue& rec_id,
                        const std::vector<AttachmentNote>& notes) {
    std::int64_t place = 0;
    for (const AttachmentNote& one : notes) {
        TRY(statements.run("INSERT INTO attachment_note (rec_id, place, sha256, media_type, question, line) "
                           "VALUES ($1, $2, $3, $4, $5, $6)",
                           {rec_id, ++place, one.sha256, one.media_type, one.question, one.line}));
    }
    return {};
}

// One question to the database for all rows of a report.
template <typename Body>
Result<void> add_notes(SqliteStatements& statements, const std::string& meeting, std::vector<ReadableRow<Body>>& rows) {
    std::map<Uuid, std::vector<AttachmentNote>> notes;
    TRY(statements.each("SELECT n.rec_id, n.sha256, n.media_type, n.question, n.line FROM attachment_note n "
                        "JOIN opened o ON o.rec_id = n.rec_id WHERE $1 = '' OR o.meeting = $1 "
                        "ORDER BY n.rec_id, n.place",
                        {meeting}, [&](Statement& row) -> Result<void> {
                            notes[uuid_at(row, 0)].push_back({row.text(1), row.text(2), row.text(3), row.integer(4)});
                            return {};
                        }));
    for (auto& row : rows) {
        const auto found = notes.find(row.facts.rec_id);
        if (found != notes.end()) row.facts.attachments = found->second;
    }
    return {};
}

constexpr const char* open_all_again = "INSERT INTO to_open (received_ms, rec_id) SELECT received_ms, rec_id FROM "
                                       "record WHERE length(envelope) > 0 ON CONFLICT DO NOTHING";

// The facts are columns 0 to 10, the kind's own columns follow.
constexpr int own = 11;
std::string select(const std::string& columns, const std::string& table) {
    return "SELECT o.rec_id, o.kind, o.schema_version, o.device, o.meeting, o.language, o.form, o.form_version, "
           "o.saved_wall_ms, o.helped, o.entered_from, " +
           columns + " FROM " + table +
           " t JOIN opened o ON o.rec_id = t.rec_id WHERE $1 = '' OR o.meeting = $1 ORDER BY o.saved_wall_ms, o.rec_id";
}

// table: feedback_answer or survey_answer.
Result<std::vector<FeedbackAnswer>> answers_of(SqliteStatements& statements, const std::string& table,
                                               const Uuid& rec_id) {
    std::vector<FeedbackAnswer> answers;
    std::int64_t last_place = 0;
    TRY(statements.each("SELECT place, question, item, value, is_list FROM " + table +
                            " WHERE rec_id = $1 ORDER BY place, item",
                        {blob_of(rec_id)}, [&](Statement& row) -> Result<void> {
                            const bool is_list = row.integer(4) != 0;
                            if (row.integer(0) != last_place) answers.push_back({row.text(1), {}, is_list});
                            last_place = row.integer(0);
                            if (!is_list || row.integer(2) > 0) answers.back().values.push_back(row.text(3));
                            return {};
                        }));
    return answers;
}

Result<std::vector<CompanionBody>> companions_of(SqliteStatements& statements, const Uuid& rec_id) {
    std::vector<CompanionBody> companions;
    TRY(statements.each("SELECT person, name, came_as, extras, guardian_says FROM attendance_companion "
                        "WHERE rec_id = $1 ORDER BY place",
                        {blob_of(rec_id)}, [&](Statement& row) -> Result<void> {
                            companions.push_back({optional_text(row, 0), row.text(1), row.text(2),
                                                  TRY(list_of(row.text(3))), row.text(4)});
                            return {};
                        }));
    return companions;
}

Result<NeedsBody> needs_of(SqliteStatements& statements, const Uuid& rec_id) {
    NeedsBody needs;
    TRY(statements.each("SELECT contact, tell_host, remember, reviewed, met, met_why FROM attendance_needs "
                        "WHERE rec_id = $1",
                        {blob_of(rec_id)}, [&](Statement& row) -> Result<void> {
                            needs = {TRY(list_of(row.text(0))),
                                     optional_flag(row, 1),
                                     optional_flag(row, 2),
                                     row.text(3),
                                     row.text(4),
                                     row.text(5)};
                            return {};
                        }));
    return needs;
}

Result<std::vector<ClaimedLine>> lines_of(SqliteStatements& statements, const Uuid& rec_id) {
    std::vector<ClaimedLine> lines;
    TRY(statements.each("SELECT category, date, from_place, to_place, is_return, miles_tenths, amount_pence, who_paid, "
                        "receipt, no_receipt_because, approved, approved_by, claimed_before FROM claim_line WHERE "
                        "rec_id = $1 ORDER BY line",
                        {blob_of(rec_id)}, [&](Statement& row) -> Result<void> {
                            lines.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4) != 0,
                                             row.integer(5), row.integer(6), row.text(7), row.text(8), row.text(9),
                                             row.text(10), row.text(11), row.text(12)});
                            return {};
                        }));
    return lines;
}

void read_payment(const Statement& row, int first, ClaimBody& body) {
    if (!row.is_null(first)) {
        body.bank = BankNumbers{row.text(first), row.text(first + 1), row.text(first + 2), row.text(first + 3)};
    }
    if (!row.is_null(first + 4)) body.cash = PaidCash{row.integer(first + 4) != 0, row.integer(first + 5) != 0, {}};
    body.is_late = row.integer(first + 6) != 0;
    body.benefits_notice = row.text(first + 7);
}

} // namespace

Result<void> sqlite_save_opened(SqliteStatements& statements, const OpenedRecord& record) {
    const RecordFacts& facts = record.facts;
    const SqlValue rec_id = blob_of(facts.rec_id);
    // It was erased while it was being opened.
    if (TRY(sqlite_is_erased(statements, rec_id))) return {};
    TRY(statements.run(
        "DELETE FROM to_open WHERE rec_id = $1 AND received_ms = (SELECT received_ms FROM record WHERE rec_id = $1)",
        {rec_id}));
    TRY(statements.run("INSERT INTO opened (rec_id, kind, schema_version, device, meeting, language, form, "
                       "form_version, saved_wall_ms, helped, entered_from) "
                       "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
                       {rec_id, facts.kind, facts.schema, facts.device, facts.meeting, facts.language, facts.form,
                        facts.form_version, facts.saved_wall_ms, facts.helped ? number(*facts.helped) : SqlValue(),
                        facts.entered_from}));
    std::int64_t place = 0;
    for (const ShownText& one : facts.shown) {
        TRY(statements.run(
            "INSERT INTO shown_text (rec_id, place, text, language, version) VALUES ($1, $2, $3, $4, $5)",
            {rec_id, ++place, one.text, one.language, one.version}));
    }
    TRY(save_notes(statements, rec_id, facts.attachments));
    return std::visit(Saver{statements, rec_id, facts.device}, record.body);
}

Result<void> sqlite_forget_readable(SqliteStatements& statements) {
    for (const ReadableTable& table : readable_tables) TRY(statements.run("DELETE FROM " + table.name, {}));
    return statements.run(open_all_again, {});
}

Result<void> sqlite_make_readable_tables(SqliteStatements& statements) {
    std::string made_with = fmt::format("{}\n", reading_version);
    std::string names;
    for (const ReadableTable& table : readable_tables) {
        made_with += fmt::format("{} {} {}\n", table.name, table.columns, table.indexed);
        names += table.name + ' ';
    }
    if (TRY(sqlite_setting(statements, "readable_made_with")) == made_with) return {};
    Database& database = statements.database();
    // The tables that were there may have had other names.
    std::istringstream old(TRY(sqlite_setting(statements, "readable_tables")));
    for (std::string name; old >> name;) TRY(database.execute("DROP TABLE IF EXISTS " + name));
    for (const ReadableTable& table : readable_tables) {
        TRY(database.execute(fmt::format("CREATE TABLE {} ({})", table.name, table.columns)));
        if (table.indexed.empty()) continue;
        TRY(database.execute(fmt::format("CREATE INDEX {0}_index ON {0} ({1})", table.name, table.indexed)));
    }
    TRY(database.execute(open_all_again));
    TRY(sqlite_set_setting(statements, "readable_tables", names));
    return sqlite_set_setting(statements, "readable_made_with", made_with);
}

Result<std::vector<ReadableRow<AttendanceBody>>> sqlite_attendance(SqliteStatements& statements,
                                                                   const std::string& meeting) {
    std::vector<ReadableRow<AttendanceBody>> rows;
    const std::string sql = select("t.event, t.person, t.name, t.new_person, t.roles, t.with_whom, t.with_name, "
                                   "t.needs, t.needs_other, t.came_as, t.closed_by, t.guardian, t.guardian_name, "
                                   "t.privacy_version, t.photos",
                                   "attendance");
    const auto read = [&](Statement& row) -> Result<void> {
        AttendanceBody body;
        body.event = row.text(own);
        body.person = optional_text(row, own + 1);
        body.name = row.text(own + 2);
        body.is_new_person = row.integer(own + 3) != 0;
        body.roles = TRY(list_of(row.text(own + 4)));
        body.with = TRY(list_of(row.text(own + 5)));
        body.with_name = row.text(own + 6);
        body.needs = TRY(list_of(row.text(own + 7)));
        body.needs_other = row.text(own + 8);
        body.came_as = row.text(own + 9);
        body.closed_by = row.text(own + 10);
        body.guardian = row.text(own + 11);
        body.guardian_name = row.text(own + 12);
        body.privacy_version = row.integer(own + 13);
        body.photos = row.text(own + 14);
        rows.push_back({facts_at(row), std::move(body)});
        return {};
    };
    TRY(statements.each(sql, {meeting}, read));
    TRY(add_notes(statements, meeting, rows));
    for (auto& row : rows) {
        row.body.more_needs = TRY(needs_of(statements, row.facts.rec_id));
        row.body.companions = TRY(companions_of(statements, row.facts.rec_id));
    }
    return rows;
}

Result<std::vector<ReadableRow<FeedbackBody>>> sqlite_feedback(SqliteStatements& statements,
                                                               const std::string& meeting) {
    std::vector<ReadableRow<FeedbackBody>> rows;
    const std::string sql = select("t.anonymous, t.name, t.reference, t.answer_by", "feedback");
    TRY(statements.each(sql, {meeting}, [&](Statement& row) -> Result<void> {
        rows.push_back(
            {facts_at(row),
             FeedbackBody{
                 row.integer(own) != 0, optional_text(row, own + 1), {}, row.text(own + 2), row.text(own + 3)}});
        return {};
    }));
    for (auto& row : rows) row.body.answers = TRY(answers_of(statements, "feedback_answer", row.facts.rec_id));
    TRY(add_notes(statements, meeting, rows));
    return rows;
}

Result<std::vector<ReadableRow<SurveyBody>>> sqlite_surveys(SqliteStatements& statements, const std::string& meeting) {
    std::vector<ReadableRow<SurveyBody>> rows;
    TRY(statements.each(select("t.rec_id", "survey"), {meeting}, [&](Statement& row) -> Result<void> {
        rows.push_back({facts_at(row), {}});
        return {};
    }));
    for (auto& row : rows) row.body.answers = TRY(answers_of(statements, "survey_answer", row.facts.rec_id));
    TRY(add_notes(statements, meeting, rows));
    return rows;
}

Result<std::vector<ReadableRow<ClaimBody>>> sqlite_claims(SqliteStatements& statements, const std::string& meeting) {
    std::vector<ReadableRow<ClaimBody>> rows;
    TRY(statements.each(select("t.reference, t.for_whom, t.person, t.name, t.for_name, t.fee_choice, "
                               "t.fee_offered_pence, t.fee_pence, t.expenses_pence, t.payment, t.rules, t.bank_name, "
                               "t.sort_code, t.account, t.roll_number, t.cash_received, t.cash_given, t.late, "
                               "t.benefits_notice, t.for_person, t.cash_pence",
                               "claim"),
                        {meeting}, [&](Statement& row) -> Result<void> {
                            ClaimBody body;
                            body.reference = row.text(own);
                            body.for_whom = row.text(own + 1);
                            body.person = optional_text(row, own + 2);
                            body.name = row.text(own + 3);
                            body.for_name = row.text(own + 4);
                            if (!row.is_null(own + 5))
                                body.fee = ClaimedFee{row.text(own + 5), row.integer(own + 6), row.integer(own + 7)};
                            body.expenses_pence = row.integer(own + 8);
                            body.payment = row.text(own + 9);
                            body.rules = row.text(own + 10);
                            read_payment(row, own + 11, body);
                            body.for_person = optional_text(row, own + 19);
                            if (body.cash && !row.is_null(own + 20)) body.cash->pence = row.integer(own + 20);
                            rows.push_back({facts_at(row), std::move(body)});
                            return {};
                        }));
    for (auto& row : rows) row.body.lines = TRY(lines_of(statements, row.facts.rec_id));
    TRY(add_notes(statements, meeting, rows));
    return rows;
}

Result<std::vector<ReadableRow<CountedBody>>> sqlite_counted(SqliteStatements& statements, const std::string& kind,
                                                             const std::string& meeting) {
    std::vector<ReadableRow<CountedBody>> rows;
    TRY(statements.each(select("t.what, t.count", "counted"), {meeting}, [&](Statement& row) -> Result<void> {
        const RecordFacts facts = facts_at(row);
        if (facts.kind != kind) return {};
        if (rows.empty() || rows.back().facts.rec_id != facts.rec_id) rows.push_back({facts, {}});
        rows.back().body.counts.emplace_back(row.text(own), row.integer(own + 1));
        return {};
    }));
    return rows;
}

Result<std::vector<ReadableRow<BookingBody>>> sqlite_bookings(SqliteStatements& statements,
                                                              const std::string& meeting) {
    std::vector<ReadableRow<BookingBody>> rows;
    const std::string columns =
        "t.reference, t.person, t.name, t.what, t.day, t.from_place, t.nights, t.needs, t.needs_other, t.to_place, "
        "t.way, t.time_there, t.time_back";
    TRY(statements.each(select(columns, "booking"), {meeting}, [&](Statement& row) -> Result<void> {
        BookingBody body;
        body.reference = row.text(own);
        body.person = optional_text(row, own + 1);
        body.name = row.text(own + 2);
        body.what = TRY(list_of(row.text(own + 3)));
        body.day = row.text(own + 4);
        body.from = row.text(own + 5);
        body.nights = row.integer(own + 6);
        body.needs = TRY(list_of(row.text(own + 7)));
        body.needs_other = row.text(own + 8);
        body.to = row.text(own + 9);
        body.way = row.text(own + 10);
        body.time_there = row.text(own + 11);
        body.time_back = row.text(own + 12);
        rows.push_back({facts_at(row), std::move(body)});
        return {};
    }));
    TRY(add_notes(statements, meeting, rows));
    return rows;
}

Result<std::vector<ReadableRow<RollCallBody>>> sqlite_roll_calls(SqliteStatements& statements,
                                                                 const std::string& meeting) {
    std::vector<ReadableRow<RollCallBody>> rows;
    TRY(statements.each(
        select("t.begun_ms, t.ended_ms, t.ended_by", "roll_call"), {meeting}, [&](Statement& row) -> Result<void> {
            rows.push_back({facts_at(row), {row.integer(own), row.integer(own + 1), row.text(own + 2), {}}});
            return {};
        }));
    for (auto& row : rows) {
        TRY(statements.each("SELECT person, since_ms, found FROM roll_call_person WHERE rec_id = $1 ORDER BY place",
                            {blob_of(row.facts.rec_id)}, [&](Statement& one) -> Result<void> {
                                row.body.people.push_back({optional_text(one, 0), one.integer(1), one.integer(2) != 0});
                                return {};
                            }));
    }
    return rows;
}

Result<std::vector<ShownRow>> sqlite_shown_texts(SqliteStatements& statements, const std::string& meeting) {
    std::vector<ShownRow> rows;
    const std::string sql = select("t.text, t.language, t.version", "shown_text");
    TRY(statements.each(sql, {meeting}, [&](Statement& row) -> Result<void> {
        rows.push_back({facts_at(row), {row.text(own), row.text(own + 1), row.text(own + 2)}});
        return {};
    }));
    return rows;
}

Result<std::vector<EqualityCount>> sqlite_equality(SqliteStatements& statements, const std::string& days) {
    std::vector<EqualityCount> counts;
    TRY(statements.each("SELECT form, question, version, answer, SUM(how_many) FROM equality_count "
                        "WHERE substr(day, 1, length($1)) = $1 GROUP BY form, question, version, answer "
                        "ORDER BY form, question, version, answer",
                        {days}, [&](Statement& row) -> Result<void> {
                            counts.push_back({row.text(0), row.text(1), row.integer(2), row.text(3), row.integer(4)});
                            return {};
                        }));
    return counts;
}

Result<std::vector<ReadableRow<RawBody>>> sqlite_raw(SqliteStatements& statements, const std::string& meeting) {
    std::vector<ReadableRow<RawBody>> rows;
    TRY(statements.each(select("t.body", "raw_record"), {meeting}, [&](Statement& row) -> Result<void> {
        rows.push_back({facts_at(row), RawBody{row.text(own)}});
        return {};
    }));
    return rows;
}

Result<std::vector<ReadableRow<Unopened>>> sqlite_unopened(SqliteStatements& statements) {
    std::vector<ReadableRow<Unopened>> rows;
    TRY(statements.each(select("t.reason", "unopened"), {std::string()}, [&](Statement& row) -> Result<void> {
        rows.push_back({facts_at(row), Unopened{row.text(own)}});
        return {};
    }));
    return rows;
}

} // namespace copro
