// Changes bytes as an attacker or a broken disk would, and JSON as a careless program would. Used by both drivers.
#pragma once

#include <random>
#include <string>

namespace copro::fuzz {

using Random = std::mt19937;

// One change at one place: a bit, a byte, a piece left out, doubled or moved.
[[nodiscard]] std::string mutate_bytes(std::string bytes, Random& random);
// One change in one value of the first JSON object in the bytes, which stays JSON; mutate_bytes when there is none.
[[nodiscard]] std::string mutate_json(const std::string& bytes, Random& random);

} // namespace copro::fuzz
