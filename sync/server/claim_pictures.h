// Which pictures of claims show the same, byte for byte. One thread.
#pragma once

#include "sync/protocol/keys.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/store/blob_files.h"

namespace copro {

struct PicturesLookedAt {
    PictureContents contents;
    std::vector<std::string> troubles; // of those that could not be opened: a line each
};

// Opens no more than it must: only pictures that are as long as another one. of: only those that could be the same as
// one of this claim, nullptr for all.
[[nodiscard]] Result<PicturesLookedAt> look_at_pictures(StoreReader& store, const BlobFiles& blobs,
                                                        const SealingKeyPair& intake, const ClaimCase* of);

} // namespace copro
