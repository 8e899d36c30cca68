#include "sync/server/taken_numbers.h"

#include "sync/records/reference.h"
#include "sync/server/held.h"

namespace copro {

Result<TakenNumbers> TakenNumbers::load(StoreReader& reader) {
    TakenNumbers numbers;
    for (const ReadableRow<ClaimBody>& row : TRY(reader.claims(""))) {
        if (!row.body.reference.empty()) numbers.m_drawn.emplace(row.facts.rec_id, row.body.reference);
    }
    return numbers;
}

std::string TakenNumbers::of(const Uuid& rec_id) const {
    const auto drawn = m_drawn.find(rec_id);
    return drawn == m_drawn.end() ? reference_of(rec_id) : drawn->second;
}

bool TakenNumbers::is(const Uuid& rec_id, const std::string& reference) const {
    return is_reference_of(rec_id, reference) || reference_as_typed(of(rec_id)) == reference_as_typed(reference);
}

} // namespace copro
