// The numbers that people took away from their records. Of a claim the kiosk draws one, which stands in the sealed body
// alone; of all else, and of claims from before, the record's id says it. One thread.
#pragma once

#include "sync/server/store/store.h"

#include <map>

namespace copro {

class TakenNumbers {
public:
    [[nodiscard]] static Result<TakenNumbers> load(StoreReader& reader);

    [[nodiscard]] std::string of(const Uuid& rec_id) const;
    // Is it that record's, in any case, or its id?
    [[nodiscard]] bool is(const Uuid& rec_id, const std::string& reference) const;

private:
    std::map<Uuid, std::string> m_drawn;
};

} // namespace copro
