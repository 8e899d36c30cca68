// The terminal in the meeting room: cards that people hold up for the chair. Nobody's name is with one, and no time:
// only how often each was held up is put on record. Values; main thread.
#pragma once

#include "kiosk/words/label.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace copro {

enum class RoomCard { slow_down, not_understood, want_to_speak, agree, need_break };

struct RoomCardFace {
    RoomCard card{};
    const char* id = ""; // in records: PROTOCOL.md, "room"
    MessageKey label;
    const char* picture = "";
};
inline const std::array room_cards{
    RoomCardFace{RoomCard::slow_down, "slow-down", MessageKey("room.slow-down"), "slower"},
    RoomCardFace{RoomCard::not_understood, "not-understood", MessageKey("room.not-understood"), "question"},
    RoomCardFace{RoomCard::want_to_speak, "want-to-speak", MessageKey("room.want-to-speak"), "want-to-speak"},
    RoomCardFace{RoomCard::agree, "agree", MessageKey("room.agree"), "yes"},
    RoomCardFace{RoomCard::need_break, "need-break", MessageKey("room.need-break"), "break"},
};
using RoomCounts = std::array<std::int64_t, room_cards.size()>;
[[nodiscard]] inline std::size_t index_of(RoomCard card) { return static_cast<std::size_t>(card); }

// What was counted goes on record this often, so that a power cut takes little of it.
inline constexpr std::int64_t room_record_every_ms = 600'000;
// The screen that says "the chair knows" gives way to the cards after this long.
inline constexpr std::int64_t room_told_for_ms = 30'000;

struct RoomState {
    RoomCounts up{};                // for the chair, until they have seen it
    RoomCounts counted{};           // since the last record
    std::vector<std::string> queue; // of who wants to speak: each has a picture of picture_code.h, and no name
    std::size_t pictures_given = 0;
    std::int64_t record_at_ms = 0; // monotonic
};

} // namespace copro
