// Films in sign language: what is played, in which order, and what becomes of it.
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::vector<std::string> two{"welcome.heading", "welcome.touch-one"};

Kiosk with_films() {
    Carried carried = carried_with({sample_pack()});
    carried.films = {two.begin(), two.end()};
    Kiosk kiosk(std::move(carried));
    kiosk.act(PersonActive{});
    kiosk.act(OpenFilms{two});
    return kiosk;
}

const FilmState& film_of(const Kiosk& kiosk) { return kiosk.model.session.film; }

} // namespace

TEST_CASE("the films of a screen play one after the other, and begin again from the first") {
    Kiosk kiosk = with_films();
    CHECK(kiosk.at() == "sign-language");
    CHECK(film_of(kiosk).at == 0);
    CHECK_FALSE(film_of(kiosk).stopped);
    const int first = film_of(kiosk).starts;
    kiosk.act(FilmEnded{first});
    CHECK(film_of(kiosk).at == 1);
    CHECK(film_of(kiosk).starts > first);
    CHECK_FALSE(film_of(kiosk).ended);
    kiosk.act(FilmEnded{film_of(kiosk).starts});
    CHECK(film_of(kiosk).at == 1);
    CHECK(film_of(kiosk).ended);
    kiosk.act(PlayFilmAgain{});
    CHECK(film_of(kiosk).at == 0);
    CHECK_FALSE(film_of(kiosk).ended);
}

TEST_CASE("a film that is played again in the middle is the same one; news of its first start is none any more") {
    Kiosk kiosk = with_films();
    kiosk.act(NextFilm{});
    const int before = film_of(kiosk).starts;
    kiosk.act(PlayFilmAgain{});
    CHECK(film_of(kiosk).at == 1);
    CHECK(film_of(kiosk).starts > before);
    kiosk.act(FilmEnded{before});
    CHECK_FALSE(film_of(kiosk).ended);
    kiosk.act(FilmBroken{before, false});
    CHECK_FALSE(film_of(kiosk).broken);
    kiosk.act(NextFilm{});
    CHECK(film_of(kiosk).at == 1);
}

TEST_CASE("stop stops in the middle and goes on there; slower stays for the next film, and for the next screen") {
    Kiosk kiosk = with_films();
    const int starts = film_of(kiosk).starts;
    kiosk.act(StopFilm{});
    CHECK(film_of(kiosk).stopped);
    kiosk.act(StopFilm{});
    CHECK_FALSE(film_of(kiosk).stopped);
    CHECK(film_of(kiosk).starts == starts);
    kiosk.act(SlowFilm{});
    kiosk.act(StopFilm{});
    kiosk.act(NextFilm{});
    CHECK(film_of(kiosk).slow);
    CHECK_FALSE(film_of(kiosk).stopped);
    kiosk.act(GoBack{});
    kiosk.act(OpenFilms{two});
    CHECK(film_of(kiosk).slow);
    kiosk.act(SlowFilm{});
    CHECK_FALSE(film_of(kiosk).slow);
}

TEST_CASE(
    "closing leads back to the screen the films are of, a help screen too, and help opened there to the journey") {
    Kiosk kiosk = with_films();
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "welcome");
    kiosk.act(StartForm{"feedback"});
    kiosk.act(GoTo{"person"});
    kiosk.act(OpenFilms{two});
    kiosk.act(OpenFilms{two}); // again, by a hand that shakes
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "person");
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
    // Over and over: Back still ends where it began.
    for (int turn = 0; turn < 20; ++turn) {
        kiosk.act(GoTo{turn % 2 == 0 ? "listen" : "person"});
        kiosk.act(OpenFilms{two});
    }
    CHECK(kiosk.model.session.behind.size() <= 3);
    kiosk.act(GoBack{});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
    kiosk.act(OpenFilms{two});
    kiosk.act(GoTo{"colours"});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
}

TEST_CASE("opening films from the question whether anybody is there is an answer to it") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(StartForm{"feedback"});
    kiosk.wait(idle_before_asking_ms);
    REQUIRE(kiosk.at() == "still-there");
    kiosk.act(OpenFilms{{"still-there.heading"}});
    CHECK(kiosk.at() == "sign-language");
    CHECK_FALSE(kiosk.model.session.asked_at_ms);
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == "question can-change");
}

TEST_CASE("what cannot be shown is offered no more: one film, or all where nothing plays films") {
    Kiosk kiosk = with_films();
    kiosk.act(FilmBroken{film_of(kiosk).starts, false});
    CHECK(film_of(kiosk).broken);
    CHECK(kiosk.model.carried.films == FilmedMessages{two[1]});
    CHECK(kiosk.model.session.focus == "error");
    kiosk.act(NextFilm{});
    CHECK_FALSE(film_of(kiosk).broken);
    kiosk.act(FilmBroken{film_of(kiosk).starts, true});
    CHECK(kiosk.model.carried.films.empty());
    kiosk.act(EndSession{});
    CHECK(kiosk.model.carried.films.empty());
}

TEST_CASE("whoever stops in the middle of a film is asked, and the film is gone with them") {
    Kiosk kiosk = with_films();
    kiosk.act(SlowFilm{});
    kiosk.act(StopFilm{});
    kiosk.wait(idle_before_asking_ms);
    CHECK(kiosk.at() == "still-there");
    kiosk.act(StayHere{});
    CHECK(kiosk.at() == "welcome");
    kiosk.act(OpenFilms{two});
    kiosk.wait(idle_before_asking_ms);
    kiosk.wait(time_to_answer_ms);
    CHECK(kiosk.at() == "welcome");
    CHECK(film_of(kiosk) == FilmState());
}
