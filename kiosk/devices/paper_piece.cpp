#include "kiosk/devices/paper_piece.h"

#include <algorithm>
#include <limits>

namespace copro {

namespace {

constexpr int widest_gap = 7;             // print and creases this narrow are paper
constexpr int widest_bridge = 5;          // a reflection this narrow joins nothing to the paper
constexpr double least_share = 0.05;      // of the picture
constexpr double most_share_beside = 0.1; // of the paper: another sheet lies there

struct FromTo {
    int from = std::numeric_limits<int>::max();
    int to = -1;
    void add(int at) {
        from = std::min(from, at);
        to = std::max(to, at);
    }
    [[nodiscard]] int length() const { return std::max(0, to - from + 1); }
};

// Between the first and the last point of each row, and of each column: holes in it count as filled.
void note_edge(const LeptonicaLibrary& leptonica, Pix& piece, const FilmPoint& corner, PaperPiece& into) {
    const int width = leptonica.width(&piece);
    const int height = leptonica.height(&piece);
    const auto line = static_cast<std::size_t>(leptonica.words_a_line(&piece));
    const l_uint32* const data = leptonica.data(&piece);
    std::vector<FromTo> rows(static_cast<std::size_t>(height));
    std::vector<FromTo> columns(static_cast<std::size_t>(width));
    for (int y = 0; y < height; ++y) {
        const l_uint32* const words = data + static_cast<std::size_t>(y) * line;
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<unsigned>(x);
            if (((words[at / 32] >> (31 - at % 32)) & 1U) == 0) continue;
            rows[static_cast<std::size_t>(y)].add(x);
            columns[at].add(y);
        }
    }
    const auto add = [&](int x, int y) { into.edge.push_back({corner.x + x + 0.5, corner.y + y + 0.5}); };
    std::int64_t in_rows = 0;
    std::int64_t in_columns = 0;
    for (int y = 0; y < height; ++y) {
        const FromTo& row = rows[static_cast<std::size_t>(y)];
        in_rows += row.length();
        if (row.length() == 0) continue;
        add(row.from, y);
        add(row.to, y);
    }
    for (int x = 0; x < width; ++x) {
        const FromTo& column = columns[static_cast<std::size_t>(x)];
        in_columns += column.length();
        if (column.length() == 0) continue;
        add(x, column.from);
        add(x, column.to);
    }
    into.area = std::min(in_rows, in_columns);
}

// The picture's points that are lighter than that.
OwnedPix lighter_than(const LeptonicaLibrary& leptonica, const SmallGrey& grey, int threshold) {
    OwnedPix pix(leptonica.create(grey.width(), grey.height(), 1), FreePix(leptonica));
    if (pix == nullptr) return pix;
    const auto line = static_cast<std::size_t>(leptonica.words_a_line(pix.get()));
    l_uint32* const data = leptonica.data(pix.get());
    for (int y = 0; y < grey.height(); ++y) {
        l_uint32* const words = data + static_cast<std::size_t>(y) * line;
        for (int x = 0; x < grey.width(); ++x) {
            const auto at = static_cast<unsigned>(x);
            if (grey.at(x, y) > threshold) words[at / 32] |= 1U << (31 - at % 32);
        }
    }
    return pix;
}

} // namespace

LightCounts counts_of(const SmallGrey& grey) {
    LightCounts counts{};
    for (const std::uint8_t light : grey.rows()) ++counts[light];
    return counts;
}

int best_threshold(const LightCounts& counts, int above) {
    std::int64_t all = 0;
    std::int64_t light = 0;
    for (int value = above + 1; value < 256; ++value) {
        all += counts[static_cast<std::size_t>(value)];
        light += value * counts[static_cast<std::size_t>(value)];
    }
    std::int64_t darker = 0;
    std::int64_t darker_light = 0;
    double most = -1;
    int best = 255;
    for (int value = above + 1; value < 255; ++value) {
        darker += counts[static_cast<std::size_t>(value)];
        darker_light += value * counts[static_cast<std::size_t>(value)];
        if (darker == 0 || darker == all) continue;
        const double apart = static_cast<double>(darker_light) / static_cast<double>(darker) -
                             static_cast<double>(light - darker_light) / static_cast<double>(all - darker);
        const double differ = static_cast<double>(darker) * static_cast<double>(all - darker) * apart * apart;
        if (differ <= most) continue;
        most = differ;
        best = value;
    }
    return best;
}

std::optional<PaperPiece> largest_piece(const LeptonicaLibrary& leptonica, const SmallGrey& grey, int threshold) {
    const FreePix freed(leptonica);
    const OwnedPix light = lighter_than(leptonica, grey, threshold);
    const OwnedPix closed(light ? leptonica.close_gaps(nullptr, light.get(), widest_gap, widest_gap) : nullptr, freed);
    const OwnedPix opened(
        closed ? leptonica.open_bridges(nullptr, closed.get(), widest_bridge, widest_bridge) : nullptr, freed);
    Pixa* all = nullptr;
    Boxa* places = opened ? leptonica.pieces(opened.get(), &all, 4) : nullptr;
    if (places != nullptr) leptonica.destroy_boxes(&places);
    const OwnedPieces pieces(all, freed);
    if (pieces == nullptr) return std::nullopt;
    int largest = -1;
    int largest_size = 0;
    int next_size = 0;
    for (int at = 0; at < leptonica.piece_count(pieces.get()); ++at) {
        const OwnedPix piece(leptonica.piece(pieces.get(), at, L_CLONE), freed);
        int size = 0;
        if (piece == nullptr || leptonica.count(piece.get(), &size, nullptr) != 0) continue;
        next_size = std::max(next_size, std::min(size, largest_size));
        if (size <= largest_size) continue;
        largest_size = size;
        largest = at;
    }
    if (largest < 0 || largest_size < least_share * grey.width() * grey.height()) return std::nullopt;
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    if (leptonica.piece_place(pieces.get(), largest, &x, &y, &width, &height) != 0) return std::nullopt;
    const OwnedPix piece(leptonica.piece(pieces.get(), largest, L_CLONE), freed);
    PaperPiece seen;
    seen.is_alone = next_size <= most_share_beside * largest_size;
    seen.reaches_out = x <= 1 || y <= 1 || x + width >= grey.width() - 1 || y + height >= grey.height() - 1;
    note_edge(leptonica, *piece, {static_cast<double>(x), static_cast<double>(y)}, seen);
    return seen;
}

} // namespace copro
