// V1 to V5: how large things are, in millimetres of the glass.
#include "kiosk/conformance/rig.h"
#include "kiosk/conformance/rows.h"

#include <fmt/format.h>

#include <cmath>

namespace copro {

namespace {

constexpr double rounding_mm = 0.01;
// Between the standard and the largest size text itself grows by 62 %.
constexpr double least_letter_growth = 1.25;
constexpr double least_growth = 1.05;

Result<Finding> measure_targets(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const TargetFigures& found = swept.targets;
    Finding finding;
    finding.shortfalls = swept.found_wrong("V1");
    finding.measured = fmt::format("smallest target {:.2f} mm, smallest gap {:.2f} mm, of {} targets",
                                   found.side_mm.value, found.gap_mm.value, found.targets);
    finding.needs(found.side_mm.known() && found.side_mm.value >= least_target_mm - rounding_mm,
                  fmt::format("{:.2f} mm: {}", found.side_mm.value, found.side_mm.where));
    finding.needs(!found.gap_mm.known() || found.gap_mm.value >= least_gap_mm - rounding_mm,
                  fmt::format("a gap of {:.2f} mm: {}", found.gap_mm.value, found.gap_mm.where));
    return finding;
}

Result<Finding> measure_main_buttons(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const TargetFigures& found = swept.targets;
    if (!found.main_mm.known()) return invalid("V2", "no main button was swept");
    Finding finding;
    finding.shortfalls = swept.found_wrong("V2");
    finding.needs(found.main_mm.value >= least_main_mm - rounding_mm,
                  fmt::format("{:.2f} mm: {}", found.main_mm.value, found.main_mm.where));
    finding.needs(found.big_main_mm.known(), "there is no way to have larger ones");
    if (found.big_main_mm.known()) {
        finding.measured = fmt::format(
            "smallest main button {:.2f} mm; when asked {:.2f} mm on {} of {} layouts of the "
            "smallest screen",
            found.main_mm.value, found.big_main_mm.value, found.with_room, found.with_room + found.without_room.count);
        finding.needs(found.big_main_mm.value >= big_main_mm - rounding_mm,
                      fmt::format("{:.2f} mm when asked: {}", found.big_main_mm.value, found.big_main_mm.where));
        for (const std::string& where : told(found.without_room))
            finding.shortfalls.push_back("no room for larger ones: " + where);
    } else {
        finding.measured = fmt::format("smallest main button {:.2f} mm", found.main_mm.value);
    }
    return finding;
}

// What is drawn, not what is asked for: the ink of a capital H.
struct DrawnCapital {
    double height_mm = 0;
    double foot = 0; // its lowest row of ink beside the row of the stems: 1 without serifs
};

Result<DrawnCapital> drawn_capital(Rig& rig, TextSize size) {
    constexpr double px_per_mm = 20; // fine, so that the edge's grey pixels weigh little
    constexpr std::uint8_t half = 128;
    TextStyle style;
    style.capital_px = capital_height_mm(size) * px_per_mm;
    style.language = "en";
    const TextBitmap& drawn = rig.text.draw({"H", style, 0, Align::start});
    std::vector<int> ink; // of each row that has any
    for (int y = 0; y < drawn.height; ++y) {
        int count = 0;
        for (int x = 0; x < drawn.width; ++x) {
            const auto at =
                static_cast<std::size_t>(y) * static_cast<std::size_t>(drawn.width) + static_cast<std::size_t>(x);
            count += drawn.coverage[at] >= half ? 1 : 0;
        }
        if (count > 0) ink.push_back(count);
    }
    if (ink.size() < 8) return invalid("V3", "a capital H is not drawn");
    const double stems = ink[ink.size() / 4];
    return DrawnCapital{double(ink.size()) / px_per_mm, ink[ink.size() - 2] / stems};
}

Result<Finding> measure_letter_steps(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    struct Step {
        double from;
        double to;
        const char* name;
    };
    constexpr Step steps[] = {{4.8, 5.6, "4.8 to 5.6 mm"}, {6.4, 7.1, "6.4 to 7.1 mm"}, {8.5, 9.0, "8.5 to 9.0 mm"}};
    constexpr double pixel_mm = 0.06; // one row of the drawn letter
    Finding finding;
    std::vector<double> heights;
    for (const TextSize size : all_text_sizes) {
        const DrawnCapital capital = TRY(drawn_capital(rig, size));
        heights.push_back(capital.height_mm);
        finding.measured += fmt::format("{}{:.2f}", finding.measured.empty() ? "drawn H " : " / ", capital.height_mm);
        finding.needs(capital.foot < 1.3, fmt::format("{} letters have serifs", name_of(size)));
    }
    finding.measured += fmt::format(" mm; smallest capital on any screen {:.2f} mm", swept.letters.capital_mm.value);
    for (const Step& step : steps) {
        const bool is_offered = std::any_of(heights.begin(), heights.end(), [&](double height) {
            return height >= step.from - pixel_mm && height <= step.to + pixel_mm;
        });
        finding.needs(is_offered, std::string("no size of ") + step.name);
    }
    // 508 402.4: nothing smaller than 4.8 mm, so the smallest step of VVSG is not offered (access.md, decisions).
    for (std::string& one : swept.found_wrong("V3")) finding.shortfalls.push_back(std::move(one));
    finding.needs(swept.letters.capital_mm.value >= least_capital_mm - rounding_mm,
                  fmt::format("{:.2f} mm: {}", swept.letters.capital_mm.value, swept.letters.capital_mm.where));
    return finding;
}

Result<Finding> measure_letter_angle(Rig& rig) {
    constexpr double asked_degrees = 0.7;
    constexpr double away_mm = 600;
    constexpr double degree = 3.14159265358979323846 / 180;
    const Swept& swept = *TRY(rig.swept());
    const Least& body = swept.letters.body_mm;
    if (!body.known()) return invalid("V4", "no words at the standard size were swept");
    const ViewSettings begins;
    const DrawnCapital capital = TRY(drawn_capital(rig, begins.text_size));
    const double drawn_degrees = std::atan(capital.height_mm / away_mm) / degree;
    const double placed_degrees = std::atan(body.value / away_mm) / degree;
    const DrawnCapital largest = TRY(drawn_capital(rig, TextSize::largest));
    Finding finding;
    finding.measured =
        fmt::format("{:.2f} degrees at 600 mm as it begins (drawn H {:.2f} mm, smallest {:.2f} mm); up to "
                    "{:.0f} mm away at the largest",
                    std::min(drawn_degrees, placed_degrees), capital.height_mm, body.value,
                    largest.height_mm / std::tan(asked_degrees * degree));
    constexpr double row_degrees = 0.006; // half of one row of the drawn letter
    finding.needs(drawn_degrees >= asked_degrees - row_degrees,
                  fmt::format("it begins with {:.2f} degrees", drawn_degrees));
    finding.needs(placed_degrees >= asked_degrees - row_degrees,
                  fmt::format("{:.2f} degrees: {}", placed_degrees, body.where));
    return finding;
}

Result<Finding> measure_enlargement(Rig& rig) {
    const Swept& swept = *TRY(rig.swept());
    const TargetFigures& found = swept.targets;
    if (found.buttons.count == 0 || found.pictures.count == 0)
        return invalid("V5", "no screen with buttons and pictures was swept at both sizes");
    Finding finding;
    finding.shortfalls = swept.found_wrong("V5");
    finding.measured = fmt::format(
        "{} clipped; from standard to largest text {} buttons grow by {:.0f} %, the letters on them by {:.0f} %, "
        "pictures by {:.0f} %, {} get too small; More reached by keys and switch on {} of {} parts that go on",
        finding.shortfalls.size(), found.buttons.count, 100 * (found.buttons.mean() - 1),
        100 * (found.button_letters.mean() - 1), 100 * (found.pictures.mean() - 1), found.shrunk.count,
        found.more_reached, found.longer_than_one_part);
    // What is beside the letters shares a glass that does not grow, and so grows by less than they do.
    const auto grows = [&](const Growth& growth, double least, const char* what) {
        finding.needs(growth.mean() >= least, fmt::format("{} grow by {:.0f} %, at least {:.0f}", what,
                                                          100 * (growth.mean() - 1), 100 * (least - 1)));
    };
    grows(found.button_letters, least_letter_growth, "the letters on buttons");
    grows(found.buttons, least_growth, "buttons");
    grows(found.pictures, least_growth, "pictures");
    for (const std::string& one : told(found.shrunk)) finding.shortfalls.push_back(one);
    finding.needs(found.more_reached == found.longer_than_one_part, "More is not reached everywhere");
    return finding;
}

} // namespace

Row target_size_row() {
    return {"V1",
            "Touch targets are large and apart",
            "VVSG 2.0 7.2-I; WCAG 2.2 2.5.5, 2.5.8",
            "at least 12.7 mm, 2.54 mm apart, no overlap",
            measure_targets,
            {{"success_criteria_level_aa", "2.5.8"}, {"success_criteria_level_aaa", "2.5.5"}}};
}

Row main_button_row() {
    return {"V2",
            "Main buttons are larger, and larger still when asked",
            "Chen 2013",
            "at least 20 mm; a way to have 30 mm",
            measure_main_buttons,
            {{"en_301_549_functional_performance", "4.2.7"}}};
}

Row letter_steps_row() {
    return {"V3",
            "Letters in several sizes, without serifs",
            "VVSG 2.0 7.1-G, 7.1-J; Section 508 402.4",
            "capitals of 4.8-5.6, 6.4-7.1 and 8.5-9.0 mm; none under 4.8 mm",
            measure_letter_steps,
            {{"hardware", "402.4"}, {"success_criteria_level_aa", "1.4.4"}}};
}

Row letter_angle_row() {
    return {"V4",
            "Words can be read from where people stand",
            "EN 301 549 5.1.4",
            "capitals of 0.7 degrees at 600 mm",
            measure_letter_angle,
            {{"en_301_549_generic_requirements", "5.1.4"}, {"en_301_549_functional_performance", "4.2.2"}}};
}

Row enlargement_row() {
    return {"V5",
            "Larger text makes all larger, and nothing is cut off",
            "VVSG 2.0 7.1-H, 7.2-E; WCAG 2.2 1.4.10",
            "nothing clipped; letters on buttons grow by 25 %, buttons and pictures by 5 %, none gets too small; More "
            "in reach "
            "of keys and switches",
            measure_enlargement,
            {{"success_criteria_level_aa", "1.4.4"}, {"success_criteria_level_aa", "1.4.10"}}};
}

} // namespace copro
