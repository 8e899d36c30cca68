// A camera's picture of any size, with any light in it, and with fewer pixels than it says.
#include "kiosk/devices/receipt_cut.h"
#include "tests/fuzz/fuzz.h"

#include <cmath>

namespace copro::fuzz {

namespace {

constexpr std::size_t most_frame_side = 200;

// Two sides, whether pixels are missing, then the light of each pixel, again and again.
std::string sheet_seed(int left, int slant) {
    std::string bytes{static_cast<char>(119), static_cast<char>(99), '\0'};
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 120; ++x) {
            const bool is_sheet = y > 9 && y < 90 && x > left + y * slant / 100 && x < left + 50 + y * slant / 100;
            const bool is_print = y % 8 < 3 && (x * 7 + y / 8 * 5) % 19 < 7;
            bytes += static_cast<char>(!is_sheet ? 40 : is_print ? 90 : 230);
        }
    }
    return bytes;
}

std::vector<std::string> receipt_photo_seeds() {
    using namespace std::string_literals;
    return {sheet_seed(30, 0), sheet_seed(20, 25), sheet_seed(-20, 10), "\x77\x63\0\xff"s, "\x77\x63\1\xff\0"s, ""s};
}

void try_receipt_photo(std::string_view bytes) {
    Input input(bytes);
    FilmFrame frame;
    frame.width = static_cast<int>(input.below(most_frame_side)) + 1;
    frame.height = static_cast<int>(input.below(most_frame_side)) + 1;
    const bool is_short = input.below(2) == 1;
    std::string light = input.rest();
    if (light.empty()) light = "\x7f";
    const auto pixels = static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
    for (std::size_t at = 0; at < pixels; ++at)
        frame.pixels.push_back(static_cast<std::uint8_t>(light[at % light.size()]) * 0x010101U);
    if (is_short) frame.pixels.pop_back();
    const auto sight = find_paper(frame);
    promise(sight.ok() != is_short, "a picture is looked at, and one without its pixels is not");
    if (!sight || !sight->paper) return;
    for (const FilmPoint& corner : sight->paper->cut)
        promise(std::isfinite(corner.x) && std::isfinite(corner.y), "a corner is somewhere");
    const auto cut = cut_out(frame, *sight->paper);
    promise(cut.ok(), "what is found can be cut out");
    const auto cut_pixels = static_cast<std::size_t>((*cut)->width) * static_cast<std::size_t>((*cut)->height);
    promise((*cut)->pixels.size() == cut_pixels, "it has its pixels");
    promise(cut_pixels <= 8 * pixels, "it is not much larger than the picture");
}

const Registered receipt_photo_registered{{"receipt_photo", receipt_photo_seeds, try_receipt_photo}};

} // namespace

} // namespace copro::fuzz
