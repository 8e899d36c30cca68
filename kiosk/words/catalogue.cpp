#include "kiosk/words/catalogue.h"

#include "kiosk/words/pseudo.h"
#include "sync/base/files.h"

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

namespace copro {

namespace {

using Messages = boost::locale::message_format<char>;

constexpr std::string_view right_to_left_languages[] = {"ar", "ur", "he", "fa", "ps"};

bool reads_right_to_left(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const std::string_view one : right_to_left_languages) {
        if (primary == one) return true;
    }
    return false;
}

} // namespace

Result<Catalogue> Catalogue::load(const std::filesystem::path& folder, const std::string& language) {
    const std::filesystem::path file = folder / language / "LC_MESSAGES" / "copro.mo";
    std::error_code code;
    if (!std::filesystem::exists(file, code)) {
        return Error{ErrorKind::not_found, file.string(), "these words are not there"};
    }
    boost::locale::gnu_gettext::messages_info info;
    info.language = language;
    info.encoding = "UTF-8";
    info.domains.emplace_back("copro");
    info.paths.push_back(folder.string());
    Catalogue catalogue;
    try {
        catalogue.m_locale =
            std::locale(std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
    } catch (const std::exception& error) {
        return Error{ErrorKind::corrupt, file.string(), error.what()};
    }
    catalogue.m_language = language;
    catalogue.m_right_to_left = reads_right_to_left(language);
    return catalogue;
}

Catalogue Catalogue::pseudo(const Catalogue& english, const std::string& language) {
    Catalogue catalogue = english;
    catalogue.m_language = language;
    catalogue.m_right_to_left = reads_right_to_left(language);
    catalogue.m_pseudo = true;
    return catalogue;
}

bool Catalogue::has(std::string_view key) const {
    return std::use_facet<Messages>(m_locale).get(0, nullptr, std::string(key).c_str()) != nullptr;
}

std::string Catalogue::shape(std::string words) const { return m_pseudo ? stretch_words(words) : std::move(words); }

std::string Catalogue::find(std::string_view key) const {
    const char* words = std::use_facet<Messages>(m_locale).get(0, nullptr, std::string(key).c_str());
    if (words == nullptr) return "[" + std::string(key) + "]";
    // The letters on the keys, how a clock and a sum are told, and whether the words were reviewed, are data, not words
    // to stretch.
    const bool is_data = key.starts_with("keyboard.keys.") || key.starts_with("spoken.clock.") ||
                         key.starts_with("spoken.rules.") || key == "language.reviewed";
    return is_data ? std::string(words) : shape(words);
}

std::string Catalogue::find_plural(std::string_view key, std::int64_t count) const {
    const char* words =
        std::use_facet<Messages>(m_locale).get(0, nullptr, std::string(key).c_str(), static_cast<int>(count));
    return words == nullptr ? "[" + std::string(key) + "]" : shape(words);
}

} // namespace copro
