#include "sync/records/medium.h"

#include "sync/base/json.h"
#include "sync/records/local_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t largest_svg_bytes = 64LL * 1024;
constexpr std::int64_t largest_photo_bytes = 1024LL * 1024;
constexpr std::int64_t largest_sound_bytes = 1024LL * 1024;

bool is_hash(const std::string& text) {
    const auto is_hex = [](char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
    };
    return text.size() == 64 && std::all_of(text.begin(), text.end(), is_hex);
}

Result<Medium> read_medium(const Json& value, const std::string& place) {
    JsonObject object = TRY(JsonObject::of(value, place));
    Medium medium;
    medium.sha256 = TRY(object.text("sha256"));
    if (!is_hash(medium.sha256)) return object.wrong("sha256", "must be 64 lower-case hexadecimal digits");
    medium.type = TRY(object.text("type"));
    const std::int64_t largest = largest_medium(medium.type);
    if (largest == 0) return object.wrong("type", "\"" + medium.type + "\" is no picture or sound that a kiosk knows");
    medium.length = TRY(object.integer("length", 1, largest));
    TRY(object.done());
    return medium;
}

Result<MediumByLanguage> read_own(JsonObject& object, const char* key, const std::vector<Medium>& media, bool sounds) {
    MediumByLanguage found;
    if (!object.has(key)) return found;
    const Json* value = TRY(object.object(key));
    for (const auto& [language, name] : value->items()) {
        const std::string at = std::string(key) + "/" + language;
        if (!is_language_code(language)) return object.wrong(at, "is not a language code");
        const auto medium = std::find_if(media.begin(), media.end(), [&, &wanted = name](const Medium& one) {
            return wanted.is_string() && one.sha256 == wanted.get_ref<const std::string&>();
        });
        if (medium == media.end()) return object.wrong(at, "is none of the survey's media");
        if ((medium->type == sound_type) != sounds) return object.wrong(at, sounds ? "is no sound" : "is no picture");
        found.emplace(language, medium->sha256);
    }
    return found;
}

} // namespace

std::int64_t largest_medium(std::string_view type) {
    if (type == svg_type) return largest_svg_bytes;
    if (type == png_type || type == jpeg_type) return largest_photo_bytes;
    return type == sound_type ? largest_sound_bytes : 0;
}

Result<std::vector<Medium>> read_media(JsonObject& survey) {
    std::vector<Medium> found;
    const Json* list = TRY(survey.array_or_none("media"));
    if (list == nullptr) return found;
    if (list->size() > most_media) return survey.wrong("media", fmt::format("are more than {}", most_media));
    std::int64_t bytes = 0;
    for (const Json& entry : *list) {
        const std::string place = survey.place_of("media") + "/" + std::to_string(found.size());
        Medium medium = TRY(read_medium(entry, place));
        const bool twice =
            std::any_of(found.begin(), found.end(), [&](const Medium& other) { return other.sha256 == medium.sha256; });
        if (twice) return invalid(place + "/sha256", "stands twice");
        bytes += medium.length;
        found.push_back(std::move(medium));
    }
    if (bytes > most_media_bytes) {
        return survey.wrong("media", fmt::format("are more than {} MiB together", most_media_bytes >> 20U));
    }
    return found;
}

Result<MediumByLanguage> read_own_pictures(JsonObject& object, const std::vector<Medium>& media) {
    return read_own(object, "own_picture", media, false);
}

Result<MediumByLanguage> read_own_sounds(JsonObject& object, const std::vector<Medium>& media) {
    return read_own(object, "sound", media, true);
}

std::string picture_in(const MediumByLanguage& pictures, const std::string& language) {
    const auto found = pictures.find(language);
    return found != pictures.end() ? found->second : sound_in(pictures, "en");
}

std::string sound_in(const MediumByLanguage& sounds, const std::string& language) {
    const auto found = sounds.find(language);
    return found == sounds.end() ? std::string() : found->second;
}

} // namespace copro
