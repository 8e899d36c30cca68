// What was saved, what happens next and by when; then the other journeys, or goodbye.
#include "kiosk/app/flow.h"
#include "kiosk/app/saved_words.h"
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"
#include "sync/records/equality.h"

namespace copro {

namespace {

struct Other {
    const char* form = "";
    MessageKey label;
    const char* picture = "";
};
const Other other_forms[] = {
    {"feedback", MessageKey("welcome.feedback"), "feedback"},
    {"claim", MessageKey("welcome.claim"), "claim"},
};

// One press to "today you will …", before anything else is offered. Where there is a printer for it, a label too: who
// wants one presses, as a name is worn by those who like to. All of it stands together then: below, there is no room.
void add_after_arrival(const Model& model, const Words& words, Tree& tree) {
    const bool has_label = model.carried.label && !model.session.saved.label_name.empty();
    const bool is_printing = model.session.card.message == MessageKey("label.printing").text();
    const auto button = [&](const char* id, const MessageKey& label, const char* picture) {
        return button_node(std::string("saved.") + id, words.say(label), picture, Look::secondary);
    };
    std::vector<Node> ways{button("role-card", MessageKey("notice.your-role"), "role")};
    if (has_label && !is_printing) ways.push_back(button("label", MessageKey("label.print"), "printer"));
    std::vector<Node>& journeys = has_label ? ways : tree.actions.children;
    for (const Other& other : other_forms) journeys.push_back(button(other.form, other.label, other.picture));
    if (!has_label) {
        tree.main.children.push_back(std::move(ways.front()));
        return;
    }
    Node all = group_node("saved.ways", Arrange::grid, std::move(ways));
    all.columns = 2;
    tree.main.children.push_back(std::move(all));
}

void build_practised(const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("practice.saved")), "learn"));
    tree.main.children.push_back(idea_node("saved.practice", words.say(MessageKey("practice.again")), "tick"));
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

void build_saved(const Model& model, const Words& words, Tree& tree) {
    const Form* form = find_form(model, model.session.saved.form);
    if (form == nullptr) return;
    tree.screen = model.session.saved.form + ".saved";
    if (model.session.saved.practice) return build_practised(words, tree);
    tree.main.children.push_back(heading_node(saved_words(model, form->saved, words), "saved"));
    // It is saved; the list that staff read in a fire is what they must hear of.
    if (model.session.saved.roll_not_kept)
        tree.main.children.push_back(alert_node(words.say(MessageKey("saved.roll-not-kept"))));
    const std::string& message = model.session.card.message;
    if (message == MessageKey("pass.not-printed").text()) {
        tree.main.children.push_back(alert_node(words.say(MessageKey("pass.not-printed"))));
    } else if (!message.empty()) {
        tree.main.children.push_back(idea_node("saved.printing", words.say(MessageKey(message)), "printer"));
    }
    for (SavedLine& line : saved_lines(model, *form, words)) {
        tree.main.children.push_back(
            idea_node("saved." + std::to_string(line.number), std::move(line.label), std::move(line.picture)));
    }
    if (!model.session.saved.handed_in.empty()) {
        tree.main.children.push_back(idea_node("saved.hand-in", words.say(MessageKey("saved.hand-in")), "receipt"));
    }
    // A number to take away; who signs in has none to keep, and equality answers have none.
    if (model.carried.has_printer && form->kind != "attendance" && form->kind != equality_kind) {
        tree.main.children.push_back(
            button_node("slip", words.say(MessageKey("pass.print")), "printer", Look::secondary));
    }
    if (form->kind == "claim") {
        tree.main.children.push_back(
            button_node("saved.booking", words.say(MessageKey("form.booking")), "booking", Look::secondary));
    }
    if (model.session.from_paper && model.session.staff.inside) {
        tree.actions.children.push_back(
            button_node("saved.paper", words.say(MessageKey("saved.next-paper")), "form", Look::secondary));
    } else if (form->event == "in") {
        add_after_arrival(model, words, tree);
    } else if (form->event != "out") {
        if (form->kind == "feedback") {
            tree.main.children.push_back(button_node("saved.equality", words.say(MessageKey("form.equality")),
                                                     "count-together", Look::secondary));
        }
        tree.actions.children.push_back(
            button_node("saved.home", words.say(MessageKey("saved.something-else")), "home", Look::secondary));
    }
    add_next(tree, words.say(MessageKey("action.finish")), "finish");
}

std::optional<Action> on_saved(const Model& model, const NodeEvent& event) {
    (void)model;
    if (is_pressed(event, "next")) return EndSession{};
    if (is_pressed(event, "saved.paper")) return NextPaper{};
    if (is_pressed(event, "slip")) return PrintSlip{};
    if (is_pressed(event, "saved.label")) return PrintLabel{};
    if (is_pressed(event, "saved.home")) return GoBack{};
    if (is_pressed(event, "saved.role-card")) return GoTo{"role-card"};
    if (const auto form = pressed_after(event, "saved.")) return StartForm{*form};
    return std::nullopt;
}

} // namespace

Screen saved_screen() { return {"saved", build_saved, on_saved}; }

} // namespace copro
