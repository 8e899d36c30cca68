#include "sync/base/json.h"
#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"
#include "tests/lint/po_file.h"

#include <algorithm>
#include <map>

namespace copro::lint {

namespace {

// Fields of forms and rules whose text is a message key; an object there is an organisation's own words.
const std::set<std::string> key_fields{"wording", "title", "hint", "short_wording", "save", "saved"};

struct Use {
    std::string file;
    int line = 0;
};
using Uses = std::map<std::string, Use>; // the first use of each key

void uses_in_cpp(const std::filesystem::path& root, Uses& uses, Findings& found) {
    for (const SourceFile& file : files_in(root, {"kiosk", "sync"}, {".h", ".cpp"})) {
        for (const Literal& literal : literals_of(file.text)) {
            if (literal.inside.empty() || literal.inside.back() != "MessageKey" || literal.text.empty()) continue;
            uses.try_emplace(literal.text, Use{file.path, literal.line});
            if (literal.alone) continue;
            found.push_back(
                {file.path, literal.line, "a key is put together from pieces; write it out, so that it is found"});
        }
    }
}

void uses_in_json(const Json& value, const SourceFile& file, Uses& uses) {
    if (!value.is_structured()) return;
    for (const auto& [field, inner] : value.items()) {
        if (inner.is_string() && key_fields.contains(field)) {
            const std::string key = inner.get<std::string>();
            uses.try_emplace(key, Use{file.path, line_of(file.text, file.text.find("\"" + key + "\""))});
        }
        uses_in_json(inner, file, uses);
    }
}

} // namespace

Findings message_keys(const std::filesystem::path& root) {
    Findings found;
    Uses uses;
    uses_in_cpp(root, uses, found);
    for (const SourceFile& file :
         files_in(root, {"assets/forms", "config/rules", "config/claims.json", "config/year-report.json"}, {".json"})) {
        auto json = parse_json(file.text, file.path);
        if (json)
            uses_in_json(*json, file, uses);
        else
            found.push_back({file.path, 0, json.error().text()});
    }
    for (const SourceFile& file : files_in(root, {"assets/words"}, {"en.po"})) {
        const PoFile english = read_po(file);
        for (const auto& [key, use] : uses) {
            if (english.find(key) == nullptr)
                found.push_back({use.file, use.line, "\"" + key + "\" is not in " + file.path});
        }
        for (const PoMessage& message : english.messages) {
            if (!uses.contains(message.key)) found.push_back({file.path, message.line, message.key + " is never used"});
        }
    }
    return found;
}

Findings pictures(const std::filesystem::path& root) {
    Findings found;
    std::set<std::string> there;
    for (const SourceFile& file : files_in(root, {"assets/pictures"}, {".svg"})) {
        there.insert(std::filesystem::path(file.path).stem().string());
    }
    const auto look_up = [&](const std::string& name, const std::string& file, int line) {
        if (!name.empty() && !there.contains(name))
            found.push_back({file, line, "there is no picture \"" + name + "\""});
    };
    for (const SourceFile& file : files_in(root, {"kiosk"}, {".h", ".cpp"})) {
        for (const Literal& literal : literals_of(file.text)) {
            if (literal.before == ". picture =") look_up(literal.text, file.path, literal.line);
        }
    }
    for (const SourceFile& file :
         files_in(root, {"assets/forms", "config/rules", "config/claims.json", "config/meetings"}, {".json"})) {
        // Names stand as "picture": "bus"; the loaders have checked the shape.
        const std::string field = "\"picture\":";
        for (auto at = file.text.find(field); at != std::string::npos; at = file.text.find(field, at + 1)) {
            const auto open = file.text.find('"', at + field.size());
            const auto close = file.text.find('"', open + 1);
            look_up(file.text.substr(open + 1, close - open - 1), file.path, line_of(file.text, at));
        }
    }
    return found;
}

} // namespace copro::lint
