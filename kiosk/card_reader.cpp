#include "kiosk/card_reader.h"

#include "sync/base/log.h"

namespace copro {

void CardReader::follow(Terminal& terminal) {
    if (m_camera == nullptr) return;
    // The tree says it, and the camera does it: never the one without the other.
    const bool wanted = find_node(terminal.tree(), "show-card.looking") != nullptr;
    if (wanted != m_looking) {
        m_looking = wanted;
        if (wanted)
            m_camera->look();
        else
            m_camera->rest();
    }
    if (!m_looking) return;
    const auto code = m_camera->take_code();
    if (!code) return;
    if (*code) {
        terminal.card_shown(**code);
    } else {
        log_warning("camera.lost", {{"why", code->error().text()}});
        terminal.act(CameraLost{});
    }
    if (find_node(terminal.tree(), "show-card.looking") == nullptr) {
        m_looking = false;
        m_camera->rest();
    }
}

} // namespace copro
