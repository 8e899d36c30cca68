#include "kiosk/app/ports.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

void type_pin(Kiosk& kiosk, const std::string& digits) {
    for (const char digit : digits) kiosk.act(TypePin{{std::string("keyboard.") + digit, Gesture::press, {}}});
}

const StaffState& staff(const Kiosk& kiosk) { return kiosk.model.session.staff; }

} // namespace

TEST_CASE("the right PIN opens the staff page, and the PIN is kept nowhere") {
    Kiosk kiosk;
    kiosk.act(GoTo{"staff-pin"});
    type_pin(kiosk, "482913");
    CHECK(staff(kiosk).typed_pin == "482913");
    kiosk.act(SubmitPin{});
    REQUIRE(kiosk.count<CheckPin>() == 1);
    CHECK(std::get<CheckPin>(kiosk.effects.back()).pin == "482913");
    CHECK(staff(kiosk).typed_pin.empty());
    CHECK(kiosk.at() == "staff-pin");
    kiosk.act(PinRight{});
    CHECK(kiosk.at() == "staff");
    CHECK(staff(kiosk).inside);
}

TEST_CASE("a PIN takes as many digits as one can be set with, and nothing else") {
    Kiosk kiosk;
    type_pin(kiosk, std::string(most_pin_digits + 1, '7'));
    CHECK(staff(kiosk).typed_pin == std::string(most_pin_digits, '7'));
    kiosk.act(TypePin{{{}, Gesture::erase, {}}});
    kiosk.act(TypePin{{{}, Gesture::insert, "x."}});
    kiosk.act(TypePin{{"next", Gesture::press, {}}});
    CHECK(staff(kiosk).typed_pin == std::string(most_pin_digits - 1, '7'));
    kiosk.act(TypePin{{{}, Gesture::insert, "9"}});
    CHECK(staff(kiosk).typed_pin == std::string(most_pin_digits - 1, '7') + "9");
}

TEST_CASE("digits that staff typed are gone when they look at help, or come for the roll call instead") {
    for (const Action& way : {Action(GoTo{"text-size"}), Action(OpenRollCall{})}) {
        Kiosk kiosk;
        kiosk.act(GoTo{"staff-pin"});
        type_pin(kiosk, "4829");
        kiosk.act(Action(way));
        CHECK(staff(kiosk).typed_pin.empty());
    }
}

TEST_CASE("a PIN that is too short is not tried") {
    Kiosk kiosk;
    kiosk.act(GoTo{"staff-pin"});
    type_pin(kiosk, "12345");
    kiosk.act(SubmitPin{});
    CHECK(kiosk.effects.empty());
    CHECK(staff(kiosk).message == "staff.pin.digits");
    CHECK(kiosk.model.session.focus == "error");
    CHECK(staff(kiosk).typed_pin == "12345");
    type_pin(kiosk, "6");
    CHECK(staff(kiosk).message.empty());
}

TEST_CASE("a wrong PIN says so and opens nothing") {
    Kiosk kiosk;
    kiosk.act(GoTo{"staff-pin"});
    type_pin(kiosk, "111111");
    kiosk.act(SubmitPin{});
    kiosk.act(PinWrong{0});
    CHECK(kiosk.at() == "staff-pin");
    CHECK(staff(kiosk).message == "staff.pin.wrong");
    CHECK(kiosk.model.session.focus == "error");
    CHECK_FALSE(staff(kiosk).inside);
}

TEST_CASE("too many wrong PINs say until when") {
    Kiosk kiosk;
    kiosk.act(PinWrong{morning_ms + 300'000});
    CHECK(staff(kiosk).message == "staff.pin.locked");
    CHECK(staff(kiosk).locked_until_wall_ms == morning_ms + 300'000);
    kiosk.act(PinWrong{morning_ms - 1});
    CHECK(staff(kiosk).message == "staff.pin.wrong");
}

TEST_CASE("a kiosk without a PIN makes one, and has it from then on") {
    Carried carried = carried_with({sample_pack()});
    carried.has_pin = false;
    Kiosk kiosk(std::move(carried));
    type_pin(kiosk, "482913");
    kiosk.act(SubmitPin{});
    CHECK(staff(kiosk).message == "staff.pin.once-more");
    CHECK(kiosk.count<MakePin>() == 0);
    type_pin(kiosk, "482913");
    kiosk.act(SubmitPin{});
    CHECK(kiosk.count<CheckPin>() == 0);
    REQUIRE(kiosk.count<MakePin>() == 1);
    CHECK(std::get<MakePin>(kiosk.effects.back()).pin == "482913");
    CHECK(staff(kiosk).first_pin.empty());
    kiosk.act(PinMade{});
    CHECK(kiosk.at() == "staff");
    kiosk.act(EndSession{});
    CHECK(kiosk.model.carried.has_pin);
    type_pin(kiosk, "482913");
    kiosk.act(SubmitPin{});
    CHECK(kiosk.count<CheckPin>() == 1);
}

TEST_CASE("a new PIN that was typed wrongly once is not made") {
    Carried carried = carried_with({sample_pack()});
    carried.has_pin = false;
    Kiosk kiosk(std::move(carried));
    for (const char* pin : {"482913", "482914"}) {
        type_pin(kiosk, pin);
        kiosk.act(SubmitPin{});
    }
    CHECK(kiosk.count<MakePin>() == 0);
    CHECK(staff(kiosk).message == "staff.pin.not-the-same");
    CHECK(staff(kiosk).first_pin.empty());
}

TEST_CASE("no visitor makes a PIN: once somebody was here, it is made by command alone") {
    for (const bool by_roll : {true, false}) {
        Carried carried = carried_with({sample_pack()});
        carried.has_pin = false;
        Kiosk kiosk(std::move(carried));
        if (by_roll)
            kiosk.act(RollChanged{{{"better-buses", "", "Ada Example", morning_ms}}});
        else
            kiosk.act(SyncChanged{{1, 0, 0, morning_ms, false}});
        for (int times = 0; times < 2; ++times) {
            type_pin(kiosk, "482913");
            kiosk.act(SubmitPin{});
        }
        CHECK(kiosk.count<MakePin>() == 0);
        CHECK(staff(kiosk).message == "staff.pin.too-late");
    }
}

TEST_CASE("only staff inside change the density, and never beyond what screens have") {
    Kiosk kiosk;
    kiosk.act(ChangeDensity{5.0});
    CHECK(kiosk.effects.empty());
    CHECK(kiosk.model.carried.pixels_per_mm == 4.0);
    kiosk.act(PinRight{});
    kiosk.act(ChangeDensity{5.0});
    CHECK(kiosk.model.carried.pixels_per_mm == 5.0);
    CHECK(std::get<KeepDensity>(kiosk.effects.back()).pixels_per_mm == 5.0);
    kiosk.act(ChangeDensity{-3.0});
    CHECK(kiosk.model.carried.pixels_per_mm == least_pixels_per_mm);
    kiosk.act(ChangeDensity{400.0});
    CHECK(kiosk.model.carried.pixels_per_mm == most_pixels_per_mm);
}

TEST_CASE("send now asks the sync to send") {
    Kiosk kiosk;
    kiosk.act(PinRight{});
    kiosk.act(SendNow{});
    CHECK(kiosk.count<SyncNow>() == 1);
}

TEST_CASE("leaving the staff page, or silence on it, closes it") {
    Kiosk kiosk;
    kiosk.act(PersonActive{});
    kiosk.act(PinRight{});
    kiosk.act(EndSession{});
    CHECK_FALSE(staff(kiosk).inside);
    kiosk.act(PersonActive{});
    kiosk.act(PinRight{});
    kiosk.wait(120'000);
    kiosk.wait(45'000);
    CHECK_FALSE(staff(kiosk).inside);
    CHECK(kiosk.at() == "welcome");
}

TEST_CASE("staff who are asked in find the settings as they begin, and the person has theirs again") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.act(ChangeTextSize{TextSize::largest});
    const std::string screen = kiosk.at();
    kiosk.act(GoTo{"person"});
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinRight{});
    CHECK(kiosk.model.session.settings.text_size == TextSize::standard);
    kiosk.act(ChangeTextSize{TextSize::small});
    kiosk.act(GoBack{});
    CHECK(kiosk.at() == screen);
    CHECK(kiosk.model.session.run.has_value());
    CHECK(kiosk.model.session.settings.text_size == TextSize::largest);
    CHECK_FALSE(staff(kiosk).persons.has_value());
}

TEST_CASE("staff who come for themselves keep what they set") {
    Kiosk kiosk;
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(PinRight{});
    CHECK(kiosk.model.session.settings.text_size == TextSize::largest);
}

TEST_CASE("what is kept for staff knows the settings of the person and not those of staff") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.press("overall.good");
    kiosk.act(ChangeTextSize{TextSize::largest});
    kiosk.act(PinRight{});
    kiosk.act(LockKiosk{});
    REQUIRE(kiosk.count<KeepWork>() == 1);
    const auto taken_up = taken_up_work(kiosk.model, OpenedWork(kiosk.last<KeepWork>()->work));
    REQUIRE(taken_up.ok());
    CHECK(taken_up->settings.text_size == TextSize::largest);
}

TEST_CASE("a PIN that could not be stored is not told as a wrong one, and can be made again") {
    Carried carried = carried_with({sample_pack()});
    carried.has_pin = false;
    Kiosk kiosk(std::move(carried));
    kiosk.act(GoTo{"staff-pin"});
    kiosk.act(PinNotKept{true});
    CHECK(kiosk.model.session.staff.message == "staff.pin.not-kept");
    CHECK_FALSE(kiosk.model.session.staff.inside);
    CHECK_FALSE(kiosk.model.carried.has_pin);
    kiosk.act(PinNotKept{false});
    CHECK(kiosk.model.session.staff.message == "staff.pin.not-checked");
    kiosk.act(PinMade{});
    CHECK(kiosk.model.session.staff.inside);
}
