// What came of a claim, as whoever made it is told at a kiosk: its costs and its fee each on its own. No name, no
// reference, nobody's words. Pure; any thread.
#pragma once

#include "sync/records/date.h"
#include "sync/records/money.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace copro {

enum class ClaimOutcome {
    waiting, // it is here, and nobody has decided
    ask,     // it goes on only with the person
    approved,
    paid,
    not_paid,
    withdrawn,
    instead, // training or a voucher was chosen
    gift     // to the charity
};
[[nodiscard]] std::string_view name_of(ClaimOutcome outcome); // "not-paid"

// Why something is not paid, where whoever decides gives one of these as the reason: `claim reject … --because
// no-receipt`. Other reasons are staff's own words, which may name somebody, and stay at the server.
inline constexpr std::array<std::string_view, 4> plain_reasons{"no-receipt", "not-covered", "paid-before", "too-late"};
[[nodiscard]] bool is_plain_reason(std::string_view reason);

// How a claim is paid, as far as anybody needs to be told: which of a person's own banks is nobody else's business.
inline constexpr std::array<std::string_view, 5> told_ways{"bank", "building-society", "cash", "voucher", "prepaid"};
[[nodiscard]] std::string told_way_of(std::string_view payment); // of a claim's `payment`; "" = nothing to tell

struct PartAnswer {
    ClaimOutcome outcome = ClaimOutcome::waiting;
    Pence asked;
    Pence approved;
    Pence paid;
    std::optional<Date> day; // when it was last paid, or what was chosen instead was given
    std::string reason;      // one of plain_reasons, "" = none
    bool operator==(const PartAnswer&) const = default;
};

struct ClaimAnswer {
    Date claimed_on{};
    std::optional<Date> pay_by; // none: nobody promised a day
    std::string how;            // one of told_ways, "" = nothing to tell
    std::optional<PartAnswer> costs;
    std::optional<PartAnswer> fee;
    bool operator==(const ClaimAnswer&) const = default;
};

// For whoever has this reference, and for nobody else.
struct ToldClaim {
    std::string reference;
    ClaimAnswer answer;
};

[[nodiscard]] std::string to_json(const ClaimAnswer& answer);
// Refuses what is unknown or out of range; place: for the error.
[[nodiscard]] Result<ClaimAnswer> parse_claim_answer(std::string_view text, const std::string& place);

} // namespace copro
