// One thing on a screen, said once: what it is, what it says, what it can do. Every reader of the tree uses it. Values;
// any thread.
#pragma once

#include "kiosk/view/settings.h"
#include "kiosk/words/label.h"

#include <optional>
#include <string>
#include <vector>

namespace copro {

// Stable and readable: "welcome.sign-in", "feedback.overall.good", "keyboard.a".
using NodeId = std::string;

// What it is, for speech, screen readers, scanning and tests.
enum class Role {
    group,    // holds others; says nothing itself unless it has a label
    heading,  // the screen's question or title
    text,     // one idea in words
    picture,  // a picture that informs by itself; its label says what it shows
    film,     // moving pictures; its label is the words they say, shown below as a caption
    button,   // does something
    radio,    // one of several answers
    checkbox, // any of several answers
    field,    // where a person types; `value` holds what is typed
    key,      // a key of the on-screen keyboard
    summary,  // one line of "check your answers": label, value, a Change button as child
    status,   // tells a state, such as "step 2 of 5"
    alert,    // something is wrong, and how to put it right
};

// How a group's children are placed. The layout decides sizes; each falls back to fewer columns when words do not fit.
enum class Arrange {
    column,   // one under the other
    tiles,    // big cards side by side, picture above words
    grid,     // buttons in columns (Node::columns at most), picture beside words
    split,    // two children side by side, else one under the other; never torn over two parts when stacked
    keyboard, // keys in rows of Node::columns at most
    bar,      // one row of equal buttons (help bar), more rows when they do not fit
};

// What it is for, to the eye. The theme turns it into colours; meaning never rests on colour alone (V8).
enum class Look {
    plain,
    primary,   // the one clear next step
    secondary, // other buttons and answers
    quiet,     // small and calm: help bar, skip
    person,    // "Ask a person": found by anyone, in any distress (access.md O13)
    sign_in,   // the three journeys' own colours
    feedback,
    claim,
    warning, // something is wrong
    card,    // a white panel
    soft,    // text of second rank (still at least 10:1 in Day)
    lead,    // text as large as a heading's second line
    money,   // a total: large and bold
};

struct Progress {
    int at = 0;
    int of = 0;
    bool operator==(const Progress&) const = default;
};

struct Node {
    NodeId id;
    Role role = Role::group;
    Label label;
    Label detail;                // second line, smaller
    bool is_remark = false;      // `detail` is one: smaller still, for many such answers stand on few parts
    std::optional<Label> spoken; // where hearing it needs other words than seeing it
    Label value;                 // typed or chosen, as shown
    std::size_t composing = 0;   // bytes at the end of `value` that nothing was chosen for yet: pinyin, underlined
    std::string picture;         // name in assets/pictures, "" for none
    std::string language;        // BCP 47, when it differs from the screen's
    bool is_private = false;     // only to headphones, only by choice (S8)
    bool is_secret = false;      // a PIN: what is typed is shown and told to nobody; `value` holds dots
    bool selected = false;
    bool disabled = false;
    std::optional<Progress> progress; // dots beside a status
    std::optional<TextSize> sample;   // its words show this size, whatever the person's own is
    Look look = Look::plain;
    Arrange arrange = Arrange::column;
    int columns = 1;
    int span = 1; // columns that a key takes
    std::vector<Node> children;

    bool operator==(const Node&) const = default;
};

// Can a person act on it?
[[nodiscard]] constexpr bool is_control(Role role) {
    switch (role) {
    case Role::button:
    case Role::radio:
    case Role::checkbox:
    case Role::field:
    case Role::key: return true;
    case Role::group:
    case Role::heading:
    case Role::text:
    case Role::picture:
    case Role::film:
    case Role::summary:
    case Role::status:
    case Role::alert: return false;
    }
    return false;
}

// Is it one of several answers?
[[nodiscard]] constexpr bool is_answer(Role role) { return role == Role::radio || role == Role::checkbox; }

// Is any of it for the person alone?
[[nodiscard]] bool is_private(const Node& node);

[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::string_view name_of(Look look);

} // namespace copro
