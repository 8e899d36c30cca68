// Which messages of a screen can be seen in sign language, the button for it, and the screen that shows them.
#include "kiosk/screens/films.h"
#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

Visitor visitor_with(FilmedMessages films) {
    Carried carried = carried_with({sample_pack()});
    carried.films = std::move(films);
    return Visitor(std::move(carried));
}

// Every message that there is.
FilmedMessages all_messages() {
    FilmedMessages all;
    const std::string text = text_of(source("assets/words/en.po"));
    const std::string start = "msgid \"";
    for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
        const std::size_t begin = at + start.size();
        all.insert(text.substr(begin, text.find('"', begin) - begin));
    }
    all.erase("");
    return all;
}

} // namespace

TEST_CASE("no film, no button, and nothing else changes") {
    const Visitor none;
    const Visitor elsewhere = visitor_with({"question.overall"});
    CHECK_FALSE(none.shows("help.sign-language"));
    CHECK_FALSE(elsewhere.shows("help.sign-language"));
    CHECK(none.tree().kept_place.label.empty());
    CHECK(elsewhere.tree().kept_place.label.text() == "Sign language");
    CHECK(none.tree().help == elsewhere.tree().help);
}

TEST_CASE("a film of any idea of the screen brings the button: with a word and a picture, before Ask a person") {
    for (const char* key : {"welcome.heading", "welcome.touch-one", "welcome.claim"}) {
        const Visitor visitor = visitor_with({key});
        const Node button = visitor.node("help.sign-language");
        CHECK(button.label.text() == "Sign language");
        CHECK(button.picture == "sign-language");
        const Tree tree = visitor.tree();
        CHECK(tree.help.children.back().id == "help.person");
        CHECK(tree.help.children[tree.help.children.size() - 2].id == "help.sign-language");
        CHECK(tree.kept_place.label.empty());
    }
}

TEST_CASE("the question comes first, then the other ideas in reading order, each once") {
    Visitor visitor =
        visitor_with({"welcome.claim", "welcome.feedback", "welcome.heading", "welcome.touch-one", "help.listen"});
    CHECK(films_of(visitor.tree(), visitor.kiosk.model) ==
          std::vector<std::string>{"welcome.heading", "welcome.touch-one", "welcome.feedback", "welcome.claim"});
}

TEST_CASE("words that something is put into, and a person's own, have no film: it would say something else") {
    Visitor visitor = visitor_with({"already-here.heading", "already-here.text"});
    visitor.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoe Larkwhistle", morning_ms}}});
    visitor.press("welcome.sign-in");
    visitor.type("zo");
    visitor.choose("who.p-006");
    REQUIRE(visitor.screen() == "already-here");
    for (const std::string& key : films_of(visitor.tree(), visitor.kiosk.model)) CHECK(key != "already-here.heading");
}

TEST_CASE("the film's words are its caption, in the language of the screen, and follow it") {
    Visitor visitor = visitor_with({"welcome.heading", "welcome.touch-one"});
    visitor.press("help.sign-language");
    CHECK(visitor.screen() == "sign-language");
    CHECK(visitor.node("film").role == Role::film);
    CHECK(visitor.label("film") == "Hello. What would you like to do?");
    CHECK(visitor.label("film.step") == "Film 1 of 2");
    visitor.kiosk.act(ChangeLanguage{"cy"});
    CHECK(visitor.node("film").label == words_of(visitor.kiosk.model).say(MessageKey("welcome.heading")));
    CHECK(visitor.label("film") != "Hello. What would you like to do?");
    CHECK(visitor.tree().language == "cy");
}

TEST_CASE("Stop, Play again, Slower, Next film and Close do what they say, and stay where they are") {
    Visitor visitor = visitor_with({"welcome.heading", "welcome.touch-one"});
    const auto row = [&] {
        std::string ids;
        for (const Node& node : visitor.tree().actions.children) ids += node.id + " ";
        return ids;
    };
    visitor.press("help.sign-language");
    const std::string first = row();
    CHECK(first == "back film.stop film.slow film.next ");
    visitor.press("film.stop");
    CHECK(visitor.label("film.stop") == "Go on");
    CHECK(visitor.kiosk.model.session.film.stopped);
    visitor.press("film.stop");
    CHECK(visitor.label("film.stop") == "Stop");
    visitor.press("film.slow");
    CHECK(visitor.node("film.slow").selected);
    visitor.press("film.next");
    CHECK(visitor.label("film") == "Touch one. You can stop at any time.");
    CHECK(visitor.node("film.next").disabled);
    visitor.kiosk.act(FilmEnded{visitor.kiosk.model.session.film.starts});
    CHECK(visitor.label("film.stop") == "Play again");
    CHECK(row() == first);
    visitor.press("film.stop");
    CHECK(visitor.label("film.step") == "Film 1 of 2");
    visitor.press("back");
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("of a film that cannot be shown the words are there, plainly, and who can help") {
    Visitor visitor = visitor_with({"welcome.heading", "welcome.touch-one"});
    visitor.press("help.sign-language");
    visitor.kiosk.act(FilmBroken{visitor.kiosk.model.session.film.starts, false});
    CHECK(visitor.label("error") == "This film does not play.");
    CHECK(visitor.label("film.words") == "Hello. What would you like to do?");
    CHECK(visitor.shows("film.ask"));
    CHECK_FALSE(visitor.shows("film"));
    CHECK_FALSE(visitor.shows("film.stop"));
    visitor.press("film.next");
    CHECK(visitor.shows("film"));
    visitor.press("back");
    CHECK(visitor.shows("help.sign-language")); // the other one
}

TEST_CASE("where all is filmed the button is on every screen, resting on its own, and each of them is whole") {
    Visitor visitor = visitor_with(all_messages());
    for (const char* id : {"help.listen", "help.text-size", "help.colours", "help.language", "help.person"}) {
        visitor.press(id);
        INFO(visitor.screen());
        CHECK(broken_rule(visitor.tree()).empty());
        const std::string screen = visitor.screen();
        visitor.press("help.sign-language");
        CHECK(visitor.screen() == "sign-language");
        CHECK(broken_rule(visitor.tree()).empty());
        CHECK(visitor.node("help.sign-language").disabled); // there, and doing nothing
        visitor.press("back");
        CHECK(visitor.screen() == screen);
    }
}
