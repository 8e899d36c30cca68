// The ways in of access.md: each plays the same visit through all three journeys, and what is saved is the same.
#include "kiosk/config.h"
#include "kiosk/devices/window.h"
#include "kiosk/read_aloud.h"
#include "kiosk/script.h"
#include "tests/kiosk/terminal_fixture.h"

#include <SDL.h>

#include <deque>
#include <fstream>
#include <map>
#include <sstream>

using namespace copro;
using namespace copro::test;

namespace {

// A record as the person would know it again: without how it came there.
struct SavedWorld final : RecordPort {
    std::vector<std::string> bodies;
    Result<std::string> save(RecordDraft draft) override {
        bodies.push_back(draft.kind + " " + draft.body);
        return std::string("7F3K-9Q2M");
    }
};

struct WaysKiosk {
    QuietWorld world;
    SavedWorld saved;
    Ports ports{saved, world, world, world, world, world};
    TextEngine text = TextEngine::open(installed_fonts()).take();
    TestClock clock{morning_ms};
    Terminal terminal{carried_with({sample_pack()}), ScreenShape{}, ports, text, clock};

    void pass(std::int64_t ms) {
        clock.advance(ms);
        terminal.time_passed();
    }
    Result<void> key(std::string_view name) { return terminal.key(name); }
    [[nodiscard]] const NodeId& focus() const { return terminal.tree().focus; }
};

using Press = std::function<Result<void>(const NodeId& id)>;

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

Result<void> press_by_arrows(WaysKiosk& kiosk, const NodeId& id, const std::function<Result<void>(const char*)>& key,
                             const char* select) {
    const auto way = arrows_to(kiosk.terminal.layout(), kiosk.focus(), id, kiosk.terminal.stops());
    if (!way) return lost(id);
    for (const char* name : *way) TRY(key(name));
    if (kiosk.focus() != id) return lost(id);
    return key(select);
}

Press by_mouse(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        PointerEvent event;
        event.touch = false;
        event.at = kiosk.terminal.layout().find(id)->rect.centre();
        event.kind = PointerEvent::Kind::down;
        kiosk.terminal.pointer(event);
        event.kind = PointerEvent::Kind::up;
        kiosk.terminal.pointer(event);
        return {};
    };
}

Press by_keyboard(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int turn = 0; turn < 200 && kiosk.focus() != id; ++turn) TRY(kiosk.key("Tab"));
        if (kiosk.focus() != id) return lost(id);
        return kiosk.key("Enter");
    };
}

Press by_keypad(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) {
        return press_by_arrows(
            kiosk, id, [&kiosk](const char* name) { return kiosk.key(name); }, "Select");
    };
}

// From SDL's own events on: its names of the buttons, our table of what they do.
Press by_game_controller(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) {
        const auto key = [&kiosk](const char* name) -> Result<void> {
            const std::map<std::string, SDL_GameControllerButton> buttons{{"Up", SDL_CONTROLLER_BUTTON_DPAD_UP},
                                                                          {"Down", SDL_CONTROLLER_BUTTON_DPAD_DOWN},
                                                                          {"Left", SDL_CONTROLLER_BUTTON_DPAD_LEFT},
                                                                          {"Right", SDL_CONTROLLER_BUTTON_DPAD_RIGHT},
                                                                          {"Select", SDL_CONTROLLER_BUTTON_A}};
            EventReader reader(1920, 1080);
            SDL_Event event{};
            event.type = SDL_CONTROLLERBUTTONDOWN;
            event.cbutton.button = static_cast<std::uint8_t>(buttons.at(name));
            const auto read = reader.read(event);
            if (!read || !std::holds_alternative<KeyEvent>(*read)) return lost(name);
            const KeyEvent& pressed = std::get<KeyEvent>(*read);
            const KioskConfig config;
            const auto means = config.keys.find(pressed.name);
            if (means == config.keys.end()) return lost(pressed.name);
            return kiosk.key(means->second);
        };
        return press_by_arrows(kiosk, id, key, "Select");
    };
}

// Waits until the light is on it, as somebody does who can do nothing else.
Press by_one_switch(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int step = 0; step < 2000; ++step) {
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
            kiosk.pass(std::max<std::int64_t>(0, *due - kiosk.clock.monotonic_ms()));
        }
        return lost(id);
    };
}

Press by_two_switches(WaysKiosk& kiosk) {
    return [&kiosk](const NodeId& id) -> Result<void> {
        for (int step = 0; step < 2000; ++step) {
            const std::vector<NodeId> lit = kiosk.terminal.lit();
            const bool there = std::find(lit.begin(), lit.end(), id) != lit.end();
            kiosk.pass(500);
            TRY(kiosk.key(there || lit.empty() ? "Switch2" : "Switch1"));
            if (there && lit.size() == 1) return {};
        }
        return lost(id);
    };
}

// Behind a drawn curtain, by ear: nothing is pressed that was not heard before.
class LastHeard final : public VoicePort {
public:
    void say(VoiceOrder order) override {
        heard.clear();
        for (const Utterance& one : order.say) heard += one.text + " ";
    }
    void hush() override {}
    void set_loudness(int) override {}
    [[nodiscard]] std::optional<HeardWord> word() const override { return std::nullopt; }
    [[nodiscard]] bool is_speaking() const override { return false; }
    std::string heard;
};

struct Ear {
    LastHeard voice;
    ReadAloud read_aloud{voice};
};

Press by_ear(WaysKiosk& kiosk, Ear& ear) {
    return [&kiosk, &ear](const NodeId& id) -> Result<void> {
        if (!kiosk.terminal.model().session.settings.curtain) {
            TRY(kiosk.key("Voice"));
            TRY(kiosk.key("Back"));
            TRY(kiosk.key("Curtain"));
        }
        if (kiosk.terminal.shown_layout().find(id) != nullptr) return invalid(id, "can be seen");
        return press_by_arrows(
            kiosk, id,
            [&](const char* name) -> Result<void> {
                const Node* node = find_node(kiosk.terminal.tree(), id);
                const bool selects = std::string_view(name) == "Select";
                if (selects && (node == nullptr || ear.voice.heard.empty())) return invalid(id, "was not heard");
                TRY(kiosk.key(name));
                ear.read_aloud.follow(kiosk.terminal);
                return {};
            },
            "Select");
    };
}

// Somebody helps: at the end the screen goes back, and the person says yes.
Press with_helper(WaysKiosk& kiosk) {
    return [&kiosk, touch = by_mouse(kiosk)](const NodeId& id) -> Result<void> {
        if (!kiosk.terminal.model().session.helper) {
            for (const char* first : {"help.person", "ways.open", "ways.helper", "back"}) TRY(touch(first));
        }
        TRY(touch(id));
        if (kiosk.terminal.tree().screen == "confirm-own") TRY(touch("confirm-own.yes"));
        return {};
    };
}

// What the visit of tests/journeys saves when it is made in this way.
std::vector<std::string> saved_by(WaysKiosk& kiosk, Press press) {
    ScriptWorld world;
    world.press = std::move(press);
    world.picture = [](const std::filesystem::path&) { return Result<void>(); };
    world.sync = [] { return Result<void>(); };
    world.advance_clock = [&](std::int64_t ms) {
        kiosk.clock.advance(ms);
        return Result<void>();
    };
    world.settle = [] {};
    Script script(kiosk.terminal, std::move(world), {});
    std::ifstream visit(std::string(COPRO_SOURCE_DIR) + "/tests/journeys/visitor.script");
    REQUIRE(visit);
    std::ostringstream answers;
    const bool all_ok = script.play(visit, answers);
    const std::string said = answers.str();
    INFO(said.substr(said.size() > 600 ? said.size() - 600 : 0));
    REQUIRE(all_ok);
    return kiosk.saved.bodies;
}

const std::vector<std::string>& saved_by_touch() {
    static const std::vector<std::string> saved = [] {
        WaysKiosk kiosk;
        return saved_by(kiosk, {});
    }();
    return saved;
}

} // namespace

TEST_CASE("by touch, the three journeys save three records") {
    REQUIRE(saved_by_touch().size() == 3);
    CHECK(saved_by_touch()[2].find("\"helped\":false") != std::string::npos);
}

TEST_CASE("by mouse, keyboard, keypad and game controller the same is saved as by touch") {
    for (const auto& way : {by_mouse, by_keyboard, by_keypad, by_game_controller}) {
        WaysKiosk kiosk;
        CHECK(saved_by(kiosk, way(kiosk)) == saved_by_touch());
    }
}

TEST_CASE("by one switch the same is saved as by touch") {
    WaysKiosk kiosk;
    CHECK(saved_by(kiosk, by_one_switch(kiosk)) == saved_by_touch());
}

TEST_CASE("by two switches the same is saved as by touch") {
    WaysKiosk kiosk;
    CHECK(saved_by(kiosk, by_two_switches(kiosk)) == saved_by_touch());
}

TEST_CASE("by ear alone, behind the curtain, the same is saved as by touch") {
    WaysKiosk kiosk;
    Ear ear;
    CHECK(saved_by(kiosk, by_ear(kiosk, ear)) == saved_by_touch());
}

TEST_CASE("with a helper the same is saved, and that somebody helped") {
    WaysKiosk kiosk;
    std::vector<std::string> saved = saved_by(kiosk, with_helper(kiosk));
    for (std::string& body : saved) {
        const auto at = body.find("\"helped\":true");
        REQUIRE(at != std::string::npos);
        body.replace(at, 13, "\"helped\":false");
    }
    CHECK(saved == saved_by_touch());
}
