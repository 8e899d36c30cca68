// A microphone through SDL, opened late and only while it is listened to, on a thread of its own: nobody waits for it.
// Made by run.cpp; main thread.
#pragma once

#include "kiosk/app/ports.h"

#include <memory>

namespace copro {

class Microphone final : public MicrophonePort {
public:
    // card: part of a sound card's name; "" for what the system records with. woken: called on another thread, some
    // five times a second, when there is something to take, or a fault.
    Microphone(std::string card, std::function<void()> woken);
    ~Microphone() override;

    void listen() override;
    void rest() override;
    [[nodiscard]] std::vector<std::int16_t> take() override;
    [[nodiscard]] std::optional<Error> take_fault() override;

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
