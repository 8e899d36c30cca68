#include "tests/fuzz/drivers/mutate.h"

#include "sync/base/json.h"

#include <algorithm>

namespace copro::fuzz {

namespace {

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

// Values at the edge of what somebody may have thought of.
Json odd_value(Random& random) {
    static const std::vector<Json> values{nullptr,
                                          true,
                                          0,
                                          -1,
                                          1,
                                          2147483648LL,
                                          9007199254740992LL,
                                          INT64_MIN,
                                          INT64_MAX,
                                          UINT64_MAX,
                                          1.5,
                                          1e300,
                                          "",
                                          " ",
                                          std::string("\0", 1),
                                          "\xEF\xBF\xBF",
                                          "e\u0301\u0301",
                                          "2026-02-30",
                                          "0000-01-01",
                                          "9999-12-31",
                                          "24:00",
                                          std::string(70, 'a'),
                                          std::string(3000, 'x'),
                                          Json::array(),
                                          Json::object(),
                                          Json::array({Json::array({Json::object()})})};
    return values[below(random, values.size())];
}

void collect(Json& value, std::vector<Json*>& all) {
    all.push_back(&value);
    if (!value.is_structured()) return;
    for (Json& child : value) collect(child, all);
}

// Takes one child away, or puts a copy of one beside it.
void change_children(Json& value, Random& random) {
    const std::size_t at = below(random, value.size());
    auto child = value.begin();
    std::advance(child, at);
    if (value.is_array() && below(random, 2) == 0)
        value.push_back(Json(*child));
    else if (value.is_object() && below(random, 2) == 0)
        value[child.key() + "x"] = Json(*child);
    else
        value.erase(child);
}

} // namespace

std::string mutate_bytes(std::string bytes, Random& random) {
    if (bytes.empty()) return std::string(1, static_cast<char>(random()));
    const std::size_t at = below(random, bytes.size());
    const std::size_t length = 1 + below(random, std::min<std::size_t>(bytes.size() - at, 64));
    switch (below(random, 6)) {
    case 0: bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << below(random, 8))); break;
    case 1: bytes[at] = static_cast<char>(random()); break;
    case 2: bytes.erase(at, length); break;
    case 3: bytes.insert(at, bytes.substr(below(random, bytes.size()), length)); break;
    case 4: bytes.resize(at); break;
    default: bytes.insert(at, 1, static_cast<char>(random())); break;
    }
    return bytes;
}

std::string mutate_json(const std::string& bytes, Random& random) {
    const std::size_t at = bytes.find('{');
    Json json = at == std::string::npos
                    ? Json(Json::value_t::discarded)
                    : Json::parse(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), nullptr, false);
    if (json.is_discarded()) return mutate_bytes(bytes, random);
    std::vector<Json*> all;
    collect(json, all);
    Json& chosen = *all[below(random, all.size())];
    if (chosen.is_structured() && !chosen.empty() && below(random, 2) == 0)
        change_children(chosen, random);
    else if (chosen.is_string() && below(random, 2) == 0)
        chosen = mutate_bytes(chosen.get<std::string>(), random);
    else
        chosen = odd_value(random);
    return bytes.substr(0, at) + json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace copro::fuzz
