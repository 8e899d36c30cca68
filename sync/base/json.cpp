#include "sync/base/json.h"

#include "sync/base/bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace copro {

namespace {

std::size_t line_of(std::string_view text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

// Notices a key that stands twice in one object, which the parser would silently merge.
struct DuplicateKeys {
    std::vector<std::set<std::string>> open;
    std::string found;

    bool operator()(int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        if (event == Json::parse_event_t::object_end) open.pop_back();
        if (event == Json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!open.back().insert(key).second && found.empty()) found = key;
        }
        return true;
    }
};

} // namespace

Result<Json> parse_json(std::string_view text, const std::string& place) {
    DuplicateKeys keys;
    try {
        Json value = Json::parse(text.begin(), text.end(), std::ref(keys));
        if (!keys.found.empty()) return invalid(place, fmt::format("the field \"{}\" stands twice", keys.found));
        return value;
    } catch (const Json::parse_error& error) {
        return invalid(fmt::format("{}:{}", place, line_of(text, error.byte)), "this is not valid JSON");
    } catch (const Json::exception&) {
        // The parser's other complaint: a number such as 1e999.
        return invalid(place, "a number is too large");
    }
}

Result<JsonObject> JsonObject::of(const Json& value, std::string place) {
    if (!value.is_object()) return invalid(std::move(place), "must be an object");
    return JsonObject(value, std::move(place));
}

const Json* JsonObject::find(const char* key) {
    m_asked.emplace_back(key);
    const auto found = m_value->find(key);
    return found == m_value->end() ? nullptr : &*found;
}

Result<std::string> JsonObject::text(const char* key) {
    const Json* value = find(key);
    if (value == nullptr) return wrong(key, "is missing");
    if (!value->is_string()) return wrong(key, "must be a text");
    return value->get<std::string>();
}

Result<std::string> JsonObject::text_or(const char* key, std::string fallback) {
    return has(key) ? text(key) : Result<std::string>(std::move(fallback));
}

Result<std::int64_t> JsonObject::integer(const char* key, std::int64_t least, std::int64_t most) {
    const Json* value = find(key);
    if (value == nullptr) return wrong(key, "is missing");
    if (!value->is_number_integer()) return wrong(key, "must be a whole number");
    if (value->is_number_unsigned() && value->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) {
        return wrong(key, fmt::format("must be at most {}", most));
    }
    const auto number = value->get<std::int64_t>();
    if (number < least || number > most) return wrong(key, fmt::format("must be from {} to {}", least, most));
    return number;
}

Result<bool> JsonObject::flag(const char* key) {
    if (!has(key)) return wrong(key, "is missing");
    return flag_or(key, false);
}

Result<bool> JsonObject::flag_or(const char* key, bool fallback) {
    const Json* value = find(key);
    if (value == nullptr) return fallback;
    if (!value->is_boolean()) return wrong(key, "must be true or false");
    return value->get<bool>();
}

Result<const Json*> JsonObject::array(const char* key) {
    const Json* value = find(key);
    if (value == nullptr) return wrong(key, "is missing");
    if (!value->is_array()) return wrong(key, "must be a list");
    return value;
}

Result<const Json*> JsonObject::array_or_none(const char* key) {
    return has(key) ? array(key) : Result<const Json*>(nullptr);
}

Result<const Json*> JsonObject::object(const char* key) {
    const Json* value = find(key);
    if (value == nullptr) return wrong(key, "is missing");
    if (!value->is_object()) return wrong(key, "must be an object");
    return value;
}

const Json* JsonObject::any_or_none(const char* key) { return find(key); }

Result<void> JsonObject::done() const {
    for (const auto& [key, value] : m_value->items()) {
        if (std::find(m_asked.begin(), m_asked.end(), key) == m_asked.end()) return wrong(key, "is not a known field");
    }
    return {};
}

namespace {

// What a text takes at most: a byte becomes "\u001f", or U+FFFD.
std::size_t most_bytes_of_text(const std::string& text) {
    constexpr std::size_t most_of_one = 6;
    return most_of_one * text.size() + 2;
}

std::size_t most_bytes_of(const Json& value) {
    constexpr std::size_t most_of_number = 32;
    if (value.is_string()) return most_bytes_of_text(value.get_ref<const std::string&>());
    std::size_t bytes = most_of_number;
    if (!value.is_structured()) return bytes;
    for (const auto& [key, child] : value.items()) bytes += most_bytes_of_text(key) + most_bytes_of(child) + 2;
    return bytes;
}

} // namespace

void make_room(Json& object, std::size_t names) { object.get_ref<Json::object_t&>().reserve(names); }

std::string take_text(Json& value) {
    std::string text;
    text.reserve(most_bytes_of(value));
    nlohmann::detail::serializer<Json> writer(nlohmann::detail::output_adapter<char, std::string>(text), ' ',
                                              Json::error_handler_t::replace);
    writer.dump(value, false, false, 0);
    wipe(value);
    return text;
}

void wipe(Json& value) {
    if (value.is_string()) return wipe(value.get_ref<std::string&>());
    if (!value.is_structured()) return;
    for (Json& child : value) wipe(child);
}

} // namespace copro
