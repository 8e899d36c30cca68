// Photos on the whole kiosk: the camera shows what it sees while, and only while, the screen says so, and says how to
// hold it; what is taken is straightened and looked at, and what is kept is sealed before it comes near the disk.
// run.cpp makes one. Main thread; photos are looked at on a thread of their own.
#pragma once

#include "kiosk/devices/photo_thread.h"
#include "kiosk/store/unsaved_blobs.h"
#include "kiosk/terminal.h"

namespace copro {

class PhotoDesk final : public PhotoPort {
public:
    // Both must outlive it. woken: called on another thread when a photo was looked at.
    PhotoDesk(SightPort& camera, UnsavedBlobs& blobs, std::function<void()> woken)
        : m_camera(camera)
        , m_blobs(blobs)
        , m_thread(std::move(woken)) {}

    // To be called after each change of the terminal, and when camera or photos say that something changed. Nobody is
    // advised while the voice speaks: that would cut it off.
    void follow(Terminal& terminal, bool voice_speaks = false);
    // What the screen's picture shows now; nullptr when nothing yet, or no picture is there.
    [[nodiscard]] std::shared_ptr<const FilmFrame> frame() const;
    // Round the paper in the live picture; nothing when there is none, or the picture stands still.
    [[nodiscard]] std::optional<FilmOutline> outline() const;

    [[nodiscard]] Result<void> hold() override;
    void show_whole(bool whole) override;
    void turn(int quarters) override;
    void let_go() override;
    [[nodiscard]] Result<std::string> keep() override;
    [[nodiscard]] Result<void> drop(const std::string& name) override { return m_blobs.drop(name); }
    void person_left() override;

private:
    void watch(bool wanted);
    void frame_live(Terminal& terminal, bool voice_speaks);
    void tell_what_was_straightened(Terminal& terminal);
    [[nodiscard]] const std::shared_ptr<const FilmFrame>& as_held() const;
    [[nodiscard]] const std::shared_ptr<const FilmFrame>& held() const;
    void turn_held();

    SightPort& m_camera;
    UnsavedBlobs& m_blobs;
    bool m_is_shown = false; // the screen has a place for the picture
    bool m_watches = false;
    std::shared_ptr<const FilmFrame> m_newest;
    std::optional<FilmOutline> m_outline;
    std::int64_t m_framed_at_ms = 0;
    std::shared_ptr<const FilmFrame> m_held;    // as it was taken
    std::shared_ptr<const FilmFrame> m_receipt; // cut out of it; nullptr = it is not
    bool m_shows_whole = false;
    int m_quarters = 0;                        // that it is turned
    std::shared_ptr<const FilmFrame> m_turned; // of these, the one that is shown; nullptr = it stands as it was held
    PhotoThread m_thread;                      // last: it ends first
};

} // namespace copro
