#include "kiosk/devices/sound_cards.h"

#include <SDL.h>

#include <algorithm>
#include <mutex>
#include <string_view>

namespace copro {

namespace {

bool has_in_any_capitals(std::string_view text, std::string_view part) {
    const auto same = [](char one, char other) { return SDL_tolower(one) == SDL_tolower(other); };
    return std::search(text.begin(), text.end(), part.begin(), part.end(), same) != text.end();
}

} // namespace

std::optional<std::string> find_sound_card(const std::string& part_of_name, SoundWay way) {
    // SDL's names are good until the next of its calls, whichever thread makes it.
    static std::mutex one_at_a_time;
    const std::lock_guard held(one_at_a_time);
    const int that_record = way == SoundWay::records ? 1 : 0;
    const int count = SDL_GetNumAudioDevices(that_record);
    for (int at = 0; at < count; ++at) {
        const char* name = SDL_GetAudioDeviceName(at, that_record);
        if (name != nullptr && has_in_any_capitals(name, part_of_name)) return name;
    }
    return std::nullopt;
}

} // namespace copro
