// Messages that a person has recorded, LANG/KEY.ogg: which there are, and one of them made ready to be played. Of
// EspeakVoice, on its thread.
#pragma once

#include "kiosk/app/ports.h"

#include <filesystem>
#include <map>

namespace copro {

class Recordings {
public:
    // Of two of the same message the one in the earlier folder is heard. A folder that is not there has none.
    [[nodiscard]] static Recordings in(const std::vector<std::filesystem::path>& folders);

    [[nodiscard]] RecordedMessages known() const;
    // Where it is; nothing when there is none.
    [[nodiscard]] const std::filesystem::path* find(const std::string& language, const std::string& key) const;
    // It cannot be played: there is none from now on.
    void forget(const std::string& language, const std::string& key);

private:
    std::map<std::string, std::map<std::string, std::filesystem::path>> m_files; // by language and key
};

// How loud the loud parts of speech are (RMS, 1 = the highest sample). 0 for silence.
[[nodiscard]] double speech_level(const std::vector<float>& samples, int samples_a_second);

// One channel, as loud as the voice at its full loudness. speed: 2 = in half the time, at the same pitch. Errors:
// `corrupt` for a file that is damaged, silent, or longer than a message takes; `internal` for a library that is not
// there.
[[nodiscard]] Result<std::vector<std::int16_t>> load_recording(const std::filesystem::path& file, int samples_a_second,
                                                               double speed);

} // namespace copro
