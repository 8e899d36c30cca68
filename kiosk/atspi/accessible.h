// One thing on the bus: a GObject that answers ATK's questions from the values it was given. AtkTree alone makes them;
// the bus's thread.
#pragma once

#include "kiosk/atspi/atk_library.h"
#include "kiosk/atspi/exposed.h"

#include <functional>

namespace copro {

// What an object is, by the interfaces that it has.
enum class AccessibleKind { application, window, plain, words, control, field };

struct Accessible {
    AccessibleKind kind = AccessibleKind::plain;
    ExposedNode node; // without its children; of the window its name, language and box on the display
    bool active = false;
    bool gone = false;
    AtkObject* parent = nullptr;
    std::vector<AtkObject*> children; // each holds one reference
};

// Of the whole program: ATK's callbacks carry nothing of ours.
struct AccessibleWorld {
    const AtkLibrary* atk = nullptr;
    AtkObject* application = nullptr;
    Box window;
    std::function<void(const NodeEvent&)> did;
    std::function<void()> reader_came;
};
[[nodiscard]] AccessibleWorld& accessible_world();

[[nodiscard]] AtkObject* new_accessible(AccessibleKind kind, ExposedNode node, AtkObject* parent);
[[nodiscard]] Accessible& accessible_of(AtkObject* object);
[[nodiscard]] AccessibleKind kind_of(const ExposedNode& node);
// What its text interface holds: of a field what is typed, of anything else its name.
[[nodiscard]] const std::string& text_of(const Accessible& accessible);

// accessible_text.cpp, accessible_actions.cpp: fill in ATK's tables of functions.
void fill_text(void* table, void* data);
void fill_editable_text(void* table, void* data);
void fill_action(void* table, void* data);
void fill_component(void* table, void* data);

} // namespace copro
