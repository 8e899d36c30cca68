// Words that may finish what is being typed: from the language's own list and the meeting's places, never from what
// anybody typed before. Pure; any thread.
#pragma once

#include "kiosk/view/keyboard.h"

#include <vector>

namespace copro {

inline constexpr std::size_t most_suggestions = 4;

// What may stand in the last word's place, the likeliest first; none before its first letter. Accents and capitals do
// not matter: "caf" finds "café". The list is the message keyboard.keys.words, most useful first; a language without
// spaces between its words has "-" there.
[[nodiscard]] std::vector<std::string> suggest_words(std::string_view typed, const std::vector<std::string>& places,
                                                     const Words& words);

// From 0: "suggestions.1" is the first.
[[nodiscard]] NodeId suggestion_id(std::size_t at);

// A group of Arrange::bar with the id "suggestions", to stand between the field and its keyboard. It is there with
// nothing in it too, so that no key moves under a finger.
[[nodiscard]] Node build_suggestions(const std::vector<std::string>& suggestions, const Words& words);

// What pressing one of them makes of what is typed: the word in place of its beginning, and a space.
[[nodiscard]] std::optional<Typed> take_suggestion(const Typed& typed, const std::vector<std::string>& suggestions,
                                                   int longest, const NodeEvent& event);

} // namespace copro
