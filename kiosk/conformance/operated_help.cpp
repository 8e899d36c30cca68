// O12 to O14: nothing to remember, help in one place, and what a screen reader is told.
#include "kiosk/atspi/bus_address.h"
#include "kiosk/conformance/form_walk.h"
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/ways_in.h"
#include "kiosk/devices/desktop_look.h"

#include <fmt/format.h>

namespace copro {

namespace {

struct Asked {
    int names = 0;   // how often a screen asks who somebody is
    int letters = 0; // typed for it
};

// A visit on a kiosk that hears, sees and speaks nothing.
Result<Asked> ask_without_senses(Rig& rig) {
    Carried carried = TRY(rig.carried());
    carried.library = std::make_shared<const Library>(TRY(Library::load(rig.world.folders.words, {"en", "cy"}, false)));
    carried.voices.clear();
    carried.recorded.clear();
    carried.has_camera = false;
    carried.has_microphone = false;
    TriedKiosk kiosk(rig, std::move(carried), {});
    const Press touch = by_touch(kiosk);
    Asked asked;
    std::string last;
    TRY(visit(kiosk, [&](const NodeId& id) -> Result<void> {
        if (kiosk.screen() != last) {
            last = kiosk.screen();
            asked.names += last.ends_with(".who") ? 1 : 0;
        }
        asked.letters += last.ends_with(".who") && id.starts_with("keyboard.") ? 1 : 0;
        return touch(id);
    }));
    if (kiosk.world.bodies.size() != 3) return invalid("visit", "not all was saved");
    return asked;
}

// Nobody remembers the pictures: staff open it with the person beside them.
Result<bool> comes_back_without_memory(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(begin_feedback(*kiosk));
    const std::string before = paused_work(kiosk->model());
    TRY(kiosk->touch_all({"help.person", "stop", "pause"}));
    kiosk->leave();
    kiosk->act(PausedChanged{{{1, kiosk->clock.wall_ms(), true, true}}});
    kiosk->act(GoTo{"staff-pin"});
    kiosk->act(PinRight{});
    TRY(kiosk->touch("staff.paused.see"));
    kiosk->act(PausedShown{1, {"bus", "cup", "bus", "key"}});
    kiosk->act(OpenPaused{});
    return paused_work(kiosk->model()) == before;
}

Result<Finding> measure_no_memory_test(Rig& rig) {
    Finding finding;
    const auto asked = ask_without_senses(rig);
    if (!asked) finding.shortfalls.push_back("without voice, camera and headphones: " + asked.error().text());
    const bool comes_back = TRY(comes_back_without_memory(rig));
    finding.measured = fmt::format(
        "a visit without voice, camera or body measure {}; who somebody is is asked {} time in 3 "
        "journeys; paused work comes back {} remembering",
        asked ? "saves all 3 records" : "fails", asked ? asked->names : 0, comes_back ? "without" : "not without");
    finding.needs(!asked || asked->names == 1, "somebody has to say again who they are");
    finding.needs(comes_back, "who forgot the pictures does not come back");
    return finding;
}

Result<Finding> measure_same_place(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    Finding finding;
    finding.shortfalls = told(swept.help.moved);
    finding.measured = fmt::format("\"Ask a person\" in the same place on {} of {} layouts",
                                   swept.help.seen - swept.help.moved.count, swept.help.seen);
    return finding;
}

// A desktop with letters half as large again and its contrast in reverse, for who is at it and for the next person.
Result<bool> follows_desktop(Rig& rig) {
    const DesktopLook asked = look_of({{"Xft/DPI", 144 * 1024}, {"Net/ThemeName", "HighContrastInverse"}});
    const auto kiosk = TRY(TriedKiosk::make(rig));
    const auto follows = [&] {
        const ViewSettings& settings = kiosk->settings();
        return settings.text_size == TextSize::largest && settings.colours == ColourSet::night;
    };
    kiosk->act(DesktopChanged{asked});
    if (!follows()) return false;
    kiosk->leave();
    return follows();
}

Result<Finding> measure_screen_reader(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    Finding finding;
    finding.shortfalls = told(swept.exposed.differ);
    const bool follows = TRY(follows_desktop(rig));
    finding.measured =
        fmt::format("{} of {} things on {} layouts are exposed with the role and name of the tree; {}; the desktop's "
                    "text size and contrast {} taken over",
                    swept.exposed.nodes - swept.exposed.differ.count, swept.exposed.nodes, swept.layouts,
                    take_bus_address() ? "an accessibility bus is here" : "no accessibility bus is here",
                    follows ? "are" : "are not");
    finding.needs(follows, "the desktop's own text size and contrast are not taken over (EN 301 549 11.7)");
    finding.on_site = "a screen reader on the desktop's own bus";
    return finding;
}

} // namespace

Row no_memory_test_row() {
    return {"O12",
            "No body measures alone, no voice alone, nothing to remember or to write again",
            "EN 301 549 5.3, 5.1.7; WCAG 2.2 3.3.7, 3.3.8, 3.3.9",
            "every journey without them; asked once",
            measure_no_memory_test,
            {{"en_301_549_generic_requirements", "5.3"},
             {"en_301_549_generic_requirements", "5.1.7"},
             {"success_criteria_level_a", "3.3.7"},
             {"success_criteria_level_aa", "3.3.8"},
             {"success_criteria_level_aaa", "3.3.9"},
             {"hardware", "403.1"},
             {"functional_performance_criteria", "302.6"},
             {"en_301_549_functional_performance", "4.2.6"}}};
}

Row same_place_row() {
    return {"O13",
            "Help, and a person, in one place on every screen",
            "WCAG 2.2 3.2.3, 3.2.6; COGA, provide human help",
            "the same rectangle",
            measure_same_place,
            {{"success_criteria_level_a", "3.2.6"}, {"success_criteria_level_aa", "3.2.3"}}};
}

Row screen_reader_row() {
    return {"O14",
            "In a window, a screen reader is told all that is there",
            "EN 301 549 11.5.2, 11.7; Section 508 502.3; WCAG 2.2 4.1.2",
            "every role and name; the desktop's text size and contrast",
            measure_screen_reader,
            {{"success_criteria_level_a", "4.1.2"},
             {"software", "502.3.1"},
             {"en_301_549_generic_requirements", "5.1.2.2"}}};
}

} // namespace copro
