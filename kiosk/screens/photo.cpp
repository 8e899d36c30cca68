// A photo is taken: what the camera sees and how to hold it, and then, standing still, whether it can be read. Nobody
// is looked at unawares: the band says when the camera is on, and it is on nowhere else.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

Node picture_node(Label caption) {
    Node node;
    node.id = "photo.picture";
    node.role = Role::film;
    node.label = std::move(caption);
    node.picture = "camera";
    return node;
}

// In the words below the picture: they are read out when they change. Whatever they say, the photo can be taken.
MessageKey words_of_advice(PhotoAdvice advice) {
    switch (advice) {
    case PhotoAdvice::lay_flat: return MessageKey("photo.lay-flat");
    case PhotoAdvice::more_light: return MessageKey("photo.more-light");
    case PhotoAdvice::all_of_it: return MessageKey("photo.all-of-it");
    case PhotoAdvice::closer: return MessageKey("photo.closer");
    case PhotoAdvice::hold_still: return MessageKey("photo.hold-still");
    case PhotoAdvice::good: return MessageKey("photo.good");
    }
    return MessageKey("photo.lay-flat");
}

void build_live(const Model& model, const Words& words, Tree& tree) {
    const PhotoState& photo = model.session.photo;
    tree.main.children.push_back(heading_node(words.say(MessageKey("photo.show"))));
    if (!photo.message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(photo.message))));
    add_back(tree, words);
    if (photo.lost) return;
    if (!photo.taking) {
        Node on = text_node("photo.camera-on", words.say(MessageKey("pass.camera-on")));
        on.role = Role::status;
        tree.band.children.push_back(std::move(on));
    }
    // What is taken stands still and is looked at, with the camera off: no press is needed, and none does anything.
    const MessageKey caption = photo.taking ? MessageKey("photo.looking") : words_of_advice(photo.advice);
    tree.main.children.push_back(picture_node(words.say(caption)));
    Node take = button_node("photo.take", words.say(MessageKey("photo.take")), "camera", Look::primary);
    take.disabled = photo.taking;
    tree.actions.children.push_back(std::move(take));
}

// How far it is turned, so that each press is seen and heard; all the way round is as it was held.
Label words_of_turn(int quarters, const Words& words) {
    if (quarters == 0) return words.say(MessageKey("photo.this-one"));
    return words.say(MessageKey("photo.turned"),
                     {{"at", words.number(quarters)}, {"of", words.number(quarters_of_turn)}});
}

void build_held(const Model& model, const Words& words, Tree& tree) {
    const PhotoState& photo = model.session.photo;
    tree.screen = "photo.held";
    // The next step is what the message asks for.
    const bool is_poor =
        photo.message == MessageKey("photo.dark").text() || photo.message == MessageKey("photo.blurred").text();
    tree.main.children.push_back(heading_node(words.say(MessageKey("photo.can-you-read"))));
    if (!photo.message.empty()) tree.main.children.push_back(alert_node(words.say(MessageKey(photo.message))));
    tree.main.children.push_back(picture_node(words_of_turn(photo.quarters, words)));
    // What cannot be kept is not offered to be kept: the message says to hand the receipt in.
    if (photo.message == MessageKey("photo.no-room").text()) return add_back(tree, words);
    // On the same spot whichever it is: who tries it out finds the way back there.
    if (photo.whole && photo.shows_whole) {
        tree.actions.children.push_back(
            button_node("photo.cut", words.say(MessageKey("photo.cut")), "receipt", Look::secondary));
    } else if (photo.whole) {
        tree.actions.children.push_back(
            button_node("photo.whole", words.say(MessageKey("photo.whole")), "camera", Look::secondary));
    }
    tree.actions.children.push_back(
        button_node("photo.turn", words.say(MessageKey("photo.turn")), "turn", Look::secondary));
    tree.actions.children.push_back(button_node("photo.again", words.say(MessageKey("photo.again")), "again",
                                                is_poor ? Look::primary : Look::secondary));
    tree.actions.children.push_back(button_node("photo.keep", words.say(MessageKey("photo.keep")), "tick",
                                                is_poor ? Look::secondary : Look::primary));
}

void build_photo_screen(const Model& model, const Words& words, Tree& tree) {
    if (model.session.photo.held)
        build_held(model, words, tree);
    else
        build_live(model, words, tree);
}

std::optional<Action> on_photo_screen(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "photo.take")) return TakePhoto{};
    if (is_pressed(event, "photo.whole")) return ChooseWholePhoto{true};
    if (is_pressed(event, "photo.cut")) return ChooseWholePhoto{false};
    if (is_pressed(event, "photo.turn")) return TurnPhoto{};
    if (is_pressed(event, "photo.again")) return TryPhotoAgain{};
    if (is_pressed(event, "photo.keep")) return KeepPhoto{};
    return std::nullopt;
}

} // namespace

Screen photo_taking_screen() { return {photo_screen, build_photo_screen, on_photo_screen}; }

} // namespace copro
