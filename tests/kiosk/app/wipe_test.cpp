// House rule 18: what a person said is overwritten, not only forgotten. Short words stand in the model itself, where
// they can be looked for after they have gone.
#include "kiosk/app/paused_work.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/sync/base/freed_words.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr std::string_view canary = "qzxqzx";

// In the model's own bytes, whatever lives there now.
bool is_in_memory(const Model& model) {
    const auto* bytes = reinterpret_cast<const char*>(&model);
    return std::string_view(bytes, sizeof(Model)).find(canary) != std::string_view::npos;
}

} // namespace

TEST_CASE("the end of a turn overwrites name, saved note, badge, typed words and PIN") {
    for (int which = 0; which < 7; ++which) {
        INFO(which);
        Kiosk kiosk;
        kiosk.act(StartForm{"feedback"});
        kiosk.pass_limits();
        PersonSession& session = kiosk.model.session;
        std::string* const places[] = {&session.person.name,     &session.saved.name,      &session.staff.typed_pin,
                                       &session.staff.first_pin, &session.run->typed.text, &session.badge.person,
                                       &session.saved.label_name};
        *places[which] = canary;
        REQUIRE(is_in_memory(kiosk.model));
        kiosk.act(EndSession{});
        CHECK_FALSE(is_in_memory(kiosk.model));
    }
}

TEST_CASE("a saved form is overwritten, and so is a PIN that was handed in") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    while (kiosk.at() != "question anonymous") kiosk.next();
    kiosk.choose("anonymous.yes");
    kiosk.model.session.run->typed.text = canary;
    REQUIRE(is_in_memory(kiosk.model));
    kiosk.save();
    CHECK_FALSE(is_in_memory(kiosk.model));

    kiosk.act(EndSession{});
    kiosk.model.session.staff.typed_pin = canary;
    kiosk.act(SubmitPin{});
    CHECK_FALSE(is_in_memory(kiosk.model));
}

TEST_CASE(
    "what is put away for somebody, and what is saved, leaves no other copy of their words as text is made of it") {
    // So long that a text that grows is moved several times.
    std::string words;
    for (int times = 0; times < 60; ++times) words += canary;
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    REQUIRE(kiosk.at() == "question why");
    kiosk.type(words);
    const FreedWords freed(canary);
    std::string work = paused_work(kiosk.model);
    REQUIRE(work.find(canary) != std::string::npos);
    wipe(work);
    CHECK(freed.count() == 0);
}
