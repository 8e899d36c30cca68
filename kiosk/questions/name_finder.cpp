#include "kiosk/questions/name_finder.h"

#include "kiosk/view/utf8.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t fewest_letters = 2;

std::string tidy(std::string_view typed) {
    std::string text = search_form(typed);
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    text.erase(0, first);
    // One space between words, as in the entries.
    std::string out;
    for (const char letter : text) {
        if (letter != ' ' || out.back() != ' ') out += letter;
    }
    return out;
}

// Both start like this: "mab th" fits "mabel thornberry", and so does "mabel tho".
bool fits(std::string_view name, std::size_t last_name_at, std::string_view typed) {
    if (name.starts_with(typed)) return true;
    const std::size_t gap = typed.find(' ');
    if (gap == std::string_view::npos) return false;
    return name.starts_with(typed.substr(0, gap)) && name.substr(last_name_at).starts_with(typed.substr(gap + 1));
}

} // namespace

NameFinder::NameFinder(const std::vector<Invitee>& people) {
    m_entries.reserve(people.size());
    for (const Invitee& person : people) {
        std::string name = search_form(person.first_name) + " ";
        const std::size_t last_name_at = name.size();
        name += search_form(person.last_name);
        // By each later word as well: what stands from there on, and then what stands before it.
        for (std::size_t gap = name.find(' '); gap + 1 < name.size(); gap = name.find(' ', gap + 1)) {
            if (gap == std::string::npos) break;
            const std::string later = name.substr(gap + 1) + " ";
            m_entries.push_back({later + name.substr(0, gap), later.size(), &person});
        }
        m_entries.push_back({std::move(name), last_name_at, &person});
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& left, const Entry& right) {
        return left.name != right.name ? left.name < right.name : left.person->id < right.person->id;
    });
}

NameFinder::Found NameFinder::find(std::string_view typed, std::size_t most) const {
    const std::string start = tidy(typed);
    Found found;
    // "m " is one letter: a space must not open the list of everybody with an M.
    const auto spaces = static_cast<std::size_t>(std::count(start.begin(), start.end(), ' '));
    if (letters_of(start).size() < fewest_letters + spaces) return found;
    found.searched = true;
    const std::string first_word = start.substr(0, start.find(' '));
    auto at = std::lower_bound(m_entries.begin(), m_entries.end(), first_word,
                               [](const Entry& entry, const std::string& text) { return entry.name < text; });
    for (; at != m_entries.end() && at->name.starts_with(first_word); ++at) {
        if (!fits(at->name, at->last_name_at, start)) continue;
        // Found by another word of theirs already.
        if (std::find(found.people.begin(), found.people.end(), at->person) != found.people.end()) continue;
        if (found.people.size() == most) {
            found.more = true;
            break;
        }
        found.people.push_back(at->person);
    }
    return found;
}

} // namespace copro
