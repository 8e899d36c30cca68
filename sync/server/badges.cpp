#include "sync/server/badges.h"

#include "sync/protocol/fields.h"
#include "sync/records/badge.h"
#include "sync/server/pack_row.h"

#include <map>

namespace copro {

namespace {

using BadgeTokens = std::map<std::string, Bytes>; // by person

// Of a pack that is whole; nobody of any other.
template <typename AnyJson>
AnyJson& people_of(AnyJson& pack) {
    static Json nobody = Json::array();
    const bool has_people = pack.is_object() && pack.contains("people") && pack["people"].is_array();
    return has_people ? pack["people"] : nobody;
}

Result<BadgeTokens> new_tokens(const MeetingPack& pack, const Command& command) {
    const std::string person = command.option("person");
    BadgeTokens tokens;
    for (const Invitee& one : pack.people) {
        if (person.empty() || one.id == person) tokens[one.id] = random_bytes(badge_token_bytes);
    }
    if (!tokens.empty()) return tokens;
    if (person.empty()) return Error{ErrorKind::not_found, pack.id, "nobody is invited to it"};
    return Error{ErrorKind::not_found, "--person", "nobody with this id is invited to " + pack.id};
}

Result<std::string> with_badges(const std::string& text, const BadgeTokens& tokens, const std::string& meeting) {
    Json pack = TRY(fields::parse(text, meeting));
    for (Json& person : people_of(pack)) {
        const auto token = tokens.find(person.is_object() ? person.value("id", "") : "");
        if (token != tokens.end()) person["badge"] = badge_hash(meeting, token->second);
    }
    return pack_text(pack);
}

using FirstNames = std::map<std::string, int>; // how often each is there

// What tells somebody's badge from those of others with the same first name; "" where nobody else has it.
std::string apart_on_badge(const Invitee& person, const FirstNames& names, const std::string& language) {
    if (names.at(person.first_name) < 2) return "";
    const std::string apart = person.told_apart_by.empty() ? "" : person.told_apart_by.in(language).text;
    return person.last_name + (person.last_name.empty() || apart.empty() ? "" : ", ") + apart;
}

} // namespace

Result<std::string> make_badges(const Command& command, const MeetingRow& meeting, Writer& writer, const Clock& clock) {
    const MeetingPack pack = TRY(load_meeting_pack(meeting.text, meeting.id));
    if (pack.date < local_date(clock.wall_ms())) return invalid("--meeting", "is over");
    const std::string language = command.has("language") ? command.option("language") : "en";
    const BadgeTokens tokens = TRY(new_tokens(pack, command));
    TRY(change_pack(meeting, writer, clock.wall_ms(),
                    [&](const MeetingRow& here) { return with_badges(here.text, tokens, here.id); }));
    FirstNames names;
    for (const Invitee& one : pack.people) ++names[one.first_name];
    Json badges = Json::array();
    for (const Invitee& one : pack.people) {
        const auto token = tokens.find(one.id);
        if (token == tokens.end()) continue;
        badges.push_back({{"first_name", one.first_name},
                          {"apart", apart_on_badge(one, names, language)},
                          {"code", write_badge(token->second)}});
    }
    return pack_text({{"schema", 1},
                      {"organisation", pack.organisation.in(language).text},
                      {"language", language},
                      {"badges", std::move(badges)}});
}

Result<std::string> with_badges_of(const std::string& before, const std::string& pack, const std::string& place) {
    const Json old = TRY(fields::parse(before, place));
    Json json = TRY(fields::parse(pack, place));
    std::map<std::string, std::string> badges; // by person
    for (const Json& person : people_of(old)) {
        if (person.is_object() && person.contains("badge")) badges[person.value("id", "")] = person.value("badge", "");
    }
    bool is_changed = false;
    for (Json& person : people_of(json)) {
        if (!person.is_object() || person.contains("badge")) continue;
        const auto known = badges.find(person.value("id", ""));
        if (known == badges.end()) continue;
        person["badge"] = known->second;
        is_changed = true;
    }
    return is_changed ? pack_text(json) : pack;
}

} // namespace copro
