// "Step 3 of 9": a total wherever no answer can change it any more, and none that turns out wrong.
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

struct Said {
    std::string at;
    Progress progress;
};

// Answers each question with those of the options that are its own, and goes on to "check your answers".
std::vector<Said> steps_to_check(Kiosk& kiosk, const std::vector<std::string>& options) {
    std::vector<Said> said;
    for (int steps = 0; steps < 60 && kiosk.at() != "check"; ++steps) {
        const std::string at = kiosk.at();
        said.push_back({at, step_of(kiosk.model)});
        for (const std::string& option : options) {
            if (option.starts_with(current_question(kiosk.model).id + ".")) kiosk.press(option);
        }
        kiosk.next();
        INFO(at << " " << kiosk.error());
        REQUIRE(kiosk.at() != at);
    }
    REQUIRE(kiosk.at() == "check");
    return said;
}

void check_totals(const Kiosk& kiosk, const std::vector<Said>& said) {
    const Progress end = step_of(kiosk.model);
    CHECK(end.at == end.of);
    for (const Said& one : said) {
        INFO(one.at << " said step " << one.progress.at << " of " << one.progress.of);
        CHECK((one.progress.of == 0 || one.progress.of == end.of));
    }
}

bool has_total(const std::vector<Said>& said, const std::string& at) {
    for (const Said& one : said) {
        if (one.at == at) return one.progress.of > 0;
    }
    FAIL(at << " was not asked");
    return false;
}

// Signing in up to "who are you": what comes then hangs on the answers alone.
Kiosk zoe_signing_in() {
    Kiosk kiosk;
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    return kiosk;
}

} // namespace

TEST_CASE("signing in says how far it is once nothing that comes can change it") {
    Kiosk kiosk = zoe_signing_in();
    const std::vector<Said> said =
        steps_to_check(kiosk, {"roles.carer", "with.alone", "need-areas.room", "needs-room.breaks", "tell-host.yes",
                               "remember-needs.no", "photos.ask"});
    check_totals(kiosk, said);
    CHECK_FALSE(has_total(said, "question roles"));      // a child has a question more
    CHECK_FALSE(has_total(said, "question need-areas")); // each area has a page
    CHECK(has_total(said, "question tell-host"));
    CHECK(has_total(said, "question remember-needs"));
    CHECK(has_total(said, "question photos"));
    CHECK(has_total(said, "question purpose"));
}

TEST_CASE("no total turns out wrong, whatever is answered") {
    for (const std::vector<std::string>& options : std::vector<std::vector<std::string>>{
             {"roles.carer", "with.alone", "need-areas.nothing", "photos.yes"},
             {"roles.carer", "with.alone", "need-areas.food", "needs-food.allergy", "needs-allergens.nuts",
              "tell-host.no", "remember-needs.yes", "photos.no"},
             {"roles.young-person", "guardian.not-yet", "need-areas.nothing"}}) {
        Kiosk kiosk = zoe_signing_in();
        INFO(options.front() << " " << options[2]);
        check_totals(kiosk, steps_to_check(kiosk, options));
    }
    for (const char* overall : {"overall.good", "overall.not-good"}) {
        for (const char* anonymous : {"anonymous.yes", "anonymous.no"}) {
            Kiosk kiosk;
            kiosk.act(StartForm{"feedback"});
            INFO(overall << " " << anonymous);
            const std::vector<std::string> options{overall,           "take-part.yes", "listened.yes",
                                                   "knew-change.yes", "knew-role.yes", "barriers.nothing",
                                                   "who.told",        "tell-me.no",    anonymous};
            check_totals(kiosk, steps_to_check(kiosk, options));
        }
    }
}
