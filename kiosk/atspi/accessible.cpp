#include "kiosk/atspi/accessible.h"

#include <array>

namespace copro {

namespace {

struct Instance {
    AtkObject object;
    Accessible* own;
};

AtkObjectClass* parent_class = nullptr;

AtkRole role_of(const Accessible& own) {
    if (own.kind == AccessibleKind::application) return ATK_ROLE_APPLICATION;
    if (own.kind == AccessibleKind::window) return ATK_ROLE_FRAME;
    switch (own.node.role) {
    case Role::group: return ATK_ROLE_PANEL;
    case Role::heading: return ATK_ROLE_HEADING;
    case Role::text: return ATK_ROLE_LABEL;
    case Role::picture: return ATK_ROLE_IMAGE;
    case Role::button:
    case Role::key: return ATK_ROLE_PUSH_BUTTON;
    case Role::radio: return ATK_ROLE_RADIO_BUTTON;
    case Role::checkbox: return ATK_ROLE_CHECK_BOX;
    case Role::field: return own.node.is_secret ? ATK_ROLE_PASSWORD_TEXT : ATK_ROLE_ENTRY;
    case Role::summary: return ATK_ROLE_LIST_ITEM;
    case Role::status: return ATK_ROLE_STATUSBAR;
    case Role::film: return ATK_ROLE_VIDEO;
    // Orca says a notification by itself when it comes; of an alert only its title, when it is a window.
    case Role::alert: return ATK_ROLE_NOTIFICATION;
    }
    return ATK_ROLE_UNKNOWN;
}

const char* get_name(AtkObject* object) { return accessible_of(object).node.name.c_str(); }
const char* get_description(AtkObject* object) { return accessible_of(object).node.description.c_str(); }
AtkObject* get_parent(AtkObject* object) { return accessible_of(object).parent; }
int get_n_children(AtkObject* object) { return static_cast<int>(accessible_of(object).children.size()); }
AtkRole get_role(AtkObject* object) { return role_of(accessible_of(object)); }
const char* get_locale(AtkObject* object) { return accessible_of(object).node.language.c_str(); }

AtkObject* ref_child(AtkObject* object, int index) {
    const auto& children = accessible_of(object).children;
    if (index < 0 || static_cast<std::size_t>(index) >= children.size()) return nullptr;
    g_object_ref(children[static_cast<std::size_t>(index)]);
    return children[static_cast<std::size_t>(index)];
}

int get_index(AtkObject* object) {
    AtkObject* parent = accessible_of(object).parent;
    if (parent == nullptr) return -1;
    const auto& siblings = accessible_of(parent).children;
    for (std::size_t at = 0; at < siblings.size(); ++at) {
        if (siblings[at] == object) return static_cast<int>(at);
    }
    return -1;
}

AtkStateSet* ref_states(AtkObject* object) {
    const AtkLibrary& atk = *accessible_world().atk;
    const Accessible& own = accessible_of(object);
    const ExposedNode& node = own.node;
    AtkStateSet* states = atk.state_set_new();
    const auto add = [&](AtkStateType state, bool on) {
        if (on) atk.add_state(states, state);
    };
    const bool answers = is_answer(node.role);
    const bool is_thing = own.kind != AccessibleKind::application && own.kind != AccessibleKind::window;
    add(ATK_STATE_DEFUNCT, own.gone);
    if (own.gone) return states;
    add(ATK_STATE_ENABLED, !node.disabled);
    add(ATK_STATE_SENSITIVE, !node.disabled);
    add(ATK_STATE_VISIBLE, true);
    add(ATK_STATE_SHOWING, true);
    add(ATK_STATE_ACTIVE, own.active);
    add(ATK_STATE_FOCUSABLE, node.focusable);
    add(ATK_STATE_FOCUSED, node.focused);
    add(ATK_STATE_CHECKABLE, is_thing && answers);
    add(ATK_STATE_CHECKED, answers && node.selected);
    add(ATK_STATE_PRESSED, is_thing && !answers && node.selected);
    add(ATK_STATE_EDITABLE, own.kind == AccessibleKind::field);
    add(ATK_STATE_SINGLE_LINE, own.kind == AccessibleKind::field);
    return states;
}

AtkAttributeSet* get_attributes(AtkObject* object) {
    const ExposedNode& node = accessible_of(object).node;
    AtkAttributeSet* all = nullptr;
    const auto add = [&](const char* name, const char* value) {
        auto* one = static_cast<AtkAttribute*>(g_malloc(sizeof(AtkAttribute)));
        one->name = g_strdup(name);
        one->value = g_strdup(value);
        all = g_slist_prepend(all, one);
    };
    if (node.role == Role::heading) add("level", "1");
    if (!node.id.empty()) add("id", node.id.c_str());
    return all;
}

void finalize(GObject* object) {
    auto* instance = reinterpret_cast<Instance*>(object);
    for (AtkObject* child : instance->own->children) g_object_unref(child);
    forget(instance->own->node);
    delete instance->own;
    reinterpret_cast<GObjectClass*>(parent_class)->finalize(object);
}

void fill_class(void* table, void*) {
    parent_class = static_cast<AtkObjectClass*>(g_type_class_peek_parent(table));
    static_cast<GObjectClass*>(table)->finalize = finalize;
    auto* functions = static_cast<AtkObjectClass*>(table);
    functions->get_name = get_name;
    functions->get_description = get_description;
    functions->get_parent = get_parent;
    functions->get_n_children = get_n_children;
    functions->ref_child = ref_child;
    functions->get_index_in_parent = get_index;
    functions->get_role = get_role;
    functions->ref_state_set = ref_states;
    functions->get_attributes = get_attributes;
    functions->get_object_locale = get_locale;
}

void fill_instance(GTypeInstance* instance, void*) { reinterpret_cast<Instance*>(instance)->own = new Accessible; }

struct TypeOfInterface {
    GType type;
    GInterfaceInitFunc fill;
};

GType make_type(const char* name, const std::vector<TypeOfInterface>& interfaces) {
    GTypeInfo info{};
    info.class_size = sizeof(AtkObjectClass);
    info.class_init = fill_class;
    info.instance_size = sizeof(Instance);
    info.instance_init = fill_instance;
    const GType type = g_type_register_static(accessible_world().atk->object_type(), name, &info, GTypeFlags{});
    for (const auto& [interface, fill] : interfaces) {
        const GInterfaceInfo filled{fill, nullptr, nullptr};
        g_type_add_interface_static(type, interface, &filled);
    }
    return type;
}

// One type for each set of interfaces: ATK asks the type what an object can do.
GType type_of(AccessibleKind kind) {
    const AtkLibrary& atk = *accessible_world().atk;
    const TypeOfInterface component{atk.component_type(), fill_component};
    const TypeOfInterface text{atk.text_type(), fill_text};
    const GInterfaceInitFunc nothing = [](void*, void*) {};
    switch (kind) {
    case AccessibleKind::application: {
        static const GType type = make_type("CoproApplication", {});
        return type;
    }
    case AccessibleKind::window: {
        static const GType type = make_type("CoproWindow", {component, {atk.window_type(), nothing}});
        return type;
    }
    case AccessibleKind::plain: {
        static const GType type = make_type("CoproPlain", {component});
        return type;
    }
    case AccessibleKind::words: {
        static const GType type = make_type("CoproWords", {component, text});
        return type;
    }
    case AccessibleKind::control: {
        static const GType type = make_type("CoproControl", {component, {atk.action_type(), fill_action}});
        return type;
    }
    case AccessibleKind::field: {
        static const GType type =
            make_type("CoproField", {component, text, {atk.editable_text_type(), fill_editable_text}});
        return type;
    }
    }
    return G_TYPE_INVALID;
}

} // namespace

AccessibleWorld& accessible_world() {
    static AccessibleWorld world;
    return world;
}

AtkObject* new_accessible(AccessibleKind kind, ExposedNode node, AtkObject* parent) {
    auto* object = static_cast<AtkObject*>(g_object_new(type_of(kind), nullptr));
    Accessible& own = accessible_of(object);
    own.kind = kind;
    own.node = std::move(node);
    own.node.children.clear();
    own.parent = parent;
    return object;
}

Accessible& accessible_of(AtkObject* object) { return *reinterpret_cast<Instance*>(object)->own; }

AccessibleKind kind_of(const ExposedNode& node) {
    switch (node.role) {
    case Role::group:
    case Role::picture: return AccessibleKind::plain;
    case Role::heading:
    case Role::text:
    case Role::film:
    case Role::summary:
    case Role::status:
    case Role::alert: return AccessibleKind::words;
    case Role::button:
    case Role::radio:
    case Role::checkbox:
    case Role::key: return AccessibleKind::control;
    case Role::field: return AccessibleKind::field;
    }
    return AccessibleKind::plain;
}

const std::string& text_of(const Accessible& accessible) {
    return accessible.kind == AccessibleKind::field ? accessible.node.value : accessible.node.name;
}

} // namespace copro
