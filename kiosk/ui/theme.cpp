#include "kiosk/ui/theme.h"

namespace copro {

namespace {

struct Palette {
    Surfaces surfaces;
    Colour ink;
    Colour soft_ink;
    Colour line; // borders and the words of buttons
    Colour warning;
    Colour selected; // ground of what is chosen
    Colour primary;
    Colour sign_in;
    Colour feedback;
    Colour claim;
    Colour on_fill;      // words on the five fills above
    bool filled = false; // fills for primary and journeys; else a heavy line says the same
};

constexpr Colour glow = rgb(0xFFD400);

// The tokens of the look: warm paper, deep ink.
constexpr Palette day_palette = {{rgb(0xFAF6EE), rgb(0xF1E9DA), white, rgb(0x083B47), rgb(0x14202B), glow},
                                 rgb(0x14202B),
                                 rgb(0x2E3B46),
                                 rgb(0x083B47),
                                 rgb(0x6E0B14),
                                 rgb(0xE4EFF1),
                                 rgb(0x083B47),
                                 rgb(0x083B47),
                                 rgb(0x4B1742),
                                 rgb(0x0F3F1F),
                                 white,
                                 true};
// Only black and white reach 20:1, so rank is told by the weight of lines.
constexpr Palette night_palette = {{black, black, black, white, white, glow},
                                   white,
                                   white,
                                   white,
                                   white,
                                   black,
                                   black,
                                   black,
                                   black,
                                   black,
                                   white,
                                   false};
constexpr Palette paper_palette = {{white, white, white, black, black, glow},
                                   black,
                                   black,
                                   black,
                                   black,
                                   white,
                                   white,
                                   white,
                                   white,
                                   white,
                                   black,
                                   false};
// For people whom contrast hurts: every pair stays between 4.5:1 and 8:1, the fills as well.
constexpr Palette soft_palette = {{rgb(0xEADFC6), rgb(0xE2D5B7), rgb(0xF1E8D3), rgb(0x6A5738), rgb(0x5B4A33), glow},
                                  rgb(0x5B4A33),
                                  rgb(0x6A5738),
                                  rgb(0x6A5738),
                                  rgb(0x7A3229),
                                  rgb(0xE8D9B0),
                                  rgb(0x5B4A33),
                                  rgb(0x2F5358),
                                  rgb(0x66415C),
                                  rgb(0x44552F),
                                  rgb(0xF1E8D3),
                                  true};

const Palette& palette_of(ColourSet colours) {
    switch (colours) {
    case ColourSet::day: return day_palette;
    case ColourSet::night: return night_palette;
    case ColourSet::paper: return paper_palette;
    case ColourSet::soft: return soft_palette;
    }
    return day_palette;
}

constexpr double line_mm = 1.0;
constexpr double thin_mm = 0.75;
constexpr double heavy_mm = 2.25;

Paint plain_words(const Palette& palette, Colour ground, Look look) {
    Paint paint{palette.ink, palette.soft_ink, ground, ground, 0, 0, false, false};
    if (look == Look::soft && ground != palette.surfaces.band) paint.ink = palette.soft_ink;
    if (look == Look::warning) paint.ink = palette.warning;
    if (ground == palette.surfaces.band) paint.soft_ink = palette.ink;
    return paint;
}

Paint panel(const Palette& palette, Colour border) {
    return Paint{palette.ink, palette.soft_ink, palette.surfaces.card, border, line_mm, 6, false, true};
}

void fill(Paint& paint, const Palette& palette, Colour ground) {
    paint.ground = ground;
    paint.ink = palette.on_fill;
    paint.soft_ink = palette.on_fill;
    paint.border = palette.filled ? ground : palette.line;
    if (!palette.filled) paint.border_mm = heavy_mm;
}

Paint control(const Node& node, const Palette& palette) {
    const bool answer = is_answer(node.role) || node.role == Role::key;
    Paint paint = panel(palette, palette.line);
    paint.ink = answer ? palette.ink : palette.line;
    if (node.role == Role::key || node.look == Look::quiet || node.look == Look::person) {
        paint.border_mm = thin_mm;
        paint.radius_mm = 4;
    }
    switch (node.look) {
    case Look::primary: fill(paint, palette, palette.primary); break;
    case Look::sign_in: fill(paint, palette, palette.sign_in); break;
    case Look::feedback: fill(paint, palette, palette.feedback); break;
    case Look::claim: fill(paint, palette, palette.claim); break;
    case Look::person:
        // Without fills its place and picture must do: a heavy line says "next step" there.
        if (palette.filled) fill(paint, palette, palette.primary);
        break;
    case Look::warning:
        paint.ink = palette.warning;
        paint.border = palette.warning;
        break;
    case Look::quiet:
        if (node.role == Role::key) {
            paint.ground = palette.surfaces.band;
            paint.soft_ink = palette.ink;
        }
        break;
    case Look::plain:
    case Look::secondary:
    case Look::card:
    case Look::soft:
    case Look::lead:
    case Look::money: break;
    }
    return paint;
}

// Black and white change places while a finger is on it: seen in every set and in greyscale.
void press(Paint& paint, const Palette& palette) {
    const bool is_filled = palette.filled && paint.ground == paint.border;
    const Colour ground = is_filled ? palette.surfaces.card : paint.border;
    const Colour ink = is_filled ? paint.ground : palette.surfaces.card;
    paint.ground = ground;
    paint.ink = ink;
    paint.soft_ink = ink;
    paint.border = is_filled ? ink : paint.border;
}

} // namespace

ContrastRange contrast_range(ColourSet colours) {
    switch (colours) {
    case ColourSet::day: return {10, 21};
    case ColourSet::night:
    case ColourSet::paper: return {20, 21};
    case ColourSet::soft: return {4.5, 8};
    }
    return {};
}

const Surfaces& surfaces_of(ColourSet colours) { return palette_of(colours).surfaces; }

Colour colour_of(Ground ground, ColourSet colours) {
    const Surfaces& surfaces = surfaces_of(colours);
    switch (ground) {
    case Ground::page: return surfaces.page;
    case Ground::band: return surfaces.band;
    case Ground::card: return surfaces.card;
    }
    return surfaces.page;
}

Paint paint_of(const Node& node, LookState state, Ground under, ColourSet colours) {
    const Palette& palette = palette_of(colours);
    const Colour ground = colour_of(under, colours);
    Paint paint;
    switch (node.role) {
    case Role::heading:
    case Role::text:
    case Role::picture:
    case Role::film:
    case Role::status: return plain_words(palette, ground, node.look);
    case Role::group:
        return node.look == Look::card ? panel(palette, palette.line) : plain_words(palette, ground, node.look);
    case Role::summary: return panel(palette, palette.line);
    case Role::alert:
        paint = panel(palette, palette.warning);
        paint.ink = palette.warning;
        paint.border_mm = heavy_mm;
        return paint;
    case Role::field: paint = panel(palette, palette.ink); break;
    case Role::button:
    case Role::radio:
    case Role::checkbox:
    case Role::key: paint = control(node, palette); break;
    }
    if (state.disabled) {
        const bool on_band = ground == palette.surfaces.band;
        const Colour ink = on_band ? palette.ink : palette.soft_ink;
        return Paint{ink, ink, ground, palette.line, thin_mm, paint.radius_mm, true, true};
    }
    if (state.selected) {
        paint.border_mm = heavy_mm;
        if (paint.ground == palette.surfaces.card) {
            paint.ground = palette.selected;
            paint.soft_ink = palette.ink; // the softer ink would be under 10:1 there
        }
    }
    if (state.pressed && node.role != Role::field) press(paint, palette);
    return paint;
}

} // namespace copro
