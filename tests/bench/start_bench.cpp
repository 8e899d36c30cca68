// From exec of the real copro-kiosk to its complete first picture in the window.
#include "enrolled_kiosk.h"
#include "shown_start.h"

using namespace copro;
using namespace copro::bench;

TEST_CASE("start: exec to the first picture", "[start]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    const Figures times = starts_of(screen, enrolled.run_in_window(), size_of_run(40, 2));
    print_under("start: exec to the complete first picture, warm", times, 60);
}
