#include "sync/records/claim_settings.h"

#include "sync/base/json.h"

#include <algorithm>

namespace copro {

namespace {

Result<Date> settings_date(JsonObject& object, const char* key) {
    auto date = parse_date(TRY(object.text(key)));
    if (!date) return object.wrong(key, date.error().reason);
    return date;
}

Result<SavedIdea> notice_idea(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    SavedIdea idea;
    const Json* wording = from.any_or_none("wording");
    if (wording == nullptr) return from.wrong("wording", "is missing");
    if (wording->is_string() && !wording->get_ref<const std::string&>().empty())
        idea.wording.key = wording->get<std::string>();
    else
        idea.wording.own = TRY(LocalText::parse(*wording, from.place_of("wording")));
    idea.picture = TRY(from.text("picture"));
    TRY(from.done());
    return idea;
}

Result<BenefitsNotice> benefits_notice(const Json& json, const std::string& place) {
    JsonObject from = TRY(JsonObject::of(json, place));
    BenefitsNotice notice;
    notice.effective_from = TRY(settings_date(from, "effective_from"));
    notice.checked = TRY(settings_date(from, "checked"));
    notice.source = TRY(from.text("source"));
    if (notice.source.empty()) return from.wrong("source", "must say where this comes from");
    for (const Json& one : *TRY(from.array("ideas"))) {
        const std::string at = from.place_of("ideas") + "/" + std::to_string(notice.ideas.size());
        notice.ideas.push_back(TRY(notice_idea(one, at)));
    }
    if (notice.ideas.empty()) return from.wrong("ideas", "must not be empty");
    TRY(from.done());
    return notice;
}

constexpr int most_months = 120;

Result<std::vector<DatedLateness>> lateness_changes(JsonObject& object) {
    std::vector<DatedLateness> changes;
    const Json* list = TRY(object.array_or_none("changes"));
    for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
        JsonObject entry =
            TRY(JsonObject::of((*list)[index], object.place_of("changes") + "/" + std::to_string(index)));
        DatedLateness change;
        change.effective_from = TRY(settings_date(entry, "effective_from"));
        change.warn_after_months = static_cast<int>(TRY(entry.integer("warn_after_months", 0, most_months)));
        if (!changes.empty() && change.effective_from <= changes.back().effective_from) {
            return entry.wrong("effective_from", "must be later than the change before");
        }
        TRY(entry.done());
        changes.push_back(change);
    }
    return changes;
}

int months_on(const ClaimSettings& settings, Date cost) {
    int months = settings.warn_after_months;
    for (const DatedLateness& one : settings.changes) {
        if (one.effective_from <= cost) months = one.warn_after_months;
    }
    return months;
}

} // namespace

Result<ClaimSettings> load_claim_settings(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", 1, 1));
    ClaimSettings settings;
    settings.warn_after_months = static_cast<int>(TRY(object.integer("warn_after_months", 0, most_months)));
    settings.changes = TRY(lateness_changes(object));
    TRY(object.text("source"));
    for (const Json& one : *TRY(object.array("benefits_notices"))) {
        const std::string at = object.place_of("benefits_notices") + "/" + std::to_string(settings.notices.size());
        BenefitsNotice notice = TRY(benefits_notice(one, at));
        if (!settings.notices.empty() && notice.effective_from <= settings.notices.back().effective_from) {
            return invalid(at + "/effective_from", "must be later than the notice before");
        }
        settings.notices.push_back(std::move(notice));
    }
    TRY(object.done());
    return settings;
}

const BenefitsNotice* notice_on(const ClaimSettings& settings, Date date) {
    const auto after = std::find_if(settings.notices.begin(), settings.notices.end(),
                                    [&](const BenefitsNotice& notice) { return notice.effective_from > date; });
    return after == settings.notices.begin() ? nullptr : &*(after - 1);
}

bool is_late(const ClaimSettings& settings, Date cost, Date today) {
    const int months = months_on(settings, cost);
    if (months == 0) return false;
    Date last = cost + std::chrono::months(months);
    // 30 November and three months: the last day that February has.
    if (!last.ok()) last = last.year() / last.month() / std::chrono::last;
    return today > last;
}

} // namespace copro
