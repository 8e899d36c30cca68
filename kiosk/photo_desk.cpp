#include "kiosk/photo_desk.h"

#include "kiosk/devices/photo.h"
#include "sync/base/log.h"

namespace copro {

void PhotoDesk::follow(Terminal& terminal) {
    // The tree says it, and the camera does it: never the one without the other.
    m_is_shown = find_node(terminal.tree(), "photo.picture") != nullptr;
    const bool wanted = m_is_shown && !terminal.model().session.photo.held;
    if (wanted != m_watches) {
        m_watches = wanted;
        m_newest.reset();
        if (wanted)
            m_camera.watch();
        else
            m_camera.rest();
    }
    if (!m_watches) return;
    m_newest = m_camera.sight();
    const auto fault = m_camera.take_fault();
    if (!fault) return;
    log_warning("camera.lost", {{"why", fault->text()}});
    m_watches = false;
    m_is_shown = false;
    m_newest.reset();
    m_camera.rest();
    terminal.act(PhotoCameraLost{});
}

std::shared_ptr<const FilmFrame> PhotoDesk::frame() const {
    if (!m_is_shown) return nullptr;
    return m_held != nullptr ? m_held : m_newest;
}

Result<PhotoLook> PhotoDesk::hold() {
    auto newest = m_camera.sight();
    if (newest == nullptr) return Error{ErrorKind::unavailable, "camera", "has shown nothing yet"};
    m_held = std::move(newest);
    return look_of(*m_held);
}

Result<std::string> PhotoDesk::keep() {
    if (m_held == nullptr) return Error{ErrorKind::not_found, "photo", "none is held"};
    Bytes jpeg = TRY(encode_jpeg(*m_held));
    auto name = m_blobs.keep(jpeg, "image/jpeg");
    wipe(jpeg);
    if (name) m_held.reset();
    return name;
}

void PhotoDesk::person_left() {
    m_held.reset();
    m_newest.reset();
    m_blobs.drop_all();
}

} // namespace copro
