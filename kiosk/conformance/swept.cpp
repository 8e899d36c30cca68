#include "kiosk/conformance/swept.h"

#include "kiosk/conformance/rig.h"

#include <fmt/format.h>

namespace copro {

std::string where_of(const SweptScreen& swept) {
    return fmt::format("{}.{}.{}.{} part {}", swept.sample.name, swept.language, name_of(swept.text_size),
                       swept.shape.name, swept.layout.part + 1);
}

std::vector<std::string> told(const Problems& problems) {
    std::vector<std::string> all = problems.first;
    const auto more = problems.count - static_cast<std::int64_t>(all.size());
    if (more > 0) all.push_back(fmt::format("and {} more", more));
    return all;
}

void Swept::see(const SweptScreen& swept, Rig& rig) {
    ++layouts;
    const bool is_new = screens.insert(swept.sample.name).second || languages.count(swept.language) == 0;
    languages.insert(swept.language);
    sizes.insert(name_of(swept.text_size));
    shapes.insert(swept.shape.name);
    for (const CheckProblem& problem : check_layout(swept.layout, rig.text)) {
        wrong[problem.rule].add(where_of(swept) + ": " + problem.node + " " + problem.measured);
    }
    see_targets(swept, *this);
    see_spoken(swept, spoken);
    see_focus(swept, rig, focus);
    see_help(swept, help);
    see_exposed(swept, rig, exposed);
    // Colours move nothing, so one size shows all of them.
    if (swept.text_size == TextSize::standard) see_colours(swept, rig, colours);
    // What is said does not hang on how it looks.
    if (is_new || (swept.text_size == TextSize::standard && swept.layout.part == 0)) see_content(swept, content);
}

std::string Swept::extent() const {
    return fmt::format("{} screens, {} shapes, {} text sizes, {} colour sets, {} languages: {} layouts", screens.size(),
                       shapes.size(), sizes.size(), std::size(all_colour_sets), languages.size(), layouts);
}

std::vector<std::string> Swept::found_wrong(const std::string& rule) const {
    const auto found = wrong.find(rule);
    return found == wrong.end() ? std::vector<std::string>() : told(found->second);
}

} // namespace copro
