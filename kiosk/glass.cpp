#include "kiosk/glass.h"

#include "kiosk/glass_memory.h"

namespace copro {

Result<std::unique_ptr<Glass>> Glass::open(const GlassOptions& options) {
    if (options.headless) return open_memory_glass(*options.headless, options.pictures);
    return invalid("--windowed", "no window");
}

} // namespace copro
