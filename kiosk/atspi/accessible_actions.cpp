// Where a thing is and what can be done to it: ATK's component and action.
#include "kiosk/atspi/accessible.h"

namespace copro {

namespace {

template <typename Interface>
AtkObject* object_of(Interface* interface) {
    return reinterpret_cast<AtkObject*>(interface);
}

// Where the window's corner is in that way of counting.
Box corner(AtkObject* object, AtkCoordType type) {
    const Accessible& own = accessible_of(object);
    if (type == ATK_XY_SCREEN) return accessible_world().window;
    if (type == ATK_XY_PARENT && own.parent != nullptr) {
        const Accessible& parent = accessible_of(own.parent);
        if (parent.kind != AccessibleKind::window) return {-parent.node.box.x, -parent.node.box.y, 0, 0};
    }
    return {};
}

// NOLINTNEXTLINE(readability-function-size): ATK says what it takes
void get_extents(AtkComponent* component, int* x, int* y, int* w, int* h, AtkCoordType type) {
    const Box& box = accessible_of(object_of(component)).node.box;
    const Box from = corner(object_of(component), type);
    *x = from.x + box.x;
    *y = from.y + box.y;
    *w = box.w;
    *h = box.h;
}

// The innermost thing there.
AtkObject* find_at(AtkObject* object, int x, int y) {
    for (AtkObject* child : accessible_of(object).children) {
        if (AtkObject* found = find_at(child, x, y)) return found;
    }
    return accessible_of(object).node.box.holds(x, y) ? object : nullptr;
}

AtkObject* ref_at(AtkComponent* component, int x, int y, AtkCoordType type) {
    AtkObject* object = object_of(component);
    const Box from = corner(object, type);
    AtkObject* found = find_at(object, x - from.x, y - from.y);
    if (found != nullptr) g_object_ref(found);
    return found;
}

int can_act(const Accessible& own) { return own.gone || !own.node.focusable ? FALSE : TRUE; }

int tell(AtkObject* object, Gesture gesture) {
    const Accessible& own = accessible_of(object);
    if (can_act(own) == FALSE) return FALSE;
    accessible_world().did({own.node.id, gesture, {}});
    return TRUE;
}

int grab_focus(AtkComponent* component) { return tell(object_of(component), Gesture::focus); }

int do_action(AtkAction* action, int index) { return index == 0 ? tell(object_of(action), Gesture::press) : FALSE; }
int get_n_actions(AtkAction* action) { return can_act(accessible_of(object_of(action))); }
// What screen readers look for; nobody is shown it.
const char* get_action_name(AtkAction*, int index) { return index == 0 ? "click" : nullptr; }

} // namespace

void fill_component(void* table, void*) {
    auto* functions = static_cast<AtkComponentIface*>(table);
    functions->get_extents = get_extents;
    functions->ref_accessible_at_point = ref_at;
    functions->grab_focus = grab_focus;
}

void fill_action(void* table, void*) {
    auto* functions = static_cast<AtkActionIface*>(table);
    functions->do_action = do_action;
    functions->get_n_actions = get_n_actions;
    functions->get_name = get_action_name;
}

} // namespace copro
