// A film with its words as the caption: beside it or below it, whichever leaves the larger picture.
#include "kiosk/ui/block.h"

namespace copro {

namespace {

constexpr double widescreen = 16.0 / 9; // the room; a film of another shape stands in the middle of it
// Hands and face are read from half a metre: under this they are too small.
constexpr double least_film_mm = 46;

struct FilmPlan {
    bool beside = false;
    TextStyle style;
    double words_width = 0;
    double words_height = 0;
    double film_width = 0;
    double film_height = 0;
    double between = 0;
    bool fits = true;
};

double least_film(const Desk& desk) { return least_film_mm * desk.sizes.mm; }

FilmPlan measured(const Desk& desk, const Node& node, double capital, double words_width) {
    FilmPlan plan;
    plan.style = desk.style(capital, false, node);
    plan.words_width = std::floor(words_width);
    const TextExtent extent = desk.text.measure(node.label.text(), plan.style, static_cast<int>(plan.words_width));
    plan.words_height = extent.height;
    plan.fits = extent.longest_word_width <= plan.words_width;
    return plan;
}

void fit_film(FilmPlan& plan, double width, double height) {
    plan.film_width = std::floor(std::max(0.0, std::min(width, height * widescreen)));
    plan.film_height = std::floor(plan.film_width / widescreen);
}

// What film and words share, in pixels.
struct FilmRoom {
    double width = 0;
    double height = 0;
};

FilmPlan below(const Desk& desk, const Node& node, double capital, const FilmRoom& room) {
    FilmPlan plan = measured(desk, node, capital, room.width);
    plan.between = desk.sizes.gap;
    fit_film(plan, room.width, room.height - plan.words_height - plan.between);
    return plan;
}

FilmPlan beside(const Desk& desk, const Node& node, double capital, double share, const FilmRoom& room) {
    FilmPlan plan = measured(desk, node, capital, (room.width - desk.sizes.wide_gap) * share);
    plan.beside = true;
    plan.between = desk.sizes.wide_gap;
    plan.fits = plan.fits && plan.words_height <= room.height;
    fit_film(plan, room.width - plan.words_width - plan.between, room.height);
    return plan;
}

// Large letters give way to a picture that would else be too small, as a heading's do; never under the floor.
FilmPlan plan_film(const Desk& desk, const Node& node, const FilmRoom& room) {
    FilmPlan best;
    best.fits = false;
    for (const double letters : {1.0, 0.8, 0.65, 0.5}) {
        const double capital = std::max(desk.sizes.text * letters, desk.sizes.least_capital);
        best = below(desk, node, capital, room);
        for (const double share : {0.28, 0.34, 0.4}) {
            const FilmPlan other = beside(desk, node, capital, share, room);
            if (other.fits && (!best.fits || other.film_height > best.film_height)) best = other;
        }
        if (best.fits && best.film_height >= least_film(desk)) break;
    }
    return best;
}

double height_of(const FilmPlan& plan) {
    return plan.beside ? std::max(plan.film_height, plan.words_height)
                       : plan.film_height + plan.between + plan.words_height;
}

} // namespace

Block film_block(const Desk& desk, const Node& node, const Room& room) {
    const FilmPlan plan = plan_film(desk, node, {room.width, room.height});
    // With less than this the heading gives way.
    FilmPlan least = plan;
    least.film_height = std::max(plan.film_height, least_film(desk));
    Block block;
    block.height = std::min(height_of(least), room.whole);
    block.most = room.whole;
    block.gap = desk.sizes.gap;
    block.fits = plan.fits;
    block.nodes = {node.id};
    block.place = [&desk, node = &node](Output& output, const Rect& rect) {
        const FilmPlan there = plan_film(desk, *node, {rect.w, rect.h});
        Placed placed = start_placed(*node, rect);
        if (!there.fits) report_long_word(output, *node);
        Rect words{rect.x, rect.y, there.words_width, there.words_height};
        placed.picture = {rect.x, rect.y, there.film_width, there.film_height};
        if (there.beside) {
            placed.picture.y += (rect.h - there.film_height) / 2;
            words.x = placed.picture.right() + there.between;
            words.y += (rect.h - there.words_height) / 2;
        } else {
            placed.picture.x += (rect.w - there.film_width) / 2;
            words.y = placed.picture.bottom() + there.between;
        }
        placed.texts.push_back({TextOf::label, words, node->label.text(), there.style,
                                there.beside ? Align::start : Align::centre, false});
        output.placed.push_back(std::move(placed));
    };
    return block;
}

} // namespace copro
