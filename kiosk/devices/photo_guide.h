// What somebody is told who holds a receipt to the camera, by what is seen of it. Pure; one thread at a time.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/devices/receipt_paper.h"

namespace copro {

class PhotoGuide {
public:
    [[nodiscard]] PhotoAdvice next(const PaperSight& sight);
    // Another photo.
    void begin_again() { m_last.reset(); }

private:
    std::optional<FilmOutline> m_last; // where it was a moment ago
};

} // namespace copro
