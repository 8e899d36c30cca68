// The kiosk as one thing: model, update, effects, tree, layout, pointer and keys. Window, script and bench drive it.
// Main thread.
#pragma once

#include "kiosk/app/effect_runner.h"
#include "kiosk/app/update.h"
#include "kiosk/devices/scanner_burst.h"
#include "kiosk/ui/layout.h"
#include "kiosk/ui/navigation.h"
#include "kiosk/ui/pointer_queue.h"
#include "kiosk/view/scan.h"
#include "sync/base/clock.h"

namespace copro {

// Who listens is there: a long screen, read slowly, takes longer than the time after which the kiosk asks (O9).
inline constexpr std::int64_t listening_counts_after_ms = 10'000;

// The size of what is drawn on.
struct ScreenShape {
    int width = 1920;
    int height = 1080;
};

class Terminal {
public:
    // ports and text must outlive it.
    Terminal(Carried carried, ScreenShape shape, Ports& ports, TextEngine& text, const Clock& clock);
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal();

    void act(const Action& action);
    void node_event(const NodeEvent& event);
    // One step of a finger or mouse.
    void pointer(const PointerEvent& event);
    // O5: a second press in the same place, right after the first one changed the screen, is a shaking hand's or a
    // double click's, and not meant for what has come to stand there. On from the start.
    void ignore_repeats(bool on) { m_ignores_repeats = on; }
    // One of kiosk_keys (kiosk/keys.h), or "Space", which presses what has the focus where it types nothing.
    // Error `invalid` for a name that is none of them.
    [[nodiscard]] Result<void> key(std::string_view name);
    // The same in two halves, for keys whose length counts: Switch1 and Switch2. key() is a short press.
    [[nodiscard]] Result<void> key_down(std::string_view name);
    void key_up(std::string_view name);
    // Automatic scanning waits until what is lit was heard.
    void voice_speaks(bool speaks) { m_scanner.wait_for_voice(speaks); }
    // Letters from a physical keyboard.
    void text_typed(const std::string& text);
    // Letters from whatever stands for a keyboard, which may be a code scanner: they are kept until that is known.
    void keyed(const std::string& text);
    // What a scanner or a camera read.
    void card_shown(const std::string& text);
    // Tells the clock's time to the model: what is due happens.
    void time_passed();
    void resized(ScreenShape shape);

    [[nodiscard]] const Model& model() const { return m_model; }
    [[nodiscard]] const Tree& tree() const { return m_tree; }
    [[nodiscard]] const Layout& layout() const { return m_layout; }
    // What is on the glass: the layout, or the curtain in front of it (S8).
    [[nodiscard]] const Layout& shown_layout() const { return m_curtain ? *m_curtain : m_layout; }
    [[nodiscard]] NodeId shown_focus() const { return m_curtain ? NodeId() : m_tree.focus; }
    // What keys come to.
    [[nodiscard]] Stops stops() const;
    // A row that a switch can choose; empty when there is none, or only one thing.
    [[nodiscard]] std::vector<NodeId> lit() const { return m_scanner.lit(); }
    // When time_passed() must be called although nothing happened (monotonic).
    [[nodiscard]] std::optional<std::int64_t> due_ms() const;
    // The node under a finger now, to be drawn as pressed.
    [[nodiscard]] const NodeId& pressed() const { return m_pressed; }
    [[nodiscard]] ScreenShape shape() const { return m_shape; }
    // Goes up with each touch, key or switch: what is being said is cut off by it (S3).
    [[nodiscard]] std::int64_t touches() const { return m_touches; }
    // Goes up whenever there is something new to draw.
    [[nodiscard]] std::int64_t frame() const { return m_frame; }

private:
    void rebuild();
    [[nodiscard]] LayoutSettings layout_settings() const; // for the first part
    // What an event of somebody who was told to be there means.
    void take(const NodeEvent& event);
    void hang_curtain();
    // Shows the scanner what there is, and moves the ring to what it lights.
    void scan();
    [[nodiscard]] ScanBlocks scanned() const;
    // False when it is there already.
    bool move_ring();
    void light_up();
    [[nodiscard]] bool is_learning() const;
    void switch_moved(Switch which, bool down);
    void learn_from(const PointerEvent& event);
    void press_what_was_meant();
    // How this person's hand is helped, here.
    [[nodiscard]] TouchSettings touch_now() const;
    // Does a key that presses do anything with it? nullptr = with nothing.
    [[nodiscard]] bool is_to_press(const Placed* placed) const;
    [[nodiscard]] bool space_presses() const;
    void focus(const NodeId& id);
    [[nodiscard]] NodeId focus_after(int step) const;
    [[nodiscard]] const Node* typing_field() const;

    Ports& m_ports;
    TextEngine& m_text;
    const Clock& m_clock;
    ScreenShape m_shape;
    Model m_model;
    Tree m_tree;
    Layout m_layout;
    std::optional<Layout> m_curtain;
    Scanner m_scanner;
    std::vector<NodeId> m_lit;     // as it was last
    ViewSettings m_drawn_settings; // what m_layout was made for
    double m_drawn_density = 0;
    // True when Enter ended what a scanner sent, and means nothing else.
    [[nodiscard]] bool ends_burst();
    void type_kept(std::string text); // and wipes it
    ScannerBurst m_burst;
    PointerQueue m_pointer;
    NodeId m_pressed;
    struct Press {
        NodeId node;
        Point at;
        std::int64_t ms = 0;
        std::int64_t page = 0; // before it was done
    };
    [[nodiscard]] bool is_repeat(const NodeId& node, Point at) const;
    // EN 301 549 5.8: the same key again, sooner than somebody asked for whose hand strikes twice. no_sooner_ms: what
    // comes sooner is no hand's.
    [[nodiscard]] bool is_struck_twice(std::string_view key, std::int64_t no_sooner_ms);
    bool m_space_is_spent = false; // it has pressed something, and is no letter
    std::string m_last_key;
    std::int64_t m_last_key_ms = 0;
    bool m_ignores_repeats = true;
    std::optional<Press> m_last_press;
    std::int64_t m_page = 0; // goes up when another screen, question or part is shown
    std::int64_t m_touches = 0;
    std::int64_t m_frame = 0;
};

} // namespace copro
