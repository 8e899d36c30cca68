// How somebody wants to be paid: bank numbers as they are written and as they are sent, and what stands in the record.
// Pure; any thread.
#pragma once

#include "sync/base/json_fwd.h"
#include "sync/records/answers.h"

namespace copro {

// Without the spaces, hyphens and the like that people write between digits (GOV.UK pattern "Bank details").
[[nodiscard]] std::string digits_of(std::string_view written);
// Six digits.
[[nodiscard]] bool is_sort_code(std::string_view digits);
// Six to eight digits.
[[nodiscard]] bool is_account_number(std::string_view digits);
// Eight, with zeros before it.
[[nodiscard]] std::string padded_account_number(std::string_view digits);
// 1 to 18 letters, digits and . - / with spaces between them.
[[nodiscard]] bool is_roll_number(std::string_view text);

// Is the payment one for which bank numbers are asked?
[[nodiscard]] bool takes_bank_numbers(const Answers& answers);

// Costs and all, to the charity: nothing is owed.
[[nodiscard]] bool is_given_away(const Answers& answers);

// `payment`, and with it `bank` or `cash`, as PROTOCOL.md has them in the body of a claim.
void put_payment(const Answers& answers, Json& body);

} // namespace copro
