#include "kiosk/ui/parts.h"

namespace copro {

namespace {

bool has_body(const Blocks& blocks) {
    return std::any_of(blocks.begin(), blocks.end(), [](const Block& block) { return !block.heading && !block.hint; });
}

// Blocks in order over as many parts as they need. A heading is repeated where it leaves room for the next block.
std::vector<Part> part_up(const Blocks& blocks, double height) {
    std::vector<Part> parts(1);
    const Block* heading = nullptr;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        Blocks& here = parts.back().blocks;
        if (block.heading && heading == nullptr) heading = &block;
        Blocks tried = here;
        tried.push_back(block);
        // A title alone at the foot of a part says nothing: it goes with what it names.
        const bool keeps = block.keep_with_next && i + 1 < blocks.size();
        // Unless it would leave the heading by itself.
        if (keeps && (has_body(here) || here.empty())) tried.push_back(blocks[i + 1]);
        if (height_of(tried) <= height || here.empty() ||
            (!has_body(here) && here.size() == 1 && block.height > height)) {
            here.push_back(block);
            continue;
        }
        Part next;
        if (heading != nullptr && !block.heading) {
            Blocks with_heading = {*heading, block};
            if (block.keep_with_next && i + 1 < blocks.size()) with_heading.push_back(blocks[i + 1]);
            if (height_of(with_heading) <= height) next.blocks.push_back(*heading);
        }
        if (block.title) {
            Blocks with_title = next.blocks;
            with_title.push_back(*block.title);
            with_title.push_back(block);
            if (height_of(with_title) <= height) next.blocks.push_back(*block.title);
        }
        next.blocks.push_back(block);
        parts.push_back(std::move(next));
    }
    return parts;
}

} // namespace

std::vector<Node> actions_with_parts(const Tree& tree, int part, int parts) {
    std::vector<Node> nodes = tree.actions.children;
    if (parts < 2) return nodes;
    const bool back_first = !nodes.empty() && !(nodes.size() == 1 && nodes.front().look == Look::primary);
    Node back_up = tree.back_up;
    Node more = tree.more;
    back_up.disabled = part == 0;
    more.disabled = part == parts - 1;
    // Until all of it was seen, going on through it is the next step; not for who has chosen one of many.
    if (!more.disabled && !tree.settled) {
        for (Node& node : nodes) {
            if (node.look == Look::primary) node.look = Look::secondary;
        }
        more.look = Look::primary;
    }
    const auto at = nodes.begin() + (back_first ? 1 : 0);
    const auto placed = nodes.insert(at, std::move(back_up));
    nodes.insert(placed + 1, std::move(more));
    return nodes;
}

namespace {

// Where even a plain heading leaves no room for an answer, the question stands in the band, in place of the
// organisation's name: seen on every part.
Tree with_heading_in_band(Tree tree) {
    std::vector<Node>& nodes = tree.main.children;
    const auto heading =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::heading; });
    if (heading == nodes.end() || tree.band.children.empty()) return tree;
    // Two pieces where organisation and meeting are named in two languages.
    std::vector<Node>& band = tree.band.children;
    std::erase_if(band, [](const Node& node) { return node.role != Role::status; });
    heading->picture.clear();
    band.insert(band.begin(), std::move(*heading));
    nodes.erase(heading);
    return tree;
}

// Hints behind the answers that they are about. An alert stays: it says what is wrong with the answer beside it (C2).
Tree with_hints_behind(Tree tree) {
    std::vector<Node>& nodes = tree.main.children;
    std::stable_partition(nodes.begin(), nodes.end(),
                          [](const Node& node) { return node.role != Role::text || node.look != Look::soft; });
    return tree;
}

// 0 when it is not there.
double capital_of_heading(const Output& chrome) {
    for (const Placed& placed : chrome.placed) {
        if (placed.node.role == Role::heading) return placed.capital_px();
    }
    return 0;
}

Body body_of(const Frame& frame, const Sizes& sizes, double actions_height) {
    Body body;
    const double foot = std::max(4.0 * sizes.mm, sizes.gap);
    double bottom = frame.body.bottom() - foot;
    if (actions_height > 0) {
        body.actions = {frame.body.x, bottom - actions_height, frame.body.w, actions_height};
        bottom = body.actions.y - std::max(sizes.gap, sizes.wide_gap * 0.8);
    }
    const double top = frame.body.y + sizes.top;
    body.main = {frame.body.x, top, frame.body.w, bottom - top};
    return body;
}

// What is told about an answer, and the answer only behind More.
bool hides_answer(const std::vector<Part>& parts) { return parts.size() > 1 && !has_body(parts.front().blocks); }

bool tells(const std::vector<Part>& parts) {
    return std::any_of(parts.begin(), parts.end(), [](const Part& part) {
        return std::any_of(part.blocks.begin(), part.blocks.end(), [](const Block& block) { return block.hint; });
    });
}

} // namespace

bool loses_question(const std::vector<Part>& parts) {
    const auto has_heading = [](const Part& part) {
        return std::any_of(part.blocks.begin(), part.blocks.end(), [](const Block& block) { return block.heading; });
    };
    if (parts.size() < 2 || std::none_of(parts.begin(), parts.end(), has_heading)) return false;
    return !std::all_of(parts.begin(), parts.end(),
                        [&](const Part& part) { return has_heading(part) && has_body(part.blocks); });
}

bool all_hold(const std::vector<Part>& parts, double height) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const Part& part) { return height_of(part.blocks) <= height + rounding_px; });
}

namespace {

std::size_t body_count(const Part& part) {
    return static_cast<std::size_t>(std::count_if(part.blocks.begin(), part.blocks.end(),
                                                  [](const Block& block) { return !block.heading && !block.hint; }));
}

// Each part holds what it can: what is seen first is as much as there is room for. Only where one thing would be left
// by itself behind many, six and six rather than eleven and one: the lowest height that still makes so many parts.
constexpr std::size_t many = 4;
std::vector<Part> balanced(const Blocks& blocks, std::vector<Part> parts, double height) {
    if (parts.size() < 2 || body_count(parts.back()) > 1 || body_count(parts[parts.size() - 2]) < many) return parts;
    for (double share = 0.95; parts.size() > 1 && share > 0.4; share -= 0.05) {
        std::vector<Part> lower = part_up(blocks, height * share);
        if (lower.size() > parts.size() || loses_question(lower)) break;
        if (hides_answer(lower) && !hides_answer(parts)) break;
        const bool fit =
            std::all_of(lower.begin(), lower.end(), [&](const Part& part) { return height_of(part.blocks) <= height; });
        if (fit) parts = std::move(lower);
    }
    return parts;
}

// Lines that gave up their clear room for many to stand together get back as much of it as makes no further part: all
// parts alike, so that a line does not look other on the next.
std::vector<Part> eased(Blocks blocks, std::vector<Part> parts, double height) {
    if (std::none_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.roomy; })) return parts;
    for (const double share : {1.0, 0.8, 0.6, 0.4, 0.2}) {
        Blocks higher = blocks;
        for (Block& block : higher) {
            if (!block.roomy) continue;
            block.height += std::floor(share * (block.most - block.height));
            block.most = block.height;
        }
        std::vector<Part> tried = part_up(higher, height);
        const bool worse = tried.size() > parts.size() || !all_hold(tried, height) ||
                           (loses_question(tried) && !loses_question(parts)) ||
                           (hides_answer(tried) && !hides_answer(parts));
        if (!worse) return tried;
    }
    return parts;
}

// First as if all fitted; when it does not, with lower actions, then with the smaller room that More and Go up leave.
Paging page_up(const Desk& desk, const Tree& tree, const Frame& frame) {
    struct Try {
        bool tight;
        bool parted;
    };
    Paging paging;
    paging.actions = tree.actions.children;
    for (const auto& [tight, parted] : {Try{false, false}, Try{true, false}, Try{false, true}}) {
        if (parted) paging.actions = actions_with_parts(tree, 0, 2);
        Block row = actions_block(desk, paging.actions, frame.body.w, tight);
        if (tight && row.height >= paging.row.height) continue;
        paging.row = std::move(row);
        paging.body = body_of(frame, desk.sizes, paging.row.height);
        const Rect& main = paging.body.main;
        const Blocks blocks = column_blocks(desk, tree.main.children, Room{main.w, main.h, main.h});
        paging.parts = part_up(blocks, main.h);
        if (paging.parts.size() == 1) break;
        if (parted) paging.parts = eased(blocks, balanced(blocks, std::move(paging.parts), main.h), main.h);
    }
    return paging;
}

// The first of these with which an answer stands on the first part; else the last.
void let_told_give_way(Desk& desk, double most, Standing& standing) {
    for (const double told : {1.0, 0.8, 0.65}) {
        desk.told = std::min(told, most);
        standing.paging = page_up(desk, standing.tree, standing.frame);
        if (!hides_answer(standing.paging.parts) || !tells(standing.paging.parts)) return;
    }
}

// The question in the band, and what is told about the answer no larger than that.
void move_to_band(Desk& desk, Standing& standing) {
    const double band = capital_of_heading(standing.chrome);
    const double most = band / desk.sizes.text;
    let_told_give_way(desk, most, standing);
    if (!hides_answer(standing.paging.parts)) return;
    Standing behind{with_hints_behind(standing.tree), standing.chrome, standing.frame, {}};
    let_told_give_way(desk, most, behind);
    const bool hides = hides_answer(behind.paging.parts) || !all_hold(behind.paging.parts, behind.paging.body.main.h);
    if (!hides) standing = std::move(behind);
}

} // namespace

void stand(Desk& desk, const Tree& tree, Standing& standing) {
    standing.tree = tree;
    standing.frame = lay_out_frame(desk, standing.tree, standing.chrome);
    standing.paging = page_up(desk, standing.tree, standing.frame);
    if (!loses_question(standing.paging.parts)) return;
    desk.headings = Heading::small;
    for (const double told : {1.0, 0.8}) {
        desk.told = told;
        standing.paging = page_up(desk, standing.tree, standing.frame);
        if (!loses_question(standing.paging.parts)) return;
        if (!tells(standing.paging.parts)) break;
    }
    Standing banded{with_heading_in_band(tree), {}, {}, {}};
    banded.frame = lay_out_frame(desk, banded.tree, banded.chrome);
    desk.headings = Heading::smaller;
    desk.told = smaller_heading_share;
    if (capital_of_heading(banded.chrome) < desk.sizes.text * smaller_heading_share) {
        standing.paging = page_up(desk, standing.tree, standing.frame);
        if (!loses_question(standing.paging.parts)) return;
    }
    move_to_band(desk, banded);
    standing = std::move(banded);
}

} // namespace copro
