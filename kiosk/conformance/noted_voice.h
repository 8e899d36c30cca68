// A voice that says nothing aloud and notes what it was told to say. For what measures and what tests; main thread.
#pragma once

#include "kiosk/app/ports.h"

namespace copro {

class NotedVoice : public VoicePort {
public:
    void say(VoiceOrder order) override { said.push_back(std::move(order)); }
    void hush() override { ++hushes; }
    void set_loudness(int loudness) override { now_at = loudness; }
    [[nodiscard]] std::optional<HeardWord> word() const override { return std::nullopt; }
    [[nodiscard]] bool is_speaking() const override { return speaking; }

    std::vector<VoiceOrder> said; // in order
    int hushes = 0;
    int now_at = -1;
    bool speaking = false;
};

} // namespace copro
