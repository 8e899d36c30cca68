// The three screen shapes that every layout must hold, and the fonts, for the tests of kiosk/ui.
#pragma once

#include "kiosk/ui/layout.h"

#include <catch2/catch.hpp>

namespace copro {

struct TriedShape {
    const char* name;
    int width;
    int height;
    double px_per_mm;
};
inline constexpr TriedShape screen_shapes[] = {
    {"wide", 1920, 1080, 4.0}, {"tall", 1080, 1920, 4.0}, {"little", 1280, 800, 3.87}};

// The sanitizers make a layout forty times slower: there each sweep takes every n-th of its cases
// (tests/CMakeLists.txt).
#ifdef COPRO_SANITIZED
inline constexpr bool is_sampled = true;
#else
inline constexpr bool is_sampled = false;
#endif

inline TextEngine& test_fonts() {
    static TextEngine engine = [] {
        auto opened = TextEngine::open(installed_fonts(), 48U << 20U);
        REQUIRE(opened.ok());
        return opened.take();
    }();
    return engine;
}

inline LayoutSettings settings_for(const TriedShape& shape, TextSize size = TextSize::standard, int part = 0) {
    return {shape.width, shape.height, shape.px_per_mm, size, Typeface::andika, part};
}

} // namespace copro
