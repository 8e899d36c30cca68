// What a device signs when it sends a batch, so that one signature stands for all envelopes in it; PROTOCOL.md
// section 6. Any thread.
#pragma once

#include "sync/protocol/messages.h"

namespace copro {

// What the signature with records_purpose is over: the SHA-256 of each envelope, one after the other.
[[nodiscard]] inline Bytes message_of_batch(const std::vector<Bytes>& hashes) {
    Bytes all;
    for (const Bytes& one : hashes) all.insert(all.end(), one.begin(), one.end());
    return all;
}
[[nodiscard]] inline Bytes hashes_of(const std::vector<Bytes>& envelopes) {
    std::vector<Bytes> hashes;
    for (const Bytes& one : envelopes) hashes.push_back(envelope_hash(one));
    return message_of_batch(hashes);
}

} // namespace copro
