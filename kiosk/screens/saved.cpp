// What was saved, what happens next and by when; then the other journeys, or goodbye.
#include "kiosk/app/flow.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

struct Other {
    const char* form = "";
    MessageKey label;
    const char* picture = "";
};
const Other others[] = {
    {"feedback", MessageKey("welcome.feedback"), "feedback"},
    {"claim", MessageKey("welcome.claim"), "claim"},
};

Label with_facts(const Model& model, const Label& words_of_form, const Wording& wording, const Words& words) {
    if (wording.key.empty()) return words_of_form;
    const SavedNote& note = model.session.saved;
    const MeetingPack& pack = model.session.meeting->pack;
    // Words with a name, an amount or the number that finds the record again are for the person alone (S8).
    const Label name = note.name.empty() ? words.say(MessageKey("person.guest"))
                                         : Label::of_person(UserText{note.name}).kept_private();
    return words.say(MessageKey(wording.key), {{"name", name},
                                               {"reference", words.reference(note.reference).kept_private()},
                                               {"total", words.money(note.total).kept_private()},
                                               {"answer_by", words.date(pack.answer_by)},
                                               {"pay_by", words.date(add_days(pack.date, pack.pay_within_days))}});
}

void build_saved(const Model& model, const Words& words, Tree& tree) {
    const Form* form = find_form(model, model.session.saved.form);
    if (form == nullptr || model.session.meeting == nullptr) return;
    tree.screen = model.session.saved.form + ".saved";
    tree.main.children.push_back(heading_node(with_facts(model, words.say(form->saved), form->saved, words), "saved"));
    int number = 0;
    for (const SavedIdea& idea : form->saved_ideas) {
        tree.main.children.push_back(idea_node("saved." + std::to_string(++number),
                                               with_facts(model, words.say(idea.wording), idea.wording, words),
                                               idea.picture));
    }
    if (form->event == "in") {
        for (const Other& other : others) {
            tree.actions.children.push_back(button_node(std::string("saved.") + other.form, words.say(other.label),
                                                        other.picture, Look::secondary));
        }
    } else if (form->event != "out") {
        tree.actions.children.push_back(
            button_node("saved.home", words.say(MessageKey("saved.something-else")), "home", Look::secondary));
    }
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

std::optional<Action> on_saved(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "next")) return EndSession{};
    if (is_pressed(event, "saved.home")) return GoBack{};
    if (const auto form = pressed_after(event, "saved.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen saved_screen() { return {"saved", build_saved, on_saved}; }

} // namespace copro
