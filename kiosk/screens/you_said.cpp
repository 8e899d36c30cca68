// "You said, we did, we could not because": what came of the meetings before, for whoever wants to know.
#include "kiosk/questions/parts.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/screens.h"

namespace copro {

namespace {

void build_you_said(const Model& model, const Words& words, Tree& tree) {
    tree.main.children.push_back(heading_node(words.say(MessageKey("you-said.heading")), "you-said-we-did"));
    for (const auto& meeting : model.carried.meetings) {
        const bool is_other = model.session.meeting != nullptr && model.session.meeting != meeting;
        if (is_other) continue;
        const MeetingPack& pack = meeting->pack;
        for (Node& node : you_said_nodes("you-said." + pack.id, pack.you_said, words)) {
            tree.main.children.push_back(std::move(node));
        }
    }
    add_read(tree, words);
}

std::optional<Action> on_you_said(const Model&, const NodeEvent&) { return std::nullopt; }

} // namespace

Screen you_said_screen() { return {"you-said", build_you_said, on_you_said}; }

} // namespace copro
