#include "sync/client/engine.h"

#include "sync/base/log.h"

#include <algorithm>
#include <limits>

namespace copro {

namespace {

constexpr std::int64_t forget_again_after_ms = 60'000;

void log_trouble(std::string_view event, const std::optional<Error>& trouble) {
    if (trouble) log_warning(event, {{"reason", trouble->text()}});
}

std::optional<ErrorKind> kind_of(const std::optional<Error>& trouble) {
    return trouble ? std::optional<ErrorKind>(trouble->kind) : std::nullopt;
}

} // namespace

Engine::Engine(const EngineParts& parts, Enrolment enrolment, EngineOptions options)
    : m_parts(parts)
    , m_enrolment(std::move(enrolment))
    , m_options(std::move(options))
    , m_session(m_parts.transport, m_enrolment, m_parts.clock)
    , m_upload(m_session, m_parts.outbox, m_parts.clock, m_options.random)
    , m_download(m_session, m_parts.shelf, m_parts.clock, m_options.random)
    , m_health(m_session, m_parts.outbox, m_parts.clock, m_options.random, m_options.about)
    , m_media(m_session, m_parts.outbox, m_parts.clock, m_options.random)
    , m_fetch(m_session, m_parts.media, m_parts.clock, m_options.random)
    , m_claims(m_session, m_parts.claims, m_parts.clock, m_options.random) {}

Engine::~Engine() { stop(); }

void Engine::start() {
    m_thread = std::jthread([this](const std::stop_token& stopping) { run(stopping); });
}

void Engine::saved() {
    m_saved = true;
    m_parts.alarm.ring();
}

void Engine::fetch_media() {
    m_wants_media = true;
    m_parts.alarm.ring();
}

std::int64_t Engine::sync_now() {
    const std::int64_t number = ++m_orders;
    m_parts.alarm.ring();
    return number;
}

void Engine::stop() {
    if (!m_thread.joinable()) return;
    m_thread.request_stop();
    m_parts.transport.cancel();
    m_parts.alarm.ring();
    m_thread.join();
}

void Engine::run(const std::stop_token& stopping) {
    publish();
    while (!stopping.stop_requested()) {
        const std::int64_t due_ms = round();
        if (stopping.stop_requested()) return;
        publish();
        if (due_ms > m_parts.clock.monotonic_ms()) m_parts.alarm.wait_until(due_ms);
    }
}

std::int64_t Engine::round() {
    take_orders();
    const auto is_due = [this](const auto& lane) {
        return !m_state.revoked && lane.due_ms() <= m_parts.clock.monotonic_ms();
    };
    // Each lane has its own back-off; a turn that fails in one does not delay the other's.
    if (is_due(m_upload)) upload();
    if (is_due(m_download)) download();
    // The queue as it is after what can go has gone: nobody looks for records that are there already.
    if (is_due(m_health) && !is_due(m_upload)) report_health();
    // Small records before media: a picture never goes while a record could.
    if (is_due(m_media) && !is_due(m_upload)) send_media();
    // … and what people have said before what they are shown.
    if (is_due(m_fetch) && !is_due(m_upload)) fetch();
    if (is_due(m_claims) && !is_due(m_upload)) fetch_claims();
    if (m_state.revoked && m_forget_again_ms <= m_parts.clock.monotonic_ms()) forget_told();
    finish_orders();
    if (m_state.revoked) return m_forget_again_ms;
    return std::min({m_upload.due_ms(), m_download.due_ms(), m_health.due_ms(), m_media.due_ms(), m_fetch.due_ms(),
                     m_claims.due_ms()});
}

void Engine::take_orders() {
    if (m_saved.exchange(false)) m_upload.wake();
    if (m_wants_media.exchange(false)) m_fetch.wake();
    const std::int64_t orders = m_orders;
    if (orders == m_taken_orders) return;
    m_taken_orders = orders;
    m_state.revoked = false;
    const Result<void> offered = m_parts.outbox.retry_parked();
    if (!offered) log_trouble("sync.outbox", offered.error());
    m_upload.hurry();
    m_download.hurry();
    m_health.hurry();
    m_media.hurry();
    m_fetch.hurry();
    m_claims.hurry();
}

void Engine::upload() {
    const LaneTurn turn = m_upload.turn();
    m_state.online = !m_upload.is_backing_off() && !turn.revoked;
    m_state.trouble = kind_of(turn.trouble);
    log_trouble("sync.upload", turn.trouble);
    if (turn.revoked) was_revoked();
    m_media.wake(); // there may be a record more whose pictures can go
    const bool is_all_gone = !turn.trouble && m_upload.due_ms() > m_parts.clock.monotonic_ms();
    if (is_all_gone) m_health.note_sent();
}

void Engine::send_media() {
    const LaneTurn turn = m_media.turn();
    m_state.media_trouble = kind_of(turn.trouble);
    log_trouble("sync.media", turn.trouble);
    if (turn.revoked) was_revoked();
}

void Engine::fetch() {
    const LaneTurn turn = m_fetch.turn();
    log_trouble("sync.fetch", turn.trouble);
    if (turn.revoked) was_revoked();
}

void Engine::fetch_claims() {
    const LaneTurn turn = m_claims.turn();
    log_trouble("sync.claims", turn.trouble);
    if (turn.revoked) was_revoked();
}

void Engine::download() {
    const LaneTurn turn = m_download.turn();
    m_state.packs_trouble = kind_of(turn.trouble);
    log_trouble("sync.packs", turn.trouble);
    if (turn.revoked) was_revoked();
}

void Engine::report_health() {
    const LaneTurn turn = m_health.turn();
    log_trouble("sync.health", turn.trouble);
    if (turn.revoked) was_revoked();
}

// promises.md: stops, wipes the packs, keeps the sealed outbox for staff to carry.
void Engine::was_revoked() {
    m_state.revoked = true;
    forget_told();
}

// A disk at fault must not leave a stolen kiosk with its names: tried again until they are gone.
void Engine::forget_told() {
    const Result<void> packs = m_parts.shelf.forget();
    const Result<void> claims = m_parts.claims == nullptr ? Result<void>() : m_parts.claims->forget();
    m_forget_again_ms = std::numeric_limits<std::int64_t>::max();
    if (packs && claims) return;
    log_trouble("sync.forget", packs ? claims.error() : packs.error());
    m_forget_again_ms = m_parts.clock.monotonic_ms() + forget_again_after_ms;
}

// An order is carried out when the lanes that carry things have nothing more to do at once.
void Engine::finish_orders() {
    if (m_state.asked == m_taken_orders) return;
    const std::int64_t now = m_parts.clock.monotonic_ms();
    const bool more = m_upload.due_ms() <= now || m_download.due_ms() <= now || m_media.due_ms() <= now ||
                      m_fetch.due_ms() <= now || m_claims.due_ms() <= now || m_wants_media;
    if (!more || m_state.revoked) m_state.asked = m_taken_orders;
}

void Engine::publish() {
    const Result<OutboxCounts> counts = m_parts.outbox.counts();
    if (counts) {
        m_state.saved = counts->saved;
        m_state.waiting = counts->waiting;
        m_state.parked = counts->parked;
        m_state.last_sent_wall_ms = counts->last_sent_wall_ms;
        m_state.media_waiting = counts->media_waiting;
        m_state.media_damaged = counts->media_damaged;
    } else {
        m_state.trouble = counts.error().kind;
    }
    if (m_published == m_state) return;
    m_published = m_state;
    if (m_options.on_change) m_options.on_change(m_state);
}

} // namespace copro
