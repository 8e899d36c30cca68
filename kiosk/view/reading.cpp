#include "kiosk/view/reading.h"

#include "kiosk/view/utf8.h"

#include <algorithm>

namespace copro {

namespace {

Utterance piece(const Node& node, SpokenPart part, const Label& label, const Tree& tree) {
    Utterance said;
    said.node = node.id;
    said.part = part;
    said.text = label.spoken();
    said.language = node.language.empty() ? tree.language : node.language;
    said.key = label.recorded_key();
    said.as_shown = label.spoken() == label.text();
    said.is_private = is_private(node);
    return said;
}

Utterance state_piece(const Node& node, const Label& state, const Tree& tree) {
    Utterance said = piece(node, SpokenPart::state, state, tree);
    said.language = tree.language;
    said.as_shown = false;
    return said;
}

// is_named: its name was heard already, as the screen's question.
void add_node(const Node& node, const Tree& tree, bool is_named, Utterances& all) {
    if (node.spoken) {
        Utterance said = piece(node, SpokenPart::label, *node.spoken, tree);
        said.as_shown = false;
        all.push_back(std::move(said));
    } else if (!node.label.empty() && !is_named) {
        all.push_back(piece(node, SpokenPart::label, node.label, tree));
        // What is asked is no secret, though the answer is: who steps to an empty field hears what it is for.
        if (node.role == Role::field) all.back().is_private = node.label.is_private();
        all.back().spelled = node.role == Role::key && node.label.key().empty();
    }
    if (!node.detail.empty()) all.push_back(piece(node, SpokenPart::detail, node.detail, tree));
    if (!node.value.empty()) {
        all.push_back(piece(node, SpokenPart::value, node.value, tree));
    } else if (node.role == Role::field && !tree.states.nothing_typed.empty()) {
        all.push_back(state_piece(node, tree.states.nothing_typed, tree));
        // That nothing was typed tells nothing.
        all.back().is_private = false;
    }
}

std::size_t common_start(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    std::size_t at = 0;
    while (at < one.size() && at < other.size() && one[at] == other[at]) ++at;
    return at;
}

std::size_t bytes_of(const std::vector<std::string>& letters, std::size_t count) {
    std::size_t bytes = 0;
    for (std::size_t at = 0; at < count; ++at) bytes += letters[at].size();
    return bytes;
}

} // namespace

Utterances read_node(const Node& node, const Tree& tree) {
    Utterances all;
    add_node(node, tree, false, all);
    if (is_answer(node.role))
        all.push_back(state_piece(node, node.selected ? tree.states.chosen : tree.states.not_chosen, tree));
    return all;
}

Utterances read_screen(const ShownNodes& shown, const Tree& tree) {
    const Label heading = heading_of(tree.main);
    Utterances all;
    const auto add_all = [&](Role role) {
        for (const ShownNode& one : shown) {
            if (one.node->role == role) add_node(*one.node, tree, false, all);
        }
    };
    add_all(Role::heading);
    add_all(Role::status);
    for (const Area area : {Area::main, Area::actions}) {
        for (const ShownNode& one : shown) {
            const Node& node = *one.node;
            const bool was_said = node.role == Role::heading || node.role == Role::status;
            if (one.area != area || was_said || node.role == Role::key || node.disabled) continue;
            add_node(node, tree, node.role == Role::field && node.label.text() == heading.text(), all);
            if (is_answer(node.role) && node.selected) all.push_back(state_piece(node, tree.states.chosen, tree));
        }
    }
    return all;
}

Utterances read_typed(const Node& field, const std::string& before, const Tree& tree) {
    const std::vector<std::string> was = letters_of(before);
    const std::vector<std::string> is = letters_of(field.value.text());
    const std::size_t same = common_start(was, is);
    Utterances all;
    const auto add = [&](const std::vector<std::string>& letters) {
        for (std::size_t at = same; at < letters.size(); ++at) {
            Utterance letter = piece(field, SpokenPart::value, Label::of_person(UserText{letters[at]}), tree);
            letter.spelled = true;
            letter.as_shown = false;
            all.push_back(std::move(letter));
        }
    };
    // Characters that were chosen for pinyin are said as the word that they are; the letters were said as they came.
    const std::size_t chosen_at = bytes_of(is, same);
    const std::size_t chosen_end = field.value.text().size() - std::min(field.composing, field.value.text().size());
    if (same < was.size() && same < is.size() && is_han(is[same]) && chosen_at < chosen_end) {
        Utterance word =
            piece(field, SpokenPart::value,
                  Label::of_person(UserText{field.value.text().substr(chosen_at, chosen_end - chosen_at)}), tree);
        word.as_shown = false;
        return {word};
    }
    // A whole word came at once, with its space: it is said, not spelled.
    if (is.size() > same + 1 && is.back() == " ") {
        const std::string& text = field.value.text();
        const std::size_t end = text.find_last_not_of(' ') + 1;
        const std::size_t space = end == 0 ? std::string::npos : text.rfind(' ', end - 1);
        const std::size_t begin = space == std::string::npos ? 0 : space + 1;
        Utterance word =
            piece(field, SpokenPart::value, Label::of_person(UserText{text.substr(begin, end - begin)}), tree);
        word.as_shown = false;
        return {word};
    }
    add(same < is.size() ? is : was);
    return all;
}

} // namespace copro
