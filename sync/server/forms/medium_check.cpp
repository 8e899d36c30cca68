#include "sync/server/forms/medium_check.h"

#include "sync/records/medium.h"

#include <fmt/format.h>

#include <cstdint>

namespace copro {

namespace {

using namespace std::string_view_literals;

// Twice what the largest screen shows of it; a picture of more would fill a kiosk's memory when it is opened.
constexpr std::uint32_t most_pixels_a_side = 2048;
constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n"sv;

Error wrong_medium(std::string reason) { return Error{ErrorKind::invalid, "", std::move(reason)}; }

// Big endian. The caller has seen that they are there.
std::uint32_t number_of(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = (number << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
    return number;
}

Result<void> check_sides(std::uint32_t width, std::uint32_t height) {
    if (width == 0 || height == 0) return wrong_medium("the picture is empty");
    if (width > most_pixels_a_side || height > most_pixels_a_side) {
        return wrong_medium(fmt::format("the picture has {} x {} pixels; make it at most {} x {}", width, height,
                                        most_pixels_a_side, most_pixels_a_side));
    }
    return {};
}

// CRC-32 as PNG has it (ISO 3309).
std::uint32_t png_crc(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

bool is_frame_of_jpeg(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

} // namespace

Result<void> check_png(std::string_view bytes) {
    bool has_pixels = false;
    for (std::size_t at = png_start.size();;) {
        if (bytes.size() - at < 12) return wrong_medium("the file is cut short");
        const std::size_t length = number_of(bytes, at, 4);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) return wrong_medium("the file is cut short");
        if (png_crc(bytes.substr(at + 4, length + 4)) != number_of(bytes, at + 8 + length, 4)) {
            return wrong_medium("the file is damaged");
        }
        const bool is_first = at == png_start.size();
        if (is_first != (type == "IHDR") || (is_first && length != 13)) return wrong_medium("the file is damaged");
        if (is_first) TRY(check_sides(number_of(bytes, at + 8, 4), number_of(bytes, at + 12, 4)));
        has_pixels = has_pixels || type == "IDAT";
        at += 12 + length;
        if (type != "IEND") continue;
        if (!has_pixels) return wrong_medium("the picture is empty");
        if (at != bytes.size()) return wrong_medium("there is something behind the picture's end");
        return {};
    }
}

Result<void> check_jpeg(std::string_view bytes) {
    if (!bytes.ends_with("\xFF\xD9"sv)) return wrong_medium("the file is cut short, or has something behind its end");
    // Segments, each with its length, up to the one that says how large it is.
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::uint32_t marker = number_of(bytes, at + 1, 1);
        const std::size_t length = number_of(bytes, at + 2, 2);
        if (number_of(bytes, at, 1) != 0xFF || length < 2) return wrong_medium("the file is damaged");
        if (length > bytes.size() - at - 2 || marker == 0xDA) break;
        if (is_frame_of_jpeg(marker)) {
            if (length < 8) return wrong_medium("the file is damaged");
            const std::uint32_t colours = number_of(bytes, at + 9, 1);
            if (colours != 1 && colours != 3) return wrong_medium("its colours are for printing; save it as RGB");
            return check_sides(number_of(bytes, at + 7, 2), number_of(bytes, at + 5, 2));
        }
        at += 2 + length;
    }
    return wrong_medium("the file is damaged");
}

Result<std::string> check_medium(std::string_view bytes, const std::string& name) {
    struct Kind {
        const char* type;
        Result<void> (*check)(std::string_view);
    };
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"sv);
    const bool is_xml = first != std::string_view::npos && bytes[first] == '<';
    const Kind kind = bytes.starts_with(png_start)          ? Kind{png_type, check_png}
                      : bytes.starts_with("\xFF\xD8\xFF"sv) ? Kind{jpeg_type, check_jpeg}
                      : bytes.starts_with("OggS"sv)         ? Kind{sound_type, check_ogg}
                      : is_xml                              ? Kind{svg_type, check_svg}
                                                            : Kind{nullptr, nullptr};
    if (kind.check == nullptr) return invalid(name, "it is no SVG, PNG or JPEG picture, and no Ogg sound");
    const std::int64_t largest = largest_medium(kind.type);
    if (static_cast<std::int64_t>(bytes.size()) > largest) {
        return invalid(name,
                       fmt::format("it has {} KiB, and may have {}", (bytes.size() + 1023) / 1024, largest / 1024));
    }
    const auto checked = kind.check(bytes);
    if (!checked) return invalid(name, checked.error().reason);
    return std::string(kind.type);
}

} // namespace copro
