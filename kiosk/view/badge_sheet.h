// Badges to be cut out and worn: what `copro-kiosk badges` reads, and draws. Values; any thread.
#pragma once

#include <string>
#include <vector>

namespace copro {

struct BadgeSheet {
    struct Badge {
        std::string first_name;
        std::string apart; // from others with the same first name; "" = there is nobody
        std::string code;  // text for a QR code
    };
    std::string organisation;
    std::string language; // BCP 47
    std::vector<Badge> badges;
};

} // namespace copro
