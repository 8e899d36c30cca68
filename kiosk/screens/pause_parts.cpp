#include "kiosk/screens/pause_parts.h"

#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"

namespace copro {

Node pause_button(const Words& words) {
    return button_node("pause", words.say(MessageKey("pause.button")), "clock", Look::secondary);
}

void add_pause(Tree& tree, const Words& words) { tree.main.children.push_back(pause_button(words)); }

std::optional<Action> on_pause(const NodeEvent& event) {
    if (is_pressed(event, "pause")) return PauseWork{};
    return std::nullopt;
}

void add_pause_error(const Model& model, const Words& words, Tree& tree) {
    const PauseState& pause = model.session.pause;
    if (pause.message.empty()) return;
    tree.main.children.push_back(
        alert_node(words.say(MessageKey(pause.message), {{"time", words.time(pause.locked_until_wall_ms)}})));
}

void add_code(const PictureCode& code, const Words& words, Tree& tree) {
    int number = 0;
    for (const std::string& id : code) {
        const CodePicture* picture = find_code_picture(id);
        if (picture == nullptr) continue;
        const Label nth = words.say(MessageKey("code.nth"),
                                    {{"number", words.number(++number)}, {"picture", words.say(picture->word)}});
        Node node = idea_node("code." + std::to_string(number), nth, picture->picture);
        // They are why the screen is there, and are photographed.
        node.look = Look::lead;
        // Whoever knows them opens what the person wrote (S8).
        node.is_private = true;
        if (number % 2 == 1) {
            tree.main.children.push_back(group_node("code.from-" + std::to_string(number), Arrange::split, {}));
        }
        tree.main.children.back().children.push_back(std::move(node));
    }
}

} // namespace copro
