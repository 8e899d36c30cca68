#include "sync/server/store/sqlite_devices.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

Result<bool> has_device(SqliteStatements& statements, const std::string& name) {
    bool found = false;
    TRY(statements.each("SELECT 1 FROM device WHERE name = $1", {name}, [&](Statement&) -> Result<void> {
        found = true;
        return {};
    }));
    return found;
}

Result<std::string> next_name(SqliteStatements& statements) {
    const std::int64_t devices = TRY(statements.database().integer("SELECT COUNT(*) FROM device"));
    for (std::int64_t number = devices + 1;; ++number) {
        std::string name = fmt::format("kiosk-{}", number);
        const bool is_taken = TRY(has_device(statements, name));
        if (!is_taken) return name;
    }
}

struct FoundCode {
    CodeRow row;
    std::string used_by;
};

Result<std::optional<FoundCode>> find_code(SqliteStatements& statements, const Bytes& finder) {
    std::optional<FoundCode> found;
    TRY(statements.each(
        "SELECT finder, proof, name, expires_ms, tries_left, used_by FROM device_code "
        "WHERE finder = $1",
        {finder}, [&](Statement& row) -> Result<void> {
            found = FoundCode{{row.blob(0), row.blob(1), row.text(2), row.integer(3), row.integer(4)}, row.text(5)};
            return {};
        }));
    return found;
}

Result<std::string> make_device(SqliteStatements& statements, const Redeeming& redeeming, const CodeRow& code) {
    std::string name = code.name;
    if (name.empty()) name = TRY(next_name(statements));
    TRY(statements.run("INSERT INTO device (name, signing_key, software, enrolled_ms, last_seen_ms) "
                       "VALUES ($1, $2, $3, $4, $4)",
                       {name, Bytes(redeeming.device_key.bytes.begin(), redeeming.device_key.bytes.end()),
                        redeeming.software, redeeming.now_ms}));
    TRY(statements.run("UPDATE device_code SET used_by = $1 WHERE finder = $2", {name, code.finder}));
    return name;
}

} // namespace

std::optional<SigningPublicKey> signing_key_of(const Bytes& column) {
    SigningPublicKey key;
    if (column.size() != key.bytes.size()) return std::nullopt;
    std::copy(column.begin(), column.end(), key.bytes.begin());
    return key;
}

Result<std::vector<DeviceRow>> sqlite_devices(SqliteStatements& statements, const std::string& where,
                                              const std::vector<SqlValue>& values) {
    std::vector<DeviceRow> devices;
    TRY(statements.each("SELECT name, signing_key, software, enrolled_ms, last_seen_ms, revoked_ms, flag, waiting, "
                        "oldest_waiting_ms, free_disk_bytes FROM device " +
                            where + " ORDER BY name",
                        values, [&](Statement& row) -> Result<void> {
                            DeviceRow device;
                            device.name = row.text(0);
                            const auto key = signing_key_of(row.blob(1));
                            if (!key) return Error{ErrorKind::corrupt, device.name, "its key has the wrong size"};
                            device.key = *key;
                            device.software = row.text(2);
                            device.enrolled_ms = row.integer(3);
                            device.last_seen_ms = row.integer(4);
                            device.revoked_ms = row.integer(5);
                            device.flag = row.text(6);
                            device.health = {row.integer(7), row.integer(8), row.integer(9), device.software};
                            devices.push_back(std::move(device));
                            return {};
                        }));
    return devices;
}

Result<std::vector<MeetingRow>> sqlite_meetings(SqliteStatements& statements, const std::string& where,
                                                const std::vector<SqlValue>& values) {
    std::vector<MeetingRow> meetings;
    TRY(statements.each("SELECT id, date, sha256, text, imported_ms FROM meeting " + where + " ORDER BY date, id",
                        values, [&](Statement& row) -> Result<void> {
                            meetings.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.integer(4)});
                            return {};
                        }));
    return meetings;
}

Result<void> sqlite_add_code(SqliteStatements& statements, const CodeRow& code, std::int64_t now_ms) {
    if (!code.name.empty()) {
        const bool is_taken = TRY(has_device(statements, code.name));
        if (is_taken) return Error{ErrorKind::refused, code.name, "a device with this name is already enrolled"};
    }
    // Kept for a day after it ended, so that a late try hears "too old" and not "wrong".
    TRY(statements.run("DELETE FROM device_code WHERE expires_ms < $1", {now_ms - 24LL * 3600 * 1000}));
    const auto there = TRY(find_code(statements, code.finder));
    if (there && there->row.expires_ms >= now_ms) return Error{ErrorKind::conflict, "", "this code is in use"};
    TRY(statements.run("DELETE FROM device_code WHERE finder = $1", {code.finder}));
    return statements.run("INSERT INTO device_code (finder, proof, name, expires_ms, tries_left) "
                          "VALUES ($1, $2, $3, $4, $5)",
                          {code.finder, code.proof, code.name, code.expires_ms, code.tries_left});
}

Result<Redeemed> sqlite_redeem(SqliteStatements& statements, const Redeeming& redeeming) {
    const auto found = TRY(find_code(statements, redeeming.finder));
    if (!found) return Redeemed{RedeemState::unknown, ""};
    const CodeRow& code = found->row;
    if (code.tries_left <= 0 || code.expires_ms < redeeming.now_ms) return Redeemed{RedeemState::dead, ""};
    if (code.proof != redeeming.proof) {
        TRY(statements.run("UPDATE device_code SET tries_left = tries_left - 1 WHERE finder = $1", {code.finder}));
        return Redeemed{RedeemState::wrong, ""};
    }
    if (!found->used_by.empty()) {
        const auto owner = TRY(sqlite_devices(statements, "WHERE name = $1", {found->used_by}));
        const bool is_same = owner.size() == 1 && owner.front().key == redeeming.device_key;
        return is_same ? Redeemed{RedeemState::enrolled, owner.front().name} : Redeemed{RedeemState::dead, ""};
    }
    const Bytes key(redeeming.device_key.bytes.begin(), redeeming.device_key.bytes.end());
    const auto known = TRY(sqlite_devices(statements, "WHERE signing_key = $1 OR name = $2", {key, code.name}));
    if (!known.empty()) return Redeemed{RedeemState::dead, ""};
    std::string name = TRY(make_device(statements, redeeming, code));
    return Redeemed{RedeemState::enrolled, std::move(name)};
}

Result<void> sqlite_save_meeting(SqliteStatements& statements, const MeetingRow& meeting, bool may_replace) {
    const auto there = TRY(sqlite_meetings(statements, "WHERE id = $1", {meeting.id}));
    if (!there.empty() && there.front().sha256 == meeting.sha256) return {};
    if (!there.empty() && !may_replace) {
        return Error{ErrorKind::conflict, meeting.id,
                     "a meeting with this id is there already; use --replace to change it"};
    }
    return statements.run("INSERT INTO meeting (id, date, sha256, text, imported_ms) VALUES ($1, $2, $3, $4, $5) "
                          "ON CONFLICT (id) DO UPDATE SET date = excluded.date, sha256 = excluded.sha256, "
                          "text = excluded.text, imported_ms = excluded.imported_ms",
                          {meeting.id, meeting.date, meeting.sha256, meeting.text, meeting.imported_ms});
}

} // namespace copro
