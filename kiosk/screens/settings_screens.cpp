// Text size, colours, language: each change shows at once, on the screen where it is made.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/settings_words.h"

namespace copro {

MessageKey key_of(TextSize size) {
    switch (size) {
    case TextSize::small: return MessageKey("text-size.small");
    case TextSize::medium: return MessageKey("text-size.medium");
    case TextSize::standard: return MessageKey("text-size.standard");
    case TextSize::large: return MessageKey("text-size.large");
    case TextSize::largest: return MessageKey("text-size.largest");
    }
    return MessageKey("text-size.standard");
}

MessageKey key_of(ColourSet colours) {
    switch (colours) {
    case ColourSet::day: return MessageKey("colours.day");
    case ColourSet::night: return MessageKey("colours.night");
    case ColourSet::paper: return MessageKey("colours.paper");
    case ColourSet::soft: return MessageKey("colours.soft");
    }
    return MessageKey("colours.day");
}

namespace {

void finish(Tree& tree, Node list, const Words& words, int columns = 2) {
    list.columns = columns;
    tree.main.children.push_back(std::move(list));
    add_ways(tree, words);
    add_done(tree, words);
}

void build_text_size(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("text-size.heading")), "text-size"));
    Node list = group_node("text-size.list", Arrange::grid, {});
    for (const TextSize size : all_text_sizes) {
        list.children.push_back(option_node(std::string("text-size.") + name_of(size), words.say(key_of(size)),
                                            Role::radio, model.session.settings.text_size == size));
        list.children.back().sample = size;
    }
    finish(tree, std::move(list), words);
}

std::optional<Action> on_text_size(const Model&, const NodeEvent& event) {
    for (const TextSize size : all_text_sizes) {
        if (is_pressed(event, std::string("text-size.") + name_of(size))) return ChangeTextSize{size};
    }
    return std::nullopt;
}

void build_colours(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("colours.heading")), "colours"));
    Node list = group_node("colours.list", Arrange::grid, {});
    for (const ColourSet colours : all_colour_sets) {
        list.children.push_back(option_node(std::string("colours.") + name_of(colours), words.say(key_of(colours)),
                                            Role::radio, model.session.settings.colours == colours));
    }
    finish(tree, std::move(list), words);
}

std::optional<Action> on_colours(const Model&, const NodeEvent& event) {
    for (const ColourSet colours : all_colour_sets) {
        if (is_pressed(event, std::string("colours.") + name_of(colours))) return ChangeColours{colours};
    }
    return std::nullopt;
}

void build_language(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("language.heading")), "language"));
    Node list = group_node("language.list", Arrange::grid, {});
    for (const std::string& language : model.carried.library->languages()) {
        // Each language is named in itself: someone looking for theirs cannot read the others.
        const Words own = model.carried.library->words(language);
        Node node = option_node("language." + language, own.say(MessageKey("language.own-name")), Role::radio,
                                model.session.settings.language == language);
        // In large letters of the one that is chosen alone: under each name it would put the last languages far behind.
        const bool has_room = model.session.settings.text_size <= TextSize::standard;
        if (!own.is_reviewed() && (has_room || node.selected))
            node.detail = own.say(MessageKey("language.not-reviewed"));
        node.is_remark = true;
        if (language != words.language()) node.language = language;
        list.children.push_back(std::move(node));
    }
    finish(tree, std::move(list), words, 3);
}

std::optional<Action> on_language(const Model& model, const NodeEvent& event) {
    for (const std::string& language : model.carried.library->languages()) {
        if (is_pressed(event, "language." + language)) return ChangeLanguage{language};
    }
    return std::nullopt;
}

} // namespace

Screen text_size_screen() { return {"text-size", build_text_size, on_text_size}; }
Screen colours_screen() { return {"colours", build_colours, on_colours}; }
Screen language_screen() { return {"language", build_language, on_language}; }

} // namespace copro
