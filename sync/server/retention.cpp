#include "sync/server/retention.h"

#include "sync/base/json.h"
#include "sync/protocol/fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace copro {

namespace {

using namespace std::chrono;

constexpr std::int64_t a_year_ms = 366LL * 24 * 60 * 60 * 1000;
constexpr int most_months = 100 * 12;

// What a rule can be about. Equality answers are sums from the first moment, what the room says has nobody's name.
constexpr std::array known_things = {"claims", "bookings", "attendance", "invited", "feedback", "surveys",
                                     "other",  "unread",   "voice",      "photos",  "lists"};

Result<RetentionRule> read_rule(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    RetentionRule rule;
    rule.what = TRY(from.text("what"));
    if (std::find(known_things.begin(), known_things.end(), rule.what) == known_things.end()) {
        return from.wrong("what", "is nothing that the server keeps");
    }
    (void)TRY(from.text_or("source", ""));
    (void)TRY(from.text_or("to_confirm", ""));
    if (from.has("until")) {
        if (TRY(from.text("until")) != "consent-ends" || rule.what != "photos") {
            return from.wrong("until", "must be \"consent-ends\", of photos alone");
        }
    } else {
        rule.months = static_cast<int>(TRY(from.integer("months", 1, most_months)));
        const std::string start = TRY(from.text("from"));
        if (start != "day" && start != "financial-year")
            return from.wrong("from", "must be \"day\" or \"financial-year\"");
        rule.from_year = start == "financial-year";
    }
    TRY(from.done());
    return rule;
}

Date after_months(Date day, int how_many) {
    const Date later = day + months(how_many);
    return later.ok() ? later : Date(later.year() / later.month() / last);
}

// By person: what they said last of photos.
Result<std::map<std::string, std::string>> photo_consent(StoreReader& reader) {
    std::map<std::string, std::string> consent;
    for (const auto& row : TRY(reader.attendance(""))) {
        if (row.body.person && !row.body.photos.empty()) consent[*row.body.person] = row.body.photos;
    }
    return consent;
}

// Everything that one look through the envelopes needs to know.
struct DueSearch {
    const RetentionRules& rules;
    Date today;
    std::map<std::string, std::string> consent;
    std::vector<std::string> erased_blobs;

    [[nodiscard]] bool is_due(const std::string& what, Date saved) const {
        const RetentionRule* rule = rules.rule_of(what);
        return rule != nullptr && rule->months > 0 && sys_days(due_on(saved, *rule, rules)) <= sys_days(today);
    }
    [[nodiscard]] bool consent_ended(const OpenedEnvelope& envelope) const {
        const RetentionRule* rule = rules.rule_of("photos");
        if (rule == nullptr || rule->months > 0) return false;
        if (is_evidence(envelope)) return false;
        const Json body = envelope.inside.value("body", Json::object());
        if (!body.is_object() || !body.contains("person") || !body["person"].is_string()) return false;
        const auto found = consent.find(body["person"].get<std::string>());
        return found != consent.end() && found->second == "no";
    }
    void add_attachments(const OpenedEnvelope& envelope, Date saved, ErasePlan& plan) const {
        for (const SealedAttachment& one : envelope.attachments) {
            const bool is_old_photo = is_photo(one) && !is_evidence(envelope) && is_due("photos", saved);
            const bool is_old = is_voice_clip(one) ? is_due("voice", saved) : is_old_photo;
            const bool has_ended = is_photo(one) && consent_ended(envelope);
            const bool is_gone =
                std::find(erased_blobs.begin(), erased_blobs.end(), one.reference.sha256) != erased_blobs.end();
            if (is_gone || (!is_old && !has_ended)) continue;
            plan.erasing.attachments.push_back(one.reference.sha256);
            ++plan.counts[is_voice_clip(one) ? "voice" : "photos"];
        }
    }
};

void add_unread(const KeptEnvelope& kept, ErasePlan& plan) {
    if (kept.where == KeptEnvelope::Where::stored)
        plan.erasing.records.push_back(kept.rec_id);
    else
        plan.erasing.unread.push_back(kept.hash);
    ++plan.counts["unread"];
}

Result<void> add_invited(const DueSearch& search, StoreReader& reader, ErasePlan& plan) {
    for (const MeetingRow& row : TRY(reader.meetings())) {
        const auto day = parse_date(row.date);
        if (!day || !search.is_due("invited", *day)) continue;
        const Json pack = TRY(fields::parse(row.text, row.id));
        if (!pack.is_object() || !pack.contains("people") || !pack["people"].is_array()) continue;
        for (const Json& one : pack["people"]) {
            if (one.is_object() && one.contains("id") && one["id"].is_string())
                plan.add_person(row.id, one["id"].get<std::string>());
        }
    }
    return {};
}

Result<std::map<std::string, std::string>> days_of_meetings(StoreReader& reader) {
    std::map<std::string, std::string> days;
    for (const MeetingRow& row : TRY(reader.meetings())) days[row.id] = row.date;
    return days;
}

// Like who came, and no longer than the list that they stand in.
Result<void> add_apologies(const DueSearch& search, StoreReader& reader, ErasePlan& plan) {
    std::map<std::string, std::string> days = TRY(days_of_meetings(reader));
    for (const StaffNote& note : TRY(reader.staff_notes(apology_note))) {
        const auto day = parse_date(days.contains(note.topic) ? days[note.topic] : note.day);
        if (!day) continue;
        if (search.is_due("attendance", *day) || search.is_due("invited", *day))
            plan.add_note({note.subject, note.topic, note.about});
    }
    return {};
}

// What is over, from the day on which it ended; what people asked for in a plan, from its meeting. The Board's
// checklist holds until there is another.
Result<void> add_lists(const DueSearch& search, StoreReader& reader, ErasePlan& plan) {
    std::map<std::string, std::string> days = TRY(days_of_meetings(reader));
    for (const char* list : {action_note, equality_action_note, seldom_heard_note, plan_note}) {
        for (const StaffNote& note : last_notes(TRY(reader.staff_notes(list)))) {
            const bool is_plan = note.subject == plan_note && days.contains(note.topic);
            const auto day = parse_date(is_plan ? days[note.topic] : note.day);
            if (!day || (!is_plan && note.state == "begun")) continue;
            if (search.is_due("lists", *day)) plan.add_note({note.subject, note.topic, note.about});
        }
    }
    return {};
}

} // namespace

const RetentionRule* RetentionRules::rule_of(const std::string& what) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const RetentionRule& one) { return one.what == what; });
    return found == rules.end() ? nullptr : &*found;
}

Result<RetentionRules> load_retention(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject from = TRY(JsonObject::of(json, place + "#"));
    if (TRY(from.integer("schema", 1, largest_number)) != 1) return from.wrong("schema", "must be 1");
    RetentionRules rules;
    const std::string ends = TRY(from.text("financial_year_ends"));
    const auto day = parse_date("2023-" + ends);
    if (!day) return from.wrong("financial_year_ends", "must be month and day, such as 03-31");
    rules.year_ends_month = static_cast<unsigned>(day->month());
    rules.year_ends_day = static_cast<unsigned>(day->day());
    (void)TRY(from.text_or("to_confirm", ""));
    for (const Json& one : *TRY(from.array("keep"))) {
        const std::string at = fmt::format("{}/{}", from.place_of("keep"), rules.rules.size());
        RetentionRule rule = TRY(read_rule(one, at));
        if (rules.rule_of(rule.what) != nullptr) return invalid(at + "/what", "stands here twice");
        rules.rules.push_back(std::move(rule));
    }
    TRY(from.done());
    return rules;
}

Date saved_on(std::int64_t wall_ms, std::int64_t received_ms) {
    return local_date(std::clamp(wall_ms, received_ms - a_year_ms, received_ms));
}

Date due_on(Date saved, const RetentionRule& rule, const RetentionRules& rules) {
    Date start = saved;
    if (rule.from_year) {
        start = saved.year() / month(rules.year_ends_month) / day(rules.year_ends_day);
        if (sys_days(start) < sys_days(saved)) start = start + years(1);
    }
    return after_months(start, rule.months);
}

Result<ErasePlan> due_now(const RetentionRules& rules, const CareParts& parts) {
    DueSearch search{rules, local_date(parts.clock.wall_ms()), TRY(photo_consent(parts.reader)), {}};
    for (const AttachmentRow& row : TRY(parts.reader.attachments(""))) {
        if (row.is_erased) search.erased_blobs.push_back(row.sha256);
    }
    ErasePlan plan;
    TRY(parts.reader.each_envelope([&](const KeptEnvelope& kept) -> Result<void> {
        const auto opened = open_kept(kept, parts.intake);
        const bool is_unread = !opened || kept.where != KeptEnvelope::Where::stored;
        const std::int64_t wall_ms = opened ? opened->header.wall_ms : kept.received_ms;
        const Date saved = saved_on(wall_ms, kept.received_ms);
        if (is_unread) {
            if (search.is_due("unread", saved)) add_unread(kept, plan);
            return {};
        }
        const std::string& kind = opened->header.kind;
        if (kind == "equality" || kind == "room" || kind == "help") return {};
        if (search.is_due(what_of_kind(kind), saved))
            plan.add(*opened);
        else
            search.add_attachments(*opened, saved, plan);
        return {};
    }));
    TRY(add_invited(search, parts.reader, plan));
    TRY(add_apologies(search, parts.reader, plan));
    TRY(add_lists(search, parts.reader, plan));
    return plan;
}

} // namespace copro
