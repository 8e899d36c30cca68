#include "kiosk/words/easy_read.h"

#include "sync/base/json.h"
#include "tests/lint/lints.h"
#include "tests/lint/po_file.h"

#include <map>
#include <set>
#include <tuple>

namespace copro::lint {

namespace {

constexpr const char* easy_read_folder = "assets/easy-read/";

struct Place {
    std::string file;
    int line = 0;
};

// All English that is shown, and where it stands.
struct English {
    std::vector<EasyReadText> texts;
    std::map<std::string, Place> places;

    void add(EasyReadText text, Place place) {
        places.emplace(text.key, std::move(place));
        texts.push_back(std::move(text));
    }
};

void add_messages(const SourceFile& file, English& english) {
    const PoFile po = read_po(file);
    for (const PoMessage& message : po.messages) {
        // What stands on keys, lists of words to complete, hours and days, and names of rules are no sentences.
        if (message.key.starts_with("keyboard.keys.") || message.key.starts_with("spoken.clock.") ||
            message.key.starts_with("spoken.rules."))
            continue;
        const PoMessage* hint = po.find(message.key + ".hint");
        const std::string next = hint == nullptr || hint->forms.empty() ? std::string() : hint->forms.front();
        for (const std::string& form : message.forms) {
            english.add({message.key, form, next}, {file.path, message.line});
            // A day makes a message harder to read, and the conformance report measures what stands on a screen.
            const std::string seen = filled(form, "en");
            if (seen != form) english.add({message.key, seen, next}, {file.path, message.line});
        }
    }
}

// {"en": …}: an organisation's own words.
void add_own_words(const Json& value, const std::string& place, const SourceFile& file, English& english) {
    if (value.is_object() && value.contains("en") && value["en"].is_string()) {
        const std::string words = value["en"].get<std::string>();
        english.add({place, words, ""}, {file.path, line_of(file.text, file.text.find("\"" + words + "\""))});
    }
    if (!value.is_structured()) return;
    for (const auto& [key, inner] : value.items()) add_own_words(inner, place + "/" + key, file, english);
}

template <typename List>
List list_of(const std::filesystem::path& root, const char* name,
             Result<List> (*read)(std::string_view, const std::string&), Findings& found) {
    const std::string path = std::string(easy_read_folder) + name;
    const std::vector<SourceFile> files = files_in(root, {path}, {".txt"});
    if (files.empty()) {
        found.push_back({path, 0, "is missing"});
        return {};
    }
    auto list = read(files.front().text, path);
    if (list) return list.take();
    found.push_back({path, 0, list.error().text()});
    return {};
}

} // namespace

Findings easy_read(const std::filesystem::path& root) {
    Findings found;
    EasyReadLists lists;
    lists.hard_words = list_of(root, "hard-words.txt", read_kinder_words, found);
    lists.idioms = list_of(root, "idioms.txt", read_kinder_words, found);
    lists.exceptions = list_of(root, "exceptions.txt", read_exceptions, found);
    English english;
    for (const SourceFile& file : files_in(root, {"assets/words"}, {"en.po"})) add_messages(file, english);
    for (const SourceFile& file :
         files_in(root, {"assets/forms", "config/claims.json", "config/meetings", "config/rules"}, {".json"})) {
        auto json = parse_json(file.text, file.path);
        if (json) add_own_words(*json, file.path + "#", file, english);
    }
    // Filled or not, a message may have the same fault.
    std::set<std::tuple<std::string, std::string, std::string>> said;
    for (const EasyReadFinding& finding : easy_read_findings(english.texts, lists)) {
        if (!said.emplace(finding.key, finding.rule, finding.what).second) continue;
        const auto place = english.places.find(finding.key);
        const Place where =
            place == english.places.end() ? Place{std::string(easy_read_folder) + "exceptions.txt"} : place->second;
        found.push_back({where.file, where.line, finding.key + " (" + finding.rule + ") " + finding.what});
    }
    return found;
}

} // namespace copro::lint
