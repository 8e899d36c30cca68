// "What came of my claim?": what somebody types to ask, and what they are told. A part of the session, and gone with
// it. Main thread.
#pragma once

#include "kiosk/view/keyboard.h"
#include "sync/records/claim_answer.h"

namespace copro {

inline constexpr std::string_view claim_answer_screen = "claim-answer";
// Of one visit. Nobody hits another's by chance, but nobody is to sit there and try, either.
inline constexpr int most_claim_tries = 5;

enum class ClaimAskStep { type, show, told, unknown };
struct ClaimAskState {
    ClaimAskStep step = ClaimAskStep::type;
    Typed typed;                       // the letters of the reference
    std::string message;               // message key, "" = none
    std::optional<ClaimAnswer> answer; // once told
    std::int64_t told_wall_ms = 0;     // by the server; 0 = never
    int tries = 0;                     // that found nothing; stays when the screen is left
};

} // namespace copro
