#include "kiosk/card_reader.h"

#include "sync/base/log.h"

namespace copro {

namespace {

// The tree says it, and the camera does it: never the one without the other.
bool says_that_it_looks(const Tree& tree) {
    return find_node(tree, "show-card.looking") != nullptr || find_node(tree, "badge.looking") != nullptr ||
           find_node(tree, "claim-answer.looking") != nullptr;
}

} // namespace

void CardReader::follow(Terminal& terminal) {
    if (m_camera == nullptr) return;
    const bool wanted = says_that_it_looks(terminal.tree());
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
    if (!says_that_it_looks(terminal.tree())) {
        m_looking = false;
        m_camera->rest();
    }
}

} // namespace copro
