// Whether the kiosk asks "are you still there?": who wants all the time there is turns it off (WCAG 2.2.1, access.md
// O9).
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_time(const Model& model, const Words& words, Tree& tree) {
    const bool unhurried = model.session.settings.unhurried;
    tree.main.children.push_back(heading_node(words.say(MessageKey("time.heading")), "waiting"));
    // Above the choice, so that no size of text puts it on a later part. WCAG 2.2.6 the other way round: nothing is
    // taken away by itself any more, so somebody else could read it.
    if (unhurried)
        tree.main.children.push_back(idea_node("time.finish", words.say(MessageKey("time.finish")), "private"));
    Node list = group_node("time.list", Arrange::grid,
                           {option_node("time.ask", words.say(MessageKey("time.ask")), Role::radio, !unhurried),
                            option_node("time.never", words.say(MessageKey("time.never")), Role::radio, unhurried)});
    list.columns = 2;
    tree.main.children.push_back(std::move(list));
    // Where the person has gone from their form, and when the day is over, the next one must not find them here.
    if (unhurried) tree.main.children.push_back(idea_node("time.until", words.say(MessageKey("time.until")), "clock"));
    add_done(tree, words);
}

std::optional<Action> on_time(const Model&, const NodeEvent& event) {
    if (is_pressed(event, "time.ask")) return ChangeTimeOuts{true};
    if (is_pressed(event, "time.never")) return ChangeTimeOuts{false};
    return std::nullopt;
}

} // namespace

Screen time_screen() { return {"time", build_time, on_time}; }

} // namespace copro
