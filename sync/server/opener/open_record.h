// One sealed envelope into one readable record: checks its device's signature, opens, checks that inside and outside
// agree, reads the body. Pure; any thread.
#pragma once

#include "sync/protocol/attachment_keys.h"
#include "sync/server/store/readable.h"

namespace copro {

// Never fails: what cannot be opened comes back as Unopened with the reason, so that the rest goes on.
// device: the key of the device that sent it, none when there is no such device. The intake has checked the batch; here
// the envelope's own signature is checked, whatever the intake did.
[[nodiscard]] OpenedRecord open_record(const Bytes& encoded, const std::optional<SigningPublicKey>& device,
                                       const SealingKeyPair& intake);

// Its attachments with their keys, for whoever opens them: the keys are in no table. Errors: corrupt, invalid.
[[nodiscard]] Result<std::vector<SealedAttachment>> attachments_of(const Bytes& encoded, const SealingKeyPair& intake);

} // namespace copro
