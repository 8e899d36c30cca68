// The screens of "What came of my claim?", as the album keeps those of all else. For tests; one thread.
#pragma once

#include "sync/records/claim_answer.h"
#include "tests/kiosk/screens/album.h"

namespace copro::test {

// Less was approved of the costs than was asked for, and most of that is paid; the fee is not decided.
inline ClaimAnswer answer_of_all() {
    ClaimAnswer answer;
    const Date day = local_date(morning_ms);
    answer.claimed_on = add_days(day, -20);
    answer.pay_by = add_days(day, 8);
    answer.how = "bank";
    answer.costs = PartAnswer{ClaimOutcome::paid, Pence{2105}, Pence{1805}, Pence{1205}, add_days(day, -2), ""};
    answer.fee = PartAnswer{ClaimOutcome::waiting, Pence{2750}, {}, {}, {}, ""};
    return answer;
}

// To the screen that asks for the number.
inline Visitor asking_visitor(const std::string& language = "en") {
    Visitor visitor;
    visitor.kiosk.act(ChangeLanguage{language});
    visitor.press("welcome.other-things");
    visitor.press("other-things.claim-answer");
    return visitor;
}

inline Visitor told_visitor(const ClaimAnswer& answer, const std::string& language = "en") {
    Visitor visitor = asking_visitor(language);
    visitor.type("7f3k-9q2m");
    visitor.press("next");
    visitor.kiosk.act(ClaimFound{answer, morning_ms});
    return visitor;
}

// By name of the screen.
inline std::map<std::string, std::string> claim_pages(const std::string& language) {
    std::map<std::string, std::string> pages;
    const auto keep = [&](const Visitor& visitor, const std::string& more = {}) {
        const Tree tree = visitor.tree();
        CHECK(broken_rule(tree).empty());
        pages.emplace(tree.screen + more, told(tree));
    };
    Visitor visitor = asking_visitor(language);
    keep(visitor);
    visitor.press("next");
    keep(visitor, ".error");
    visitor.kiosk.model.carried.has_camera = true;
    visitor.press("claim-answer.show");
    keep(visitor);
    visitor.kiosk.act(ClaimNotFound{morning_ms});
    keep(visitor);
    visitor.kiosk.model.session.claim_ask.tries = most_claim_tries;
    keep(visitor, ".enough");
    ClaimAnswer answer = answer_of_all();
    keep(told_visitor(answer, language));
    answer.pay_by = add_days(local_date(morning_ms), -1);
    keep(told_visitor(answer, language), ".late");
    answer.costs = PartAnswer{ClaimOutcome::not_paid, Pence{2105}, {}, {}, {}, "no-receipt"};
    answer.fee = PartAnswer{ClaimOutcome::instead, {}, {}, {}, local_date(morning_ms), ""};
    keep(told_visitor(answer, language), ".not-paid");
    answer.costs = PartAnswer{ClaimOutcome::ask, Pence{2105}, {}, {}, {}, ""};
    answer.fee = PartAnswer{ClaimOutcome::withdrawn, Pence{2750}, {}, {}, {}, ""};
    keep(told_visitor(answer, language), ".ask");
    answer.costs.reset();
    answer.fee.reset();
    keep(told_visitor(answer, language), ".nothing");
    return pages;
}

} // namespace copro::test
