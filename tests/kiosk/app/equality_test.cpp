// Equality questions: asked only of who agrees, skipped as one likes, and kept apart from everything that is a
// person's.
#include "kiosk/app/paused_work.h"
#include "sync/records/equality.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

Kiosk willing() {
    Kiosk kiosk;
    kiosk.act(StartForm{"equality"});
    kiosk.choose("start.yes");
    return kiosk;
}

// Goes on without an answer until that question.
void skip_to(Kiosk& kiosk, const std::string& question) {
    while (kiosk.at() != "question " + question && kiosk.at() != "check") kiosk.next();
    INFO(question);
    REQUIRE(kiosk.at() == "question " + question);
}

bool is_ever_asked(Kiosk kiosk, const std::string& question) {
    while (kiosk.at() != "check") {
        if (kiosk.at() == "question " + question) return true;
        kiosk.next();
    }
    return false;
}

} // namespace

TEST_CASE("who does not want equality questions is where they were, and nothing is kept") {
    Kiosk kiosk;
    kiosk.act(StartForm{"equality"});
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("start.no");
    CHECK(kiosk.at() == "welcome");
    CHECK_FALSE(kiosk.model.session.run.has_value());
    CHECK(kiosk.draft() == nullptr);
}

TEST_CASE("every equality question can be skipped and has prefer not to say, and all can be skipped at once") {
    Kiosk kiosk = willing();
    for (const Question& question : form_of(kiosk.model).questions) {
        if (question.id == "start") continue;
        INFO(question.id);
        CHECK_FALSE(question.required);
        CHECK(question.options.back().id == "prefer-not");
        CHECK(question.options.back().alone == (question.type == "choices"));
    }
    kiosk.choose("role.carer");
    kiosk.act(SkipRest{});
    CHECK(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.body()["answers"] == Json::parse(R"([{"question": "role", "version": 1, "answers": ["carer"]}])"));
}

TEST_CASE("who is under 16, or does not say how old, is not asked about gender, orientation, marriage or pregnancy") {
    for (const std::string question : {"gender", "orientation", "marriage", "pregnancy"}) {
        for (const std::string age : {"under-11", "11-15", "prefer-not"}) {
            Kiosk kiosk = willing();
            skip_to(kiosk, "age");
            kiosk.choose("age." + age);
            INFO(question << " of " << age);
            CHECK_FALSE(is_ever_asked(kiosk, question));
        }
        CHECK_FALSE(is_ever_asked(willing(), question));
        for (const std::string age : {"16-24", "85-or-over"}) {
            Kiosk kiosk = willing();
            skip_to(kiosk, "age");
            kiosk.choose("age." + age);
            CHECK(is_ever_asked(kiosk, question));
        }
    }
}

TEST_CASE("equality questions have as many answers as the standards give them") {
    const Kiosk kiosk = willing();
    const auto count = [&](const std::string& question) {
        return form_of(kiosk.model).find(question)->options.size() - 1; // without "prefer not to say"
    };
    CHECK(count("age") == 10);
    CHECK(count("reduce") == 3);
    CHECK(count("impairment") == 10);
    CHECK(count("ethnic") == 5);
    CHECK(count("ethnic-white") + count("ethnic-mixed") + count("ethnic-asian") + count("ethnic-black") +
              count("ethnic-other") ==
          19);
    CHECK(count("religion") == 8);
    CHECK(count("sex") == 2);
    CHECK(count("gender") == 2);
    CHECK(count("orientation") == 4);
    CHECK(count("marriage") == 9);
    CHECK(count("pregnancy") == 2);
    CHECK(count("carer") == 6);
}

TEST_CASE("a second equality question follows from the first alone") {
    Kiosk kiosk = willing();
    CHECK_FALSE(is_ever_asked(kiosk, "reduce"));
    CHECK_FALSE(is_ever_asked(kiosk, "ethnic-asian"));
    skip_to(kiosk, "disability");
    kiosk.choose("disability.yes");
    CHECK(kiosk.at() == "question reduce");
    kiosk.choose("reduce.a-lot");
    kiosk.press("impairment.memory");
    kiosk.choose("impairment.vision");
    kiosk.choose("ethnic.asian");
    CHECK(kiosk.at() == "question ethnic-asian");
    CHECK_FALSE(is_ever_asked(kiosk, "ethnic-white"));
}

TEST_CASE("what leaves the screen has the answers and the version of each question, and nothing else") {
    Kiosk kiosk;
    // Somebody who has signed in, in Welsh, with a helper.
    kiosk.act(ChangeLanguage{"cy"});
    kiosk.act(StartForm{"sign-in"});
    kiosk.type("zo");
    kiosk.choose("who.p-006");
    while (kiosk.at() != "question roles") kiosk.next();
    kiosk.choose("roles.carer");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.save();
    kiosk.act(ChangeHelper{});
    kiosk.act(StartForm{"equality"});
    kiosk.choose("start.yes");
    skip_to(kiosk, "religion");
    kiosk.choose("religion.sikh");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.act(SaveForm{});
    kiosk.act(SaveForm{}); // "these are my own answers"
    const RecordDraft& draft = *kiosk.draft();
    CHECK(draft.kind == "equality");
    CHECK(draft.meeting.empty());
    CHECK(draft.language.empty());
    CHECK(kiosk.body() == Json::parse(R"({"form": "equality", "form_version": 1,
        "answers": [{"question": "religion", "version": 1, "answers": ["sikh"]}]})"));
    kiosk.act(RecordSaved{});
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.model.session.saved.name.empty());
    CHECK(kiosk.model.session.saved.reference.empty());
}

TEST_CASE("equality answers are in no paused work, whoever pauses it") {
    Kiosk kiosk;
    kiosk.act(StartForm{"equality"});
    kiosk.choose("start.yes");
    kiosk.choose("role.carer");
    CHECK_FALSE(has_work(kiosk.model.session));
    CHECK(update(kiosk.model, PauseWork{}).empty());
    // A claim is begun beside them: that alone is kept.
    kiosk.act(StartForm{"claim"});
    kiosk.type("zo");
    kiosk.press("who.p-006");
    REQUIRE(has_work(kiosk.model.session));
    CHECK(paused_work(kiosk.model).find("equality") == std::string::npos);
    kiosk.act(StartForm{"equality"});
    REQUIRE(has_work(kiosk.model.session));
    const std::string work = paused_work(kiosk.model);
    CHECK(work.find("equality") == std::string::npos);
    CHECK(work.find("p-006") != std::string::npos);
    const auto taken_up = taken_up_work(kiosk.model, OpenedWork{work});
    REQUIRE(taken_up.ok());
    CHECK(taken_up->screen == "welcome");
    CHECK(taken_up->set_aside.size() == 1);
}

TEST_CASE("staff answer the same equality questions, with roles of their own, where no meeting is on") {
    Kiosk kiosk(carried_with({}));
    kiosk.act(StartForm{"equality-staff"});
    kiosk.choose("start.yes");
    CHECK(kiosk.at() == "question role");
    kiosk.choose("role.trustee");
    CHECK(kiosk.at() == "question age");
    while (kiosk.at() != "check") kiosk.next();
    kiosk.act(SaveForm{});
    CHECK(kiosk.body()["form"] == "equality-staff");
    const std::vector<Form> forms = shipped_forms();
    const auto form = [&](const std::string& id) {
        return *std::find_if(forms.begin(), forms.end(), [&](const Form& one) { return one.id == id; });
    };
    CHECK(form("equality").questions.size() == form("equality-staff").questions.size());
}

TEST_CASE("the report knows every equality question and answer that is asked, in their order") {
    std::vector<std::string> asked;
    std::map<std::string, std::vector<std::string>> answers;
    for (const Form& form : shipped_forms()) {
        if (form.kind != equality_kind) continue;
        for (const Question& question : form.questions) {
            if (question.id == "start") continue;
            if (form.id == "equality") asked.push_back(question.id);
            for (const Option& option : question.options) answers[question.id].push_back(option.id);
        }
    }
    std::vector<std::string> known;
    for (const EqualityQuestion& question : equality_questions()) {
        known.emplace_back(question.id);
        INFO(question.id);
        const std::vector<std::string>& given = answers[std::string(question.id)];
        for (const std::string& answer : given) {
            CHECK(std::find(question.answers.begin(), question.answers.end(), answer) != question.answers.end());
        }
        for (const std::string_view answer : question.answers) {
            CHECK(std::find(given.begin(), given.end(), answer) != given.end());
        }
        for (const Form& form : shipped_forms()) {
            const Question* shipped = form.id == "equality" ? form.find(question.id) : nullptr;
            if (shipped == nullptr) continue;
            CHECK(shipped->version == question.version);
            CHECK((shipped->type == "choices") == question.takes_several);
            CHECK(shipped->show_if.question == question.after);
            CHECK(shipped->show_if.is.size() == question.after_answers.size());
        }
    }
    CHECK(asked == known);
}
