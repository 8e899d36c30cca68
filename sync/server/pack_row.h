// A meeting pack as the store keeps it, and how one is changed where several threads change them. Any thread.
#pragma once

#include "sync/protocol/envelope.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/store/writer.h"

#include <optional>

namespace copro {

// A changed pack as text: as somebody would write it by hand.
[[nodiscard]] inline std::string pack_text(const Json& pack) {
    return pack.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

[[nodiscard]] inline MeetingRow pack_row(const MeetingPack& pack, const std::string& text, std::int64_t now_ms) {
    return {pack.id, date_text(pack.date), to_hex(envelope_hash(to_bytes(text))), text, now_ms};
}

// The meeting that a command names. Error `not_found`, of the option "--meeting".
[[nodiscard]] inline Result<MeetingRow> meeting_named(StoreReader& reader, const std::string& id) {
    for (MeetingRow& row : TRY(reader.meetings())) {
        if (row.id == id) return std::move(row);
    }
    return Error{ErrorKind::not_found, "--meeting", "there is no meeting " + id};
}

// Saves only over the text that the change was made from; when another was saved meanwhile, changes that one instead:
// who was taken out of it stays out. Never call it from the writer thread.
template <typename Change>
[[nodiscard]] Result<void> change_pack(MeetingRow row, Writer& writer, std::int64_t now_ms, Change change) {
    while (true) {
        const std::string text = TRY(change(row));
        if (text == row.text) return {};
        const MeetingRow changed = pack_row(TRY(load_meeting_pack(text, row.id)), text, now_ms);
        auto other = TRY(writer.ask([&](Store& store) -> Result<std::optional<MeetingRow>> {
            for (MeetingRow& here : TRY(store.meetings())) {
                if (here.id == row.id && here.text != row.text) return std::optional<MeetingRow>(std::move(here));
            }
            TRY(store.save_meeting(changed, true));
            return std::optional<MeetingRow>();
        }));
        if (!other) return {};
        row = *std::move(other);
    }
}

} // namespace copro
