// What is said, reached and exposed on each screen.
#include "kiosk/conformance/rig.h"
#include "kiosk/read_aloud.h"
#include "kiosk/screen_reader.h"
#include "kiosk/ui/renderer.h"

#include <deque>

namespace copro {

void see_colours(const SweptScreen& swept, const Rig& rig, ColourFigures& into) {
    for (const ColourSet colours : all_colour_sets) {
        for (const Placed& placed : swept.layout.placed) {
            for (const bool pressed : {false, true}) {
                std::vector<ColourPair> pairs = colour_pairs(placed, colours, pressed);
                if (rig.faults.colours) rig.faults.colours(pairs);
                for (const ColourPair& pair : pairs) {
                    ++into.pairs;
                    const double ratio = contrast(pair.one, pair.other);
                    const auto where = [&] {
                        return where_of(swept) + " #" + placed.node.id + " " + pair.what + " in " + name_of(colours);
                    };
                    into.least[colours].take(ratio, where);
                    into.most[colours].take(1 / ratio, where);
                }
            }
        }
    }
}

namespace {

// What is drawn of it: a field that is too low for a long answer shows the end of it, after a mark.
std::string_view drawn_of(std::string_view text) {
    constexpr std::string_view cut = "\u2026";
    if (!text.starts_with(cut)) return text;
    text.remove_prefix(cut.size());
    return text.starts_with(' ') ? text.substr(1) : text;
}

bool is_said(const TextBox& box, const NodeId& id, const Utterances& all) {
    return std::any_of(all.begin(), all.end(), [&](const Utterance& one) {
        if (one.node != id || one.part != part_of(box.which) || one.text.empty()) return false;
        // What is said in other words than it is written, such as an amount, is said by purpose.
        return !one.as_shown || one.text.find(drawn_of(box.text)) != std::string::npos;
    });
}

} // namespace

void see_spoken(const SweptScreen& swept, SpokenFigures& into) {
    Utterances all = read_screen(shown_nodes(swept.tree, swept.layout), swept.tree);
    for (const Placed& placed : swept.layout.placed) {
        // Who listens steps to words as well as to what can be pressed.
        const bool is_stop = placed.focusable() || placed.readable();
        const Node* node = is_stop ? find_node(swept.tree, placed.node.id) : nullptr;
        if (node == nullptr) continue;
        for (Utterance& one : read_node(*node, swept.tree)) all.push_back(std::move(one));
    }
    for (const Placed& placed : swept.layout.placed) {
        // What cannot be pressed now is drawn pale and is no part of what there is to do (WCAG 1.4.3, inactive).
        if (placed.node.disabled) continue;
        for (const TextBox& box : placed.texts) {
            ++into.drawn;
            // A typed answer may be long, and is said as it is typed.
            const bool is_field_name = placed.node.role == Role::field && box.which == TextOf::label;
            if (!is_field_name && !is_said(box, placed.node.id, all))
                into.unspoken.add(where_of(swept) + " #" + placed.node.id + " \"" + box.text + "\"");
        }
        if (placed.picture.empty()) continue;
        ++into.pictures;
        const bool has_words =
            std::any_of(all.begin(), all.end(), [&](const Utterance& one) { return one.node == placed.node.id; });
        if (!has_words) into.unspoken.add(where_of(swept) + " picture of #" + placed.node.id);
    }
}

namespace {

using Ways = std::map<NodeId, std::vector<NodeId>>;

std::size_t reached_from(const NodeId& start, const Ways& ways) {
    std::set<NodeId> seen{start};
    std::deque<NodeId> next{start};
    while (!next.empty()) {
        const auto from = ways.find(next.front());
        next.pop_front();
        if (from == ways.end()) continue;
        for (const NodeId& to : from->second) {
            if (seen.insert(to).second) next.push_back(to);
        }
    }
    return seen.size();
}

} // namespace

// From everything to everything by arrows alone: the graph is strongly connected when all of it is reached from one
// node, forwards and backwards.
void see_focus(const SweptScreen& swept, const Rig& rig, FocusFigures& into) {
    const std::vector<NodeId> order = focus_order(swept.layout);
    if (order.empty()) return into.traps.add(where_of(swept) + ": nothing can be reached");
    Ways there;
    Ways back;
    for (const NodeId& from : order) {
        for (const Direction direction : {Direction::up, Direction::down, Direction::left, Direction::right}) {
            NodeId to = neighbour(swept.layout, from, direction);
            if (rig.faults.step) to = rig.faults.step(from, to);
            there[from].push_back(to);
            back[to].push_back(from);
        }
    }
    into.nodes += static_cast<std::int64_t>(order.size());
    for (const Ways* ways : {&there, &back}) {
        const std::size_t reached = reached_from(order.front(), *ways);
        if (reached == order.size()) continue;
        into.traps.add(where_of(swept) + ": " + std::to_string(reached) + " of " + std::to_string(order.size()) +
                       (ways == &there ? " can be reached" : " lead back"));
    }
}

void see_help(const SweptScreen& swept, HelpFigures& into) {
    const Placed* person = swept.layout.find("help.person");
    const std::string on = where_of(swept);
    ++into.seen;
    if (person == nullptr) {
        // The curtain shows nothing but how to lift it.
        if (swept.tree.screen != "curtain") into.moved.add(on + ": no \"ask a person\"");
        return;
    }
    // A kiosk either has films in sign language, with a button or its place on every screen, or it has none.
    const bool has_films = find_node(swept.tree, "help.sign-language") != nullptr || !swept.tree.kept_place.id.empty();
    const std::string place =
        swept.language + name_of(swept.text_size) + swept.shape.name + (has_films ? " with films" : "");
    const auto [first, is_first] = into.place.emplace(place, person->rect);
    if (!is_first && !(first->second == person->rect)) into.moved.add(on + ": \"ask a person\" stands elsewhere");
}

namespace {

void gather(const std::vector<ExposedNode>& nodes, std::map<NodeId, const ExposedNode*>& into) {
    for (const ExposedNode& node : nodes) {
        into[node.id] = &node;
        gather(node.children, into);
    }
}

} // namespace

void see_exposed(const SweptScreen& swept, const Rig& rig, ExposedFigures& into) {
    ExposedScreen screen = expose(swept.tree, {shown_things(swept.layout), {}, true, 1});
    if (rig.faults.exposed) rig.faults.exposed(screen);
    std::map<NodeId, const ExposedNode*> told_of;
    gather(screen.areas, told_of);
    for (const Placed& placed : swept.layout.placed) {
        const Node* node = find_node(swept.tree, placed.node.id);
        if (node == nullptr || node->role == Role::group) continue;
        ++into.nodes;
        const auto found = told_of.find(node->id);
        const std::string& name = (node->spoken ? *node->spoken : node->label).text();
        if (found == told_of.end() || found->second->role != node->role || found->second->name != name)
            into.differ.add(where_of(swept) + " #" + node->id);
    }
}

} // namespace copro
