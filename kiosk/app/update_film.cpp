// Films in sign language of what a screen says. All of it goes with the session (access.md O11).
#include "kiosk/app/update_parts.h"

namespace copro {

namespace {

void begin(FilmState& film, std::size_t at) {
    film.at = at;
    ++film.starts;
    film.stopped = false;
    film.ended = false;
    film.broken = false;
}

bool has_next(const FilmState& film) { return film.at + 1 < film.keys.size(); }

} // namespace

Effects update_film(Model& model, const OpenFilms& action) {
    PersonSession& session = model.session;
    if (action.keys.empty() || session.screen == films_screen) return {};
    session.film.keys = action.keys;
    begin(session.film, 0);
    // Back leads to the very screen that the films are of, and if it is a help screen too.
    session.behind.push_back(session.screen);
    show_screen(session, std::string(films_screen));
    return {};
}

Effects update_film(Model& model, const PlayFilmAgain&) {
    FilmState& film = model.session.film;
    begin(film, film.ended ? 0 : film.at);
    return {};
}

Effects update_film(Model& model, const StopFilm&) {
    FilmState& film = model.session.film;
    film.stopped = !film.stopped && !film.ended;
    return {};
}

Effects update_film(Model& model, const SlowFilm&) {
    model.session.film.slow = !model.session.film.slow;
    return {};
}

Effects update_film(Model& model, const NextFilm&) {
    FilmState& film = model.session.film;
    if (has_next(film)) begin(film, film.at + 1);
    return {};
}

Effects update_film(Model& model, const FilmEnded& action) {
    FilmState& film = model.session.film;
    if (action.starts != film.starts) return {};
    if (has_next(film))
        begin(film, film.at + 1);
    else
        film.ended = true;
    return {};
}

// From now on there is no button for what cannot be shown.
Effects update_film(Model& model, const FilmBroken& action) {
    FilmState& film = model.session.film;
    if (action.all) model.carried.films.clear();
    if (action.starts != film.starts || film.keys.empty()) return {};
    model.carried.films.erase(film.keys[film.at]);
    film.broken = true;
    if (model.session.screen == films_screen) model.session.focus = "error";
    return {};
}

} // namespace copro
