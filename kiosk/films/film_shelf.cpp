#include "kiosk/films/film_shelf.h"

#include <array>
#include <fstream>

namespace copro {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view british_sign_language = "bfi"; // ISO 639-3
constexpr std::uintmax_t largest_film = 200U << 20U;      // a minute at the rate of a television film has a tenth of it

Error not_a_film(const fs::path& file, const std::string& why) { return {ErrorKind::corrupt, file.string(), why}; }

} // namespace

FilmShelf FilmShelf::in(const std::vector<fs::path>& folders) {
    FilmShelf shelf;
    for (const fs::path& folder : folders) {
        for (const char* kind : {".webm", ".mp4"}) {
            std::error_code code;
            for (const fs::directory_entry& file : fs::directory_iterator(folder / british_sign_language, code)) {
                if (file.path().extension() == kind) shelf.m_files.emplace(file.path().stem(), file.path());
            }
        }
    }
    return shelf;
}

FilmedMessages FilmShelf::known() const {
    FilmedMessages known;
    for (const auto& [key, file] : m_files) known.insert(key);
    return known;
}

const fs::path* FilmShelf::find(const std::string& key) const {
    const auto file = m_files.find(key);
    return file == m_files.end() ? nullptr : &file->second;
}

// A playlist, a page or a device under the name of a film is never opened as one.
Result<void> check_film(const fs::path& file) {
    std::error_code code;
    if (!fs::exists(file, code)) return Error{ErrorKind::not_found, file.string(), "is not there any more"};
    if (!fs::is_regular_file(file, code)) return not_a_film(file, "is not a file");
    const std::uintmax_t size = fs::file_size(file, code);
    if (code) return not_a_film(file, code.message());
    if (size > largest_film) return not_a_film(file, "is larger than a message takes");
    std::array<char, 12> start{};
    std::ifstream in(file, std::ios::binary);
    if (!in.read(start.data(), start.size())) return not_a_film(file, "is empty or cannot be read");
    const std::string_view bytes(start.data(), start.size());
    const bool is_webm = bytes.starts_with("\x1A\x45\xDF\xA3");
    const bool is_mp4 = bytes.substr(4, 4) == "ftyp";
    if (!(file.extension() == ".webm" ? is_webm : is_mp4)) return not_a_film(file, "is not what its name says");
    return {};
}

} // namespace copro
