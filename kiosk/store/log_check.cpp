#include "kiosk/store/salvage.h"

#include <fstream>

namespace copro {

namespace {

constexpr std::size_t log_header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;

std::uint32_t word_at(const std::string& bytes, std::size_t at, bool big_endian) {
    std::uint32_t word = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        word = (word << 8U) | static_cast<std::uint8_t>(bytes[at + (big_endian ? i : 3 - i)]);
    }
    return word;
}

// The running checksum of SQLite's write-ahead log (sqlite.org/fileformat2.html, section 4.2).
struct Checksum {
    bool big_endian = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    void add(const std::string& bytes, std::size_t from, std::size_t count) {
        for (std::size_t at = from; at < from + count; at += 8) {
            first += word_at(bytes, at, big_endian) + second;
            second += word_at(bytes, at + 4, big_endian) + first;
        }
    }
    [[nodiscard]] bool is_at(const std::string& bytes, std::size_t at) const {
        return word_at(bytes, at, true) == first && word_at(bytes, at + 4, true) == second;
    }
};

} // namespace

bool log_is_damaged(const std::filesystem::path& database_file) {
    std::ifstream in(database_file.string() + "-wal", std::ios::binary);
    std::string header(log_header_bytes, '\0');
    // Cut short within the header: nothing was ever committed to it.
    if (!in.read(header.data(), static_cast<std::streamsize>(header.size()))) return false;
    std::error_code code;
    const std::uintmax_t database_size = std::filesystem::file_size(database_file, code);
    if (code || database_size == 0) return true;
    const std::uint32_t magic = word_at(header, 0, true);
    const std::uint32_t page = word_at(header, 8, true);
    if ((magic & ~1U) != 0x377F0682U || page < 512 || page > 65536 || page % 8 != 0) return true;
    Checksum sum{(magic & 1U) != 0};
    sum.add(header, 0, 24);
    if (!sum.is_at(header, 24)) return true;
    std::string frame(frame_header_bytes + page, '\0');
    while (in.read(frame.data(), static_cast<std::streamsize>(frame.size()))) {
        // Other salts: left over from before the log was begun anew.
        if (frame.compare(8, 8, header, 16, 8) != 0) return false;
        sum.add(frame, 0, 8);
        sum.add(frame, frame_header_bytes, page);
        if (!sum.is_at(frame, 16)) return true;
    }
    return false;
}

} // namespace copro
