// Reading the fields that several messages share, with their limits; used inside sync/protocol only. Any thread.
#pragma once

#include "sync/base/json.h"
#include "sync/protocol/messages.h"

namespace copro::fields {

// As parse_json, and an error for numbers that no number type can hold.
[[nodiscard]] Result<Json> parse(std::string_view text, const std::string& place);

// Text of so many bytes; U+0000 is refused because not every database can keep it.
[[nodiscard]] Result<std::string> text(JsonObject& from, const char* key, std::size_t least, std::size_t most);
// Lower-case letters, digits, "-", "_" and ".", starting with a letter or digit, at most 64: names of devices, kinds
// and meetings.
[[nodiscard]] Result<std::string> name(JsonObject& from, const char* key);
[[nodiscard]] bool is_name(std::string_view text);
[[nodiscard]] Result<std::int64_t> count(JsonObject& from, const char* key);
[[nodiscard]] Result<Uuid> uuid(JsonObject& from, const char* key);
[[nodiscard]] Result<Bytes> bytes(JsonObject& from, const char* key, std::size_t size);

template <typename Holder>
[[nodiscard]] Result<Holder> key(JsonObject& from, const char* key_name) {
    Holder held;
    const Bytes read = TRY(bytes(from, key_name, held.bytes.size()));
    std::copy(read.begin(), read.end(), held.bytes.begin());
    return held;
}

// Compact; never throws, whatever bytes a text holds.
[[nodiscard]] std::string dump(const Json& value);

} // namespace copro::fields
