// What the rows are measured on: everything that this build carries, and one place where a test can break a part of it
// to see that a row notices. `copro-kiosk conformance` opens one. Main thread.
#pragma once

#include "kiosk/atspi/exposed.h"
#include "kiosk/conformance/finding.h"
#include "kiosk/conformance/sound.h"
#include "kiosk/conformance/swept.h"
#include "kiosk/sweep.h"
#include "kiosk/terminal.h"
#include "kiosk/ui/frame_picture.h"
#include "kiosk/ui/renderer.h"

namespace copro {

// Broken on purpose by a test; on a real run none of it is set.
struct Faults {
    std::function<void(Tree&)> tree;                                  // of a swept screen, before it is laid out
    std::function<void(Layout&)> layout;                              // as it was laid out
    std::function<void(std::vector<ColourPair>&)> colours;            // that stand on each other
    std::function<void(Pixels&, const DrawSettings&)> frame;          // as it was drawn
    std::function<NodeId(const NodeId&, const NodeId&)> step;         // from where an arrow led to where
    std::function<void(ExposedScreen&)> exposed;                      // to a screen reader
    std::function<void(Carried&)> carried;                            // by each kiosk that is tried
    std::function<void(Terminal&)> begins;                            // a kiosk, before anybody comes
    std::function<void(Terminal&)> next_person;                       // when somebody has gone
    std::function<std::vector<std::string>(const std::string&)> keys; // what a key that is pressed brings
    std::function<void(PointerEvent&)> pointer;                       // what a finger does
    std::function<void(TouchSettings&)> touch_help;                   // how a hand that shakes is helped
    std::function<void(VoiceOrder&)> voice;                           // what the voice is told
    std::function<bool()> cut;                                        // is the sound cut off when it should be?
    std::function<void()> save;                                       // the disk, while somebody waits
    std::function<void(std::string&)> kept_work;                      // what is put away for somebody
    double clock = 1; // how fast the kiosk's clock runs beside the person's
};

// How much is looked at.
struct Plan {
    SweepLimits first;  // in the language that the kiosk starts in
    SweepLimits others; // in each other one; `languages` is ignored
    bool other_languages = true;
};

struct Rig {
    SweepWorld world;
    TextEngine text;
    std::vector<std::filesystem::path> pictures;
    Plan plan;
    Faults faults = {};

    // One sweep for all rows that look at screens; made when the first of them asks.
    [[nodiscard]] Result<const Swept*> swept();
    // What the real voice can speak, and what it says; made ready when the first row listens.
    [[nodiscard]] Result<Listener*> listener();
    // As a running kiosk has it at the sample meeting, with that voice.
    [[nodiscard]] Result<Carried> carried();
    // The languages that people are offered, without the ones that are made up for tests.
    [[nodiscard]] std::vector<std::string> languages() const;
    // A screen as somebody sees it, drawn off screen. Error: a picture is missing.
    [[nodiscard]] Result<Pixels> drawn(const Layout& layout, const DrawSettings& settings);

    std::shared_ptr<Swept> m_swept = {};
    std::shared_ptr<Listener> m_listener = {};
    struct Easel {
        OffScreen screen;
        Renderer renderer;
    };
    std::map<std::pair<int, int>, Easel> m_easels = {}; // by size
};

// Everything on the smallest shape, and all shapes and sizes in the first language.
[[nodiscard]] Plan whole_plan();
[[nodiscard]] Result<Rig> open_rig(const KioskOptions& options);

} // namespace copro
