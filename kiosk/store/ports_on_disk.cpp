#include "kiosk/store/ports_on_disk.h"

#include "sync/base/json.h"

#include <sodium.h>

#include <algorithm>

namespace copro {

namespace {

// The record's id lies on this disk for weeks. What a claim's number opens (ClaimShelfStore) must not lie beside it:
// the number is drawn by itself, and stands in the sealed body and with the person alone.
std::string number_to_take(const std::string& kind, const Uuid& rec_id) {
    return reference_of(kind == "claim" ? Uuid::random() : rec_id);
}

} // namespace

Result<void> RecordsOnDisk::put_in_pool(RecordDraft draft) {
    const std::size_t hash = std::hash<std::string>()(draft.body);
    const std::string form = EqualityPool::name_of(draft.form, draft.form_version);
    if (!m_unpooled || m_unpooled->body != hash) {
        m_unpooled = Unpooled{hash, TRY(m_equality.seal(std::move(draft.body)))};
    }
    TRY(m_equality.put(form, m_unpooled->sealed));
    m_unpooled.reset();
    return {};
}

Result<std::vector<SealedAttachment>> RecordsOnDisk::attachments_of(const RecordDraft& draft) const {
    std::vector<SealedAttachment> sealed;
    for (const AttachmentDraft& one : draft.attachments) {
        const UnsavedBlob* blob = m_photos == nullptr ? nullptr : m_photos->find(one.name);
        // The person was told that it is kept: without it nothing is called saved.
        if (blob == nullptr) return internal("a photo or voice of this record is not there any more");
        sealed.push_back({blob->kept.reference, blob->kept.key, blob->media_type, one.question, one.line});
    }
    return sealed;
}

Result<std::string> RecordsOnDisk::save(RecordDraft draft) {
    if (draft.kind == equality_kind) {
        TRY(put_in_pool(std::move(draft)));
        return std::string();
    }
    NewRecord record;
    const std::vector<SealedAttachment> attachments = TRY(attachments_of(draft));
    std::string told = draft.body;
    for (const SealedAttachment& one : attachments) {
        told += one.reference.sha256;
        record.attachments.push_back(one.reference);
    }
    const std::size_t hash = std::hash<std::string>()(told);
    wipe(told);
    if (!m_unsaved || m_unsaved->body != hash)
        m_unsaved = Unsaved{hash, record.rec_id, number_to_take(draft.kind, record.rec_id)};
    record.rec_id = m_unsaved->rec_id;
    record.kind = draft.kind;
    record.meeting = draft.meeting;
    record.remember = std::move(draft.remember);
    std::string reference = m_unsaved->reference;
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
    if (!attachments.empty()) sealed["attachments"] = to_json(attachments);
    record.body = sealed.dump();
    wipe(sealed);
    TRY(m_outbox.save(std::move(record)));
    for (const AttachmentDraft& one : draft.attachments) m_photos->saved(one.name);
    m_unsaved.reset();
    return reference;
}

namespace {

std::string spelled(const PictureCode& code) {
    std::string text;
    for (const std::string& picture : code) text += picture + '.';
    return text;
}

PictureCode code_spelled(std::string_view text) {
    PictureCode code;
    for (std::size_t end = text.find('.'); end != std::string_view::npos; end = text.find('.')) {
        code.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    return code;
}

// Four that differ: the same one twice looks like a slip of the screen, and of the finger.
PictureCode draw_code() {
    const auto pictures = code_pictures();
    PictureCode code;
    while (code.size() < code_length) {
        const std::string_view drawn = pictures[randombytes_uniform(static_cast<std::uint32_t>(pictures.size()))].id;
        if (std::find(code.begin(), code.end(), drawn) == code.end()) code.emplace_back(drawn);
    }
    return code;
}

FoundWork found(std::optional<KeptWork> kept) {
    if (!kept) return {};
    return {kept->id, std::make_shared<const OpenedWork>(std::move(kept->work)), 0};
}

} // namespace

Result<PictureCode> PausedOnDisk::keep(std::string work, bool by_person) {
    PictureCode code = draw_code();
    auto row = m_store.keep(spelled(code), work, by_person);
    // Somebody else has these: one in thousands, so that it does not go on.
    while (!row && row.error().kind == ErrorKind::conflict) {
        code = draw_code();
        row = m_store.keep(spelled(code), work, by_person);
    }
    wipe(work);
    if (!row) return row.error();
    m_codes[*row] = code;
    return code;
}

Result<FoundWork> PausedOnDisk::find(const PictureCode& code) {
    CodeAnswer answer = TRY(m_store.guess(spelled(code), m_clock.wall_ms()));
    FoundWork work = found(std::move(answer.kept));
    work.locked_until_wall_ms = answer.locked_until_wall_ms;
    return work;
}

Result<PictureCode> PausedOnDisk::pictures_of(std::int64_t row) {
    const auto code = m_codes.find(row);
    if (code == m_codes.end()) return Error{ErrorKind::not_found, "", "only its pictures open this work"};
    return code->second;
}

Result<FoundWork> PausedOnDisk::find_row(std::int64_t row) {
    const PictureCode code = TRY(pictures_of(row));
    return found(TRY(m_store.open(spelled(code))));
}

Result<void> PausedOnDisk::drop(std::int64_t row) {
    TRY(m_store.drop(row));
    m_codes.erase(row);
    return {};
}

Result<std::vector<PausedEntry>> PausedOnDisk::paused() {
    std::vector<PausedEntry> entries;
    std::map<std::int64_t, PictureCode> codes;
    for (const PausedRow& row : TRY(m_store.rows())) {
        if (!row.code.empty()) m_codes.try_emplace(row.id, code_spelled(row.code));
        const auto code = m_codes.find(row.id);
        if (code != m_codes.end()) codes.insert(*code);
        entries.push_back({row.id, row.kept_wall_ms, row.by_person, code != m_codes.end()});
    }
    m_codes = std::move(codes); // those of what was wiped are forgotten
    return entries;
}

Result<std::vector<RollEntry>> roll_of(RollStore& store) {
    std::vector<RollEntry> roll;
    const std::vector<PresentPerson> rows = TRY(store.present());
    for (const PresentPerson& row : rows) {
        roll.push_back({row.meeting, row.person, row.name, row.since_wall_ms, row.ends_wall_ms, row.id, row.more});
    }
    return roll;
}

Result<std::vector<RollEntry>> RollOnDisk::arrive(const RollEntry& entry) {
    PresentPerson person;
    person.meeting = entry.meeting;
    person.person = entry.person;
    person.name = entry.name;
    person.since_wall_ms = entry.since_wall_ms;
    person.more = entry.more;
    TRY(m_store.arrive(person, entry.ends_wall_ms));
    return roll_of(m_store);
}

Result<std::vector<RollEntry>> RollOnDisk::leave(std::int64_t row) {
    TRY(m_store.leave(row));
    return roll_of(m_store);
}

Result<std::vector<RollEntry>> RollOnDisk::leave_in_call(std::int64_t row) {
    TRY(m_store.leave_in_call(row));
    return roll_of(m_store);
}

Result<std::vector<RollEntry>> RollOnDisk::mark(std::int64_t row, bool found) {
    TRY(m_store.mark(row, found));
    return roll_of(m_store);
}

Result<PinVerdict> StaffOnDisk::check_chair_pin(const std::string& pin) {
    const PinAnswer answer = TRY(m_store.check_chair_pin(pin, m_clock.wall_ms()));
    return PinVerdict{answer.right, answer.locked_until_wall_ms};
}

Result<PinVerdict> StaffOnDisk::check_pin(const std::string& pin) {
    const PinAnswer answer = TRY(m_store.check_pin(pin, m_clock.wall_ms()));
    return PinVerdict{answer.right, answer.locked_until_wall_ms};
}

} // namespace copro
