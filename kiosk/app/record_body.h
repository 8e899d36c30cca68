// The insides of a record from the answers of its form, as PROTOCOL.md lists them. Pure; any thread.
#pragma once

#include "kiosk/app/effect.h"
#include "kiosk/app/model.h"
#include "sync/base/json_fwd.h"

namespace copro {

// Errors `invalid` when the answers do not make a whole record.
[[nodiscard]] Result<Json> record_body(const Model& model);
// The photos among the answers that count.
[[nodiscard]] std::vector<AttachmentDraft> attachments_of(const Model& model);
// Of somebody whom staff sign out at the end, because they forgot.
[[nodiscard]] Json leaving_body(const RollEntry& entry);

} // namespace copro
