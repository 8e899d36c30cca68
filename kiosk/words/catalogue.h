// All messages of one language, from the compiled form of assets/words/LANG.po. Read-only once loaded; any thread.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <locale>
#include <memory>
#include <string_view>

namespace copro {

class Catalogue {
public:
    // folder: holds LANG/LC_MESSAGES/copro.mo. Errors: not_found, corrupt.
    [[nodiscard]] static Result<Catalogue> load(const std::filesystem::path& folder, const std::string& language);
    // English stretched by 40 %, accented, and for the second one to be laid out right to left: for the tests.
    [[nodiscard]] static Catalogue pseudo(const Catalogue& english, const std::string& language);

    [[nodiscard]] const std::string& language() const { return m_language; }
    [[nodiscard]] bool right_to_left() const { return m_right_to_left; }
    // The words as the translator wrote them, with {placeholders}; the key itself in brackets when there are none.
    [[nodiscard]] std::string find(std::string_view key) const;
    // The form for so many, by the language's own plural rule.
    [[nodiscard]] std::string find_plural(std::string_view key, std::int64_t count) const;
    [[nodiscard]] bool has(std::string_view key) const;

private:
    Catalogue() = default;
    [[nodiscard]] std::string shape(std::string words) const;
    std::string m_language;
    bool m_right_to_left = false;
    bool m_pseudo = false;
    std::locale m_locale; // carries the messages facet
};

} // namespace copro
