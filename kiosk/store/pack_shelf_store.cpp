#include "kiosk/store/pack_shelf_store.h"

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
    return m_database.look([](Database& database) -> Result<std::string> {
        Statement find = TRY(database.prepare("SELECT etag FROM pack_shelf"));
        return TRY(find.step()) ? find.text(0) : std::string();
    });
}

Result<void> PackShelfStore::replace(const std::vector<PackItem>& packs, const std::string& etag) {
    std::set<std::string> ids;
    for (const PackItem& pack : packs) {
        if (!ids.insert(pack.id).second) return invalid("packs/" + pack.id, "is there twice");
        if (m_check) TRY(m_check(pack));
    }
    const std::int64_t old = TRY(generation());
    // What a crash in the middle of an earlier swap has left behind.
    TRY(delete_others(old));
    for (const PackItem& pack : packs) TRY(write(pack, old + 1));
    TRY(turn_to(old + 1, etag));
    return delete_others(old + 1);
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

Result<void> PackShelfStore::turn_to(std::int64_t generation, const std::string& etag) {
    const std::vector<SqlValue> values{generation, etag};
    TRY(m_database.change([&values](Database& database) {
        return database.run("UPDATE pack_shelf SET generation = $1, etag = $2", values);
    }));
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
    TRY(turn_to(old + 1, ""));
    TRY(delete_others(old + 1));
    return m_database.forget_deleted();
}

Result<std::vector<PackItem>> PackShelfStore::packs() {
    const auto parts = m_database.look([](Database& database) -> Result<std::vector<Part>> {
        std::vector<Part> read;
        Statement rows =
            TRY(database.prepare("SELECT p.pack, p.part, p.parts, p.box FROM pack_part p JOIN pack_shelf s "
                                 "ON s.generation = p.generation ORDER BY p.pack, p.part"));
        while (TRY(rows.step())) read.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.blob(3)});
        return read;
    });
    if (!parts) return parts.error();
    std::vector<PackItem> packs;
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
    return packs;
}

Result<void> PackShelfStore::remove(const std::string& id) {
    const std::vector<SqlValue> key{id};
    TRY(m_database.change(
        [&key](Database& database) { return database.run("DELETE FROM pack_part WHERE pack = $1", key); }));
    return m_database.forget_deleted();
}

} // namespace copro
