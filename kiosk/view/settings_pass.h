// The settings card: how somebody wants to see, hear and touch as a short text for a QR code, and back from what any
// code says. Update and screens use it. Pure; any thread.
#pragma once

#include "kiosk/view/settings.h"
#include "sync/base/result.h"

#include <string_view>
#include <vector>

namespace copro {

// "COPRO2/S2/C0/LEN/…/X1C291CA3": capitals, digits and "/", which a QR code packs tightest and every scanner types
// alike.
inline constexpr std::string_view pass_start = "COPRO";
// What fits into the code that is drawn (kiosk/ui/qr_code.h).
inline constexpr std::size_t longest_pass = 122;
// Node::picture of a code: this, then the text in it.
inline constexpr std::string_view code_picture = "qr:";

// What a code may set, besides what settings.h lists. Any of it leaves the kiosk usable, so that a stranger's code does
// no harm: the longest press is two seconds, and "Undo" needs no more than one.
inline constexpr int longest_first_pause_ms = 10'000;
inline constexpr int most_scan_loops = 20;
inline constexpr int longest_press_ms = 2'000; // O5: ranges 0 to 2 s

// Without a name, and without four things. `private_aloud`: a stranger's code must not have somebody's money read out
// (S8). `curtain`: nor turn the screen black. `unhurried`: nor leave somebody's answers on it for ever.
// `paused`: a moment, not a wish.
[[nodiscard]] std::string write_pass(const ViewSettings& settings);

// Every value of it, or nothing. Errors: `invalid` for what is no settings card or sets what cannot be set, `refused`
// for a later version, `corrupt` when the checksum is another. The place is the key that is wrong; the code itself is
// in no error.
[[nodiscard]] Result<ViewSettings> read_pass(std::string_view text);

// A card on paper: the code, and beside it what it is, in the person's language.
struct PassSheet {
    std::string code;
    std::string heading;
    std::vector<std::string> ideas;
    std::string language; // BCP 47
    bool right_to_left = false;
};

} // namespace copro
