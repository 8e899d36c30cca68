#include "kiosk/store/paused_store.h"

#include "kiosk/store/setting_rows.h"
#include "sync/records/date.h"

#include <sodium.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view salt_purpose = "copro-paused-salt-v1";
constexpr std::string_view name_purpose = "copro-paused-name-v1";
constexpr std::string_view box_purpose = "copro-paused-v1:";
constexpr std::string_view code_purpose = "copro-paused-code-v1";
constexpr GuessLimit code_guesses{"code_guesses", most_code_guesses, code_window_ms};
// Argon2id, 64 MiB and two passes: who has the disk with its key must still pay this for each of 20,736 codes, and who
// comes back waits for it once (O8: feedback within half a second).
constexpr unsigned long long code_passes = 2;
constexpr std::size_t code_bytes = 64UL * 1024 * 1024;
constexpr std::size_t half_bytes = 32;
// How long the box is does not tell how much was written.
constexpr std::size_t padded_to = 4096;

// Bound to the box: a time that was changed on the disk opens nothing.
std::string about(std::int64_t wipe_at_wall_ms) { return std::to_string(wipe_at_wall_ms); }

std::string padded(std::string_view work) {
    std::string text(work);
    text.resize((text.size() / padded_to + 1) * padded_to, ' '); // JSON ends before it
    return text;
}

} // namespace

Result<PausedStore::Derived> PausedStore::derived(std::string_view code) const {
    const Bytes salt = m_box.keyed_hash("", salt_purpose);
    static_assert(crypto_generichash_BYTES >= crypto_pwhash_SALTBYTES);
    Bytes both(2 * half_bytes);
    if (crypto_pwhash(both.data(), both.size(), code.data(), code.size(), salt.data(), code_passes, code_bytes,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return internal("there is not enough memory for a picture code");
    }
    std::string first = to_hex(both.data(), half_bytes);
    std::string second = to_hex(both.data() + half_bytes, half_bytes);
    wipe(both);
    Derived derived{m_box.keyed_hash(first, name_purpose), std::string(box_purpose) + second};
    wipe(first);
    wipe(second);
    return derived;
}

Result<std::int64_t> PausedStore::keep(std::string_view code, std::string_view work, bool by_person) {
    const Derived derived = TRY(this->derived(code));
    const std::int64_t now = m_clock.wall_ms();
    const std::int64_t wipe_at = wall_ms_of(add_days(local_date(now), 1), "00:00");
    std::string plain = padded(work);
    const std::vector<SqlValue> values{derived.name,
                                       now,
                                       wipe_at,
                                       std::int64_t{by_person},
                                       m_box.lock(plain, derived.purpose, about(wipe_at)),
                                       by_person ? Bytes() : m_box.lock(code, code_purpose, about(wipe_at))};
    wipe(plain);
    const auto id = m_database.change([&](Database& database) {
        return database.integer("INSERT INTO paused(name, kept_wall_ms, wipe_at_wall_ms, by_person, box, code_box) "
                                "VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id",
                                values);
    });
    if (!id) return id;
    if (*id == 0) return Error{ErrorKind::conflict, "", "other work has the same picture code"};
    m_due.add({std::to_string(*id), wipe_at});
    return id;
}

Result<CodeAnswer> PausedStore::guess(std::string_view code, std::int64_t now_wall_ms) {
    const auto counted =
        TRY(m_database.change([&](Database& database) { return count_guess(database, code_guesses, now_wall_ms); }));
    CodeAnswer answer;
    answer.locked_until_wall_ms = counted.locked_until_wall_ms;
    if (!counted.may_guess) return answer;
    answer.kept = TRY(open(code));
    if (!answer.kept) return answer;
    answer.locked_until_wall_ms = 0;
    TRY(m_database.change([&](Database& database) { return take_back_guess(database, code_guesses, now_wall_ms); }));
    return answer;
}

Result<std::optional<KeptWork>> PausedStore::open(std::string_view code) {
    const Derived derived = TRY(this->derived(code));
    const std::vector<SqlValue> key{derived.name};
    return m_database.look([&](Database& database) -> Result<std::optional<KeptWork>> {
        Statement find = TRY(database.prepare("SELECT id, wipe_at_wall_ms, box FROM paused WHERE name = $1"));
        TRY(find.bind(key));
        if (!TRY(find.step())) return std::optional<KeptWork>();
        // Due, and only not wiped yet: the disk may be full.
        if (find.integer(1) <= m_clock.wall_ms()) return std::optional<KeptWork>();
        KeptWork kept{find.integer(0), {}};
        // A box that is damaged is an error of this row, and none of the file's.
        auto plain = m_box.unlock(find.blob(2), derived.purpose, about(find.integer(1)));
        if (!plain) return Error{ErrorKind::refused, "paused", plain.error().reason};
        kept.work = plain.take();
        return std::optional<KeptWork>(std::move(kept));
    });
}

std::string PausedStore::code_of(const Statement& row, int first) const {
    if (row.integer(first) == 1) return {};
    auto code = m_box.unlock(row.blob(first + 2), code_purpose, about(row.integer(first + 1)));
    return code ? code.take() : std::string();
}

Result<void> PausedStore::remove(const std::vector<std::string>& ids) {
    TRY(m_database.change([&ids](Database& database) -> Result<void> {
        Statement remove = TRY(database.prepare("DELETE FROM paused WHERE id = CAST($1 AS INTEGER)"));
        for (const std::string& id : ids) {
            const std::vector<SqlValue> key{id};
            TRY(remove.run(key));
        }
        return {};
    }));
    m_due.drop(ids);
    return m_database.forget_deleted();
}

Result<void> PausedStore::drop(std::int64_t id) { return remove({std::to_string(id)}); }

Result<std::vector<PausedRow>> PausedStore::rows() {
    return m_database.look([this](Database& database) -> Result<std::vector<PausedRow>> {
        std::vector<PausedRow> rows;
        Statement find = TRY(
            database.prepare("SELECT id, kept_wall_ms, by_person, wipe_at_wall_ms, code_box FROM paused ORDER BY id"));
        while (TRY(find.step()))
            rows.push_back({find.integer(0), find.integer(1), find.integer(2) == 1, code_of(find, 2)});
        return rows;
    });
}

Result<bool> PausedStore::wipe_ended() {
    std::vector<std::string> orphans;
    const auto rows = TRY(m_database.look([&](Database& database) -> Result<std::vector<DueTimes::Entry>> {
        std::vector<DueTimes::Entry> read;
        Statement find = TRY(database.prepare("SELECT id, by_person, wipe_at_wall_ms, code_box FROM paused"));
        while (TRY(find.step())) {
            if (find.integer(1) == 0 && code_of(find, 1).empty())
                orphans.push_back(find.text(0));
            else
                read.push_back({find.text(0), find.integer(2)});
        }
        return read;
    }));
    std::vector<std::string> due = m_due.look(rows);
    due.insert(due.end(), orphans.begin(), orphans.end());
    if (due.empty()) return false;
    TRY(remove(due));
    return true;
}

} // namespace copro
