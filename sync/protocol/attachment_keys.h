// What the sealed body says of a record's attachments: what each answers, and the key that opens it. Any thread.
#pragma once

#include "sync/base/json.h"
#include "sync/protocol/envelope.h"
#include "sync/protocol/sealed_blob.h"

namespace copro {

struct SealedAttachment {
    AttachmentReference reference;
    BlobKey key{};
    std::string media_type; // "image/jpeg" or "audio/ogg"
    std::string question;   // which one it answers
    std::int64_t line = 0;  // of a claim, from 1; 0 = none
};

// The list as it stands in the sealed body under "attachments".
[[nodiscard]] Json to_json(const std::vector<SealedAttachment>& attachments);
// inner: the sealed body. Error `invalid` when it names others than the envelope's header does.
[[nodiscard]] Result<std::vector<SealedAttachment>> read_attachments(JsonObject& inner, const EnvelopeHeader& header);

} // namespace copro
