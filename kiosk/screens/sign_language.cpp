// What a screen says, as films in British Sign Language with the words as captions. Silent; the person stops it, has it
// again or slower, and closes it.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

Node film_node(const FilmState& film, const Words& words) {
    Node node;
    node.id = "film";
    node.role = Role::film;
    node.label = words.say(MessageKey(film.keys[film.at]));
    node.picture = "sign-language";
    return node;
}

Node which_film(const FilmState& film, const Words& words) {
    const auto at = static_cast<int>(film.at) + 1;
    const auto of = static_cast<int>(film.keys.size());
    Node step = text_node("film.step",
                          words.say(MessageKey("film.step"), {{"at", words.number(at)}, {"of", words.number(of)}}));
    step.role = Role::status;
    step.progress = Progress{at, of};
    return step;
}

// One button for what can be done with the film now: fewer leave it more room.
Node stop_button(const FilmState& film, const Words& words) {
    if (film.ended) return button_node("film.stop", words.say(MessageKey("film.again")), "again", Look::secondary);
    if (film.stopped) return button_node("film.stop", words.say(MessageKey("film.go-on")), "play", Look::secondary);
    return button_node("film.stop", words.say(MessageKey("film.stop")), "hold", Look::secondary);
}

// In the same places from the first film to the last: what cannot be done now is told and stays where it is.
void add_buttons(const FilmState& film, const Words& words, Tree& tree) {
    std::vector<Node>& row = tree.actions.children;
    row.push_back(button_node("back", words.say(MessageKey("film.close")), "cross", Look::secondary));
    if (!film.broken) {
        row.push_back(stop_button(film, words));
        Node slow = button_node("film.slow", words.say(MessageKey("listen.slower")), "slower", Look::secondary);
        slow.role = Role::checkbox;
        slow.selected = film.slow;
        row.push_back(std::move(slow));
    }
    if (film.keys.size() < 2) return;
    Node next = button_node("film.next", words.say(MessageKey("film.next")), "next", Look::secondary);
    next.disabled = film.at + 1 == film.keys.size();
    row.push_back(std::move(next));
}

void build_sign_language(const Model& model, const Words& words, Tree& tree) {
    const FilmState& film = model.session.film;
    std::vector<Node>& main = tree.main.children;
    main.push_back(heading_node(words.say(MessageKey("help.sign-language"))));
    if (film.keys.size() > 1) tree.band.children.push_back(which_film(film, words));
    if (film.broken) {
        main.push_back(alert_node(words.say(MessageKey("film.broken"))));
        main.push_back(idea_node("film.words", words.say(MessageKey(film.keys[film.at])), "captions"));
        main.push_back(idea_node("film.ask", words.say(MessageKey("welcome.ask-person")), "person"));
    } else {
        main.push_back(film_node(film, words));
    }
    add_buttons(film, words, tree);
}

std::optional<Action> on_sign_language(const Model& model, const NodeEvent& event) {
    if (is_pressed(event, "film.stop") && model.session.film.ended) return PlayFilmAgain{};
    if (is_pressed(event, "film.stop")) return StopFilm{};
    if (is_pressed(event, "film.slow")) return SlowFilm{};
    if (is_pressed(event, "film.next")) return NextFilm{};
    return std::nullopt;
}

} // namespace

Screen sign_language_screen() { return {"sign-language", build_sign_language, on_sign_language}; }

} // namespace copro
