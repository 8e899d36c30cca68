// "Come back to what I began": four pictures, one after another, out of twelve.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/pause_parts.h"
#include "kiosk/screens/screens.h"

#include <algorithm>

namespace copro {

namespace {

const MessageKey headings[code_length] = {MessageKey("come-back.first"), MessageKey("come-back.second"),
                                          MessageKey("come-back.third"), MessageKey("come-back.fourth")};

void build_come_back(const Model& model, const Words& words, Tree& tree) {
    const PictureCode& chosen = model.session.pause.chosen;
    tree.main.children.push_back(heading_node(words.say(headings[std::min(chosen.size(), code_length - 1)])));
    add_pause_error(model, words, tree);
    // A finger that slipped is noticed before the code is wrong.
    const CodePicture* last = chosen.empty() ? nullptr : find_code_picture(chosen.back());
    if (last != nullptr) {
        const Label picture = words.say(last->word).kept_private();
        tree.main.children.push_back(idea_node(
            "come-back.last", words.say(MessageKey("come-back.last"), {{"picture", picture}}), last->picture));
    }
    Node tiles = group_node("come-back.pictures", Arrange::grid, {});
    tiles.columns = 4;
    const bool is_locked = model.session.pause.locked_until_wall_ms > model.now_wall_ms;
    for (const CodePicture& picture : code_pictures()) {
        tiles.children.push_back(button_node(std::string("come-back.picture.") + picture.id, words.say(picture.word),
                                             picture.picture, Look::secondary));
        tiles.children.back().disabled = is_locked;
    }
    tree.main.children.push_back(std::move(tiles));
    add_back(tree, words);
    if (!chosen.empty()) {
        tree.actions.children.push_back(
            button_node("come-back.again", words.say(MessageKey("come-back.start-again")), "remove", Look::secondary));
    }
}

std::optional<Action> on_come_back(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "come-back.again")) return ComeBack{};
    if (const auto picture = pressed_after(event, "come-back.picture.")) return ChoosePicture{*picture};
    return std::nullopt;
}

} // namespace

Screen come_back_screen() { return {"come-back", build_come_back, on_come_back}; }

} // namespace copro
