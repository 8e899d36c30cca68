#include "kiosk/store/roll_store.h"

#include "sync/base/json.h"
#include "sync/base/log.h"
#include "sync/records/meeting_pack.h"

namespace copro {

namespace {

constexpr std::string_view roll_purpose = "copro-roll-v1";

std::string to_text(const PresentPerson& person) {
    return Json{{"meeting", person.meeting},
                {"person", person.person},
                {"name", person.name},
                {"since_wall_ms", person.since_wall_ms},
                {"party", person.more.party},
                {"came_as", person.more.came_as},
                {"is_child", person.more.is_child},
                {"lacks_consent", person.more.lacks_consent},
                {"found", person.more.found},
                {"left", person.more.left},
                {"asked_needs", person.more.asked_needs},
                {"needs", person.more.needs},
                {"needs_other", person.more.needs_other},
                {"needs_spoken", person.more.needs_spoken},
                {"extras", person.more.extras}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<std::string>> texts_of(JsonObject& object, const char* key) {
    std::vector<std::string> texts;
    const Json* list = TRY(object.array_or_none(key));
    for (std::size_t at = 0; list != nullptr && at < list->size(); ++at) {
        if (!(*list)[at].is_string()) return object.wrong(key, "must be texts");
        texts.push_back((*list)[at].get<std::string>());
    }
    return texts;
}

// Rows from before there were any of these have none.
Result<RollDetails> details_of(JsonObject& object) {
    RollDetails more;
    more.party = TRY(object.text_or("party", ""));
    more.came_as = TRY(object.text_or("came_as", ""));
    more.is_child = TRY(object.flag_or("is_child", false));
    more.lacks_consent = TRY(object.flag_or("lacks_consent", false));
    more.found = TRY(object.flag_or("found", false));
    more.left = TRY(object.flag_or("left", false));
    more.asked_needs = TRY(object.flag_or("asked_needs", false));
    more.needs = TRY(texts_of(object, "needs"));
    more.needs_other = TRY(object.text_or("needs_other", ""));
    more.needs_spoken = TRY(object.flag_or("needs_spoken", false));
    more.extras = TRY(texts_of(object, "extras"));
    return more;
}

Result<PresentPerson> person_of(const std::string& text) {
    const Json json = TRY(parse_json(text, "roll"));
    JsonObject object = TRY(JsonObject::of(json, "roll#"));
    PresentPerson person;
    person.meeting = TRY(object.text("meeting"));
    person.person = TRY(object.text("person"));
    person.name = TRY(object.text("name"));
    person.since_wall_ms = TRY(object.integer("since_wall_ms", INT64_MIN, INT64_MAX));
    person.more = TRY(details_of(object));
    TRY(object.done());
    return person;
}

} // namespace

Result<std::int64_t> RollStore::arrive(const PresentPerson& person, std::int64_t ends_wall_ms) {
    std::string plain = to_text(person);
    const std::int64_t wipe_at = ends_wall_ms + kept_after_meeting_ms;
    const std::vector<SqlValue> values{wipe_at, m_box.lock(plain, roll_purpose, "")};
    wipe(plain);
    const auto id = m_database.change([&](Database& database) {
        return database.integer("INSERT INTO roll(wipe_at_wall_ms, box) VALUES($1, $2) RETURNING id", values);
    });
    if (id) m_due.add({std::to_string(*id), wipe_at});
    return id;
}

Result<void> RollStore::leave(std::int64_t id) {
    const std::vector<SqlValue> key{id};
    TRY(m_database.change([&key](Database& database) { return database.run("DELETE FROM roll WHERE id = $1", key); }));
    m_due.drop({std::to_string(id)});
    return m_database.forget_deleted();
}

Result<void> RollStore::leave_in_call(std::int64_t id) {
    TRY(rewrite(id, [](PresentPerson& person) {
        wipe(person.name);
        wipe(person.more.needs_other);
        const bool found = person.more.found;
        person.more = {};
        person.more.found = found;
        person.more.left = true;
    }));
    return m_database.forget_deleted();
}

Result<void> RollStore::mark(std::int64_t id, bool found) {
    return rewrite(id, [found](PresentPerson& person) { person.more.found = found; });
}

Result<void> RollStore::rewrite(std::int64_t id, const Change& change) {
    return m_database.change([&](Database& database) -> Result<void> {
        const std::vector<SqlValue> key{id};
        Statement row = TRY(database.prepare("SELECT box FROM roll WHERE id = $1"));
        TRY(row.bind(key));
        if (!TRY(row.step())) return Error{ErrorKind::not_found, "roll", "nobody has this row"};
        std::string before = TRY(m_box.unlock(row.blob(0), roll_purpose, ""));
        Result<PresentPerson> person = person_of(before);
        wipe(before);
        if (!person) return person.error();
        change(*person);
        std::string plain = to_text(*person);
        const std::vector<SqlValue> values{m_box.lock(plain, roll_purpose, ""), id};
        wipe(plain);
        return database.run("UPDATE roll SET box = $1 WHERE id = $2", values);
    });
}

Result<std::vector<PresentPerson>> RollStore::present() {
    return m_database.look([&](Database& database) -> Result<std::vector<PresentPerson>> {
        std::vector<PresentPerson> people;
        Statement rows = TRY(database.prepare("SELECT id, box, wipe_at_wall_ms FROM roll ORDER BY id"));
        while (TRY(rows.step())) {
            Result<std::string> plain = m_box.unlock(rows.blob(1), roll_purpose, "");
            Result<PresentPerson> person = plain ? person_of(*plain) : Result<PresentPerson>(plain.error());
            if (plain) wipe(*plain);
            if (!person) {
                log_warning("roll.unreadable", {{"row", std::to_string(rows.integer(0))}});
                continue;
            }
            person->id = rows.integer(0);
            person->ends_wall_ms = rows.integer(2) - kept_after_meeting_ms;
            people.push_back(person.take());
        }
        return people;
    });
}

Result<bool> RollStore::wipe_ended() {
    const auto rows = m_database.look([](Database& database) -> Result<std::vector<DueTimes::Entry>> {
        std::vector<DueTimes::Entry> read;
        Statement find = TRY(database.prepare("SELECT id, wipe_at_wall_ms FROM roll"));
        while (TRY(find.step())) read.push_back({find.text(0), find.integer(1)});
        return read;
    });
    if (!rows) return rows.error();
    const std::vector<std::string> due = m_due.look(*rows);
    if (due.empty()) return false;
    TRY(m_database.change([&due](Database& database) -> Result<void> {
        Statement remove = TRY(database.prepare("DELETE FROM roll WHERE id = CAST($1 AS INTEGER)"));
        for (const std::string& id : due) {
            const std::vector<SqlValue> key{id};
            TRY(remove.run(key));
        }
        return {};
    }));
    m_due.drop(due);
    TRY(m_database.forget_deleted());
    return true;
}

} // namespace copro
