// long: one reader of frames: words, edges, signs and rings are told apart by what lies between them.
#include "kiosk/ui/drawn_checks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace copro {

namespace {

// A channel may come out one off where ink and ground are mixed.
constexpr double off_by_mixing = 0.98;
// Two that are no further apart are one colour: in an arc a pixel may be mixed a little.
constexpr double one_colour = 1.2;

// The darkest and the lightest of some pixels.
struct LightRange {
    double darkest = 2;
    double lightest = -1;
    [[nodiscard]] bool known() const { return lightest >= 0; }
    void see(Colour colour) {
        if (known() && colour == last) return;
        last = colour;
        const double light = luminance(colour);
        darkest = std::min(darkest, light);
        lightest = std::max(lightest, light);
    }
    Colour last;
};

// Between the two that are hardest to tell apart.
double weakest(const LightRange& one, const LightRange& other) {
    if (one.lightest < other.darkest) return contrast_of_lights(other.darkest, one.lightest);
    if (other.lightest < one.darkest) return contrast_of_lights(one.darkest, other.lightest);
    return 1;
}

// One side of a rectangle, walked along; depth 0 is its outermost line of pixels.
class DrawnSide {
public:
    enum class Which { left, top, right, bottom };
    DrawnSide(const Rect& rect, Which which)
        : m_rect(rect)
        , m_which(which) {}

    [[nodiscard]] int length() const {
        return static_cast<int>(m_which == Which::left || m_which == Which::right ? m_rect.h : m_rect.w);
    }
    struct Pixel {
        int x = 0;
        int y = 0;
    };
    [[nodiscard]] Pixel place(int along, int depth) const {
        int x = static_cast<int>(m_rect.x) + along;
        int y = static_cast<int>(m_rect.y) + along;
        switch (m_which) {
        case Which::left: x = static_cast<int>(m_rect.x) + depth; break;
        case Which::right: x = static_cast<int>(m_rect.right()) - 1 - depth; break;
        case Which::top: y = static_cast<int>(m_rect.y) + depth; break;
        case Which::bottom: y = static_cast<int>(m_rect.bottom()) - 1 - depth; break;
        }
        return {x, y};
    }
    // None outside of the frame.
    [[nodiscard]] const Colour* at(const Pixels& pixels, int along, int depth) const {
        const auto [x, y] = place(along, depth);
        if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) return nullptr;
        return &pixels.rows[static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) +
                            static_cast<std::size_t>(x)];
    }

private:
    Rect m_rect;
    Which m_which;
};

constexpr std::array all_sides{DrawnSide::Which::left, DrawnSide::Which::top, DrawnSide::Which::right,
                               DrawnSide::Which::bottom};

// Of pairs of pixels along a side: how many, how many of them strong enough.
struct StrongShare {
    int seen = 0;
    int strong = 0;
};

struct EdgeShares {
    StrongShare outside;
    StrongShare inside;
};

class FrameReader {
public:
    FrameReader(const Layout& layout, const DrawSettings& settings, DrawnFigures& figures)
        : m_layout(layout)
        , m_settings(settings)
        , m_is_at_rest(!settings.presses_all && settings.lit.empty() && settings.heard.empty())
        , m_range(contrast_range(settings.colours))
        , m_figures(figures) {}

    std::vector<CheckProblem> read(const Pixels& pixels, TextEngine& text) {
        ++m_figures.frames;
        for (const Placed& placed : m_layout.placed) {
            for (const TextBox& box : placed.texts) read_text(placed, box, pixels, text);
            if (!changes_whole(placed)) continue;
            if (placed.boxed && paint_now(placed, m_settings).boxed) read_box(placed, pixels);
            if (placed.mark != Mark::none) read_sign(placed, "mark", placed.mark_rect, pixels);
            for (const Rect& dot : placed.dots) read_sign(placed, "dot", dot, pixels);
            if (!placed.picture.empty() && !placed.node.picture.empty())
                read_sign(placed, "picture", placed.picture, pixels);
        }
        return std::move(m_problems);
    }

    std::vector<CheckProblem> read(const RingedFrames& frames) {
        ++m_figures.frames;
        for (const NodeId& id : frames.ringed) read_ring(*m_layout.find(id), frames);
        return std::move(m_problems);
    }

private:
    void report(const Placed& placed, const char* rule, std::string measured) {
        m_problems.push_back({placed.node.id, rule, std::move(measured)});
    }
    void needs(const Placed& placed, const std::string& what, double least_seen, double most_seen) {
        m_figures.margin = std::min(m_figures.margin, least_seen - m_range.least);
        if (least_seen >= m_range.least * off_by_mixing && most_seen <= m_range.most / off_by_mixing) return;
        report(placed, "V6",
               fmt::format("{} drawn {:.2f} to {:.2f}:1, {:g} to {:g}", what, least_seen, most_seen, m_range.least,
                           m_range.most));
    }

    // Not its words alone.
    [[nodiscard]] bool changes_whole(const Placed& placed) const {
        const bool is_box_reached = placed.node.role == Role::alert && is_reached(placed, m_settings);
        return m_is_at_rest || is_box_reached || is_pressed(placed, m_settings);
    }

    void read_text(const Placed& placed, const TextBox& box, const Pixels& pixels, TextEngine& text) {
        std::vector<Rect> lit;
        for (const HeardWord& word : lit_words(placed, m_settings)) {
            for (const Rect& place : lit_places(box, word, text)) lit.push_back(place.grown(-1));
        }
        if (!lit.empty() || changes_whole(placed)) read_words({placed, box, lit}, pixels, text);
    }

    // lit: where they stand in exchanged colours; none = all of them as the node is painted.
    struct Read {
        const Placed& placed;
        const TextBox& box;
        const std::vector<Rect>& lit;
    };
    void read_words(const Read& read, const Pixels& pixels, TextEngine& text) {
        const auto& [placed, box, lit] = read;
        const TextBitmap& bitmap = text.draw({box.text, box.style, static_cast<int>(box.rect.w), box.align});
        if (bitmap.coverage.empty()) return;
        // Capitals and what is between them: accents and tails may reach to the edge of their box.
        const double room = box.style.capital_px * 0.45;
        const Rect letters{0, box.rect.y + room, double(pixels.width), box.rect.h - 2 * room};
        // Its own border may stand among them, where a line of words fills its box.
        const Paint paint = paint_now(placed, m_settings);
        const double border = paint.boxed ? std::max(2.0, std::round(paint.border_mm * m_layout.sizes.mm)) + 1 : 0;
        const Rect inside{placed.rect.x + border, placed.rect.y + border, placed.rect.w - 2 * border,
                          placed.rect.h - 2 * border};
        const int left = static_cast<int>(box.rect.x) + bitmap.left;
        const int top = static_cast<int>(box.rect.y) + bitmap.top;
        constexpr std::uint8_t solid = 250;
        // A dot may cover no pixel whole.
        if (*std::max_element(bitmap.coverage.begin(), bitmap.coverage.end()) < solid) return;
        LightRange ink;
        LightRange ground;
        std::size_t at = 0;
        for (int y = top; y < top + bitmap.height; ++y) {
            for (int x = left; x < left + bitmap.width; ++x, ++at) {
                const Point point{double(x), double(y)};
                const std::uint8_t covered = bitmap.coverage[at];
                const bool is_edge_of_letter = covered > 0 && covered < solid;
                if (is_edge_of_letter || x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) continue;
                if (!letters.holds(point) || placed.caret.holds(point)) continue;
                if (placed.boxed && !inside.holds(point)) continue;
                if (!lit.empty() && !holds_any(lit, point)) continue;
                (covered == 0 ? ground : ink).see(pixels.at(x, y));
            }
        }
        if (!ink.known() || !ground.known()) return; // "-" has nothing beside it
        ++m_figures.words;
        const Colour meant = lit.empty() ? paint.ground : box.soft ? paint.soft_ink : paint.ink;
        if (!m_is_at_rest && !is_of(ground, meant)) report(placed, "V7", "words drawn as if nobody were at them");
        needs(placed, "words \"" + box.text + "\"", weakest(ink, ground),
              contrast_of_lights(std::max(ink.lightest, ground.lightest), std::min(ink.darkest, ground.darkest)));
    }

    [[nodiscard]] static bool holds_any(const std::vector<Rect>& rects, const Point& point) {
        return std::any_of(rects.begin(), rects.end(), [&](const Rect& rect) { return rect.holds(point); });
    }
    [[nodiscard]] static bool is_of(const LightRange& seen, Colour meant) {
        const double light = luminance(meant);
        return contrast_of_lights(std::max(seen.lightest, light), std::min(seen.darkest, light)) < one_colour;
    }

    // What informs here is somewhere in it: of a picture the lines or the fills, of a mark its ring or its tick.
    void read_sign(const Placed& placed, const char* what, const Rect& rect, const Pixels& pixels) {
        const Rect frame{0, 0, double(pixels.width), double(pixels.height)};
        if (rect.empty() || !frame.holds(rect)) return;
        ++m_figures.signs;
        const double ratio = strongest_contrast(pixels, rect);
        // A picture's line beside its fill may be further apart than ink and ground are.
        needs(placed, what, ratio, std::min(ratio, m_range.most));
    }

    void read_box(const Placed& placed, const Pixels& pixels) {
        constexpr double most_of_it = 0.9; // letters and corners may touch the rest
        constexpr double in_dashes = 0.35; // a dash is four long and its gap three
        const Paint paint = paint_now(placed, m_settings);
        const double share = paint.dashed ? in_dashes : most_of_it;
        // Round corners: the renderer makes them no larger than this.
        const int corner = static_cast<int>(std::min(placed.rect.w, placed.rect.h) * 0.28) + 1;
        const bool is_told_by_inside = has_reached_words_beside(placed);
        for (const DrawnSide::Which which : all_sides) {
            const DrawnSide side(placed.rect, which);
            EdgeShares shares;
            for (int along = corner; along < side.length() - corner; ++along)
                read_edge(placed, side, along, pixels, shares);
            m_figures.edges += shares.outside.seen > 0 ? 1 : 0;
            if (!is_told_by_inside) report_weak(placed, "outside", shares.outside, share);
            // A box of one colour is its own border: what lies behind it is a picture or a word here and there.
            if (!(paint.ground == paint.border)) report_weak(placed, "inside", shares.inside, most_of_it);
        }
    }

    // Reached words have a ground of their own, which may come up to a box: the box is told from it by its inside.
    [[nodiscard]] bool has_reached_words_beside(const Placed& placed) const {
        const Rect near = placed.rect.grown(2 * m_layout.sizes.mm);
        return std::any_of(m_layout.placed.begin(), m_layout.placed.end(), [&](const Placed& other) {
            return &other != &placed && other.readable() && other.rect.meets(near) && is_reached(other, m_settings);
        });
    }

    void report_weak(const Placed& placed, const char* what, const StrongShare& found, double share) {
        if (found.strong >= share * found.seen) return;
        report(placed, "V6",
               fmt::format("edge drawn against its {} on {} of {} pixels", what, found.strong, found.seen));
    }

    // Outwards and inwards from its line to the first pixel of another colour.
    void read_edge(const Placed& placed, const DrawnSide& side, int along, const Pixels& pixels,
                   EdgeShares& shares) const {
        constexpr int on_line = 1; // the thinnest line has two pixels
        constexpr double heaviest_line_mm = 2.25;
        const int far = static_cast<int>(std::ceil(heaviest_line_mm * m_layout.sizes.mm)) + 2;
        const Colour* line = side.at(pixels, along, on_line);
        if (line == nullptr || side.at(pixels, along, -1) == nullptr) return;
        const auto first_other = [&](int step) {
            for (int depth = on_line + step; std::abs(depth) <= far; depth += step) {
                const Colour* next = side.at(pixels, along, depth);
                if (next == nullptr || !(*next == *line)) return next;
            }
            return line;
        };
        const Colour* under = first_other(-1);
        ++shares.outside.seen;
        if (under == nullptr || !is_enough(*line, *under)) return; // or the gap between two dashes
        ++shares.outside.strong;
        // Where words or a picture come up to the line, their edge would be taken for what the line stands on.
        const auto [x, y] = side.place(along, far);
        const Point deepest{double(x), double(y)};
        const auto holds = [&](const TextBox& box) { return box.rect.holds(deepest); };
        if (std::any_of(placed.texts.begin(), placed.texts.end(), holds) || placed.picture.holds(deepest)) return;
        const Colour* ground = first_other(1);
        if (ground == nullptr || *ground == *line) return;
        ++shares.inside.seen;
        shares.inside.strong += is_enough(*line, *ground) ? 1 : 0;
    }

    [[nodiscard]] bool is_enough(Colour one, Colour other) const {
        const double ratio = contrast(one, other);
        return ratio >= m_range.least * off_by_mixing && ratio <= m_range.most / off_by_mixing;
    }

    // In the middle of each side: there is no corner, however small the control.
    void read_ring(const Placed& placed, const RingedFrames& frames) {
        const double mm = m_layout.sizes.mm;
        const Colour line = line_of_ring(placed, frames.with);
        int sides = 0;
        int on_ground = 0;
        for (const DrawnSide::Which which : all_sides) {
            const DrawnSide side(placed.ring, which);
            const RingCut cut = cut_ring(side, frames, line);
            ++m_figures.rings;
            if (cut.inked < std::round(ring_ink_mm * mm) - 1)
                report(placed, "V7", fmt::format("ring drawn {:.2f} mm wide", cut.inked / mm));
            // WCAG 2.4.13: two CSS pixels.
            constexpr double least_changed_mm = 0.53;
            if (cut.changed < std::floor(least_changed_mm * mm))
                report(placed, "V7", fmt::format("{} pixels across the ring change by 3:1", cut.changed));
            const Colour* under = side.at(frames.with, side.length() / 2, -1);
            if (under == nullptr) continue;
            ++sides;
            on_ground += is_enough(line, *under) ? 1 : 0;
        }
        // A neighbour's edge may stand beside some of them.
        if (sides > 0 && on_ground == 0) report(placed, "V6", "ring drawn in no ink that its ground lets see");
    }

    // What most sides have in the middle of their ink: a side that is covered has something else.
    [[nodiscard]] Colour line_of_ring(const Placed& placed, const Pixels& with) const {
        const double mm = m_layout.sizes.mm;
        const int middle = static_cast<int>(std::round(ring_outer_mm * mm) + std::round(ring_ink_mm * mm) / 2);
        std::vector<Colour> lines;
        for (const DrawnSide::Which which : all_sides) {
            const DrawnSide side(placed.ring, which);
            if (const Colour* line = side.at(with, side.length() / 2, middle)) lines.push_back(*line);
        }
        Colour best;
        std::ptrdiff_t most = 0;
        for (const Colour line : lines) {
            const auto times = std::count(lines.begin(), lines.end(), line);
            if (times > most) best = line;
            most = std::max(most, times);
        }
        return best;
    }

    struct RingCut {
        int inked = 0;
        int changed = 0; // by 3:1 from the frame without it
    };
    [[nodiscard]] RingCut cut_ring(const DrawnSide& side, const RingedFrames& frames, Colour line) const {
        const double mm = m_layout.sizes.mm;
        const int outer = static_cast<int>(std::round(ring_outer_mm * mm));
        const int ink = static_cast<int>(std::round(ring_ink_mm * mm));
        // Where there is little room, the control's own edge draws back behind the ring.
        const int deepest = static_cast<int>(std::ceil(2 * ring_mm * mm));
        RingCut cut;
        for (int depth = 0; depth < deepest; ++depth) {
            const Colour* with = side.at(frames.with, side.length() / 2, depth);
            const Colour* without = side.at(frames.without, side.length() / 2, depth);
            if (with == nullptr || without == nullptr) break;
            const bool is_line = depth >= outer && depth < outer + ink;
            cut.inked += is_line && contrast(*with, line) < one_colour ? 1 : 0;
            cut.changed += contrast(*with, *without) >= 3 ? 1 : 0;
        }
        return cut;
    }

    const Layout& m_layout;
    DrawSettings m_settings;
    bool m_is_at_rest;
    ContrastRange m_range;
    DrawnFigures& m_figures;
    std::vector<CheckProblem> m_problems;
};

} // namespace

std::vector<CheckProblem> check_drawn(const Layout& layout, const Pixels& pixels, const DrawSettings& settings,
                                      TextEngine& text, DrawnFigures& figures) {
    return FrameReader(layout, settings, figures).read(pixels, text);
}

std::vector<CheckProblem> check_drawn_rings(const Layout& layout, const RingedFrames& frames, ColourSet colours,
                                            DrawnFigures& figures) {
    return FrameReader(layout, {colours, "", ""}, figures).read(frames);
}

std::vector<DrawSettings> drawn_states(const Layout& layout, ColourSet colours) {
    DrawSettings touched{colours, "", ""};
    touched.presses_all = true;
    DrawSettings heard{colours, "", ""};
    for (const Placed& placed : layout.placed) {
        if (placed.readable()) touched.lit.push_back(placed.node.id);
        for (const TextBox& box : placed.texts) {
            const std::size_t end = std::min(box.text.find_first_of(" \n"), box.text.size());
            if (end > 0) heard.heard.push_back({placed.node.id, part_of(box.which), 0, end});
        }
    }
    return {std::move(touched), std::move(heard)};
}

std::vector<std::vector<NodeId>> ring_rounds(const Layout& layout) {
    constexpr double apart = 3; // pixels: what is read beside a ring is its ground
    std::vector<std::vector<const Placed*>> rounds;
    for (const Placed& placed : layout.placed) {
        if (placed.ring.empty()) continue;
        const auto is_clear = [&](const std::vector<const Placed*>& round) {
            return std::none_of(round.begin(), round.end(),
                                [&](const Placed* other) { return other->ring.grown(apart).meets(placed.ring); });
        };
        auto round = std::find_if(rounds.begin(), rounds.end(), is_clear);
        if (round == rounds.end()) round = rounds.emplace(rounds.end());
        round->push_back(&placed);
    }
    std::vector<std::vector<NodeId>> ids;
    for (const auto& round : rounds) {
        ids.emplace_back();
        for (const Placed* placed : round) ids.back().push_back(placed->node.id);
    }
    return ids;
}

Result<std::vector<CheckProblem>> check_frames(const Layout& layout, ColourSet colours, TextEngine& text,
                                               const DrawFrame& draw, DrawnFigures& figures) {
    RingedFrames frames;
    DrawSettings settings;
    settings.colours = colours;
    frames.without = TRY(draw(layout, settings));
    std::vector<CheckProblem> problems = check_drawn(layout, frames.without, settings, text, figures);
    const auto take = [&problems](std::vector<CheckProblem> more) {
        problems.insert(problems.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    for (const DrawSettings& state : drawn_states(layout, colours)) {
        const Pixels pixels = TRY(draw(layout, state));
        take(check_drawn(layout, pixels, state, text, figures));
    }
    for (std::vector<NodeId>& round : ring_rounds(layout)) {
        settings.lit = round;
        frames.ringed = std::move(round);
        frames.with = TRY(draw(layout, settings));
        take(check_drawn_rings(layout, frames, colours, figures));
    }
    return problems;
}

} // namespace copro
