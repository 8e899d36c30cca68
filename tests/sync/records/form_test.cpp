#include "tests/sync/records/sample_files.h"

using namespace copro;
using namespace copro::test;

namespace {

// As many as these tests need; the kiosk's own list is tried with the shipped forms in tests/kiosk/questions.
constexpr std::string_view types[] = {"notice",      "choice", "choices",   "faces",     "text",
                                      "name",        "money",  "miles",     "person",    "place",
                                      "repeat",      "date",   "number",    "sort-code", "account-number",
                                      "roll-number", "people", "companion", "last-time", "photo"};

std::string error_of(const std::string& form, const Change& change) {
    const std::string file = form + ".json";
    const auto loaded = load_form(changed(json_of("assets/forms/" + file), change), file, types);
    return loaded ? "" : loaded.error().text();
}

Form shipped(const std::string& form) {
    auto loaded = load_form(text_of("assets/forms/" + form + ".json"), form + ".json", types);
    REQUIRE(loaded.ok());
    return loaded.take();
}

} // namespace

TEST_CASE("the shipped forms load") {
    CHECK(files_of("assets/forms").size() == 7);
    const Form sign_in = shipped("sign-in");
    CHECK(sign_in.kind == "attendance");
    CHECK(sign_in.event == "in");
    CHECK(sign_in.questions.size() == 25);
    CHECK(shipped("sign-out").event == "out");
    CHECK(shipped("feedback").event.empty());
    CHECK(shipped("claim").kind == "claim");
}

TEST_CASE("a question is read with all that it says") {
    const Form claim = shipped("claim");
    const Question* name = claim.find("for-name");
    REQUIRE(name != nullptr);
    CHECK(name->type == "name");
    CHECK(name->wording.key == "question.with-name");
    CHECK(name->short_wording.key == "check.for-typed");
    CHECK(name->hint.empty());
    CHECK(name->required);
    CHECK(name->is_private);
    CHECK(name->longest == 60);
    CHECK(name->show_if.kind == ShowIf::Kind::answer);
    CHECK(name->show_if.question == "for-person");
    CHECK(name->show_if.is == std::vector<std::string>{"new"});
    const Question* miles = claim.find("miles");
    REQUIRE(miles != nullptr);
    CHECK(miles->show_if.kind == ShowIf::Kind::miles);
    CHECK(claim.find("fee")->show_if.kind == ShowIf::Kind::fee);
    CHECK(claim.find("lines")->show_if.kind == ShowIf::Kind::always);
    CHECK(claim.find("nothing") == nullptr);
    CHECK(shipped("sign-in").find("need-areas")->options.front().alone);
}

TEST_CASE("a form may bring its own words in each language") {
    const Json own{{"en", "What did you eat?"}, {"cy", "Beth fwytoch chi?"}};
    const auto loaded = load_form(changed(json_of("assets/forms/feedback.json"), {"/questions/0/wording", own}),
                                  "feedback.json", types);
    REQUIRE(loaded.ok());
    CHECK(loaded->questions[0].wording.key.empty());
    CHECK(loaded->questions[0].wording.own.in("cy").text == "Beth fwytoch chi?");
}

TEST_CASE("each mistake in a form is refused with its place and reason") {
    struct Case {
        std::string form;
        Change change;
        std::string error;
    };
    const std::vector<Case> cases{
        {"claim", {"/schema", 2}, "claim.json#/schema: must be from 1 to 1"},
        {"claim", {"/id", "clam"}, "claim.json#/id: must be the file's name"},
        {"claim", {"/version", 0}, "claim.json#/version: must be from 1 to 1000000"},
        {"claim", {"/kind", "Claim"}, "claim.json#/kind: must be attendance, feedback, claim, booking or equality"},
        {"claim",
         {"/event", "in"},
         "claim.json#/event: must be \"in\" or \"out\" for attendance, and absent for others"},
        {"sign-in",
         {"/event", "over"},
         "sign-in.json#/event: must be \"in\" or \"out\" for attendance, and absent for others"},
        {"claim", {"/title", without()}, "claim.json#/title: is missing"},
        {"claim", {"/save", 7}, "claim.json#/save: must hold a text for each language"},
        {"claim", {"/saved", ""}, "claim.json#/saved: must hold a text for each language"},
        {"claim", {"/saved_ideas/1/picture", without()}, "claim.json#/saved_ideas/1/picture: is missing"},
        {"claim", {"/saved_ideas/1/words", "x"}, "claim.json#/saved_ideas/1/words: is not a known field"},
        {"claim", {"/saved_ideas/1/when_here", true}, "claim.json#/saved_ideas: when_here is for signing out"},
        {"claim",
         {"/saved_ideas/4/hide_if/question", "cash"},
         "claim.json#/saved_ideas/4/hide_if/question: is not an earlier question"},
        {"claim",
         {"/saved_ideas/4/hide_if", {{"meeting", "fee"}}},
         "claim.json#/saved_ideas/4/hide_if: must name a question and its answers"},
        {"claim", {"/questions", Json::array()}, "claim.json#/questions: must not be empty"},
        {"claim", {"/questions/2/id", "who"}, "claim.json#/questions/2/id: stands twice"},
        {"claim", {"/questions/7/questions/1/id", "who"}, "claim.json#/questions/7/questions/1/id: stands twice"},
        {"claim", {"/questions/2/id", "For"}, "claim.json#/questions/2/id: must be small letters, digits and hyphens"},
        {"claim",
         {"/questions/2/type", "chioce"},
         "claim.json#/questions/2/type: \"chioce\" is not a known question type"},
        {"claim", {"/questions/2/wording", without()}, "claim.json#/questions/2/wording: is missing"},
        {"claim",
         {"/questions/2/wording", Json{{"cy", "x"}}},
         "claim.json#/questions/2/wording/en: is missing: English is the language to fall back on"},
        {"claim", {"/questions/2/requierd", true}, "claim.json#/questions/2/requierd: is not a known field"},
        {"claim", {"/questions/2/required", "yes"}, "claim.json#/questions/2/required: must be true or false"},
        {"claim", {"/questions/1/longest", 0}, "claim.json#/questions/1/longest: must be from 1 to 2000"},
        {"claim",
         {"/questions/2/by_voice", true},
         "claim.json#/questions/2/by_voice: is for a text, and for none about those whom somebody brings"},
        {"equality",
         {"/questions/-", Json{{"id", "more"}, {"type", "text"}, {"wording", "question.why"}, {"by_voice", true}}},
         "equality.json#/questions/19/by_voice: a voice says whose it is, and nobody must know that here"},
        {"claim", {"/questions/2/options", Json::array()}, "claim.json#/questions/2/options: must not be empty"},
        {"claim", {"/questions/2/options/1/id", "me"}, "claim.json#/questions/2/options/1/id: stands twice"},
        {"claim",
         {"/questions/2/options/1/picture", without()},
         "claim.json#/questions/2/options/1/picture: is missing"},
        {"claim",
         {"/questions/2/options/1/alnoe", true},
         "claim.json#/questions/2/options/1/alnoe: is not a known field"},
        {"claim", {"/questions/7/questions", Json::array()}, "claim.json#/questions/7/questions: must not be empty"},
        {"claim",
         {"/questions/7/questions/0/questions", Json::array()},
         "claim.json#/questions/7/questions/0/questions: a line cannot hold lines"},
        {"claim",
         {"/questions/7/questions/0/options_from", "rule"},
         "claim.json#/questions/7/questions/0/options_from: must be \"rules\""},
        {"sign-in",
         {"/questions/2/show_if/person", "grown-up"},
         "sign-in.json#/questions/2/show_if/person: \"grown-up\" is nothing that is known of a person"},
        {"sign-in", {"/questions/12/into", "need"}, "sign-in.json#/questions/12/into: must be needs or needs_contact"},
        {"sign-in",
         {"/questions/2/ideas", without()},
         "sign-in.json#/questions/2/ideas: or \"says\" must be there, and not both"},
        {"sign-in",
         {"/questions/2/notice_version", 0},
         "sign-in.json#/questions/2/notice_version: must be from 1 to 1000000"},
        {"sign-in",
         {"/questions/20/says", "purposes"},
         "sign-in.json#/questions/20/says: must be one of purpose, can-change, cannot-change, your-role, you-said, "
         "benefits"},
    };
    for (const Case& one : cases) {
        INFO(one.form << " " << one.change.at);
        CHECK(error_of(one.form, one.change) == one.error);
    }
}

TEST_CASE("only a place can have the meeting's own place first") {
    CHECK(shipped("booking").find("to")->meeting_first);
    CHECK_FALSE(shipped("booking").find("from")->meeting_first);
    CHECK(error_of("claim", {"/questions/4/meeting_first", true}) ==
          "claim.json#/questions/4/meeting_first: is for a place");
}

TEST_CASE("a condition that could never hold is refused") {
    const std::string at = "/questions/3/show_if";
    const auto error = [&](const char* condition) {
        return error_of("claim", {at, *parse_json(condition, "condition")});
    };
    CHECK(error(R"({"question": "fro", "is": ["me"]})") ==
          "claim.json#/questions/3/show_if/question: is not an earlier question");
    CHECK(error(R"({"question": "payment", "is": ["cash"]})") ==
          "claim.json#/questions/3/show_if/question: is not an earlier question");
    CHECK(error(R"({"question": "for-name", "is": ["x"]})") ==
          "claim.json#/questions/3/show_if/question: is not an earlier question");
    CHECK(error(R"({"question": "for", "is": ["somebody-else"]})") ==
          "claim.json#/questions/3/show_if/is/0: \"somebody-else\" is not an option of \"for\"");
    CHECK(error(R"({"question": "for", "is": []})") == "claim.json#/questions/3/show_if/is: must not be empty");
    CHECK(error(R"({"question": "for", "is": [1]})") ==
          "claim.json#/questions/3/show_if/is/0: must be the id of an option");
    CHECK(error(R"({"question": "for"})") == "claim.json#/questions/3/show_if/is: is missing");
    CHECK(error(R"({"rule": "milage"})") ==
          "claim.json#/questions/3/show_if/rule: must be journey, miles, amount, receipt or approval");
    CHECK(error(R"({"line": "claimed"})") == "claim.json#/questions/3/show_if/line: must be \"claimed-before\"");
    CHECK(error(R"({"meeting": "free"})") == "claim.json#/questions/3/show_if/meeting: must be \"fee\", \"you-said\", "
                                             "\"easy-wording\", \"friends-and-family-wording\" or \"ladder\"");
    CHECK(error(R"({"rule": "miles", "is": ["x"]})") == "claim.json#/questions/3/show_if/is: is not a known field");
    CHECK(error(R"("always")") == "claim.json#/questions/3/show_if: must be an object");
    CHECK(error(R"({"question": "who", "is": ["new"]})").empty());
}

TEST_CASE("a form that is no json is refused with its line") {
    CHECK(load_form("{\n\n!", "claim.json", types).error().text() == "claim.json:3: this is not valid JSON");
}

TEST_CASE("what a question means is said once, and a form says all that it needs") {
    struct Case {
        const char* form;
        Change change;
        const char* error;
    };
    const Case cases[] = {
        {"claim",
         {"/questions/2/means", "somebody"},
         "claim.json#/questions/2/means: \"somebody\" is nothing that a question can mean"},
        {"claim", {"/questions/2/means", "own-name"}, "claim.json#/questions/2/means: another question means this"},
        {"claim",
         {"/questions/7/means", "without-a-name"},
         "claim.json#/questions: a claim, and nothing else, says by \"means\" which are whose-claim, costs, category "
         "and same-again"},
        {"sign-out",
         {"/questions/1/means", "without-a-name"},
         "sign-out.json#/questions: who is new has no question that means own-name"},
        {"feedback", {"/questions/0/when_owed", true}, "feedback.json#/questions: only a claim comes to some money"},
        {"feedback", {"/questions/0/about_sum", true}, "feedback.json#/questions: only a claim comes to some money"},
    };
    for (const Case& one : cases) {
        INFO(one.form << " " << one.change.at);
        CHECK(error_of(one.form, one.change) == one.error);
    }
    CHECK(shipped("claim").find(Means::costs)->id == "lines");
    CHECK(shipped("claim").find("payment")->when_owed);
    CHECK(shipped("claim").find("cash-got")->about_sum);
    CHECK(shipped("claim").find("cash-given")->about_sum);
    // "I paid" of another's costs is somebody else.
    const Form claim = shipped("claim");
    for (const Question& asked : claim.find(Means::costs)->questions) {
        if (asked.id != "who-paid") continue;
        CHECK(asked.options.front().wording.key == "who-paid.me");
        CHECK(asked.options.front().wording_for_another.key == "who-paid.they");
    }
    CHECK(shipped("claim").find(Means::without_a_name) == nullptr);
}
