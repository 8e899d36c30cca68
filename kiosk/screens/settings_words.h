// What text sizes and colour sets are called, and why no voice is heard, for every screen that says so. Pure; any
// thread.
#pragma once

#include "kiosk/app/model.h"

namespace copro {

[[nodiscard]] MessageKey key_of(TextSize size);
[[nodiscard]] MessageKey key_of(ColourSet colours);
// Of this language, or at all: another language is no help where there is nothing to hear it by.
[[nodiscard]] MessageKey why_unheard(const Model& model);

} // namespace copro
