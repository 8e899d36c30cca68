// JSON with places: parse errors name file and line, content errors name file and JSON pointer. Any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/base/result.h"

#include <nlohmann/json.hpp>

#include <initializer_list>
#include <string_view>

namespace copro {

// Strict JSON (UTF-8, no comments, no duplicate keys). place: the file's name, for the error.
[[nodiscard]] Result<Json> parse_json(std::string_view text, const std::string& place);

// One object being read: every field is asked for by name and type, and done() refuses what nobody asked for.
class JsonObject {
public:
    // Errors `invalid` when value is not an object. place: "file.json#/pages/0". value must outlive this.
    [[nodiscard]] static Result<JsonObject> of(const Json& value, std::string place);

    [[nodiscard]] Result<std::string> text(const char* key);
    [[nodiscard]] Result<std::string> text_or(const char* key, std::string fallback);
    [[nodiscard]] Result<std::int64_t> integer(const char* key, std::int64_t least, std::int64_t most);
    [[nodiscard]] Result<bool> flag(const char* key);
    [[nodiscard]] Result<bool> flag_or(const char* key, bool fallback);
    [[nodiscard]] Result<const Json*> array(const char* key);
    // nullptr when absent.
    [[nodiscard]] Result<const Json*> array_or_none(const char* key);
    [[nodiscard]] Result<const Json*> object(const char* key);
    [[nodiscard]] const Json* any_or_none(const char* key);
    [[nodiscard]] bool has(const char* key) const { return m_value->contains(key); }
    // Error for the first field that was never asked for: a misspelt option must not be a silent default.
    [[nodiscard]] Result<void> done() const;

    [[nodiscard]] std::string place_of(const std::string& key) const { return m_place + "/" + key; }
    [[nodiscard]] const std::string& place() const { return m_place; }
    [[nodiscard]] Error wrong(const std::string& key, std::string reason) const {
        return invalid(place_of(key), std::move(reason));
    }

private:
    JsonObject(const Json& value, std::string place)
        : m_value(&value)
        , m_place(std::move(place)) {}
    const Json* find(const char* key);
    const Json* m_value;
    std::string m_place;
    std::vector<std::string> m_asked;
};

// Overwrites every text in it, so that it cannot be read back later.
void wipe(Json& value);

// For so many names, all in all. An object that has no room for one more copies what it holds, and leaves that behind
// in memory.
void make_room(Json& object, std::size_t names);

// All of it as text on one line, and no other copy: the value is overwritten, and the text was never moved as it grew.
// Bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string take_text(Json& value);

} // namespace copro
