// What any code in the world says, shown to the kiosk as a badge.
#include "sync/records/badge.h"

#include "tests/fuzz/fuzz.h"

namespace copro::fuzz {

namespace {

std::vector<std::string> badge_seeds() {
    return {write_badge(Bytes(badge_token_bytes, 0)), write_badge(Bytes(badge_token_bytes, 0xFF)), "COPROBADGE2/7",
            "COPROBADGE1/00000000000000000000000000000000/X00000000", "COPRO2/S2/C0/LEN/X00000000"};
}

void try_badge(std::string_view bytes) {
    const auto read = read_badge(bytes);
    if (!read) {
        promise(!read.error().reason.empty(), "a refusal says why");
        return promise(read.error().text().size() < 120, "a refusal is ours, not the code's");
    }
    promise(read->size() == badge_token_bytes, "a badge has all of its token");
    promise(write_badge(*read) == bytes, "there is one spelling of each badge");
    promise(is_badge_hash(badge_hash("better-buses", *read)), "a pack can have its hash");
    promise(!is_badge_hash(bytes), "a code is no hash");
}

const Registered badge_registered{{"badge", badge_seeds, try_badge}};

} // namespace

} // namespace copro::fuzz
