#include "kiosk/store/equality_pool.h"

#include "sync/base/json.h"

#include <sodium.h>

#include <algorithm>

namespace copro {

namespace {

struct Pooled {
    std::string form;
    Bytes sealed;
};

void shuffle(std::vector<Pooled>& rows) {
    for (std::size_t left = rows.size(); left > 1; --left) {
        std::swap(rows[left - 1], rows[randombytes_uniform(static_cast<std::uint32_t>(left))]);
    }
}

Result<std::vector<Pooled>> pooled(Database& database) {
    std::vector<Pooled> rows;
    Statement find = TRY(database.prepare("SELECT form, sealed FROM equality_pool"));
    while (TRY(find.step())) rows.push_back({find.text(0), find.blob(1)});
    return rows;
}

// All of them, in an order of chance: within a page SQLite writes rows one after the other as they come.
Result<void> write_anew(Database& database, std::vector<Pooled> rows) {
    shuffle(rows);
    TRY(database.execute("DELETE FROM equality_pool"));
    Statement write = TRY(database.prepare("INSERT INTO equality_pool(id, form, sealed) VALUES($1, $2, $3)"));
    for (const Pooled& row : rows) {
        const std::vector<SqlValue> values{to_blob(Uuid::random()), row.form, row.sealed};
        TRY(write.run(values));
    }
    return {};
}

// Never so many that fewer than five would be left behind, while that can be helped.
std::size_t next_batch(std::size_t waiting) {
    if (waiting <= most_equality_together) return waiting;
    const std::size_t left = waiting - most_equality_together;
    return left >= least_equality_together ? most_equality_together : waiting - least_equality_together;
}

NewRecord batch_of(std::span<const Pooled> answers, const std::string& day, Date date) {
    NewRecord record;
    record.kind = equality_kind;
    record.day_only = date;
    Json sealed = Json::array();
    for (const Pooled& one : answers) sealed.push_back(to_base64url(one.sealed));
    const Json body{{"schema", record.schema},
                    {"rec_id", record.rec_id.text()},
                    {"kind", record.kind},
                    {"meeting", ""},
                    {"saved_wall_ms", wall_ms_of(date, "00:00")},
                    {"body", {{"day", day}, {"answers", std::move(sealed)}}}};
    record.body = body.dump();
    return record;
}

} // namespace

Result<Bytes> EqualityPool::seal(std::string text) const {
    if (text.size() > equality_text_bytes) {
        wipe(text);
        return invalid("equality", "the answers are longer than all are made");
    }
    // Blanks after JSON are still JSON.
    std::string padded = text + std::string(equality_text_bytes - text.size(), ' ');
    wipe(text);
    Bytes plain = to_bytes(padded);
    wipe(padded);
    Bytes sealed = copro::seal(plain, m_intake);
    wipe(plain);
    return sealed;
}

Result<void> EqualityPool::put(const std::string& form, const Bytes& sealed) {
    const std::string today = date_text(local_date(m_clock.wall_ms()));
    const auto work = [&](Database& database) -> Result<void> {
        std::vector<Pooled> rows = TRY(pooled(database));
        const bool is_there =
            std::any_of(rows.begin(), rows.end(), [&](const Pooled& row) { return row.sealed == sealed; });
        if (!is_there) rows.push_back({form, sealed});
        TRY(write_anew(database, std::move(rows)));
        const std::vector<SqlValue> day{form, today};
        return database.run("INSERT INTO equality_day(form, day) VALUES($1, $2) "
                            "ON CONFLICT(form) DO UPDATE SET day = excluded.day",
                            day);
    };
    Result<void> done = m_database.change(work);
    // A fault of the disk closed the file: once more on a fresh connection, as for every record.
    if (!done && done.error().kind == ErrorKind::internal) done = m_database.change(work);
    if (!done) return done;
    return m_database.forget_deleted();
}

Result<std::size_t> EqualityPool::release(Date today) {
    const auto made = m_database.change([&](Database& database) -> Result<std::size_t> {
        std::vector<std::pair<std::string, std::string>> due; // form, day
        {
            Statement find = TRY(database.prepare("SELECT form, day FROM equality_day WHERE day <> $1"));
            const std::vector<SqlValue> values{date_text(today)};
            TRY(find.bind(values));
            while (TRY(find.step())) due.emplace_back(find.text(0), find.text(1));
        }
        std::size_t records = 0;
        for (const auto& [form, day] : due) records += TRY(release_form(database, form, day));
        return records;
    });
    if (!made) return made.error();
    if (*made > 0) TRY(m_database.forget_deleted());
    return *made;
}

Result<std::size_t> EqualityPool::release_form(Database& database, const std::string& form, const std::string& day) {
    const Date date = TRY(parse_date(day));
    std::vector<Pooled> rows = TRY(pooled(database));
    shuffle(rows);
    const auto others = std::partition(rows.begin(), rows.end(), [&](const Pooled& row) { return row.form == form; });
    std::span<const Pooled> left(rows.begin(), others);
    std::size_t records = 0;
    while (left.size() >= least_equality_together) {
        const std::size_t count = next_batch(left.size());
        TRY(m_outbox.insert(database, batch_of(left.first(count), day, date)));
        left = left.subspan(count);
        ++records;
    }
    if (records == 0) return records;
    std::vector<Pooled> stay(left.begin(), left.end());
    stay.insert(stay.end(), others, rows.end());
    TRY(write_anew(database, std::move(stay)));
    if (!left.empty()) return records;
    const std::vector<SqlValue> key{form};
    TRY(database.run("DELETE FROM equality_day WHERE form = $1", key));
    return records;
}

} // namespace copro
