// Loudspeaker or headphones, through SDL: a short ring between the voice's thread and the audio device. Threads as
// SoundPort says.
#pragma once

#include "kiosk/app/ports.h"

#include <memory>

namespace copro {

class Loudspeaker final : public SoundPort {
public:
    static constexpr std::uint16_t device_samples = 512; // some 23 ms: a cut is heard that soon (S3 asks 150 ms)

    Loudspeaker();
    ~Loudspeaker() override;

    // From the next open() on through the first sound card with this in its name, and through no other; "" for the
    // system's own. To be called when nothing is said.
    void use(std::string card);
    [[nodiscard]] Result<void> open(int samples_a_second) override;
    [[nodiscard]] bool play(std::span<const std::int16_t> samples) override;
    void cut() override;
    void begin() override;
    void end() override;
    [[nodiscard]] std::int64_t played() const override;
    void call_at(std::int64_t sample) override;
    void on_call(std::function<void()> heard) override;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
