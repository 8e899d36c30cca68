#include "sync/records/invitee.h"

#include "sync/base/json.h"
#include "sync/records/answers.h"
#include "sync/records/badge.h"
#include "sync/records/slug.h"

namespace copro {

namespace {

constexpr std::size_t longest_name_bytes = 60;
constexpr std::size_t most_needs = 60;
constexpr std::size_t longest_need_bytes = 400;
constexpr int most_versions = 1'000'000;

// Names of options: which there are, the form says.
Result<std::vector<std::string>> slugs(JsonObject& object, const char* key) {
    std::vector<std::string> found;
    const Json* list = TRY(object.array_or_none(key));
    if (list == nullptr) return found;
    if (list->size() > most_needs) return object.wrong(key, "are too many");
    for (const Json& one : *list) {
        if (!one.is_string() || !is_slug(one.get<std::string>())) {
            return object.wrong(key, "must be small letters, digits and hyphens");
        }
        found.push_back(one.get<std::string>());
    }
    return found;
}

Result<RememberedNeeds> read_needs(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    RememberedNeeds needs;
    needs.list = TRY(slugs(object, "list"));
    needs.other = TRY(object.text_or("other", ""));
    if (needs.other.size() > longest_need_bytes) return object.wrong("other", "is too long");
    needs.contact = TRY(slugs(object, "contact"));
    needs.tell_host = TRY(object.flag("tell_host"));
    auto reviewed = parse_date(TRY(object.text("reviewed")));
    if (!reviewed) return object.wrong("reviewed", reviewed.error().reason);
    needs.reviewed = *reviewed;
    TRY(object.done());
    return needs;
}

} // namespace

Result<Invitee> read_invitee(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    Invitee person;
    person.id = TRY(object.text("id"));
    if (!is_slug(person.id)) return object.wrong("id", "must be small letters, digits and hyphens");
    if (person.id == new_person || person.id == told_person)
        return object.wrong("id", "stands for people who are not in the list");
    person.first_name = TRY(object.text("first_name"));
    person.last_name = TRY(object.text_or("last_name", ""));
    if (person.first_name.empty()) return object.wrong("first_name", "must not be empty");
    // What a name's button and the line on top have room for, at the largest size too.
    if (person.first_name.size() > longest_name_bytes) return object.wrong("first_name", "is too long");
    if (person.last_name.size() > longest_name_bytes) return object.wrong("last_name", "is too long");
    if (const Json* apart = object.any_or_none("told_apart_by")) {
        if (!apart->is_object()) return object.wrong("told_apart_by", "must be an object");
        person.told_apart_by = TRY(LocalText::parse(*apart, object.place_of("told_apart_by")));
    }
    person.under_16 = TRY(object.flag_or("under_16", false));
    if (object.has("privacy_seen")) {
        person.privacy_seen = static_cast<int>(TRY(object.integer("privacy_seen", 0, most_versions)));
    }
    person.photos = TRY(object.text_or("photos", ""));
    if (object.has("photos") && person.photos != "yes" && person.photos != "no" && person.photos != "ask") {
        return object.wrong("photos", "must be yes, no or ask");
    }
    if (const Json* needs = object.any_or_none("needs"))
        person.needs = TRY(read_needs(*needs, object.place_of("needs")));
    if (object.has("badge")) {
        person.badge = TRY(object.text("badge"));
        if (!is_badge_hash(person.badge)) {
            return object.wrong("badge", "must be a hash of 64 small hex digits, never the code on the badge");
        }
    }
    TRY(object.done());
    return person;
}

Json to_json(const RememberedNeeds& needs) {
    Json json{{"list", needs.list}, {"tell_host", needs.tell_host}, {"reviewed", date_text(needs.reviewed)}};
    if (!needs.other.empty()) json["other"] = needs.other;
    if (!needs.contact.empty()) json["contact"] = needs.contact;
    return json;
}

} // namespace copro
