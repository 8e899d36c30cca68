// A PO file of assets/words as the lints read it: its messages, with the lines that they stand on. Values; any thread.
#pragma once

#include "tests/lint/source_tree.h"

#include <map>
#include <set>

namespace copro::lint {

struct PoMessage {
    int line = 0;
    std::string key;
    bool plural = false;
    bool fuzzy = false;
    std::vector<std::string> forms; // one, or one for each plural form

    // The names in {braces}, in all forms together.
    [[nodiscard]] std::set<std::string> slots() const;
};

struct PoFile {
    std::string path;
    std::string language; // from the file's name
    std::map<std::string, std::string> header;
    std::vector<PoMessage> messages;
    Findings faults; // what cannot be read

    [[nodiscard]] const PoMessage* find(std::string_view key) const;
    // From Plural-Forms; 0 when there is none.
    [[nodiscard]] int plural_forms() const;
};

[[nodiscard]] PoFile read_po(const SourceFile& file);
// All of assets/words, sorted by name.
[[nodiscard]] std::vector<PoFile> all_languages(const std::filesystem::path& root);

[[nodiscard]] std::set<std::string> slots_in(const std::string& text);
// As people see it: {slots} whose names are those of days, sums and people hold a long day as the language writes it, a
// sum and a name. Others stay.
[[nodiscard]] std::string filled(std::string form, const std::string& language);

} // namespace copro::lint
