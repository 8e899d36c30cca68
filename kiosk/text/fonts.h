// Which font files the kiosk may use, and an own Fontconfig set made of them; used by TextEngine. One thread at a time.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <memory>
#include <vector>

struct _FcConfig;

namespace copro {

// The shapes of the letters: Andika for all, OpenDyslexic for those who choose it.
enum class Typeface { andika, open_dyslexic };

struct FontFiles {
    std::vector<std::filesystem::path> needed;   // without one of them there is no kiosk
    std::vector<std::filesystem::path> optional; // other scripts, used when they are installed
};

// Where Debian's fonts-sil-andika, fonts-opendyslexic and fonts-noto-core put their files.
[[nodiscard]] FontFiles installed_fonts();

struct FontSetDeleter {
    void operator()(_FcConfig* config) const;
};
using FontSet = std::unique_ptr<_FcConfig, FontSetDeleter>;

enum class FontsToLoad { needed, all };

// Reads only these files: scanning all fonts of the system costs seconds and memory (facts.md).
// Error not_found names the needed file that is missing.
[[nodiscard]] Result<FontSet> load_fonts(const FontFiles& files, FontsToLoad which);

[[nodiscard]] const char* family_of(Typeface typeface);

} // namespace copro
