#include "kiosk/conformance/form_walk.h"

namespace copro {

namespace {

constexpr int most_pages = 100;

std::string page_of(const TriedKiosk& kiosk) {
    return kiosk.screen() + " " + heading_of(kiosk.terminal.tree().main).text();
}

bool has_error(const TriedKiosk& kiosk) { return find_node(kiosk.terminal.tree(), "error") != nullptr; }

// What can be chosen or typed here, the first of it: one of the answers, else a key.
std::optional<NodeId> first_answer(const TriedKiosk& kiosk) {
    std::optional<NodeId> answer;
    std::optional<NodeId> key;
    for_each_node(kiosk.terminal.tree(), [&](const Node& node) {
        if (node.disabled) return;
        if (is_answer(node.role) && !answer) answer = node.id;
        if (node.role == Role::key && node.label.key().empty() && !key) key = node.id;
    });
    return answer ? answer : key;
}

Result<void> press(TriedKiosk& kiosk, FormWalk& walk, const NodeId& id) {
    const Node* node = find_node(kiosk.terminal.tree(), id);
    const bool is_key = node != nullptr && node->role == Role::key;
    const bool is_digit = is_key && node->label.text().size() == 1 && std::isdigit(node->label.text()[0]) != 0;
    walk.letters += is_key && !is_digit ? 1 : 0;
    return kiosk.touch(id);
}

Result<void> insist(TriedKiosk& kiosk, FormWalk& walk) {
    const std::string page = page_of(kiosk);
    if (walk.on_error) walk.on_error();
    if (const auto answer = first_answer(kiosk)) TRY(press(kiosk, walk, *answer));
    TRY(kiosk.touch("next"));
    // What may be wrong is said once, and is not in the way.
    if (page_of(kiosk) == page) TRY(kiosk.touch("next"));
    if (page_of(kiosk) != page) return {};
    return invalid(kiosk.screen(), "wants an answer that cannot be chosen");
}

Result<void> answer_page(TriedKiosk& kiosk, FormWalk& walk) {
    const std::string page = page_of(kiosk);
    const auto said = walk.says.find(kiosk.screen());
    if (said != walk.says.end()) {
        const std::vector<NodeId> presses = std::move(said->second);
        walk.says.erase(said);
        for (const NodeId& id : presses) TRY(press(kiosk, walk, id));
    }
    if (page_of(kiosk) != page) return {};
    TRY(kiosk.touch("next"));
    if (page_of(kiosk) != page) return {};
    if (has_error(kiosk)) return insist(kiosk, walk);
    return invalid(kiosk.screen(), "Next leads nowhere");
}

} // namespace

Result<void> walk_to(TriedKiosk& kiosk, FormWalk& walk, const std::string& screen) {
    for (int pages = 0; pages < most_pages && kiosk.screen() != screen; ++pages) {
        if (kiosk.model().session.screen != "question")
            return invalid(screen, "is not on the way: the form leads to " + kiosk.screen());
        if (walk.on_page) walk.on_page();
        TRY(answer_page(kiosk, walk));
    }
    if (kiosk.screen() != screen) return invalid(screen, "is not on the way: the form does not end");
    return {};
}

Result<void> walk_to(TriedKiosk& kiosk, std::map<std::string, std::vector<NodeId>> says, const std::string& screen) {
    FormWalk walk;
    walk.says = std::move(says);
    return walk_to(kiosk, walk, screen);
}

std::map<std::string, std::vector<NodeId>> as_somebody() {
    return {{"sign-in.who", {"who.told"}},
            {"sign-in.roles", {"roles.carer"}},
            {"sign-in.with", {"with.alone"}},
            {"feedback.who", {"who.told"}},
            {"claim.who", {"who.told"}}};
}

Result<void> begin_feedback(TriedKiosk& kiosk) {
    TRY(kiosk.touch("welcome.feedback"));
    TRY(walk_to(kiosk, {}, "feedback.overall"));
    return kiosk.touch_all({"overall.good", "next"});
}

} // namespace copro
