// One-time enrolment codes: made, tidied and hashed here; kept only as keyed hashes. Any thread.
#pragma once

#include "sync/server/store/store.h"

#include <deque>
#include <mutex>

namespace copro {

// No I, L, O, U, 0 or 1: people read a code aloud and copy it by hand.
inline constexpr std::string_view code_alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
inline constexpr std::size_t code_letters = 10;
inline constexpr std::size_t finder_letters = 4; // these find the code, all ten prove it
inline constexpr std::int64_t code_lasts_ms = 15LL * 60 * 1000;
inline constexpr std::int64_t code_tries = 5;

[[nodiscard]] std::string make_code();
// Capital letters, without spaces and hyphens. Error `invalid` for anything that cannot be a code.
[[nodiscard]] Result<std::string> tidy_code(std::string_view typed);

// The row for a new code, or what to look one up by. code must be tidy.
[[nodiscard]] Bytes finder_of(const std::string& code, const Bytes& secret);
[[nodiscard]] Bytes proof_of(const std::string& code, const Bytes& secret);

// How often anyone may guess wrongly, whatever they guess: codes nobody asked for would otherwise be free to try.
class WrongCodes {
public:
    [[nodiscard]] bool are_too_many(std::int64_t now_ms);
    void add(std::int64_t now_ms);

private:
    std::mutex m_mutex;
    std::deque<std::int64_t> m_times;
};
inline constexpr std::size_t most_wrong_codes = 20; // in code_lasts_ms

} // namespace copro
