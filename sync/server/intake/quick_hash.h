// envelope_hash() by OpenSSL, which uses what the processor has for it: of all that is done for a record before it is
// stored, libsodium's own SHA-256 took the longest. Any thread.
#pragma once

#include "sync/base/bytes.h"

namespace copro {

[[nodiscard]] Bytes quick_envelope_hash(const Bytes& encoded);

} // namespace copro
