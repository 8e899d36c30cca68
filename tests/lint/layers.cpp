#include "tests/lint/cpp_reader.h"
#include "tests/lint/lints.h"

#include <algorithm>
#include <map>

namespace copro::lint {

namespace {

using Names = std::vector<std::string>;

// design.md 3. What a folder may include besides itself: whole folders, or single headers of a folder that it else may
// not see. A new folder is a new line here.
const std::map<std::string, Names> may_include{
    {"sync/base", {}},
    {"sync/records", {"sync/base"}},
    {"sync/protocol", {"sync/base", "sync/records"}},
    {"sync/client", {"sync/base", "sync/records", "sync/protocol"}},
    {"sync/server/store", {"sync/base", "sync/records", "sync/protocol"}},
    {"sync/server/forms", {"sync/base", "sync/records"}},
    // Intake cannot open what it stores (promises.md, "On the server"), so it never meets the opener.
    {"sync/server/opener", {"sync/base", "sync/records", "sync/protocol", "sync/server/store"}},
    {"sync/server/reports", {"sync/base", "sync/records", "sync/protocol", "sync/server/store"}},
    {"sync/server/intake", {"sync/base", "sync/records", "sync/protocol", "sync/server/store"}},
    {"sync/server",
     {"sync/base", "sync/records", "sync/protocol", "sync/server/store", "sync/server/opener", "sync/server/reports",
      "sync/server/intake", "sync/server/forms"}},

    {"kiosk/words", {"sync/base", "sync/records"}},
    {"kiosk/view", {"sync/base", "sync/records", "kiosk/words"}},
    {"kiosk/questions", {"sync/base", "sync/records", "kiosk/words", "kiosk/view"}},
    {"kiosk/app", {"sync/base", "sync/records", "kiosk/words", "kiosk/view", "kiosk/questions"}},
    {"kiosk/screens", {"sync/base", "sync/records", "kiosk/words", "kiosk/view", "kiosk/questions", "kiosk/app"}},
    {"kiosk/store",
     {"sync/base", "sync/records", "sync/protocol", "sync/client/outbox.h", "sync/client/pack_shelf.h",
      "sync/client/claim_shelf.h", "sync/client/medium_shelf.h", "sync/client/enrolment.h", "kiosk/app/ports.h"}},
    {"kiosk/text", {"sync/base"}},
    // The tree's words and settings, and nothing that knows what they mean.
    {"kiosk/ui", {"sync/base", "kiosk/view", "kiosk/text", "kiosk/words/label.h"}},
    {"kiosk/devices", {"sync/base", "kiosk/app/ports.h", "kiosk/view", "kiosk/ui", "kiosk/words/label.h"}},
    {"kiosk/speech", {"sync/base", "kiosk/app/ports.h", "kiosk/view", "kiosk/words/label.h"}},
    {"kiosk/films", {"sync/base", "kiosk/app/ports.h", "kiosk/view"}},
    {"kiosk/pinyin", {"sync/base", "kiosk/app/ports.h", "kiosk/view"}},
    {"kiosk/atspi", {"sync/base", "kiosk/view", "kiosk/words/label.h"}},
    {"kiosk",
     {"sync/base", "sync/records", "sync/protocol", "sync/client", "kiosk/words", "kiosk/view", "kiosk/questions",
      "kiosk/app", "kiosk/screens", "kiosk/store", "kiosk/text", "kiosk/ui", "kiosk/devices", "kiosk/speech",
      "kiosk/films", "kiosk/pinyin", "kiosk/atspi", "kiosk/conformance/conformance.h"}},
    // It tries the whole kiosk, so it stands above it; only main.cpp calls it.
    {"kiosk/conformance",
     {"sync/base", "sync/records", "sync/protocol", "sync/client/enrolment.h", "kiosk", "kiosk/words", "kiosk/view",
      "kiosk/questions", "kiosk/app", "kiosk/screens", "kiosk/store", "kiosk/text", "kiosk/ui", "kiosk/devices",
      "kiosk/speech", "kiosk/atspi"}},
};

struct Library {
    std::string name;
    Names starts;  // how its headers' names start
    Names folders; // that alone may include them
};

const std::vector<Library> libraries{
    {"Dear ImGui", {"imgui"}, {"kiosk/ui", "kiosk/devices"}},
    {"SDL", {"SDL"}, {"kiosk/ui", "kiosk/devices", "kiosk/conformance"}},
    {"Pango", {"pango/", "glib", "hb", "fontconfig/", "ft2build", "freetype"}, {"kiosk/text"}},
    {"cairo", {"cairo"}, {"kiosk/text", "kiosk/ui"}},
    {"espeak-ng", {"espeak"}, {"kiosk/speech"}},
    {"the kernel's input devices", {"linux/input"}, {"kiosk/devices"}},
    {"the libraries of recordings", {"sndfile", "samplerate", "sonic", "ogg/", "opus/"}, {"kiosk/speech"}},
    {"mpv", {"mpv/"}, {"kiosk/films"}},
    {"libpinyin", {"pinyin.h"}, {"kiosk/pinyin"}},
    {"ATK", {"atk"}, {"kiosk/atspi"}},
    {"libqrencode", {"qrencode"}, {"kiosk/ui"}},
    {"D-Bus", {"dbus/"}, {"kiosk/atspi"}},
    {"the camera's library", {"libv4l", "linux/videodev2", "zbar"}, {"kiosk/devices"}},
    {"leptonica", {"leptonica/"}, {"kiosk/devices"}},
    {"curl", {"curl/"}, {"sync/client"}},
    {"Boost.Beast and Asio", {"boost/beast", "boost/asio"}, {"sync/server/intake"}},
    {"OpenSSL", {"openssl/"}, {"sync/server/intake"}},
    {"sqlite3 and libpq", {"sqlite3", "libpq"}, {"sync/base"}},
    // The view writes a key in capitals and takes a letter back, whatever the script.
    {"Boost.Locale and ICU", {"boost/locale", "unicode/"}, {"kiosk/words", "kiosk/view", "sync/server/reports"}},
    {"CLI11", {"CLI/"}, {"kiosk", "sync/server"}},
    {"libzip and pugixml", {"zip.h", "pugixml"}, {"sync/server/forms"}},
    {"toml++", {"toml++/", "toml.hpp"}, {"kiosk", "sync/server"}},
};

// design.md 1: no clock, disk, thread or network where the tree is made.
const Names pure_folders{"kiosk/view", "kiosk/questions", "kiosk/app", "kiosk/screens", "sync/records"};
const Names impure_headers{"fstream", "iostream",           "thread",
                           "mutex",   "condition_variable", "unistd.h",
                           "sys/",    "sync/base/files.h",  "sync/base/sqlite.h"};

bool is_in(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool starts_with_one(const Names& starts, const std::string& text) {
    return std::any_of(starts.begin(), starts.end(), [&](const std::string& start) { return text.starts_with(start); });
}

std::string folder_of(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? "" : path.substr(0, slash);
}

void check_ours(const std::string& folder, const Names& allowed, const Include& include, Findings& found,
                const std::string& file) {
    const std::string target = folder_of(include.target);
    if (target == folder || is_in(allowed, target) || is_in(allowed, include.target)) return;
    found.push_back({file, include.line, folder + " may not include " + include.target});
}

void check_library(const std::string& folder, const Include& include, Findings& found, const std::string& file) {
    for (const Library& library : libraries) {
        if (!starts_with_one(library.starts, include.target) || is_in(library.folders, folder)) continue;
        found.push_back({file, include.line, folder + " may not use " + library.name + " (" + include.target + ")"});
    }
}

} // namespace

Findings layers(const std::filesystem::path& root) {
    Findings found;
    for (const SourceFile& file : files_in(root, {"kiosk", "sync"}, {".h", ".cpp"})) {
        const std::string folder = file.folder();
        const auto known = may_include.find(folder);
        if (known == may_include.end()) {
            found.push_back({file.path, 0, folder + " is not in the table of layers (tests/lint/layers.cpp)"});
            continue;
        }
        for (const Include& include : includes_of(file.text)) {
            if (include.ours)
                check_ours(folder, known->second, include, found, file.path);
            else
                check_library(folder, include, found, file.path);
            if (is_in(pure_folders, folder) && starts_with_one(impure_headers, include.target)) {
                found.push_back({file.path, include.line, folder + " is pure: no " + include.target});
            }
        }
    }
    return found;
}

} // namespace copro::lint
