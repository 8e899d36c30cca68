#include "kiosk/conformance/heard_walk.h"

namespace copro {

Result<void> walk_by_ear(Rig& rig, const std::function<Result<void>(TriedKiosk&, const HeardPath&)>& visit) {
    const std::vector<HeardPath> paths{{},
                                       {"help.listen"},
                                       {"help.text-size"},
                                       {"help.language"},
                                       {"help.person"},
                                       {"help.person", "ways.open"},
                                       {"welcome.sign-in"},
                                       {"welcome.feedback"},
                                       {"welcome.claim"}};
    for (const HeardPath& path : paths) {
        const auto kiosk = TRY(TriedKiosk::make(rig));
        kiosk->act(TurnVoice{true});
        if (!kiosk->settings().voice.on) return Error{ErrorKind::unavailable, "voice", "this language has none"};
        for (const char* id : path) TRY(kiosk->touch(id));
        TRY(visit(*kiosk, path));
    }
    return {};
}

std::string said_of(const Node& node, const Tree& tree) {
    std::string all;
    for (const Utterance& one : read_node(node, tree)) all += (all.empty() ? "" : " | ") + one.text;
    return all;
}

const Node* node_on(const Terminal& terminal, const NodeId& id) {
    const Tree& tree = terminal.tree();
    for (const Node* one : {&tree.more, &tree.back_up}) {
        if (one->id == id) return one;
    }
    return find_node(tree, id);
}

} // namespace copro
