// Has the camera look for a settings card, a badge or a slip while, and only while, the screen says so. run.cpp makes
// one, as it does for the voice. Main thread.
#pragma once

#include "kiosk/terminal.h"

namespace copro {

class CardReader {
public:
    // nullptr: there is no camera. It must outlive this.
    explicit CardReader(CameraPort* camera)
        : m_camera(camera) {}

    // To be called after each change of the terminal, and when the camera says that something changed.
    void follow(Terminal& terminal);

private:
    CameraPort* m_camera;
    bool m_looking = false;
};

} // namespace copro
