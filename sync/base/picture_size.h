// How large a PNG or JPEG says that it is, read from its first bytes before anything is decoded: a small file can stand
// for gigabytes of pixels. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <string_view>

namespace copro {

// Twice what the largest screen shows of an author's picture: 16 MiB decoded; more would fill a kiosk's memory.
inline constexpr std::uint32_t most_pixels_a_side = 2048;

struct PictureSize {
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t colours = 0; // of a JPEG: 1 grey, 3 of screens, 4 of printers
};

// The number that begins there, big endian. The caller has seen that its bytes are there.
[[nodiscard]] std::uint32_t big_endian_in(std::string_view bytes, std::size_t at, std::size_t count);

[[nodiscard]] bool is_png(std::string_view bytes);
[[nodiscard]] bool is_jpeg(std::string_view bytes);
// Of a file that is one of these by its first bytes. Errors `invalid` have no place yet.
[[nodiscard]] Result<PictureSize> size_of_png(std::string_view bytes);
[[nodiscard]] Result<PictureSize> size_of_jpeg(std::string_view bytes);
// Error `invalid`, with no place yet, when there is nothing to see or more than most_pixels_a_side.
[[nodiscard]] Result<void> check_size(const PictureSize& size);

} // namespace copro
