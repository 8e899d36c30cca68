#include "kiosk/store/claim_shelf_store.h"

#include "sync/base/log.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::string_view answer_purpose = "copro-claim-answer-v1";
// One step of the swap: small enough that a Save in between does not notice.
constexpr std::size_t answers_a_step = 64;

} // namespace

Result<ClaimShelfStore::State> ClaimShelfStore::state() {
    return m_database.look([](Database& database) -> Result<State> {
        Statement find = TRY(database.prepare("SELECT round, etag, told_wall_ms FROM claim_shelf"));
        if (!TRY(find.step())) return State{};
        return State{find.integer(0), find.text(1), find.integer(2)};
    });
}

Result<void> ClaimShelfStore::turn_to(const State& state) {
    const std::vector<SqlValue> values{state.round, state.etag, state.told_wall_ms};
    return m_database.change([&values](Database& database) {
        return database.run("UPDATE claim_shelf SET round = $1, etag = $2, told_wall_ms = $3", values);
    });
}

Result<std::string> ClaimShelfStore::etag() { return TRY(state()).etag; }

// Not one swap, as of packs: each answer is true by itself, and the newest of it is never wrong beside an older other.
Result<void> ClaimShelfStore::replace(const std::vector<SealedAnswer>& answers, const std::string& etag) {
    const State old = TRY(state());
    const std::int64_t round = old.round + 1;
    // Cut short from here on, all are asked for again.
    TRY(turn_to({round, "", old.told_wall_ms}));
    for (std::size_t from = 0; from < answers.size(); from += answers_a_step) {
        const std::size_t to = std::min(from + answers_a_step, answers.size());
        TRY(m_database.change([&](Database& database) -> Result<void> {
            for (std::size_t at = from; at < to; ++at) {
                const SealedAnswer& one = answers[at];
                const std::vector<SqlValue> values{one.name, round,
                                                   m_box.lock(as_text(one.sealed), answer_purpose, to_hex(one.name))};
                TRY(database.run("INSERT INTO claim_answer(name, round, box) VALUES($1, $2, $3) "
                                 "ON CONFLICT(name) DO UPDATE SET round = excluded.round, box = excluded.box",
                                 values));
            }
            return {};
        }));
    }
    TRY(delete_others(round));
    TRY(turn_to({round, etag, m_clock.wall_ms()}));
    return m_database.forget_deleted();
}

Result<void> ClaimShelfStore::delete_others(std::int64_t round) {
    const std::vector<SqlValue> key{round};
    std::int64_t deleted = 1;
    while (deleted > 0) {
        const Result<std::int64_t> step = m_database.change([&key](Database& database) -> Result<std::int64_t> {
            TRY(database.run("DELETE FROM claim_answer WHERE name IN "
                             "(SELECT name FROM claim_answer WHERE round <> $1 LIMIT 64)",
                             key));
            return database.changes();
        });
        if (!step) return step.error();
        deleted = *step;
    }
    return {};
}

// People are told the day alone: a kiosk at rest writes once a day.
Result<void> ClaimShelfStore::confirm() {
    State now = TRY(state());
    if (local_date(now.told_wall_ms) == local_date(m_clock.wall_ms())) return {};
    now.told_wall_ms = m_clock.wall_ms();
    return turn_to(now);
}

Result<void> ClaimShelfStore::forget() {
    const State old = TRY(state());
    TRY(turn_to({old.round + 1, "", 0}));
    TRY(delete_others(old.round + 1));
    return m_database.forget_deleted();
}

Result<FoundAnswer> ClaimShelfStore::find(const std::string& reference) {
    FoundAnswer found;
    found.told_wall_ms = TRY(state()).told_wall_ms;
    const AnswerKey key = TRY(answer_key_of(reference, m_server));
    const std::vector<SqlValue> name{key.name_bytes()};
    const Bytes box = TRY(m_database.look([&name](Database& database) -> Result<Bytes> {
        Statement find = TRY(database.prepare("SELECT box FROM claim_answer WHERE name = $1"));
        TRY(find.bind(name));
        return TRY(find.step()) ? find.blob(0) : Bytes();
    }));
    if (box.empty()) return found;
    auto answer = open(box, key);
    if (!answer) {
        // Spoilt on the disk: with its ETag the server would answer "unchanged" for ever.
        // That alone: the sync thread may be turning to another round.
        TRY(m_database.change([](Database& database) { return database.execute("UPDATE claim_shelf SET etag = ''"); }));
        return answer.error();
    }
    found.answer = answer.take();
    return found;
}

Result<ClaimAnswer> ClaimShelfStore::open(const Bytes& box, const AnswerKey& key) const {
    const std::string sealed = TRY(m_box.unlock(box, answer_purpose, to_hex(key.name_bytes())));
    std::string plain = TRY(open_answer(to_bytes(sealed), key));
    auto answer = parse_claim_answer(plain, "claim");
    wipe(plain);
    return answer;
}

Result<void> ClaimShelfStore::wipe_old() {
    const std::int64_t told = TRY(state()).told_wall_ms;
    if (told == 0 || told + claims_kept_ms > m_clock.wall_ms()) return {};
    log_info("claims.wiped");
    return forget();
}

} // namespace copro
