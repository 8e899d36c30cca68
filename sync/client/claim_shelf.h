// The port to where the kiosk keeps what came of claims; kiosk/store implements it. Called from the sync thread only.
#pragma once

#include "sync/protocol/claim_answers.h"

namespace copro {

class ClaimShelf {
public:
    ClaimShelf() = default;
    ClaimShelf(const ClaimShelf&) = delete;
    ClaimShelf& operator=(const ClaimShelf&) = delete;
    virtual ~ClaimShelf() = default;

    // The ETag of what is kept now, "" for nothing.
    [[nodiscard]] virtual Result<std::string> etag() = 0;
    // In the place of all that is there. Cut short, some answers are newer than others, and the ETag is none.
    [[nodiscard]] virtual Result<void> replace(const std::vector<SealedAnswer>& answers, const std::string& etag) = 0;
    // The server has nothing else: what is there is true today.
    [[nodiscard]] virtual Result<void> confirm() = 0;
    // The device was revoked.
    [[nodiscard]] virtual Result<void> forget() = 0;
};

} // namespace copro
