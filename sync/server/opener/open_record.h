// One sealed envelope into one readable record: opens, checks that inside and outside agree, reads the body. Pure; any
// thread.
#pragma once

#include "sync/protocol/envelope.h"
#include "sync/server/store/readable.h"

namespace copro {

// Never fails: what cannot be opened comes back as Unopened with the reason, so that the rest goes on.
[[nodiscard]] OpenedRecord open_record(const Bytes& encoded, const SealingKeyPair& intake);

} // namespace copro
