// "Check your answers", what comes after Save, and what is asked before answers are lost.
#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

// Mabel's claim at "check your answers": 6 miles and back, parking without a receipt, less fee.
Visitor claim_at_check() {
    Visitor visitor = claim_at_costs();
    visitor.press("lines.add");
    visitor.choose("category.car");
    visitor.write("Green");
    visitor.write("Hall");
    visitor.choose("way.return");
    visitor.write("6");
    visitor.choose("who-paid.me");
    visitor.press("lines.add");
    visitor.choose("category.parking");
    visitor.write("2.5");
    visitor.choose("who-paid.me");
    visitor.choose("receipt.no");
    visitor.press("next");
    visitor.press("next");
    visitor.press("next");
    visitor.choose("fee.less");
    visitor.write("10");
    visitor.choose("payment.cash");
    visitor.choose("cash-got.not-yet");
    REQUIRE(visitor.screen() == "claim.check");
    return visitor;
}

} // namespace

TEST_CASE("more than three things that are remembered stand in two columns, above what is asked about them") {
    MeetingPack pack = sample_pack();
    pack.people[5].needs = RememberedNeeds{{"hearing-loop", "nuts"}, "A chair", {"email"}, true, pack.date};
    pack.people[5].privacy_seen = 1;
    Visitor visitor(carried_with({pack}));
    visitor.press("welcome.sign-in");
    visitor.type("zo");
    visitor.choose("who.p-006");
    visitor.choose("roles.carer");
    visitor.choose("with.alone");
    REQUIRE(visitor.screen() == "sign-in.last-time");
    const Node needs = visitor.node("last-time.needs");
    CHECK(needs.arrange == Arrange::split);
    std::string all;
    for (const Node& column : needs.children) {
        CHECK(column.children.size() == 2);
        for (const Node& one : column.children) {
            CHECK(one.is_private);
            all += one.label.text() + "; ";
        }
    }
    CHECK(all == "Hearing loop; Some food makes me ill: Nuts; An email; A chair; ");
}

TEST_CASE("check hides no answer: many of them take more lines, each with its Change where there is room") {
    Visitor visitor;
    visitor.kiosk.model.session.settings.text_size = TextSize::largest;
    visitor.press("welcome.sign-in");
    visitor.choose("who.told");
    visitor.press("next");
    visitor.choose("roles.carer");
    visitor.choose("with.alone");
    visitor.choose("need-areas.food");
    visitor.choose("needs-food.allergy");
    for (const char* one : {"celery", "nuts", "milk", "eggs", "fish", "soya"})
        visitor.press(std::string("needs-allergens.") + one);
    visitor.choose("needs-allergens.sulphites");
    visitor.choose("tell-host.yes");
    visitor.choose("remember-needs.no");
    visitor.choose("photos.ask");
    for (int page = 0; page < 8 && visitor.screen() != "sign-in.check"; ++page) visitor.press("next");
    REQUIRE(visitor.screen() == "sign-in.check");
    const std::string all = "Celery, Eggs, Fish, Milk, Nuts, Soya, Sulphites in drinks or dried fruit";
    TextSize& size = visitor.kiosk.model.session.settings.text_size;
    const auto both = [&] {
        const Node second = visitor.node("check.needs-allergens.2");
        CHECK(second.label.text() == "Some food makes me ill");
        return visitor.node("check.needs-allergens").detail.text() + ", " + second.detail.text();
    };
    CHECK(both() == all);
    CHECK(visitor.node("check.needs-allergens").children.size() == 1);
    CHECK(visitor.node("check.needs-allergens.2").children.empty());
    size = TextSize::large;
    CHECK(both() == all);
    REQUIRE(visitor.node("check.needs-allergens.2").children.size() == 1);
    visitor.press("change.needs-allergens.2");
    CHECK(visitor.screen() == "sign-in.needs-allergens");
}

TEST_CASE("check shows every answer with Change, each line with its money, and the total") {
    const Visitor visitor = claim_at_check();
    CHECK(visitor.label("heading") == "Is this right?");
    for (const char* id : {"who", "for", "lines", "fee", "fee-less", "payment"}) {
        const Node change = visitor.node(std::string("change.") + id);
        CHECK(change.label.text() == "Change");
        CHECK_THAT(change.spoken->text(), Catch::StartsWith("Change: "));
    }
    CHECK_FALSE(visitor.shows("check.for-name"));
    CHECK(visitor.node("check.who").detail.text() == "Mabel Thornberry");
    CHECK(visitor.node("check.lines").detail.text() == "2 costs");
    CHECK(visitor.node("check.lines").value.text() == "£9.10");
    // What "less" is has a row of its own.
    CHECK(visitor.node("check.fee").value.empty());
    CHECK(visitor.node("check.fee-less").detail.text() == "£10.00");
    CHECK(visitor.label("check.total") == "Total: £19.10");
    CHECK_FALSE(visitor.shows("check.no-money"));
    CHECK(visitor.label("check.line.1") == "Car");
    CHECK(visitor.node("check.line.1").detail.text() == "Green to Hall, and back");
    CHECK(visitor.node("check.line.1").value.text() == "£6.60");
    CHECK(visitor.node("check.line.2").value.text() == "£2.50");
    CHECK(visitor.label("check.sum.fee") == "For your time: £10.00");
    CHECK(visitor.label("check.sum.total") == "Total: £19.10");
    CHECK(visitor.label("save") == "Send my claim");
    CHECK(visitor.shows("check.not-saved"));
}

TEST_CASE("the whole fee stands beside yes, and who asks for no money is told so before it is sent") {
    Visitor visitor = claim_at_costs();
    visitor.press("next");
    visitor.press("next");
    visitor.choose("fee.yes");
    visitor.choose("payment.cash");
    visitor.choose("cash-got.not-yet");
    REQUIRE(visitor.screen() == "claim.check");
    CHECK(visitor.node("check.lines").value.empty());
    CHECK(visitor.node("check.fee").value.text() == visitor.label("check.total").substr(7));
    visitor.press("change.fee");
    visitor.choose("fee.no");
    while (visitor.screen() != "claim.check") visitor.press("next");
    CHECK(visitor.label("check.no-money") == "You ask for no money.");
    CHECK_FALSE(visitor.shows("check.total"));
    CHECK(visitor.node("check.fee").value.empty());
}

TEST_CASE("a line that is in the list can be taken out from its first page, a new one cannot") {
    Visitor visitor = claim_at_check();
    visitor.press("change.lines");
    visitor.press("lines.add");
    CHECK_FALSE(visitor.shows("line.remove"));
    visitor.press("back");
    visitor.press("lines.change-1");
    visitor.press("line.remove");
    CHECK(visitor.screen() == "claim.lines");
    CHECK(visitor.label("lines.total") == "Total so far: £2.50");
    CHECK_FALSE(visitor.shows("lines.line-2"));
}

TEST_CASE("after Save the screen says what was saved, by what number, and by when they are paid") {
    Visitor visitor = claim_at_check();
    visitor.save();
    CHECK(visitor.screen() == "claim.saved");
    CHECK(visitor.label("heading") == "Thank you, Mabel Thornberry.");
    const std::string all = texts_of(visitor.tree());
    CHECK_THAT(all, Catch::Contains("You asked for £19.10."));
    CHECK_THAT(all, Catch::Contains("Sunday 20 December 2026"));
    CHECK_THAT(all, Catch::Contains("Your number is 7F3K-9Q2M."));
    visitor.press("saved.home");
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("I have finished ends the turn and leaves nothing on the screen") {
    Visitor visitor = claim_at_check();
    visitor.save();
    visitor.press("next");
    CHECK(visitor.screen() == "welcome");
    CHECK(visitor.kiosk.count<ForgetPerson>() == 1);
    CHECK(visitor.tree() == Visitor().tree());
}

TEST_CASE("Stop asks first: go on keeps everything, stop and wipe keeps nothing") {
    Visitor visitor = claim_at_check();
    const Tree before = visitor.tree();
    visitor.press("stop");
    CHECK(visitor.screen() == "stop");
    visitor.press("back");
    CHECK(visitor.tree() == before);
    visitor.press("stop");
    visitor.press("stop.wipe");
    CHECK(visitor.tree() == Visitor().tree());
}

TEST_CASE("\"I have finished\" asks first where something is not saved, and ends at once where nothing is") {
    Visitor visitor = claim_at_check();
    visitor.kiosk.act(GoTo{"welcome"});
    visitor.press("welcome.finish");
    CHECK(visitor.screen() == "stop");
    visitor.press("back");
    CHECK(visitor.screen() == "welcome");
    visitor.press("welcome.finish");
    visitor.press("stop.wipe");
    CHECK(visitor.tree() == Visitor().tree());
    Visitor counted;
    counted.start("equality");
    counted.press("next");
    counted.kiosk.act(GoTo{"welcome"});
    REQUIRE(counted.shows("welcome.finish"));
    counted.press("welcome.finish");
    CHECK(counted.tree() == Visitor().tree());
}

TEST_CASE("\"I have finished\" asks before what no pause keeps is lost: equality answers, set aside too, and a voice") {
    const auto asks = [](Visitor visitor) {
        visitor.kiosk.act(GoTo{"welcome"});
        visitor.press("welcome.finish");
        return visitor.screen() == "stop";
    };
    Visitor answered;
    answered.start("equality");
    answered.choose("start.yes");
    answered.kiosk.act(GoTo{"welcome"});
    CHECK(asks(answered));
    answered.start("feedback");
    CHECK(asks(answered));
    Visitor spoke;
    spoke.start("feedback");
    CHECK_FALSE(asks(spoke));
    spoke.kiosk.model.session.run->answers.spoken["why"] = "1";
    CHECK(asks(spoke));
}

TEST_CASE("are you still there: yes goes on, finishing asks, and wipes") {
    Visitor visitor = claim_at_check();
    visitor.kiosk.wait(idle_before_asking_ms);
    CHECK(visitor.screen() == "still-there");
    visitor.press("still-there.yes");
    CHECK(visitor.screen() == "claim.check");
    visitor.kiosk.wait(idle_before_asking_ms);
    visitor.press("still-there.finish");
    CHECK(visitor.screen() == "stop");
    visitor.press("back");
    CHECK(visitor.screen() == "claim.check");
    visitor.kiosk.wait(idle_before_asking_ms);
    visitor.press("still-there.finish");
    visitor.press("stop.wipe");
    CHECK(visitor.tree() == Visitor().tree());
}
