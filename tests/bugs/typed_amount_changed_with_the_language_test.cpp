// "1,234" is £1,234 in English. In Polish, with its comma before pence, one Backspace made £1.23 of it.
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/kiosk/survey_pack.h"

using namespace copro;
using namespace copro::test;

namespace {

Carried in_polish_too(std::vector<MeetingPack> packs) {
    static const auto library = std::make_shared<const Library>(library_of({"en", "cy", "pl"}));
    Carried carried = carried_with(std::move(packs));
    carried.library = library;
    return carried;
}

// What parking cost, on a new line of a claim.
Kiosk at_amount() {
    Kiosk kiosk(in_polish_too({sample_pack()}));
    kiosk.start_claim();
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    REQUIRE(kiosk.at() == "question amount");
    return kiosk;
}

std::int64_t pence(const Kiosk& kiosk) {
    const auto* amount = kiosk.model.session.run->line->answers.get<std::int64_t>("amount");
    REQUIRE(amount != nullptr);
    return *amount;
}

const std::string& typed(const Kiosk& kiosk) { return kiosk.model.session.run->typed.text; }

} // namespace

TEST_CASE("an amount that was typed in English is the same in Polish, and less by a digit after Backspace") {
    Kiosk kiosk = at_amount();
    kiosk.type("1,234");
    CHECK(pence(kiosk) == 123400);
    kiosk.act(GoTo{"language"});
    kiosk.act(ChangeLanguage{"pl"});
    kiosk.back();
    REQUIRE(kiosk.at() == "question amount");
    CHECK(typed(kiosk) == "1234");
    CHECK(pence(kiosk) == 123400);
    kiosk.press("keyboard.delete");
    CHECK(pence(kiosk) == 12300);
    kiosk.type(",5");
    CHECK(pence(kiosk) == 12350);
    kiosk.act(ChangeLanguage{"en"});
    CHECK(typed(kiosk) == "123.5");
    kiosk.type("0");
    CHECK(pence(kiosk) == 12350);
}

TEST_CASE("a number of a survey, too, keeps its value in another language, and words that are typed stay as they are") {
    Kiosk survey(in_polish_too({survey_pack()}));
    survey.act(StartForm{"survey"});
    survey.pass_limits();
    survey.act(ChangeQuestion{"miles"});
    REQUIRE(survey.at() == "question miles");
    REQUIRE(typed(survey) == "2.5");
    survey.act(ChangeLanguage{"pl"});
    CHECK(typed(survey) == "2,5");
    Kiosk kiosk(in_polish_too({sample_pack()}));
    kiosk.act(StartForm{"claim"});
    kiosk.type("Smith, J. R.");
    kiosk.act(ChangeLanguage{"pl"});
    CHECK(typed(kiosk) == "Smith, J. R.");
}

TEST_CASE("whoever is given their own language back after staff looked in has the amount that they typed") {
    Kiosk kiosk = at_amount();
    kiosk.act(ChangeLanguage{"pl"});
    kiosk.type("12,5");
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    CHECK(kiosk.model.session.settings.language == "en");
    CHECK(typed(kiosk) == "12.5");
    Kiosk locked = kiosk;
    locked.effects.clear();
    locked.act(LockKiosk{});
    REQUIRE(std::holds_alternative<KeepWork>(locked.effects.front()));
    CHECK(std::get<KeepWork>(locked.effects.front()).work.find("\"12,5\"") != std::string::npos);
    kiosk.back();
    REQUIRE(kiosk.at() == "question amount");
    CHECK(kiosk.model.session.settings.language == "pl");
    CHECK(typed(kiosk) == "12,5");
    kiosk.type("0");
    CHECK(pence(kiosk) == 1250);
}

TEST_CASE("an amount that was typed in Polish comes back to a kiosk in English with its own marks") {
    Kiosk kiosk = at_amount();
    kiosk.act(ChangeLanguage{"pl"});
    kiosk.type("1.234");
    CHECK(pence(kiosk) == 123400);
    kiosk.act(PauseWork{});
    REQUIRE(kiosk.count<KeepWork>() == 1);
    const std::string work = kiosk.last<KeepWork>()->work;
    const PictureCode code{"bus", "cup", "bus", "key"};
    kiosk.act(WorkPaused{code});
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.settings.language == "en");
    kiosk.act(ComeBack{});
    for (const std::string& picture : code) kiosk.act(ChoosePicture{picture});
    kiosk.act(WorkFound{3, std::make_shared<const OpenedWork>(work)});
    REQUIRE(kiosk.at() == "question amount");
    CHECK(kiosk.model.session.settings.language == "pl");
    CHECK(typed(kiosk) == "1.234");
    CHECK(pence(kiosk) == 123400);
}
