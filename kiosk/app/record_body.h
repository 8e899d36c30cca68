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
// The receipts of these lines that come on paper.
[[nodiscard]] std::vector<HandedIn> receipts_handed_in(const Form& form, const Answers& answers, const Claim& claim);
// Of somebody who forgot to sign out. closed_by: "staff" at the end of the meeting, "kiosk" long after it.
[[nodiscard]] Json leaving_body(const RollEntry& entry, const char* closed_by);

} // namespace copro
