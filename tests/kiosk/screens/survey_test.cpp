#include "kiosk/view/own_media.h"
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

namespace {

const std::string picture_of_all(64, 'a');
const std::string picture_for_welsh(64, 'b');
const std::string voice_in_english(64, 'c');
const std::string voice_of_yes(64, 'd');

// The second question and its first answer have pictures and sounds of their author's.
Visitor at_question_with_media(const std::set<std::string>& here, const std::string& language = "en") {
    MeetingPack pack = survey_pack();
    Question& question = pack.survey->questions[1];
    question.own_picture = {{"en", picture_of_all}, {"cy", picture_for_welsh}};
    question.sound = {{"en", voice_in_english}};
    question.options[0].own_picture = {{"en", picture_of_all}};
    question.options[0].sound = {{"en", voice_of_yes}};
    Carried carried = carried_with({std::move(pack)});
    carried.media = here;
    Visitor visitor(std::move(carried));
    visitor.kiosk.act(ChangeLanguage{language});
    visitor.press("welcome.survey");
    visitor.kiosk.pass_limits();
    visitor.press("next");
    REQUIRE(visitor.screen() == "survey.uses_bus");
    return visitor;
}

} // namespace

TEST_CASE("an author's picture and sound stand with the question and the answer, once they are on the kiosk") {
    Visitor visitor = at_question_with_media({});
    CHECK(visitor.node("heading").picture == "bus");
    CHECK(visitor.node("uses_bus.yes").picture == "yes");
    CHECK(visitor.node("heading").label.recorded_key().empty());
    visitor.kiosk.act(MediaChanged{{picture_of_all, voice_in_english, voice_of_yes}});
    CHECK(visitor.node("heading").picture == own_name(picture_of_all));
    CHECK(visitor.node("heading").label.text() == "Do you use the bus?");
    CHECK(visitor.node("heading").label.recorded_key() == own_name(voice_in_english));
    CHECK(visitor.node("uses_bus.yes").picture == own_name(picture_of_all));
    CHECK(visitor.node("uses_bus.yes").label.recorded_key() == own_name(voice_of_yes));
    CHECK(visitor.node("uses_bus.no").picture == "no");
    CHECK(visitor.node("uses_bus.no").label.recorded_key().empty());
    visitor.kiosk.act(MediaChanged{{}});
    CHECK(visitor.node("heading").picture == "bus");
    CHECK(visitor.node("heading").label.recorded_key().empty());
}

TEST_CASE("an author's picture stands beside the answer that is checked, as one of the kiosk's own does") {
    for (const bool is_here : {true, false}) {
        Visitor visitor = at_question_with_media(is_here ? std::set{picture_of_all} : std::set<std::string>());
        visitor.choose("uses_bus.no");
        visitor.press("next");
        visitor.choose("ok.OK");
        REQUIRE(visitor.screen() == "survey.check");
        CHECK(visitor.node("check.uses_bus").picture == (is_here ? own_name(picture_of_all) : "bus"));
    }
}

TEST_CASE("a language has its own picture where there is one, and never another language's voice") {
    const std::set<std::string> all{picture_of_all, picture_for_welsh, voice_in_english, voice_of_yes};
    const Visitor visitor = at_question_with_media(all, "cy");
    CHECK(visitor.node("heading").picture == own_name(picture_for_welsh));
    CHECK(visitor.node("heading").label.recorded_key().empty());
    CHECK(visitor.node("uses_bus.yes").picture == own_name(picture_of_all));
    CHECK(visitor.node("uses_bus.yes").label.recorded_key().empty());
}

TEST_CASE("where the kiosk has no voice for a language, an author's sound is heard in it") {
    const auto turned_on = [](bool has_sound) {
        Visitor visitor = at_question_with_media({voice_in_english, voice_of_yes});
        visitor.kiosk.act(VoicesFound{{}, {}, has_sound});
        visitor.kiosk.act(TurnVoice{true});
        const Model& model = visitor.kiosk.model;
        CHECK(can_be_heard(model, "en", own_name(voice_in_english)) == has_sound);
        CHECK_FALSE(can_be_heard(model, "en", own_name(picture_of_all)));
        CHECK_FALSE(can_be_heard(model, "en", ""));
        return model.session.settings.voice.on;
    };
    CHECK(turned_on(true));
    CHECK_FALSE(turned_on(false));
}
