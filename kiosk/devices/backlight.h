// The light behind the screen, as the kernel offers it in files. Made by run.cpp, used through its port. UI thread.
#pragma once

#include "kiosk/app/ports.h"

#include <filesystem>
#include <memory>

namespace copro {

class Backlight final : public BacklightPort {
public:
    // folder: where the kernel lists the lights, each in a folder with "max_brightness" and "brightness". nullptr
    // when there is no light, or it cannot be set by who runs the kiosk.
    [[nodiscard]] static std::unique_ptr<Backlight> open(const std::filesystem::path& folder);

    [[nodiscard]] int step() const;
    [[nodiscard]] Result<void> set(int step) override;

private:
    Backlight(std::filesystem::path light, int most)
        : m_light(std::move(light))
        , m_most(most) {}

    std::filesystem::path m_light;
    int m_most;
};

} // namespace copro
