#include "kiosk/ui/pictures.h"

#include "kiosk/view/own_media.h"
#include "sync/base/files.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace copro {

namespace {

// The palette that all our pictures are drawn in, and what Soft makes of it: tints that leave its ink at 4.5-8:1.
struct Tint {
    Colour day;
    Colour soft;
};
constexpr std::array tints = {
    Tint{rgb(0xBFD3E6), rgb(0xD6D3C3)}, Tint{rgb(0xFFE27A), rgb(0xE4D3A4)}, Tint{rgb(0xF3C9A5), rgb(0xE9CDA9)},
    Tint{rgb(0xE9E2D3), rgb(0xDDD2B8)}, Tint{white, rgb(0xF1E8D3)},
};

bool is_dark(Colour colour) { return luminance(colour) < 0.18; }

Colour soft_of(Colour colour) {
    const Colour* best = &tints[0].soft;
    double nearest = 10;
    for (const Tint& tint : tints) {
        const double away = std::abs(luminance(tint.day) - luminance(colour));
        if (tint.day == colour) return tint.soft;
        if (away < nearest) {
            nearest = away;
            best = &tint.soft;
        }
    }
    return *best;
}

std::optional<Colour> parse_colour(std::string_view text) {
    std::string hex;
    for (const char letter : text) {
        if (std::isxdigit(static_cast<unsigned char>(letter)) == 0) break;
        hex += letter;
    }
    if (hex.size() == 3) hex = {hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]};
    if (hex.size() != 6) return std::nullopt;
    return rgb(static_cast<std::uint32_t>(std::stoul(hex, nullptr, 16)));
}

// One colour as it is spelt in the SVG, and how many characters that takes.
struct Spelt {
    Colour colour;
    std::size_t length = 0;
};

std::optional<Spelt> colour_at(const std::string& svg, std::size_t at) {
    const std::string_view rest = std::string_view(svg).substr(at);
    if (rest[0] == '#') {
        std::size_t digits = 0;
        while (digits + 1 < rest.size() && std::isxdigit(static_cast<unsigned char>(rest[digits + 1])) != 0) ++digits;
        const std::optional<Colour> colour = digits == 3 || digits == 6 ? parse_colour(rest.substr(1)) : std::nullopt;
        if (colour) return Spelt{*colour, digits + 1};
        return std::nullopt;
    }
    const bool starts_value = at > 0 && (svg[at - 1] == '"' || svg[at - 1] == ':' || svg[at - 1] == '\'');
    if (!starts_value) return std::nullopt;
    if (rest.starts_with("white")) return Spelt{white, 5};
    if (rest.starts_with("black")) return Spelt{black, 5};
    if (rest.starts_with("currentColor")) return Spelt{rgb(0x14202B), 12};
    return std::nullopt;
}

bool has_fills(const std::string& svg) {
    for (std::size_t at = 0; at < svg.size(); ++at) {
        const std::optional<Spelt> spelt = colour_at(svg, at);
        if (spelt && !is_dark(spelt->colour)) return true;
    }
    return false;
}

Colour repainted(Colour colour, const PicturePaint& paint, bool filled) {
    const bool dark = is_dark(colour);
    switch (paint.colours) {
    case ColourSet::day:
        // On a dark card a filled picture keeps its lines, and every fill becomes white so that it stands out 10:1.
        if (is_dark(paint.ground)) return filled ? (dark ? colour : white) : (dark ? paint.ink : paint.ground);
        return colour;
    case ColourSet::night:
    case ColourSet::paper: return dark ? paint.ink : paint.ground; // lines, not fills
    case ColourSet::soft:
        if (is_dark(paint.ground))
            return filled ? (dark ? rgb(0x5B4A33) : rgb(0xF1E8D3)) : (dark ? paint.ink : paint.ground);
        return dark ? rgb(0x5B4A33) : soft_of(colour);
    }
    return colour;
}

} // namespace

bool points_sideways(const std::string& picture) {
    constexpr std::array sideways{"back", "next", "skip", "leave", "one-way"};
    return std::find(sideways.begin(), sideways.end(), picture) != sideways.end();
}

std::string recoloured(const std::string& svg, const PicturePaint& paint) {
    const bool filled = has_fills(svg) && !paint.lines;
    std::string result;
    result.reserve(svg.size() + 64);
    for (std::size_t at = 0; at < svg.size();) {
        const std::optional<Spelt> spelt = colour_at(svg, at);
        if (!spelt) {
            result += svg[at++];
            continue;
        }
        result += spelling(repainted(spelt->colour, paint, filled));
        at += spelt->length;
    }
    return result;
}

std::vector<ColourPair> picture_pairs(const PicturePaint& paint) {
    const Colour ink = rgb(0x14202B);
    const Colour line = repainted(ink, paint, false);
    const Colour filled_line = repainted(ink, paint, true);
    std::vector<ColourPair> pairs = {{"line picture", line, paint.ground}};
    for (const Tint& tint : tints) pairs.push_back({"picture", filled_line, repainted(tint.day, paint, true)});
    // On a dark card the fills stand out; everywhere else the lines do.
    const bool fills = is_dark(paint.ground) && (paint.colours == ColourSet::day || paint.colours == ColourSet::soft);
    pairs.push_back({"picture", fills ? repainted(white, paint, true) : filled_line, paint.ground});
    return pairs;
}

Result<std::string> PictureShelf::svg(const std::string& name) {
    const auto known = m_read.find(name);
    if (known != m_read.end()) return known->second;
    for (const char letter : name) {
        // A name from a meeting pack must not reach out of the folders.
        if (std::isalnum(static_cast<unsigned char>(letter)) == 0 && letter != '-') {
            return invalid(name, "a picture's name is letters, digits and dashes");
        }
    }
    const std::string own = hash_of_own(name);
    for (const std::filesystem::path& folder : m_folders) {
        if (!own.empty()) {
            // Large ones: only what was drawn of them is kept.
            Result<std::string> bytes = read_file(folder / own);
            if (bytes.ok()) return bytes;
            continue;
        }
        Result<std::string> text = read_file(folder / (name + ".svg"));
        if (text.ok()) return m_read.emplace(name, text.take()).first->second;
    }
    return Error{ErrorKind::not_found, name + ".svg", "there is no such picture"};
}

} // namespace copro
