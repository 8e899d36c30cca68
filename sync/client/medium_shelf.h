// The port to where the kiosk keeps the pictures and sounds that its packs name; kiosk/store implements it. Called from
// the sync thread only.
#pragma once

#include "sync/base/bytes.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace copro {

struct WantedMedium {
    std::string sha256;
    std::int64_t length = 0;
    std::int64_t have = 0; // bytes of it that are on the disk
};

class MediumShelf {
public:
    MediumShelf() = default;
    MediumShelf(const MediumShelf&) = delete;
    MediumShelf& operator=(const MediumShelf&) = delete;
    virtual ~MediumShelf() = default;

    // One that a pack names and that is not here whole; nothing when all are here. but: not one of these.
    [[nodiscard]] virtual Result<std::optional<WantedMedium>> next_medium(const std::set<std::string>& but) = 0;
    // The next bytes of it, on the disk when this returns. With the last of them its hash is looked at: error `corrupt`
    // when it is another; what came is thrown away then. Nothing when no pack names it any more.
    [[nodiscard]] virtual Result<void> add_to_medium(const WantedMedium& medium, std::string_view bytes) = 0;
};

} // namespace copro
