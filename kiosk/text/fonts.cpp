#include "kiosk/text/fonts.h"

#include <fontconfig/fontconfig.h>

#include <array>
#include <string>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
// Pango sorts fonts on threads that it starts and never waits for. One may still be at it when the program ends, with a
// pattern that is reached by its stack alone; Fontconfig links a pattern's values by offsets, so that LeakSanitizer
// takes them for lost: 288 bytes, now and then. Our own sets of fonts are freed by FontSetDeleter.
extern "C" const char* __lsan_default_suppressions();  // NOLINT(bugprone-reserved-identifier): LeakSanitizer's own name
extern "C" const char* __lsan_default_suppressions() { // NOLINT(bugprone-reserved-identifier)
    return "leak:libfontconfig.so";
}
#endif
#endif

namespace copro {

namespace {

const std::filesystem::path font_root = "/usr/share/fonts";

const _FcConfig* current_set = nullptr; // ours, or none

bool add_file(_FcConfig* config, const std::filesystem::path& path) {
    return FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(path.c_str())) == FcTrue;
}

// Fontconfig builds its substitution tables from this alone; no system file is read.
constexpr const char* own_rules = R"(<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <alias><family>OpenDyslexic</family><default><family>Andika</family></default></alias>
</fontconfig>)";

} // namespace

FontFiles installed_fonts() {
    FontFiles files;
    for (const char* style : {"Regular", "Bold"}) {
        files.needed.push_back(font_root / "truetype/andika" / ("Andika-" + std::string(style) + ".ttf"));
        files.optional.push_back(font_root / "opentype/opendyslexic" / ("OpenDyslexic-" + std::string(style) + ".otf"));
        for (const char* script : {"NaskhArabic", "NastaliqUrdu", "SansGurmukhi", "SansBengali", "SansGujarati",
                                   "SansDevanagari", "SansEthiopic", "SansHebrew", "SansTamil", "SansThai"}) {
            files.optional.push_back(font_root / "truetype/noto" /
                                     ("Noto" + std::string(script) + "-" + style + ".ttf"));
        }
    }
    files.optional.push_back(font_root / "truetype/wqy/wqy-microhei.ttc");
    return files;
}

void FontSetDeleter::operator()(_FcConfig* config) const {
    // Fontconfig holds the current set until the program ends, and hides it from LeakSanitizer: it links its parts by
    // offsets, not by pointers.
    if (current_set == config) {
        FcConfigSetCurrent(nullptr);
        current_set = nullptr;
    }
    FcConfigDestroy(config);
}

Result<FontSet> load_fonts(const FontFiles& files, FontsToLoad which) {
    FontSet config(FcConfigCreate());
    if (!config) return internal("Fontconfig could not start");
    if (FcConfigParseAndLoadFromMemory(config.get(), reinterpret_cast<const FcChar8*>(own_rules), FcTrue) != FcTrue) {
        return internal("Fontconfig refused its rules");
    }
    for (const std::filesystem::path& path : files.needed) {
        std::error_code code;
        if (!std::filesystem::is_regular_file(path, code)) {
            return Error{ErrorKind::not_found, path.string(), "this font file is missing (package fonts-sil-andika)"};
        }
        if (!add_file(config.get(), path)) return invalid(path.string(), "this font file cannot be read");
    }
    for (const std::filesystem::path& path : files.optional) {
        std::error_code code;
        if (which == FontsToLoad::all && std::filesystem::is_regular_file(path, code) &&
            !add_file(config.get(), path)) {
            return invalid(path.string(), "this font file cannot be read");
        }
    }
    // Pango starts Fontconfig in a thread of its own; with a set already there it reads nothing of the system's.
    if (FcConfigSetCurrent(config.get()) != FcTrue) return internal("Fontconfig refused the fonts");
    current_set = config.get();
    return config;
}

const char* family_of(Typeface typeface) {
    switch (typeface) {
    case Typeface::andika: return "Andika";
    case Typeface::open_dyslexic: return "OpenDyslexic";
    }
    return "";
}

} // namespace copro
