#include "kiosk/ui/checks.h"

#include "kiosk/ui/renderer.h"

#include <fmt/format.h>

namespace copro {

namespace {

// Where the letters themselves are: the text's box without the room above capitals and below the baseline.
Rect letters_of(const TextBox& box, const TextExtent& extent, bool right_to_left) {
    const double width = std::min<double>(extent.width, box.rect.w);
    const bool at_right = box.align == (right_to_left ? Align::start : Align::end);
    double x = box.rect.x;
    if (box.align == Align::centre) x += (box.rect.w - width) / 2;
    if (box.align != Align::centre && at_right) x += box.rect.w - width;
    const double room = box.style.capital_px * 0.45;
    return {x, box.rect.y + room, width, box.rect.h - 2 * room};
}

class Checker {
public:
    Checker(const Layout& layout, TextEngine& text)
        : m_layout(layout)
        , m_text(text)
        , m_mm(layout.sizes.mm) {}

    std::vector<CheckProblem> run() {
        for (const LayoutProblem& problem : m_layout.problems) report(problem.id, "V5", problem.reason);
        const std::vector<Placed>& all = m_layout.placed;
        for (std::size_t i = 0; i < all.size(); ++i) {
            check_one(all[i]);
            for (std::size_t j = i + 1; j < all.size(); ++j) check_two(all[i], all[j]);
        }
        return std::move(m_problems);
    }

private:
    void report(const NodeId& node, const char* rule, std::string measured) {
        m_problems.push_back({node, rule, std::move(measured)});
    }
    void at_least(const Placed& placed, const char* rule, double px, double least_mm) {
        // A hundredth of a millimetre for the rounding of the sum itself.
        if (px / m_mm < least_mm - 0.01) {
            report(placed.node.id, rule, fmt::format("{:.2f} mm, at least {:.2f}", px / m_mm, least_mm));
        }
    }

    void check_one(const Placed& placed) {
        const Rect screen{0, 0, m_layout.sizes.width, m_layout.sizes.height};
        const bool control = is_control(placed.node.role);
        if (control) {
            at_least(placed, "V1", std::min(placed.rect.w, placed.rect.h), least_target_mm);
            if (placed.node.label.empty()) report(placed.node.id, "V8", "a control without a label");
        }
        const double main_mm = m_layout.sizes.big_buttons ? big_main_mm : least_main_mm;
        if (placed.main_button) at_least(placed, "V2", std::min(placed.rect.w, placed.rect.h), main_mm);
        if (!screen.holds(placed.rect)) report(placed.node.id, "V5", "reaches out of the screen");
        if (placed.area == Area::main && !area_of_main().holds(placed.rect)) {
            report(placed.node.id, "V5", "reaches out of the main area");
        }
        for (const TextBox& box : placed.texts) check_text(placed, box);
        if (!placed.picture.empty()) {
            if (!placed.rect.holds(placed.picture)) report(placed.node.id, "V5", "the picture reaches out of its box");
            if (placed.node.label.empty()) report(placed.node.id, "V8", "a picture without words");
        }
        if (placed.focusable()) check_ring(placed, screen);
    }

    // From band to actions or help bar, without the gaps: what is clipped would be hidden by those.
    [[nodiscard]] Rect area_of_main() const {
        const double bottom = m_layout.actions.empty() ? m_layout.help.y : m_layout.actions.y;
        return {0, m_layout.band.bottom(), m_layout.sizes.width, bottom - m_layout.band.bottom()};
    }

    void check_text(const Placed& placed, const TextBox& box) {
        at_least(placed, "V3", box.style.capital_px, least_capital_mm);
        const TextExtent extent = m_text.measure(box.text, box.style, static_cast<int>(box.rect.w));
        if (!extent.known) report(placed.node.id, "V5", "a letter of \"" + box.text + "\" is in no font");
        if (extent.width > box.rect.w + 0.5) {
            report(placed.node.id, "V5", fmt::format("words {} px wide in {} px", extent.width, box.rect.w));
        }
        if (extent.height > box.rect.h + 1.5) {
            report(placed.node.id, "V5", fmt::format("words {} px high in {} px", extent.height, box.rect.h));
        }
        const Rect letters = letters_of(box, extent, box.style.right_to_left);
        if (!placed.rect.grown(1.5).holds(letters)) report(placed.node.id, "V5", "words reach out of their box");
        if (!placed.picture.empty() && placed.picture.meets(letters)) {
            report(placed.node.id, "V5", "words and picture overlap");
        }
        if (placed.mark != Mark::none && placed.mark_rect.meets(letters)) {
            report(placed.node.id, "V5", "words and mark overlap");
        }
        for (const Rect& dot : placed.dots) {
            if (dot.meets(letters)) report(placed.node.id, "V5", "words and dots overlap");
        }
        for (const TextBox& other : placed.texts) {
            if (&other <= &box) continue;
            const TextExtent second = m_text.measure(other.text, other.style, static_cast<int>(other.rect.w));
            if (letters_of(other, second, other.style.right_to_left).meets(letters)) {
                report(placed.node.id, "V5", "its words overlap each other");
            }
        }
    }

    void check_ring(const Placed& placed, const Rect& screen) {
        if (!screen.holds(placed.ring)) report(placed.node.id, "V7", "the focus ring reaches out of the screen");
        const Rect inside = placed.ring.grown(-ring_mm * m_mm);
        for (const TextBox& box : placed.texts) {
            const TextExtent extent = m_text.measure(box.text, box.style, static_cast<int>(box.rect.w));
            // Accents may touch the ring's inner edge, letters may not.
            if (!inside.grown(0.6 * m_mm).holds(letters_of(box, extent, box.style.right_to_left))) {
                report(placed.node.id, "V7", "the focus ring covers words");
            }
        }
    }

    void check_two(const Placed& one, const Placed& other) {
        const bool both = is_control(one.node.role) && is_control(other.node.role);
        const double gap = gap_between(one.rect, other.rect);
        if (both && gap < 0) {
            report(one.node.id, "V1", "overlaps " + other.node.id);
        } else if (both) {
            if (gap / m_mm < least_gap_mm - 0.01) {
                report(one.node.id, "V1",
                       fmt::format("{:.2f} mm from {}, at least {:.2f}", gap / m_mm, other.node.id, least_gap_mm));
            }
        } else {
            check_words_apart(one, other);
        }
        for (const auto& [with, near] : {std::pair(&one, &other), std::pair(&other, &one)}) {
            if (with->focusable() && is_control(near->node.role) && with->ring.meets(near->rect)) {
                report(with->node.id, "V7", "the focus ring covers " + near->node.id);
            }
        }
    }

    // Words of one node against words and boxes of another; a panel and what stands on it are meant to overlap.
    void check_words_apart(const Placed& one, const Placed& other) {
        for (const TextBox& box : one.texts) {
            const Rect letters = letters_of(box, m_text.measure(box.text, box.style, static_cast<int>(box.rect.w)),
                                            box.style.right_to_left);
            if (other.boxed && is_control(other.node.role) && other.rect.meets(letters)) {
                report(one.node.id, "V5", "its words are covered by " + other.node.id);
            }
            for (const TextBox& second : other.texts) {
                const TextExtent extent = m_text.measure(second.text, second.style, static_cast<int>(second.rect.w));
                if (letters_of(second, extent, second.style.right_to_left).meets(letters)) {
                    report(one.node.id, "V5", "its words overlap those of " + other.node.id);
                }
            }
        }
        if (one.texts.empty() && !other.texts.empty() && is_control(one.node.role)) check_words_apart(other, one);
    }

    const Layout& m_layout;
    TextEngine& m_text;
    double m_mm;
    std::vector<CheckProblem> m_problems;
};

} // namespace

std::vector<CheckProblem> check_layout(const Layout& layout, TextEngine& text) { return Checker(layout, text).run(); }

std::vector<ColourPair> colour_pairs(const Placed& placed, ColourSet colours, bool pressed) {
    const Paint paint = paint_of(placed, colours, pressed);
    const Colour under = colour_of(placed.under, colours);
    const Surfaces& surfaces = surfaces_of(colours);
    std::vector<ColourPair> pairs;
    for (const TextBox& box : placed.texts) {
        pairs.push_back({box.soft ? "second words" : "words", box.soft ? paint.soft_ink : paint.ink, paint.ground});
    }
    if (placed.mark != Mark::none) pairs.push_back({"mark", paint.ink, paint.ground});
    if (!placed.caret.empty()) pairs.push_back({"typing place", paint.ink, paint.ground});
    if (placed.boxed) {
        pairs.push_back({"border outside", paint.border, under});
        // A box of one colour is its own border.
        if (!(paint.border == paint.ground)) pairs.push_back({"border inside", paint.border, paint.ground});
    }
    if (!placed.dots.empty()) {
        pairs.push_back({"dots", placed.node.progress ? surfaces.rule : paint.ink, paint.ground});
    }
    if (!placed.picture.empty() && !placed.node.picture.empty()) {
        for (ColourPair& pair : picture_pairs({colours, paint.ink, paint.ground})) pairs.push_back(std::move(pair));
    }
    if (placed.focusable()) pairs.push_back({"focus ring", surfaces.focus_ink, under});
    return pairs;
}

std::vector<CheckProblem> check_pairs(const NodeId& node, const std::vector<ColourPair>& pairs, ColourSet colours) {
    const ContrastRange range = contrast_range(colours);
    std::vector<CheckProblem> problems;
    for (const ColourPair& pair : pairs) {
        const double ratio = contrast(pair.one, pair.other);
        if (ratio >= range.least && ratio <= range.most + 0.001) continue;
        problems.push_back({node, "V6",
                            fmt::format("{} {} on {}: {:.2f}:1, {:g} to {:g}", pair.what, spelling(pair.one),
                                        spelling(pair.other), ratio, range.least, range.most)});
    }
    return problems;
}

std::vector<CheckProblem> check_contrast(const Layout& layout, ColourSet colours) {
    std::vector<CheckProblem> problems;
    for (const Placed& placed : layout.placed) {
        for (const bool pressed : {false, true}) {
            for (CheckProblem& problem : check_pairs(placed.node.id, colour_pairs(placed, colours, pressed), colours)) {
                problems.push_back(std::move(problem));
            }
        }
    }
    const Surfaces& surfaces = surfaces_of(colours);
    for (CheckProblem& problem : check_pairs(
             "frame", {{"line", surfaces.rule, surfaces.page}, {"line", surfaces.rule, surfaces.band}}, colours)) {
        problems.push_back(std::move(problem));
    }
    return problems;
}

} // namespace copro
