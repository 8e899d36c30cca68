// Words that an organisation wrote itself, in one or more languages, as they stand in packs and forms. Values; any
// thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/base/result.h"

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

// "cy", "en-GB", "zh-Hant": a longer first part is a misspelt field.
[[nodiscard]] bool is_language_code(std::string_view code);

// Error, with its JSON pointer, for the first text in a value that holds what nobody sees on a screen (letters.h). The
// value must be one whose shape is known: it is looked through to its depth.
[[nodiscard]] Result<void> check_seen(const Json& value, const std::string& place);

// By BCP 47 code; English is always there, as the language to fall back on.
class LocalText {
public:
    LocalText() = default;
    // {"en": "Better buses meeting", "cy": "…"}; keys in `also` belong to somebody else. Errors name the place.
    [[nodiscard]] static Result<LocalText> parse(const Json& value, const std::string& place,
                                                 std::initializer_list<std::string_view> also = {});

    struct Found {
        std::string text;
        std::string language; // the one it is in: the asked one, or "en"
    };
    [[nodiscard]] Found in(const std::string& language) const;
    [[nodiscard]] bool has(const std::string& language) const { return m_texts.contains(language); }
    [[nodiscard]] std::vector<std::string> languages() const;
    [[nodiscard]] bool empty() const { return m_texts.empty(); }
    // Of the longest of them.
    [[nodiscard]] std::size_t bytes() const;
    [[nodiscard]] std::size_t letters() const;
    bool operator==(const LocalText&) const = default;

private:
    std::map<std::string, std::string> m_texts;
};

// One idea in plain words with its picture (access.md C3), and for a limit the reason.
struct Idea {
    std::string picture;
    LocalText words;
    LocalText because;
};

} // namespace copro
