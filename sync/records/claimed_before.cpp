#include "sync/records/claimed_before.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

// Typed with other capitals, perhaps. Names in letters beyond ASCII are compared as they were typed.
std::string in_small_letters(std::string text) {
    for (char& letter : text) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return text;
}

std::string known_as(const PersonAnswer& person) {
    if (person.id == told_person || person.id.empty()) return {};
    if (person.id != new_person) return "id " + person.id;
    return person.name.empty() ? "" : "name " + in_small_letters(person.name);
}

} // namespace

std::string claimant_of(const Answers& answers, const PersonAnswer& person) {
    const std::string own = known_as(person);
    const auto* whose = answers.get<std::string>("for");
    if (whose == nullptr || *whose == "me") return own;
    if (*whose != "someone-else") return {};
    const auto* found = answers.get<PersonAnswer>("for-person");
    const auto* name = answers.get<std::string>("for-name");
    PersonAnswer other = found == nullptr ? PersonAnswer{std::string(new_person), ""} : *found;
    if (other.id == new_person) other.name = name == nullptr ? "" : *name;
    const std::string theirs = known_as(other);
    return own.empty() || theirs.empty() ? "" : own + "\nfor " + theirs;
}

std::optional<std::string> line_key(const std::string& claimant, Date day, const ClaimLine& line) {
    if (claimant.empty()) return std::nullopt;
    return fmt::format("claim-line\n{}\n{}\n{}\n{}", claimant, date_text(day), line.category, line.amount.pence);
}

bool is_booked(const MeetingPack& pack, const PersonAnswer& person, const std::string& category, Date day) {
    return std::any_of(pack.booked.begin(), pack.booked.end(), [&](const Booked& one) {
        return one.person == person.id && one.category == category && one.date == day;
    });
}

} // namespace copro
