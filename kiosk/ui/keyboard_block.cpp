// long: the search for the best plan of the keys, and the field above them that gives way to it.
// The on-screen keyboard with its field: always whole, on one part.
#include "kiosk/ui/block.h"
#include "kiosk/view/utf8.h"

#include <map>
#include <optional>
#include <tuple>

namespace copro {

namespace {

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
    style.pad_side = std::min(2.0 * desk.sizes.mm, plan.key_width * 0.12);
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
    plan.key_width = std::floor((width - plan.gap * (columns - 1)) / columns);
    plan.letter = std::max(sizes.label * share, sizes.least_capital);
    plan.word = std::max(plan.letter * 0.78, sizes.least_capital);
    plan.key_height = std::max(13.0 * sizes.mm, plan.letter * 1.9 + 1.0 * sizes.mm);
    plan.fits = plan.key_width >= 13.0 * sizes.mm;
    return plan;
}

// As asked, and wider where a key's word needs it ("Capitals" in Welsh).
Spans spans_for(const Desk& desk, const Node& keyboard, const Plan& plan) {
    Spans spans = asked_spans(keyboard, plan.columns);
    for (std::size_t at = 0; at < spans.size(); ++at) {
        const Node& key = keyboard.children[at];
        if (is_letter(key)) continue;
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

constexpr int most_columns = 14;

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
std::optional<Plan> best_plan(const Desk& desk, const Node& keyboard, const Room& room) {
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
        for (int columns = keyboard.columns + 1; !is_number_pad(keyboard) && columns <= most_columns; ++columns) {
            if (std::optional<Plan> plan = fitting_plan(desk, keyboard, room, columns, share)) return plan;
        }
    }
    return std::nullopt;
}

// The same plan whether or not a hint and an alert stand above the keys, where that costs the letters little of their
// size: who finds a key by its place finds it there again, on the next question and after a mistake.
std::optional<Plan> steady_plan(const Desk& desk, const Node& keyboard, const Room& room, double whole) {
    if (!is_number_pad(keyboard)) {
        const std::optional<Plan> alone = best_plan(desk, keyboard, room.with_height(whole));
        // From a heading, a hint and an alert of two lines down to a heading alone.
        for (double lines = 5.5; alone && lines >= 3; lines -= 0.5) {
            const double left = whole - lines * 2.05 * desk.sizes.text;
            std::optional<Plan> steady = best_plan(desk, keyboard, room.with_height(left));
            if (!steady || steady->letter < 0.85 * alone->letter) continue;
            if (steady->height() <= room.height) return steady;
            break;
        }
    }
    return best_plan(desk, keyboard, room);
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

// The end of what was typed, in at most `lines` lines: the place where one types must be seen.
std::string tail_of(const Desk& desk, const std::string& text, const TextStyle& style, int width, int lines) {
    if (desk.text.measure(text, style, width).lines <= lines) return text;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t space = text.find(' ', from + 1);
        from = space == std::string::npos ? from + std::max<std::size_t>(1, (text.size() - from) / 2) : space + 1;
        // Never start inside a character.
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
        std::string tail = "… " + text.substr(from);
        if (desk.text.measure(tail, style, width).lines <= lines) return tail;
    }
    return {};
}

struct FieldPlan {
    double label_height = 0;
    double box_height = 0;
    double capital = 0;
    double inset = 0;
    std::string shown;
    TextExtent extent;
    TextStyle style;
    TextStyle label_style;
};

FieldPlan plan_field(const Desk& desk, const Node& field, const Room& room, bool number, double share = 1) {
    const Sizes& sizes = desk.sizes;
    FieldPlan plan;
    plan.capital = std::max(sizes.lead * share, sizes.least_capital);
    plan.inset = sizes.pad_side;
    plan.style = desk.style(plan.capital, false, field);
    plan.style.break_anywhere = true;
    // Numbers run from the left in every script.
    if (number) plan.style.right_to_left = false;
    plan.label_style = desk.style(std::max(sizes.text * 0.8 * share, sizes.least_capital), true, field);
    const int wrap = static_cast<int>(room.width - 2 * plan.inset - 2 * sizes.mm);
    if (!field.label.empty() && field.label != desk.heading) {
        plan.label_height =
            desk.text.measure(field.label.text(), plan.label_style, static_cast<int>(room.width)).height;
    }
    const double line = plan.capital * 2.05;
    const int most = std::clamp(static_cast<int>((room.height - plan.label_height - plan.capital) / line), 1, 8);
    plan.shown = tail_of(desk, field.value.text(), plan.style, wrap, most);
    plan.extent = desk.text.measure(plan.shown.empty() ? "H" : plan.shown, plan.style, wrap);
    plan.box_height = std::max(plan.extent.height + 2 * std::max(sizes.pad * 0.55, 1.2 * sizes.mm), 14 * sizes.mm);
    return plan;
}

// As every program shows what is still being composed.
std::vector<Rect> underlines_of(const Desk& desk, const Node& field, const TextBox& words) {
    std::vector<Rect> lines;
    const std::size_t length = std::min(field.composing, words.text.size());
    if (length == 0) return lines;
    const double thick = std::max(2.0, 0.5 * desk.sizes.mm);
    const TextRequest request{words.text, words.style, static_cast<int>(words.rect.w), words.align};
    for (const TextRect& place : desk.text.places_of(request, words.text.size() - length, length)) {
        lines.push_back(Rect{words.rect.x + place.x, words.rect.y + place.y + place.height - thick,
                             static_cast<double>(place.width), thick});
    }
    return lines;
}

void place_field(const Desk& desk, const Node& field, const FieldPlan& plan, Output& output, const Rect& rect) {
    Placed placed = start_placed(field, rect);
    placed.boxed = true;
    const Rect box{rect.x, rect.y + plan.label_height, rect.w, rect.h - plan.label_height};
    placed.rect = box;
    if (plan.label_height > 0) {
        Placed name = start_placed(field, Rect{rect.x, rect.y, rect.w, plan.label_height});
        name.node.id = field.id + ".label";
        name.node.role = Role::text;
        name.node.value = {};
        name.node.picture.clear();
        name.node.look = Look::plain;
        name.texts.push_back(
            TextBox{TextOf::label, name.rect, field.label.text(), plan.label_style, Align::start, false});
        output.placed.push_back(std::move(name));
    }
    const double width = std::floor(box.w - 2 * plan.inset - 2 * desk.sizes.mm);
    const double y = box.y + (box.h - plan.extent.height) / 2;
    double caret = box.x + plan.inset;
    if (!plan.shown.empty()) {
        placed.texts.push_back(TextBox{TextOf::value,
                                       {box.x + plan.inset, y, width, double(plan.extent.height)},
                                       plan.shown,
                                       plan.style,
                                       Align::start,
                                       false});
        placed.underlines = underlines_of(desk, field, placed.texts.back());
        const int wrap = static_cast<int>(width);
        const TextExtent extent = desk.text.measure(plan.shown, plan.style, wrap);
        // Words of the other direction end where they began.
        const int end = plan.style.right_to_left ? extent.last_line_width - extent.end_x : extent.end_x;
        caret += end > 0 ? end + 0.6 * desk.sizes.mm : -1.8 * desk.sizes.mm;
    }
    const double last = y + plan.extent.height - plan.capital * 1.65;
    const double caret_width = std::max(2.0, 0.9 * desk.sizes.mm);
    // The box will be mirrored with the screen, the number in it will not.
    if (desk.right_to_left && !plan.style.right_to_left) caret = box.right() - (caret - box.x) - caret_width;
    placed.caret = {caret, last, caret_width, plan.capital * 1.45};
    output.placed.push_back(std::move(placed));
}

} // namespace

Block field_block(const Desk& desk, const Node& field, const Room& room) {
    const FieldPlan plan = plan_field(desk, field, room, false);
    Block block;
    block.height = plan.label_height + plan.box_height;
    block.gap = desk.sizes.gap;
    block.nodes = {field.id};
    block.place = [&desk, &field, plan](Output& output, const Rect& rect) {
        place_field(desk, field, plan, output, rect);
    };
    return block;
}

Block keyboard_block(const Desk& desk, const AboveKeys& above, const Node& keyboard, const Room& all_room) {
    const Sizes& sizes = desk.sizes;
    const Node* field = above.field;
    const SuggestionRow row =
        above.suggestions == nullptr ? SuggestionRow{} : plan_suggestions(desk, *above.suggestions, all_room.width);
    const double row_height = row.height + row.gap;
    const Room room{all_room.width, all_room.height - row_height, all_room.whole - row_height};
    Block block;
    block.gap = sizes.gap;
    double field_height = 0;
    const bool number = is_number_pad(keyboard);
    FieldPlan field_plan;
    std::optional<Plan> found;
    Room alone = room; // what the keys have on a part of their own
    if (field != nullptr) block.nodes.push_back(field->id);
    // On the smallest screen with the largest letters the typed words give way before the keys do, and once the heading
    // gave way, before the keys leave what stands above them.
    struct Try {
        double share;
        bool beside;
    };
    for (const auto& [share, beside] :
         {Try{1.0, true}, Try{0.8, true}, Try{0.6, true}, Try{1.0, false}, Try{0.8, false}, Try{0.6, false}}) {
        if (field != nullptr) {
            field_plan = plan_field(desk, *field, Room{room.width, sizes.text * 3.5, 0}, number, share);
            field_height = field_plan.label_height + field_plan.box_height + std::max(3.0 * sizes.mm, sizes.gap * 0.8);
        }
        alone = room.with_height(room.whole - field_height);
        const bool may_leave = !beside || desk.headings == Heading::full;
        found = std::nullopt;
        if (beside) found = steady_plan(desk, keyboard, room.with_height(room.height - field_height), alone.height);
        // Small letters to stay beside a heading are worse than a part of its own, but not worse than a lonely heading.
        const bool small =
            found && desk.headings == Heading::full && found->letter < sizes.text * 0.6 && room.whole > room.height;
        if (may_leave && (!found || small)) found = best_plan(desk, keyboard, alone);
        if (found) break;
    }
    const Plan plan = found ? *std::move(found) : lowest_plan(desk, keyboard, alone);
    const double spare = room.height - field_height - plan.height();
    if (field != nullptr && spare > 0 && field_plan.capital >= sizes.lead) {
        // What the keys leave over shows more of what was typed, up to half of it.
        const double old = field_plan.label_height + field_plan.box_height;
        field_plan = plan_field(desk, *field, Room{room.width, sizes.text * 3.5 + spare, 0}, number);
        field_height += field_plan.label_height + field_plan.box_height - old;
    }
    if (above.suggestions != nullptr) {
        for (const Node& word : above.suggestions->children) block.nodes.push_back(word.id);
    }
    for (const Key& key : plan.keys) block.nodes.push_back(key.node->id);
    field_height += row_height;
    block.height = field_height + plan.height();
    const double tallest = std::min(plan.key_height * 1.9, 26 * sizes.mm);
    block.most = block.height + std::max(0.0, tallest - plan.key_height) * plan.rows;
    block.fits = plan.fits && row.fits;
    const bool mirrored_back =
        desk.right_to_left && !keyboard.children.empty() && !runs_from_right(keyboard.children.front().label.text());
    block.place = [&desk, field, field_plan, field_height, row, plan, mirrored_back](Output& output, const Rect& rect) {
        if (field != nullptr) {
            place_field(desk, *field, field_plan, output,
                        Rect{rect.x, rect.y, rect.w, field_plan.label_height + field_plan.box_height});
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
