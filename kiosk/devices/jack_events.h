// What a headphone socket says: the kernel's input events, as they come out of its device. Of JackHeadphones, on its
// thread.
#pragma once

#include <linux/input.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace copro {

class JackReader {
public:
    // bytes: whole events or parts of them. What the last whole report says; nothing when none was about headphones.
    [[nodiscard]] std::optional<bool> read(std::span<const std::byte> bytes);
    // The kernel had more events than it keeps: what was read so far need not be so any more. Once, then false.
    [[nodiscard]] bool take_lost();

private:
    void take(const input_event& event, std::optional<bool>& in);

    std::vector<std::byte> m_rest;
    std::optional<bool> m_pending; // until the report is whole
    bool m_skipping = false;
    bool m_lost = false;
};

} // namespace copro
