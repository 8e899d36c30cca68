#include "kiosk/screens/level.h"

#include "kiosk/questions/parts.h"

namespace copro {

Node level_node(std::string id, const MessageKey& key, Progress level, const Words& words) {
    Node node =
        text_node(std::move(id), words.say(key, {{"at", words.number(level.at)}, {"of", words.number(level.of)}}));
    node.role = Role::status;
    node.progress = level;
    return node;
}

Node stepper_node(Node level, std::vector<Node> buttons) {
    const std::string id = level.id;
    Node grid = group_node(id + ".buttons", Arrange::grid, std::move(buttons));
    grid.columns = 2;
    return group_node(id + ".step", Arrange::split, {std::move(level), std::move(grid)});
}

} // namespace copro
