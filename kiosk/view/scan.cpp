#include "kiosk/view/scan.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t ask_voice_again_ms = 250;

void reverse_all(std::vector<ScanGroup>& groups) {
    std::reverse(groups.begin(), groups.end());
    for (ScanGroup& group : groups) reverse_all(group.groups);
}

// A group of one is that one: nobody goes into something twice.
void put(std::vector<ScanGroup>& into, std::vector<ScanGroup> groups) {
    if (groups.empty()) return;
    if (groups.size() == 1)
        into.push_back(std::move(groups.front()));
    else
        into.push_back({{}, std::move(groups)});
}

std::vector<ScanGroup> groups_to_scan(const ScanBlocks& blocks, const ScanSettings& settings) {
    std::size_t things = 0;
    for (const ScanRows& block : blocks) {
        for (const auto& row : block) things += row.size();
    }
    const ScanGrouping grouping = things > most_without_groups ? settings.grouping : ScanGrouping::single;
    std::vector<ScanGroup> scanned;
    for (const ScanRows& block : blocks) {
        std::vector<ScanGroup> of_block;
        std::vector<ScanGroup>& rows = grouping == ScanGrouping::blocks ? of_block : scanned;
        for (const auto& row : block) {
            std::vector<ScanGroup> of_row;
            for (const NodeId& id : row) (grouping == ScanGrouping::single ? scanned : of_row).push_back({id, {}});
            put(rows, std::move(of_row));
        }
        put(scanned, std::move(of_block));
    }
    if (settings.backwards) reverse_all(scanned);
    return scanned;
}

void add_things(const ScanGroup& group, std::vector<NodeId>& things) {
    if (group.groups.empty()) things.push_back(group.thing);
    for (const ScanGroup& one : group.groups) add_things(one, things);
}

std::vector<NodeId> things_of(const ScanGroup& group) {
    std::vector<NodeId> things;
    add_things(group, things);
    return things;
}

// How long from the first of some groups to the last thing in the one that takes longest.
std::int64_t longest_way_ms(const std::vector<ScanGroup>& groups, bool with_way_out, const ScanSettings& settings) {
    std::int64_t inside = 0;
    for (const ScanGroup& group : groups) {
        if (!group.groups.empty()) inside = std::max(inside, longest_way_ms(group.groups, true, settings));
    }
    const auto places = static_cast<std::int64_t>(groups.size() + (with_way_out ? 1 : 0));
    return places * settings.pace_ms + settings.first_pause_ms + inside;
}

} // namespace

void Scanner::show(const ScanBlocks& blocks, std::int64_t page, const ScanSettings& settings, std::int64_t now_ms) {
    const bool same_page = page == m_page && settings.way == m_settings.way;
    const bool was_running = m_running;
    // Who is at a thing inside a group goes on from the whole of that group.
    const std::vector<std::size_t> before = m_path;
    const bool at_group = group() != nullptr && !group()->groups.empty();
    if (m_path.size() > 1 && !at_group) m_path.pop_back();
    const std::vector<NodeId> was_lit = lit();
    std::vector<ScanGroup> scanned = groups_to_scan(blocks, settings);
    m_settings = settings;
    m_page = page;
    if (scanned == m_groups && same_page) {
        m_path = before;
        return;
    }
    m_groups = std::move(scanned);
    if (settings.way == ScanWay::off || m_groups.empty()) return stop();
    if (!was_running) return;
    if (!same_page) return begin(now_ms);
    // The same keys with other letters, or an answer more: the person goes on from where they are.
    m_path = path_to(was_lit).value_or(path_within(m_path));
    light(now_ms);
}

std::optional<std::vector<std::size_t>> Scanner::path_to(const std::vector<NodeId>& things) const {
    const auto search = [&](const auto& self, const std::vector<ScanGroup>& groups,
                            std::vector<std::size_t> path) -> std::optional<std::vector<std::size_t>> {
        for (std::size_t at = 0; at < groups.size(); ++at) {
            path.push_back(at);
            if (things_of(groups[at]) == things) return path;
            if (auto found = self(self, groups[at].groups, path)) return found;
            path.pop_back();
        }
        return std::nullopt;
    };
    return search(search, m_groups, {});
}

std::vector<std::size_t> Scanner::path_within(std::vector<std::size_t> path) const {
    const std::vector<ScanGroup>* groups = &m_groups;
    for (std::size_t level = 0; level < path.size(); ++level) {
        if (groups->empty()) {
            path.resize(level);
            break;
        }
        path[level] = std::min(path[level], groups->size() - 1);
        groups = &(*groups)[path[level]].groups;
    }
    if (path.empty()) path.push_back(0);
    return path;
}

const std::vector<ScanGroup>& Scanner::around() const {
    const std::vector<ScanGroup>* groups = &m_groups;
    for (std::size_t level = 0; level + 1 < m_path.size(); ++level) groups = &(*groups)[m_path[level]].groups;
    return *groups;
}

const ScanGroup* Scanner::group() const {
    const std::vector<ScanGroup>& groups = around();
    return m_path.back() < groups.size() ? &groups[m_path.back()] : nullptr;
}

bool Scanner::is_pressing() const {
    return std::any_of(m_presses.begin(), m_presses.end(), [](const Press& one) { return one.down && !one.counted; });
}

bool Scanner::moves_by_itself() const {
    switch (m_settings.way) {
    case ScanWay::automatic: return m_running && !is_pressing();
    case ScanWay::hold: return m_running && m_presses[0].down;
    case ScanWay::step:
    case ScanWay::off: return false;
    }
    return false;
}

std::optional<NodeId> Scanner::press(Switch which, std::int64_t now_ms) {
    if (m_settings.way == ScanWay::off || m_groups.empty()) return std::nullopt;
    Press& one = press_of(which);
    // A hand that shakes lets go and presses again: that is one press.
    if (one.down || (m_counted_ms && now_ms - *m_counted_ms < m_settings.release_ms)) return std::nullopt;
    one = {true, false, now_ms};
    if (m_settings.way == ScanWay::hold && which == Switch::one) {
        // The light moves while the switch is held; letting go chooses.
        if (m_running)
            move(now_ms);
        else
            begin(now_ms);
        return std::nullopt;
    }
    return m_settings.accept_ms > 0 ? std::nullopt : count(which, now_ms);
}

std::optional<NodeId> Scanner::release(Switch which, std::int64_t now_ms) {
    Press& one = press_of(which);
    if (!one.down) return std::nullopt;
    const bool long_enough = now_ms - one.since_ms >= m_settings.accept_ms;
    const bool counted = one.counted;
    one = {};
    if (m_settings.way == ScanWay::hold && which == Switch::one) {
        if (!long_enough) return std::nullopt;
        m_counted_ms = now_ms;
        return choose(now_ms);
    }
    if (counted) m_counted_ms = now_ms;
    // What was being pressed did not count: the light goes on, with its full time.
    else if (m_running)
        m_next_ms = now_ms + m_settings.pace_ms;
    return std::nullopt;
}

std::optional<NodeId> Scanner::count(Switch which, std::int64_t now_ms) {
    press_of(which).counted = true;
    if (!m_running) {
        begin(now_ms);
        return std::nullopt;
    }
    if (m_settings.way == ScanWay::step && which == Switch::one) {
        move(now_ms);
        return std::nullopt;
    }
    return choose(now_ms);
}

std::optional<NodeId> Scanner::choose(std::int64_t now_ms) {
    if (!m_running) return std::nullopt;
    const ScanGroup* const lit_group = group();
    if (lit_group == nullptr) {
        go_out(now_ms);
        return std::nullopt;
    }
    if (!lit_group->groups.empty()) {
        go_into(now_ms);
        return std::nullopt;
    }
    const NodeId chosen = lit_group->thing;
    // The next is often near: a letter in the same row.
    if (m_path.size() > 1)
        go_out(now_ms);
    else
        light(now_ms);
    return chosen;
}

void Scanner::begin(std::int64_t now_ms) {
    m_path = {0};
    light(now_ms);
}

void Scanner::light(std::int64_t now_ms) {
    m_running = true;
    m_loops = 0;
    m_next_ms = now_ms + m_settings.pace_ms + m_settings.first_pause_ms;
}

void Scanner::go_into(std::int64_t now_ms) {
    m_path.push_back(0);
    light(now_ms);
}

void Scanner::go_out(std::int64_t now_ms) {
    m_path.pop_back();
    light(now_ms);
}

void Scanner::stop() {
    m_running = false;
    m_path = {0};
    m_loops = 0;
}

void Scanner::move(std::int64_t now_ms) {
    m_next_ms = now_ms + m_settings.pace_ms;
    const bool is_inside = m_path.size() > 1;
    if (++m_path.back() < around().size() + (is_inside ? 1 : 0)) return;
    m_path.back() = 0;
    m_next_ms += m_settings.first_pause_ms;
    ++m_loops;
    // Who steps or holds moves the light themselves, as often as they like.
    if (m_settings.way != ScanWay::automatic || m_loops < m_settings.loops) return;
    if (is_inside)
        go_out(now_ms);
    else
        stop();
}

std::optional<NodeId> Scanner::time_passed(std::int64_t now_ms) {
    for (const Switch which : {Switch::one, Switch::two}) {
        const Press& one = press_of(which);
        const bool by_release = m_settings.way == ScanWay::hold && which == Switch::one;
        if (!one.down || one.counted || by_release) continue;
        if (now_ms - one.since_ms < m_settings.accept_ms) continue;
        if (auto chosen = count(which, now_ms)) return chosen;
    }
    if (!moves_by_itself() || now_ms < m_next_ms) return std::nullopt;
    if (m_voice_speaks && m_settings.way == ScanWay::automatic)
        m_next_ms = now_ms + ask_voice_again_ms;
    else
        move(now_ms);
    return std::nullopt;
}

std::optional<std::int64_t> Scanner::due_ms() const {
    std::optional<std::int64_t> due;
    if (moves_by_itself()) due = m_next_ms;
    for (const Press& one : m_presses) {
        if (!one.down || one.counted) continue;
        if (m_settings.way == ScanWay::hold && &one == &m_presses[0]) continue;
        const std::int64_t counts = one.since_ms + m_settings.accept_ms;
        due = due ? std::min(*due, counts) : counts;
    }
    return due;
}

std::vector<NodeId> Scanner::lit() const {
    if (!m_running) return {};
    if (const ScanGroup* const lit_group = group()) return things_of(*lit_group);
    std::vector<NodeId> things;
    for (const ScanGroup& one : around()) add_things(one, things);
    return things;
}

std::int64_t Scanner::loop_ms() const { return m_groups.empty() ? 0 : longest_way_ms(m_groups, false, m_settings); }

} // namespace copro
