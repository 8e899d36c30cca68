#include "kiosk/script.h"

#include "kiosk/see.h"
#include "kiosk/view/utf8.h"
#include "sync/base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <sstream>

namespace copro {

namespace {

// The node that a person would press for these words; its id, or nothing.
std::optional<NodeId> control_with_label(const Tree& tree, const std::string& label) {
    std::optional<NodeId> found;
    for_each_node(tree, [&](const Node& node) {
        if (!found && is_control(node.role) && node.label.text() == label) found = node.id;
    });
    for (const Node* node : {&tree.more, &tree.back_up}) {
        if (!found && node->label.text() == label) found = node->id;
    }
    return found;
}

std::string controls_of(const Tree& tree) {
    std::string list;
    for_each_node(tree, [&](const Node& node) {
        if (is_control(node.role) && node.role != Role::key) list += (list.empty() ? "" : ", ") + node.label.text();
    });
    return list;
}

// A command that nothing stands behind, where something must.
Result<void> has_what_it_needs(const ScriptLine& line) {
    struct Need {
        std::string_view command;
        const char* reason;
    };
    constexpr std::array needs{
        Need{"press", "needs the words on what is pressed, or # and its id"},
        Need{"scan", "needs what the code says"},
        Need{"key", "needs the name of a key, or one letter"},
        Need{"expect", "needs the words that must be on the screen"},
        Need{"expect-screen", "needs the id of a screen"},
        Need{"picture", "needs a file to draw to"},
    };
    const bool has_no_id = line.command == "press" && !line.quoted && line.argument == "#";
    for (const Need& need : needs) {
        if (line.command != need.command) continue;
        if (line.argument.empty() || has_no_id) return invalid(line.command, need.reason);
    }
    return {};
}

bool says(const Node& node, const std::string& text) {
    return node.label.text().find(text) != std::string::npos || node.detail.text().find(text) != std::string::npos ||
           node.value.text().find(text) != std::string::npos;
}

} // namespace

Result<void> Script::play(std::istream& in, std::ostream& out, const std::string& place) {
    int first_failed = 0;
    std::string line;
    for (int number = 1; !m_finished && std::getline(in, line); ++number) {
        if (line.empty() || line.starts_with('#')) continue;
        bool ok = true;
        out << play_line(line, ok) << '\n' << std::flush;
        if (ok) continue;
        if (first_failed == 0) first_failed = number;
        if (!m_options.keep_going) break;
    }
    if (first_failed > 0) return invalid(fmt::format("{}:{}", place, first_failed), "this line failed");
    if (in.bad()) return Error{ErrorKind::unavailable, place, "cannot be read to its end"};
    return {};
}

Result<void> Script::play_file(const std::filesystem::path& file, std::ostream& out) {
    std::error_code code;
    const auto status = std::filesystem::status(file, code);
    // A folder can be opened too, and would be a script without lines, which passes.
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status) &&
        !std::filesystem::is_fifo(status)) {
        return invalid(file.string(), "is no file");
    }
    std::ifstream lines(file);
    if (!lines) return Error{ErrorKind::not_found, file.string(), "cannot be read"};
    return play(lines, out, file.string());
}

std::string Script::play_line(const std::string& line, bool& ok) {
    m_world.settle();
    m_terminal.time_passed();
    m_tree.clear();
    const auto read = parse_script_line(line);
    const Result<void> done = read ? run_and_keep(*read) : Result<void>(read.error());
    m_world.settle();
    ok = done.ok();
    Json answer{{"do", line}, {"ok", ok}, {"screen", m_terminal.tree().screen}};
    if (!ok) answer["why"] = done.error().text();
    if (!m_tree.empty()) answer["tree"] = Json::parse(m_tree);
    // A line, or a name on the screen, need not be UTF-8; an answer must be.
    return answer.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// One picture a visit to a screen: each newer one, with more answers on it, takes the place of the one before.
Result<void> Script::keep_picture() {
    const std::string& screen = m_terminal.tree().screen;
    if (screen != m_last_kept) ++m_screens_kept;
    m_last_kept = screen;
    return m_world.picture(m_options.album / fmt::format("{:03}-{}.png", m_screens_kept, screen));
}

Result<void> Script::run_and_keep(const ScriptLine& line) {
    constexpr std::array leaving{"press", "key", "touch", "scan", "clock", "quit"};
    const bool may_leave = std::find(leaving.begin(), leaving.end(), line.command) != leaving.end();
    if (may_leave && !m_options.album.empty()) TRY(keep_picture());
    return run(line);
}

Result<void> Script::run(const ScriptLine& line) {
    const std::string& name = line.command;
    const std::string& argument = line.argument;
    constexpr std::array alone{"settle", "see", "sync", "quit"};
    const bool stands_alone = std::find(alone.begin(), alone.end(), name) != alone.end();
    if (stands_alone && !argument.empty()) return invalid(name, "stands alone on its line");
    TRY(has_what_it_needs(line));
    if (name == "press") return press(line);
    if (name == "type") return type(argument);
    if (name == "scan") return scan(argument);
    if (name == "key") return key(argument);
    if (name == "touch") return touch(argument);
    if (name == "expect") return expect(argument);
    if (name == "expect-screen") return expect_screen(argument);
    if (name == "picture") return m_world.picture(argument);
    if (name == "clock") return clock(argument);
    if (name == "sync") return m_world.sync();
    if (name == "settle") return {};
    if (name == "see") {
        m_tree = see(m_terminal.tree(), m_terminal.layout(), m_terminal.model().session.settings.colours,
                     m_options.px_per_mm)
                     .dump();
        return {};
    }
    if (name == "quit") {
        m_finished = true;
        return {};
    }
    return invalid(name, "is not a command");
}

Result<void> Script::press(const ScriptLine& line) {
    if (!line.quoted && line.argument.starts_with('#')) return touch_node(line.argument.substr(1));
    const auto id = control_with_label(m_terminal.tree(), line.argument);
    if (!id) {
        return Error{ErrorKind::not_found, "press",
                     fmt::format("there is no \"{}\" to press here; there are: {}", line.argument,
                                 controls_of(m_terminal.tree()))};
    }
    return touch_node(*id);
}

void Script::tap(Point at) {
    PointerEvent event;
    event.at = at;
    event.kind = PointerEvent::Kind::down;
    m_terminal.pointer(event);
    event.kind = PointerEvent::Kind::up;
    m_terminal.pointer(event);
}

Result<void> Script::press_placed(const Placed& placed) {
    if (m_world.press) return m_world.press(NodeId(placed.node.id));
    tap(placed.rect.centre());
    return {};
}

// Turns to the part where it is, as a person would with More and Go up, and touches its middle.
Result<void> Script::touch_node(const NodeId& id) {
    for (int turn = 0; turn < 100; ++turn) {
        if (const Placed* placed = m_terminal.layout().find(id)) {
            if (!is_control(placed->node.role)) return invalid(id, "is not something to press");
            return press_placed(*placed);
        }
        const auto part = m_terminal.layout().part_of.find(id);
        if (part == m_terminal.layout().part_of.end()) break;
        const bool is_later = part->second > m_terminal.layout().part;
        const Placed* turner = m_terminal.layout().find(is_later ? "part.more" : "part.back-up");
        if (turner == nullptr) break;
        TRY(press_placed(*turner));
    }
    return Error{ErrorKind::not_found, id, "is not on this screen"};
}

Result<void> Script::type(const std::string& text) {
    for (const std::string& letter : letters_of(text)) TRY(type_letter(letter));
    return {};
}

Result<void> Script::type_letter(const std::string& letter) {
    if (letter == " ") return touch_node("keyboard.space");
    const auto press_key = [&]() -> std::optional<Result<void>> {
        std::optional<NodeId> id;
        for_each_node(m_terminal.tree(), [&](const Node& node) {
            if (node.role == Role::key && node.label.text() == letter) id = node.id;
        });
        if (!id) return std::nullopt;
        return touch_node(*id);
    };
    if (const auto done = press_key()) return *done;
    // The other case, then the other pages of the keyboard.
    for (const char* page : {"keyboard.capitals", "keyboard.signs", "keyboard.accents", "keyboard.letters"}) {
        if (find_node(m_terminal.tree(), page) == nullptr) continue;
        TRY(touch_node(page));
        if (const auto done = press_key()) return *done;
        if (find_node(m_terminal.tree(), "keyboard.capitals") == nullptr) continue;
        TRY(touch_node("keyboard.capitals"));
        if (const auto done = press_key()) return *done;
    }
    return Error{ErrorKind::not_found, "type", fmt::format("no key of this keyboard types \"{}\"", letter)};
}

// As a USB scanner does: letter by letter, faster than anybody, and Enter at the end.
Result<void> Script::scan(const std::string& text) {
    for (const std::string& letter : letters_of(text)) m_terminal.keyed(letter);
    return m_terminal.key("Enter");
}

Result<void> Script::touch(const std::string& where) {
    std::istringstream numbers(where);
    Point at;
    if (!(numbers >> at.x >> at.y)) return invalid("touch", "needs two numbers, in pixels");
    tap(at);
    return {};
}

Result<void> Script::key(const std::string& name) {
    if (letters_of(name).size() == 1) {
        m_terminal.text_typed(name);
        return {};
    }
    return m_terminal.key(name);
}

Result<void> Script::expect(const std::string& text) const {
    bool found = false;
    for_each_node(m_terminal.tree(), [&](const Node& node) { found = found || says(node, text); });
    if (found) return {};
    return Error{ErrorKind::not_found, "expect", fmt::format("\"{}\" is not on this screen", text)};
}

Result<void> Script::expect_screen(const std::string& id) const {
    if (m_terminal.tree().screen == id) return {};
    return Error{ErrorKind::not_found, "expect-screen", "the screen is " + m_terminal.tree().screen};
}

Result<void> Script::clock(const std::string& by) {
    const std::int64_t ms = TRY(parse_clock_step(by));
    TRY(m_world.advance_clock(ms));
    m_terminal.time_passed();
    return {};
}

} // namespace copro
