// Films for the glass: finds them, has MpvPlayer play them on a thread of its own, and keeps the newest picture. Made
// by run.cpp; main thread, and its own.
#pragma once

#include "kiosk/app/ports.h"
#include "kiosk/films/film_shelf.h"

#include <memory>

namespace copro {

class MpvFilm final : public FilmPort {
public:
    // woken: called on the film's thread when there is a new picture or other news. Nothing runs until the first order.
    MpvFilm(FilmShelf shelf, std::function<void()> woken);
    // Waits a moment for mpv; one that does not end is left behind.
    ~MpvFilm() override;

    void show(const std::optional<FilmOrder>& order) override;
    [[nodiscard]] std::shared_ptr<const FilmFrame> frame() override;
    [[nodiscard]] std::optional<FilmNews> take_news() override;

private:
    struct Inside;
    std::shared_ptr<Inside> m_inside;
};

} // namespace copro
