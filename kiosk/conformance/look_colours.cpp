// V6 to V9: contrast, focus ring, colour and flashes, from the palette and from drawn frames.
#include "kiosk/conformance/drawn_samples.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/tried_kiosk.h"

#include <fmt/format.h>

#include <cmath>

namespace copro {

namespace {

constexpr double ratio_rounding = 0.01;

Result<Finding> measure_contrast(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    if (swept.colours.pairs == 0) return invalid("V6", "no colours were swept");
    Finding finding;
    for (const ColourSet colours : all_colour_sets) {
        const ContrastRange range = contrast_range(colours);
        const Least& least = swept.colours.least.at(colours);
        const Least& most = swept.colours.most.at(colours);
        finding.measured += fmt::format("{} {:.1f} to {:.1f}:1, ", name_of(colours), least.value, 1 / most.value);
        finding.needs(least.value >= range.least - ratio_rounding,
                      fmt::format("{:.2f}:1: {}", least.value, least.where));
        finding.needs(1 / most.value <= range.most + ratio_rounding,
                      fmt::format("{:.2f}:1: {}", 1 / most.value, most.where));
    }
    const DrawnContrast drawn = TRY(drawn_contrast(rig));
    for (const std::string& weak : told(drawn.weak)) finding.shortfalls.push_back("drawn: " + weak);
    finding.measured += fmt::format(
        "of {} pairs; {} texts, {} edges and {} signs read back from {} drawn frames, at least {:.1f} above",
        swept.colours.pairs, drawn.figures.words, drawn.figures.edges, drawn.figures.signs, drawn.figures.frames,
        drawn.figures.margin);
    finding.on_site = "glare of the screen where it stands";
    return finding;
}

struct RingChange {
    std::int64_t outside = 0;
    std::int64_t strong = 0;
};

RingChange ring_change(const Pixels& with, const Pixels& without, const Rect& ring) {
    RingChange change;
    for (int y = 0; y < with.height; ++y) {
        for (int x = 0; x < with.width; ++x) {
            if (with.at(x, y) == without.at(x, y)) continue;
            if (!ring.holds(Point{double(x), double(y)})) ++change.outside;
            if (contrast(with.at(x, y), without.at(x, y)) >= 3) ++change.strong;
        }
    }
    return change;
}

Result<Finding> measure_ring(Rig& rig) {
    constexpr double two_css_px_mm = 0.53;
    constexpr std::size_t step = 6; // every so many of what can have the ring
    const Swept& swept = *TRY(rig.swept());
    Finding finding;
    finding.shortfalls = swept.found_wrong("V7");
    finding.needs(swept.rings.ring_mm.value >= ring_ink_mm - ratio_rounding,
                  fmt::format("{:.2f} mm: {}", swept.rings.ring_mm.value, swept.rings.ring_mm.where));
    double least_share = std::numeric_limits<double>::max();
    std::int64_t drawn = 0;
    const std::vector<DrawnSample> samples = TRY(drawn_samples(rig));
    for (const DrawnSample& sample : samples) {
        for (const ColourSet colours : all_colour_sets) {
            const Pixels without = TRY(rig.drawn(sample.layout, {colours, "", ""}));
            const std::vector<NodeId> order = focus_order(sample.layout);
            for (std::size_t at = 0; at < order.size(); at += step) {
                const Pixels with = TRY(rig.drawn(sample.layout, {colours, order[at], ""}));
                const Rect ring = sample.layout.find(order[at])->ring;
                const RingChange change = ring_change(with, without, ring);
                const double asked = 2 * (ring.w + ring.h) * two_css_px_mm * sample.layout.sizes.mm;
                least_share = std::min(least_share, double(change.strong) / asked);
                ++drawn;
                finding.needs(double(change.strong) >= asked,
                              "too little of the frame changes: " + place_in(sample.name, order[at], colours));
                finding.needs(change.outside == 0, "it reaches out: " + place_in(sample.name, order[at], colours));
            }
        }
    }
    finding.measured =
        fmt::format("ring of {:.2f} mm round {} things, {} covered; in {} drawn frames at least {:.1f} times "
                    "the area of two CSS pixels changes by 3:1",
                    swept.rings.ring_mm.value, swept.rings.rings, swept.found_wrong("V7").size(), drawn, least_share);
    return finding;
}

// How much of a rectangle looks different without colour, in square millimetres.
double changed_mm2(const Pixels& one, const Pixels& other, const Rect& rect, double px_per_mm) {
    std::int64_t changed = 0;
    for (int y = static_cast<int>(rect.y); y < static_cast<int>(rect.bottom()); ++y) {
        for (int x = static_cast<int>(rect.x); x < static_cast<int>(rect.right()); ++x) {
            if (one.at(x, y) == other.at(x, y)) continue;
            changed += contrast(one.at(x, y), other.at(x, y)) >= 3 ? 1 : 0;
        }
    }
    return double(changed) / (px_per_mm * px_per_mm);
}

void unselect(Node& node) {
    node.selected = false;
    for (Node& child : node.children) unselect(child);
}

// Pressing a field does nothing: letters come by keys.
NodeId first_to_press(const Layout& layout) {
    const std::vector<NodeId> order = focus_order(layout);
    const auto found = std::find_if(order.begin(), order.end(),
                                    [&](const NodeId& id) { return layout.find(id)->node.role != Role::field; });
    return found == order.end() ? NodeId() : *found;
}

Result<Finding> measure_not_colour_alone(Rig& rig) {
    constexpr double seen_mm2 = 4;
    const Swept& swept = *TRY(rig.swept());
    Finding finding;
    finding.shortfalls = swept.found_wrong("V8");
    double chosen_mm2 = std::numeric_limits<double>::max();
    double pressed_mm2 = std::numeric_limits<double>::max();
    std::int64_t chosen = 0;
    const std::vector<DrawnSample> samples = TRY(drawn_samples(rig));
    for (const DrawnSample& sample : samples) {
        Tree plain_tree = sample.tree;
        unselect(plain_tree.main);
        LayoutSettings settings{1280, 800, sample.layout.sizes.mm};
        const Layout plain = lay_out(plain_tree, settings, rig.text);
        for (const ColourSet colours : all_colour_sets) {
            const Pixels as_it_is = TRY(rig.drawn(sample.layout, {colours, "", ""}));
            const Pixels unchosen = TRY(rig.drawn(plain, {colours, "", ""}));
            for (const Placed& placed : sample.layout.placed) {
                if (!placed.node.selected) continue;
                const double mm2 = changed_mm2(as_it_is, unchosen, placed.rect, sample.layout.sizes.mm);
                ++chosen;
                chosen_mm2 = std::min(chosen_mm2, mm2);
                finding.needs(mm2 >= seen_mm2, fmt::format("chosen shows {:.1f} mm2: {}", mm2,
                                                           place_in(sample.name, placed.node.id, colours)));
            }
            const NodeId press = first_to_press(sample.layout);
            const Pixels pressed = TRY(rig.drawn(sample.layout, {colours, "", press}));
            const double mm2 = changed_mm2(pressed, as_it_is, sample.layout.find(press)->rect, sample.layout.sizes.mm);
            pressed_mm2 = std::min(pressed_mm2, mm2);
            finding.needs(mm2 >= seen_mm2,
                          fmt::format("pressed shows {:.1f} mm2: {}", mm2, place_in(sample.name, press, colours)));
        }
    }
    finding.needs(chosen > 0, "no chosen answer was drawn");
    finding.measured =
        fmt::format("{} controls or pictures without words; in grey, chosen differs by at least {:.1f} mm2 "
                    "({} drawn), pressed by {:.0f} mm2",
                    swept.found_wrong("V8").size(), chosen > 0 ? chosen_mm2 : 0, chosen, pressed_mm2);
    return finding;
}

// Frames over time, looked at in small squares.
class FlashCounter {
public:
    void see(const Pixels& pixels, std::int64_t ms) {
        const int across = pixels.width / side;
        const int down = pixels.height / side;
        m_squares.resize(static_cast<std::size_t>(across) * static_cast<std::size_t>(down));
        for (int y = 0; y < down; ++y) {
            for (int x = 0; x < across; ++x)
                see(m_squares[static_cast<std::size_t>(y) * static_cast<std::size_t>(across) +
                              static_cast<std::size_t>(x)],
                    light(pixels, x * side, y * side), ms);
        }
    }
    // The most in any second, in any one square: two opposite changes make one.
    [[nodiscard]] double most() const {
        std::size_t most = 0;
        for (const Square& square : m_squares) {
            for (std::size_t from = 0; from < square.changes.size(); ++from) {
                std::size_t to = from;
                while (to < square.changes.size() && square.changes[to] - square.changes[from] < 1000) ++to;
                most = std::max(most, to - from);
            }
        }
        return double(most) / 2;
    }

private:
    static constexpr int side = 16;
    struct Square {
        double light = -1;
        int direction = 0;
        std::vector<std::int64_t> changes; // when
    };
    static double light(const Pixels& pixels, int left, int top) {
        double sum = 0;
        for (int y = 0; y < side; y += 4) {
            for (int x = 0; x < side; x += 4) sum += luminance(pixels.at(left + x, top + y));
        }
        return sum / 16;
    }
    // WCAG 2.2, general flash: a tenth of the full light and more, where the darker one is below 0.8.
    static void see(Square& square, double light, std::int64_t ms) {
        if (square.light < 0) square.light = light;
        const double by = light - square.light;
        if (std::abs(by) < 0.1 || std::min(light, square.light) >= 0.8) return;
        const int direction = by > 0 ? 1 : -1;
        if (direction != square.direction) square.changes.push_back(ms);
        square.direction = direction;
        square.light = light;
    }
    std::vector<Square> m_squares;
};

DrawSettings shown_by(const Terminal& terminal) {
    DrawSettings settings;
    settings.colours = terminal.model().session.settings.colours;
    settings.focus = terminal.shown_focus();
    settings.lit = terminal.lit();
    settings.pressed = terminal.pressed();
    return settings;
}

// The quickest light of a switch, over the quickest voice's words: nothing on this kiosk changes faster by itself.
Result<double> flashes_of(Rig& rig, ColourSet colours, std::int64_t& frames) {
    constexpr std::int64_t step_ms = 133; // a word at 450 a minute
    const auto kiosk = TRY(TriedKiosk::make(rig, {1280, 800}));
    kiosk->act(ChangeColours{colours});
    TRY(kiosk->key("Switch1"));
    ScanSettings scan = kiosk->settings().scan;
    scan.pace_ms = scan_paces_ms[0];
    scan.first_pause_ms = 0;
    kiosk->act(ChangeScan{scan});
    const Placed* heading = kiosk->terminal.layout().find("heading");
    if (heading == nullptr) return invalid("V9", "the welcome screen has no heading");
    const std::string& words = heading->node.label.text();
    FlashCounter counter;
    std::size_t begin = 0;
    for (std::int64_t ms = 0; ms < 3000; ms += step_ms) {
        DrawSettings settings = shown_by(kiosk->terminal);
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        settings.heard = {HeardWord{"heading", SpokenPart::label, begin, end - begin}};
        begin = end + 1 < words.size() ? end + 1 : 0;
        counter.see(TRY(rig.drawn(kiosk->terminal.shown_layout(), settings)), ms);
        ++frames;
        kiosk->pass(step_ms);
    }
    return counter.most();
}

Result<Finding> measure_flashes(Rig& rig) {
    constexpr double most_asked = 3;
    Finding finding;
    std::int64_t frames = 0;
    double most = 0;
    for (const ColourSet colours : {ColourSet::day, ColourSet::night}) {
        const double flashes = TRY(flashes_of(rig, colours, frames));
        most = std::max(most, flashes);
        finding.needs(flashes <= most_asked, fmt::format("{:g} flashes a second in {}", flashes, name_of(colours)));
    }
    // Somebody is there and does nothing: nothing moves.
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->key("Tab"));
    const std::int64_t before = kiosk->terminal.frame();
    constexpr int still_s = 60;
    for (int second = 0; second < still_s; ++second) kiosk->pass(1000);
    const std::int64_t moved = kiosk->terminal.frame() - before;
    finding.needs(moved == 0, fmt::format("{} frames change by themselves in {} s", moved, still_s));
    finding.measured =
        fmt::format("at most {:g} flashes a second in {} drawn frames of the quickest scanning and reading; "
                    "{} frames change in {} s of rest",
                    most, frames, moved, still_s);
    return finding;
}

} // namespace

Row contrast_row() {
    return {"V6",
            "Strong contrast in all that informs, in four colour sets",
            "VVSG 2.0 7.1-C, 7.1-D; WCAG 2.2 1.4.3, 1.4.6, 1.4.11",
            "Day 10:1; Night and Paper 20:1; Soft 4.5 to 8:1",
            measure_contrast,
            {{"success_criteria_level_aa", "1.4.3"},
             {"success_criteria_level_aaa", "1.4.6"},
             {"success_criteria_level_aa", "1.4.11"}}};
}

Row focus_ring_row() {
    return {"V7",
            "What has the focus is seen, and never covered",
            "WCAG 2.2 2.4.7, 2.4.11, 2.4.13",
            "2 mm; an area of 2 CSS pixels round it changes by 3:1",
            measure_ring,
            {{"success_criteria_level_aa", "2.4.7"},
             {"success_criteria_level_aa", "2.4.11"},
             {"success_criteria_level_aaa", "2.4.12"},
             {"success_criteria_level_aaa", "2.4.13"}}};
}

Row not_colour_alone_row() {
    return {"V8",
            "Never colour alone; every picture has words",
            "VVSG 2.0 7.3-L; WCAG 2.2 1.1.1, 1.4.1",
            "states differ in grey; nothing without words",
            measure_not_colour_alone,
            {{"success_criteria_level_a", "1.4.1"},
             {"success_criteria_level_a", "1.1.1"},
             {"en_301_549_functional_performance", "4.2.3"}}};
}

Row flashes_row() {
    return {"V9",
            "Nothing flashes, and nothing moves by itself",
            "WCAG 2.2 2.3.1, 2.3.2, 2.3.3",
            "at most 3 flashes a second; no animation",
            measure_flashes,
            {{"success_criteria_level_a", "2.3.1"},
             {"success_criteria_level_aaa", "2.3.2"},
             {"success_criteria_level_aaa", "2.3.3"},
             {"en_301_549_functional_performance", "4.2.9"}}};
}

} // namespace copro
