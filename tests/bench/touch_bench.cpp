// From the release of a finger to the whole picture that follows from it: event loop, model, tree, layout, drawing and
// the window, one visit after the other.
#include "report.h"
#include "shown_kiosk.h"

using namespace copro;
using namespace copro::bench;

namespace {

void type_by_touch(ShownKiosk& kiosk, std::string_view letters, Figures& times) {
    for (const char letter : letters) times.add(kiosk.tap(std::string("keyboard.") + letter));
}

struct Touches {
    Figures all;
    Figures buttons;
    Figures keys;
};

// Feedback up to "check your answers", and out again: what is saved is measured elsewhere.
void visit_by_touch(ShownKiosk& kiosk, Touches& touches) {
    const auto tap = [&](const NodeId& id) { touches.buttons.add(kiosk.tap(id)); };
    for (const char* id : {"welcome.feedback", "next", "next"}) tap(id);
    tap("overall.good");
    tap("next");
    type_by_touch(kiosk, "signs", touches.keys);
    for (int page = 0; page < 7; ++page) tap("next");
    tap("anonymous.yes");
    tap("next");
    REQUIRE(kiosk.screen() == "feedback.check");
    kiosk.terminal().act(EndSession{});
    kiosk.show();
}

} // namespace

TEST_CASE("touch: release to the picture", "[touch]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    ShownKiosk kiosk(enrolled);
    Touches touches;
    for (int visit = 0; visit < size_of_run(60, 1); ++visit) visit_by_touch(kiosk, touches);
    Figures& all = touches.all;
    for (const Figures* some : {&touches.buttons, &touches.keys}) all.add_all(*some);
    print_under("touch: release to the complete picture", all, 8);
    print_beside("buttons that lead to another screen or mark an answer", touches.buttons.text());
    print_beside("keys of the keyboard on the screen", touches.keys.text());
}
