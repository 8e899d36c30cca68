#include "sync/records/meeting_pack.h"

#include "sync/base/bytes.h"
#include "sync/base/json.h"
#include "sync/records/ladder.h"
#include "sync/records/slug.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace copro {

namespace {

constexpr std::size_t longest_title_bytes = 60;
constexpr std::size_t longest_place_bytes = 60; // of a typed one, in claims
constexpr std::size_t most_places = 12;
constexpr std::int64_t most_kiosks = 100;
constexpr std::size_t most_agenda_points = 30;
constexpr std::size_t longest_agenda_letters = 60; // large words on one screen, with the cards below them
constexpr std::size_t most_you_said = 20;
constexpr std::size_t longest_you_said = 120;

// "10:00", on the 24-hour clock.
bool is_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return false;
    for (const std::size_t at : {0U, 1U, 3U, 4U}) {
        if (text[at] < '0' || text[at] > '9') return false;
    }
    return text.substr(0, 2) < "24" && text.substr(3) < "60";
}

Result<std::string> time_of_day(JsonObject& object, const char* key) {
    std::string text = TRY(object.text(key));
    if (!is_time_of_day(text)) return object.wrong(key, "must be a time such as 10:00");
    return text;
}

Result<Date> date_of(JsonObject& object, const char* key) {
    const std::string text = TRY(object.text(key));
    auto date = parse_date(text);
    if (!date) return object.wrong(key, date.error().reason);
    return date;
}

Result<LocalText> local_text(JsonObject& object, const char* key) {
    const Json* value = TRY(object.object(key));
    return LocalText::parse(*value, object.place_of(key));
}

Result<std::vector<Idea>> ideas(JsonObject& object, const char* key, bool with_reason) {
    const Json* list = TRY(object.array(key));
    std::vector<Idea> found;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of(key) + "/" + std::to_string(index);
        const Json& entry = (*list)[index];
        Idea idea;
        idea.words = TRY(LocalText::parse(entry, place, {"picture", "because"}));
        if (!entry.contains("picture") || !entry["picture"].is_string()) {
            return invalid(place + "/picture", "is missing: every idea has a picture");
        }
        idea.picture = entry["picture"].get<std::string>();
        if (with_reason != entry.contains("because")) {
            return invalid(place + "/because", with_reason ? "is missing: say why" : "is not a known field");
        }
        if (with_reason) idea.because = TRY(LocalText::parse(entry["because"], place + "/because"));
        found.push_back(std::move(idea));
    }
    if (found.empty()) return object.wrong(key, "must not be empty");
    return found;
}

Result<AgendaPoint> agenda_point(const Json& entry, const std::string& place) {
    AgendaPoint point;
    point.idea.words = TRY(LocalText::parse(entry, place, {"at", "picture", "break"}));
    if (point.idea.words.letters() > longest_agenda_letters) return invalid(place, "is too long: 60 letters at most");
    if (!entry.contains("picture") || !entry["picture"].is_string()) {
        return invalid(place + "/picture", "is missing: every idea has a picture");
    }
    point.idea.picture = entry["picture"].get<std::string>();
    if (!entry.contains("at") || !entry["at"].is_string() || !is_time_of_day(entry["at"].get<std::string>())) {
        return invalid(place + "/at", "must be a time such as 10:00");
    }
    point.at = entry["at"].get<std::string>();
    if (!entry.contains("break")) return point;
    if (!entry["break"].is_boolean()) return invalid(place + "/break", "must be true or false");
    point.is_break = entry["break"].get<bool>();
    return point;
}

// In order, and none outside of the meeting.
Result<std::vector<AgendaPoint>> agenda(JsonObject& object, const MeetingPack& pack) {
    std::vector<AgendaPoint> found;
    const Json* list = TRY(object.array_or_none("agenda"));
    if (list == nullptr) return found;
    if (list->size() > most_agenda_points) return object.wrong("agenda", "has too many points: thirty at most");
    for (const Json& entry : *list) {
        const std::string place = object.place_of("agenda") + "/" + std::to_string(found.size());
        AgendaPoint point = TRY(agenda_point(entry, place));
        if (point.at < pack.starts || point.at >= pack.ends) return invalid(place + "/at", "is outside of the meeting");
        if (!found.empty() && point.at <= found.back().at) {
            return invalid(place + "/at", "must be later than the point before it");
        }
        found.push_back(std::move(point));
    }
    return found;
}

// Two people of one name would be one and the same on the screen, and one could sign in as the other.
class Namesakes {
public:
    Result<void> add(const Invitee& person, const std::string& place) {
        Others& others = m_by_name[{person.first_name, person.last_name}];
        const std::string apart = person.told_apart_by.empty() ? "" : person.told_apart_by.in("en").text;
        for (const auto& [other_place, other_apart] : others) {
            if (!apart.empty() && !other_apart.empty() && apart != other_apart) continue;
            return invalid(place + "/told_apart_by",
                           "must be there, here and in " + other_place + ", and differ: they have the same names");
        }
        others.emplace_back(place, apart);
        return {};
    }

private:
    using Others = std::vector<std::pair<std::string, std::string>>; // place, what tells them apart
    std::map<std::pair<std::string, std::string>, Others> m_by_name;
};

Result<std::vector<Invitee>> people(JsonObject& object) {
    const Json* list = TRY(object.array("people"));
    std::vector<Invitee> found;
    found.reserve(list->size());
    std::set<std::string> ids;
    std::set<std::string> badges;
    Namesakes namesakes;
    for (std::size_t index = 0; index < list->size(); ++index) {
        const std::string place = object.place_of("people") + "/" + std::to_string(index);
        Invitee person = TRY(read_invitee((*list)[index], place));
        if (!ids.insert(person.id).second) return invalid(place + "/id", "stands twice");
        if (!person.badge.empty() && !badges.insert(person.badge).second) {
            return invalid(place + "/badge", "stands twice: a badge is one person's");
        }
        TRY(namesakes.add(person, place));
        found.push_back(std::move(person));
    }
    return found;
}

Result<YouSaid> you_said(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    YouSaid answer;
    answer.said = TRY(local_text(object, "said"));
    answer.done = object.has("did");
    if (answer.done == object.has("could_not")) return invalid(place, "must say did or could_not, and not both");
    answer.what = TRY(local_text(object, answer.done ? "did" : "could_not"));
    if (!answer.done || object.has("because")) answer.because = TRY(local_text(object, "because"));
    TRY(object.done());
    for (const LocalText* words : {&answer.said, &answer.what, &answer.because}) {
        if (words->letters() > longest_you_said) return invalid(place, "is too long: at most 120 letters each");
    }
    return answer;
}

Result<std::vector<YouSaid>> all_you_said(JsonObject& object) {
    std::vector<YouSaid> found;
    const Json* list = TRY(object.array_or_none("you_said"));
    if (list == nullptr) return found;
    if (list->size() > most_you_said) return object.wrong("you_said", "are too many: twenty at most");
    for (const Json& entry : *list) {
        found.push_back(TRY(you_said(entry, object.place_of("you_said") + "/" + std::to_string(found.size()))));
    }
    return found;
}

Result<PackRole> role(const Json& value, const std::string& place, const std::vector<Invitee>& invited) {
    JsonObject object = TRY(JsonObject::of(value, place));
    PackRole one;
    one.id = TRY(object.text("id"));
    if (!is_slug(one.id)) return object.wrong("id", "must be small letters, digits and hyphens");
    one.title = TRY(local_text(object, "title"));
    if (one.title.bytes() > longest_title_bytes) return object.wrong("title", "is too long");
    one.today = TRY(ideas(object, "today", false));
    for (const Json& id : *TRY(object.array("people"))) {
        const bool is_invited =
            id.is_string() && std::any_of(invited.begin(), invited.end(), [&](const Invitee& known) {
                return known.id == id.get_ref<const std::string&>();
            });
        if (!is_invited) return object.wrong("people", "must be ids of people who are invited");
        one.people.push_back(id.get<std::string>());
    }
    TRY(object.done());
    return one;
}

Result<std::vector<PackRole>> roles(JsonObject& object, const std::vector<Invitee>& invited) {
    std::vector<PackRole> found;
    std::set<std::string> taken;
    const Json* list = TRY(object.array_or_none("roles"));
    for (std::size_t index = 0; list != nullptr && index < list->size(); ++index) {
        const std::string place = object.place_of("roles") + "/" + std::to_string(index);
        PackRole one = TRY(role((*list)[index], place, invited));
        for (const std::string& person : one.people) {
            if (!taken.insert(person).second) return invalid(place + "/people", person + " has another role already");
        }
        found.push_back(std::move(one));
    }
    return found;
}

// A list, so that a later version can take more than one.
Result<std::optional<Form>> survey(JsonObject& object) {
    const Json* list = TRY(object.array_or_none("forms"));
    if (list == nullptr || list->empty()) return std::optional<Form>();
    if (list->size() > 1) return object.wrong("forms", "must hold one survey at most");
    return std::optional<Form>(TRY(load_survey(list->front(), object.place_of("forms") + "/0")));
}

// Places are offered to everybody who types: the name of somebody invited must not be among them.
Result<std::vector<LocalText>> places(JsonObject& object, const std::vector<Invitee>& invited) {
    std::vector<LocalText> found;
    const Json* list = TRY(object.array_or_none("places"));
    if (list == nullptr) return found;
    if (list->size() > most_places) return object.wrong("places", "are too many: twelve at most");
    for (const Json& entry : *list) {
        const std::string place = object.place_of("places") + "/" + std::to_string(found.size());
        LocalText one = TRY(LocalText::parse(entry, place));
        if (one.bytes() > longest_place_bytes) return invalid(place, "is too long");
        const std::string english = one.in("en").text;
        for (const Invitee& person : invited) {
            const bool is_person = !person.last_name.empty() &&
                                   english.find(person.first_name + " " + person.last_name) != std::string::npos;
            if (is_person) return invalid(place, "must not be the name of somebody who is invited");
        }
        found.push_back(std::move(one));
    }
    return found;
}

Result<std::vector<Booked>> booked(JsonObject& object, const std::vector<Invitee>& invited) {
    std::vector<Booked> found;
    const Json* list = TRY(object.array_or_none("booked"));
    if (list == nullptr) return found;
    for (const Json& entry : *list) {
        JsonObject from = TRY(JsonObject::of(entry, object.place_of("booked") + "/" + std::to_string(found.size())));
        Booked one;
        one.person = TRY(from.text("person"));
        const bool is_invited =
            std::any_of(invited.begin(), invited.end(), [&](const Invitee& person) { return person.id == one.person; });
        if (!is_invited) return from.wrong("person", "is not one of the people");
        one.category = TRY(from.text("category"));
        if (!is_slug(one.category)) return from.wrong("category", "must be small letters, digits and hyphens");
        one.date = TRY(date_of(from, "date"));
        TRY(from.done());
        found.push_back(std::move(one));
    }
    return found;
}

// docs/domain.md, "The Friends and Family wording". The easy route is what is asked where nothing is said.
Result<bool> friends_and_family(JsonObject& object) {
    if (!object.has("feedback_wording")) return false;
    const std::string wording = TRY(object.text("feedback_wording"));
    if (wording != "easy" && wording != "friends-and-family") {
        return object.wrong("feedback_wording", "must be \"easy\" or \"friends-and-family\"");
    }
    return wording == "friends-and-family";
}

Result<std::string> ladder(JsonObject& object) {
    if (!object.has("ladder")) return std::string();
    std::string step = TRY(object.text("ladder"));
    if (std::find(ladder_steps.begin(), ladder_steps.end(), step) != ladder_steps.end()) return step;
    return object.wrong("ladder", fmt::format("must be one of: {}", fmt::join(ladder_steps, ", ")));
}

} // namespace

Result<YouSaid> load_you_said(const Json& value, const std::string& place) { return you_said(value, place); }

std::string text_shown(const MeetingPack& pack, std::string_view says, const std::string& language) {
    std::string text;
    const auto add = [&](const LocalText& words) {
        if (!words.empty()) text += words.in(language).text + "\n";
    };
    if (says == "you-said") {
        for (const YouSaid& one : pack.you_said) {
            for (const LocalText* words : {&one.said, &one.what, &one.because}) add(*words);
        }
        return text;
    }
    const std::vector<Idea>* ideas = says == "purpose"         ? &pack.purpose
                                     : says == "can-change"    ? &pack.can_change
                                     : says == "cannot-change" ? &pack.cannot_change
                                                               : &pack.your_role;
    for (const Idea& idea : *ideas) {
        add(idea.words);
        add(idea.because);
    }
    return text;
}

std::string version_of_text(std::string_view text) { return sha256_of(text).substr(0, 16); }

Result<MeetingPack> load_meeting_pack(std::string_view text, const std::string& place) {
    const Json json = TRY(parse_json(text, place));
    JsonObject object = TRY(JsonObject::of(json, place + "#"));
    TRY(object.integer("schema", 1, 1));
    MeetingPack pack;
    pack.id = TRY(object.text("id"));
    if (!is_slug(pack.id)) return object.wrong("id", "must be small letters, digits and hyphens");
    pack.date = TRY(date_of(object, "date"));
    pack.starts = TRY(time_of_day(object, "starts"));
    pack.ends = TRY(time_of_day(object, "ends"));
    if (pack.ends <= pack.starts) return object.wrong("ends", "must be later than it starts");
    pack.organisation = TRY(local_text(object, "organisation"));
    pack.title = TRY(local_text(object, "title"));
    for (const auto& [key, words] : {std::pair("organisation", &pack.organisation), std::pair("title", &pack.title)}) {
        if (words->bytes() > longest_title_bytes) {
            return object.wrong(key, "is too long: it stands on one line with the other, on top of every screen");
        }
    }
    pack.place = TRY(local_text(object, "place"));
    pack.purpose = TRY(ideas(object, "purpose", false));
    pack.can_change = TRY(ideas(object, "can_change", false));
    pack.cannot_change = TRY(ideas(object, "cannot_change", true));
    pack.your_role = TRY(ideas(object, "your_role", false));
    pack.agenda = TRY(agenda(object, pack));
    if (object.has("fee_pence")) pack.fee = Pence{TRY(object.integer("fee_pence", 1, 1'000'000))};
    // Days after the meeting rather than a date, so that a pack moved to another day still promises the same.
    const auto answer_days = TRY(object.integer("answer_within_days", 1, 366));
    pack.answer_by = add_days(pack.date, static_cast<int>(answer_days));
    pack.pay_within_days = static_cast<int>(TRY(object.integer("pay_within_days", 1, 366)));
    pack.friends_and_family = TRY(friends_and_family(object));
    pack.ladder = TRY(ladder(object));
    if (object.has("kiosks")) pack.kiosks = static_cast<int>(TRY(object.integer("kiosks", 1, most_kiosks)));
    pack.people = TRY(people(object));
    pack.roles = TRY(roles(object, pack.people));
    pack.survey = TRY(survey(object));
    pack.places = TRY(places(object, pack.people));
    pack.booked = TRY(booked(object, pack.people));
    pack.you_said = TRY(all_you_said(object));
    TRY(object.done());
    TRY(check_seen(json, object.place())); // names and needs too
    return pack;
}

} // namespace copro
