#include "kiosk/screen_reader.h"

#include "sync/base/bytes.h"

#include <cmath>

namespace copro {

std::map<NodeId, ShownThing> shown_things(const Layout& layout) {
    std::map<NodeId, ShownThing> things;
    for (const Placed& placed : layout.placed) {
        const auto pixels = [](double length) { return static_cast<int>(std::lround(length)); };
        const Rect& rect = placed.rect;
        const Box box{pixels(rect.x), pixels(rect.y), pixels(rect.w), pixels(rect.h)};
        things[placed.node.id] = {box, placed.node.disabled};
    }
    return things;
}

void ScreenReader::do_what_was_asked(Terminal& terminal) {
    std::vector<ReaderEvent> taken = m_bus.take();
    for (ReaderEvent& asked : taken) {
        const Placed* placed = terminal.layout().find(asked.event.id);
        const Page page{terminal.tree().screen, heading_of(terminal.tree().main), terminal.layout().part};
        // Meant for what was there when it was asked, not for what has come in its place.
        const bool is_there = asked.page == m_page_number && page == m_page;
        if (is_there && placed != nullptr && placed->focusable()) terminal.node_event(asked.event);
        wipe(asked.event.text);
    }
}

void ScreenReader::follow(Terminal& terminal, const WindowPlace& place) {
    do_what_was_asked(terminal);
    if (terminal.frame() == m_told_frame && place == m_told_place) return;
    m_told_frame = terminal.frame();
    m_told_place = place;
    Page page{terminal.tree().screen, heading_of(terminal.tree().main), terminal.layout().part};
    if (page != m_page) {
        m_page = std::move(page);
        ++m_page_number;
    }
    m_bus.show(expose(terminal.tree(), {shown_things(terminal.layout()),
                                        {place.x, place.y, terminal.shape().width, terminal.shape().height},
                                        place.has_focus,
                                        m_page_number}));
}

} // namespace copro
