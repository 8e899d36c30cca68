#include "kiosk/film_show.h"

#include "sync/base/log.h"

namespace copro {

namespace {

// Who watches is there: films of a whole screen take longer than the time after which the kiosk asks (O9).
constexpr std::int64_t watching_counts_after_ms = 10'000;
// Unless a film runs on and on.
constexpr std::int64_t longest_watched_ms = 10 * 60'000;

bool is_moving(const FilmState& film) { return !film.stopped && !film.ended && !film.broken; }

// The tree says it, and the player does it: never the one without the other. Behind the curtain nothing is seen.
std::optional<FilmOrder> order_of(const Terminal& terminal) {
    const PersonSession& session = terminal.model().session;
    const Placed* placed = terminal.layout().find("film");
    if (placed == nullptr || placed->node.role != Role::film || session.settings.curtain) return std::nullopt;
    FilmOrder order;
    order.key = session.film.keys[session.film.at];
    order.starts = session.film.starts;
    order.stopped = session.film.stopped;
    order.slow = session.film.slow;
    order.width = static_cast<int>(placed->picture.w);
    order.height = static_cast<int>(placed->picture.h);
    return order;
}

} // namespace

void FilmShow::take_news(Terminal& terminal) {
    const auto news = m_player.take_news();
    if (!news || !m_order || news->starts != m_order->starts) return;
    if (!news->broken) return terminal.act(FilmEnded{news->starts});
    log_warning("film.not-shown", {{"film", m_order->key}, {"why", news->broken->text()}});
    terminal.act(FilmBroken{news->starts, news->broken->kind == ErrorKind::internal});
}

void FilmShow::count_as_watched(Terminal& terminal) {
    const std::int64_t now = terminal.model().now_ms;
    if (!m_order || !is_moving(terminal.model().session.film)) {
        m_watched_ms = now;
    } else if (now - m_watched_ms >= watching_counts_after_ms && now - m_began_ms < longest_watched_ms) {
        m_watched_ms = now;
        terminal.act(PersonActive{false});
    }
}

void FilmShow::follow(Terminal& terminal) {
    take_news(terminal);
    const std::optional<FilmOrder> order = order_of(terminal);
    if (order != m_order) {
        const bool begins = order && (!m_order || m_order->starts != order->starts);
        if (begins) m_began_ms = terminal.model().now_ms;
        m_order = order;
        m_player.show(order);
    }
    m_frame = order ? m_player.frame() : nullptr;
    count_as_watched(terminal);
}

} // namespace copro
