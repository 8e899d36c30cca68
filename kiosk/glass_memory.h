// The glass that nobody looks at: drawn to memory, for scripts and tests. Main thread, but wake().
#pragma once

#include "kiosk/glass.h"

namespace copro {

[[nodiscard]] Result<std::unique_ptr<Glass>> open_memory_glass(ScreenShape shape,
                                                               const std::vector<std::filesystem::path>& pictures);

} // namespace copro
