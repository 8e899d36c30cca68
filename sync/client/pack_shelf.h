// The port to where the kiosk keeps its meeting packs; kiosk/store implements it. Called from the sync thread only.
#pragma once

#include "sync/protocol/messages.h"

namespace copro {

class PackShelf {
public:
    PackShelf() = default;
    PackShelf(const PackShelf&) = delete;
    PackShelf& operator=(const PackShelf&) = delete;
    virtual ~PackShelf() = default;

    // The ETag of what is kept now, "" for nothing.
    [[nodiscard]] virtual Result<std::string> etag() = 0;
    // Checks every pack, then swaps all of them at once. A bad one refuses the lot and keeps what is there.
    [[nodiscard]] virtual Result<void> replace(const std::vector<PackItem>& packs, const std::string& etag) = 0;
    // The device was revoked: forget the packs; the sealed outbox stays for staff.
    [[nodiscard]] virtual Result<void> forget() = 0;
};

} // namespace copro
