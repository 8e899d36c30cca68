#include "kiosk/screens/films.h"

#include "kiosk/questions/parts.h"

#include <algorithm>

namespace copro {

namespace {

void add_film(const Label& label, const FilmedMessages& films, std::vector<std::string>& keys) {
    const std::string& key = label.recorded_key();
    if (films.contains(key) && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
}

void collect(const Node& node, const FilmedMessages& films, std::vector<std::string>& keys) {
    if (node.role == Role::key) return;
    for (const Label* label : {&node.label, &node.detail, &node.value}) add_film(*label, films, keys);
    for (const Node& child : node.children) collect(child, films, keys);
}

} // namespace

std::vector<std::string> films_of(const Tree& tree, const Model& model) {
    const FilmedMessages& films = model.carried.films;
    std::vector<std::string> keys;
    if (films.empty() || model.session.screen == films_screen) return keys;
    add_film(heading_of(tree.main), films, keys);
    collect(tree.main, films, keys);
    return keys;
}

void offer_films(const Model& model, const Words& words, Tree& tree) {
    if (model.carried.films.empty()) return;
    Node button =
        button_node("help.sign-language", words.say(MessageKey("help.sign-language")), "sign-language", Look::quiet);
    // Where the films are: told as a button that does nothing now, so that the bar has no hole.
    button.disabled = model.session.screen == films_screen;
    if (!button.disabled && films_of(tree, model).empty())
        tree.kept_place = std::move(button);
    else
        tree.help.children.insert(tree.help.children.end() - 1, std::move(button));
}

} // namespace copro
