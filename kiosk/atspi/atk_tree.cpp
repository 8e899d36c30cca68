#include "kiosk/atspi/atk_tree.h"

#include "kiosk/atspi/text_pieces.h"
#include "sync/base/bytes.h"

#include <algorithm>

namespace copro {

namespace {

void notify_state(AtkObject* object, AtkStateType state, bool on) {
    accessible_world().atk->notify_state(object, state, on ? TRUE : FALSE);
}

// What was typed or erased, and where the typing goes on.
void notify_text(AtkObject* object, const std::string& before, const std::string& after) {
    auto [one, other] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    // Back to where a letter begins.
    const auto is_inside = [&](const std::string& text, auto at) {
        return at != text.end() && (static_cast<unsigned char>(*at) & 0xC0U) == 0x80U;
    };
    while (one != before.begin() && (is_inside(before, one) || is_inside(after, other))) --one, --other;
    const int same = code_points_in(std::string(before.begin(), one));
    const int was = code_points_in(before);
    const int is = code_points_in(after);
    const std::string gone = part_of_text(before, same, was);
    const std::string come = part_of_text(after, same, is);
    if (was > same) g_signal_emit_by_name(object, "text-remove", same, was - same, gone.c_str());
    if (is > same) g_signal_emit_by_name(object, "text-insert", same, is - same, come.c_str());
    g_signal_emit_by_name(object, "text-caret-moved", is);
}

void notify_box(AtkObject* object, const Box& box) {
    AtkRectangle rect{accessible_world().window.x + box.x, accessible_world().window.y + box.y, box.w, box.h};
    g_signal_emit_by_name(object, "bounds-changed", &rect);
}

// Not empty words only: a field is named by the question, which was said.
bool is_told(Role role) {
    return role == Role::alert || role == Role::status || role == Role::text || role == Role::film;
}

} // namespace

// "Next" of another page is another button: Orca says nothing of a focus that comes to the object it was on.
bool AtkTree::is_same(AtkObject* object, const ExposedNode& node) const {
    const ExposedNode& has = accessible_of(object).node;
    if (m_is_other_page && (has.focusable || node.focusable)) return false;
    return has.id == node.id && has.role == node.role && has.is_secret == node.is_secret;
}

AtkTree::AtkTree(ExposedScreen first) {
    ExposedNode name;
    name.name = "Copro";
    AtkObject* application = new_accessible(AccessibleKind::application, std::move(name), nullptr);
    accessible_world().application = application;
    m_window = new_accessible(AccessibleKind::window, {}, application);
    accessible_of(application).children.push_back(m_window);
    show(std::move(first));
}

void AtkTree::announce_window() {
    g_signal_emit_by_name(accessible_world().application, "children-changed::add", 0U, m_window, nullptr);
    g_signal_emit_by_name(m_window, "create");
    say_where_focus_is();
}

void AtkTree::say_where_focus_is() {
    if (!accessible_of(m_window).active) return;
    activate(true);
    if (m_focused != nullptr) notify_state(m_focused, ATK_STATE_FOCUSED, true);
}

void AtkTree::activate(bool on) {
    g_signal_emit_by_name(m_window, on ? "activate" : "deactivate");
    notify_state(m_window, ATK_STATE_ACTIVE, on);
}

void AtkTree::show(ExposedScreen screen) {
    Accessible& window = accessible_of(m_window);
    m_is_other_page = screen.page != m_page;
    m_page = screen.page;
    accessible_world().window = screen.window;
    window.node.language = screen.language;
    const Box box{0, 0, screen.window.w, screen.window.h};
    const bool has_moved = window.node.box != box;
    window.node.box = box;
    const bool is_renamed = window.node.name != screen.name;
    std::swap(window.node.name, screen.name);
    m_wanted = nullptr;
    m_news.clear();
    reconcile(m_window, screen.areas);
    if (has_moved) notify_box(m_window, box);
    // Another question: Orca says the new name of its window.
    if (is_renamed && !screen.is_quiet) g_object_notify(reinterpret_cast<GObject*>(m_window), "accessible-name");
    for (AtkObject* object : m_news) {
        if (!screen.is_quiet) announce(object);
    }
    m_news.clear();
    if (window.active != screen.active) {
        window.active = screen.active;
        activate(window.active);
    }
    move_focus(m_wanted);
    forget(screen);
}

void AtkTree::move_focus(AtkObject* object) {
    if (object == m_focused) return;
    if (m_focused != nullptr) notify_state(m_focused, ATK_STATE_FOCUSED, false);
    m_focused = object;
    if (object != nullptr) notify_state(object, ATK_STATE_FOCUSED, true);
}

void AtkTree::announce(AtkObject* object) {
    const Accessible& own = accessible_of(object);
    if (own.node.role == Role::alert) notify_state(object, ATK_STATE_SHOWING, true);
    g_signal_emit_by_name(object, "announcement", own.node.name.c_str());
}

AtkObject* AtkTree::build(ExposedNode& node, AtkObject* parent) {
    std::vector<ExposedNode> children = std::move(node.children);
    const bool is_focused = node.focused;
    const AccessibleKind kind = kind_of(node);
    AtkObject* object = new_accessible(kind, std::move(node), parent);
    for (ExposedNode& child : children) accessible_of(object).children.push_back(build(child, object));
    if (is_focused) m_wanted = object;
    // A status that came with its page was there to be found; an alert, and what a new page says, are news.
    const Role role = accessible_of(object).node.role;
    if (role == Role::alert || (role == Role::text && m_is_other_page)) m_news.push_back(object);
    return object;
}

void AtkTree::add(AtkObject* parent, std::size_t index, ExposedNode& node) {
    AtkObject* object = build(node, parent);
    auto& children = accessible_of(parent).children;
    children.insert(children.begin() + static_cast<std::ptrdiff_t>(index), object);
    g_signal_emit_by_name(parent, "children-changed::add", static_cast<unsigned>(index), object, nullptr);
}

void AtkTree::remove(AtkObject* parent, std::size_t index) {
    auto& siblings = accessible_of(parent).children;
    AtkObject* object = siblings[index];
    Accessible& own = accessible_of(object);
    for (std::size_t at = own.children.size(); at > 0; --at) remove(object, at - 1);
    siblings.erase(siblings.begin() + static_cast<std::ptrdiff_t>(index));
    if (m_focused == object) m_focused = nullptr;
    own.gone = true;
    own.parent = nullptr;
    own.node.focused = false;
    forget(own.node);
    g_signal_emit_by_name(parent, "children-changed::remove", static_cast<unsigned>(index), object, nullptr);
    g_object_unref(object);
}

void AtkTree::reconcile(AtkObject* parent, std::vector<ExposedNode>& wanted) {
    auto& children = accessible_of(parent).children;
    for (std::size_t at = children.size(); at > 0; --at) {
        const auto stays = [&](const ExposedNode& node) { return is_same(children[at - 1], node); };
        if (std::none_of(wanted.begin(), wanted.end(), stays)) remove(parent, at - 1);
    }
    for (std::size_t at = 0; at < wanted.size(); ++at) {
        // Those that changed places are taken out and put in again.
        for (std::size_t later = at + 1; later < children.size() && !is_same(children[at], wanted[at]); ++later) {
            if (is_same(children[later], wanted[at])) {
                for (; later > at; --later) remove(parent, later - 1);
            }
        }
        if (at < children.size() && is_same(children[at], wanted[at]))
            change(children[at], wanted[at]);
        else
            add(parent, at, wanted[at]);
    }
    while (children.size() > wanted.size()) remove(parent, children.size() - 1);
}

void AtkTree::change(AtkObject* object, ExposedNode& node) {
    Accessible& own = accessible_of(object);
    reconcile(object, node.children);
    if (node.focused) m_wanted = object;
    ExposedNode before = std::move(own.node);
    node.children.clear();
    own.node = std::move(node);
    const ExposedNode& is = own.node;
    auto* const properties = reinterpret_cast<GObject*>(object);
    if (is.name != before.name) {
        g_object_notify(properties, "accessible-name");
        if (is_told(is.role)) m_news.push_back(object);
    }
    if (is.description != before.description) g_object_notify(properties, "accessible-description");
    if (is.value != before.value && own.kind == AccessibleKind::field) notify_text(object, before.value, is.value);
    if (is.selected != before.selected) {
        notify_state(object, is_answer(is.role) ? ATK_STATE_CHECKED : ATK_STATE_PRESSED, is.selected);
    }
    if (is.disabled != before.disabled) {
        notify_state(object, ATK_STATE_ENABLED, !is.disabled);
        notify_state(object, ATK_STATE_SENSITIVE, !is.disabled);
    }
    if (is.focusable != before.focusable) notify_state(object, ATK_STATE_FOCUSABLE, is.focusable);
    if (is.box != before.box) notify_box(object, is.box);
    forget(before);
}

} // namespace copro
