// The sound devices that SDL knows by name. Loudspeaker and CardHeadphones; any thread, with SDL's audio started.
#pragma once

#include <optional>
#include <string>

namespace copro {

// The first whose name has this in it, in any capitals.
[[nodiscard]] std::optional<std::string> find_sound_card(const std::string& part_of_name);

} // namespace copro
