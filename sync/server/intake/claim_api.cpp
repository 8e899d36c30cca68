// GET /v1/claims: what came of claims, each for whoever has its reference; PROTOCOL.md section 12.
#include "sync/records/date.h"
#include "sync/server/intake/api.h"

#include <algorithm>

namespace copro {

namespace {

constexpr int claims_told_months = 12;
// A key takes a tenth of a second: the first request after a start must not hold a thread for minutes.
constexpr std::size_t most_new_keys = 8;

Date months_before(Date day, int how_many) {
    const Date before = day - std::chrono::months(how_many);
    return before.ok() ? before : Date(before.year() / before.month() / std::chrono::last);
}

} // namespace

void Api::claims(const WebRequest& request, const DeviceRow&, const WebDone& done) {
    // One at a time: each takes 64 MiB and a processor, and uploads go before it.
    const std::unique_lock one_at_a_time(m_claims_mutex, std::try_to_lock);
    if (!one_at_a_time) return done(busy());
    Result<std::vector<ToldClaim>> told = std::vector<ToldClaim>();
    const Date since = months_before(local_date(m_clock.wall_ms()), claims_told_months);
    if (m_claim_teller) told = m_claim_teller(since, most_claim_answers);
    if (!told) return done(trouble(told.error()));
    const auto reply = sealed_claims(*told);
    if (!reply) return done(trouble(reply.error()));
    done(tagged_reply(request, to_json(*reply), claims_purpose));
}

Result<ClaimsReply> Api::sealed_claims(const std::vector<ToldClaim>& told) {
    ClaimsReply reply;
    std::map<std::string, int> times;
    for (const ToldClaim& one : told) ++times[one.reference];
    std::map<std::string, AnswerKey> keys; // of these alone: what was erased leaves no key
    std::size_t made = 0;
    for (const ToldClaim& one : told) {
        // Nobody can say which of two is asked about.
        if (times[one.reference] > 1) continue;
        const auto known = m_answer_keys.find(one.reference);
        if (known != m_answer_keys.end()) {
            keys.insert(*known);
        } else if (made < most_new_keys) {
            keys.emplace(one.reference, TRY(answer_key_of(one.reference, m_identity.signing.public_key)));
            ++made;
        } else {
            reply.more = true;
        }
    }
    m_answer_keys = std::move(keys);
    if (reply.more) return reply;
    for (const ToldClaim& one : told) {
        const auto key = m_answer_keys.find(one.reference);
        if (key != m_answer_keys.end()) reply.claims.push_back(TRY(seal_answer(to_json(one.answer), key->second)));
    }
    // An order that tells nothing of who claimed when, and is the same every time.
    std::sort(reply.claims.begin(), reply.claims.end(),
              [](const SealedAnswer& left, const SealedAnswer& right) { return left.name < right.name; });
    return reply;
}

} // namespace copro
