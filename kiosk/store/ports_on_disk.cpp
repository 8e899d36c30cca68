#include "kiosk/store/ports_on_disk.h"

#include "sync/base/json.h"

namespace copro {

namespace {

void wipe_json(Json& value) {
    if (value.is_string()) return wipe(value.get_ref<std::string&>());
    if (!value.is_structured()) return;
    for (Json& child : value) wipe_json(child);
}

} // namespace

std::string reference_of(const Uuid& rec_id) {
    // Crockford's base 32: 40 random bits, no I, L, O or U.
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t bits = 0;
    for (std::size_t index = 0; index < 5; ++index) bits = bits << 8U | rec_id.bytes[index];
    std::string reference;
    for (int shift = 35; shift >= 0; shift -= 5) {
        reference += letters[(bits >> static_cast<unsigned>(shift)) & 31U];
        if (shift == 20) reference += '-';
    }
    return reference;
}

Result<std::string> RecordsOnDisk::save(RecordDraft draft) {
    NewRecord record;
    const std::size_t hash = std::hash<std::string>()(draft.body);
    if (m_unsaved && m_unsaved->body == hash) record.rec_id = m_unsaved->rec_id;
    m_unsaved = Unsaved{hash, record.rec_id};
    record.kind = draft.kind;
    record.meeting = draft.meeting;
    std::string reference = reference_of(record.rec_id);
    Json body = TRY(parse_json(draft.body, "body"));
    wipe(draft.body);
    body["reference"] = reference;
    Json sealed{{"schema", record.schema},
                {"rec_id", record.rec_id.text()},
                {"kind", draft.kind},
                {"meeting", draft.meeting},
                {"language", draft.language},
                {"form", draft.form},
                {"form_version", draft.form_version},
                {"saved_wall_ms", m_clock.wall_ms()},
                {"body", std::move(body)}};
    record.body = sealed.dump();
    wipe_json(sealed);
    TRY(m_outbox.save(std::move(record)));
    m_unsaved.reset();
    return reference;
}

Result<std::vector<RollEntry>> roll_of(RollStore& store) {
    std::vector<RollEntry> roll;
    const std::vector<PresentPerson> rows = TRY(store.present());
    for (const PresentPerson& row : rows) {
        roll.push_back({row.meeting, row.person, row.name, row.since_wall_ms, 0, row.id});
    }
    return roll;
}

Result<std::vector<RollEntry>> RollOnDisk::arrive(const RollEntry& entry) {
    PresentPerson person;
    person.meeting = entry.meeting;
    person.person = entry.person;
    person.name = entry.name;
    person.since_wall_ms = entry.since_wall_ms;
    TRY(m_store.arrive(person, entry.ends_wall_ms));
    return roll_of(m_store);
}

Result<std::vector<RollEntry>> RollOnDisk::leave(std::int64_t row) {
    TRY(m_store.leave(row));
    return roll_of(m_store);
}

Result<PinVerdict> StaffOnDisk::check_pin(const std::string& pin) {
    const PinAnswer answer = TRY(m_store.check_pin(pin, m_clock.wall_ms()));
    return PinVerdict{answer.right, answer.locked_until_wall_ms};
}

} // namespace copro
