// The screen curtain: somebody listens, and nothing of theirs is to be read on the glass (access.md S8).
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screen.h"

namespace copro {

Tree build_curtain(const Model& model, const Words& words) {
    Tree tree = start_frame(model, words);
    tree.screen = "curtain";
    tree.band.children.clear();
    tree.help.children.clear();
    tree.main.children.push_back(heading_node(words.say(MessageKey("curtain.heading")), "curtain"));
    // The voice reads another screen, whose heading must not light up here.
    tree.main.children.back().id = "curtain.heading";
    tree.main.children.push_back(idea_node("curtain.text", words.say(MessageKey("curtain.text")), "private"));
    tree.actions.children.push_back(
        button_node("curtain.lift", words.say(MessageKey("curtain.lift")), "look", Look::secondary));
    return tree;
}

Tree tree_on_glass(const Model& model, const Words& words) {
    return model.session.settings.curtain ? build_curtain(model, words) : build_screen(model, words);
}

} // namespace copro
