// What a person does at the meeting today, from its pack. Pure; any thread.
#pragma once

#include "kiosk/app/model.h"

#include <span>

namespace copro {

struct RoleToday {
    const LocalText* title = nullptr; // nullptr = takes part, as everybody does
    std::span<const Idea> today;
};
// Of whoever has signed in, at the meeting that is on.
[[nodiscard]] RoleToday role_today(const Model& model);

} // namespace copro
