// "What came of my claim?": what stands on the glass, to the penny, and for whom.
#include "tests/kiosk/screens/claim_pages.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("costs and fee are told each on its own, to the penny and the day, with how and by when") {
    const Visitor visitor = told_visitor(answer_of_all());
    CHECK(visitor.screen() == "claim-answer.told");
    const Words words = words_of(visitor.kiosk.model);
    const auto day = [&](int days) { return words.date(add_days(local_date(morning_ms), days)).text(); };
    CHECK(visitor.label("claim-answer.claimed-on") == "You asked on " + day(-20) + ".");
    CHECK(visitor.label("claim-answer.costs.asked") == "You asked for £21.05.");
    CHECK(visitor.label("claim-answer.costs.is") == "We paid you £12.05 on " + day(-2) + ".");
    CHECK(visitor.label("claim-answer.costs.owed") == "We said yes to £6.00. We still have to pay it.");
    CHECK(visitor.label("claim-answer.fee.is") == "You asked for £27.50. We have not decided yet.");
    CHECK(visitor.node("claim-answer.how").value.text() == "To your bank");
    CHECK(visitor.label("claim-answer.by") == "We want to pay you by " + day(8) + ".");
    CHECK_FALSE(visitor.shows("claim-answer.late"));
    CHECK(visitor.label("claim-answer.known") == "This is what we knew on " + day(0) + ".");
}

TEST_CASE("a day that has passed is told as late, with a person to ask; what is done has no day to come") {
    ClaimAnswer answer = answer_of_all();
    answer.pay_by = local_date(morning_ms);
    CHECK(told_visitor(answer).shows("claim-answer.by"));
    answer.pay_by = add_days(local_date(morning_ms), -1);
    const Visitor late = told_visitor(answer);
    CHECK(late.shows("claim-answer.late"));
    CHECK(late.shows("claim-answer.ask-person"));
    CHECK_FALSE(late.shows("claim-answer.by"));
    answer.fee.reset();
    answer.costs->approved = answer.costs->paid;
    const Visitor paid = told_visitor(answer);
    CHECK_FALSE(paid.shows("claim-answer.late"));
    CHECK_FALSE(paid.shows("claim-answer.costs.owed"));
    answer.costs->outcome = ClaimOutcome::not_paid;
    CHECK_FALSE(told_visitor(answer).shows("claim-answer.how"));
}

TEST_CASE("what is not paid says why, where there is a plain reason, and that one may ask") {
    ClaimAnswer answer = answer_of_all();
    for (const std::string_view reason : plain_reasons) {
        answer.costs = PartAnswer{ClaimOutcome::not_paid, Pence{2105}, {}, {}, {}, std::string(reason)};
        const Visitor visitor = told_visitor(answer);
        CHECK(visitor.label("claim-answer.costs.is") == "You asked for £21.05. We cannot pay this.");
        CHECK(visitor.node("claim-answer.costs.because").label.key() == "claim-answer.because." + std::string(reason));
        CHECK(visitor.shows("claim-answer.costs.ask-why"));
    }
    answer.costs->reason.clear();
    const Visitor silent = told_visitor(answer);
    CHECK_FALSE(silent.shows("claim-answer.costs.because"));
    CHECK(silent.shows("claim-answer.costs.ask-why"));
}

TEST_CASE("every way to pay that is told has words") {
    ClaimAnswer answer = answer_of_all();
    for (const std::string_view way : told_ways) {
        answer.how = way;
        CHECK_FALSE(told_visitor(answer).node("claim-answer.how").value.empty());
    }
    answer.how.clear();
    CHECK_FALSE(told_visitor(answer).shows("claim-answer.how"));
}

TEST_CASE("what came of somebody's claim, and the number that they type, are for them alone (S8)") {
    const Tree told = told_visitor(answer_of_all()).tree();
    std::size_t of_parts = 0;
    for_each_node(told, [&](const Node& node) {
        const bool is_of_part = node.id.starts_with("claim-answer.costs.") || node.id.starts_with("claim-answer.fee.");
        if (!is_of_part && node.id != "claim-answer.how") return;
        ++of_parts;
        INFO(node.id);
        CHECK(is_private(node));
    });
    CHECK(of_parts == 5);
    Visitor visitor = asking_visitor();
    visitor.type("7f3k9");
    CHECK(is_private(visitor.node("claim-answer.field")));
    CHECK(visitor.node("claim-answer.field").value.text() == "7F3K-9");
}

TEST_CASE("the keys on the glass are those of a number, and write it") {
    Visitor visitor = asking_visitor("ar");
    for (const char* key : {"7", "F", "3", "K", "9", "Q", "2", "2", "delete", "M"})
        visitor.press("keyboard." + std::string(key));
    CHECK(visitor.node("claim-answer.field").value.text() == "7F3K-9Q2M");
    for (const char* none : {"keyboard.O", "keyboard.I", "keyboard.space", "keyboard.capitals", "keyboard.alphabet"})
        CHECK_FALSE(visitor.shows(none));
}

TEST_CASE("a number that is not found says what to do, leads to a person, and after five tries to nothing else") {
    Visitor visitor = asking_visitor();
    visitor.type("7f3k-9q2m");
    visitor.press("next");
    visitor.kiosk.act(ClaimNotFound{morning_ms});
    CHECK(visitor.screen() == "claim-answer.unknown");
    CHECK(visitor.shows("claim-answer.look"));
    CHECK(visitor.shows("claim-answer.new"));
    visitor.press("claim-answer.again");
    CHECK(visitor.node("claim-answer.field").value.text() == "7F3K-9Q2M");
    visitor.press("next");
    visitor.kiosk.model.session.claim_ask.tries = most_claim_tries - 1;
    visitor.kiosk.act(ClaimNotFound{morning_ms});
    CHECK(visitor.shows("claim-answer.enough"));
    CHECK_FALSE(visitor.shows("claim-answer.look"));
    CHECK_FALSE(visitor.shows("claim-answer.again"));
    visitor.press("next");
    CHECK(visitor.screen() == "person");
    visitor.press("back");
    CHECK(visitor.screen() == "claim-answer.unknown");
    visitor.press("back");
    CHECK(visitor.screen() == "other-things");
}

TEST_CASE("who has read what came of it finishes, and a slip can be shown where there is a camera") {
    Visitor visitor = told_visitor(answer_of_all());
    visitor.press("next");
    CHECK(visitor.screen() == "welcome");
    CHECK_FALSE(visitor.kiosk.model.session.claim_ask.answer.has_value());
    Visitor other = asking_visitor();
    CHECK_FALSE(other.shows("claim-answer.show"));
    other.kiosk.model.carried.has_camera = true;
    other.press("claim-answer.show");
    CHECK(other.shows("claim-answer.looking"));
    other.press("back");
    CHECK(other.screen() == "claim-answer");
    CHECK_FALSE(other.shows("claim-answer.looking"));
}
