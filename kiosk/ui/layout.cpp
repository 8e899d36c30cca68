#include "kiosk/ui/layout.h"

#include "kiosk/ui/block.h"

namespace copro {

namespace {

struct Part {
    Blocks blocks;
};

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
        next.blocks.push_back(block);
        parts.push_back(std::move(next));
    }
    return parts;
}

void mirror(Rect& rect, double width) {
    if (!rect.empty()) rect.x = width - rect.x - rect.w;
}

// Right-to-left screens are the same screens seen in a mirror: start is on the right.
void mirror(Placed& placed, double width) {
    mirror(placed.rect, width);
    for (TextBox& text : placed.texts) mirror(text.rect, width);
    mirror(placed.picture, width);
    mirror(placed.mark_rect, width);
    mirror(placed.caret, width);
    for (Rect& dot : placed.dots) mirror(dot, width);
}

void snap(Placed& placed) {
    placed.rect = snapped(placed.rect);
    for (TextBox& text : placed.texts) {
        // The width is kept as it was measured, else a line could break anew.
        text.rect = {std::round(text.rect.x), std::round(text.rect.y), std::ceil(text.rect.w - 0.01),
                     std::round(text.rect.h)};
    }
    placed.picture = snapped(placed.picture);
    placed.mark_rect = snapped(placed.mark_rect);
    placed.caret = snapped(placed.caret);
    for (Rect& dot : placed.dots) dot = snapped(dot);
}

// The ring goes round a control without touching its neighbours or the edge of the screen; the rest of it goes inside.
void add_rings(std::vector<Placed>& all, const Sizes& sizes) {
    for (Placed& placed : all) {
        if (!placed.focusable()) continue;
        double out = ring_mm * sizes.mm;
        for (const Placed& other : all) {
            if (&other == &placed || !is_control(other.node.role)) continue;
            out = std::min(out, gap_between(placed.rect, other.rect) - 0.5 * sizes.mm);
        }
        out = std::min({out, placed.rect.x, placed.rect.y, sizes.width - placed.rect.right(),
                        sizes.height - placed.rect.bottom()});
        placed.ring = placed.rect.grown(std::max(0.0, std::floor(out)));
    }
}

// More and Back up stand with the actions as soon as there is a second part, so that they do not come and go.
std::vector<Node> actions_with_parts(const Tree& tree, int part, int parts) {
    std::vector<Node> nodes = tree.actions.children;
    if (parts < 2) return nodes;
    const bool back_first = !nodes.empty() && !(nodes.size() == 1 && nodes.front().look == Look::primary);
    Node back_up = tree.back_up;
    Node more = tree.more;
    back_up.disabled = part == 0;
    more.disabled = part == parts - 1;
    // Until all of it was seen, going on through it is the next step.
    if (!more.disabled) {
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

// Where even the smallest heading leaves no room for an answer, the question stands in the band, in place of the
// organisation's name: seen on every part.
Tree with_heading_in_band(Tree tree) {
    std::vector<Node>& nodes = tree.main.children;
    const auto heading =
        std::find_if(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::heading; });
    if (heading == nodes.end() || tree.band.children.empty()) return tree;
    tree.band.children.front() = std::move(*heading);
    tree.band.children.front().picture.clear();
    nodes.erase(heading);
    return tree;
}

struct Body {
    Rect main;
    Rect actions;
};

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

// A part that shows answers without their question, or a question without any answer.
bool loses_question(const std::vector<Part>& parts) {
    const auto has_heading = [](const Part& part) {
        return std::any_of(part.blocks.begin(), part.blocks.end(), [](const Block& block) { return block.heading; });
    };
    if (parts.size() < 2 || std::none_of(parts.begin(), parts.end(), has_heading)) return false;
    return !std::all_of(parts.begin(), parts.end(),
                        [&](const Part& part) { return has_heading(part) && has_body(part.blocks); });
}

constexpr double rounding_px = 0.5;

bool all_hold(const std::vector<Part>& parts, double height) {
    return std::all_of(parts.begin(), parts.end(),
                       [&](const Part& part) { return height_of(part.blocks) <= height + rounding_px; });
}

// Six and six rather than eleven and one: the lowest height that still makes so many parts.
std::vector<Part> balanced(const Blocks& blocks, std::vector<Part> parts, double height) {
    for (double share = 0.95; parts.size() > 1 && share > 0.4; share -= 0.05) {
        std::vector<Part> lower = part_up(blocks, height * share);
        if (lower.size() > parts.size() || loses_question(lower)) break;
        const bool fit =
            std::all_of(lower.begin(), lower.end(), [&](const Part& part) { return height_of(part.blocks) <= height; });
        if (fit) parts = std::move(lower);
    }
    return parts;
}

struct Paging {
    std::vector<Node> actions;
    Block row; // of actions
    Body body;
    std::vector<Part> parts;
};

// First as if all fitted; when it does not, again with the smaller room that More and Back up leave.
Paging page_up(const Desk& desk, const Tree& tree, const Frame& frame) {
    Paging paging;
    paging.actions = tree.actions.children;
    for (const int round : {1, 2}) {
        if (round == 2) paging.actions = actions_with_parts(tree, 0, 2);
        paging.row = actions_block(desk, paging.actions, frame.body.w);
        paging.body = body_of(frame, desk.sizes, paging.row.height);
        const Rect& main = paging.body.main;
        const Blocks blocks = column_blocks(desk, tree.main.children, Room{main.w, main.h, main.h});
        paging.parts = part_up(blocks, main.h);
        if (paging.parts.size() == 1) break;
        if (round == 2) paging.parts = balanced(blocks, std::move(paging.parts), main.h);
    }
    return paging;
}

} // namespace

double Placed::capital_px() const {
    double least = 0;
    for (const TextBox& text : texts) {
        least = least == 0 ? text.style.capital_px : std::min(least, text.style.capital_px);
    }
    return least;
}

const Placed* Layout::find(std::string_view id) const {
    const auto found =
        std::find_if(placed.begin(), placed.end(), [&](const Placed& each) { return each.node.id == id; });
    return found == placed.end() ? nullptr : &*found;
}

namespace {

// A little more than half: the band and the question stand above, everything to press in the lower half.
constexpr double low_reach_share = 0.58;

void lower(Rect& rect, double by) {
    if (!rect.empty()) rect.y += by;
}

// All of it further down, the glass as large as it is.
void lower(Layout& layout, double by) {
    layout.sizes.height += by;
    for (Rect* rect : {&layout.band, &layout.main, &layout.actions, &layout.help}) lower(*rect, by);
    for (Placed& placed : layout.placed) {
        for (Rect* rect : {&placed.rect, &placed.picture, &placed.mark_rect, &placed.caret, &placed.ring})
            lower(*rect, by);
        for (TextBox& box : placed.texts) lower(box.rect, by);
        for (Rect& dot : placed.dots) lower(dot, by);
    }
}

Layout lay_out_whole(const Tree& tree, const LayoutSettings& settings, TextEngine& text) {
    Layout layout;
    layout.sizes =
        sizes_of(settings.width, settings.height, settings.px_per_mm, settings.text_size, settings.big_buttons);
    layout.language = tree.language;
    layout.right_to_left = tree.right_to_left;
    const Sizes& sizes = layout.sizes;
    Desk desk{sizes, text, tree.language, tree.right_to_left, settings.typeface, heading_of(tree.main)};

    Output chrome;
    Frame frame = lay_out_frame(desk, tree, chrome);

    Paging paging = page_up(desk, tree, frame);
    for (const Heading heading : {Heading::small, Heading::smaller, Heading::smallest}) {
        if (!loses_question(paging.parts)) break;
        desk.headings = heading;
        paging = page_up(desk, tree, frame);
    }
    Tree banded; // blocks point into it
    if (loses_question(paging.parts)) {
        banded = with_heading_in_band(tree);
        chrome = {};
        frame = lay_out_frame(desk, banded, chrome);
        paging = page_up(desk, banded, frame);
    }
    std::vector<Node>& actions = paging.actions;
    Block& row = paging.row;
    const Body& body = paging.body;
    const std::vector<Part>& parts = paging.parts;
    layout.parts = static_cast<int>(parts.size());
    layout.fits = !loses_question(parts) && all_hold(parts, body.main.h);
    layout.part = std::clamp(settings.part, 0, layout.parts - 1);
    if (layout.parts > 1) {
        actions = actions_with_parts(tree, layout.part, layout.parts);
        row = actions_block(desk, actions, frame.body.w);
    }
    for (int i = 0; i < layout.parts; ++i) {
        for (const Block& block : parts[static_cast<std::size_t>(i)].blocks) {
            for (const NodeId& id : block.nodes) layout.part_of.emplace(id, i);
        }
    }

    const auto take = [&](Output& from, Area area) {
        for (Placed& placed : from.placed) {
            if (placed.area != area) continue;
            layout.placed.push_back(std::move(placed));
        }
    };
    take(chrome, Area::band);
    Output main;
    const Blocks& shown = parts[static_cast<std::size_t>(layout.part)].blocks;
    place_column(shown, main, body.main);
    take(main, Area::main);
    if (row.place) {
        Output foot;
        row.place(foot, body.actions);
        take(foot, Area::actions);
        main.problems.insert(main.problems.end(), foot.problems.begin(), foot.problems.end());
    }
    take(chrome, Area::help);
    layout.problems = std::move(chrome.problems);
    layout.problems.insert(layout.problems.end(), main.problems.begin(), main.problems.end());
    if (loses_question(parts)) layout.problems.push_back({"heading", "it is not on every part"});
    for (const Block& block : shown) {
        if (block.height > body.main.h + rounding_px) {
            layout.problems.push_back(
                {block.nodes.empty() ? NodeId() : block.nodes.front(), "it is higher than a whole part of the screen"});
        }
    }

    layout.band = frame.band;
    layout.help = frame.help;
    layout.main = body.main;
    layout.actions = body.actions;
    for (Placed& placed : layout.placed) {
        if (tree.right_to_left) mirror(placed, sizes.width);
        snap(placed);
    }
    add_rings(layout.placed, sizes);
    return layout;
}

// Letters and the question come before larger buttons: where all three have no room the buttons are as usual.
Layout lay_out_as_asked(const Tree& tree, const LayoutSettings& settings, TextEngine& text) {
    Layout layout = lay_out_whole(tree, settings, text);
    if (!settings.big_buttons || layout.fits) return layout;
    LayoutSettings usual = settings;
    usual.big_buttons = false;
    return lay_out_whole(tree, usual, text);
}

} // namespace

Layout lay_out(const Tree& tree, const LayoutSettings& settings, TextEngine& text) {
    if (!settings.low_reach || settings.height <= settings.width) return lay_out_as_asked(tree, settings, text);
    LayoutSettings low = settings;
    low.height = static_cast<int>(settings.height * low_reach_share);
    Layout layout = lay_out_as_asked(tree, low, text);
    lower(layout, settings.height - low.height);
    return layout;
}

} // namespace copro
