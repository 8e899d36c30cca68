// The frame that never moves: top band, help bar; and the actions row.
#include "kiosk/ui/block.h"

namespace copro {

namespace {

// Height of the words' box in capital heights: room above, below, and the capital itself.
constexpr double line_box = 1.9;
// A dot's width in capital heights, where the dots stand on a second line.
constexpr double lower_dots = 0.9;

struct HelpPlan {
    double capital = 0;
    bool above = false;
    int columns = 5;
    double height = 0; // of one button
};

ControlStyle help_style(const Desk& desk, const HelpPlan& plan) {
    const double mm = desk.sizes.mm;
    ControlStyle style;
    style.above = plan.above;
    style.align = Align::centre;
    style.label = plan.capital;
    style.detail = plan.capital;
    style.picture = plan.above ? plan.capital * 1.5 : plan.capital * 1.9;
    style.pad = plan.above ? 0.6 * mm : 0.8 * mm;
    style.pad_side = 2.2 * mm;
    style.main_button = false;
    return style;
}

// Sets the plan's height; true when every word fits in so many lines.
bool fit_help(const Desk& desk, const Node& help, HelpPlan& plan, double width, int lines) {
    const ControlStyle style = help_style(desk, plan);
    // Calm where there is room: 20 mm, as on the wide screen at standard size.
    const double least = std::clamp(desk.sizes.height / desk.sizes.mm * 0.074, 16.0, 20.0);
    plan.height = (plan.above ? std::max(least, 17.5) : least) * desk.sizes.mm;
    bool fits = true;
    for (const Node& node : help.children) {
        const ControlPlan measured = plan_control(desk, node, style, width);
        fits = fits && measured.fits && measured.lines <= lines;
        plan.height = std::max(plan.height, measured.height);
    }
    return fits;
}

// Word beside picture where there is room, else under it; smaller letters before two rows; never under the floor.
HelpPlan plan_help(const Desk& desk, const Node& help) {
    const Sizes& sizes = desk.sizes;
    const int count = std::max<int>(1, static_cast<int>(help.children.size()));
    HelpPlan plan;
    for (int columns = count; columns >= 1; columns = columns == 1 ? 0 : (columns + 1) / 2) {
        const double width = std::floor((sizes.width - 2 * sizes.band_side - sizes.bar_gap * (columns - 1)) / columns);
        for (const int lines : {1, 2}) {
            for (const auto& [share, above] : {std::pair(1.0, false), std::pair(0.88, false), std::pair(1.0, true),
                                               std::pair(0.85, true), std::pair(0.7, true)}) {
                if (lines == 2 && !above) continue;
                plan = HelpPlan{std::max(sizes.chrome * share, sizes.least_capital), above, columns, 0};
                if (fit_help(desk, help, plan, width, lines)) return plan;
            }
        }
    }
    return plan;
}

void place_help(const Desk& desk, const Node& help, const HelpPlan& plan, Output& output, const Rect& rect) {
    const Sizes& sizes = desk.sizes;
    ControlStyle style = help_style(desk, plan);
    const double width = std::floor((rect.w - 2 * sizes.band_side - sizes.bar_gap * (plan.columns - 1)) / plan.columns);
    // Pictures of one size on one line, however many lines a word takes.
    for (const Node& node : help.children)
        style.words_room = std::max(style.words_room, plan_control(desk, node, style, width).words_height);
    const double pad = std::round((rect.h - plan.height) / 2);
    int index = 0;
    const int rows = (static_cast<int>(help.children.size()) + plan.columns - 1) / plan.columns;
    for (const Node& node : help.children) {
        const int column = index % plan.columns;
        const int row = index / plan.columns;
        const double y =
            rows == 1 ? rect.y + pad : rect.y + sizes.bar_gap * 0.85 + row * (plan.height + sizes.bar_gap * 0.85);
        const std::size_t at = output.placed.size();
        place_control(desk, node, style, output,
                      Rect{rect.x + sizes.band_side + column * (width + sizes.bar_gap), y, width, plan.height});
        output.placed[at].area = Area::help;
        output.placed[at].under = Ground::band;
        ++index;
    }
}

struct BandLine {
    const Node* node = nullptr;
    TextStyle style;
    TextExtent extent;
};

double dots_width(const Node& node, double size) {
    if (!node.progress || node.progress->of <= 0) return 0;
    return node.progress->of * size * 1.5 - size * 0.5;
}

void add_line(const BandLine& line, const Rect& rect, Align align, Output& output) {
    Placed placed = start_placed(*line.node, rect);
    placed.area = Area::band;
    placed.under = Ground::band;
    if (line.extent.longest_word_width > rect.w) report_long_word(output, *line.node);
    placed.texts.push_back(
        TextBox{TextOf::label,
                {rect.x, rect.y + (rect.h - line.extent.height) / 2, rect.w, double(line.extent.height)},
                line.node->label.text(),
                line.style,
                align,
                false});
    output.placed.push_back(std::move(placed));
}

void add_dots(Placed& placed, double left, double middle, double size) {
    for (int i = 0; i < placed.node.progress->of; ++i) {
        placed.dots.push_back({left + i * size * 1.5, middle - size / 2, size, size});
    }
}

// The first text is the organisation (bold); every status goes to the end.
std::vector<BandLine> band_lines(const Desk& desk, const Node& band, double capital) {
    std::vector<BandLine> lines;
    for (const Node& node : band.children) {
        const TextStyle style = desk.style(capital, lines.empty() && node.role != Role::status, node);
        lines.push_back({&node, style, desk.text.measure(node.label.text(), style)});
    }
    return lines;
}

// Where there are two lines: the status with the dots stands above them, every other one beside the dots.
bool is_lower(const BandLine& line, const std::vector<BandLine>& lines) {
    const auto count =
        std::count_if(lines.begin(), lines.end(), [](const BandLine& one) { return one.node->role == Role::status; });
    return count > 1 && !line.node->progress && line.node != lines.back().node;
}

double band_capital(const Desk& desk, const Node& band, double room, bool one_line) {
    for (const double share : {1.0, 0.92, 0.85}) {
        const double capital = std::max(desk.sizes.chrome * share, desk.sizes.least_capital);
        double start = 0;
        double start_widest = 0;
        double end = 0;
        double lower = 0;
        const std::vector<BandLine> lines = band_lines(desk, band, capital);
        for (const BandLine& line : lines) {
            const double dots = dots_width(*line.node, capital * 1.0);
            if (line.node->role == Role::status && one_line) {
                end += (end > 0 ? capital * 2 : 0) + line.extent.width + (dots > 0 ? dots + capital : 0);
            } else if (line.node->role == Role::status) {
                const bool is_below = is_lower(line, lines);
                lower += is_below ? line.extent.width + capital : dots;
                end = std::max<double>({end, is_below ? 0.0 : double(line.extent.width), lower});
            } else {
                start += line.extent.width + (start > 0 ? capital * 2.2 : 0);
                start_widest = std::max<double>(start_widest, line.extent.width);
            }
        }
        if ((one_line ? start : start_widest) + end + capital * 2 <= room) return capital;
    }
    return 0;
}

void place_band(const Desk& desk, const Node& band, const Rect& rect, Output& output, bool low = true) {
    const Sizes& sizes = desk.sizes;
    const double room = rect.w - 2 * sizes.band_side;
    const bool tall = !low || rect.h > sizes.least_capital * 2.05 * 2.9;
    double capital = tall ? 0 : band_capital(desk, band, room, true);
    const bool one_line = capital > 0;
    if (capital == 0) capital = band_capital(desk, band, room, false);
    const bool side_by_side = one_line || capital > 0;
    if (capital == 0) capital = sizes.least_capital;
    const std::vector<BandLine> lines = band_lines(desk, band, capital);
    const double left = rect.x + sizes.band_side;
    const double right = rect.right() - sizes.band_side;
    const double middle = rect.y + rect.h / 2;
    const double step = std::min(capital * 2.05, rect.h / (side_by_side ? 2 : 3));
    const double start_count = static_cast<double>(std::count_if(
        lines.begin(), lines.end(), [](const BandLine& line) { return line.node->role != Role::status; }));
    double x = left;
    double y = one_line ? rect.y : middle - step * (side_by_side ? std::max(start_count, 1.0) : 3.0) / 2;
    double end = right;
    // Beside the dots, which may come later in the list.
    double lower_end = right;
    for (const BandLine& line : lines) lower_end -= dots_width(*line.node, capital * lower_dots);
    for (const BandLine& line : lines) {
        const double width = line.extent.width;
        const double dots = dots_width(*line.node, capital);
        if (line.node->role != Role::status) {
            if (one_line && x > left) {
                // The dot between organisation and meeting is drawn as a dot, not as a word.
                x += capital * 2.2;
            }
            add_line(line, Rect{x, y, one_line ? width : std::min(width, room), one_line ? rect.h : step}, Align::start,
                     output);
            if (one_line && x > left) {
                output.placed.back().dots.push_back(
                    {x - capital * 1.3, middle - capital * 0.15, capital * 0.36, capital * 0.36});
            }
            one_line ? x += width : y += step;
        } else if (one_line) {
            const double used = width + (dots > 0 ? dots + capital : 0);
            add_line(line, Rect{end - used, rect.y, width, rect.h}, Align::start, output);
            if (dots > 0) add_dots(output.placed.back(), end - dots, middle, capital);
            end -= used + capital * 2;
        } else if (side_by_side && is_lower(line, lines)) {
            lower_end -= capital + width;
            add_line(line, Rect{lower_end, middle, width, step}, Align::end, output);
        } else if (side_by_side) {
            const bool is_above = dots > 0 || lines.size() - static_cast<std::size_t>(start_count) > 1;
            const double top = is_above ? middle - step : middle - step / 2;
            add_line(line, Rect{right - width, top, width, step}, Align::end, output);
            const double lower = dots_width(*line.node, capital * lower_dots);
            if (dots > 0) add_dots(output.placed.back(), right - lower, middle + step / 2, capital * lower_dots);
        } else {
            add_line(line, Rect{left, y, std::min(width, room), step}, Align::start, output);
            if (dots > 0 && width + capital + dots <= room) {
                add_dots(output.placed.back(), left + width + capital, y + step / 2, capital * lower_dots);
            }
            y += step;
        }
    }
}

// A question that stands in the band is as large as the band can hold beside how far one is; organisation and meeting
// make room for it. False when that is no larger than they would leave it.
bool place_question(const Desk& desk, const Node& band, const Rect& rect, Output& output) {
    const Sizes& sizes = desk.sizes;
    const Node& question = band.children.front();
    Node statuses = band;
    std::erase_if(statuses.children, [](const Node& node) { return node.role != Role::status; });
    Output beside;
    place_band(desk, statuses, rect, beside, false);
    double end = rect.right() - sizes.band_side;
    for (const Placed& placed : beside.placed) {
        end = std::min(end, placed.rect.x - 4 * sizes.mm);
        for (const Rect& dot : placed.dots) end = std::min(end, dot.x - 4 * sizes.mm);
    }
    const double left = rect.x + sizes.band_side;
    const double width = std::floor(end - left);
    for (double share = 1; share * sizes.label > sizes.chrome && width > 0; share -= 0.06) {
        const TextStyle style = desk.style(sizes.label * share, true, question);
        const TextExtent extent = desk.text.measure(question.label.text(), style, static_cast<int>(width));
        if (extent.height > rect.h - 1 * sizes.mm || extent.longest_word_width > width) continue;
        add_line({&question, style, extent}, Rect{left, rect.y, width, rect.h}, Align::start, output);
        for (Placed& placed : beside.placed) output.placed.push_back(std::move(placed));
        return true;
    }
    return false;
}

ControlStyle action_style(const Desk& desk, bool tight) {
    const Sizes& sizes = desk.sizes;
    ControlStyle style;
    style.align = Align::centre;
    style.label = std::max(sizes.action * (tight ? 0.85 : 1.0), sizes.least_capital);
    style.detail = std::max(style.label * 0.85, sizes.least_capital);
    style.picture = tight ? style.label * 1.1 : std::max(style.label * 1.35, 9 * sizes.mm);
    style.pad = tight ? 1.6 * sizes.mm : sizes.pad;
    style.pad_side = tight ? 3 * sizes.mm : sizes.pad_side;
    style.least_height = sizes.main_button;
    return style;
}

// One row: first at the start, last at the end, others between; all of one height.
struct ActionRow {
    std::vector<const Node*> nodes;
    std::vector<double> widths;
    ControlStyle style;
    double height = 0;
    bool fits = true;
};

// The least width in which a button's words take at most so many lines.
double least_width(const Desk& desk, const Node& node, const ControlStyle& style, int lines) {
    const double natural = natural_width(desk, node, style);
    if (lines == 1) return natural;
    for (double share = 0.45; share < 1; share += 0.05) {
        const ControlPlan plan = plan_control(desk, node, style, natural * share);
        if (plan.fits && plan.lines <= lines) return natural * share;
    }
    return natural;
}

ActionRow fit_row(const Desk& desk, const std::vector<const Node*>& nodes, double room, bool low) {
    const Sizes& sizes = desk.sizes;
    const double count = static_cast<double>(nodes.size());
    const double free = room - sizes.gap * (count - 1);
    ActionRow row;
    for (const auto& [lines, tight] :
         {std::pair(1, false), std::pair(1, true), std::pair(2, false), std::pair(2, true)}) {
        if (low && !tight) continue;
        row = ActionRow{nodes, {}, action_style(desk, tight), 0, true};
        double total = 0;
        for (const Node* node : nodes) {
            // As wide as high at least, however short the word (V2).
            row.widths.push_back(std::max(least_width(desk, *node, row.style, lines), row.style.least_height));
            total += row.widths.back();
        }
        row.fits = total <= free;
        if (row.fits) break;
    }
    double total = 0;
    for (const double width : row.widths) total += width;
    if (row.fits) {
        // Air beside the words, and one width for short words, while there is room.
        const double share = (free - total) / count;
        for (double& width : row.widths) {
            width = std::max(width + std::min(share, sizes.pad_side), std::min(width + share, 100 * sizes.mm));
        }
    } else {
        for (double& width : row.widths) width = std::floor(width * free / total);
    }
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        row.height = std::max(row.height, plan_control(desk, *nodes[i], row.style, row.widths[i]).height);
    }
    return row;
}

bool goes_to_end(const Node& node) { return node.look == Look::primary || node.picture == "next"; }

void place_row(const Desk& desk, const ActionRow& row, Output& output, const Rect& rect) {
    double used = 0;
    for (const double width : row.widths) used += width;
    const std::size_t count = row.nodes.size();
    const double between = count > 1 ? (rect.w - used) / static_cast<double>(count - 1) : 0;
    double x = count == 1 && goes_to_end(*row.nodes[0]) ? rect.right() - used : rect.x;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = output.placed.size();
        place_control(desk, *row.nodes[i], row.style, output, Rect{x, rect.y, row.widths[i], row.height});
        output.placed[at].area = Area::actions;
        x += row.widths[i] + between;
    }
}

} // namespace

Frame lay_out_frame(const Desk& desk, const Tree& tree, Output& output) {
    const Sizes& sizes = desk.sizes;
    const double mm = sizes.mm;
    const bool tall = sizes.height > sizes.width;
    Frame frame;
    const double lines = tall ? 3 : 2;
    const double band = std::max(22 * mm, lines * sizes.least_capital * 2.05 + 2.5 * mm);
    frame.band = {0, 0, sizes.width, std::ceil(std::max(band, sizes.chrome * line_box + 6 * mm))};
    const bool has_question = !tree.band.children.empty() && tree.band.children.front().role == Role::heading;
    if (!has_question || !place_question(desk, tree.band, frame.band, output))
        place_band(desk, tree.band, frame.band, output);

    Node bar_nodes = tree.help;
    std::vector<Node>& buttons = bar_nodes.children;
    if (!tree.kept_place.label.empty() && !buttons.empty()) buttons.insert(buttons.end() - 1, tree.kept_place);
    const HelpPlan plan = plan_help(desk, bar_nodes);
    const double rows = std::ceil(static_cast<double>(buttons.size()) / plan.columns);
    // The ring of a button in the bar has its room inside the bar.
    const double bar = rows * plan.height + (rows + 1) * sizes.bar_gap * 0.85;
    frame.help = {0, std::floor(sizes.height - bar), sizes.width, std::ceil(bar)};
    frame.body = {sizes.side, frame.band.bottom(), sizes.width - 2 * sizes.side, frame.help.y - frame.band.bottom()};
    place_help(desk, bar_nodes, plan, output, frame.help);
    std::erase_if(output.placed, [&](const Placed& placed) {
        return !tree.kept_place.id.empty() && placed.node.id == tree.kept_place.id;
    });
    return frame;
}

Block actions_block(const Desk& desk, const std::vector<Node>& nodes, double width, bool tight) {
    Block block;
    if (nodes.empty()) return block;
    std::vector<const Node*> all;
    for (const Node& node : nodes) all.push_back(&node);
    // Back and the next step stay in the lowest row; what does not fit beside them goes above.
    std::vector<ActionRow> rows = {fit_row(desk, all, width, tight)};
    if (!rows[0].fits && all.size() > 2) {
        std::vector<const Node*> ends = {all.front(), all.back()};
        std::vector<const Node*> others(all.begin() + 1, all.end() - 1);
        rows = {fit_row(desk, others, width, tight), fit_row(desk, ends, width, tight)};
    }
    for (const ActionRow& row : rows) {
        block.height += row.height + (block.height > 0 ? desk.sizes.gap : 0);
        block.fits = block.fits && row.fits;
    }
    for (const Node* node : all) block.nodes.push_back(node->id);
    block.place = [&desk, rows](Output& output, const Rect& rect) {
        double y = rect.y;
        for (const ActionRow& row : rows) {
            place_row(desk, row, output, Rect{rect.x, y, rect.w, row.height});
            y += row.height + desk.sizes.gap;
        }
    };
    return block;
}

} // namespace copro
