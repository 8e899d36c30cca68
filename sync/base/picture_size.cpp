#include "sync/base/picture_size.h"

#include <fmt/format.h>

namespace copro {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view png_start = "\x89PNG\r\n\x1a\n"sv;

Error wrong_picture(std::string reason) { return Error{ErrorKind::invalid, "", std::move(reason)}; }

bool is_frame_of_jpeg(std::uint32_t marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

} // namespace

std::uint32_t big_endian_in(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = (number << 8U) | static_cast<std::uint8_t>(bytes[at + i]);
    return number;
}

bool is_png(std::string_view bytes) { return bytes.starts_with(png_start); }

bool is_jpeg(std::string_view bytes) { return bytes.starts_with("\xFF\xD8\xFF"sv); }

Result<PictureSize> size_of_png(std::string_view bytes) {
    constexpr std::size_t header = png_start.size();
    if (bytes.size() < header + 16) return wrong_picture("the file is cut short");
    if (bytes.substr(header + 4, 4) != "IHDR") return wrong_picture("the file is damaged");
    return PictureSize{big_endian_in(bytes, header + 8, 4), big_endian_in(bytes, header + 12, 4), 0};
}

Result<PictureSize> size_of_jpeg(std::string_view bytes) {
    // Segments, each with its length, up to the one that says how large it is.
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const std::uint32_t marker = big_endian_in(bytes, at + 1, 1);
        const std::size_t length = big_endian_in(bytes, at + 2, 2);
        if (big_endian_in(bytes, at, 1) != 0xFF || length < 2) break;
        // Markers that have no length of their own stand behind the size alone: a reader of pictures would go on from
        // here otherwise than we.
        if (marker < 0xC0 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xDA)) break;
        if (length > bytes.size() - at - 2) break;
        if (!is_frame_of_jpeg(marker)) {
            at += 2 + length;
            continue;
        }
        if (length < 8) break;
        return PictureSize{big_endian_in(bytes, at + 7, 2), big_endian_in(bytes, at + 5, 2),
                           big_endian_in(bytes, at + 9, 1)};
    }
    return wrong_picture("the file is damaged");
}

Result<void> check_size(const PictureSize& size) {
    if (size.width == 0 || size.height == 0) return wrong_picture("the picture is empty");
    if (size.width > most_pixels_a_side || size.height > most_pixels_a_side) {
        return wrong_picture(fmt::format("the picture has {} x {} pixels; make it at most {} x {}", size.width,
                                         size.height, most_pixels_a_side, most_pixels_a_side));
    }
    return {};
}

} // namespace copro
