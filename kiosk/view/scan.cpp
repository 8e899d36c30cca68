#include "kiosk/view/scan.h"

#include <algorithm>

namespace copro {

namespace {

constexpr std::int64_t ask_voice_again_ms = 250;

ScanRows rows_to_scan(ScanRows rows, const ScanSettings& settings) {
    std::size_t things = 0;
    for (const auto& row : rows) things += row.size();
    ScanRows scanned;
    for (auto& row : rows) {
        if (things > most_without_rows) {
            scanned.push_back(std::move(row));
        } else {
            for (NodeId& id : row) scanned.push_back({std::move(id)});
        }
    }
    std::erase_if(scanned, [](const auto& row) { return row.empty(); });
    if (settings.backwards) {
        std::reverse(scanned.begin(), scanned.end());
        for (auto& row : scanned) std::reverse(row.begin(), row.end());
    }
    return scanned;
}

} // namespace

void Scanner::show(ScanRows rows, std::int64_t page, const ScanSettings& settings, std::int64_t now_ms) {
    const bool same_page = page == m_page && settings.way == m_settings.way;
    const bool was_running = m_running;
    const std::vector<NodeId> before = m_running ? row() : std::vector<NodeId>();
    ScanRows scanned = rows_to_scan(std::move(rows), settings);
    m_settings = settings;
    m_page = page;
    if (scanned == m_rows && same_page) return;
    m_rows = std::move(scanned);
    if (settings.way == ScanWay::off || m_rows.empty()) return stop();
    if (!was_running) return;
    // The same keys with other letters, or an answer more: the person goes on from where they are.
    const auto found = std::find(m_rows.begin(), m_rows.end(), before);
    if (!same_page)
        begin(now_ms);
    else
        light_row(found == m_rows.end() ? std::min(m_row, m_rows.size() - 1)
                                        : static_cast<std::size_t>(found - m_rows.begin()),
                  now_ms);
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
    if (m_settings.way == ScanWay::off || m_rows.empty()) return std::nullopt;
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
    if (at_way_out()) {
        light_row(m_row, now_ms);
        return std::nullopt;
    }
    if (!m_item && row().size() > 1) {
        m_item = 0;
        m_loops = 0;
        m_next_ms = now_ms + m_settings.pace_ms + m_settings.first_pause_ms;
        return std::nullopt;
    }
    const NodeId chosen = row()[m_item.value_or(0)];
    light_row(m_row, now_ms);
    return chosen;
}

void Scanner::begin(std::int64_t now_ms) { light_row(0, now_ms); }

void Scanner::light_row(std::size_t row, std::int64_t now_ms) {
    m_running = true;
    m_row = row;
    m_item.reset();
    m_loops = 0;
    m_next_ms = now_ms + m_settings.pace_ms + m_settings.first_pause_ms;
}

void Scanner::stop() {
    m_running = false;
    m_item.reset();
    m_loops = 0;
}

void Scanner::move(std::int64_t now_ms) {
    m_next_ms = now_ms + m_settings.pace_ms;
    const std::size_t places = m_item ? row().size() + 1 : m_rows.size(); // one more: the way out of the row
    std::size_t& at = m_item ? *m_item : m_row;
    if (++at < places) return;
    at = 0;
    m_next_ms += m_settings.first_pause_ms;
    ++m_loops;
    // Who steps or holds moves the light themselves, as often as they like.
    if (m_settings.way != ScanWay::automatic || m_loops < m_settings.loops) return;
    if (m_item)
        light_row(m_row, now_ms);
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
    if (!m_item || at_way_out()) return row();
    return {row()[*m_item]};
}

std::int64_t Scanner::loop_ms() const {
    std::size_t longest = 0;
    for (const auto& row : m_rows) longest = std::max(longest, row.size() > 1 ? row.size() + 1 : 0);
    const auto places = static_cast<std::int64_t>(m_rows.size() + longest);
    return places * m_settings.pace_ms + (longest > 0 ? 2 : 1) * m_settings.first_pause_ms;
}

} // namespace copro
