#include "kiosk/news.h"

#include "sync/base/log.h"

#include <algorithm>

namespace copro {

namespace {

// A disk that is full or at fault: often enough for the promise, seldom enough to sleep.
constexpr std::int64_t try_again_after_ms = 60'000;

SyncSummary summary_of(const SyncState& state) {
    return SyncSummary{state.saved,   state.waiting,       state.parked,       state.last_sent_wall_ms,
                       state.revoked, state.media_waiting, state.media_damaged};
}

} // namespace

BackRoom::Wiped News::wipe() {
    m_try_again_ms.reset();
    const auto wiped = m_room.wipe_ended();
    if (wiped) return *wiped;
    try_again("names.not-wiped", wiped.error());
    return {};
}

void News::try_again(std::string_view event, const Error& why) {
    log_warning(event, {{"why", why.text()}});
    m_try_again_ms = m_clock.monotonic_ms() + try_again_after_ms;
}

void News::release_equality() {
    const auto released = m_room.release_equality(m_today);
    if (!released) return try_again("equality.not-released", released.error());
    m_equality_waits = false;
}

void News::show_roll() {
    auto roll = m_room.roll();
    if (!roll) return try_again("roll.unreadable", roll.error());
    m_roll_changed = false;
    m_terminal.act(RollChanged{roll.take()});
}

void News::show_paused() {
    auto paused = m_room.paused_port().paused();
    if (!paused) return try_again("paused.unreadable", paused.error());
    m_paused_changed = false;
    m_terminal.act(PausedChanged{paused.take()});
}

void News::take_in() {
    const Date today = local_date(m_clock.wall_ms());
    const bool is_due = m_clock.monotonic_ms() >= due_ms();
    // Both asked, so that a new day does not leave the other news lying.
    const bool packs_changed = m_room.mailbox().take_packs_changed();
    const bool is_new_day = today != m_today;
    m_today = today;
    BackRoom::Wiped wiped;
    if (packs_changed || is_new_day || is_due) wiped = wipe();
    if (packs_changed || is_new_day || wiped.packs)
        m_terminal.act(MeetingsChanged{m_room.meetings_of(today), m_room.knows_meetings()});
    if (m_room.mailbox().take_media_changed()) m_terminal.act(MediaChanged{m_room.media()});
    m_equality_waits = m_equality_waits || is_new_day;
    if (m_equality_waits && (is_new_day || is_due)) release_equality();
    m_roll_changed = m_roll_changed || wiped.roll;
    if (m_roll_changed) show_roll();
    m_paused_changed = m_paused_changed || wiped.paused;
    if (m_paused_changed) show_paused();
    if (const auto state = m_room.mailbox().take_state()) m_terminal.act(SyncChanged{summary_of(*state)});
}

std::int64_t News::due_ms() const {
    const std::int64_t now = m_clock.monotonic_ms();
    if (!m_today.ok()) return now;
    const std::int64_t midnight = now + wall_ms_of(add_days(m_today, 1), "00:00") - m_clock.wall_ms();
    const std::int64_t wipe = m_try_again_ms.value_or(m_room.next_wipe_ms().value_or(midnight));
    return std::min(midnight, wipe);
}

} // namespace copro
