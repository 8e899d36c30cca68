#include "sync/server/forms/medium_check.h"

#include "sync/base/picture_size.h"
#include "sync/records/medium.h"

#include <fmt/format.h>

#include <cstdint>

namespace copro {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t png_start_bytes = 8;

Error wrong_medium(std::string reason) { return Error{ErrorKind::invalid, "", std::move(reason)}; }

// CRC-32 as PNG has it (ISO 3309).
std::uint32_t png_crc(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

} // namespace

Result<void> check_png(std::string_view bytes) {
    bool has_pixels = false;
    for (std::size_t at = png_start_bytes;;) {
        if (bytes.size() - at < 12) return wrong_medium("the file is cut short");
        const std::size_t length = big_endian_in(bytes, at, 4);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12) return wrong_medium("the file is cut short");
        if (png_crc(bytes.substr(at + 4, length + 4)) != big_endian_in(bytes, at + 8 + length, 4)) {
            return wrong_medium("the file is damaged");
        }
        const bool is_first = at == png_start_bytes;
        if (is_first != (type == "IHDR") || (is_first && length != 13)) return wrong_medium("the file is damaged");
        if (is_first) TRY(check_size(TRY(size_of_png(bytes))));
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
    const PictureSize size = TRY(size_of_jpeg(bytes));
    if (size.colours != 1 && size.colours != 3) return wrong_medium("its colours are for printing; save it as RGB");
    return check_size(size);
}

Result<std::string> check_medium(std::string_view bytes, const std::string& name) {
    struct Kind {
        const char* type;
        Result<void> (*check)(std::string_view);
    };
    const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"sv);
    const bool is_xml = first != std::string_view::npos && bytes[first] == '<';
    const Kind kind = is_png(bytes)                 ? Kind{png_type, check_png}
                      : is_jpeg(bytes)              ? Kind{jpeg_type, check_jpeg}
                      : bytes.starts_with("OggS"sv) ? Kind{sound_type, check_ogg}
                      : is_xml                      ? Kind{svg_type, check_svg}
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
