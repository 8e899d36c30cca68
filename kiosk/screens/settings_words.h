// What text sizes and colour sets are called, for every screen that names them. Pure; any thread.
#pragma once

#include "kiosk/view/settings.h"
#include "kiosk/words/label.h"

namespace copro {

[[nodiscard]] MessageKey key_of(TextSize size);
[[nodiscard]] MessageKey key_of(ColourSet colours);

} // namespace copro
