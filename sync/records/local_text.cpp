#include "sync/records/local_text.h"

#include "sync/base/json.h"
#include "sync/base/letters.h"

#include <algorithm>
#include <optional>

namespace copro {

bool is_language_code(std::string_view code) {
    if (code.empty()) return false;
    const std::size_t primary = std::min(code.find('-'), code.size());
    return (primary == 2 || primary == 3) && code.size() <= 12 && code.back() != '-' &&
           std::all_of(code.begin(), code.end(), [](char letter) {
               return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '-';
           });
}

namespace {

// Where the first of them stands in a value: "" for the value itself.
std::optional<std::string> place_of_hidden_marks(const Json& value) {
    if (value.is_string() && has_hidden_marks(value.get_ref<const std::string&>())) return "";
    if (!value.is_structured()) return std::nullopt;
    for (const auto& [key, inner] : value.items()) {
        if (const auto found = place_of_hidden_marks(inner)) return "/" + key + *found;
    }
    return std::nullopt;
}

} // namespace

Result<void> check_seen(const Json& value, const std::string& place) {
    const auto found = place_of_hidden_marks(value);
    if (found) return invalid(place + *found, "must be one line, without tabs or hidden marks");
    return {};
}

Result<LocalText> LocalText::parse(const Json& value, const std::string& place,
                                   std::initializer_list<std::string_view> also) {
    if (!value.is_object()) return invalid(place, "must hold a text for each language");
    LocalText local;
    for (const auto& [key, text] : value.items()) {
        if (std::find(also.begin(), also.end(), key) != also.end()) continue;
        if (!is_language_code(key)) return invalid(place + "/" + key, "is not a language code or a known field");
        if (!text.is_string() || text.get_ref<const std::string&>().empty()) {
            return invalid(place + "/" + key, "must be a text that is not empty");
        }
        TRY(check_seen(text, place + "/" + key));
        local.m_texts[key] = text.get<std::string>();
    }
    if (!local.has("en")) return invalid(place + "/en", "is missing: English is the language to fall back on");
    return local;
}

LocalText::Found LocalText::in(const std::string& language) const {
    if (const auto found = m_texts.find(language); found != m_texts.end()) return {found->second, language};
    if (const auto found = m_texts.find("en"); found != m_texts.end()) return {found->second, "en"};
    return {};
}

std::vector<std::string> LocalText::languages() const {
    std::vector<std::string> codes;
    for (const auto& [language, text] : m_texts) codes.push_back(language);
    return codes;
}

std::size_t LocalText::bytes() const {
    std::size_t longest = 0;
    for (const auto& [language, text] : m_texts) longest = std::max(longest, text.size());
    return longest;
}

std::size_t LocalText::letters() const {
    const auto starts_letter = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    std::size_t longest = 0;
    for (const auto& [language, text] : m_texts) {
        const auto count = std::count_if(text.begin(), text.end(), starts_letter);
        longest = std::max(longest, static_cast<std::size_t>(count));
    }
    return longest;
}

} // namespace copro
