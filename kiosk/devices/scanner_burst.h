// Tells a code scanner from a person at the same keyboard: a scanner types faster than fingers, and ends with Enter.
// Terminal uses it. Pure; main thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace copro {

class ScannerBurst {
public:
    ScannerBurst() = default;
    ScannerBurst(const ScannerBurst&) = delete;
    ScannerBurst& operator=(const ScannerBurst&) = delete;
    ~ScannerBurst();

    // Keys further apart than this are a person's: fast typists take twice as long, scanners a fifth.
    static constexpr std::int64_t longest_gap_ms = 50;
    static constexpr std::size_t least_length = 8;
    // More than the largest QR code holds; behind it whatever types is no scanner.
    static constexpr std::size_t most_bytes = 8'192;

    // Keeps what came, as nobody knows yet whose it is. Gives what is known by now to be typing; "" mostly. Letters
    // that are given back, here and below, are the caller's to wipe.
    [[nodiscard]] std::string take(std::string_view text, std::int64_t now_ms);
    // To be asked at due_ms(): what was kept, once its time is over.
    [[nodiscard]] std::string wait_over(std::int64_t now_ms);
    [[nodiscard]] std::optional<std::int64_t> due_ms() const;

    // Enter: what was kept, and whether it came as one burst.
    struct Ended {
        std::string text;
        bool is_burst = false;
    };
    [[nodiscard]] Ended enter(std::int64_t now_ms);
    // Another key or a finger: what was kept was typing.
    [[nodiscard]] std::string let_go();

private:
    std::string m_kept;
    std::int64_t m_last_ms = 0;
};

} // namespace copro
