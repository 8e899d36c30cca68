// What a screen says aloud, in which order, from the same tree that is seen. Pure; any thread.
#pragma once

#include "kiosk/view/tree.h"

#include <vector>

namespace copro {

// Which of a node's words are spoken, so that they can light up where they stand.
enum class SpokenPart { label, detail, value, state };

// One piece of speech, in one language.
struct Utterance {
    NodeId node;
    SpokenPart part = SpokenPart::label;
    std::string text;
    std::string language;    // BCP 47
    std::string key;         // of the message that a recording may say instead; "" for all other words
    bool as_shown = false;   // word for word what stands on the screen: each word can light up by itself
    bool spelled = false;    // a single letter or sign: signs are named too
    bool is_private = false; // only to headphones, or by choice (S8)
    bool operator==(const Utterance&) const = default;
};
using Utterances = std::vector<Utterance>;

// A word that is being heard: bytes of the words that its node shows, or all of them where what is said differs.
struct HeardWord {
    NodeId node;
    SpokenPart part = SpokenPart::label;
    std::size_t begin = 0;
    std::size_t length = 0;
    bool operator==(const HeardWord&) const = default;
};

// A node of the tree that is on the part which is shown. The tree must outlive it.
struct ShownNode {
    Area area = Area::main;
    const Node* node = nullptr;
};
using ShownNodes = std::vector<ShownNode>;

// A node by itself, as when the ring comes to it: words, value and state.
[[nodiscard]] Utterances read_node(const Node& node, const Tree& tree);
// The part of the screen that is shown, from the top: what it asks first, where the person is, the rest, the ways on.
// The help bar is the same everywhere and is heard when the ring comes to it.
[[nodiscard]] Utterances read_screen(const ShownNodes& shown, const Tree& tree);
// What typing did to a field: the letters that came, or those that went. "" before or after is as good as any text.
[[nodiscard]] Utterances read_typed(const Node& field, const std::string& before, const Tree& tree);

} // namespace copro
