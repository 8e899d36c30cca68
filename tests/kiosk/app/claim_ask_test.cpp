// "What came of my claim?": what is asked of the world, what is said, and what stays of it.
#include "kiosk/conformance/quiet_world.h"
#include "kiosk/view/settings_pass.h"
#include "tests/kiosk/app/through_ports.h"

using namespace copro;
using namespace copro::test;

namespace {

Kiosk asking_kiosk() {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(GoTo{std::string(claim_answer_screen)});
    return kiosk;
}

void type_reference(Kiosk& kiosk, const std::string& text) {
    kiosk.act(TypeReference{NodeEvent{"", Gesture::insert, text}});
}

const ClaimAskState& ask_of(const Kiosk& kiosk) { return kiosk.model.session.claim_ask; }

std::string looked_up(const Kiosk& kiosk) {
    const auto* find = kiosk.last<FindClaim>();
    return find == nullptr ? std::string() : find->reference;
}

ClaimAnswer waiting_answer() {
    ClaimAnswer answer;
    answer.claimed_on = *parse_date("2026-11-22");
    answer.costs = PartAnswer{ClaimOutcome::waiting, Pence{480}, {}, {}, {}, ""};
    return answer;
}

} // namespace

TEST_CASE("a whole reference is looked up, however it was typed, and a part of one never is") {
    Kiosk kiosk = asking_kiosk();
    kiosk.act(AskClaim{});
    CHECK(ask_of(kiosk).message == "claim-answer.length");
    CHECK(kiosk.model.session.focus == "error");
    type_reference(kiosk, "7f3k-9q2");
    CHECK(ask_of(kiosk).message.empty());
    CHECK(ask_of(kiosk).typed.text == "7F3K9Q2");
    kiosk.act(AskClaim{});
    CHECK(kiosk.count<FindClaim>() == 0);
    type_reference(kiosk, "m?");
    type_reference(kiosk, "X"); // no more than it has
    kiosk.act(AskClaim{});
    CHECK(looked_up(kiosk) == "7F3K-9Q2M");
    // A speaking aid gives all of it at once, in the place of what was typed by mistake.
    type_reference(kiosk, "AAAA 1111");
    kiosk.act(AskClaim{});
    CHECK(looked_up(kiosk) == "AAAA-1111");
    kiosk.act(TypeReference{NodeEvent{"claim-answer.field", Gesture::erase, {}}});
    CHECK(ask_of(kiosk).typed.text == "AAAA111");
}

TEST_CASE("a slip that is shown is looked up at once; another code is not, and a settings card is taken as ever") {
    Kiosk kiosk = asking_kiosk();
    kiosk.act(ShowSlip{});
    kiosk.act(TakeCard{"7F3K-9Q2M"});
    CHECK(looked_up(kiosk) == "7F3K-9Q2M");
    Kiosk other = asking_kiosk();
    other.act(ShowSlip{});
    for (const char* code : {"https://example.org/7F3K-9Q2M", "7F3K9Q2M and more", "12345678901234", ""}) {
        other.act(TakeCard{code});
        CHECK(other.count<FindClaim>() == 0);
        CHECK(ask_of(other).message == "claim-answer.length");
        CHECK(ask_of(other).step == ClaimAskStep::type);
        CHECK(ask_of(other).typed.text.empty());
    }
    ViewSettings large;
    large.text_size = TextSize::large;
    other.act(TakeCard{write_pass(large)});
    CHECK(other.at() == "card");
    other.back();
    CHECK(other.at() == claim_answer_screen);
    // Anywhere else a slip says nothing.
    Kiosk elsewhere;
    elsewhere.act(TakeCard{"7F3K-9Q2M"});
    CHECK(elsewhere.count<FindClaim>() == 0);
}

TEST_CASE("what came of it stands there until it is left, and nothing of it is there for who asks next") {
    Kiosk kiosk = asking_kiosk();
    type_reference(kiosk, "7F3K9Q2M");
    kiosk.act(AskClaim{});
    kiosk.act(ClaimFound{waiting_answer(), morning_ms});
    CHECK(ask_of(kiosk).step == ClaimAskStep::told);
    CHECK(ask_of(kiosk).answer == waiting_answer());
    CHECK(ask_of(kiosk).typed.text.empty());
    // Help leads back to it.
    kiosk.act(GoTo{"text-size"});
    kiosk.back();
    CHECK(ask_of(kiosk).answer == waiting_answer());
    kiosk.back();
    CHECK(kiosk.at() == "welcome");
    CHECK_FALSE(ask_of(kiosk).answer.has_value());
    // An answer that comes when nobody asks is shown to nobody.
    kiosk.act(ClaimFound{waiting_answer(), morning_ms});
    CHECK_FALSE(ask_of(kiosk).answer.has_value());

    Kiosk left = asking_kiosk();
    type_reference(left, "7F3K9Q2M");
    left.act(AskClaim{});
    left.act(ClaimFound{waiting_answer(), morning_ms});
    left.wait(idle_before_asking_ms);
    left.wait(time_to_answer_ms);
    CHECK(left.at() == "welcome");
    CHECK_FALSE(ask_of(left).answer.has_value());
    CHECK(left.count<ForgetPerson>() == 1);
    CHECK(left.count<KeepWork>() == 0);
}

TEST_CASE("what came of a claim is gone when a form is begun over it, as by a badge that is shown") {
    Kiosk kiosk = asking_kiosk();
    type_reference(kiosk, "7F3K9Q2M");
    kiosk.act(ClaimFound{waiting_answer(), morning_ms});
    REQUIRE(ask_of(kiosk).answer.has_value());
    kiosk.act(StartForm{"feedback"});
    CHECK_FALSE(ask_of(kiosk).answer.has_value());
    kiosk.act(GoTo{std::string(claim_answer_screen)});
    CHECK(ask_of(kiosk).step == ClaimAskStep::type);
}

TEST_CASE("five references that are not found are enough for one visit, whatever is left and opened again") {
    Kiosk kiosk = asking_kiosk();
    for (int time = 1; time <= most_claim_tries; ++time) {
        type_reference(kiosk, "AAAA111" + std::to_string(time));
        kiosk.act(AskClaim{});
        CHECK(kiosk.count<FindClaim>() == static_cast<std::size_t>(time));
        kiosk.act(ClaimNotFound{morning_ms});
        CHECK(ask_of(kiosk).step == ClaimAskStep::unknown);
        if (time == 1) CHECK(ask_of(kiosk).typed.text == "AAAA1111"); // to be looked at letter by letter
        kiosk.back();
        if (time == 2) kiosk.back(); // out, and in again
        if (kiosk.at() != claim_answer_screen) kiosk.act(GoTo{std::string(claim_answer_screen)});
        CHECK(ask_of(kiosk).step == ClaimAskStep::type);
    }
    type_reference(kiosk, "7F3K9Q2M");
    kiosk.act(AskClaim{});
    kiosk.act(TakeCard{"7F3K-9Q2M"});
    CHECK(kiosk.count<FindClaim>() == most_claim_tries);
    CHECK(ask_of(kiosk).step == ClaimAskStep::unknown);
    kiosk.act(EndSession{});
    CHECK(ask_of(kiosk).tries == 0);
}

TEST_CASE("the effect brings what is known, says when it was told, and an error is no answer") {
    struct Claims final : ClaimAnswerPort {
        std::string asked;
        bool broken = false;
        Result<FoundAnswer> find(const std::string& reference) override {
            asked = reference;
            if (broken) return internal("the disk is at fault");
            FoundAnswer found;
            found.told_wall_ms = morning_ms;
            if (reference == "7F3K-9Q2M") found.answer = waiting_answer();
            return found;
        }
    };
    QuietWorld world;
    Claims claims;
    Ports ports{world, world, world, world, world, world};
    Kiosk kiosk = asking_kiosk();
    const auto ask = [&](const std::string& reference) {
        if (kiosk.at() != claim_answer_screen) kiosk.act(GoTo{std::string(claim_answer_screen)});
        type_reference(kiosk, reference);
        act_through(ports, kiosk, AskClaim{});
    };
    ask("7F3K9Q2M"); // a kiosk without such a store
    CHECK(ask_of(kiosk).step == ClaimAskStep::unknown);
    CHECK(ask_of(kiosk).told_wall_ms == 0);
    kiosk.back();
    ports.claims = &claims;
    ask("AAAA1111");
    CHECK(claims.asked == "AAAA-1111");
    CHECK(ask_of(kiosk).step == ClaimAskStep::unknown);
    CHECK(ask_of(kiosk).told_wall_ms == morning_ms);
    kiosk.back();
    claims.broken = true;
    ask("7F3K9Q2M");
    CHECK(ask_of(kiosk).step == ClaimAskStep::unknown);
    kiosk.back();
    claims.broken = false;
    ask("7F3K9Q2M");
    CHECK(ask_of(kiosk).answer == waiting_answer());
}
