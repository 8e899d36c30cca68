// From exec of the real copro-kiosk to its complete first picture in the window, seen from outside.
#include "report.h"
#include "shown_kiosk.h"

using namespace copro;
using namespace copro::bench;

namespace {

constexpr std::chrono::microseconds glance{200};
constexpr std::chrono::seconds long_enough{3};

// What it ends up showing: the same picture at two looks half a second apart.
std::vector<std::uint32_t> settled_picture(const VirtualScreen& screen, const Child& kiosk) {
    const auto empty = screen.picture();
    auto before = empty;
    for (int look = 0; look < 20; ++look) {
        REQUIRE_FALSE(kiosk.ends_within(std::chrono::milliseconds(500)));
        auto now = screen.picture();
        if (now != empty && now == before) return now;
        before = std::move(now);
    }
    FAIL("the kiosk's picture does not come to rest");
    return {};
}

double start_once(const VirtualScreen& screen, const EnrolledKiosk& enrolled,
                  const std::vector<std::uint32_t>& wanted) {
    INFO("the screen has to be empty before the kiosk starts");
    REQUIRE_FALSE(screen.shows(wanted));
    const double started = now_ms();
    const Child kiosk(enrolled.run_in_window());
    while (!screen.shows(wanted)) {
        REQUIRE_FALSE(kiosk.ends_within(glance));
        REQUIRE(now_ms() - started < 1000.0 * long_enough.count());
    }
    return now_ms() - started;
}

// Its window goes with it, a moment later.
void wait_until_gone(const VirtualScreen& screen, const std::vector<std::uint32_t>& wanted) {
    const double since = now_ms();
    while (screen.shows(wanted)) {
        REQUIRE(now_ms() - since < 1000.0 * long_enough.count());
    }
}

} // namespace

TEST_CASE("start: exec to the first picture", "[start]") {
    const VirtualScreen screen;
    const EnrolledKiosk enrolled;
    std::vector<std::uint32_t> wanted;
    {
        const Child first(enrolled.run_in_window());
        wanted = settled_picture(screen, first);
    }
    Figures times;
    for (int run = 0; run < size_of_run(40, 2); ++run) {
        wait_until_gone(screen, wanted);
        times.add(start_once(screen, enrolled, wanted));
    }
    print_under("start: exec to the complete first picture, warm", times, 60);
}
