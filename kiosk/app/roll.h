// Who is here, as staff see it: in a fire, for what people need, at the end of the meeting. Pure; any thread.
#pragma once

#include "kiosk/app/model.h"
#include "kiosk/view/list_sheet.h"

namespace copro {

// Names are for staff; for whoever chairs as well, once staff have said so.
[[nodiscard]] bool may_see_roll(const Model& model);
// By name, in the order of the language on the glass, those without one last, so that nobody moves when they are
// ticked.
[[nodiscard]] std::vector<RollEntry> roll_by_name(const Model& model);
[[nodiscard]] std::int64_t found_on_roll(const Model& model);
// Is a roll call under way, or over and not on record yet?
[[nodiscard]] bool is_called(const Model& model);
[[nodiscard]] Label name_on_roll(const RollEntry& entry, const Words& words);
// Did somebody bring them?
[[nodiscard]] bool came_with_others(const Model& model, const RollEntry& entry);
// With whom somebody came, else since when they are here.
[[nodiscard]] Label detail_on_roll(const Model& model, const RollEntry& entry, const Words& words);

// What one person asked for and lets the host know; nobody else is in the brief (domain.md, "Access needs").
struct BriefEntry {
    Label name;
    bool is_here = false; // else expected: asked for it at an earlier meeting
    struct Need {
        Label words;
        std::string picture;
    };
    std::vector<Need> needs;
};
[[nodiscard]] std::vector<BriefEntry> arrival_brief(const Model& model, const Words& words);

[[nodiscard]] ListSheet roll_sheet(const Model& model, const Words& words);
[[nodiscard]] ListSheet brief_sheet(const Model& model, const Words& words);

} // namespace copro
