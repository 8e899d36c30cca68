// Pictures and sounds that the author of a survey brought along: a pack names them, their bytes come beside it
// (PROTOCOL.md, "Surveys"). Values; any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace copro {

class JsonObject;

struct Medium {
    std::string sha256; // of its bytes, in lower-case hexadecimal; its name everywhere
    std::string type;
    std::int64_t length = 0;
    bool operator==(const Medium&) const = default;
};

// By language (BCP 47): which Medium.
using MediumByLanguage = std::map<std::string, std::string>;

inline constexpr const char* svg_type = "image/svg+xml";
inline constexpr const char* png_type = "image/png";
inline constexpr const char* jpeg_type = "image/jpeg";
inline constexpr const char* sound_type = "audio/ogg";

// What a village hall's line brings in some minutes, and what a kiosk keeps for a meeting.
inline constexpr std::size_t most_media = 200;
inline constexpr std::int64_t most_media_bytes = 16LL * 1024 * 1024;
// Of one of that type; 0 for a type that there is not.
[[nodiscard]] std::int64_t largest_medium(std::string_view type);

// The field "media" of a survey. Refuses what is too large, too much, or of another type.
[[nodiscard]] Result<std::vector<Medium>> read_media(JsonObject& survey);
// The field of that name of a question or an answer: pictures, or sounds, that are among these media.
[[nodiscard]] Result<MediumByLanguage> read_own_pictures(JsonObject& object, const std::vector<Medium>& media);
[[nodiscard]] Result<MediumByLanguage> read_own_sounds(JsonObject& object, const std::vector<Medium>& media);

// A picture says the same in most languages: where there is none for this one, it is the one for "en". "" = none.
[[nodiscard]] std::string picture_in(const MediumByLanguage& pictures, const std::string& language);
// A voice speaks one language. "" = none.
[[nodiscard]] std::string sound_in(const MediumByLanguage& sounds, const std::string& language);

} // namespace copro
