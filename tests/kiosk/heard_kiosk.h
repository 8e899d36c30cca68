// A kiosk that is listened to: its voice notes what it was told to say. For tests; one thread.
#pragma once

#include "kiosk/conformance/noted_voice.h"
#include "kiosk/read_aloud.h"
#include "tests/kiosk/terminal_fixture.h"

namespace copro::test {

class HeardKiosk : public QuietKiosk {
public:
    void press(const NodeId& id) {
        const Point at = middle_of(id);
        pointer(PointerEvent::Kind::down, at);
        read_aloud.follow(terminal);
        pointer(PointerEvent::Kind::up, at);
        read_aloud.follow(terminal);
    }
    void key(const char* name) {
        REQUIRE(terminal.key(name).ok());
        read_aloud.follow(terminal);
    }
    // All of the last speech in one.
    [[nodiscard]] std::string heard() const {
        std::string all;
        if (voice.said.empty()) return all;
        for (const Utterance& one : voice.said.back().say) all += (all.empty() ? "" : " | ") + one.text;
        return all;
    }
    [[nodiscard]] bool was_ever_heard(const std::string& words) const {
        for (const VoiceOrder& order : voice.said) {
            for (const Utterance& one : order.say) {
                if (one.text.find(words) != std::string::npos) return true;
            }
        }
        return false;
    }

    NotedVoice voice;
    ReadAloud read_aloud{voice};
};

} // namespace copro::test
