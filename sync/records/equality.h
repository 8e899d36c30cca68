// Equality answers, on which kiosk and server agree: how they are kept apart from people, and which there are. Values;
// any thread.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace copro {

inline constexpr std::string_view equality_kind = "equality";
// design.md section 4: so many leave together, or none. A record holds twenty, sealed.
inline constexpr std::size_t least_equality_together = 5;
inline constexpr std::size_t most_equality_together = 20;
// All are made as long as this before they are sealed, so that a length tells nothing.
inline constexpr std::size_t equality_text_bytes = 2048;

// A question as it stands in assets/forms/equality.json, for the report: its order, and its answers, of which nobody
// may have given some.
struct EqualityQuestion {
    std::string_view id;
    int version = 1;
    std::vector<std::string_view> answers;
    bool takes_several = false;
    // Asked only of those who gave one of these answers to that question before.
    std::string_view after;
    std::vector<std::string_view> after_answers;
};
[[nodiscard]] std::span<const EqualityQuestion> equality_questions();
// Of any wording of the question; nullptr where nobody is asked for that answer.
[[nodiscard]] const EqualityQuestion* question_with_answer(std::string_view question, std::string_view answer);

// In reports an answer to "reduce" besides those of the form: the two together that make somebody disabled.
inline constexpr std::string_view disabled_answer = "a-lot-or-a-little";

} // namespace copro
