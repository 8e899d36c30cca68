// Words on the glass, and how they light up.
#include "kiosk/ui/renderer_inside.h"
#include "kiosk/ui/surfaces.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace copro {

namespace {

std::string text_name(const TextBox& text, Colour ink) {
    return fmt::format("t{}{:.2f}|{}{}{}{}{}|{}|{}|{}", spelling(ink), text.style.capital_px, int{text.style.bold},
                       int{text.style.right_to_left}, int{text.style.break_anywhere},
                       static_cast<int>(text.style.typeface), static_cast<int>(text.align), text.rect.w,
                       text.style.language, text.text);
}

} // namespace

SpokenPart part_of(TextOf which) {
    switch (which) {
    case TextOf::label: return SpokenPart::label;
    case TextOf::detail: return SpokenPart::detail;
    case TextOf::value: return SpokenPart::value;
    }
    return SpokenPart::label;
}

bool is_reached(const Placed& placed, const DrawSettings& settings) {
    if (placed.node.id == settings.focus) return true;
    return std::find(settings.lit.begin(), settings.lit.end(), placed.node.id) != settings.lit.end();
}

// Words alone stand too close for a ring (V7): where keys or a switch are at them, all of them are in exchanged
// colours, until one of them is heard. An alert's whole box is.
std::vector<HeardWord> lit_words(const Placed& placed, const DrawSettings& settings) {
    const NodeId& id = placed.node.id;
    std::vector<HeardWord> heard;
    std::copy_if(settings.heard.begin(), settings.heard.end(), std::back_inserter(heard),
                 [&](const HeardWord& word) { return word.node == id; });
    if (!heard.empty()) return heard;
    if (!placed.readable() || placed.node.role == Role::alert || !is_reached(placed, settings)) return {};
    return {HeardWord{id, SpokenPart::label, 0, 0}, HeardWord{id, SpokenPart::detail, 0, 0},
            HeardWord{id, SpokenPart::value, 0, 0}};
}

std::vector<Rect> lit_places(const TextBox& text_box, const HeardWord& word, TextEngine& text) {
    if (part_of(text_box.which) != word.part) return {};
    const TextRequest request{text_box.text, text_box.style, static_cast<int>(text_box.rect.w), text_box.align};
    const std::size_t length = word.length == 0 ? text_box.text.size() : word.length;
    std::vector<Rect> places;
    for (const TextRect& place : text.places_of(request, word.begin, length)) {
        places.push_back(
            {text_box.rect.x + place.x, text_box.rect.y + place.y, double(place.width), double(place.height)});
    }
    return places;
}

Result<void> Renderer::Inside::words(ImDrawList& list, const TextBox& text_box, Colour ink) {
    const TextRequest request{text_box.text, text_box.style, static_cast<int>(text_box.rect.w), text_box.align};
    const auto make = [&]() -> Result<Drawn> {
        const TextBitmap& bitmap = text.draw(request);
        return Drawn{TRY(surface_of(bitmap, ink)), bitmap.left, bitmap.top};
    };
    const Texture texture = TRY(textures.get(text_name(text_box, ink), false, make));
    if (texture.handle == nullptr) return {};
    const double x = text_box.rect.x + texture.left;
    const double y = text_box.rect.y + texture.top;
    list.AddImage(texture_id(texture.handle), vec(x, y), vec(x + texture.width, y + texture.height), vec(0, 0),
                  vec(1, 1), untinted);
    return {};
}

// The word that is heard is shown in exchanged colours: as plain in every colour set, and as legible, as the rest.
Result<void> Renderer::Inside::light_up(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours,
                                        const HeardWord& heard) {
    const Colour ground = placed.boxed && paint.boxed ? paint.ground : colour_of(placed.under, colours);
    for (const TextBox& text_box : placed.texts) {
        for (const Rect& lit : lit_places(text_box, heard, text)) {
            fill(list, lit, text_box.soft ? paint.soft_ink : paint.ink);
            list.PushClipRect(vec(lit.x, lit.y), vec(lit.right(), lit.bottom()), true);
            const Result<void> drawn_words = words(list, text_box, ground);
            list.PopClipRect();
            if (!drawn_words.ok()) return drawn_words.error();
        }
    }
    return {};
}

Result<void> Renderer::Inside::light_up_reached(ImDrawList& list, const Placed& placed, const Paint& paint,
                                                const DrawSettings& settings) {
    for (const HeardWord& word : lit_words(placed, settings))
        TRY(light_up(list, placed, paint, settings.colours, word));
    return {};
}

} // namespace copro
