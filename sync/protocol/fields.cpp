#include "sync/protocol/fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro::fields {

Result<Json> parse(std::string_view text, const std::string& place) {
    try {
        return parse_json(text, place);
    } catch (const Json::exception&) {
        // 1e999 is well-formed JSON and still no number: nlohmann reports it as out of range, not as a parse error.
        return invalid(place, "this holds a number that is too large");
    }
}

Result<std::string> text(JsonObject& from, const char* key, std::size_t least, std::size_t most) {
    std::string read = TRY(from.text(key));
    if (read.size() < least || read.size() > most) {
        return from.wrong(key, fmt::format("must be {} to {} bytes long", least, most));
    }
    if (read.find('\0') != std::string::npos) return from.wrong(key, "must not hold a zero character");
    return read;
}

bool is_name(std::string_view text) {
    const auto is_plain = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    };
    if (text.empty() || text.size() > 64 || !is_plain(text.front())) return false;
    return std::all_of(text.begin(), text.end(), [&](char letter) {
        return is_plain(letter) || letter == '-' || letter == '_' || letter == '.';
    });
}

Result<std::string> name(JsonObject& from, const char* key) {
    std::string read = TRY(from.text(key));
    if (!is_name(read)) return from.wrong(key, "must be a name of lower-case letters, digits and hyphens");
    return read;
}

Result<std::int64_t> count(JsonObject& from, const char* key) { return from.integer(key, 0, largest_number); }

Result<Uuid> uuid(JsonObject& from, const char* key) {
    const std::string read = TRY(from.text(key));
    const auto parsed = Uuid::parse(read);
    if (!parsed) return from.wrong(key, "must be a lower-case UUID");
    return *parsed;
}

Result<Bytes> bytes(JsonObject& from, const char* key, std::size_t size) {
    const std::string read = TRY(from.text(key));
    auto decoded = from_base64url(read);
    if (!decoded || decoded->size() != size) return from.wrong(key, fmt::format("must be {} bytes as base64url", size));
    return decoded;
}

std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

} // namespace copro::fields
