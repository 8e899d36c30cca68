// Money in whole pence and distance in tenths of a mile: no fractions anywhere. Pure; any thread.
#pragma once

#include <compare>
#include <cstdint>

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

// One line of a claim can be at most this: a slip of the finger must not claim a million pounds.
inline constexpr Pence most_pence_in_line{999'999};
inline constexpr MileTenths most_miles_in_line{99'999};

} // namespace copro
