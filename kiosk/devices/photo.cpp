#include "kiosk/devices/photo.h"

#include "sync/base/late_library.h"

#include <SDL_image.h>
#include <sodium.h>

#include <algorithm>
#include <array>

namespace copro {

namespace {

// Print stands out from its paper by far more than this; a wall, or a hand before the camera, does not.
constexpr int least_edge = 24; // of 255, from one point to the next
constexpr int edges_a_thousand = 8;
constexpr int jpeg_quality = 85; // letters stay sharp

std::uint32_t clamped(int value) { return static_cast<std::uint32_t>(std::clamp(value, 0, 255)); }

// A quarter of the picture's points, each the mean of four, so that a dark sensor's noise is no edge.
struct SmallLight {
    int width = 0;
    int height = 0;
    std::vector<int> rows;
};

SmallLight small_light(const FilmFrame& frame) {
    SmallLight small{frame.width / 2, frame.height / 2, {}};
    small.rows.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
    const auto at = [&](int x, int y) {
        return light_of(frame.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(frame.width) +
                                     static_cast<std::size_t>(x)]);
    };
    for (int y = 0; y + 1 < frame.height; y += 2) {
        for (int x = 0; x + 1 < frame.width; x += 2) {
            small.rows.push_back((at(x, y) + at(x + 1, y) + at(x, y + 1) + at(x + 1, y + 1)) / 4);
        }
    }
    return small;
}

// What the lightest tenth reaches at least.
int light_reached(const SmallLight& small) {
    if (small.rows.empty()) return 0;
    std::array<std::size_t, 256> counts{};
    for (const int light : small.rows) ++counts[static_cast<std::size_t>(light)];
    std::size_t above = 0;
    for (int light = 255; light > 0; --light) {
        above += counts[static_cast<std::size_t>(light)];
        if (above * 10 >= small.rows.size()) return light;
    }
    return 0;
}

bool has_edges(const SmallLight& small) {
    std::size_t edges = 0;
    for (int y = 0; y < small.height; ++y) {
        const auto row = static_cast<std::size_t>(y) * static_cast<std::size_t>(small.width);
        for (int x = 0; x + 1 < small.width; ++x) {
            const auto at = row + static_cast<std::size_t>(x);
            if (std::abs(small.rows[at] - small.rows[at + 1]) >= least_edge) ++edges;
        }
    }
    return edges * 1000 >= small.rows.size() * edges_a_thousand;
}

struct JpegLibrary {
    decltype(&IMG_SaveJPG_RW) save = nullptr;
};

Result<JpegLibrary> load_jpeg_once() {
    const LateLibrary library = TRY(LateLibrary::open("libSDL2_image-2.0.so.0"));
    JpegLibrary jpeg;
    TRY(library.find("IMG_SaveJPG_RW", jpeg.save));
    return jpeg;
}

struct FreeSurface {
    void operator()(SDL_Surface* surface) const { SDL_FreeSurface(surface); }
};

} // namespace

std::shared_ptr<FilmFrame> wiped_frame() {
    return {new FilmFrame, [](FilmFrame* frame) {
                sodium_memzero(frame->pixels.data(), frame->pixels.size() * sizeof(std::uint32_t));
                std::default_delete<FilmFrame>()(frame);
            }};
}

Result<void> check_pixels(const FilmFrame& frame) {
    const bool has_size = frame.width > 0 && frame.height > 0;
    const bool has_pixels = has_size && frame.pixels.size() / static_cast<std::size_t>(frame.width) >=
                                            static_cast<std::size_t>(frame.height);
    if (!has_pixels) return invalid("photo", "has not the pixels it says");
    return {};
}

void fill_from_yuv420(const Bytes& yuv, FilmFrame& into) {
    const auto width = static_cast<std::size_t>(into.width);
    const auto height = static_cast<std::size_t>(into.height);
    const std::size_t half = width / 2;
    const std::uint8_t* const blues = yuv.data() + width * height;
    const std::uint8_t* const reds = blues + half * (height / 2);
    into.pixels.resize(width * height);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::size_t colour =
                std::min(y / 2, height / 2 - 1) * half + std::min(x / 2, half - 1); // an odd edge has its neighbour's
            // ITU-R BT.601, in 256ths.
            const int light = 298 * (yuv[y * width + x] - 16) + 128;
            const int blue = blues[colour] - 128;
            const int red = reds[colour] - 128;
            into.pixels[y * width + x] = clamped((light + 409 * red) / 256) << 16U |
                                         clamped((light - 100 * blue - 208 * red) / 256) << 8U |
                                         clamped((light + 516 * blue) / 256);
        }
    }
}

std::shared_ptr<const FilmFrame> turned(const FilmFrame& frame, int quarters) {
    constexpr std::int64_t apart = std::int64_t{1} << 48U; // further than a camera counts
    // In the frame's pixels: where the first is, the next of a row, and the first of the next row.
    struct Way {
        std::ptrdiff_t first = 0;
        std::ptrdiff_t right = 0;
        std::ptrdiff_t down = 0;
    };
    const std::ptrdiff_t row = frame.width;
    const std::ptrdiff_t all = row * frame.height;
    const std::array<Way, 4> ways{Way{0, 1, row}, Way{all - row, -row, 1}, Way{all - 1, -1, -row},
                                  Way{row - 1, row, -1}};
    const Way& way = ways[static_cast<std::size_t>(quarters)];
    const bool is_on_side = quarters % 2 != 0;
    std::shared_ptr<FilmFrame> into = wiped_frame();
    into->number = frame.number + (frame.number < 0 ? -apart : apart) * quarters;
    into->width = is_on_side ? frame.height : frame.width;
    into->height = is_on_side ? frame.width : frame.height;
    into->pixels.reserve(static_cast<std::size_t>(all));
    for (int y = 0; y < into->height; ++y) {
        for (int x = 0; x < into->width; ++x) {
            into->pixels.push_back(frame.pixels[static_cast<std::size_t>(way.first + x * way.right + y * way.down)]);
        }
    }
    return into;
}

PhotoLook look_of(const FilmFrame& frame) {
    const SmallLight small = small_light(frame);
    if (light_reached(small) < least_light_to_read) return PhotoLook::dark;
    return has_edges(small) ? PhotoLook::readable : PhotoLook::blurred;
}

Result<Bytes> encode_jpeg(const FilmFrame& frame) {
    const JpegLibrary* const jpeg = TRY(loaded_once(load_jpeg_once));
    const std::size_t points = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    if (points == 0 || frame.pixels.size() < points) return invalid("photo", "has no pixels");
    // SDL reads them alone.
    void* const pixels = const_cast<std::uint32_t*>(frame.pixels.data());
    const std::unique_ptr<SDL_Surface, FreeSurface> surface(SDL_CreateRGBSurfaceWithFormatFrom(
        pixels, frame.width, frame.height, 32, frame.width * 4, SDL_PIXELFORMAT_RGB888));
    constexpr std::size_t room_for_tables = 65'536;
    Bytes bytes(points * 4 + room_for_tables);
    SDL_RWops* const into = SDL_RWFromMem(bytes.data(), static_cast<int>(bytes.size()));
    if (surface == nullptr || into == nullptr) return internal(std::string("SDL has no memory: ") + SDL_GetError());
    constexpr int leave_open = 0;
    const int failed = jpeg->save(surface.get(), into, leave_open, jpeg_quality);
    const Sint64 length = SDL_RWtell(into);
    SDL_RWclose(into);
    if (failed != 0 || length <= 0) {
        wipe(bytes);
        return internal(std::string("the photo could not be encoded: ") + SDL_GetError());
    }
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

} // namespace copro
