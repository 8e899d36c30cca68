// The sound devices that SDL knows by name. Loudspeaker, CardHeadphones and Microphone; any thread, with SDL's audio
// started.
#pragma once

#include <optional>
#include <string>

namespace copro {

enum class SoundWay { plays, records };

// The first whose name has this in it, in any capitals.
[[nodiscard]] std::optional<std::string> find_sound_card(const std::string& part_of_name,
                                                         SoundWay way = SoundWay::plays);

} // namespace copro
