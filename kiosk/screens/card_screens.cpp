// The settings card: my settings as a code to take along, showing it again, and what it has set.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/badge_parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/settings_words.h"
#include "kiosk/view/settings_pass.h"

namespace copro {

namespace {

Node code_node(const ViewSettings& settings, const Words& words) {
    Node node;
    node.id = "pass.code";
    node.role = Role::picture;
    node.label = words.say(MessageKey("pass.code"));
    node.picture = std::string(code_picture) + write_pass(settings);
    return node;
}

void build_pass(const Model& model, const Words& words, Tree& tree) {
    const std::string& message = model.session.card.message;
    tree.main.children.push_back(heading_node(words.say(MessageKey("pass.heading")), "card"));
    if (message == MessageKey("pass.not-printed").text())
        tree.main.children.push_back(alert_node(words.say(MessageKey(message))));
    Node ideas = group_node("pass.ideas", Arrange::column,
                            {idea_node("pass.photo", words.say(MessageKey("pass.photo")), "camera"),
                             idea_node("pass.next-time", words.say(MessageKey("pass.next-time")), "card"),
                             idea_node("pass.no-name", words.say(MessageKey("pass.no-name")), "anonymous")});
    const bool is_printing = message == MessageKey("pass.printing").text();
    if (is_printing)
        ideas.children.push_back(idea_node("pass.printing", words.say(MessageKey("pass.printing")), "printer"));
    tree.main.children.push_back(
        group_node("pass.all", Arrange::split, {code_node(model.session.settings, words), std::move(ideas)}));
    add_back(tree, words);
    tree.actions.children.push_back(
        button_node("pass.show", words.say(MessageKey("pass.show")), "scanner", Look::quiet));
    if (model.carried.has_printer && !is_printing) {
        tree.actions.children.push_back(
            button_node("pass.print", words.say(MessageKey("pass.print")), "printer", Look::secondary));
    }
}

std::optional<Action> on_pass(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "pass.print")) return PrintCard{};
    if (is_pressed(event, "pass.show")) return GoTo{"show-card"};
    return std::nullopt;
}

void build_show_card(const Model& model, const Words& words, Tree& tree) {
    const CardState& card = model.session.card;
    tree.main.children.push_back(heading_node(words.say(MessageKey("pass.show-heading")), "card"));
    if (!card.message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(card.message))));
    add_ways_to_show("show-card", model, words, tree);
    add_back(tree, words);
}

std::optional<Action> on_show_card(const Model&, const NodeEvent&) { return std::nullopt; }

Node line(const char* id, const MessageKey& what, Label value, const Words& words) {
    Node node;
    node.id = std::string("card.") + id;
    node.role = Role::summary;
    node.label = words.say(what);
    node.value = std::move(value);
    return node;
}

Node switched(const char* id, const MessageKey& what, bool on, const Words& words) {
    return line(id, what, words.say(on ? MessageKey("pass.on") : MessageKey("pass.off")), words);
}

bool helps_touch(const TouchSettings& touch) { return touch != TouchSettings{}; }

void build_card(const Model& model, const Words& words, Tree& tree) {
    const ViewSettings& settings = model.session.settings;
    const CardState& card = model.session.card;
    std::vector<Node>& main = tree.main.children;
    main.push_back(heading_node(words.say(MessageKey("pass.taken")), "card"));
    if (card.no_language)
        main.push_back(idea_node("card.no-language", words.say(MessageKey("pass.no-language")), "language"));
    // Unless it has come since, as with headphones.
    if (card.no_voice && !has_voice(model, settings.language))
        main.push_back(idea_node("card.no-voice", words.say(why_unheard(model)), "voice-off"));
    main.push_back(line("text-size", MessageKey("help.text-size"), words.say(key_of(settings.text_size)), words));
    main.push_back(line("colours", MessageKey("help.colours"), words.say(key_of(settings.colours)), words));
    main.push_back(line("language", MessageKey("help.language"), words.say(MessageKey("language.own-name")), words));
    main.push_back(switched("voice", MessageKey("pass.voice"), settings.voice.on, words));
    main.push_back(switched("switch", MessageKey("pass.switch"), settings.scan.way != ScanWay::off, words));
    main.push_back(switched("touch", MessageKey("pass.touch"), helps_touch(settings.touch), words));
    main.push_back(switched("big", MessageKey("pass.big"), settings.big_buttons, words));
    main.push_back(switched("low", MessageKey("pass.low"), settings.low_reach, words));
    tree.actions.children.push_back(
        button_node("card.undo", words.say(MessageKey("pass.undo")), "back", Look::secondary));
    add_next(tree, words.say(MessageKey("pass.good")), "tick");
}

std::optional<Action> on_card(const Model&, const NodeEvent& event) {
    // The key for Back, too: it says that nothing is good yet.
    if (is_pressed(event, "card.undo") || is_pressed(event, "back")) return UndoCard{};
    if (is_pressed(event, "next")) return GoBack{};
    return std::nullopt;
}

} // namespace

Screen pass_screen() { return {"pass", build_pass, on_pass}; }
Screen show_card_screen() { return {"show-card", build_show_card, on_show_card}; }
Screen card_screen() { return {"card", build_card, on_card}; }

} // namespace copro
