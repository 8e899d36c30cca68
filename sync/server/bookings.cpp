#include "sync/server/bookings.h"

#include "sync/protocol/fields.h"
#include "sync/records/reference.h"
#include "sync/server/pack_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace copro {

namespace {

// A bed is for each of its nights; a seat is for its day.
constexpr std::string_view bed = "hotel";

Result<ReadableRow<BookingBody>> find_booking(StoreReader& reader, const std::string& reference) {
    const std::string wanted = reference_as_typed(reference);
    std::optional<ReadableRow<BookingBody>> found;
    for (ReadableRow<BookingBody>& row : TRY(reader.bookings(""))) {
        if (reference_as_typed(row.body.reference) != wanted) continue;
        if (found) return Error{ErrorKind::conflict, reference, "two people have this reference"};
        found = std::move(row);
    }
    if (!found) return Error{ErrorKind::not_found, reference, "nobody asked for a booking under this reference"};
    return *std::move(found);
}

Result<std::vector<std::string>> what_was_booked(const Command& command, const BookingBody& asked) {
    if (!command.has("what")) return asked.what;
    std::vector<std::string> booked;
    std::istringstream words(command.option("what"));
    for (std::string one; words >> one;) {
        if (std::find(asked.what.begin(), asked.what.end(), one) == asked.what.end())
            return invalid("--what", "they did not ask for " + one);
        booked.push_back(one);
    }
    return booked;
}

Json entry_of(const std::string& person, const std::string& category, Date day) {
    return {{"person", person}, {"category", category}, {"date", date_text(day)}};
}

Result<std::string> with_booked(const std::string& text, const std::string& place, const Json& entries) {
    Json pack = TRY(fields::parse(text, place));
    Json& booked = pack["booked"];
    if (!booked.is_array()) booked = Json::array();
    for (const Json& entry : entries) {
        if (std::find(booked.begin(), booked.end(), entry) == booked.end()) booked.push_back(entry);
    }
    return pack_text(pack);
}

} // namespace

Result<std::string> note_booked(const Command& command, StoreReader& reader, Writer& writer, const Clock& clock) {
    const ReadableRow<BookingBody> asked = TRY(find_booking(reader, command.option("reference")));
    const std::string& reference = asked.body.reference;
    const std::string id = command.has("meeting") ? command.option("meeting") : asked.facts.meeting;
    const MeetingRow row = TRY(meeting_named(reader, id));
    const MeetingPack pack = TRY(load_meeting_pack(row.text, row.id));
    const std::string person = asked.body.person.value_or("");
    const bool is_invited =
        std::any_of(pack.people.begin(), pack.people.end(), [&](const Invitee& one) { return one.id == person; });
    if (!is_invited) {
        return Error{ErrorKind::refused, reference,
                     "whoever asked is not in the list of " + id + ", so that their costs cannot be told apart"};
    }
    const auto day = parse_date(asked.body.day);
    if (!day) return Error{ErrorKind::refused, reference, "they did not say for which day; ask them"};
    Json entries = Json::array();
    std::string out;
    for (const std::string& what : TRY(what_was_booked(command, asked.body))) {
        const int days = what == bed ? std::max(static_cast<int>(asked.body.nights), 1) : 1;
        for (int at = 0; at < days; ++at) entries.push_back(entry_of(person, what, add_days(*day, at)));
        out += fmt::format("booked {} for {} on {}{}, at {}\n", what, person, date_text(*day),
                           days > 1 ? fmt::format(", {} nights", days) : "", id);
    }
    TRY(change_pack(row, writer, clock.wall_ms(),
                    [&](const MeetingRow& here) { return with_booked(here.text, here.id, entries); }));
    return out;
}

} // namespace copro
