#include "kiosk/ui/block.h"

namespace copro {

double height_of(const Blocks& blocks) {
    double height = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) height += blocks[i].height + (i > 0 ? blocks[i].gap : 0);
    return height;
}

double most_of(const Blocks& blocks) {
    double height = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        height += std::max(blocks[i].most, blocks[i].height) + (i > 0 ? blocks[i].gap : 0);
    }
    return height;
}

double highest(const Blocks& blocks) {
    double height = 0;
    for (const Block& block : blocks) height = std::max(height, block.height);
    return height;
}

bool all_fit(const Blocks& blocks) {
    return std::all_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.fits; });
}

void place_column(const Blocks& blocks, Output& output, const Rect& rect) {
    double spare = std::max(0.0, rect.h - height_of(blocks));
    double wish = most_of(blocks) - height_of(blocks);
    double y = rect.y;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (i > 0) y += block.gap;
        double height = block.height;
        const double want = std::max(0.0, block.most - block.height);
        if (want > 0 && wish > 0) {
            const double share = std::min(want, spare * want / wish);
            height += share;
            spare -= share;
            wish -= want;
        }
        block.place(output, Rect{rect.x, y, rect.w, height});
        y += height;
    }
}

Block as_one(Blocks blocks) {
    Block one;
    one.height = height_of(blocks);
    one.most = most_of(blocks);
    one.gap = blocks.empty() ? 0 : blocks.front().gap;
    one.fits = all_fit(blocks);
    for (const Block& block : blocks) one.nodes.insert(one.nodes.end(), block.nodes.begin(), block.nodes.end());
    one.place = [blocks = std::move(blocks)](Output& output, const Rect& rect) { place_column(blocks, output, rect); };
    return one;
}

Placed start_placed(const Node& node, const Rect& rect) {
    Placed placed;
    placed.node.id = node.id;
    placed.node.role = node.role;
    placed.node.label = node.label;
    placed.node.detail = node.detail;
    placed.node.spoken = node.spoken;
    placed.node.value = node.value;
    placed.node.composing = node.composing;
    placed.node.picture = node.picture;
    placed.node.language = node.language;
    placed.node.is_private = node.is_private;
    placed.node.selected = node.selected;
    placed.node.disabled = node.disabled;
    placed.node.progress = node.progress;
    placed.node.look = node.look;
    placed.node.arrange = node.arrange;
    placed.node.columns = node.columns;
    placed.node.span = node.span;
    placed.rect = rect;
    return placed;
}

void report_long_word(Output& output, const Node& node) {
    output.problems.push_back({node.id, "a word is wider than its box"});
}

} // namespace copro
