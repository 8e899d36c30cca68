// Films in sign language: their part of the sample screens.
#include "kiosk/sample_player.h"

namespace copro {

void play_films(Carried carried, SampleAlbum& album) {
    carried.films = {"welcome.heading", "welcome.sign-in", "question.anonymous.hint", "still-there.kept"};
    SamplePlayer player(start_model(carried, 0, sample_wall_ms), album);
    player.keep("films");
    SamplePlayer other = player;
    other.act(StartForm{"feedback"});
    other.keep("no-film");
    player.press("help.sign-language");
    player.keep();
    player.act(FilmEnded{player.model().session.film.starts});
    player.press("film.slow");
    player.act(FilmEnded{player.model().session.film.starts});
    player.keep("ended");
    player.press("back");
    player.act(OpenFilms{{"still-there.kept"}});
    player.press("film.stop");
    player.keep("stopped");
    player.act(FilmBroken{player.model().session.film.starts, false});
    player.keep("broken");
    player.act(GoTo{"text-size"});
    player.act(GoBack{});
    player.act(OpenFilms{{"question.anonymous.hint", "welcome.heading"}});
    player.act(FilmBroken{player.model().session.film.starts, false});
    player.keep("next");
}

} // namespace copro
