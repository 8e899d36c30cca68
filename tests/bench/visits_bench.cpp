// Memory of the real copro-kiosk over many scripted visits in its window, with a server that takes what they leave.
#include "report.h"
#include "shown_kiosk.h"

using namespace copro;
using namespace copro::bench;

namespace {

void visit_by_script(test::RealKiosk& kiosk, int number) {
    // No two visits say the same.
    std::vector<std::string> lines =
        test::feedback_visit("the signs are too small at stop " + test::number_in_letters(number));
    lines.emplace_back("press #next");
    lines.emplace_back("expect-screen welcome");
    for (const std::string& line : lines) kiosk.play(line);
}

} // namespace

TEST_CASE("memory: no growth over scripted visits", "[visits]") {
    const VirtualScreen screen;
    EnrolledKiosk enrolled;
    test::RealKiosk kiosk(enrolled.folder());
    kiosk.start("--windowed");
    kiosk.play("expect-screen welcome");
    const int all = size_of_run(1000, 4);
    const int warm = all / 2;
    const double start = pss_mib(kiosk.process());
    double halfway = 0;
    const double since = now_ms();
    for (int visit = 1; visit <= all; ++visit) {
        visit_by_script(kiosk, visit);
        if (visit == warm) halfway = own_mib(kiosk.process());
    }
    const double took = now_ms() - since;
    const double end = pss_mib(kiosk.process());
    const double own = own_mib(kiosk.process());
    kiosk.play("sync");
    print({fmt::format("memory: PSS after {} scripted visits", all), fmt::format("{:.1f} MiB", end), "under 42 MiB",
           end / 42, end < 42});
    // What the second half adds: the first visits fill caches that have limits.
    const double growth = own - halfway;
    print({fmt::format("memory: growth of its own from visit {} to visit {}", warm, all),
           fmt::format("{:.2f} MiB", growth), "none", std::nullopt, growth < 0.1});
    print_beside("PSS before the first visit", fmt::format("{:.1f} MiB", start));
    print_beside("its own memory at half of them; at the end", fmt::format("{:.1f}; {:.1f} MiB", halfway, own));
    print_beside("one whole visit by script", fmt::format("{:.0f} ms", took / all));
}
