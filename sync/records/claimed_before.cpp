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

} // namespace

std::string claimant_of(const Answers& answers, const PersonAnswer& person) {
    const auto* whose = answers.get<std::string>("for");
    if (whose != nullptr && *whose == "someone-else-told") return {};
    if (whose != nullptr && *whose == "someone-else") {
        const auto* name = answers.get<std::string>("for-name");
        return name == nullptr || name->empty() ? "" : "name " + in_small_letters(*name);
    }
    if (person.id == told_person || person.id.empty()) return {};
    if (person.id != new_person) return "id " + person.id;
    return person.name.empty() ? "" : "name " + in_small_letters(person.name);
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
