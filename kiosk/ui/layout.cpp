#include "kiosk/ui/layout.h"

#include "kiosk/ui/parts.h"

namespace copro {

namespace {

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
    for (Rect& line : placed.underlines) mirror(line, width);
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
    for (Rect& line : placed.underlines) line = snapped(line);
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
        for (Rect& line : placed.underlines) lower(line, by);
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

    Standing standing;
    stand(desk, tree, standing);
    auto& [stood, chrome, frame, paging] = standing;
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
