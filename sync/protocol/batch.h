// What a device signs when it sends a batch, so that one signature stands for all envelopes in it; PROTOCOL.md
// section 6. Any thread.
#pragma once

#include "sync/protocol/messages.h"

namespace copro {

// The SHA-256 of each envelope, one after the other: what the signature with records_purpose is over.
[[nodiscard]] inline Bytes hashes_of(const std::vector<Bytes>& envelopes) {
    Bytes hashes;
    for (const Bytes& one : envelopes) {
        const Bytes hash = envelope_hash(one);
        hashes.insert(hashes.end(), hash.begin(), hash.end());
    }
    return hashes;
}

} // namespace copro
