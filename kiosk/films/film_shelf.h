// Films in British Sign Language, bfi/KEY.webm or bfi/KEY.mp4: which there are, and where. Of MpvFilm, and of run.cpp
// at the start; one thread.
#pragma once

#include "kiosk/app/ports.h"
#include "sync/base/result.h"

#include <filesystem>
#include <map>

namespace copro {

class FilmShelf {
public:
    // Of two of the same message the one in the earlier folder is shown, and of those in one folder the WebM. A folder
    // that is not there has none.
    [[nodiscard]] static FilmShelf in(const std::vector<std::filesystem::path>& folders);

    [[nodiscard]] FilmedMessages known() const;
    // Where it is; nothing when there is none.
    [[nodiscard]] const std::filesystem::path* find(const std::string& key) const;

private:
    std::map<std::string, std::filesystem::path> m_files; // by key
};

// Is it what its name says, before any decoder sees it? Errors: `not_found`, `corrupt` with file and reason.
[[nodiscard]] Result<void> check_film(const std::filesystem::path& file);

} // namespace copro
