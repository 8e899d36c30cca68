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
    // is a space, and either may be left out ("annemarie").
    [[nodiscard]] Found find(std::string_view typed, std::size_t most) const;

private:
    struct Entry {
        std::string name;         // "mabel thornberry ", and "thornberry mabel " too
        std::size_t last_name_at; // where the last name begins in it; in the other order, the first
        const Invitee* person;
    };
    // Once for each word, with which it then begins.
    void add(const Invitee& person, const std::string& first, const std::string& last);
    std::vector<Entry> m_entries; // sorted by name
};

} // namespace copro
