#include "kiosk/config.h"

#include <fmt/format.h>
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace copro {

namespace {

constexpr double least_density = 1.5; // a 50-inch television
constexpr double most_density = 30.0; // a telephone

std::string place_of(const std::filesystem::path& file, const toml::source_region& source) {
    return fmt::format("{}:{}", file.string(), source.begin.line);
}

Result<std::vector<std::string>> languages_of(const toml::node& node, const std::string& place) {
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty()) return invalid(place, "\"languages\" must be a list of language codes");
    std::vector<std::string> languages;
    for (const toml::node& one : *list) {
        if (!one.is_string()) return invalid(place, "\"languages\" must be a list of language codes");
        languages.push_back(**one.as_string());
    }
    return languages;
}

} // namespace

Result<KioskConfig> load_config(const std::filesystem::path& file) {
    std::error_code code;
    if (!std::filesystem::exists(file, code)) return Error{ErrorKind::not_found, file.string(), "is not there"};
    const toml::parse_result parsed = toml::parse_file(file.string());
    if (!parsed) {
        return invalid(place_of(file, parsed.error().source()), std::string(parsed.error().description()));
    }
    KioskConfig config;
    for (const auto& [key, node] : parsed.table()) {
        const std::string place = place_of(file, node.source());
        if (key == "languages") {
            config.languages = TRY(languages_of(node, place));
        } else if (key == "pictures") {
            if (!node.is_string()) return invalid(place, "\"pictures\" must be a folder");
            config.pictures = file.parent_path() / **node.as_string();
        } else if (key == "pixels_per_mm") {
            const auto density = node.value<double>();
            if (!density || *density < least_density || *density > most_density) {
                return invalid(place,
                               fmt::format("\"pixels_per_mm\" must be from {} to {}", least_density, most_density));
            }
            config.pixels_per_mm = *density;
        } else {
            return invalid(place, fmt::format("\"{}\" is not a known setting", key.str()));
        }
    }
    return config;
}

} // namespace copro
