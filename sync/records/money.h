// Money in whole pence and distance in tenths of a mile: no fractions anywhere. Pure; any thread.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace copro {

struct Pence {
    std::int64_t pence = 0;
    auto operator<=>(const Pence&) const = default; // NOLINT(modernize-use-nullptr): compares with 0, and cannot else
    Pence& operator+=(Pence other) {
        pence += other.pence;
        return *this;
    }
    friend Pence operator+(Pence left, Pence right) { return left += right; }
};

struct MileTenths {
    std::int64_t tenths = 0;
    auto operator<=>(const MileTenths&) const = default;
};

// As staff read them, in English: "1,234" and "£1,234.50". Never in a file that a program reads.
[[nodiscard]] std::string in_thousands(std::int64_t number);
[[nodiscard]] std::string pounds_text(Pence amount);

// One line of a claim can be at most this: a slip of the finger must not claim a million pounds.
inline constexpr Pence most_pence_in_line{999'999};
inline constexpr MileTenths most_miles_in_line{99'999};

} // namespace copro
