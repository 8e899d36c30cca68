#include "kiosk/devices/backlight.h"

#include <algorithm>
#include <fstream>

namespace copro {

namespace {

// -1 when there is no number.
int number_in_file(const std::filesystem::path& file) {
    std::ifstream from(file);
    int number = 0;
    return from >> number ? number : -1;
}

bool can_be_written(const std::filesystem::path& file) { return std::ofstream(file, std::ios::app).is_open(); }

} // namespace

std::unique_ptr<Backlight> Backlight::open(const std::filesystem::path& folder) {
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        const int most = number_in_file(entry.path() / "max_brightness");
        // Fewer steps than ours would make some of them do nothing.
        if (most >= brightest && can_be_written(entry.path() / "brightness")) {
            return std::unique_ptr<Backlight>(new Backlight(entry.path(), most));
        }
    }
    return nullptr;
}

int Backlight::step() const {
    const int now = number_in_file(m_light / "brightness");
    return std::clamp((now * brightest + m_most / 2) / m_most, 1, brightest);
}

Result<void> Backlight::set(int step) {
    if (step < 1 || step > brightest) return invalid("brightness", "must be from 1 to 10");
    std::ofstream to(m_light / "brightness");
    to << step * m_most / brightest << '\n';
    to.flush();
    if (!to) return Error{ErrorKind::unavailable, m_light.string(), "the light cannot be set"};
    return {};
}

} // namespace copro
