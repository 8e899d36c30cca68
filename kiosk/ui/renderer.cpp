#include "kiosk/ui/picture_drawing.h"
#include "kiosk/ui/qr_code.h"
#include "kiosk/ui/renderer_inside.h"
#include "kiosk/ui/surfaces.h"

#include <fmt/format.h>

#include <utility>

namespace copro {

namespace {

bool has_ring(const Placed& placed, const DrawSettings& settings) {
    return !placed.ring.empty() && is_reached(placed, settings);
}

} // namespace

bool is_pressed(const Placed& placed, const DrawSettings& settings) {
    if (settings.presses_all) return placed.focusable();
    return !settings.pressed.empty() && placed.node.id == settings.pressed;
}

// An alert has a box of its own: its lines alone in exchanged colours would be stripes in it.
Paint paint_now(const Placed& placed, const DrawSettings& settings) {
    Paint paint = paint_of(placed, settings.colours, is_pressed(placed, settings));
    if (placed.node.role != Role::alert || !is_reached(placed, settings)) return paint;
    std::swap(paint.ink, paint.ground);
    paint.soft_ink = paint.ink;
    return paint;
}

Paint paint_of(const Placed& placed, ColourSet colours, bool pressed) {
    return paint_of(placed.node, LookState{placed.node.selected, placed.node.disabled, pressed}, placed.under, colours);
}

// Four corners from one small texture and plain bars between them: small in memory, and bars are the fastest to draw.
Result<void> Renderer::Inside::box(ImDrawList& list, const Rect& rect, const Paint& paint, const BoxShape& wanted) {
    BoxShape shape = wanted;
    const double radius = std::ceil(shape.radius);
    shape.width = paint.dashed ? static_cast<int>(rect.w) : static_cast<int>(2 * radius);
    shape.height = paint.dashed ? static_cast<int>(rect.h) : static_cast<int>(2 * radius);
    if (shape.width <= 0 || shape.height <= 0) return {};
    const std::string name =
        fmt::format("b{}x{}|{:.1f}|{:.1f}|{}{}{}{}", shape.width, shape.height, shape.radius, shape.border,
                    int{shape.dashed}, spelling(shape.ground), spelling(shape.line), spelling(shape.under));
    const Texture texture = TRY(textures.get(name, true, [&] { return drawn(draw_box(shape)); }));
    ImTextureID id = texture_id(texture.handle);
    if (paint.dashed) {
        list.AddImage(id, vec(rect.x, rect.y), vec(rect.right(), rect.bottom()));
        return {};
    }
    const double b = std::round(shape.border);
    fill(list, {rect.x + radius, rect.y, rect.w - 2 * radius, b}, shape.line);
    fill(list, {rect.x + radius, rect.bottom() - b, rect.w - 2 * radius, b}, shape.line);
    fill(list, {rect.x, rect.y + radius, b, rect.h - 2 * radius}, shape.line);
    fill(list, {rect.right() - b, rect.y + radius, b, rect.h - 2 * radius}, shape.line);
    fill(list, {rect.x + radius, rect.y + b, rect.w - 2 * radius, rect.h - 2 * b}, shape.ground);
    fill(list, {rect.x + b, rect.y + radius, radius - b, rect.h - 2 * radius}, shape.ground);
    fill(list, {rect.right() - radius, rect.y + radius, radius - b, rect.h - 2 * radius}, shape.ground);
    for (const double u : {0.0, 0.5}) {
        for (const double v : {0.0, 0.5}) {
            const double x = u == 0 ? rect.x : rect.right() - radius;
            const double y = v == 0 ? rect.y : rect.bottom() - radius;
            list.AddImage(id, vec(x, y), vec(x + radius, y + radius), vec(u, v), vec(u + 0.5, v + 0.5));
        }
    }
    return {};
}

// Drawn last, over everything: WCAG 2.4.11 wants it never covered.
Result<void> Renderer::Inside::ring(ImDrawList& list, const Placed& placed, const Sizes& sizes, ColourSet colours) {
    const Surfaces& surfaces = surfaces_of(colours);
    const Paint paint = paint_of(placed, colours, false);
    RingShape shape;
    shape.inner = std::round(ring_inner_mm * sizes.mm);
    shape.ink_width = std::round(ring_ink_mm * sizes.mm);
    shape.outer = std::round(ring_outer_mm * sizes.mm);
    const double width = shape.inner + shape.ink_width + shape.outer;
    const Rect& rect = placed.ring;
    shape.radius = std::min({paint.radius_mm * sizes.mm + width * 0.9, rect.w / 2, rect.h / 2});
    const double corner = std::ceil(std::max(shape.radius, width));
    shape.size = static_cast<int>(2 * corner);
    shape.ink = surfaces.focus_ink;
    shape.glow = surfaces.focus_glow;
    const std::string name =
        fmt::format("r{}|{:.1f}|{}{}|{}", shape.size, shape.radius, spelling(shape.ink), spelling(shape.glow), width);
    const Texture texture = TRY(textures.get(name, false, [&] { return drawn(draw_ring(shape)); }));
    for (const double u : {0.0, 0.5}) {
        for (const double v : {0.0, 0.5}) {
            const double x = u == 0 ? rect.x : rect.right() - corner;
            const double y = v == 0 ? rect.y : rect.bottom() - corner;
            list.AddImage(texture_id(texture.handle), vec(x, y), vec(x + corner, y + corner), vec(u, v),
                          vec(u + 0.5, v + 0.5));
        }
    }
    double at = 0;
    for (const auto& [line, colour] : {std::pair(shape.outer, shape.glow), std::pair(shape.ink_width, shape.ink),
                                       std::pair(shape.inner, shape.glow)}) {
        fill(list, {rect.x + corner, rect.y + at, rect.w - 2 * corner, line}, colour);
        fill(list, {rect.x + corner, rect.bottom() - at - line, rect.w - 2 * corner, line}, colour);
        fill(list, {rect.x + at, rect.y + corner, line, rect.h - 2 * corner}, colour);
        fill(list, {rect.right() - at - line, rect.y + corner, line, rect.h - 2 * corner}, colour);
        at += line;
    }
    return {};
}

void Renderer::Inside::begin_pictures(PictureDrawing& of_frame, const Layout& layout, const DrawSettings& settings) {
    for (const Placed& placed : layout.placed) {
        if (!has_picture(placed)) continue;
        const Paint paint = paint_now(placed, settings);
        PictureWish wish = picture_wish(placed, paint, settings.colours, right_to_left);
        if (textures.has(wish.name)) continue;
        // What is missing is told when its turn comes.
        if (auto svg = shelf.svg(wish.picture)) {
            wish.svg = svg.take();
            of_frame.add(std::move(wish));
        }
    }
    drawing = &of_frame;
    of_frame.start();
}

Result<void> Renderer::Inside::picture(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours) {
    const Rect& rect = placed.picture;
    PictureWish wish = picture_wish(placed, paint, colours, right_to_left);
    const Result<Texture> texture = textures.get(wish.name, false, [&]() -> Result<Drawn> {
        if (auto surface = drawing->take(wish.name)) return Drawn{TRY(std::move(*surface))};
        wish.svg = TRY(shelf.svg(wish.picture));
        return Drawn{TRY(draw_picture(wish))};
    });
    if (!texture.ok()) {
        problems.push_back({placed.node.id, texture.error().text()});
        return {};
    }
    const double x = std::round(rect.x + (rect.w - texture->width) / 2);
    const double y = std::round(rect.y + (rect.h - texture->height) / 2);
    list.AddImage(texture_id(texture->handle), vec(x, y), vec(x + texture->width, y + texture->height), vec(0, 0),
                  vec(1, 1), untinted);
    return {};
}

// Dark on light whatever the colours: phones and scanners do not look for the other way round.
Result<void> Renderer::Inside::code(ImDrawList& list, const Placed& placed, ColourSet colours) {
    const Rect& rect = placed.picture;
    const Colour ink = paint_of(placed, colours, false).ink;
    const Colour card = surfaces_of(colours).card;
    const bool is_dark_ink = luminance(ink) < luminance(card);
    CodeShape shape;
    shape.side = static_cast<int>(std::min(rect.w, rect.h));
    shape.dark = is_dark_ink ? ink : card;
    shape.light = is_dark_ink ? card : ink;
    const std::string name =
        fmt::format("q{}|{}{}|{}", shape.side, spelling(shape.dark), spelling(shape.light), placed.node.picture);
    const Result<Texture> texture = textures.get(name, true, [&]() -> Result<Drawn> {
        return drawn(draw_code(TRY(make_qr(code_text(placed.node.picture))), shape));
    });
    if (!texture.ok()) {
        problems.push_back({placed.node.id, texture.error().text()});
        return {};
    }
    list.AddImage(texture_id(texture->handle), vec(rect.x, rect.y), vec(rect.x + shape.side, rect.y + shape.side));
    return {};
}

// A panel that holds the film's picture; before the first frame the drawn one, so that it is never an empty hole.
Result<void> Renderer::Inside::film(ImDrawList& list, const Placed& placed, const Sizes& sizes,
                                    const DrawSettings& settings) {
    const Rect& room = placed.picture;
    if (settings.film != nullptr) {
        const Texture texture = TRY(film_texture.show(*settings.film));
        // Made for this room, unless that has just changed.
        const double scale = std::min({1.0, room.w / texture.width, room.h / texture.height});
        const double width = std::round(texture.width * scale);
        const double height = std::round(texture.height * scale);
        const double x = std::round(room.x + (room.w - width) / 2);
        const double y = std::round(room.y + (room.h - height) / 2);
        list.AddImage(texture_id(texture.handle), vec(x, y), vec(x + width, y + height));
        if (!settings.outline) return {};
        std::array<ImVec2, 4> corners;
        for (std::size_t at = 0; at < corners.size(); ++at)
            corners[at] = vec(x + (*settings.outline)[at].x * scale, y + (*settings.outline)[at].y * scale);
        // Of two colours, as the ring: one of them is seen on any picture.
        const Surfaces& surfaces = surfaces_of(settings.colours);
        const auto draw = [&](Colour colour, double mm) {
            list.AddPolyline(corners.data(), static_cast<int>(corners.size()), tinted(colour), ImDrawFlags_Closed,
                             static_cast<float>(std::round(mm * sizes.mm)));
        };
        draw(surfaces.focus_glow, ring_inner_mm + ring_ink_mm + ring_outer_mm);
        draw(surfaces.focus_ink, ring_ink_mm);
        return {};
    }
    Node panel;
    panel.role = Role::summary;
    const Paint paint = paint_of(panel, {}, placed.under, settings.colours);
    BoxShape shape;
    shape.radius = paint.radius_mm * sizes.mm;
    shape.border = std::max(2.0, std::round(paint.border_mm * sizes.mm));
    shape.ground = paint.ground;
    shape.line = paint.border;
    shape.under = colour_of(placed.under, settings.colours);
    TRY(box(list, room, paint, shape));
    Placed still = placed;
    const double side = std::floor(std::min(room.w, room.h) * 0.4);
    still.picture = {room.x + (room.w - side) / 2, room.y + (room.h - side) / 2, side, side};
    return picture(list, still, paint, settings.colours);
}

Result<void> Renderer::Inside::dots(ImDrawList& list, const Placed& placed, const Paint& paint, ColourSet colours) {
    int index = 0;
    for (const Rect& rect : placed.dots) {
        DotShape shape;
        shape.size = static_cast<int>(rect.w);
        shape.full = !placed.node.progress || index < placed.node.progress->at;
        shape.ink = placed.node.progress ? surfaces_of(colours).rule : paint.ink;
        shape.ground = paint.ground;
        const std::string name =
            fmt::format("d{}|{}|{}{}", shape.size, int{shape.full}, spelling(shape.ink), spelling(shape.ground));
        const Texture texture = TRY(textures.get(name, true, [&] { return drawn(draw_dot(shape)); }));
        list.AddImage(texture_id(texture.handle), vec(rect.x, rect.y), vec(rect.x + rect.w, rect.y + rect.w));
        ++index;
    }
    return {};
}

Result<void> Renderer::Inside::node(ImDrawList& list, const Placed& placed, const Sizes& sizes,
                                    const DrawSettings& settings) {
    const Paint paint = paint_now(placed, settings);
    if (placed.boxed && paint.boxed) {
        Rect rect = placed.rect;
        if (has_ring(placed, settings)) {
            // Where the gap is narrower than the ring, the box draws back so that its own line stays visible.
            const double inside = ring_mm * sizes.mm - (placed.rect.x - placed.ring.x);
            if (inside > 0) rect = rect.grown(-std::ceil(inside));
        }
        BoxShape shape;
        // Small buttons must not turn into pills.
        shape.radius = std::min({paint.radius_mm * sizes.mm, rect.w * 0.28, rect.h * 0.28});
        shape.border = std::max(2.0, std::round(paint.border_mm * sizes.mm));
        shape.dashed = paint.dashed;
        shape.ground = paint.ground;
        shape.line = paint.border;
        shape.under = colour_of(placed.under, settings.colours);
        TRY(box(list, rect, paint, shape));
    }
    if (placed.node.role == Role::film)
        TRY(film(list, placed, sizes, settings));
    else if (!placed.picture.empty() && is_code(placed.node.picture))
        TRY(code(list, placed, settings.colours));
    else if (has_picture(placed))
        TRY(picture(list, placed, paint, settings.colours));
    if (placed.mark != Mark::none) {
        const MarkShape shape{static_cast<int>(placed.mark_rect.w), placed.mark == Mark::circle, placed.node.selected,
                              paint.ink, paint.ground};
        const std::string name = fmt::format("m{}|{}{}|{}{}", shape.size, int{shape.round}, int{shape.ticked},
                                             spelling(shape.ink), spelling(shape.ground));
        const Texture texture = TRY(textures.get(name, true, [&] { return drawn(draw_mark(shape)); }));
        const Rect& rect = placed.mark_rect;
        list.AddImage(texture_id(texture.handle), vec(rect.x, rect.y), vec(rect.x + rect.w, rect.y + rect.w));
    }
    TRY(dots(list, placed, paint, settings.colours));
    for (const TextBox& text_box : placed.texts) TRY(words(list, text_box, text_box.soft ? paint.soft_ink : paint.ink));
    TRY(light_up_reached(list, placed, paint, settings));
    for (const Rect& line : placed.underlines) fill(list, line, paint.ink);
    if (!placed.caret.empty()) fill(list, placed.caret, paint.ink);
    return {};
}

Result<Renderer> Renderer::open(SDL_Renderer* target, TextEngine& text, std::vector<std::filesystem::path> folders,
                                std::size_t texture_bytes) {
    if (target == nullptr) return invalid("", "there is no renderer to draw on");
    auto inside = std::make_unique<Inside>(target, text, std::move(folders), texture_bytes);
    inside->context = ImGui::CreateContext();
    ImGui::SetCurrentContext(inside->context);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr; // a kiosk leaves no file behind
    io.LogFilename = nullptr;
    make_unseen_font(io);
    return Renderer(std::move(inside));
}

Renderer::Renderer(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

Result<std::vector<LayoutProblem>> Renderer::draw(const Layout& layout, const DrawSettings& settings) {
    Inside& inside = *m_inside;
    inside.problems.clear();
    inside.right_to_left = layout.right_to_left;
    const Surfaces& surfaces = surfaces_of(settings.colours);
    SDL_SetRenderDrawColor(inside.target, surfaces.page.red, surfaces.page.green, surfaces.page.blue, 255);
    SDL_RenderClear(inside.target);

    ImGui::SetCurrentContext(inside.context);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = vec(layout.sizes.width, layout.sizes.height);
    io.DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ImDrawList& list = *ImGui::GetBackgroundDrawList();
    list.Flags &= ~(ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AntiAliasedLines);
    const double line = std::max(2.0, std::round(0.6 * layout.sizes.mm));
    const Rect& band = layout.band;
    const Rect& help = layout.help;
    fill(list, band, surfaces.band);
    fill(list, {band.x, band.bottom() - line, band.w, line}, surfaces.rule);
    fill(list, help, surfaces.band);
    fill(list, {help.x, help.y, help.w, line}, surfaces.rule);
    PictureDrawing pictures;
    inside.begin_pictures(pictures, layout, settings);
    Result<void> done;
    for (const Placed& placed : layout.placed) {
        done = inside.node(list, placed, layout.sizes, settings);
        if (!done.ok()) break;
    }
    for (const Placed& placed : layout.placed) {
        if (!done.ok()) break;
        if (has_ring(placed, settings)) done = inside.ring(list, placed, layout.sizes, settings.colours);
    }
    ImGui::Render();
    if (done.ok()) done = draw_lists(inside.target, *ImGui::GetDrawData());
    // SDL keeps draw calls until it flushes: only then may textures go.
    SDL_RenderFlush(inside.target);
    inside.textures.trim();
    if (settings.film == nullptr) inside.film_texture.clear();
    if (!done.ok()) return done.error();
    return inside.problems;
}

void Renderer::clear() {
    m_inside->textures.clear();
    m_inside->film_texture.clear();
}

std::size_t Renderer::texture_bytes() const { return m_inside->textures.bytes(); }

} // namespace copro
