#include "tests/kiosk/survey_pack.h"
#include "tests/kiosk/visitor.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a fourth card stands on the welcome screen only when the meeting has a survey") {
    CHECK_FALSE(Visitor().shows("welcome.survey"));
    const Visitor visitor(carried_with({survey_pack()}));
    CHECK(visitor.label("welcome.survey") == "Our questions");
}

TEST_CASE("a survey's words are its author's, each marked with its language where it is not the screen's") {
    Visitor visitor(carried_with({survey_pack()}));
    visitor.kiosk.act(ChangeLanguage{"cy"});
    visitor.press("welcome.survey");
    visitor.kiosk.pass_limits();
    CHECK(visitor.screen() == "survey.hello");
    CHECK(visitor.node("heading").language == "en");
    visitor.press("next");
    CHECK(visitor.label("heading") == "Ydych chi'n defnyddio'r bws?");
    CHECK(visitor.node("heading").language.empty());
    visitor.press("next");
    CHECK(visitor.label("error") == "Please say yes or no.");
    CHECK(visitor.node("error").language == "en");
    CHECK(visitor.kiosk.model.session.focus == "error");
    visitor.choose("uses_bus.yes");
    CHECK(visitor.label("section") == "About you");
    CHECK(visitor.label("hint") == "In years.");
    visitor.write("200");
    CHECK(visitor.label("error") == "People are 1 to 119 years old.");
    visitor.press("keyboard.delete");
    visitor.press("next");
    visitor.press("what.bus");
    CHECK(visitor.node("what.bus").language == "en");
    visitor.choose("what.train");
    // The form gives no words for this one: the kiosk's own, in the screen's language.
    CHECK(visitor.label("error") == "Ni allwn ddefnyddio'r ateb hwn eto. Edrychwch arno eto, os gwelwch yn dda.");
    CHECK(visitor.node("error").language.empty());
}

TEST_CASE("after Save a survey says that nobody's name is kept") {
    Visitor visitor(carried_with({survey_pack()}));
    visitor.press("welcome.survey");
    visitor.kiosk.pass_limits();
    visitor.press("next");
    visitor.choose("uses_bus.no");
    CHECK(visitor.node("miles.field").value.text() == "2.5");
    visitor.press("next");
    visitor.choose("ok.OK");
    CHECK(visitor.screen() == "survey.check");
    CHECK(visitor.node("check.ok").detail.text() == "I have read this");
    visitor.save();
    CHECK(visitor.screen() == "survey.saved");
    CHECK(visitor.label("saved.1") == "We do not keep your name with your answers.");
    CHECK(visitor.happens({"saved.home", Gesture::press, {}}));
}
