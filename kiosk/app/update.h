// The only place where state changes: (model, action) -> (model, effects). Pure; main thread.
#pragma once

#include "kiosk/app/action.h"
#include "kiosk/app/effect.h"

#include <optional>

namespace copro {

[[nodiscard]] Effects update(Model& model, const Action& action);

// A kiosk waiting for its first person.
[[nodiscard]] Model start_model(Carried carried, std::int64_t monotonic_ms, std::int64_t wall_ms);

// Is there something to keep for later? Never in practice.
[[nodiscard]] bool can_pause(const Model& model);

// Is the question "are you still there?" this person's to turn off? Not in the room or at a locked kiosk, where nothing
// can be begun, nor behind the PIN, where others' names stand.
[[nodiscard]] bool may_turn_time_out_off(const PersonSession& session);

// Until when nothing will happen by itself (monotonic ms); none = wait for an event for ever.
[[nodiscard]] std::optional<std::int64_t> next_deadline(const Model& model);

inline constexpr std::int64_t idle_before_asking_ms = 120'000; // O9: alert at 2 to 5 minutes
inline constexpr std::int64_t idle_while_away_ms = 300'000;    // the same, while the person looks for somebody
inline constexpr std::int64_t time_to_answer_ms = 45'000;      // O9: 45 seconds, and it can be put off for ever
inline constexpr std::int64_t most_to_answer_ms = 180'000;
// The same for this person: longer for who is slower, and never shorter than two loops of scanning (access.md,
// decisions).
[[nodiscard]] std::int64_t idle_before_asking(const PersonSession& session);
[[nodiscard]] std::int64_t time_to_answer(const PersonSession& session);
// Screens that there are: from a wall display seen from afar to a small tablet.
inline constexpr double least_pixels_per_mm = 1.0;
inline constexpr double most_pixels_per_mm = 20.0;

} // namespace copro
