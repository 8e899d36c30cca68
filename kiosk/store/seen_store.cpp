#include "kiosk/store/seen_store.h"

namespace copro {

namespace {

constexpr std::string_view seen_purpose = "copro-seen-v1";

} // namespace

Result<bool> SeenStore::was_seen(std::string_view text) {
    const std::vector<SqlValue> hash{m_box.keyed_hash(text, seen_purpose)};
    return m_database.look([&](Database& database) -> Result<bool> {
        return TRY(database.integer("SELECT 1 FROM seen WHERE hash = $1", hash)) == 1;
    });
}

Result<void> SeenStore::remember(std::string_view text, std::int64_t wall_ms) {
    return m_database.change([&](Database& database) { return remember_in(database, m_box, text, wall_ms); });
}

Result<void> SeenStore::remember_in(Database& database, const DeviceBox& box, std::string_view text,
                                    std::int64_t wall_ms) {
    const std::vector<SqlValue> values{box.keyed_hash(text, seen_purpose), wall_ms};
    return database.run("INSERT INTO seen(hash, wall_ms) VALUES($1, $2) ON CONFLICT DO NOTHING", values);
}

} // namespace copro
