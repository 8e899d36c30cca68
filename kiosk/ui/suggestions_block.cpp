// The row of words above the keys.
#include "kiosk/ui/block.h"

#include <algorithm>
#include <cmath>

namespace copro {

namespace {

constexpr double letter_shares[] = {1.0, 0.88, 0.76, 0.66, 0.56, 0.48, 0.4};

ControlStyle suggestion_style(const Desk& desk, double share) {
    ControlStyle style;
    style.label = std::max(desk.sizes.label * share, desk.sizes.least_capital);
    style.detail = style.label;
    // The ring must not reach the words (V7).
    style.pad = 1.6 * desk.sizes.mm;
    style.pad_side = 3.0 * desk.sizes.mm;
    // Like the keys they stand on they do not grow with the main buttons: the question would have no room.
    style.main_button = !desk.sizes.big_buttons;
    return style;
}

// Each as wide as its word asks, and none narrower than its share of the row while the others have room.
std::vector<double> widths_of(const std::vector<double>& natural, double width, double gap, int slots) {
    double left = width - gap * static_cast<double>(natural.size() - 1);
    for (const double one : natural) left -= one;
    const double slot = (width - gap * (slots - 1)) / slots;
    const double more = left / slots;
    std::vector<double> widths;
    const bool all_in_slots = std::all_of(natural.begin(), natural.end(), [&](double one) { return one <= slot; });
    for (const double one : natural) widths.push_back(std::floor(all_in_slots ? slot : one + more));
    return widths;
}

} // namespace

SuggestionRow plan_suggestions(const Desk& desk, const Node& group, double width, double least_mm) {
    SuggestionRow row;
    const double side = std::ceil(least_mm * desk.sizes.mm) + 1;
    row.height = side;
    row.gap = std::max(3.0 * desk.sizes.mm, desk.sizes.gap * 0.6);
    for (const Node& word : group.children) row.words.push_back(&word);
    if (row.words.empty()) return row;
    const double gap = 3.4 * desk.sizes.mm;
    for (const double share : letter_shares) {
        row.style = suggestion_style(desk, share);
        std::vector<double> natural;
        double all = gap * static_cast<double>(row.words.size() - 1);
        for (const Node* word : row.words) {
            natural.push_back(std::max(natural_width(desk, *word, row.style), side));
            all += natural.back();
        }
        const bool is_last = share == letter_shares[std::size(letter_shares) - 1];
        if (all > width && !is_last) continue;
        // Long names of places stand on two lines.
        if (all > width) {
            const double room = width - gap * static_cast<double>(row.words.size() - 1);
            for (double& one : natural) one *= room / (all - gap * static_cast<double>(row.words.size() - 1));
        }
        row.widths = widths_of(natural, width, gap, std::max(group.columns, 1));
        row.fits = true;
        for (std::size_t at = 0; at < row.words.size(); ++at) {
            const ControlPlan plan = plan_control(desk, *row.words[at], row.style, row.widths[at]);
            row.fits = row.fits && plan.fits && plan.height <= row.height;
        }
        if (row.fits) break;
    }
    return row;
}

void place_suggestions(const Desk& desk, const SuggestionRow& row, Output& output, const Rect& rect) {
    double x = rect.x;
    for (std::size_t at = 0; at < row.words.size(); ++at) {
        place_control(desk, *row.words[at], row.style, output, Rect{x, rect.y, row.widths[at], rect.h});
        x += row.widths[at] + 3.4 * desk.sizes.mm;
    }
}

} // namespace copro
