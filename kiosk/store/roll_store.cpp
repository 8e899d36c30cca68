#include "kiosk/store/roll_store.h"

#include "sync/base/json.h"
#include "sync/base/log.h"

namespace copro {

namespace {

constexpr std::string_view roll_purpose = "copro-roll-v1";

std::string to_text(const PresentPerson& person) {
    return Json{{"meeting", person.meeting},
                {"person", person.person},
                {"name", person.name},
                {"since_wall_ms", person.since_wall_ms}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<PresentPerson> person_of(const std::string& text) {
    const Json json = TRY(parse_json(text, "roll"));
    JsonObject object = TRY(JsonObject::of(json, "roll#"));
    PresentPerson person;
    person.meeting = TRY(object.text("meeting"));
    person.person = TRY(object.text("person"));
    person.name = TRY(object.text("name"));
    person.since_wall_ms = TRY(object.integer("since_wall_ms", INT64_MIN, INT64_MAX));
    TRY(object.done());
    return person;
}

} // namespace

Result<std::int64_t> RollStore::arrive(const PresentPerson& person, std::int64_t ends_wall_ms) {
    std::string plain = to_text(person);
    const std::vector<SqlValue> values{ends_wall_ms + roll_kept_ms, m_box.lock(plain, roll_purpose, "")};
    wipe(plain);
    return m_database.change([&](Database& database) {
        return database.integer("INSERT INTO roll(wipe_at_wall_ms, box) VALUES($1, $2) RETURNING id", values);
    });
}

Result<void> RollStore::leave(std::int64_t id) {
    const std::vector<SqlValue> key{id};
    return m_database.change(
        [&key](Database& database) { return database.run("DELETE FROM roll WHERE id = $1", key); });
}

Result<std::vector<PresentPerson>> RollStore::present() {
    return m_database.look([&](Database& database) -> Result<std::vector<PresentPerson>> {
        std::vector<PresentPerson> people;
        Statement rows = TRY(database.prepare("SELECT id, box FROM roll ORDER BY id"));
        while (TRY(rows.step())) {
            Result<std::string> plain = m_box.unlock(rows.blob(1), roll_purpose, "");
            Result<PresentPerson> person = plain ? person_of(*plain) : Result<PresentPerson>(plain.error());
            if (plain) wipe(*plain);
            if (!person) {
                log_warning("roll.unreadable", {{"row", std::to_string(rows.integer(0))}});
                continue;
            }
            person->id = rows.integer(0);
            people.push_back(person.take());
        }
        return people;
    });
}

Result<void> RollStore::wipe_ended(std::int64_t now_wall_ms) {
    const std::vector<SqlValue> now{now_wall_ms};
    const Result<std::int64_t> wiped = m_database.change([&now](Database& database) -> Result<std::int64_t> {
        TRY(database.run("DELETE FROM roll WHERE wipe_at_wall_ms <= $1", now));
        return database.changes();
    });
    if (!wiped) return wiped.error();
    if (*wiped == 0) return {};
    return m_database.forget_deleted();
}

} // namespace copro
