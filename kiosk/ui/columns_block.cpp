// Columns, grids, tiles and splits: blocks made of other blocks.
// long: the search for the best columns of a grid and of tiles, and the one for the best split, each read as a whole.
#include "kiosk/ui/block.h"

#include <limits>
#include <map>
#include <set>

namespace copro {

namespace {

// Items of one row, left to right, with the columns that each takes.
struct Cell {
    const Node* node = nullptr;
    int column = 0;
    int span = 1;
};
using Row = std::vector<Cell>;

std::vector<Row> rows_of(const std::vector<Node>& nodes, int columns) {
    std::vector<Row> rows;
    int column = columns;
    for (const Node& node : nodes) {
        const int span = std::clamp(node.span, 1, columns);
        if (column + span > columns) {
            rows.emplace_back();
            column = 0;
        }
        rows.back().push_back({&node, column, span});
        column += span;
    }
    return rows;
}

struct Raster {
    int columns = 1;
    double gap = 0; // between columns
    double width = 0;
    double row_gap = 0;
    [[nodiscard]] double cell(int span) const {
        return std::floor((width - gap * (columns - 1)) / columns) * span + gap * (span - 1);
    }
    [[nodiscard]] double left(int column) const { return column == 0 ? 0 : cell(column) + gap; }
};

using StyleOf = std::function<ControlStyle(const Node&)>;

Block row_block(const Desk& desk, const Row& row, const Raster& raster, const StyleOf& style_of) {
    Block block;
    block.gap = raster.row_gap;
    double words = 0;
    for (const Cell& cell : row) {
        const ControlPlan plan = plan_control(desk, *cell.node, style_of(*cell.node), raster.cell(cell.span));
        words = std::max(words, plan.words_height);
        block.height = std::max(block.height, plan.height);
        block.fits = block.fits && plan.fits;
        block.nodes.push_back(cell.node->id);
    }
    for (const Cell& cell : row) {
        ControlStyle style = style_of(*cell.node);
        style.words_room = words;
        block.height = std::max(block.height, plan_control(desk, *cell.node, style, raster.cell(cell.span)).height);
    }
    block.place = [&desk, row, raster, style_of, words](Output& output, const Rect& rect) {
        for (const Cell& cell : row) {
            ControlStyle style = style_of(*cell.node);
            style.words_room = words;
            place_control(desk, *cell.node, style, output,
                          Rect{rect.x + raster.left(cell.column), rect.y, raster.cell(cell.span), rect.h});
        }
    };
    return block;
}

Blocks rows_for(const Desk& desk, const std::vector<Node>& nodes, const Raster& raster, const StyleOf& style_of) {
    Blocks blocks;
    for (const Row& row : rows_of(nodes, raster.columns)) blocks.push_back(row_block(desk, row, raster, style_of));
    return blocks;
}

bool is_keyboard(const Node& node) { return node.role == Role::group && node.arrange == Arrange::keyboard; }

bool has_keyboard(const Node& node) {
    return is_keyboard(node) || std::any_of(node.children.begin(), node.children.end(), has_keyboard);
}

Block card_block(const Desk& desk, const Node& card, const Room& room) {
    const double inset = desk.sizes.pad_side;
    const Block inside = as_one(column_blocks(
        desk, card.children, Room{room.width - 2 * inset, room.height - 2 * inset, room.whole - 2 * inset}));
    Block block;
    block.height = inside.height + 2 * inset;
    block.gap = desk.sizes.gap;
    block.fits = inside.fits;
    block.nodes = inside.nodes;
    block.nodes.push_back(card.id);
    block.place = [&card, inside, inset](Output& output, const Rect& rect) {
        Placed panel = start_placed(card, rect);
        panel.boxed = true;
        output.placed.push_back(std::move(panel));
        const std::size_t first = output.placed.size();
        inside.place(output, rect.grown(-inset));
        for (std::size_t i = first; i < output.placed.size(); ++i) output.placed[i].under = Ground::card;
    };
    return block;
}

Block single_block(const Desk& desk, const Node& node, double width, bool listed) {
    // One button by itself is as wide as its words; answers and lists of buttons take the whole width.
    const bool whole = listed || node.role != Role::button;
    ControlStyle style = list_style(desk, node);
    if (!whole && node.picture.empty()) style.align = Align::centre;
    const double natural = std::max(natural_width(desk, node, style), 80 * desk.sizes.mm);
    const double used = whole ? width : std::min(width, natural);
    const ControlPlan plan = plan_control(desk, node, style, used);
    Block block;
    block.height = plan.height;
    block.gap = desk.sizes.gap;
    block.fits = plan.fits;
    block.nodes = {node.id};
    block.place = [&desk, &node, style, used](Output& output, const Rect& rect) {
        place_control(desk, node, style, output, Rect{rect.x, rect.y, used, rect.h});
    };
    return block;
}

void append(Blocks& blocks, Blocks more) {
    for (Block& block : more) blocks.push_back(std::move(block));
}

// The children of one group. Things that take what height is left over are made last, when that is known.
void add_group(const Desk& desk, const Node& group, const Room& room, Blocks& blocks) {
    std::shared_ptr<const Block> title;
    if (!group.label.empty() && group.look != Look::card && !is_keyboard(group)) {
        blocks.push_back(text_block(desk, group, room.width));
        title = std::make_shared<const Block>(blocks.back());
    }
    const double left = room.height - (blocks.empty() ? 0 : height_of(blocks) + desk.sizes.gap);
    const Room rest = room.with_height(std::max(left, room.height * 0.5));
    switch (group.arrange) {
    case Arrange::column:
        if (group.look == Look::card) {
            blocks.push_back(card_block(desk, group, rest));
        } else {
            // Words in a column say nothing of whom they are about.
            Blocks about = column_blocks(desk, group.children, rest);
            for (Block& block : about) {
                if (!block.title) block.title = title;
            }
            append(blocks, std::move(about));
        }
        break;
    case Arrange::tiles: append(blocks, tile_blocks(desk, group, rest)); break;
    case Arrange::grid:
    case Arrange::bar: append(blocks, grid_blocks(desk, group, rest)); break;
    case Arrange::split: append(blocks, split_blocks(desk, group, rest)); break;
    case Arrange::keyboard: blocks.push_back(keyboard_block(desk, {}, group, rest)); break;
    }
}

// The height that everything behind nodes[from] takes at least, so that tiles leave room for it.
double height_behind(const Desk& desk, const std::vector<Node>& nodes, std::size_t from, const Room& room) {
    const std::vector<Node> behind(nodes.begin() + static_cast<std::ptrdiff_t>(from), nodes.end());
    if (behind.empty()) return 0;
    return height_of(column_blocks(desk, behind, room)) + desk.sizes.gap;
}

} // namespace

Blocks column_blocks(const Desk& desk, const std::vector<Node>& nodes, const Room& room) {
    Blocks blocks;
    bool after_tiles = false;
    double later = room.later;
    const bool listed =
        std::count_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::button; }) > 1;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& node = nodes[i];
        const std::size_t before_node = blocks.size();
        const bool widen = std::exchange(after_tiles, false);
        const double taken = blocks.empty() ? 0 : height_of(blocks) + desk.sizes.gap;
        Room rest = room.with_height(std::max(room.height - taken, room.height * 0.4));
        rest.later = later;
        switch (node.role) {
        case Role::heading:
        case Role::text:
        case Role::picture:
        case Role::status:
            blocks.push_back(text_block(desk, node, room.width));
            if (node.role == Role::heading && later == 0) later = room.whole - blocks.back().height - desk.sizes.gap;
            break;
        case Role::film: blocks.push_back(film_block(desk, node, rest)); break;
        case Role::alert: blocks.push_back(alert_block(desk, node, room.width)); break;
        case Role::button:
        case Role::radio:
        case Role::checkbox:
        case Role::key: blocks.push_back(single_block(desk, node, room.width, listed)); break;
        case Role::field:
            if (i + 1 < nodes.size() && is_keyboard(nodes[i + 1])) {
                blocks.push_back(keyboard_block(desk, {&node, nullptr}, nodes[i + 1], rest));
                ++i;
            } else if (i + 2 < nodes.size() && nodes[i + 1].arrange == Arrange::bar && is_keyboard(nodes[i + 2])) {
                blocks.push_back(keyboard_block(desk, {&node, &nodes[i + 1]}, nodes[i + 2], rest));
                i += 2;
            } else {
                blocks.push_back(field_block(desk, node, rest));
            }
            break;
        case Role::summary: {
            std::vector<const Node*> lines = {&node};
            while (i + 1 < nodes.size() && nodes[i + 1].role == Role::summary) lines.push_back(&nodes[++i]);
            const double behind = height_behind(desk, nodes, i + 1, room);
            append(blocks, summary_blocks(desk, lines, room.with_height(room.height - taken - behind)));
            break;
        }
        case Role::group: {
            Room inner = room;
            inner.later = later;
            if (node.arrange == Arrange::tiles) inner.height -= height_behind(desk, nodes, i + 1, room);
            Blocks before = std::move(blocks);
            if (!before.empty()) inner.height -= height_of(before) + desk.sizes.gap;
            inner.height = std::max(inner.height, room.height * 0.4);
            blocks = {};
            add_group(desk, node, inner, blocks);
            Blocks after = std::move(blocks);
            blocks = std::move(before);
            append(blocks, std::move(after));
            after_tiles = node.arrange == Arrange::tiles;
            break;
        }
        }
        // As far from the cards as the cards are from each other.
        if (widen && blocks.size() > before_node) blocks[before_node].gap = desk.sizes.wide_gap;
    }
    return blocks;
}

Blocks grid_blocks(const Desk& desk, const Node& grid, const Room& room) {
    const int most = std::clamp(grid.arrange == Arrange::bar ? int(grid.children.size()) : grid.columns, 1, 12);
    Blocks best;
    double best_height = 0;
    int best_good = 0;
    for (int columns = most; columns >= 1; --columns) {
        const double gap = columns <= 3 ? desk.sizes.wide_gap : desk.sizes.gap;
        const bool ticked_off = std::any_of(grid.children.begin(), grid.children.end(), is_ticked_off);
        const double row_gap = ticked_off ? 3.2 * desk.sizes.mm : desk.sizes.gap;
        const Raster raster{columns, gap, room.width, row_gap};
        const StyleOf style_of = [&desk, columns](const Node& node) {
            ControlStyle style = list_style(desk, node);
            const bool answer = is_answer(node.role);
            if (columns > 1 && node.picture.empty() && !answer) style.align = Align::centre;
            return style;
        };
        Blocks blocks = rows_for(desk, grid.children, raster, style_of);
        const double height = height_of(blocks);
        const bool fits = all_fit(blocks);
        // A row that takes more than half a part parts badly.
        const bool low = highest(blocks) <= room.whole * 0.55;
        const bool whole = highest(blocks) <= room.whole;
        const int good = (fits ? 4 : 0) + (whole ? 2 : 0) + (low ? 1 : 0);
        if (best.empty() || good > best_good || (good == best_good && height < best_height * 0.97)) {
            best = std::move(blocks);
            best_height = height;
            best_good = good;
        }
    }
    if (!best.empty()) best.front().gap = desk.sizes.gap;
    return best;
}

namespace {

struct TileTry {
    bool above;   // picture above words
    double share; // of the letters' full size
};

} // namespace

Blocks tile_blocks(const Desk& desk, const Node& tiles, const Room& room) {
    const int count = static_cast<int>(tiles.children.size());
    Blocks best;
    double best_score = -1;
    for (int columns = std::min(count, 4); columns >= 1; --columns) {
        const Raster raster{columns, desk.sizes.wide_gap, room.width, desk.sizes.wide_gap};
        const double width = raster.cell(1);
        for (const auto& [above, share] : {TileTry{true, 1.0}, TileTry{true, 0.82}, TileTry{false, 1.0}}) {
            // A picture beside its words is for wide, low cards only.
            if (!above && columns > 2) continue;
            const StyleOf style_of = [&desk, above = above, share = share](const Node& node) {
                ControlStyle style = list_style(desk, node);
                style.above = above;
                style.align = above ? Align::centre : Align::start;
                style.label = above ? desk.sizes.lead * (1 + 0.15 * desk.sizes.ease) : desk.sizes.label;
                style.label = std::max(style.label * share, desk.sizes.least_capital);
                style.picture = std::max(20 * desk.sizes.mm, style.label * (above ? 2.4 : 2.2));
                style.pad = above ? desk.sizes.pad * 0.9 + 1.0 * desk.sizes.mm : desk.sizes.pad;
                return style;
            };
            Blocks blocks = rows_for(desk, tiles.children, raster, style_of);
            if (blocks.empty()) continue;
            const int rows = static_cast<int>(blocks.size());
            const double least = height_of(blocks);
            const double tallest = above ? width * 1.15 : width * 0.4;
            for (Block& block : blocks) block.most = std::max(block.height, tallest);
            const double used = std::clamp(room.height, least, std::max(least, most_of(blocks)));
            const double each = (used - raster.gap * (rows - 1)) / rows;
            // Good: words fit, all on one part, every row full, about as wide as high.
            const double shape = std::min(width / each, each / width);
            double score = shape * std::min(1.0, used / room.height) + (above ? 0.25 : 0);
            score += all_fit(blocks) ? 8 : 0;
            score += least <= room.whole ? 4 : 0;
            // A row that no part can hold would stand over what is below it.
            score += highest(blocks) <= room.whole ? 6 : 0;
            score += least <= room.height ? 1 : 0;
            score -= share < 1 ? 0.8 : 0; // letters give way last
            score += count % columns == 0 ? 0.5 : 0;
            if (score > best_score) {
                best_score = score;
                best = std::move(blocks);
            }
        }
    }
    if (!best.empty()) best.front().gap = desk.sizes.gap * 1.2;
    return best;
}

// NOLINTNEXTLINE(readability-function-size): one search through the ways to split, best first
Blocks split_blocks(const Desk& desk, const Node& split, const Room& room) {
    if (split.children.size() != 2) return column_blocks(desk, split.children, room);
    const Sizes& sizes = desk.sizes;
    const auto column = [&](const Node& node, const Room& space) {
        Blocks blocks;
        if (node.role == Role::group) {
            add_group(desk, node, space, blocks);
            return blocks;
        }
        if (node.role == Role::heading || node.role == Role::text || node.role == Role::picture ||
            node.role == Role::status) {
            blocks.push_back(text_block(desk, node, space.width));
        } else if (node.role == Role::alert) {
            blocks.push_back(alert_block(desk, node, space.width));
        } else if (node.role == Role::field) {
            blocks.push_back(field_block(desk, node, space));
        } else if (node.role == Role::summary) {
            blocks = summary_blocks(desk, {&node}, space);
        } else {
            blocks.push_back(single_block(desk, node, space.width, false));
        }
        return blocks;
    };
    const Node& one = split.children[0];
    const Node& two = split.children[1];
    // A pixel more than its side: the share is cut down to whole pixels.
    const double picture = lone_picture_side(sizes, one) + 1;
    std::vector<double> shares = {0.625, 0.55, 0.7, 0.5};
    if (!has_keyboard(one)) shares = {0.5, 0.6, 0.4};
    // How far something is turned up takes less than the buttons that turn it, and they stand in line with the next.
    if (one.role == Role::status) shares = {0.4, 0.5, 0.6};
    if (one.role == Role::picture) shares = {picture / (room.width - sizes.wide_gap * 1.6)};
    const double between = one.role == Role::picture ? sizes.wide_gap * 1.6 : sizes.wide_gap;

    Blocks stacked = column(one, room);
    append(stacked, column(two, room.with_height(std::max(room.height - height_of(stacked), room.height * 0.4))));
    const bool tall = sizes.height > sizes.width;
    const bool stack_whole = all_fit(stacked) && height_of(stacked) <= room.height;
    if (tall && stack_whole && one.role != Role::picture) return {as_one(std::move(stacked))};
    if (!has_keyboard(one) && one.role != Role::picture) {
        // The lowest, and of those the first: a button that goes below its neighbour is worse than another share.
        const auto height_at = [&](double share) {
            const double left = std::floor((room.width - between) * share);
            const Block fixed = as_one(column(one, room.narrowed(left)));
            const Blocks other = column(two, room.narrowed(std::floor(room.width - between - left)));
            const bool fits = fixed.fits && all_fit(other);
            return fits ? std::max(fixed.height, height_of(other)) : std::numeric_limits<double>::infinity();
        };
        std::map<double, double> heights;
        for (const double share : shares) heights[share] = height_at(share);
        std::stable_sort(shares.begin(), shares.end(),
                         [&](double left, double right) { return heights[left] < heights[right]; });
        if (stack_whole && height_of(stacked) < heights[shares.front()]) return {as_one(std::move(stacked))};
    }

    struct Try {
        bool parting;
        double height;
    };
    for (const auto& [parting, height] : {Try{false, room.height}, Try{true, room.height}, Try{true, room.whole}}) {
        if (parting && !has_keyboard(one)) continue;
        for (const double share : shares) {
            const double left = std::floor((room.width - between) * share);
            const Room right = room.narrowed(std::floor(room.width - between - left));
            const Block fixed = as_one(column(one, room.narrowed(left)));
            const Blocks other = column(two, right);
            if (!fixed.fits || !all_fit(other) || std::max(fixed.height, highest(other)) > height) continue;
            if (!parting && height_of(other) > height) continue;
            // The keyboard stays where it is while the names beside it go on from part to part.
            Blocks parts;
            std::size_t next = 0;
            do {
                Blocks chunk;
                // What stands above the first, such as an alert, does not stand above the others.
                const double most = parts.empty() ? height : std::max(height, room.later);
                while (next < other.size()) {
                    chunk.push_back(other[next]);
                    if (chunk.size() > 1 && height_of(chunk) > most) {
                        chunk.pop_back();
                        break;
                    }
                    ++next;
                }
                Block block;
                block.height = std::max(fixed.height, height_of(chunk));
                block.most = std::max(most_of({fixed}), block.height);
                block.gap = sizes.gap;
                block.nodes = fixed.nodes;
                for (const Block& piece : chunk) {
                    block.nodes.insert(block.nodes.end(), piece.nodes.begin(), piece.nodes.end());
                }
                const double x = left + between;
                // Two single things stand on one line, such as a button and a total.
                const bool line = chunk.size() == 1 && fixed.nodes.size() == 1 && one.role != Role::picture;
                block.place = [fixed, chunk, left, x, right, line](Output& output, const Rect& rect) {
                    const double down = line ? (rect.h - fixed.height) / 2 : 0;
                    const double other_down = line ? (rect.h - height_of(chunk)) / 2 : 0;
                    place_column({fixed}, output, Rect{rect.x, rect.y + down, left, rect.h - down});
                    place_column(chunk, output,
                                 Rect{rect.x + x, rect.y + other_down, right.width, rect.h - other_down});
                };
                parts.push_back(std::move(block));
            } while (next < other.size());
            return parts;
        }
    }
    if (stack_whole) return {as_one(std::move(stacked))};
    return stacked;
}

} // namespace copro
