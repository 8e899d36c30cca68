// The objects on the bus, kept in step with what is shown: those that stay on a page are kept by id and role, and each
// change is said once, focus last. The bus's thread alone.
#pragma once

#include "kiosk/atspi/accessible.h"

namespace copro {

class AtkTree {
public:
    // Makes the application and its window. accessible_world().atk must be there.
    explicit AtkTree(ExposedScreen first);
    // The bridge is up: from here on somebody may listen.
    void announce_window();
    void show(ExposedScreen screen);
    // What is said before a screen reader listens is lost: window and focus once more.
    void say_where_focus_is();
    [[nodiscard]] std::int64_t page() const { return m_page; }

private:
    [[nodiscard]] bool is_same(AtkObject* object, const ExposedNode& node) const;
    void reconcile(AtkObject* parent, std::vector<ExposedNode>& wanted);
    AtkObject* build(ExposedNode& node, AtkObject* parent);
    void add(AtkObject* parent, std::size_t index, ExposedNode& node);
    void remove(AtkObject* parent, std::size_t index);
    void change(AtkObject* object, ExposedNode& node);
    void move_focus(AtkObject* object);
    void announce(AtkObject* object);
    void activate(bool on);

    AtkObject* m_window = nullptr;
    AtkObject* m_focused = nullptr; // that FOCUSED was said of
    AtkObject* m_wanted = nullptr;  // that has it now
    std::vector<AtkObject*> m_news; // to be announced once the tree stands
    std::int64_t m_page = 0;
    bool m_is_other_page = false;
};

} // namespace copro
