#include "sync/server/remembered.h"

#include "sync/base/letters.h"
#include "sync/protocol/fields.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/pack_row.h"

namespace copro {

namespace {

constexpr int days_ahead = 400; // farther than any meeting is planned

using SignIn = ReadableRow<AttendanceBody>;

void remember_needs(Json& person, const AttendanceBody& body) {
    const NeedsBody& more = body.more_needs;
    // Passed over: what was said before still holds.
    if (body.needs.empty() && body.needs_other.empty()) return;
    if (!more.remember.value_or(false)) {
        person.erase("needs");
        return;
    }
    RememberedNeeds needs;
    needs.list = body.needs;
    needs.other = without_hidden_marks(body.needs_other); // a pack with them would be refused, for everybody
    needs.contact = more.contact;
    needs.tell_host = more.tell_host.value_or(false);
    const auto reviewed = parse_date(more.reviewed);
    if (!reviewed) return;
    needs.reviewed = *reviewed;
    person["needs"] = to_json(needs);
}

void remember(Json& person, const AttendanceBody& body) {
    remember_needs(person, body);
    if (body.privacy_version > person.value("privacy_seen", std::int64_t{0}))
        person["privacy_seen"] = body.privacy_version;
    if (!body.photos.empty()) person["photos"] = body.photos;
}

} // namespace

Result<std::string> with_remembered(const std::string& pack, const std::vector<SignIn>& rows) {
    const Json before = TRY(fields::parse(pack, "pack"));
    Json after = before;
    if (!after.is_object() || !after.contains("people") || !after["people"].is_array()) return pack;
    for (Json& person : after["people"]) {
        const std::string id = person.is_object() ? person.value("id", "") : "";
        for (const SignIn& row : rows) {
            if (row.body.event == "in" && !id.empty() && row.body.person == id) remember(person, row.body);
        }
    }
    if (after == before) return pack;
    std::string text = pack_text(after);
    // What a kiosk would not take must not reach one: the pack stays as it was.
    TRY(load_meeting_pack(text, "pack"));
    return text;
}

Result<void> bring_packs_up_to_date(StoreReader& reader, Writer& writer, std::int64_t now_ms) {
    const Date today = local_date(now_ms);
    const auto meetings =
        TRY(reader.meetings_between(date_text(add_days(today, 1)), date_text(add_days(today, days_ahead))));
    if (meetings.empty()) return {};
    const auto rows = TRY(reader.attendance(""));
    for (const MeetingRow& meeting : meetings) {
        TRY(change_pack(meeting, writer, now_ms,
                        [&](const MeetingRow& here) { return with_remembered(here.text, rows); }));
    }
    return {};
}

} // namespace copro
