// A voice as an answer in every form that asks for somebody's own words: signing in and out, a booking, a claim's line.
#include "kiosk/app/roll.h"
#include "tests/kiosk/app/speaking_kiosk.h"

using namespace copro;
using namespace copro::test;

namespace {

using Drafts = std::vector<AttachmentDraft>;

// At "Tell us more about what you need" of signing in; Zoë.
struct SpeakingOfNeeds : SpeakingKiosk {
    SpeakingOfNeeds() {
        kiosk.act(StartForm{"sign-in"});
        kiosk.type("zo");
        kiosk.choose("who.p-006");
        while (kiosk.at() != "question roles") kiosk.next();
        kiosk.choose("roles.carer");
        kiosk.choose("with.alone");
        kiosk.choose("need-areas.other");
        REQUIRE(kiosk.at() == "question needs-other");
    }
    void finish_sign_in(const std::string& tell_host) {
        while (kiosk.at() != "check") {
            const std::string asked = kiosk.at();
            if (asked == "question tell-host")
                kiosk.choose("tell-host." + tell_host);
            else if (asked == "question remember-needs")
                kiosk.choose("remember-needs.yes");
            else
                kiosk.next();
            REQUIRE(kiosk.at() != asked);
        }
        act(SaveForm{});
        REQUIRE(kiosk.at() == "saved");
    }
    [[nodiscard]] RollDetails on_roll() const {
        for (const Effect& effect : kiosk.effects) {
            if (const auto* arrival = std::get_if<NoteArrival>(&effect)) return arrival->entry.more;
        }
        return {};
    }
};

// At "Why is there no receipt?" of the first line of a claim.
struct SpeakingInLine : SpeakingKiosk {
    SpeakingInLine() {
        kiosk.start_claim();
        add_food("4.20");
    }
    void add_food(const std::string& pounds) {
        kiosk.press("lines.add");
        kiosk.choose("category.food");
        kiosk.write(pounds);
        kiosk.choose("who-paid.me");
        kiosk.choose("receipt.no");
        REQUIRE(kiosk.at() == "question no-receipt-because");
    }
    void finish_claim() {
        kiosk.next();
        REQUIRE(kiosk.at() == "question benefits");
        kiosk.next();
        kiosk.choose("fee.no");
        kiosk.choose("payment.cash");
        kiosk.choose("cash-got.not-yet");
        REQUIRE(kiosk.at() == "check");
        act(SaveForm{});
        REQUIRE(kiosk.at() == "saved");
    }
};

} // namespace

TEST_CASE("what somebody needs can be said: the voice goes with the sign-in, and the host is told to ask them") {
    SpeakingOfNeeds visit;
    visit.say_and_keep();
    visit.kiosk.next();
    REQUIRE(visit.kiosk.at() == "question tell-host");
    SECTION("with a yes") {
        visit.finish_sign_in("yes");
        CHECK(visit.on_roll().needs == std::vector<std::string>{"other"});
        CHECK(visit.on_roll().needs_spoken);
        visit.act(RollChanged{{{"better-buses", "p-006", "Zoë", morning_ms, 0, 1, visit.on_roll()}}});
        const auto brief = arrival_brief(visit.kiosk.model, words_of(visit.kiosk.model));
        REQUIRE(brief.size() == 1);
        REQUIRE(brief[0].needs.size() == 2);
        CHECK(brief[0].needs[1].words.text() == "They said it in their own voice. Ask them.");
    }
    SECTION("with a no the host is told nothing") {
        visit.finish_sign_in("no");
        CHECK_FALSE(visit.on_roll().needs_spoken);
        CHECK(visit.on_roll().asked_needs);
    }
    CHECK(visit.kiosk.draft()->attachments == Drafts{{"voice-1", "needs-other", 0}});
    CHECK(visit.kiosk.body()["needs"] == Json{"other"});
    CHECK_FALSE(visit.kiosk.body().contains("needs_other"));
    CHECK(visit.kept().empty());
}

TEST_CASE("a need that is said and taken back with its page leaves no voice, on the roll neither") {
    SpeakingOfNeeds visit;
    visit.say_and_keep();
    visit.kiosk.back();
    REQUIRE(visit.kiosk.at() == "question need-areas");
    visit.kiosk.press("need-areas.other");
    visit.kiosk.choose("need-areas.nothing");
    visit.finish_sign_in("yes");
    CHECK(visit.kiosk.draft()->attachments.empty());
    CHECK_FALSE(visit.on_roll().needs_spoken);
    CHECK(visit.spoken.calls.ends_with("drop voice-1; "));
}

TEST_CASE("why a need was not met, and what else is to be booked, can be said") {
    SpeakingKiosk visit;
    SECTION("on leaving") {
        visit.act(RollChanged{{{"better-buses", "p-006", "Zoë", morning_ms, 0, 1, with_needs()}}});
        visit.kiosk.act(StartForm{"sign-out"});
        visit.kiosk.type("zo");
        visit.kiosk.choose("who.p-006");
        REQUIRE(visit.kiosk.at() == "question needs-met");
        visit.kiosk.choose("needs-met.no");
        REQUIRE(visit.kiosk.at() == "question needs-met-why");
        visit.say_and_keep();
        visit.kiosk.next();
        visit.act(SaveForm{});
        CHECK(visit.kiosk.draft()->attachments == Drafts{{"voice-1", "needs-met-why", 0}});
        CHECK(visit.kiosk.body()["needs_met"] == "no");
        CHECK_FALSE(visit.kiosk.body().contains("needs_met_why"));
    }
    SECTION("in a booking, beside what is typed") {
        visit.kiosk.act(StartForm{"booking"});
        visit.act(ChangeQuestion{"needs-other"});
        visit.kiosk.type("A lower berth");
        visit.say_and_keep();
        visit.act(SkipRest{});
        visit.act(SaveForm{});
        CHECK(visit.kiosk.draft()->attachments == Drafts{{"voice-1", "needs-other", 0}});
        CHECK(visit.kiosk.body()["needs_other"] == "A lower berth");
    }
    CHECK(visit.kept().empty());
}

TEST_CASE("why there is no receipt can be said, line by line, and goes with its line") {
    SpeakingInLine visit;
    visit.say_and_keep();
    visit.kiosk.next();
    REQUIRE(visit.kiosk.at() == "question lines");
    visit.add_food("5.10");
    visit.say_and_keep();
    visit.kiosk.next();
    CHECK(visit.kept() == std::vector<std::string>{"voice-1", "voice-2"});
    Drafts sent{{"voice-1", "no-receipt-because", 1}, {"voice-2", "no-receipt-because", 2}};
    SECTION("both") {}
    SECTION("the first line is taken out, and its voice with it") {
        visit.kiosk.press("lines.change-1");
        visit.act(RemoveLine{});
        CHECK(visit.kept() == std::vector<std::string>{"voice-2"});
        CHECK(visit.spoken.calls.ends_with("drop voice-1; "));
        sent = {{"voice-2", "no-receipt-because", 1}};
    }
    SECTION("said again in its place") {
        visit.kiosk.press("lines.change-1");
        while (visit.kiosk.at() != "question no-receipt-because") visit.kiosk.next();
        visit.say_and_keep();
        // Until the line is put back, Back would bring the old one.
        CHECK(visit.kept().size() == 3);
        visit.kiosk.next();
        CHECK(visit.kept() == std::vector<std::string>{"voice-2", "voice-3"});
        sent[0].name = "voice-3";
    }
    SECTION("a line that has a receipt after all drops it") {
        visit.kiosk.press("lines.change-2");
        while (visit.kiosk.at() != "question receipt") visit.kiosk.next();
        visit.kiosk.choose("receipt.yes");
        REQUIRE(visit.kiosk.at() == "question lines");
        sent.pop_back();
    }
    visit.finish_claim();
    CHECK(visit.kiosk.draft()->attachments == sent);
    CHECK(visit.kiosk.body()["lines"][0]["no_receipt_because"] == "");
    CHECK(visit.kept().empty());
}

TEST_CASE("a line that is given up leaves no voice, and who leaves with lines leaves none") {
    SpeakingInLine visit;
    SECTION("Back out of the new line") {
        visit.say_and_keep();
        while (visit.kiosk.at() != "question lines") visit.act(GoBack{});
        CHECK(visit.spoken.calls.ends_with("drop voice-1; "));
    }
    SECTION("taken out again") {
        visit.say_and_keep();
        visit.act(RemoveSpoken{});
        CHECK(visit.spoken.calls.ends_with("drop voice-1; "));
    }
    SECTION("time runs out while it is said") {
        visit.speak();
        visit.act(EndSession{});
        CHECK(visit.spoken.calls.ends_with("left; "));
    }
    CHECK(visit.kept().empty());
}

TEST_CASE("every question for somebody's own words can be answered by voice, and none of equality") {
    std::set<std::string> spoken;
    std::set<std::string> typed;
    const auto look = [&](const Form& form, const std::vector<Question>& questions) {
        for (const Question& question : questions) {
            if (question.type == "text") (question.by_voice ? spoken : typed).insert(form.id + "." + question.id);
        }
    };
    for (const Form& form : *carried_with({sample_pack()}).forms) {
        look(form, form.questions);
        for (const Question& question : form.questions) look(form, question.questions);
    }
    CHECK(typed.empty());
    CHECK(spoken == std::set<std::string>{"booking.needs-other", "claim.no-receipt-because", "feedback.anything-else",
                                          "feedback.experience-why", "feedback.why", "sign-in.needs-other",
                                          "sign-out.needs-met-why"});
}
