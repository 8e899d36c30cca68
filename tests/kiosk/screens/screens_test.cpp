#include "tests/kiosk/screens/tree_rules.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

namespace {

LocalText english_alone(const std::string& words) {
    const auto text = LocalText::parse(Json{{"en", words}}, "test");
    REQUIRE(text.ok());
    return *text;
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

TEST_CASE("the names of organisation and meeting are marked with their language, in two pieces when those are two") {
    MeetingPack pack = sample_pack();
    pack.title = english_alone("Better buses meeting");
    Visitor mixed(carried_with({pack}));
    CHECK(mixed.node("frame.meeting").language.empty());
    CHECK_FALSE(mixed.shows("frame.organisation"));
    mixed.kiosk.act(ChangeLanguage{"cy"});
    CHECK(mixed.label("frame.organisation") == "Partneriaid Hillside");
    CHECK(mixed.node("frame.organisation").language.empty());
    CHECK(mixed.label("frame.meeting") == "Better buses meeting");
    CHECK(mixed.node("frame.meeting").language == "en");

    pack.organisation = english_alone("Hillside Partners");
    Visitor english(carried_with({pack}));
    english.kiosk.act(ChangeLanguage{"cy"});
    CHECK(english.label("frame.meeting") == "Hillside Partners · Better buses meeting");
    CHECK(english.node("frame.meeting").language == "en");
    CHECK_FALSE(english.shows("frame.organisation"));

    MeetingPack other = pack;
    other.id = "warm-homes";
    Visitor two(carried_with({pack, other}));
    two.kiosk.act(ChangeLanguage{"cy"});
    CHECK(two.label("frame.meeting") == "Hillside Partners");
    CHECK(two.node("frame.meeting").language == "en");
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

TEST_CASE("each language that no speaker has checked says so under its name, in its own words, chosen or not") {
    Visitor visitor;
    visitor.press("help.language");
    CHECK(visitor.node("language.cy").detail.text() == "Heb ei wirio eto");
    CHECK(visitor.node("language.cy").language == "cy");
    CHECK(visitor.node("language.cy").is_remark);
    CHECK(visitor.node("language.en").detail.empty());
    visitor.press("language.cy");
    CHECK(visitor.node("language.cy").detail.text() == "Heb ei wirio eto");
    CHECK(visitor.node("language.en").detail.empty());
}

TEST_CASE("the frame turns with the language") {
    Visitor visitor;
    visitor.kiosk.act(ChangeLanguage{"ar-XB"});
    CHECK(visitor.tree().right_to_left);
    CHECK(visitor.tree().language == "ar-XB");
    visitor.kiosk.act(ChangeLanguage{"cy"});
    CHECK_FALSE(visitor.tree().right_to_left);
}

TEST_CASE("More and Go up turn the parts of a long screen") {
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
    // What cannot be sent is not the next step.
    CHECK(visitor.node("staff.send").look == Look::secondary);
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
    Visitor visitor = claim_at_costs();
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
