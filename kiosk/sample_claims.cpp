// What came of a claim: its part of the sample screens.
#include "kiosk/sample_player.h"
#include "sync/records/claim_answer.h"

namespace copro {

namespace {

ClaimAnswer sample_answer() {
    const Date today = local_date(sample_wall_ms);
    ClaimAnswer answer;
    answer.claimed_on = add_days(today, -20);
    answer.pay_by = add_days(today, 8);
    answer.how = "building-society";
    answer.costs = PartAnswer{ClaimOutcome::waiting, Pence{2105}, {}, {}, {}, ""};
    answer.fee = PartAnswer{ClaimOutcome::waiting, Pence{2750}, {}, {}, {}, ""};
    return answer;
}

void keep_told(SamplePlayer player, const ClaimAnswer& answer, const std::string& more) {
    player.act(ClaimFound{answer, sample_wall_ms});
    player.keep(more);
}

} // namespace

void play_claim_answers(SamplePlayer player) {
    player.press("welcome.other-things");
    player.press("other-things.claim-answer");
    player.keep();
    player.press("next");
    player.keep("error");
    player.type("7F3K9Q2M");
    player.keep("typed");
    ClaimAnswer answer = sample_answer();
    const Date today = local_date(sample_wall_ms);
    keep_told(player, answer, "waiting");
    answer.pay_by = add_days(today, -1);
    keep_told(player, answer, "late");
    // More is owed than was paid, and less was approved than asked for: as much as there ever is to tell.
    answer.costs = PartAnswer{ClaimOutcome::paid, Pence{2105}, Pence{1805}, Pence{1205}, add_days(today, -2), ""};
    answer.fee = PartAnswer{ClaimOutcome::approved, Pence{2750}, Pence{1000}, {}, {}, ""};
    keep_told(player, answer, "paid");
    answer.costs = PartAnswer{ClaimOutcome::not_paid, Pence{2105}, {}, {}, {}, "no-receipt"};
    answer.fee = PartAnswer{ClaimOutcome::instead, {}, {}, {}, today, ""};
    keep_told(player, answer, "not-paid");
    answer.costs = PartAnswer{ClaimOutcome::ask, Pence{2105}, {}, {}, {}, ""};
    answer.fee = PartAnswer{ClaimOutcome::withdrawn, Pence{2750}, {}, {}, {}, ""};
    keep_told(player, answer, "ask");
    for (const std::string_view reason : plain_reasons) {
        answer.costs = PartAnswer{ClaimOutcome::not_paid, Pence{2105}, {}, {}, {}, std::string(reason)};
        answer.fee = PartAnswer{ClaimOutcome::gift, {}, {}, {}, {}, ""};
        keep_told(player, answer, std::string(reason));
    }
    answer.costs.reset();
    answer.fee.reset();
    keep_told(player, answer, "nothing");
    player.press("claim-answer.show");
    player.keep();
    player.act(CameraLost{});
    player.keep("no-camera");
    for (int time = 0; time < most_claim_tries; ++time) {
        player.act(ClaimNotFound{sample_wall_ms});
        if (time == 0) player.keep();
        player.act(GoBack{});
        if (player.model().session.screen != claim_answer_screen) player.act(GoTo{std::string(claim_answer_screen)});
    }
    player.press("next");
    player.keep("enough");
}

} // namespace copro
