// What a screen asks and says, whatever it looks like, against access.md C1 to C3: for self-test and conformance. Pure;
// any thread.
#pragma once

#include "kiosk/sample_screens.h"
#include "kiosk/ui/checks.h"

namespace copro {

inline constexpr std::size_t most_words = 15; // C3, in a sentence

[[nodiscard]] std::size_t words_in_longest_sentence(const std::string& text);

// How many there are of what C1 counts.
struct AskedOn {
    std::size_t headings = 0;
    std::size_t fields = 0;
    bool is_question = false;
    bool has_back = false;
    [[nodiscard]] bool is_one_question() const { return headings == 1 && fields <= 1 && (!is_question || has_back); }
};
[[nodiscard]] AskedOn asked_on(const SampleScreen& sample, const Tree& tree);

[[nodiscard]] bool has_error(const SampleScreen& sample);
// The alert is there, and what comes next is what it is about: an answer, a field, or the line of a list (C2).
[[nodiscard]] bool error_stands_before_answer(const Tree& tree);

// Ids that stand twice (V8), C1 to C3; where: the node.
[[nodiscard]] std::vector<CheckProblem> check_content(const SampleScreen& sample, const Tree& tree);

} // namespace copro
