// How a picture or a sound that an author brought is named among the kiosk's own: "own-" and its SHA-256. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>

namespace copro {

inline constexpr std::string_view own_medium = "own-";

[[nodiscard]] inline std::string own_name(const std::string& sha256) { return std::string(own_medium) + sha256; }
// The SHA-256 of an author's; "" for the kiosk's own.
[[nodiscard]] inline std::string hash_of_own(const std::string& name) {
    return name.starts_with(own_medium) && name.size() == own_medium.size() + 64 ? name.substr(own_medium.size()) : "";
}

} // namespace copro
