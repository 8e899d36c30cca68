#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string texts_of(const Tree& tree) {
    std::string all;
    for_each_node(tree, [&](const Node& node) {
        all += node.label.text() + "|" + node.detail.text() + "|" + node.value.text() + "\n";
    });
    return all;
}

// Mabel's claim at "check your answers": 6 miles and back, parking without a receipt, less fee.
Visitor claim_at_check() {
    Visitor visitor;
    visitor.press("welcome.claim");
    visitor.type("mab th");
    visitor.choose("who.p-001");
    visitor.choose("for.me");
    visitor.choose("when.today");
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

TEST_CASE("each screen has an id of its own and both its parts") {
    std::set<std::string_view> ids;
    for (const Screen& screen : all_screens()) {
        CHECK(ids.insert(screen.id).second);
        CHECK(screen.build != nullptr);
        CHECK(screen.on != nullptr);
    }
}

TEST_CASE("the frame says whose meeting it is, and help is always the same five") {
    const Visitor visitor;
    CHECK(visitor.label("frame.meeting") == "Hillside Partners · Better buses meeting");
    const Tree tree = visitor.tree();
    std::string help;
    for (const Node& node : tree.help.children) help += node.label.text() + ", ";
    CHECK(help == "Listen, Text size, Colours, Language, Ask a person, ");
    CHECK(Visitor(carried_with({})).label("frame.meeting") == "No meeting today");
}

TEST_CASE("help is reached from a question, and Back returns with everything typed") {
    for (const char* help : {"help.listen", "help.text-size", "help.colours", "help.language", "help.person"}) {
        Visitor visitor;
        visitor.press("welcome.feedback");
        visitor.kiosk.pass_limits();
        visitor.choose("overall.good");
        visitor.type("Late");
        visitor.press(help);
        CHECK(visitor.screen() != "feedback.why");
        visitor.press("back");
        CHECK(visitor.screen() == "feedback.why");
        CHECK(visitor.node("why.field").value.text() == "Late");
    }
}

TEST_CASE("text size, colours and language are chosen, shown as chosen, and hold") {
    Visitor visitor;
    visitor.press("help.text-size");
    visitor.press("text-size.largest");
    CHECK(visitor.node("text-size.largest").selected);
    CHECK_FALSE(visitor.node("text-size.standard").selected);
    visitor.press("help.colours");
    visitor.press("colours.night");
    CHECK(visitor.node("colours.night").selected);
    visitor.press("help.language");
    visitor.press("language.cy");
    CHECK(visitor.node("language.cy").selected);
    CHECK(visitor.label("heading") == "Pa iaith hoffech chi ei defnyddio?");
    CHECK(visitor.label("language.en") == "English");
    CHECK(visitor.node("language.en").language == "en");
    CHECK(visitor.kiosk.model.session.settings ==
          ViewSettings{TextSize::largest, ColourSet::night, "cy", Alphabet::abc, {}});
}

TEST_CASE("the frame turns with the language") {
    Visitor visitor;
    visitor.kiosk.act(ChangeLanguage{"ar-XB"});
    CHECK(visitor.tree().right_to_left);
    CHECK(visitor.tree().language == "ar-XB");
    visitor.kiosk.act(ChangeLanguage{"cy"});
    CHECK_FALSE(visitor.tree().right_to_left);
}

TEST_CASE("More and Back up turn the parts of a long screen") {
    Visitor visitor;
    CHECK(visitor.happens({"part.more", Gesture::press, {}}));
    CHECK(visitor.kiosk.model.session.part == 1);
    CHECK(visitor.happens({"part.back-up", Gesture::press, {}}));
    CHECK(visitor.happens({"part.back-up", Gesture::press, {}}));
    CHECK(visitor.kiosk.model.session.part == 0);
}

TEST_CASE("the ring goes where the focus is") {
    Visitor visitor;
    CHECK(visitor.happens({"welcome.claim", Gesture::focus, {}}));
    CHECK(visitor.tree().focus == "welcome.claim");
}

TEST_CASE("an optional question offers to skip it until there is an answer") {
    Visitor visitor;
    visitor.press("welcome.feedback");
    visitor.kiosk.pass_limits();
    CHECK(visitor.label("next") == "Skip");
    visitor.press("overall.good");
    CHECK(visitor.label("next") == "Next");
    visitor.press("next");
    CHECK(visitor.label("next") == "Skip");
    visitor.type("L");
    CHECK(visitor.label("next") == "Next");
}

TEST_CASE("what is wrong stands right before the answer, takes the focus, and goes when it is put right") {
    Visitor visitor;
    visitor.press("welcome.sign-in");
    visitor.press("next");
    const Tree tree = visitor.tree();
    REQUIRE(tree.main.children.size() == 3);
    CHECK(tree.main.children[1].id == "error");
    CHECK(tree.main.children[1].role == Role::alert);
    CHECK(tree.main.children[2].id == "who.find");
    CHECK(tree.focus == "error");
    CHECK(visitor.label("error") == "Please choose your name, or \"I am new here\".");
    visitor.press("who.new");
    CHECK_FALSE(visitor.shows("error"));
}

TEST_CASE("the step is told in words and in dots") {
    Visitor visitor;
    visitor.press("welcome.claim");
    CHECK(visitor.label("frame.step") == "Claim my money: step 1");
    CHECK_FALSE(visitor.node("frame.step").progress.has_value());
    CHECK(visitor.node("frame.step").role == Role::status);
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
    CHECK(visitor.label("check.line.1") == "Car");
    CHECK(visitor.node("check.line.1").detail.text() == "Green to Hall, and back");
    CHECK(visitor.node("check.line.1").value.text() == "£6.60");
    CHECK(visitor.node("check.line.2").value.text() == "£2.50");
    CHECK(visitor.label("check.sum.fee") == "For your time: £10.00");
    CHECK(visitor.label("check.sum.total") == "Total: £19.10");
    CHECK(visitor.label("save") == "Send my claim");
    CHECK(visitor.shows("check.not-saved"));
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

TEST_CASE("someone who is here already is offered what else there is") {
    Visitor visitor;
    visitor.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    visitor.press("welcome.sign-in");
    visitor.type("zo");
    visitor.choose("who.p-006");
    CHECK(visitor.label("heading") == "You have signed in already, Zoë Larkwhistle.");
    visitor.press("already-here.feedback");
    CHECK(visitor.screen() == "feedback.can-change");
}

TEST_CASE("anonymous feedback shows no name on its way, although the kiosk knows one") {
    Visitor visitor;
    visitor.press("welcome.sign-in");
    visitor.choose("who.new");
    visitor.write("Ada Example");
    visitor.press("next");
    visitor.choose("roles.guest");
    while (!visitor.shows("save")) visitor.press("next");
    visitor.save();
    visitor.press("saved.feedback");
    while (!visitor.shows("anonymous.yes")) visitor.press("next");
    visitor.choose("anonymous.yes");
    CHECK(visitor.screen() == "feedback.check");
    CHECK_THAT(texts_of(visitor.tree()), !Catch::Contains("Ada"));
    visitor.save();
    CHECK_THAT(texts_of(visitor.tree()), !Catch::Contains("Ada"));
}

TEST_CASE("with two meetings each is shown with its hours and place") {
    MeetingPack other = sample_pack();
    other.id = "warm-homes";
    other.starts = "14:00";
    other.ends = "16:00";
    Visitor visitor(carried_with({sample_pack(), other}));
    CHECK(visitor.label("frame.meeting") == "Hillside Partners");
    visitor.press("welcome.claim");
    CHECK(visitor.screen() == "choose-meeting");
    CHECK(visitor.node("choose-meeting.warm-homes").detail.text() == "14:00 to 16:00, Hillside village hall");
    visitor.press("choose-meeting.warm-homes");
    CHECK(visitor.screen() == "claim.who");
    CHECK(visitor.label("frame.meeting") == "Hillside Partners · Better buses meeting");
}

TEST_CASE("without a meeting there is a person to ask, and nothing to start") {
    Visitor visitor(carried_with({}));
    CHECK(visitor.label("heading") == "There is no meeting today.");
    CHECK_FALSE(visitor.shows("welcome.sign-in"));
    CHECK(visitor.shows("help.person"));
}

TEST_CASE("the staff page is behind the PIN, which shows as dots") {
    Visitor visitor;
    visitor.press("help.person");
    visitor.press("person-help.staff");
    CHECK(visitor.screen() == "staff-pin");
    visitor.press("keyboard.4");
    visitor.type("82");
    CHECK(visitor.node("staff-pin.field").value.text() == "•••");
    CHECK(visitor.node("staff-pin.field").is_private);
    visitor.press("next");
    CHECK(visitor.label("error") == "Please type 6 to 12 numbers.");
    // Saying the screen's name is not enough.
    visitor.kiosk.act(GoTo{"staff"});
    CHECK(visitor.shows("staff-pin.field"));
    CHECK_FALSE(visitor.shows("staff.send"));
}

TEST_CASE("staff see who is here, what is saved and sent, and what needs them") {
    Visitor visitor;
    visitor.kiosk.act(RollChanged{{{"better-buses", "p-006", "Zoë Larkwhistle", morning_ms}}});
    visitor.kiosk.act(SyncChanged{{3, 1, 2, morning_ms, true}});
    visitor.kiosk.act(PinRight{});
    CHECK(visitor.label("staff.sync") == "3 saved, 1 waiting, last sent 09:55");
    CHECK(visitor.label("staff.here") == "1 person is here");
    CHECK_FALSE(visitor.shows("staff.here.1")); // no name but where one is asked for
    CHECK(visitor.node("staff.parked").role == Role::alert);
    CHECK(visitor.node("staff.revoked").role == Role::alert);
    CHECK(broken_rule(visitor.tree()).empty());
    visitor.press("staff.send");
    CHECK(visitor.kiosk.count<SyncNow>() == 1);
    visitor.press("staff.larger");
    CHECK(visitor.label("staff.density") == "4.1 dots to the millimetre");
    visitor.press("staff.end");
    CHECK(visitor.label("staff.here.1") == "Zoë Larkwhistle");
    CHECK(visitor.node("staff.here.1").detail.text() == "Since 09:55");
    CHECK(visitor.node("staff.here.1").is_private);
    CHECK_FALSE(visitor.shows("staff.paused")); // nothing to tell
    visitor.press("back");
    visitor.press("staff.leave");
    CHECK(visitor.screen() == "welcome");
}

TEST_CASE("on an empty list the next step is to add to it, then to go on") {
    Visitor visitor;
    visitor.press("welcome.claim");
    visitor.type("mab th");
    visitor.choose("who.p-001");
    visitor.choose("for.me");
    visitor.choose("when.today");
    CHECK(visitor.node("lines.add").look == Look::primary);
    CHECK(visitor.node("next").look == Look::secondary);
    visitor.press("lines.add");
    visitor.choose("category.parking");
    visitor.write("3");
    visitor.choose("who-paid.me");
    visitor.choose("receipt.yes");
    CHECK(visitor.node("lines.add").look == Look::secondary);
    CHECK(visitor.node("next").look == Look::primary);
}
