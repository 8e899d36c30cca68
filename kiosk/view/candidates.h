// The characters above the keys of a Chinese keyboard, to choose from for the pinyin letters that were typed. Which
// they are is looked up elsewhere (PinyinPort). Pure; any thread.
#pragma once

#include "kiosk/view/keyboard.h"

namespace copro {

// What has room above the keys.
inline constexpr std::size_t most_candidate_letters = 8;

// Is what is typed in this language (BCP 47) written by its sound?
[[nodiscard]] bool writes_pinyin(const std::string& language);

// As build_suggestions(), at most as many at once, and a button for more where there are more. It is there with nothing
// in it too, so that no key moves under a finger.
[[nodiscard]] Node build_candidates(const Typed& typed, const Words& words);

// Is there one to choose?
[[nodiscard]] bool may_choose(const Typed& typed);
// The characters in place of their pinyin; what pinyin they leave over is still to be chosen for. at: of the
// candidates.
[[nodiscard]] Typed choose_candidate(const Typed& typed, std::size_t at, int longest);
// What pressing one of them, or the button for more, makes of what is typed.
[[nodiscard]] std::optional<Typed> take_candidate(const Typed& typed, int longest, const NodeEvent& event);

} // namespace copro
