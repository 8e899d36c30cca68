#include "kiosk/config.h"

#include "kiosk/devices/key_names.h"
#include "kiosk/keys.h"
#include "sync/base/files.h"

#include <fmt/format.h>
// toml++ 3.3 asserts that a value does not begin with "}" before it looks whether one does; its next step is the error.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>

namespace copro {

namespace {

constexpr double least_density = 1.5; // a 50-inch television
constexpr double most_density = 30.0; // a telephone
constexpr int least_longest_voice_s = 10;
constexpr int most_longest_voice_s = 600; // some 2 MB

std::string place_of(const std::filesystem::path& file, const toml::source_region& source) {
    return fmt::format("{}:{}", file.string(), source.begin.line);
}

// The first line with a letter that is not ASCII outside quotes and comments; 0 when there is none. toml++ 3.3 takes
// many such letters for a case that cannot happen, which is undefined behaviour.
int line_with_foreign_letter(std::string_view text) {
    int line = 1;
    char inside = 0; // the quote or the # that this stands behind
    bool escaped = false;
    for (const char letter : text) {
        if (letter == '\n') {
            ++line;
            inside = 0;
        } else if (inside == 0 && static_cast<unsigned char>(letter) >= 0x80) {
            return line;
        } else if (inside == 0 && (letter == '"' || letter == '\'' || letter == '#')) {
            inside = letter;
        } else if (inside != '#' && inside == letter && !escaped) {
            inside = 0;
        }
        escaped = inside == '"' && letter == '\\' && !escaped;
    }
    return 0;
}

// What CUPS allows, without what could be taken for a flag of lp's.
bool is_printer_name(std::string_view name) {
    const auto is_letter = [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_' || letter == '.';
    };
    return !name.empty() && name.size() <= 127 && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), is_letter);
}

Result<std::string> printer_of(std::string_view setting, const toml::node& node, const std::string& place) {
    const auto name = node.value<std::string>();
    if (name && is_printer_name(*name)) return *name;
    return invalid(place,
                   fmt::format("\"{}\" must be a printer's name: letters, digits, \"-\", \"_\" and \".\"", setting));
}

Result<LabelSize> label_size_of(const toml::node& node, const std::string& place) {
    const toml::array* sides = node.as_array();
    std::vector<int> found;
    for (std::size_t at = 0; sides != nullptr && at < sides->size(); ++at) {
        const auto side = sides->get(at)->value_exact<std::int64_t>();
        if (side && *side >= least_label_mm && *side <= most_label_mm) found.push_back(static_cast<int>(*side));
    }
    if (found.size() == 2 && sides->size() == 2) return LabelSize{found[0], found[1]};
    return invalid(place, fmt::format("\"label_size_mm\" must be its width and height, as [62, 29], each from {} to {}",
                                      least_label_mm, most_label_mm));
}

Result<void> take_label(std::string_view key, const toml::node& node, const std::string& place, KioskConfig& config) {
    if (key == "label_printer") {
        config.label_printer = TRY(printer_of(key, node, place));
    } else if (key == "label_size_mm") {
        config.label_size = TRY(label_size_of(node, place));
    } else if (key == "label_role") {
        if (!node.is_boolean()) return invalid(place, "\"label_role\" must be true or false");
        config.label_role = **node.as_boolean();
    } else {
        return invalid(place, fmt::format("\"{}\" is not a known setting", key));
    }
    return {};
}

Result<double> density_of_screen(const toml::node& node, const std::string& place) {
    const auto density = node.value<double>();
    const std::string range = fmt::format("from {:.1f} to {:.1f}", least_density, most_density);
    if (!density) return invalid(place, fmt::format("\"pixels_per_mm\" must be a number {}, such as 4.0", range));
    // Asked this way round, "nan" is refused too.
    if (!(*density >= least_density && *density <= most_density)) {
        return invalid(place, fmt::format("\"pixels_per_mm\" is {:g}; it must be {}: the screen's width in pixels, "
                                          "divided by its width in millimetres",
                                          *density, range));
    }
    return *density;
}

// With exceptions: the first error ends it, nothing is read behind it.
Result<toml::table> parse_toml(std::string_view text, const std::filesystem::path& file) {
    try {
        return toml::parse(text, file.string());
    } catch (const toml::parse_error& error) {
        return invalid(place_of(file, error.source()), std::string(error.description()));
    }
}

Result<std::vector<std::string>> languages_of(const toml::node& node, const std::string& place) {
    const toml::array* list = node.as_array();
    if (list == nullptr || list->empty()) return invalid(place, "\"languages\" must be a list of language codes");
    std::vector<std::string> languages;
    for (const toml::node& one : *list) {
        if (!one.is_string()) return invalid(place, "\"languages\" must be a list of language codes");
        std::string language = **one.as_string();
        if (std::find(languages.begin(), languages.end(), language) != languages.end()) {
            return invalid(place, "\"languages\" names " + language + " twice");
        }
        languages.push_back(std::move(language));
    }
    return languages;
}

// A folder beside the file.
Result<std::filesystem::path> folder_of(std::string_view setting, const toml::node& node,
                                        const std::filesystem::path& file) {
    const std::string place = place_of(file, node.source());
    if (!node.is_string()) return invalid(place, fmt::format("\"{}\" must be a folder", setting));
    const std::filesystem::path folder = file.parent_path() / **node.as_string();
    std::error_code code;
    if (!std::filesystem::is_directory(folder, code)) {
        return invalid(place, fmt::format("\"{}\": there is no folder {}", setting, folder.string()));
    }
    return folder;
}

// A file beside the file.
Result<std::filesystem::path> file_of(std::string_view setting, const toml::node& node,
                                      const std::filesystem::path& file) {
    const std::string place = place_of(file, node.source());
    if (!node.is_string()) return invalid(place, fmt::format("\"{}\" must be a file", setting));
    const std::filesystem::path named = file.parent_path() / **node.as_string();
    std::error_code code;
    if (!std::filesystem::is_regular_file(named, code)) {
        return invalid(place, fmt::format("\"{}\": there is no file {}", setting, named.string()));
    }
    return named;
}

// [keys]: ours stay where a file does not say otherwise.
Result<void> take_keys(const toml::node& node, const std::filesystem::path& file,
                       std::map<std::string, std::string>& keys) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return invalid(place_of(file, node.source()), "\"keys\" must be a table");
    for (const auto& [key, meaning] : *table) {
        if (!is_key_name(key.str())) {
            return invalid(
                place_of(file, meaning.source()),
                fmt::format("\"{}\" is no key's name; keys are called \"F2\", \"A\" and \"Keypad 5\", a game "
                            "controller's \"Pad a\" and \"LeftTrigger\"",
                            key.str()));
        }
        const auto name = meaning.value<std::string>();
        if (!name || std::find(kiosk_keys.begin(), kiosk_keys.end(), *name) == kiosk_keys.end()) {
            return invalid(place_of(file, meaning.source()),
                           fmt::format("\"{}\" must be one of {}", key.str(), fmt::join(kiosk_keys, ", ")));
        }
        keys[std::string(key.str())] = *name;
    }
    return {};
}

} // namespace

Result<KioskConfig> load_config(const std::filesystem::path& file) { return parse_config(TRY(read_file(file)), file); }

Result<KioskConfig> parse_config(std::string_view text, const std::filesystem::path& file) {
    const int foreign = line_with_foreign_letter(text);
    if (foreign != 0) {
        return invalid(fmt::format("{}:{}", file.string(), foreign), "letters other than a to z stand in quotes");
    }
    const toml::table table = TRY(parse_toml(text, file));
    KioskConfig config;
    for (const auto& [key, node] : table) {
        const std::string place = place_of(file, node.source());
        if (key == "languages") {
            config.languages = TRY(languages_of(node, place));
            config.languages_place = place;
        } else if (key == "pictures") {
            config.pictures = TRY(folder_of(key.str(), node, file));
        } else if (key == "voices") {
            config.voices = TRY(folder_of(key.str(), node, file));
        } else if (key == "films") {
            config.films = TRY(folder_of(key.str(), node, file));
        } else if (key == "headphones") {
            const auto wish = node.value<std::string>();
            if (!wish || wish->empty())
                return invalid(place, "\"headphones\" must be \"jack\", a device, or part of a sound card's name");
            config.headphones = *wish;
        } else if (key == "pixels_per_mm") {
            config.pixels_per_mm = TRY(density_of_screen(node, place));
        } else if (key == "printer") {
            config.printer = TRY(printer_of(key.str(), node, place));
        } else if (key.str().starts_with("label_")) {
            TRY(take_label(key.str(), node, place, config));
        } else if (key == "camera") {
            const auto device = node.value<std::string>();
            if (!device || !device->starts_with("/dev/") || device->find("..") != std::string::npos) {
                return invalid(place, "\"camera\" must be a device, as \"/dev/video0\"");
            }
            config.camera = *device;
        } else if (key == "microphone") {
            const auto wish = node.value<std::string>();
            if (!wish || wish->empty())
                return invalid(place, "\"microphone\" must be \"system\", or part of a sound card's name");
            config.microphone = *wish;
        } else if (key == "longest_voice_seconds") {
            const auto seconds = node.value<std::int64_t>();
            if (!seconds || *seconds < least_longest_voice_s || *seconds > most_longest_voice_s) {
                return invalid(place, fmt::format("\"longest_voice_seconds\" must be from {} to {}",
                                                  least_longest_voice_s, most_longest_voice_s));
            }
            config.longest_voice_s = static_cast<int>(*seconds);
        } else if (key == "modulus") {
            config.modulus = TRY(file_of(key.str(), node, file));
        } else if (key == "modulus_substitutes") {
            config.modulus_substitutes = TRY(file_of(key.str(), node, file));
        } else if (key == "screen_reader") {
            if (!node.is_boolean()) return invalid(place, "\"screen_reader\" must be true or false");
            config.screen_reader = **node.as_boolean();
        } else if (key == "keys") {
            TRY(take_keys(node, file, config.keys));
        } else {
            return invalid(place, fmt::format("\"{}\" is not a known setting", key.str()));
        }
    }
    return config;
}

} // namespace copro
