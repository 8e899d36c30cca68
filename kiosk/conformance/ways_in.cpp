#include "kiosk/conformance/ways_in.h"

#include "kiosk/conformance/heard_walk.h"
#include "kiosk/conformance/tried_store.h"
#include "kiosk/conformance/visit_script.h"
#include "kiosk/devices/window.h"
#include "kiosk/script.h"

#include <SDL.h>

#include <deque>
#include <sstream>

namespace copro {

namespace {

constexpr int most_steps = 2000;

Error lost(const NodeId& id) { return Error{ErrorKind::not_found, id, "cannot be reached this way"}; }

// The shortest way there by arrow keys, from where the ring is.
std::optional<std::vector<const char*>> arrows_to(const Layout& layout, const NodeId& from, const NodeId& to,
                                                  Stops stops) {
    const std::pair<const char*, Direction> all[] = {
        {"Up", Direction::up}, {"Down", Direction::down}, {"Left", Direction::left}, {"Right", Direction::right}};
    std::map<NodeId, std::vector<const char*>> ways{{from, {}}};
    std::deque<NodeId> next{from};
    while (!next.empty()) {
        const NodeId at = next.front();
        next.pop_front();
        if (at == to) return ways[at];
        for (const auto& [name, direction] : all) {
            const NodeId there = neighbour(layout, at, direction, stops);
            if (ways.count(there) > 0) continue;
            ways[there] = ways[at];
            ways[there].push_back(name);
            next.push_back(there);
        }
    }
    return std::nullopt;
}

using PressKey = std::function<Result<void>(const char*)>;

Result<void> press_by_arrows(const TriedKiosk& kiosk, const NodeId& id, const PressKey& key) {
    const auto way = arrows_to(kiosk.terminal.layout(), kiosk.focus(), id, kiosk.terminal.stops());
    if (!way) return lost(id);
    for (const char* name : *way) TRY(key(name));
    if (kiosk.focus() != id) return lost(id);
    return key("Select");
}

Press by_mouse(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        PointerEvent event;
        event.touch = false;
        event.at = kiosk.terminal.shown_layout().find(id)->rect.centre();
        event.kind = PointerEvent::Kind::down;
        kiosk.terminal.pointer(event);
        event.kind = PointerEvent::Kind::up;
        kiosk.terminal.pointer(event);
        return {};
    };
}

Press by_keyboard(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int turn = 0; turn < 200 && kiosk.focus() != id; ++turn) TRY(kiosk.key("Tab"));
        if (kiosk.focus() != id) return lost(id);
        return kiosk.key("Enter");
    };
}

Press by_keypad(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) {
        return press_by_arrows(kiosk, id, [&kiosk](const char* name) { return kiosk.key(name); });
    };
}

// From SDL's own events on: its names of the buttons, the settings' table of what they do.
Result<void> press_button(TriedKiosk& kiosk, const char* name) {
    const std::map<std::string_view, SDL_GameControllerButton> buttons{{"Up", SDL_CONTROLLER_BUTTON_DPAD_UP},
                                                                       {"Down", SDL_CONTROLLER_BUTTON_DPAD_DOWN},
                                                                       {"Left", SDL_CONTROLLER_BUTTON_DPAD_LEFT},
                                                                       {"Right", SDL_CONTROLLER_BUTTON_DPAD_RIGHT},
                                                                       {"Select", SDL_CONTROLLER_BUTTON_A}};
    EventReader reader(kiosk.terminal.shape().width, kiosk.terminal.shape().height);
    SDL_Event event{};
    event.type = SDL_CONTROLLERBUTTONDOWN;
    event.cbutton.button = static_cast<std::uint8_t>(buttons.at(name));
    const auto read = reader.read(event);
    if (!read || !std::holds_alternative<KeyEvent>(*read)) return lost(name);
    const std::string& button = std::get<KeyEvent>(*read).name;
    const auto& keys = kiosk.rig.world.config.keys;
    const auto means = keys.find(button);
    if (means == keys.end()) return lost(button);
    return kiosk.key(means->second);
}

Press by_game_controller(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) {
        return press_by_arrows(kiosk, id, [&kiosk](const char* name) { return press_button(kiosk, name); });
    };
}

// Waits until the light is on it, as somebody does who can do nothing else.
Press by_one_switch(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int step = 0; step < most_steps; ++step) {
            const std::vector<NodeId> lit = kiosk.terminal.lit();
            const bool there = std::find(lit.begin(), lit.end(), id) != lit.end();
            kiosk.pass(500); // the hand rests
            if (kiosk.terminal.lit() != lit) continue;
            if (there || lit.empty()) {
                TRY(kiosk.key("Switch1"));
                if (lit.size() == 1) return {};
                continue;
            }
            const auto due = kiosk.terminal.due_ms();
            if (!due) return lost(id);
            kiosk.pass(std::max<std::int64_t>(1, *due - kiosk.clock.monotonic_ms()));
        }
        return lost(id);
    };
}

Press by_two_switches(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int step = 0; step < most_steps; ++step) {
            const std::vector<NodeId> lit = kiosk.terminal.lit();
            const bool there = std::find(lit.begin(), lit.end(), id) != lit.end();
            kiosk.pass(500);
            TRY(kiosk.key(there || lit.empty() ? "Switch2" : "Switch1"));
            if (there && lit.size() == 1) return {};
        }
        return lost(id);
    };
}

// Everything that a node says, in whatever speech.
bool was_heard(const TriedKiosk& kiosk, const Node& node) {
    const Utterances says = read_node(node, kiosk.terminal.tree());
    const auto& said = kiosk.voice.said;
    return std::all_of(says.begin(), says.end(), [&](const Utterance& piece) {
        return std::any_of(said.rbegin(), said.rend(), [&](const VoiceOrder& order) {
            return std::any_of(order.say.begin(), order.say.end(),
                               [&](const Utterance& one) { return one.node == piece.node && one.text == piece.text; });
        });
    });
}

// With headphones, behind a drawn curtain: nothing is pressed that was not heard before, word for word.
Press by_ear(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        if (!kiosk.settings().curtain) {
            kiosk.act(HeadphonesChanged{true});
            TRY(kiosk.key("Curtain"));
        }
        if (kiosk.terminal.shown_layout().find(id) != nullptr) return invalid(id, "can be seen");
        return press_by_arrows(kiosk, id, [&](const char* name) -> Result<void> {
            const Node* node = node_on(kiosk.terminal, id);
            const bool selects = std::string_view(name) == "Select";
            if (selects && (node == nullptr || !was_heard(kiosk, *node))) return invalid(id, "was not heard");
            return kiosk.key(name);
        });
    };
}

// Somebody helps: at the end the screen goes back, and the person says yes.
Press with_helper(TriedKiosk& kiosk) {
    return [&kiosk, touch = by_mouse(kiosk)](const NodeId& id) -> Result<void> {
        if (!kiosk.model().session.helper) {
            for (const char* first : {"help.person", "ways.open", "ways.helper", "back"}) TRY(touch(first));
        }
        TRY(touch(id));
        if (kiosk.screen() == "confirm-own") TRY(touch("confirm-own.yes"));
        return {};
    };
}

} // namespace

Press by_touch(TriedKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        kiosk.tap(kiosk.terminal.layout().find(id)->rect.centre());
        return {};
    };
}

const std::vector<WayIn>& ways_in() {
    static const std::vector<WayIn> all{{"touch", by_touch},
                                        {"mouse or trackball", by_mouse},
                                        {"keyboard", by_keyboard},
                                        {"tactile keypad", by_keypad},
                                        {"game controller", by_game_controller},
                                        {"one switch", by_one_switch},
                                        {"two switches", by_two_switches},
                                        {"no screen, by ear", by_ear},
                                        {"with a helper", with_helper, true}};
    return all;
}

Result<std::unique_ptr<TriedKiosk>> kiosk_for_visit(Rig& rig) {
    Carried carried = TRY(rig.carried());
    carried.library = std::make_shared<const Library>(TRY(Library::load(rig.world.folders.words, {"en", "cy"}, false)));
    return std::make_unique<TriedKiosk>(rig, std::move(carried), ScreenShape{});
}

Result<std::vector<std::string>> visit(TriedKiosk& kiosk, const Press& press) {
    ScriptWorld world;
    world.press = press;
    world.picture = [](const std::filesystem::path&) { return Result<void>(); };
    world.sync = [] { return Result<void>(); };
    world.advance_clock = [&](std::int64_t ms) -> Result<void> {
        kiosk.pass(ms);
        return {};
    };
    world.settle = [] {};
    Script script(kiosk.terminal, std::move(world), {});
    std::istringstream lines(visit_script);
    std::string line;
    while (std::getline(lines, line)) {
        if (line.empty() || line.starts_with('#')) continue;
        bool ok = true;
        const std::string answer = script.play_line(line, ok);
        if (!ok) return invalid("visit", answer);
    }
    return kiosk.world.bodies;
}

Result<std::vector<std::string>> saved_by(Rig& rig, const WayIn& way) {
    const auto kiosk = TRY(kiosk_for_visit(rig));
    const auto store = TRY(TriedStore::open(kiosk->clock));
    kiosk->world.disk = &store->records();
    TRY(visit(*kiosk, way.make(*kiosk)));
    std::vector<std::string> saved = TRY(store->opened());
    if (!way.is_helped) return saved;
    for (std::string& body : saved) {
        constexpr std::string_view says_helped = "\"helped\":true";
        const auto at = body.find(says_helped);
        if (at == std::string::npos) return invalid(way.name, "the record does not say that somebody helped");
        body.replace(at, says_helped.size(), "\"helped\":false");
    }
    return saved;
}

} // namespace copro
