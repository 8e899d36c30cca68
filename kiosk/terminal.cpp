// long: finger, keys, switches, scanners and time meet here, each in short functions around one model and one layout.
#include "kiosk/terminal.h"

#include "kiosk/keys.h"
#include "kiosk/screens/screen.h"
#include "kiosk/view/settings_pass.h"
#include "sync/base/bytes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace copro {

namespace {

struct NamedDirection {
    std::string_view name;
    Direction direction;
};
constexpr std::array directions{NamedDirection{"Up", Direction::up}, NamedDirection{"Down", Direction::down},
                                NamedDirection{"Left", Direction::left}, NamedDirection{"Right", Direction::right}};

constexpr double repeat_within_mm = 10; // as far as a hand shakes
constexpr std::string_view space_typed = " ";

bool is_other_page(const Tree& one, const Tree& other) {
    return one.screen != other.screen || heading_of(one.main) != heading_of(other.main);
}

// S6: without sight, all session long.
struct VoiceKey {
    std::string_view name;
    Action action;
};
const std::array voice_keys{VoiceKey{"Voice", StartListening{}},   VoiceKey{"Repeat", ReadAgain{}},
                            VoiceKey{"Pause", PauseVoice{}},       VoiceKey{"Slower", ChangeWordRate{-1}},
                            VoiceKey{"Faster", ChangeWordRate{1}}, VoiceKey{"Softer", ChangeLoudness{-1}},
                            VoiceKey{"Louder", ChangeLoudness{1}}};

std::optional<Switch> switch_named(std::string_view name) {
    if (name == "Switch1") return Switch::one;
    if (name == "Switch2") return Switch::two;
    return std::nullopt;
}

std::optional<Action> voice_action(std::string_view name) {
    for (const VoiceKey& key : voice_keys) {
        if (key.name == name) return key.action;
    }
    return std::nullopt;
}

} // namespace

Terminal::Terminal(Carried carried, ScreenShape shape, Ports& ports, TextEngine& text, const Clock& clock)
    : m_ports(ports)
    , m_text(text)
    , m_clock(clock)
    , m_shape(shape)
    , m_model(start_model(std::move(carried), clock.monotonic_ms(), clock.wall_ms())) {
    rebuild();
}

Terminal::~Terminal() { wipe(m_last_key); }

void Terminal::act(const Action& action) {
    // Whatever happens, happens now: the model's time is not that of the last wake.
    std::vector<Action> actions{TimePassed{m_clock.monotonic_ms(), m_clock.wall_ms()}, action};
    for (std::size_t at = 0; at < actions.size(); ++at) {
        // Copied: what it brings in its wake is put behind it in the same list.
        const Action next = actions[at];
        for (Action& after : run_effects(update(m_model, next), m_ports)) actions.push_back(std::move(after));
    }
    rebuild();
}

LayoutSettings Terminal::layout_settings() const {
    const ViewSettings& view = m_model.session.settings;
    LayoutSettings settings;
    settings.width = m_shape.width;
    settings.height = m_shape.height;
    settings.px_per_mm = m_model.carried.pixels_per_mm;
    settings.text_size = view.text_size;
    settings.big_buttons = view.big_buttons;
    settings.low_reach = view.low_reach;
    return settings;
}

void Terminal::rebuild() {
    Tree tree = build_screen(m_model, words_of(m_model));
    LayoutSettings settings = layout_settings();
    settings.part = m_model.session.part;
    const bool same_look = m_layout.language == tree.language && m_layout.part == settings.part &&
                           m_drawn_settings == m_model.session.settings && m_drawn_density == settings.px_per_mm;
    if (same_look && tree == m_tree) return;
    m_drawn_settings = m_model.session.settings;
    m_drawn_density = settings.px_per_mm;
    if (is_other_page(tree, m_tree) || settings.part != m_layout.part) {
        ++m_page;
        // A finger that rests on the glass meant what was there before.
        m_pointer.let_rest();
        m_pressed.clear();
    }
    m_tree = std::move(tree);
    m_layout = lay_out(m_tree, settings, m_text);
    // There are fewer parts than there were.
    if (m_layout.part != settings.part) (void)update(m_model, FollowFocus{m_layout.part});
    // What is wrong takes the focus, and may stand behind a long question: it is never left unseen (C2).
    // The question stands on every part: who comes to it by keys stays on the one they are on.
    const bool is_here = m_layout.find(m_tree.focus) != nullptr;
    const auto focused = m_layout.part_of.find(m_tree.focus);
    if (!is_here && focused != m_layout.part_of.end() && focused->second != m_layout.part) {
        (void)update(m_model, FollowFocus{focused->second});
        settings.part = focused->second;
        m_layout = lay_out(m_tree, settings, m_text);
    }
    hang_curtain();
    scan();
    ++m_frame;
}

// Nothing of the person's is on the glass, and whoever stands before a dark screen learns what it is and how to lift
// it.
void Terminal::hang_curtain() {
    m_curtain.reset();
    if (!m_model.session.settings.curtain) return;
    m_curtain = lay_out(build_curtain(m_model, words_of(m_model)), layout_settings(), m_text);
}

// Who speaks wants one thing soon: to end it. A press that comes too early or too late must not throw away what they
// said.
ScanBlocks Terminal::scanned() const {
    const bool is_recorded = m_model.session.spoken.step == SpokenStep::recording;
    if (is_recorded && m_layout.find("spoken.stop") != nullptr) return {{{"spoken.stop"}}};
    // Nor leave the photo that is looked at just now: the light stays where it was pressed, which does nothing.
    if (m_model.session.photo.taking && m_layout.find("photo.take") != nullptr) return {{{"photo.take"}}};
    return scan_blocks(m_layout, stops());
}

void Terminal::scan() {
    const ScanSettings& settings = m_model.session.settings.scan;
    const bool scans = settings.way != ScanWay::off && !is_learning();
    m_scanner.show(scans ? scanned() : ScanBlocks(), m_page, settings, m_clock.monotonic_ms());
    const std::int64_t loop = scans ? m_scanner.loop_ms() : 0;
    if (loop != m_model.session.scan_loop_ms) (void)update(m_model, ScanPlanned{loop});
    (void)move_ring();
}

bool Terminal::move_ring() {
    if (m_scanner.lit() == m_lit) return false;
    m_lit = m_scanner.lit();
    const NodeId first = m_lit.empty() ? NodeId() : m_lit.front();
    (void)update(m_model, MoveFocus{first});
    m_tree.focus = first;
    return true;
}

void Terminal::light_up() {
    if (move_ring()) ++m_frame;
}

bool Terminal::is_learning() const {
    const PersonSession& session = m_model.session;
    return session.screen == "five-press" && session.press_test && !session.press_test->done;
}

void Terminal::switch_moved(Switch which, bool down) {
    if (down) {
        ++m_touches;
        act(PersonActive{});
    }
    if (is_learning()) {
        // The press that chose "Learn my speed" ends here.
        if (!down) (void)m_scanner.release(which, m_clock.monotonic_ms());
        act(down ? Action(TestPressed{true}) : Action(TestReleased{}));
        return;
    }
    ScanSettings scan = m_model.session.settings.scan;
    if (scan.way == ScanWay::off) {
        // There is no menu to find first: a switch that is pressed wants to be used. The second one says that there are
        // two.
        scan.way = which == Switch::one ? ScanWay::automatic : ScanWay::step;
        if (down) act(ChangeScan{scan});
    }
    const std::int64_t now = m_clock.monotonic_ms();
    const auto chosen = down ? m_scanner.press(which, now) : m_scanner.release(which, now);
    light_up();
    if (chosen) take(NodeEvent{*chosen, Gesture::press, {}});
}

void Terminal::node_event(const NodeEvent& event) {
    act(PersonActive{});
    take(event);
}

void Terminal::take(const NodeEvent& event) {
    const Placed* placed = event.gesture == Gesture::press ? m_layout.find(event.id) : nullptr;
    // Nothing happens to words that are chosen, but that they are heard once more (S2).
    if (placed != nullptr && placed->readable()) {
        act(ReadAgain{});
        return;
    }
    if (const auto action = on_event(m_model, event)) act(*action);
}

void Terminal::pointer(const PointerEvent& event) {
    PointerEvent timed = event;
    timed.ms = m_clock.monotonic_ms();
    if (event.kind == PointerEvent::Kind::down) {
        type_kept(m_burst.let_go());
        ++m_touches;
        act(PersonActive{});
        // The ring is for keys: a finger shows where it is by itself.
        if (!m_model.session.focus.empty()) act(MoveFocus{});
    }
    if (is_learning()) learn_from(timed);
    m_pointer.push(timed);
    press_what_was_meant();
}

// While the kiosk learns, all of the glass but what leads away from here is the thing to press.
void Terminal::learn_from(const PointerEvent& event) {
    const Placed* placed = hit_test(shown_layout(), event.at);
    if (event.made_from_touch || (placed != nullptr && placed->node.id != "five-press.here")) return;
    const double mm = m_model.carried.pixels_per_mm;
    if (event.kind == PointerEvent::Kind::down) act(TestPressed{false, event.at.x / mm, event.at.y / mm});
    if (event.kind == PointerEvent::Kind::up) act(TestReleased{});
}

// What a card asks is a proposal until "Good, go on": on the screen that says so, and on what opens over it, an
// ordinary touch or key can undo it, whatever it asks. Else a stranger's card could ask for what nobody here can do.
TouchSettings Terminal::touch_now() const {
    const PersonSession& session = m_model.session;
    return is_card_proposed(session) ? TouchSettings() : session.settings.touch;
}

void Terminal::press_what_was_meant() {
    m_pointer.help(touch_now(), m_model.carried.pixels_per_mm);
    const auto hit = [this](Point at) {
        const Placed* placed = hit_test(shown_layout(), at);
        return placed == nullptr ? NodeId() : placed->node.id;
    };
    while (const auto change = m_pointer.next(hit, m_clock.monotonic_ms())) {
        if (change->pressed != m_pressed) {
            m_pressed = change->pressed;
            ++m_frame;
        }
        if (!change->fired || is_repeat(*change->fired, m_pointer.at())) continue;
        m_last_press = Press{*change->fired, m_pointer.at(), m_clock.monotonic_ms(), m_page};
        act(PersonActive{false}); // told already when the finger came down
        take(NodeEvent{*change->fired, Gesture::press, {}});
        m_pointer.help(touch_now(), m_model.carried.pixels_per_mm);
    }
}

bool Terminal::is_repeat(const NodeId& node, Point at) const {
    if (!m_ignores_repeats || !m_last_press) return false;
    const int within_ms = touch_now().repeat_ms;
    if (m_clock.monotonic_ms() - m_last_press->ms >= within_ms) return false;
    // Somebody asked for a longer time: their hand presses one thing twice.
    if (within_ms > TouchSettings().repeat_ms && node == m_last_press->node) return true;
    const double away = std::hypot(at.x - m_last_press->at.x, at.y - m_last_press->at.y);
    return m_last_press->page != m_page && away < repeat_within_mm * m_model.carried.pixels_per_mm;
}

// Who listens steps to everything that can be heard, at their own pace. Scanning that goes on by itself would only be
// held up by words that cannot be chosen.
Stops Terminal::stops() const {
    const ViewSettings& settings = m_model.session.settings;
    const bool listens = settings.voice.on && settings.scan.way != ScanWay::automatic;
    return listens ? Stops::words_too : Stops::controls;
}

bool Terminal::is_struck_twice(std::string_view key, std::int64_t no_sooner_ms) {
    const std::int64_t now = m_clock.monotonic_ms();
    const std::int64_t gap = now - m_last_key_ms;
    const int within_ms = touch_now().repeat_ms;
    const bool is_asked = m_ignores_repeats && within_ms > TouchSettings().repeat_ms;
    if (is_asked && key == m_last_key && gap >= no_sooner_ms && gap < within_ms) return true;
    wipe(m_last_key);
    m_last_key = key;
    m_last_key_ms = now;
    return false;
}

// The next or the one before in reading order, round the end.
NodeId Terminal::focus_after(int step) const {
    const std::vector<NodeId> order = focus_order(m_layout, stops(), m_model.session.focus);
    if (order.empty()) return {};
    const auto at = std::find(order.begin(), order.end(), m_model.session.focus);
    if (at == order.end()) return step > 0 ? order.front() : order.back();
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    return order[static_cast<std::size_t>(((at - order.begin()) + step + count) % count)];
}

void Terminal::focus(const NodeId& id) {
    if (!id.empty()) node_event(NodeEvent{id, Gesture::focus, {}});
}

const Node* Terminal::typing_field() const {
    const Node* field = nullptr;
    for_each_node(m_tree, [&](const Node& node) {
        if (node.role == Role::field) field = &node;
    });
    return field;
}

bool Terminal::is_to_press(const Placed* placed) const {
    if (placed == nullptr) return false;
    const bool on_control = placed->focusable() && placed->node.role != Role::field;
    return on_control || (placed->readable() && stops() == Stops::words_too);
}

// Where there is something to type in, Space is a letter: in the field, on the keys below it, with the ring nowhere or
// on words. It presses what else can be pressed. In the middle of a scanner's code it is a part of that.
bool Terminal::space_presses() const {
    const auto burst_ends_ms = m_burst.due_ms();
    if (burst_ends_ms && m_clock.monotonic_ms() < *burst_ends_ms) return false;
    const Placed* placed = m_layout.find(m_model.session.focus);
    if (!is_to_press(placed)) return false;
    return typing_field() == nullptr || (placed->focusable() && placed->node.role != Role::key);
}

Result<void> Terminal::key(std::string_view name) {
    TRY(key_down(name));
    key_up(name);
    return {};
}

void Terminal::key_up(std::string_view name) {
    if (const auto which = switch_named(name)) switch_moved(*which, false);
}

Result<void> Terminal::key_down(std::string_view name) {
    if (const auto which = switch_named(name)) {
        switch_moved(*which, true);
        return {};
    }
    // Letters come here too, by their keys' names, and are no key of the kiosk's: keyed() looks after them.
    const bool is_ours = std::find(kiosk_keys.begin(), kiosk_keys.end(), name) != kiosk_keys.end();
    m_space_is_spent = name == "Space" && space_presses();
    // By what it types: struck again it may be a letter already.
    if ((is_ours || m_space_is_spent) && is_struck_twice(m_space_is_spent ? space_typed : name, 0)) return {};
    ++m_touches;
    if (name == "Curtain") {
        act(PersonActive{});
        act(DrawCurtain{!m_model.session.settings.curtain});
        return {};
    }
    if (name == "RollCall") {
        act(PersonActive{});
        act(OpenRollCall{});
        return {};
    }
    if (name == "Enter" && ends_burst()) return {};
    if (is_ours || m_space_is_spent) type_kept(m_burst.let_go());
    if (const auto action = voice_action(name)) {
        act(PersonActive{});
        act(*action);
        return {};
    }
    const NodeId& at = m_model.session.focus;
    for (const NamedDirection& named : directions) {
        if (named.name != name) continue;
        focus(neighbour(m_layout, at, named.direction, stops()));
        return {};
    }
    if (name == "Tab" || name == "BackTab") {
        focus(focus_after(name == "Tab" ? 1 : -1));
    } else if (name == "Enter" || name == "Select") {
        // Enter in a field, or with no ring: the next step, as on any keyboard.
        if (is_to_press(m_layout.find(at)))
            node_event(NodeEvent{at, Gesture::press, {}});
        else if (name == "Enter" && find_node(m_tree, "next") != nullptr)
            node_event(NodeEvent{"next", Gesture::press, {}});
        else
            act(PersonActive{});
    } else if (name == "Space") {
        if (m_space_is_spent)
            node_event(NodeEvent{at, Gesture::press, {}});
        else
            act(PersonActive{});
    } else if (name == "Escape" || name == "Back") {
        node_event(NodeEvent{"back", Gesture::press, {}});
    } else if (name == "Help") {
        node_event(NodeEvent{"help.person", Gesture::press, {}});
    } else if (name == "Backspace") {
        if (const Node* field = typing_field()) node_event(NodeEvent{field->id, Gesture::erase, {}});
    } else {
        return invalid(std::string(name), "is not a key of this kiosk");
    }
    return {};
}

void Terminal::text_typed(const std::string& text) {
    ++m_touches;
    const Node* field = typing_field();
    if (field == nullptr) return act(PersonActive{});
    NodeEvent event{field->id, Gesture::insert, text};
    node_event(event);
    wipe(event.text);
}

void Terminal::type_kept(std::string text) {
    if (!text.empty()) text_typed(text);
    wipe(text);
}

void Terminal::keyed(const std::string& text) {
    // The letter of a key that has just pressed something.
    if (std::exchange(m_space_is_spent, false) && text == space_typed) return;
    // A scanner's doubled letter is one of the code's.
    if (is_struck_twice(text, ScannerBurst::longest_gap_ms)) return;
    ++m_touches;
    type_kept(m_burst.take(text, m_clock.monotonic_ms()));
}

void Terminal::card_shown(const std::string& text) {
    ++m_touches;
    act(PersonActive{});
    act(TakeCard{text});
}

// A settings card or a badge is taken wherever it is shown. Any other burst is a scanner's too where there is nothing
// to type in, and must not press what happens to have the focus. In a field it may be somebody's speaking aid, which
// types as fast: the words go in, and the person sees them before going on.
bool Terminal::ends_burst() {
    ScannerBurst::Ended ended = m_burst.enter(m_clock.monotonic_ms());
    // A badge begins as a card does.
    const std::string& screen = m_model.session.screen;
    const bool is_asked = screen == "show-card" || screen == badge_screen || screen == claim_answer_screen;
    const bool is_card = ended.text.starts_with(pass_start) || is_asked;
    if (ended.is_burst && is_card)
        card_shown(ended.text);
    else if (!ended.text.empty())
        text_typed(ended.text);
    wipe(ended.text);
    return ended.is_burst;
}

void Terminal::time_passed() {
    type_kept(m_burst.wait_over(m_clock.monotonic_ms()));
    act(TimePassed{m_clock.monotonic_ms(), m_clock.wall_ms()});
    press_what_was_meant();
    const auto chosen = m_scanner.time_passed(m_clock.monotonic_ms());
    light_up();
    if (chosen) node_event(NodeEvent{*chosen, Gesture::press, {}});
}

std::optional<std::int64_t> Terminal::due_ms() const {
    std::optional<std::int64_t> due = next_deadline(m_model);
    for (const auto& other : {m_pointer.due_ms(), m_scanner.due_ms(), m_burst.due_ms()}) {
        if (other) due = due ? std::min(*due, *other) : *other;
    }
    return due;
}

void Terminal::resized(ScreenShape shape) {
    m_shape = shape;
    m_tree = {};
    rebuild();
}

} // namespace copro
