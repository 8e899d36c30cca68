#include "kiosk/photo_desk.h"

#include "kiosk/devices/photo.h"
#include "sync/base/log.h"

namespace copro {

namespace {

// What a hand does in less need not be followed, and a small machine has time for the pictures themselves.
constexpr std::int64_t frame_each_ms = 200;

} // namespace

void PhotoDesk::watch(bool wanted) {
    if (wanted == m_watches) return;
    m_watches = wanted;
    m_newest.reset();
    m_outline.reset();
    m_framed_at_ms = 0;
    if (wanted) {
        m_thread.forget();
        m_camera.watch();
    } else {
        m_camera.rest();
    }
}

void PhotoDesk::follow(Terminal& terminal, bool voice_speaks) {
    tell_what_was_straightened(terminal);
    // The tree says it, and the camera does it: never the one without the other.
    m_is_shown = find_node(terminal.tree(), "photo.picture") != nullptr;
    const PhotoState& photo = terminal.model().session.photo;
    watch(m_is_shown && !photo.held && !photo.taking);
    if (!m_watches) return;
    m_newest = m_camera.sight();
    if (const auto fault = m_camera.take_fault()) {
        log_warning("camera.lost", {{"why", fault->text()}});
        m_is_shown = false;
        watch(false);
        terminal.act(PhotoCameraLost{});
        return;
    }
    frame_live(terminal, voice_speaks);
}

void PhotoDesk::frame_live(Terminal& terminal, bool voice_speaks) {
    const std::int64_t now_ms = terminal.model().now_ms;
    if (m_newest != nullptr && (m_framed_at_ms == 0 || now_ms - m_framed_at_ms >= frame_each_ms)) {
        m_framed_at_ms = now_ms;
        m_thread.frame(m_newest);
    }
    const auto framed = m_thread.take_framed();
    if (!framed) return;
    m_outline = framed->outline;
    if (!voice_speaks && framed->advice != terminal.model().session.photo.advice)
        terminal.act(PhotoAdvised{framed->advice});
}

void PhotoDesk::tell_what_was_straightened(Terminal& terminal) {
    if (const auto fault = m_thread.take_fault()) log_warning("photo.not-framed", {{"why", fault->text()}});
    // Who is looking at another screen sees it when they come back.
    if (find_node(terminal.tree(), "photo.picture") == nullptr) return;
    auto straight = m_thread.take_straight();
    if (!straight || m_held == nullptr) return;
    m_receipt = std::move(straight->receipt);
    std::optional<PhotoLook> whole;
    if (m_receipt != nullptr) whole = straight->whole;
    terminal.act(PhotoHeld{straight->look, whole});
}

const std::shared_ptr<const FilmFrame>& PhotoDesk::as_held() const {
    return m_receipt != nullptr && !m_shows_whole ? m_receipt : m_held;
}

const std::shared_ptr<const FilmFrame>& PhotoDesk::held() const { return m_turned != nullptr ? m_turned : as_held(); }

void PhotoDesk::show_whole(bool whole) {
    m_shows_whole = whole;
    turn_held();
}

void PhotoDesk::turn(int quarters) {
    m_quarters = quarters;
    turn_held();
}

// A camera's million points are copied in a few milliseconds, sooner than they are encoded or drawn: no thread is worth
// its while, and what is seen and what is kept are the same at once.
void PhotoDesk::turn_held() {
    m_turned.reset();
    if (m_held != nullptr && m_quarters != 0) m_turned = turned(*as_held(), m_quarters);
}

std::shared_ptr<const FilmFrame> PhotoDesk::frame() const {
    if (!m_is_shown) return nullptr;
    return m_held != nullptr ? held() : m_newest;
}

std::optional<FilmOutline> PhotoDesk::outline() const {
    if (!m_is_shown || m_held != nullptr || m_newest == nullptr) return std::nullopt;
    return m_outline;
}

Result<void> PhotoDesk::hold() {
    auto newest = m_camera.sight();
    if (newest == nullptr) return Error{ErrorKind::unavailable, "camera", "has shown nothing yet"};
    let_go();
    m_held = std::move(newest);
    m_thread.straighten(m_held);
    return {};
}

void PhotoDesk::let_go() {
    m_thread.forget();
    m_held.reset();
    m_receipt.reset();
    m_shows_whole = false;
    m_quarters = 0;
    m_turned.reset();
}

Result<std::string> PhotoDesk::keep() {
    if (m_held == nullptr) return Error{ErrorKind::not_found, "photo", "none is held"};
    Bytes jpeg = TRY(encode_jpeg(*held()));
    auto name = m_blobs.keep(jpeg, "image/jpeg");
    wipe(jpeg);
    if (name) let_go();
    return name;
}

void PhotoDesk::person_left() {
    let_go();
    m_newest.reset();
    m_outline.reset();
    m_blobs.drop_all();
}

} // namespace copro
