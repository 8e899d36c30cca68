#include "kiosk/questions/name_finder.h"

#include "kiosk/view/search_form.h"
#include "kiosk/view/utf8.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t fewest_letters = 2;

std::string finding_form(const std::string& name) {
    std::string form = name_form(name);
    if (form.ends_with(' ')) form.pop_back();
    return form;
}

std::string without_gaps(std::string form) {
    std::erase(form, ' ');
    return form;
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
    m_entries.reserve(people.size() * 2);
    for (const Invitee& person : people) {
        const std::string first = finding_form(person.first_name);
        const std::string last = finding_form(person.last_name);
        add(person, first, last);
        // "annemarie" is found as well, and so is "delacruz".
        const std::string first_in_one = without_gaps(first);
        const std::string last_in_one = without_gaps(last);
        if (first_in_one != first || last_in_one != last) add(person, first_in_one, last_in_one);
    }
    std::sort(m_entries.begin(), m_entries.end(), [](const Entry& left, const Entry& right) {
        return left.name != right.name ? left.name < right.name : left.person->id < right.person->id;
    });
}

void NameFinder::add(const Invitee& person, const std::string& first, const std::string& last) {
    std::string name;
    // A space after each word, the last one too: somebody may type it.
    for (const std::string& part : {first, last}) {
        if (!part.empty()) name += part + " ";
    }
    const std::size_t last_name_at = first.empty() ? 0 : first.size() + 1;
    // By each later word as well: what stands from there on, and then what stands before it.
    for (std::size_t gap = name.find(' '); gap + 1 < name.size(); gap = name.find(' ', gap + 1)) {
        const std::string later = name.substr(gap + 1);
        m_entries.push_back({later + name.substr(0, gap + 1), later.size(), &person});
    }
    if (!name.empty()) m_entries.push_back({std::move(name), last_name_at, &person});
}

NameFinder::Found NameFinder::find(std::string_view typed, std::size_t most) const {
    const std::string start = name_form(typed);
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
