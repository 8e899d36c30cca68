#include "sync/records/ladder.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

void sign_in_as_zoe(Kiosk& kiosk) {
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    kiosk.next(); // the privacy notice
    kiosk.choose("roles.carer");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.save();
}

// Up to the question whether the name is kept out.
void say_something(Kiosk& kiosk) {
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.write("Everyone listened");
    kiosk.choose("take-part.yes");
    kiosk.choose("listened.not-sure");
    kiosk.choose("knew-change.no");
    kiosk.choose("knew-role.yes");
    kiosk.press("barriers.travel");
    kiosk.choose("barriers.time");
    kiosk.write("More time please");
    REQUIRE(kiosk.at() == "question anonymous");
}

Kiosk at_a_meeting_of_friends_and_family() {
    MeetingPack pack = sample_pack();
    pack.friends_and_family = true;
    Kiosk kiosk(carried_with({std::move(pack)}));
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    return kiosk;
}

// From any question before the one about names.
void save_unnamed(Kiosk& kiosk) {
    while (kiosk.at() != "question anonymous") kiosk.next();
    kiosk.choose("anonymous.yes");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.save();
}

bool says_who(const Kiosk& kiosk) {
    const std::string& body = kiosk.draft()->body;
    return body.find("Zo") != std::string::npos || body.find("p-006") != std::string::npos ||
           body.find("Ada") != std::string::npos;
}

} // namespace

TEST_CASE("a meeting asks how it was in the Friends and Family wording, where it says so, and never in both") {
    Kiosk kiosk = at_a_meeting_of_friends_and_family();
    REQUIRE(kiosk.at() == "question experience");
    std::vector<std::string> answers;
    for (const Option& option : current_question(kiosk.model).options) answers.push_back(option.id);
    CHECK(answers == std::vector<std::string>{"very-good", "good", "neither", "poor", "very-poor", "dont-know"});
    kiosk.choose("experience.very-poor");
    CHECK(kiosk.at() == "question experience-why");
    kiosk.write("Nobody listened");
    CHECK(kiosk.at() == "question take-part");
    save_unnamed(kiosk);
    const std::string& body = kiosk.draft()->body;
    CHECK_THAT(body, Catch::Contains(R"("experience":"very-poor")") && Catch::Contains("Nobody listened"));
    CHECK_THAT(body, !Catch::Contains("overall"));
}

TEST_CASE("people are asked how we worked together where the meeting's pack says how we planned to") {
    MeetingPack pack = sample_pack();
    pack.ladder = "co-design";
    Kiosk kiosk(carried_with({std::move(pack)}));
    kiosk.act(StartForm{"feedback"});
    while (kiosk.at() != "question ladder") kiosk.next();
    std::vector<std::string> answers;
    for (const Option& option : current_question(kiosk.model).options) answers.push_back(option.id);
    std::vector<std::string> steps(ladder_steps.begin(), ladder_steps.end());
    steps.emplace_back("not-sure");
    CHECK(answers == steps);
    kiosk.choose("ladder.consultation");
    CHECK(kiosk.at() == "question barriers");
    save_unnamed(kiosk);
    CHECK_THAT(kiosk.draft()->body, Catch::Contains(R"("ladder":"consultation")"));
}

TEST_CASE("who passes the Friends and Family question over is not asked why") {
    Kiosk kiosk = at_a_meeting_of_friends_and_family();
    kiosk.next();
    CHECK(kiosk.at() == "question take-part");
}

TEST_CASE("feedback: every question in its turn, anonymous at the end") {
    Kiosk kiosk;
    say_something(kiosk);
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("anonymous.yes");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.draft()->kind == "feedback");
    const Json body = kiosk.body();
    CHECK(body["anonymous"] == true);
    CHECK(body["name"].is_null());
    CHECK(body["answers"] == Json{{"overall", "good"},
                                  {"why", "Everyone listened"},
                                  {"take-part", "yes"},
                                  {"listened", "not-sure"},
                                  {"knew-change", "no"},
                                  {"knew-role", "yes"},
                                  {"barriers", {"travel", "time"}},
                                  {"anything-else", "More time please"}});
    CHECK(kiosk.count<NoteArrival>() + kiosk.count<NoteLeaving>() == 0);
}

TEST_CASE("why is asked only of those who said how it was") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.next();
    CHECK(kiosk.at() == "question take-part");
    kiosk.back();
    kiosk.choose("overall.not-good");
    CHECK(kiosk.at() == "question why");
}

TEST_CASE("feedback may be all empty but for the name's keeping out") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    while (kiosk.at() != "question anonymous") kiosk.next();
    kiosk.choose("anonymous.yes");
    kiosk.save();
    CHECK(kiosk.body()["answers"] == Json::object());
}

TEST_CASE("who wants to be named is asked who they are") {
    Kiosk kiosk;
    say_something(kiosk);
    kiosk.choose("anonymous.no");
    CHECK(kiosk.at() == "question who");
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    CHECK(kiosk.at() == "question tell-me");
    kiosk.choose("tell-me.yes");
    CHECK(kiosk.at() == "question interest");
    kiosk.choose("interest.recruitment");
    kiosk.save();
    CHECK(kiosk.body()["answers"]["tell-me"] == "yes");
    CHECK(kiosk.body()["answers"]["interest"] == Json{"recruitment"});
    // The promise clock: 28 days after 22 November, as the pack says.
    CHECK(kiosk.body()["answer_by"] == "2026-12-20");
    CHECK(kiosk.body()["anonymous"] == false);
    CHECK(kiosk.body()["name"] == "Zoë Larkwhistle");
}

TEST_CASE("who has signed in and wants to be named is not asked again") {
    Kiosk kiosk;
    sign_in_as_zoe(kiosk);
    say_something(kiosk);
    kiosk.choose("anonymous.no");
    CHECK(kiosk.at() == "question tell-me");
    kiosk.next();
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["name"] == "Zoë Larkwhistle");
    CHECK_FALSE(kiosk.body().contains("answer_by"));
}

TEST_CASE("anonymous holds although the kiosk knows who is there") {
    Kiosk kiosk;
    sign_in_as_zoe(kiosk);
    say_something(kiosk);
    kiosk.choose("anonymous.yes");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["anonymous"] == true);
    CHECK_FALSE(says_who(kiosk));
    CHECK(kiosk.model.session.saved.name.empty());
}

TEST_CASE("anonymous holds for someone who named themselves first and thought again") {
    Kiosk kiosk;
    say_something(kiosk);
    kiosk.choose("anonymous.no");
    kiosk.choose("who.new");
    kiosk.write("Ada Example");
    kiosk.choose("tell-me.yes");
    kiosk.choose("interest.training");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"anonymous"});
    kiosk.choose("anonymous.yes");
    CHECK(kiosk.at() == "check");
    // Neither asked for nor shown any more.
    CHECK_FALSE(is_asked(kiosk.model, *form_of(kiosk.model).find("who"), kiosk.answers()));
    CHECK_FALSE(is_asked(kiosk.model, *form_of(kiosk.model).find("new-name"), kiosk.answers()));
    kiosk.save();
    CHECK_FALSE(says_who(kiosk));
    // A promise that nobody could keep is not made.
    CHECK_FALSE(kiosk.body()["answers"].contains("tell-me"));
    CHECK_FALSE(kiosk.body()["answers"].contains("interest"));
    CHECK_FALSE(kiosk.body().contains("answer_by"));
}

TEST_CASE("what can and cannot change stands before the questions, and the record says in which words") {
    Kiosk kiosk;
    kiosk.act(ChangeLanguage{"cy"});
    kiosk.act(StartForm{"feedback"});
    CHECK(kiosk.at() == "question can-change");
    kiosk.next();
    CHECK(kiosk.at() == "question cannot-change");
    kiosk.next();
    CHECK(kiosk.at() == "question overall");
    kiosk.act(ChangeLanguage{"en"}); // what was read before was read in Welsh
    while (kiosk.at() != "question anonymous") kiosk.next();
    kiosk.choose("anonymous.yes");
    kiosk.save();
    const MeetingPack pack = sample_pack();
    const std::string welsh = text_shown(pack, "can-change", "cy");
    CHECK(welsh.find("Gallwn newid beth mae gyrwyr") == 0);
    const Json shown = kiosk.body()["shown"];
    REQUIRE(shown.size() == 2);
    CHECK(shown[0] == Json{{"text", "can-change"}, {"language", "cy"}, {"version", version_of_text(welsh)}});
    CHECK(shown[1]["text"] == "cannot-change");
    // Another reason is another version.
    MeetingPack changed = pack;
    changed.cannot_change[0].because = changed.cannot_change[1].because;
    CHECK(shown[1]["version"] != version_of_text(text_shown(changed, "cannot-change", "cy")));
}

TEST_CASE("a survey, too, says first what can and cannot change") {
    MeetingPack pack = sample_pack();
    Form survey;
    survey.id = "buses";
    survey.kind = "survey";
    Question question;
    question.id = "why";
    question.type = "text";
    survey.questions = {question};
    pack.survey = survey;
    Kiosk kiosk(carried_with({pack}));
    kiosk.act(StartForm{"survey"});
    CHECK(kiosk.at() == "question limits.can");
    kiosk.next();
    kiosk.next();
    kiosk.write("Too late");
    kiosk.save();
    CHECK(kiosk.body()["shown"].size() == 2);
    CHECK(kiosk.body()["answers"] == Json{{"why", "Too late"}});
}

TEST_CASE("another journey in between loses nothing of the first") {
    Kiosk kiosk;
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    kiosk.choose("overall.good");
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question why");
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "question who");
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question why");
    CHECK(*kiosk.answers().get<std::string>("overall") == "good");
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.set_aside.empty());
    kiosk.act(StartForm{"feedback"});
    kiosk.pass_limits();
    CHECK(kiosk.at() == "question overall");
}
