// From exec of a program to its complete first picture on a virtual screen, seen from outside. Used by the benchmarks
// of the kiosk's start and of a web page's beside it; one thread.
#pragma once

#include "report.h"
#include "virtual_screen.h"

namespace copro::bench {

// What it ends up showing, another picture than this one: the same for two seconds. A browser shows an empty page for
// longer than one.
inline std::vector<std::uint32_t> settled_picture(const VirtualScreen& screen, const Child& program,
                                                  const std::vector<std::uint32_t>& other) {
    constexpr int looks_at_rest = 4;
    auto before = other;
    int same = 0;
    for (int look = 0; look < 40; ++look) {
        REQUIRE_FALSE(program.ends_within(std::chrono::milliseconds(500)));
        auto now = screen.picture();
        same = now != other && now == before ? same + 1 : 0;
        if (same == looks_at_rest) return now;
        before = std::move(now);
    }
    FAIL("the program's picture does not come to rest");
    return {};
}

// In ms. The words start it.
inline double start_once(const VirtualScreen& screen, const std::vector<std::string>& words,
                         const std::vector<std::uint32_t>& wanted) {
    constexpr std::chrono::microseconds glance{200};
    constexpr double long_enough_ms = 10'000;
    INFO("the screen has to be empty before the program starts");
    REQUIRE_FALSE(screen.shows(wanted));
    const double started = now_ms();
    const Child program(words);
    while (!screen.shows(wanted)) {
        REQUIRE_FALSE(program.ends_within(glance));
        REQUIRE(now_ms() - started < long_enough_ms);
    }
    return now_ms() - started;
}

// Its window goes with it, a moment later.
inline void wait_until_gone(const VirtualScreen& screen, const std::vector<std::uint32_t>& wanted) {
    constexpr double long_enough_ms = 10'000;
    const double since = now_ms();
    while (screen.shows(wanted)) {
        REQUIRE(now_ms() - since < long_enough_ms);
    }
}

// Several starts after a first one that shows what its picture is.
inline Figures starts_of(const VirtualScreen& screen, const std::vector<std::string>& words, int times) {
    std::vector<std::uint32_t> wanted;
    {
        const auto empty = screen.picture();
        const Child first(words);
        wanted = settled_picture(screen, first, empty);
    }
    Figures figures;
    for (int run = 0; run < times; ++run) {
        wait_until_gone(screen, wanted);
        figures.add(start_once(screen, words, wanted));
    }
    wait_until_gone(screen, wanted);
    return figures;
}

} // namespace copro::bench
