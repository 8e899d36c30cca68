#include "sync/base/json.h"
#include "tests/lint/lints.h"
#include "tests/lint/po_file.h"

#include <algorithm>

namespace copro::lint {

namespace {

void check_header(const PoFile& po, Findings& found) {
    const auto value = [&](const char* name) {
        const auto entry = po.header.find(name);
        return entry == po.header.end() ? std::string() : entry->second;
    };
    if (value("Language") != po.language) found.push_back({po.path, 0, "its header must say Language: " + po.language});
    if (value("Content-Type") != "text/plain; charset=UTF-8") {
        found.push_back({po.path, 0, "its header must say charset=UTF-8"});
    }
    if (po.plural_forms() == 0) found.push_back({po.path, 0, "its header must say Plural-Forms"});
}

void check_forms(const PoFile& po, const PoMessage& message, Findings& found) {
    const std::size_t wanted = message.plural ? static_cast<std::size_t>(po.plural_forms()) : 1;
    if (message.forms.size() != wanted) {
        found.push_back({po.path, message.line,
                         message.key + " has " + std::to_string(message.forms.size()) + " forms and needs " +
                             std::to_string(wanted)});
    }
    const bool empty = std::any_of(message.forms.begin(), message.forms.end(), [](const std::string& form) {
        return form.find_first_not_of(" \n\t") == std::string::npos;
    });
    if (empty) found.push_back({po.path, message.line, message.key + " has no words"});
    // Where a date ends with a full stop of its own, as in Ukrainian, a sentence has none behind it.
    const bool has_two_stops = std::any_of(message.forms.begin(), message.forms.end(), [&](const std::string& form) {
        return filled(form, po.language).find("..") != std::string::npos;
    });
    if (has_two_stops) found.push_back({po.path, message.line, message.key + " has two full stops, one of a date's"});
    if (message.fuzzy) found.push_back({po.path, message.line, message.key + " is fuzzy: not yet looked at"});
    const auto same = std::count_if(po.messages.begin(), po.messages.end(),
                                    [&](const PoMessage& other) { return other.key == message.key; });
    if (same > 1) found.push_back({po.path, message.line, message.key + " stands twice"});
}

// A plural form may leave a slot out ("one line"), but none may bring one that English does not fill.
void check_slots(const PoFile& po, const PoMessage& message, const PoMessage& english, Findings& found) {
    if (message.slots() != english.slots()) {
        found.push_back({po.path, message.line, message.key + " has other {slots} than English"});
    }
    if (message.plural != english.plural) {
        found.push_back({po.path, message.line, message.key + " must have plural forms as English has, or none"});
    }
}

void check_against(const PoFile& po, const PoFile& english, Findings& found) {
    for (const PoMessage& message : english.messages) {
        if (po.find(message.key) == nullptr) found.push_back({po.path, 0, message.key + " is missing"});
    }
    for (const PoMessage& message : po.messages) {
        const PoMessage* in_english = english.find(message.key);
        if (in_english == nullptr)
            found.push_back({po.path, message.line, message.key + " is not in en.po"});
        else
            check_slots(po, message, *in_english, found);
    }
}

// {"en": …} in forms and packs: an organisation's own words, which we write in every language that we have.
void check_own_words(const Json& value, const std::string& place, const std::vector<PoFile>& languages,
                     Findings& found) {
    if (value.is_object() && value.contains("en")) {
        // A charity writes its own words in English and Welsh; who reads another language sees them in English, marked
        // as such (design.md 2).
        for (const PoFile& po : languages) {
            if (po.language != "en" && po.language != "cy") continue;
            if (!value.contains(po.language)) found.push_back({place, 0, "has no \"" + po.language + "\""});
        }
    }
    if (!value.is_structured()) return;
    for (const auto& [key, inner] : value.items()) check_own_words(inner, place + "/" + key, languages, found);
}

} // namespace

Findings translations(const std::filesystem::path& root) {
    Findings found;
    const std::vector<PoFile> languages = all_languages(root);
    const PoFile* english = nullptr;
    for (const PoFile& po : languages) english = po.language == "en" ? &po : english;
    // The two that the kiosk promises (issue 2, section 3).
    for (const std::string needed : {"en", "cy"}) {
        const bool there =
            std::any_of(languages.begin(), languages.end(), [&](const PoFile& po) { return po.language == needed; });
        if (!there) found.push_back({"assets/words/" + needed + ".po", 0, "is missing"});
    }
    if (english == nullptr) return found;
    for (const PoFile& po : languages) {
        found.insert(found.end(), po.faults.begin(), po.faults.end());
        check_header(po, found);
        for (const PoMessage& message : po.messages) check_forms(po, message, found);
        if (&po != english) check_against(po, *english, found);
    }
    for (const SourceFile& file : files_in(root, {"assets/forms", "config/meetings"}, {".json"})) {
        auto json = parse_json(file.text, file.path);
        if (json) check_own_words(*json, file.path + "#", languages, found);
    }
    return found;
}

} // namespace copro::lint
