// Finds people of a pack by the first letters of their name, fast enough for 100,000 of them. Built once a pack;
// read-only, any thread.
#pragma once

#include "sync/records/meeting_pack.h"

namespace copro {

class NameFinder {
public:
    explicit NameFinder(const std::vector<Invitee>& people);

    struct Found {
        std::vector<const Invitee*> people; // at most `most`, by the name that fits, as it is looked for
        bool more = false;                  // others match too
        bool searched = false;              // enough letters were typed
    };
    // typed: first letters of any word of the name, or of first name and last ("mab th", "th mab"). At least two
    // letters: the whole list is never shown. As name_form: accents, capitals and apostrophes do not matter, a hyphen
    // is a space, and either may be left out ("annemarie"). A Chinese name is found by its characters, and by what they
    // sound like: "王小明" by "wangxiaoming", and by other characters that sound the same. Who is listed as "Xiaoming
    // Wang" is found by "王小明".
    [[nodiscard]] Found find(std::string_view typed, std::size_t most) const;

private:
    struct Entry {
        std::string name;         // "mabel thornberry ", and "thornberry mabel " too
        std::size_t last_name_at; // where the last name begins in it; in the other order, the first
        const Invitee* person;
    };
    // Once for each word, with which it then begins.
    void add(const Invitee& person, const std::string& first, const std::string& last);
    void add_chinese(const Invitee& person);
    // A name without gaps, of these syllables or characters. of_last: how many are the surname, which comes first.
    void add_in_one(const Invitee& person, const std::vector<std::string>& parts, std::size_t of_last);
    void add_found(std::string_view form, std::size_t most, Found& found) const;
    // The same for letters that run on from one name to the other: "wangxiaom".
    void add_found_in_one(std::string_view letters, std::size_t most, Found& found) const;
    std::vector<Entry> m_entries; // sorted by name
};

} // namespace copro
