// A meeting pack as the store keeps it. Pure; any thread.
#pragma once

#include "sync/protocol/envelope.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/store/store.h"

namespace copro {

[[nodiscard]] inline MeetingRow pack_row(const MeetingPack& pack, const std::string& text, std::int64_t now_ms) {
    return {pack.id, date_text(pack.date), to_hex(envelope_hash(to_bytes(text))), text, now_ms};
}

} // namespace copro
