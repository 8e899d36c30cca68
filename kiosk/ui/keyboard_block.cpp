// The on-screen keyboard with its field: always whole, on one part.
#include "kiosk/ui/block.h"
#include "kiosk/view/utf8.h"

#include <map>
#include <optional>
#include <tuple>

namespace copro {

namespace {

constexpr int most_columns = 14;
// On the lowest glass, for a script of many letters: as many as have the width that a key needs.
constexpr int most_columns_there = 22;

struct Key {
    const Node* node = nullptr;
    int row = 0;
    int column = 0;
    int span = 1;
};

struct Plan {
    int columns = 1;
    int rows = 1;
    double gap = 0;
    double key_width = 0;
    double key_height = 0;
    double letter = 0; // capital height
    double word = 0;   // of keys such as "Rub out"
    std::vector<Key> keys;
    bool fits = true;

    [[nodiscard]] double width_of(int span) const { return key_width * span + gap * (span - 1); }
    [[nodiscard]] double height() const { return key_height * rows + gap * (rows - 1); }
};

bool is_letter(const Node& key) { return key.span == 1; }

using Spans = std::vector<int>; // columns that each key takes

Spans asked_spans(const Node& keyboard, int columns) {
    Spans spans;
    for (const Node& key : keyboard.children) spans.push_back(std::clamp(key.span, 1, columns));
    return spans;
}

std::vector<Key> arrange(const Node& keyboard, int columns, const Spans& spans, int& rows) {
    std::vector<Key> keys;
    int row = 0;
    int column = 0;
    const auto widen_last = [&] {
        // A wide key takes what is left of its row: no ragged edge, a larger target.
        if (!keys.empty() && keys.back().span > 1) keys.back().span += columns - column;
    };
    for (const Node& node : keyboard.children) {
        const int span = spans[keys.size()];
        if (column + span > columns) {
            widen_last();
            ++row;
            column = 0;
        }
        keys.push_back({&node, row, column, span});
        column += span;
    }
    widen_last();
    rows = row + 1;
    return keys;
}

ControlStyle key_style(const Desk& desk, const Node& key, const Plan& plan) {
    ControlStyle style;
    style.label = is_letter(key) ? plan.letter : plan.word;
    style.detail = style.label;
    style.picture = plan.letter * 1.3;
    style.pad = 0;
    const double share = plan.columns > most_columns ? 0.08 : 0.12;
    style.pad_side = std::min(2.0 * desk.sizes.mm, plan.key_width * share);
    // Neither its own focus ring nor a neighbour's may reach the words (V7): two dots, for both are rounded.
    style.pad_side = std::max(style.pad_side, ring_mm * desk.sizes.mm - plan.gap + 2);
    style.main_button = false;
    return style;
}

// How far the ring of the key beside it reaches over a key.
double ring_over_neighbour(const Desk& desk, const Plan& plan) {
    return std::max(0.0, (ring_mm + 0.5) * desk.sizes.mm - plan.gap);
}

// The same as it stands. Words in two lines fill their key, and its ring would reach them: they get smaller, as far as
// they may be (V7).
ControlStyle style_in(const Desk& desk, const Key& key, const Plan& plan, double height) {
    ControlStyle style = key_style(desk, *key.node, plan);
    if (is_letter(*key.node)) return style;
    const double ring = ring_over_neighbour(desk, plan);
    const double words = plan_control(desk, *key.node, style, plan.width_of(key.span)).height;
    const double room = height - 2 * ring;
    if (words > room) style.label = std::max(desk.sizes.least_capital, style.label * room / words);
    return style;
}

// What a plan is before its keys are measured: its keys can only get higher.
Plan start_plan(const Desk& desk, double width, int columns, double share) {
    const Sizes& sizes = desk.sizes;
    Plan plan;
    plan.columns = columns;
    plan.gap = std::ceil((share == 1 ? 3.4 : 2.6) * sizes.mm);
    if (columns > most_columns) {
        // As narrow as keys may be, and far apart: a ring that stands between them takes no room from a letter.
        const double left = width - std::ceil(least_key_mm * sizes.mm) * columns;
        plan.gap = std::clamp(std::floor(left / (columns - 1)), plan.gap, ring_mm * sizes.mm);
    }
    plan.key_width = std::floor((width - plan.gap * (columns - 1)) / columns);
    plan.letter = std::max(sizes.label * share, sizes.least_capital);
    plan.word = std::max(plan.letter * 0.78, sizes.least_capital);
    plan.key_height = std::max(least_key_mm * sizes.mm, plan.letter * 1.9 + 1.0 * sizes.mm);
    plan.fits = plan.key_width >= least_key_mm * sizes.mm;
    return plan;
}

// As asked, and wider where a key's word needs it ("Capitals" in Welsh).
Spans spans_for(const Desk& desk, const Node& keyboard, const Plan& plan) {
    Spans spans = asked_spans(keyboard, plan.columns);
    for (std::size_t at = 0; at < spans.size(); ++at) {
        const Node& key = keyboard.children[at];
        // Nor would a vowel sign of two halves, as Bengali has, be whole on the narrowest keys.
        if (is_letter(key) && plan.columns <= most_columns) continue;
        const ControlStyle style = key_style(desk, key, plan);
        while (spans[at] < plan.columns && !plan_control(desk, key, style, plan.width_of(spans[at])).fits) ++spans[at];
    }
    return spans;
}

// Words in two lines on keys that are as low as may be: even their smallest letters would stand under the ring (V7).
bool is_clear_of_rings(const Desk& desk, const Key& key, const Plan& plan) {
    if (is_letter(*key.node)) return true;
    const double ring = ring_over_neighbour(desk, plan);
    const ControlStyle style = style_in(desk, key, plan, plan.key_height);
    const double words = plan_control(desk, *key.node, style, plan.width_of(key.span)).words_height;
    // Without the room above capitals and below the line.
    return words - 0.9 * style.label <= plan.key_height - 2 * ring + 1.2 * desk.sizes.mm;
}

Plan plan_with(const Desk& desk, const Node& keyboard, Plan plan, const Spans& spans) {
    plan.keys = arrange(keyboard, plan.columns, spans, plan.rows);
    for (const Key& key : plan.keys) {
        const ControlStyle style = key_style(desk, *key.node, plan);
        const ControlPlan measured = plan_control(desk, *key.node, style, plan.width_of(key.span));
        plan.fits = plan.fits && measured.fits;
        plan.key_height = std::max(plan.key_height, measured.height);
    }
    return plan;
}

Plan measured_plan(const Desk& desk, const Node& keyboard, double width, int columns, double share) {
    const Plan start = start_plan(desk, width, columns, share);
    Spans spans = spans_for(desk, keyboard, start);
    Plan plan = plan_with(desk, keyboard, start, spans);
    // A key whose words stand under the ring gets wider where the rows have room for it ("Capitals" in Polish).
    for (std::size_t at = 0; at < spans.size(); ++at) {
        while (spans[at] < columns && !is_clear_of_rings(desk, plan.keys[at], plan)) {
            ++spans[at];
            Plan wider = plan_with(desk, keyboard, start, spans);
            if (wider.rows > plan.rows || wider.fits != plan.fits) {
                --spans[at];
                break;
            }
            plan = std::move(wider);
        }
    }
    return plan;
}

} // namespace

struct KeyboardPlans {
    std::map<std::tuple<const Node*, double, int, double>, Plan> plans; // by first key, width, columns and share
    std::map<std::pair<const Node*, int>, int> least_rows;              // by first key and columns
};

std::shared_ptr<KeyboardPlans> new_keyboard_plans() { return std::make_shared<KeyboardPlans>(); }

namespace {

// It does not depend on the height there is: what was measured for one room serves for all.
const Plan& plan_for(const Desk& desk, const Node& keyboard, double width, int columns, double share) {
    auto& plans = desk.keyboard_plans->plans;
    const auto [at, is_new] = plans.try_emplace({keyboard.children.data(), width, columns, share});
    if (is_new) at->second = measured_plan(desk, keyboard, width, columns, share);
    return at->second;
}

// With every key as wide as asked. Each room, share and part of a screen asks again.
int least_rows(const Desk& desk, const Node& keyboard, int columns) {
    const auto [at, is_new] = desk.keyboard_plans->least_rows.try_emplace({keyboard.children.data(), columns});
    if (is_new) (void)arrange(keyboard, columns, asked_spans(keyboard, columns), at->second);
    return at->second;
}

// Keys never get lower or wider than this while they are measured: what fails here need not be measured at all.
bool may_fit(const Desk& desk, const Node& keyboard, const Room& room, int columns, double share) {
    Plan least = start_plan(desk, room.width, columns, share);
    least.rows = least_rows(desk, keyboard, columns);
    return least.fits && least.height() <= room.height;
}

bool are_all_clear_of_rings(const Desk& desk, const Plan& plan) {
    return std::all_of(plan.keys.begin(), plan.keys.end(),
                       [&](const Key& key) { return is_clear_of_rings(desk, key, plan); });
}

std::optional<Plan> fitting_plan(const Desk& desk, const Node& keyboard, const Room& room, int columns, double share) {
    if (!may_fit(desk, keyboard, room, columns, share)) return std::nullopt;
    Plan plan = plan_for(desk, keyboard, room.width, columns, share);
    if (!plan.fits || plan.height() > room.height) return std::nullopt;
    if (desk.headings != Heading::full && !are_all_clear_of_rings(desk, plan)) return std::nullopt;
    return plan;
}

constexpr double shares[] = {1.0, 0.88, 0.76, 0.66, 0.56, 0.48, 0.4};

// A pad of digits, for money, miles and a PIN.
bool is_number_pad(const Node& keyboard) { return keyboard.columns <= 3; }

int widest_key(const Node& keyboard) {
    int widest = 1;
    for (const Node& key : keyboard.children) widest = std::max(widest, std::min(key.span, keyboard.columns));
    return widest;
}

// A pad of digits has three columns; letters in fewer than four would be a tower.
int least_columns(const Node& keyboard) { return std::max(widest_key(keyboard), std::min(4, keyboard.columns)); }

// The largest letters that fit the height; with them, the fewest changes to the asked columns. None when nothing fits.
std::optional<Plan> best_plan(const Desk& desk, const Node& keyboard, const Room& room, int most) {
    const int least = least_columns(keyboard);
    for (const double share : shares) {
        for (int columns = std::max(keyboard.columns, 1); columns >= least; --columns) {
            std::optional<Plan> plan = fitting_plan(desk, keyboard, room, columns, share);
            if (!plan) continue;
            // As many rows with fewer columns: larger keys, and no row with one lonely key.
            for (int fewer = columns - 1; fewer >= least; --fewer) {
                std::optional<Plan> larger = fitting_plan(desk, keyboard, room, fewer, share);
                if (!larger || larger->rows > plan->rows) break;
                plan = std::move(larger);
            }
            return plan;
        }
        // Too high for a wide, low screen: more keys in a row, which keeps the letters large. Digits stay where people
        // know them.
        for (int columns = keyboard.columns + 1; !is_number_pad(keyboard) && columns <= most; ++columns) {
            if (std::optional<Plan> plan = fitting_plan(desk, keyboard, room, columns, share)) return plan;
        }
    }
    return std::nullopt;
}

// The same plan whether or not a hint and an alert stand above the keys, where that costs the letters little of their
// size: who finds a key by its place finds it there again, on the next question and after a mistake.
std::optional<Plan> steady_plan(const Desk& desk, const Node& keyboard, const Room& room, double whole, int most) {
    if (!is_number_pad(keyboard)) {
        const std::optional<Plan> alone = best_plan(desk, keyboard, room.with_height(whole), most);
        // From a heading, a hint and an alert of two lines down to a heading alone.
        for (double lines = 5.5; alone && lines >= 3; lines -= 0.5) {
            const double left = whole - lines * 2.05 * desk.sizes.text;
            std::optional<Plan> steady = best_plan(desk, keyboard, room.with_height(left), most);
            if (!steady || steady->letter < 0.85 * alone->letter) continue;
            if (steady->height() <= room.height) return steady;
            break;
        }
    }
    return best_plan(desk, keyboard, room, most);
}

// For when nothing fits: the lowest of those whose words fit.
Plan lowest_plan(const Desk& desk, const Node& keyboard, const Room& room) {
    const int least = least_columns(keyboard);
    std::optional<Plan> lowest;
    for (const double share : shares) {
        for (int columns = std::max(keyboard.columns, 1); columns >= least; --columns) {
            Plan plan = plan_for(desk, keyboard, room.width, columns, share);
            const bool better = !lowest || (plan.fits && !lowest->fits) ||
                                (plan.fits == lowest->fits && plan.height() < lowest->height());
            if (better) lowest = std::move(plan);
        }
    }
    return lowest ? *lowest : plan_for(desk, keyboard, room.width, least, 1.0);
}

// The keys, the field above them, and what both have.
struct Stand {
    FieldPlan field;
    double field_height = 0;
    std::optional<Plan> plan;
    Room alone; // what the keys have on a part of their own
};

// On the smallest screen with the largest letters the typed words give way before the keys do, and once the heading
// gave way, before the keys leave what stands above them.
Stand stand_keys(const Desk& desk, const Node* field, const Node& keyboard, const Room& room, int most) {
    const Sizes& sizes = desk.sizes;
    Stand stand;
    stand.alone = room;
    struct Try {
        double share;
        bool beside;
    };
    for (const auto& [share, beside] :
         {Try{1.0, true}, Try{0.8, true}, Try{0.6, true}, Try{1.0, false}, Try{0.8, false}, Try{0.6, false}}) {
        if (field != nullptr) {
            const Room lines{room.width, sizes.text * 3.5, 0};
            stand.field = plan_field(desk, *field, lines, is_number_pad(keyboard), share);
            stand.field_height = stand.field.height() + std::max(3.0 * sizes.mm, sizes.gap * 0.8);
        }
        stand.alone = room.with_height(room.whole - stand.field_height);
        const bool may_leave = !beside || desk.headings == Heading::full;
        std::optional<Plan>& found = stand.plan;
        if (beside) {
            const Room left = room.with_height(room.height - stand.field_height);
            found = steady_plan(desk, keyboard, left, stand.alone.height, most);
        }
        // Small letters to stay beside a heading are worse than a part of its own, but not worse than a lonely heading.
        const bool small =
            found && desk.headings == Heading::full && found->letter < sizes.text * 0.6 && room.whole > room.height;
        if (may_leave && (!found || small)) found = best_plan(desk, keyboard, stand.alone, most);
        if (found) break;
    }
    return stand;
}

// The row of words as high as `least_mm`; of no height where there is none.
SuggestionRow plan_row(const Desk& desk, const AboveKeys& above, double width, double least_mm) {
    return above.suggestions == nullptr ? SuggestionRow{} : plan_suggestions(desk, *above.suggestions, width, least_mm);
}

} // namespace

Block keyboard_block(const Desk& desk, const AboveKeys& above, const Node& keyboard, const Room& all_room) {
    const Sizes& sizes = desk.sizes;
    const Node* field = above.field;
    const auto below = [&](const SuggestionRow& row) {
        const double height = row.height + row.gap;
        return Room{all_room.width, all_room.height - height, all_room.whole - height};
    };
    SuggestionRow row = plan_row(desk, above, all_room.width, least_main_mm); // V2
    Stand stand = stand_keys(desk, field, keyboard, below(row), most_columns);
    if (!stand.plan && !is_number_pad(keyboard)) {
        // The words are keys among keys there.
        row = plan_row(desk, above, all_room.width, least_key_mm);
        stand = stand_keys(desk, field, keyboard, below(row), most_columns_there);
    }
    const Room room = below(row);
    double field_height = stand.field_height;
    FieldPlan field_plan = std::move(stand.field);
    const Plan plan = stand.plan ? *std::move(stand.plan) : lowest_plan(desk, keyboard, stand.alone);
    const double spare = room.height - field_height - plan.height();
    if (field != nullptr && spare > 0 && field_plan.capital >= sizes.lead) {
        // What the keys leave over shows more of what was typed, up to half of it.
        const double old = field_plan.height();
        const Room lines{room.width, sizes.text * 3.5 + spare, 0};
        field_plan = plan_field(desk, *field, lines, is_number_pad(keyboard));
        field_height += field_plan.height() - old;
    }
    Block block;
    block.gap = sizes.gap;
    if (field != nullptr) block.nodes.push_back(field->id);
    if (above.suggestions != nullptr) {
        for (const Node& word : above.suggestions->children) block.nodes.push_back(word.id);
    }
    for (const Key& key : plan.keys) block.nodes.push_back(key.node->id);
    field_height += row.height + row.gap;
    block.height = field_height + plan.height();
    const double tallest = std::min(plan.key_height * 1.9, 26 * sizes.mm);
    block.most = block.height + std::max(0.0, tallest - plan.key_height) * plan.rows;
    block.fits = plan.fits && row.fits;
    const bool mirrored_back =
        desk.right_to_left && !keyboard.children.empty() && !runs_from_right(keyboard.children.front().label.text());
    block.place = [&desk, field, field_plan, field_height, row, plan, mirrored_back](Output& output, const Rect& rect) {
        if (field != nullptr) {
            place_field(desk, *field, field_plan, output, Rect{rect.x, rect.y, rect.w, field_plan.height()});
        }
        place_suggestions(desk, row, output,
                          Rect{rect.x, rect.y + field_height - row.height - row.gap, rect.w, row.height});
        const double room_for_keys = rect.h - field_height - plan.gap * (plan.rows - 1);
        const double height = std::floor(room_for_keys / plan.rows);
        for (const Key& key : plan.keys) {
            double x = rect.x + key.column * (plan.key_width + plan.gap);
            // The screen is mirrored as a whole; 1 2 3 and A B C run from the left all the same.
            if (mirrored_back) x = rect.x + rect.right() - x - plan.width_of(key.span);
            const double y = rect.y + field_height + key.row * (height + plan.gap);
            place_control(desk, *key.node, style_in(desk, key, plan, height), output,
                          Rect{x, y, plan.width_of(key.span), height});
        }
    };
    return block;
}

} // namespace copro
