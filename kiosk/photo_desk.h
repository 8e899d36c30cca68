// Photos on the whole kiosk: the camera shows what it sees while, and only while, the screen says so; what is held is
// looked at, and what is kept is sealed before it comes near the disk. run.cpp makes one. Main thread.
#pragma once

#include "kiosk/store/unsaved_blobs.h"
#include "kiosk/terminal.h"

namespace copro {

class PhotoDesk final : public PhotoPort {
public:
    // Both must outlive it.
    PhotoDesk(SightPort& camera, UnsavedBlobs& blobs)
        : m_camera(camera)
        , m_blobs(blobs) {}

    // To be called after each change of the terminal, and when the camera says that something changed.
    void follow(Terminal& terminal);
    // What the screen's picture shows now; nullptr when nothing yet, or no picture is there.
    [[nodiscard]] std::shared_ptr<const FilmFrame> frame() const;

    [[nodiscard]] Result<PhotoLook> hold() override;
    void let_go() override { m_held.reset(); }
    [[nodiscard]] Result<std::string> keep() override;
    [[nodiscard]] Result<void> drop(const std::string& name) override { return m_blobs.drop(name); }
    void person_left() override;

private:
    SightPort& m_camera;
    UnsavedBlobs& m_blobs;
    bool m_is_shown = false; // the screen has a place for the picture
    bool m_watches = false;
    std::shared_ptr<const FilmFrame> m_newest;
    std::shared_ptr<const FilmFrame> m_held;
};

} // namespace copro
