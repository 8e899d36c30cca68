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

std::vector<std::string> words_of_form(const std::string& form) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t end = std::min(form.find(' ', at), form.size());
        if (end > at) words.push_back(form.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string in_one(const std::vector<std::string>& parts, std::size_t begin, std::size_t end) {
    std::string all;
    for (std::size_t at = begin; at < end; ++at) all += parts[at];
    return all;
}

// A character says as much as the letters of a syllable.
std::size_t letters_typed(std::string_view form) {
    const std::vector<std::string> letters = letters_of(form);
    return letters.size() + static_cast<std::size_t>(std::count_if(letters.begin(), letters.end(), is_han));
}

// Pinyin is typed with a v for ü.
std::string with_u(std::string letters) {
    for (std::size_t at = 1; at < letters.size(); ++at) {
        if (letters[at] == 'v' && (letters[at - 1] == 'l' || letters[at - 1] == 'n')) letters[at] = 'u';
    }
    return letters;
}

// Both start like this: "mab th" fits "mabel thornberry", and so does "mabel tho".
bool fits(std::string_view name, std::size_t last_name_at, std::string_view typed) {
    if (name.starts_with(typed)) return true;
    const std::size_t gap = typed.find(' ');
    if (gap == std::string_view::npos) return false;
    return name.starts_with(typed.substr(0, gap)) && name.substr(last_name_at).starts_with(typed.substr(gap + 1));
}

std::size_t syllables_of(const std::string& surname) {
    const std::vector<std::string> said = pinyin_forms(surname);
    return words_of_form(said.empty() ? finding_form(surname) : said.front()).size();
}

// What is looked for where nobody is written like it.
std::vector<std::string> said_ways(const std::string& form) {
    std::vector<std::string> ways = pinyin_forms(form);
    if (!ways.empty()) return ways;
    if (form.find(' ') == std::string::npos) ways.push_back(form);
    if (with_u(form) != form) ways.push_back(with_u(form));
    return ways;
}

bool is_nobody(const NameFinder::Found& found) { return found.people.empty() && !found.more; }

void add_person(const Invitee& person, std::size_t most, NameFinder::Found& found) {
    // Found by another word of theirs already.
    if (std::find(found.people.begin(), found.people.end(), &person) != found.people.end()) return;
    if (found.people.size() == most)
        found.more = true;
    else
        found.people.push_back(&person);
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
        add_chinese(person);
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

void NameFinder::add_chinese(const Invitee& person) {
    // The surname comes first. Where the whole name stands in one field it is the first character.
    const std::string name = person.last_name.empty() ? person.first_name : person.last_name + " " + person.first_name;
    const std::vector<std::string> said = pinyin_forms(name);
    if (said.empty()) return;
    const std::size_t of_last = person.last_name.empty() ? 1 : syllables_of(person.last_name);
    for (const std::string& form : said) {
        add_in_one(person, words_of_form(form), of_last);
        // With a gap after each syllable too.
        m_entries.push_back({form + " ", form.size() + 1, &person});
    }
    const std::vector<std::string> characters = letters_of(without_gaps(finding_form(name)));
    if (std::all_of(characters.begin(), characters.end(), is_han)) add_in_one(person, characters, of_last);
}

void NameFinder::add_in_one(const Invitee& person, const std::vector<std::string>& parts, std::size_t of_last) {
    for (std::size_t begin = 0; begin < parts.size(); ++begin) {
        const std::string later = in_one(parts, begin, parts.size());
        const std::string before = in_one(parts, 0, begin);
        // "wang xiaoming" is found too, with a gap or without.
        const std::size_t other_at =
            begin == 0 ? in_one(parts, 0, std::min(of_last, parts.size())).size() : later.size() + 1;
        m_entries.push_back({later + " " + (before.empty() ? before : before + " "), other_at, &person});
    }
}

NameFinder::Found NameFinder::find(std::string_view typed, std::size_t most) const {
    const std::string start = name_form(typed);
    Found found;
    // "m " is one letter: a space must not open the list of everybody with an M.
    const auto spaces = static_cast<std::size_t>(std::count(start.begin(), start.end(), ' '));
    if (letters_typed(start) < fewest_letters + spaces) return found;
    found.searched = true;
    add_found(start, most, found);
    // How characters are said is not asked for somebody who is found as they are written.
    if (!is_nobody(found)) return found;
    for (const std::string& way : said_ways(start)) {
        const std::string letters = without_gaps(way);
        if (is_nobody(found) && way != start) add_found(way, most, found);
        if (is_nobody(found) && letters != way) add_found(letters, most, found);
        if (is_nobody(found)) add_found_in_one(letters, most, found);
    }
    return found;
}

void NameFinder::add_found(std::string_view form, std::size_t most, Found& found) const {
    const std::string_view first_word = form.substr(0, form.find(' '));
    auto at = std::lower_bound(m_entries.begin(), m_entries.end(), first_word,
                               [](const Entry& entry, std::string_view text) { return entry.name < text; });
    for (; at != m_entries.end() && at->name.starts_with(first_word); ++at) {
        if (fits(at->name, at->last_name_at, form)) add_person(*at->person, most, found);
        if (found.more) break;
    }
}

void NameFinder::add_found_in_one(std::string_view letters, std::size_t most, Found& found) const {
    for (std::size_t gap = 1; gap < letters.size() && !found.more; ++gap) {
        const std::string first_word = std::string(letters.substr(0, gap)) + " ";
        auto at = std::lower_bound(m_entries.begin(), m_entries.end(), first_word,
                                   [](const Entry& entry, std::string_view text) { return entry.name < text; });
        for (; at != m_entries.end() && at->name.starts_with(first_word) && !found.more; ++at) {
            const std::string_view rest = std::string_view(at->name).substr(first_word.size());
            if (rest.starts_with(letters.substr(gap))) add_person(*at->person, most, found);
        }
    }
}

} // namespace copro
