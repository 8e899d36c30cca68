// What holds for every claim, whatever its category: how late is late, and the dated words about benefits;
// config/claims.json. Pure; any thread.
#pragma once

#include "sync/records/date.h"
#include "sync/records/form.h"

#include <optional>
#include <vector>

namespace copro {

// Information, never advice: it carries its dates, and nothing is ever worked out from it (domain.md, "Benefits
// screen").
struct BenefitsNotice {
    Date effective_from{};
    Date checked{}; // when somebody last looked at the source
    std::string source;
    std::vector<SavedIdea> ideas;
};

// From a day on; 0 = never late.
struct DatedLateness {
    Date effective_from{};
    int warn_after_months = 0;
};

struct ClaimSettings {
    int warn_after_months = 0;           // 0 = never late; a late claim is warned about and never refused
    std::vector<DatedLateness> changes;  // of that, by the day of the cost; newest last
    std::vector<BenefitsNotice> notices; // newest last
};

// Errors name file, place and reason.
[[nodiscard]] Result<ClaimSettings> load_claim_settings(std::string_view text, const std::string& place);

// The notice that holds on that day; nullptr when there is none.
[[nodiscard]] const BenefitsNotice* notice_on(const ClaimSettings& settings, Date date);
// Is a cost of that day claimed later than the organisation asks for?
[[nodiscard]] bool is_late(const ClaimSettings& settings, Date cost, Date today);

} // namespace copro
