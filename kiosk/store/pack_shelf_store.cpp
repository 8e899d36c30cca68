#include "kiosk/store/pack_shelf_store.h"

#include "sync/base/log.h"
#include "sync/records/meeting_pack.h"

#include <algorithm>
#include <set>

namespace copro {

namespace {

constexpr std::string_view pack_purpose = "copro-pack-v1";
// One step of the swap: small enough that a Save in between does not notice.
constexpr std::size_t part_bytes = 256UL * 1024;

std::string about(const std::string& pack, std::int64_t part, std::int64_t parts) {
    return pack + " " + std::to_string(part) + " of " + std::to_string(parts);
}

struct Part {
    std::string pack;
    std::int64_t part = 0;
    std::int64_t parts = 0;
    Bytes box;
};

} // namespace

Result<std::int64_t> PackShelfStore::generation() {
    return m_database.look([](Database& database) { return database.integer("SELECT generation FROM pack_shelf"); });
}

Result<std::string> PackShelfStore::etag() {
    const std::int64_t now = m_clock.wall_ms();
    return m_database.look([now](Database& database) -> Result<std::string> {
        Statement find = TRY(database.prepare("SELECT etag, wiped_wall_ms FROM pack_shelf"));
        // A clock that ran ahead has wiped meetings that are not over: once it is set back, all are asked for again.
        const bool has_all = TRY(find.step()) && find.integer(1) <= now;
        return has_all ? find.text(0) : std::string();
    });
}

Result<void> PackShelfStore::replace(const std::vector<PackItem>& packs, const std::string& etag) {
    std::set<std::string> ids;
    for (const PackItem& pack : packs) {
        if (!ids.insert(pack.id).second) return invalid("packs/" + pack.id, "is there twice");
    }
    // The server goes on giving out a meeting for some hours after its names must be gone from here.
    const std::vector<PackItem> kept = TRY(not_over(packs));
    const std::int64_t old = TRY(generation());
    // What a crash in the middle of an earlier swap has left behind.
    TRY(delete_others(old));
    for (const PackItem& pack : kept) TRY(write(pack, old + 1));
    TRY(turn_to(old + 1, etag, kept.size() == packs.size() ? 0 : m_clock.wall_ms()));
    TRY(delete_others(old + 1));
    return m_database.forget_deleted();
}

Result<std::vector<PackItem>> PackShelfStore::not_over(const std::vector<PackItem>& packs) const {
    std::vector<PackItem> kept;
    for (const PackItem& pack : packs) {
        if (TRY(m_check(pack)) + kept_after_meeting_ms > m_clock.wall_ms()) kept.push_back(pack);
    }
    return kept;
}

Result<void> PackShelfStore::write(const PackItem& pack, std::int64_t generation) {
    const std::string_view text = pack.text;
    const auto parts = static_cast<std::int64_t>(text.size() / part_bytes + 1);
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::string_view piece = text.substr(static_cast<std::size_t>(part) * part_bytes, part_bytes);
        const std::vector<SqlValue> values{generation, pack.id, part, parts,
                                           m_box.lock(piece, pack_purpose, about(pack.id, part, parts))};
        TRY(m_database.change([&values](Database& database) {
            return database.run("INSERT INTO pack_part(generation, pack, part, parts, box) VALUES($1, $2, $3, $4, $5)",
                                values);
        }));
    }
    return {};
}

Result<void> PackShelfStore::turn_to(std::int64_t generation, const std::string& etag, std::int64_t wiped_wall_ms) {
    const std::vector<SqlValue> values{generation, etag, wiped_wall_ms};
    TRY(m_database.change([&values](Database& database) {
        return database.run("UPDATE pack_shelf SET generation = $1, etag = $2, wiped_wall_ms = $3", values);
    }));
    m_due.clear();
    if (m_swapped) m_swapped();
    return {};
}

Result<void> PackShelfStore::delete_others(std::int64_t generation) {
    const std::vector<SqlValue> key{generation};
    std::int64_t deleted = 1;
    while (deleted > 0) {
        const Result<std::int64_t> step = m_database.change([&key](Database& database) -> Result<std::int64_t> {
            TRY(database.run("DELETE FROM pack_part WHERE rowid IN "
                             "(SELECT rowid FROM pack_part WHERE generation <> $1 LIMIT 4)",
                             key));
            return database.changes();
        });
        if (!step) return step.error();
        deleted = *step;
    }
    return {};
}

Result<void> PackShelfStore::forget() {
    const std::int64_t old = TRY(generation());
    TRY(turn_to(old + 1, "", 0));
    TRY(delete_others(old + 1));
    return m_database.forget_deleted();
}

Result<std::vector<PackItem>> PackShelfStore::packs() {
    auto shelf = read();
    if (shelf) return std::move(shelf->packs);
    // Nobody can use it, and with its ETag the server would answer "unchanged" for ever.
    if (shelf.error().kind == ErrorKind::corrupt) TRY(forget());
    return shelf.error();
}

Result<PackShelfStore::Shelf> PackShelfStore::read() {
    Shelf shelf;
    const auto parts = m_database.look([&shelf](Database& database) -> Result<std::vector<Part>> {
        std::vector<Part> found;
        shelf.generation = TRY(database.integer("SELECT generation FROM pack_shelf"));
        Statement rows =
            TRY(database.prepare("SELECT p.pack, p.part, p.parts, p.box FROM pack_part p JOIN pack_shelf s "
                                 "ON s.generation = p.generation ORDER BY p.pack, p.part"));
        while (TRY(rows.step())) found.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.blob(3)});
        return found;
    });
    if (!parts) return parts.error();
    std::vector<PackItem>& packs = shelf.packs;
    std::int64_t expected = 0; // parts of the last pack that are still to come
    for (const Part& part : *parts) {
        const std::string plain = TRY(m_box.unlock(part.box, pack_purpose, about(part.pack, part.part, part.parts)));
        if (part.part == 0 && expected == 0) {
            packs.push_back({part.pack, ""});
            expected = part.parts;
        }
        const bool follows = expected > 0 && packs.back().id == part.pack && part.part == part.parts - expected;
        if (!follows) return Error{ErrorKind::corrupt, "packs/" + part.pack, "a part of it is missing"};
        packs.back().text += plain;
        --expected;
    }
    if (expected != 0) return Error{ErrorKind::corrupt, "packs/" + packs.back().id, "a part of it is missing"};
    return shelf;
}

Result<bool> PackShelfStore::wipe_ended() {
    const auto shelf = read();
    if (!shelf && shelf.error().kind == ErrorKind::corrupt) {
        log_warning("packs.damaged", {{"why", shelf.error().text()}});
        TRY(forget());
        return true;
    }
    if (!shelf) return shelf.error();
    std::vector<DueTimes::Entry> entries;
    for (const PackItem& pack : shelf->packs) {
        const auto ends = m_check(pack);
        if (!ends) {
            // A pack that no longer loads cannot be shown, and nobody knows when it ends.
            log_warning("packs.unreadable", {{"pack", pack.id}, {"why", ends.error().text()}});
            TRY(forget());
            return true;
        }
        entries.push_back({pack.id, *ends + kept_after_meeting_ms});
    }
    const std::vector<std::string> due = m_due.look(entries);
    if (due.empty()) return false;
    TRY(remove(due, shelf->generation));
    m_due.drop(due);
    return true;
}

Result<void> PackShelfStore::remove(const std::vector<std::string>& ids, std::int64_t generation) {
    TRY(m_database.change([&](Database& database) -> Result<void> {
        for (const std::string& id : ids) {
            const std::vector<SqlValue> key{id, generation};
            TRY(database.run("DELETE FROM pack_part WHERE pack = $1 AND generation = $2", key));
        }
        const std::vector<SqlValue> now{m_clock.wall_ms(), generation};
        return database.run("UPDATE pack_shelf SET wiped_wall_ms = $1 WHERE generation = $2", now);
    }));
    log_info("packs.wiped", {{"count", std::to_string(ids.size())}});
    return m_database.forget_deleted();
}

} // namespace copro
