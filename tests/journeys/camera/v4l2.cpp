// A camera in libv4l2's place, for a kiosk that is started with this file's folder first in LD_LIBRARY_PATH: it always
// sees the same receipt, white with sharp lines. Used by visits_test.cpp; any thread.
#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstring>

namespace {

constexpr std::uint32_t width = 640;
constexpr std::uint32_t height = 480;
constexpr std::size_t all_grey = std::size_t{width} * height;
constexpr std::size_t all_bytes = all_grey * 3 / 2;

std::uint8_t grey_at(std::size_t place) {
    constexpr std::uint8_t paper = 235;
    constexpr std::uint8_t ink = 20;
    const bool is_line = place / width % 24 < 8 && place % width % 16 < 10;
    return is_line ? ink : paper;
}

} // namespace

extern "C" {

// Never at an end, and ready to be waited for.
int v4l2_open(const char*, int flags, ...) { return ::open("/dev/zero", flags); }
int v4l2_close(int device) { return ::close(device); }

int v4l2_ioctl(int, unsigned long request, ...) {
    if (request != VIDIOC_S_FMT) return 0;
    std::va_list more;
    va_start(more, request);
    auto* format = va_arg(more, v4l2_format*);
    va_end(more);
    format->fmt.pix.width = width;
    format->fmt.pix.height = height;
    return 0;
}

ssize_t v4l2_read(int, void* into, std::size_t size) {
    if (size < all_bytes) return 0;
    auto* picture = static_cast<std::uint8_t*>(into);
    for (std::size_t place = 0; place < all_grey; ++place) picture[place] = grey_at(place);
    std::memset(picture + all_grey, 128, all_bytes - all_grey); // no colour
    return static_cast<ssize_t>(all_bytes);
}
}
