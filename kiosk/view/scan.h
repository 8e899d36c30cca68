// Leads somebody with one or two switches from row to row and from thing to thing (access.md O6). Used by the terminal.
// Pure, time is told; one thread.
#pragma once

#include "kiosk/view/node.h"
#include "kiosk/view/settings.h"

#include <array>
#include <cstdint>

namespace copro {

// Switch 1 moves where two are used; with one switch it does everything.
enum class Switch { one, two };

// What can be pressed, as it stands: row by row, in reading order.
using ScanRows = std::vector<std::vector<NodeId>>;
// The same in the pieces that a screen has: what is asked, its keyboard, the actions, the help.
using ScanBlocks = std::vector<ScanRows>;
// Up to as many things are led through one by one; more go in groups, as the person set.
inline constexpr std::size_t most_without_groups = 6;

// A thing, or several groups that are lit together and gone into.
struct ScanGroup {
    NodeId thing;
    std::vector<ScanGroup> groups;
    bool operator==(const ScanGroup&) const = default;
};

class Scanner {
public:
    // What there is to press now. On another page it begins anew; on the same it goes on from the group where it was.
    void show(const ScanBlocks& blocks, std::int64_t page, const ScanSettings& settings, std::int64_t now_ms);
    // The voice is still saying what is lit: automatic scanning waits until it was heard.
    void wait_for_voice(bool speaking) { m_voice_speaks = speaking; }

    // A switch went down, came up, or only time has passed (monotonic). Gives what is chosen by it.
    [[nodiscard]] std::optional<NodeId> press(Switch which, std::int64_t now_ms);
    [[nodiscard]] std::optional<NodeId> release(Switch which, std::int64_t now_ms);
    [[nodiscard]] std::optional<NodeId> time_passed(std::int64_t now_ms);
    // When time_passed() must be called next; none while it waits for a press.
    [[nodiscard]] std::optional<std::int64_t> due_ms() const;

    // What is lit: a thing, or all of a row or block. Empty while it waits for a press.
    [[nodiscard]] std::vector<NodeId> lit() const;
    // How long it takes at most to come to everything once.
    [[nodiscard]] std::int64_t loop_ms() const;

private:
    struct Press {
        bool down = false;
        bool counted = false;
        std::int64_t since_ms = 0;
    };
    [[nodiscard]] Press& press_of(Switch which) { return m_presses[which == Switch::one ? 0 : 1]; }
    [[nodiscard]] std::optional<NodeId> count(Switch which, std::int64_t now_ms);
    [[nodiscard]] std::optional<NodeId> choose(std::int64_t now_ms);
    void begin(std::int64_t now_ms);
    void move(std::int64_t now_ms);
    // Lights the group that the path leads to, from its beginning.
    void light(std::int64_t now_ms);
    void go_into(std::int64_t now_ms);
    void go_out(std::int64_t now_ms);
    void stop();
    [[nodiscard]] bool moves_by_itself() const;
    [[nodiscard]] bool is_pressing() const;
    // The groups that the light goes round among, and the one that is lit; at the way out there is none.
    [[nodiscard]] const std::vector<ScanGroup>& around() const;
    [[nodiscard]] const ScanGroup* group() const;
    // The path to the group with just these things.
    [[nodiscard]] std::optional<std::vector<std::size_t>> path_to(const std::vector<NodeId>& things) const;
    // Cut to what there is now.
    [[nodiscard]] std::vector<std::size_t> path_within(std::vector<std::size_t> path) const;

    ScanSettings m_settings;
    std::vector<ScanGroup> m_groups;
    std::int64_t m_page = 0;
    bool m_running = false; // something is lit
    // A place in each level that was gone into. Inside a group there is a place after its last: all of the group is
    // lit, and a press leaves it.
    std::vector<std::size_t> m_path{0};
    int m_loops = 0;
    std::int64_t m_next_ms = 0; // automatic: when the light moves on
    bool m_voice_speaks = false;
    std::array<Press, 2> m_presses;
    std::optional<std::int64_t> m_counted_ms; // when the last press that counted was let go
};

} // namespace copro
