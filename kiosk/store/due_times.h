// When what must be forgotten is due: by the wall clock, or by the one that never jumps, whichever comes first. Used by
// the stores. Any thread.
#pragma once

#include "sync/base/clock.h"

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace copro {

// A wall clock that is set back while the kiosk runs must not keep anybody's name longer, so the time that was left
// when a thing was first seen runs on by the monotonic clock.
class DueTimes {
public:
    struct Entry {
        std::string key;
        std::int64_t at_wall_ms = 0;
    };
    // clock must outlive this.
    explicit DueTimes(const Clock& clock)
        : m_clock(clock) {}

    // The keys that are due. The others are remembered, and what is not among the entries is forgotten.
    [[nodiscard]] std::vector<std::string> look(const std::vector<Entry>& entries);
    // One more, seen now.
    void add(const Entry& entry);
    // These are gone.
    void drop(const std::vector<std::string>& keys);
    // Other things have come under the same keys.
    void clear();
    // Monotonic, by both clocks as they stand now; nothing when there is nothing to wait for.
    [[nodiscard]] std::optional<std::int64_t> next_ms() const;

private:
    struct Due {
        std::int64_t at_wall_ms = 0;
        std::int64_t at_monotonic_ms = 0; // the earliest that was ever worked out
    };
    [[nodiscard]] Due due_of(const Entry& entry) const;
    [[nodiscard]] std::int64_t monotonic_of(std::int64_t at_wall_ms) const;

    const Clock& m_clock;
    mutable std::mutex m_mutex;
    std::map<std::string, Due> m_due;
};

} // namespace copro
