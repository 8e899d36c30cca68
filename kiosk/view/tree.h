// A whole screen as nodes in its fixed frame: band, main, actions, help bar. Built by screens, read by everyone.
// Values; any thread.
#pragma once

#include "kiosk/view/node.h"

#include <functional>

namespace copro {

enum class Area { band, main, actions, help };

// What the voice adds to a node's own words.
struct StateWords {
    Label chosen;
    Label not_chosen;
    Label nothing_typed;
    Label private_words; // instead of words that only the person may hear
    bool operator==(const StateWords&) const = default;
};

struct Tree {
    std::string screen;   // "welcome", "feedback.overall"
    std::string language; // BCP 47: "en", "cy"
    bool right_to_left = false;
    Node band;    // children: organisation and meeting (text), where you are (status)
    Node main;    // children: heading, then the content in reading order
    Node actions; // children: Back first (when there is one), other ways, the next step last
    Node help;    // children: Listen, Text size, Colours, Language, Sign language where there is a film, Ask a person
    Node more;    // put in the actions row by the layout when main does not fit on one part
    Node back_up;
    bool settled = false; // there is nothing more to choose: the next step stands out, though there is more to see
    // A button of the help bar that this screen has no use for: its place before the last one stays empty, so that the
    // others stand where they stand on every screen (O13). Nobody sees, hears or reaches it. None without a label.
    Node kept_place;
    StateWords states;
    NodeId focus; // which node has the ring; "" for none

    bool operator==(const Tree&) const = default;
};

// Reading order: band, main, actions (with more and back_up when they are shown as actions), help.
void for_each_node(const Tree& tree, const std::function<void(const Node&)>& visit);
// What the first heading in it says; "" when there is none.
[[nodiscard]] Label heading_of(const Node& node);
[[nodiscard]] const Node* find_node(const Tree& tree, std::string_view id);

// What a person did to a node, however they did it.
enum class Gesture {
    press,  // touch released inside, Enter, Select, switch
    insert, // text typed on a physical keyboard while the field is there
    erase,  // Backspace on a physical keyboard
    focus,  // the ring moved here
};

struct NodeEvent {
    NodeId id;
    Gesture gesture = Gesture::press;
    std::string text; // for insert
    bool operator==(const NodeEvent&) const = default;
};

} // namespace copro
