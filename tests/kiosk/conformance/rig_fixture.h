// The shipped kiosk on a small plan, whole or broken in one place. For tests; one thread.
#pragma once

#include "kiosk/conformance/rig.h"
#include "kiosk/conformance/rows.h"
#include "tests/kiosk/swept_world.h"

namespace copro::test {

// A few screens of each kind, so that a row is measured in a second.
inline Plan small_plan() {
    Plan plan;
    plan.first.screens = {"welcome",     "sign-in.roles", "sign-in.roles.error",
                          "sign-in.who", "claim.amount",  "claim.check",
                          "language",    "staff",         "feedback.experience"};
    plan.first.shapes = {"1280x800", "1080x1920", "big-buttons"};
    plan.first.text_sizes = {"standard", "largest"};
    plan.other_languages = false;
    return plan;
}

inline Rig shipped_rig() {
    auto text = TextEngine::open(installed_fonts());
    REQUIRE(text.ok());
    // One voice for all: it takes a while until it knows its own rate.
    static const auto listener = std::make_shared<Listener>();
    KioskConfig config;
    config.languages = {"en", "cy"};
    return {shipped_world(std::move(config), true),
            text.take(),
            {source("assets/pictures")},
            small_plan(),
            {},
            nullptr,
            listener,
            {}};
}

// screens: less than the small plan has, for rows that draw each of them many times.
inline Finding measured(const Row& row, const Faults& faults = {}, const std::vector<std::string>& screens = {}) {
    Rig rig = shipped_rig();
    rig.faults = faults;
    if (!screens.empty()) rig.plan.first.screens = screens;
    const auto finding = row.measure(rig);
    INFO(row.id << (finding ? "" : ": " + finding.error().text()));
    REQUIRE(finding.ok());
    return *finding;
}

inline std::string all_of(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += line + "\n";
    return all;
}

// Without what the shipped kiosk is known to lack.
inline std::vector<std::string> unknown_shortfalls(const Finding& finding, std::string_view known) {
    std::vector<std::string> all = finding.shortfalls;
    std::erase_if(all, [&](const std::string& one) { return !known.empty() && one.find(known) != std::string::npos; });
    return all;
}

// The row holds, and falls short once the kiosk is broken in this way. known: in what the shipped kiosk lacks.
inline void holds_until(const Row& row, const std::function<void(Faults&)>& breaks, std::string_view known = "") {
    const Finding whole = measured(row);
    INFO(row.id << ": " << whole.measured << "\n" << all_of(whole.shortfalls));
    CHECK(unknown_shortfalls(whole, known).empty());
    CHECK_FALSE(whole.measured.empty());
    Faults faults;
    breaks(faults);
    const Finding broken = measured(row, faults);
    INFO("broken: " << broken.measured);
    CHECK_FALSE(unknown_shortfalls(broken, known).empty());
}

// The same fault says nothing against this row.
inline void holds_with(const Row& row, const std::function<void(Faults&)>& breaks) {
    Faults faults;
    breaks(faults);
    const Finding finding = measured(row, faults);
    INFO(row.id << ": " << all_of(finding.shortfalls));
    CHECK(finding.shortfalls.empty());
}

} // namespace copro::test
