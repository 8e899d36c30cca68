#include "sync/server/erase.h"

#include "sync/base/log.h"
#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/pack_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace copro {

namespace {

void remove_from(Json& list, const char* key, const std::set<std::string>& ids) {
    if (!list.is_array()) return;
    list.erase(std::remove_if(list.begin(), list.end(),
                              [&](const Json& one) {
                                  const Json* id = key == nullptr || !one.is_object() ? &one : nullptr;
                                  if (id == nullptr && one.contains(key)) id = &one[key];
                                  return id != nullptr && id->is_string() && ids.contains(id->get<std::string>());
                              }),
               list.end());
}

Result<void> take_out_of_packs(const ErasePlan& plan, const CareParts& parts) {
    std::map<std::string, std::vector<std::string>> people; // of meetings
    for (const auto& [meeting, person] : plan.people) people[meeting].push_back(person);
    if (people.empty()) return {};
    for (const MeetingRow& row : TRY(parts.reader.meetings())) {
        const auto found = people.find(row.id);
        if (found == people.end()) continue;
        TRY(change_pack(row, parts.writer, parts.clock.wall_ms(),
                        [&](const MeetingRow& here) { return without_people(here.text, found->second, here.id); }));
    }
    return {};
}

// Those whose files are gone are not named any more, and a crash before that is made good the next time.
Result<std::size_t> remove_erased_files(const CareParts& parts) {
    const std::vector<std::string> waiting = TRY(parts.reader.blobs_to_erase());
    if (waiting.empty()) return std::size_t{0};
    for (const std::string& sha256 : waiting) TRY(parts.blobs.erase(sha256));
    TRY(parts.writer.ask([&](Store& store) { return store.blobs_erased(waiting); }));
    return waiting.size();
}

} // namespace

std::string what_of_kind(const std::string& kind) {
    if (kind == "attendance" || kind == "feedback") return kind;
    if (kind == "roll-call") return "attendance"; // who was there, and kept as long
    if (kind == "claim") return "claims";
    if (kind == "booking") return "bookings";
    if (kind == "survey") return "surveys";
    return "other";
}

bool is_voice_clip(const SealedAttachment& one) { return one.media_type.starts_with("audio/"); }
bool is_photo(const SealedAttachment& one) { return one.media_type.starts_with("image/"); }

bool is_evidence(const OpenedEnvelope& envelope) {
    return envelope.header.kind == "claim" || envelope.header.kind == "booking";
}

void ErasePlan::add(const OpenedEnvelope& envelope) {
    if (envelope.kept.where == KeptEnvelope::Where::stored)
        erasing.records.push_back(envelope.kept.rec_id);
    else
        erasing.unread.push_back(envelope.kept.hash);
    ++counts[what_of_kind(envelope.header.kind)];
    // What staff answered to it goes with it.
    if (envelope.header.kind == "feedback") erasing.references.push_back(reference_of(envelope.header.rec_id));
    for (const SealedAttachment& one : envelope.attachments) ++counts[is_voice_clip(one) ? "voice" : "photos"];
}

void ErasePlan::add_person(const std::string& meeting, const std::string& person) {
    people.emplace_back(meeting, person);
    ++counts["invited"];
}

void ErasePlan::add_note(const NotedThing& note) {
    const auto& there = erasing.notes;
    if (std::find(there.begin(), there.end(), note) != there.end()) return;
    erasing.notes.push_back(note);
    ++counts[note.subject == apology_note ? "apologies" : "lists"];
}

Result<std::string> without_people(const std::string& pack, const std::vector<std::string>& people,
                                   const std::string& place) {
    const std::set<std::string> ids(people.begin(), people.end());
    const Json before = TRY(fields::parse(pack, place));
    Json after = before;
    if (!after.is_object()) return pack;
    if (after.contains("people")) remove_from(after["people"], "id", ids);
    if (after.contains("booked")) remove_from(after["booked"], "person", ids);
    if (after.contains("roles") && after["roles"].is_array()) {
        for (Json& role : after["roles"]) {
            if (role.is_object() && role.contains("people")) remove_from(role["people"], nullptr, ids);
        }
        // A role that nobody has any more says nothing.
        Json& roles = after["roles"];
        roles.erase(std::remove_if(roles.begin(), roles.end(),
                                   [](const Json& role) {
                                       return role.is_object() && role.contains("people") && role["people"].empty();
                                   }),
                    roles.end());
        if (roles.empty()) after.erase("roles");
    }
    if (after.contains("booked") && after["booked"].empty()) after.erase("booked");
    if (after == before) return pack;
    std::string text = pack_text(after);
    TRY(load_meeting_pack(text, place));
    return text;
}

Result<std::string> remove_left_files(const CareParts& parts) {
    const bool was_stopped = !TRY(parts.reader.setting(erasing_setting)).empty();
    const std::size_t files = TRY(remove_erased_files(parts));
    if (!was_stopped && files == 0) return std::string();
    return fmt::format("finished\tan earlier erasing that was stopped\t{} files were left\n", files);
}

Result<void> empty_the_journal(const CareParts& parts) {
    return parts.writer.ask([](Store& store) { return store.empty_journal(); });
}

Result<std::string> erase_for_good(ErasePlan plan, const std::string& because, const CareParts& parts) {
    const std::int64_t now = parts.clock.wall_ms();
    std::string out;
    for (const auto& [what, how_many] : plan.counts) {
        plan.erasing.log.push_back({now, because, what, how_many});
        out += fmt::format("erased\t{}\t{}\n", what, how_many);
        log_info("care.erased", {{"what", what}, {"how_many", std::to_string(how_many)}, {"because", because}});
    }
    // First what was said of them, then the lists: what the opener put into a list meanwhile is taken out as well.
    TRY(parts.writer.ask([&](Store& store) { return store.erase(plan.erasing, now); }));
    TRY(parts.finish());
    TRY(take_out_of_packs(plan, parts));
    TRY(remove_erased_files(parts));
    TRY(empty_the_journal(parts));
    return out;
}

} // namespace copro
