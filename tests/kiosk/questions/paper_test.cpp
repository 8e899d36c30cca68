#include "kiosk/questions/paper.h"
#include "kiosk/questions/parts.h"
#include "kiosk/view/own_media.h"
#include "tests/kiosk/survey_pack.h"

using namespace copro;
using namespace copro::test;

namespace {

// A form on paper in English. meeting: nullptr = the paper of any meeting.
PaperForm on_paper(const std::string& id, const MeetingPack* meeting = nullptr, const std::string& language = "en") {
    static const Library library = words_of_all();
    static const ExpenseRules rules = shipped_rules();
    static const std::vector<Form> forms = shipped_forms();
    const auto form = std::find_if(forms.begin(), forms.end(), [&](const Form& one) { return one.id == id; });
    REQUIRE(form != forms.end());
    return paper_form(*form, meeting, rules, library.words(language));
}

const PaperQuestion& question_called(const PaperForm& paper, const std::string& heading) {
    const auto found = std::find_if(paper.questions.begin(), paper.questions.end(),
                                    [&](const PaperQuestion& one) { return one.heading.text() == heading; });
    INFO(heading);
    REQUIRE(found != paper.questions.end());
    return *found;
}

bool has_question(const PaperForm& paper, const std::string& heading) {
    return std::any_of(paper.questions.begin(), paper.questions.end(),
                       [&](const PaperQuestion& one) { return one.heading.text() == heading; });
}

std::string notes_of(const PaperQuestion& question) {
    std::string all;
    for (const Label& note : question.notes) all += note.text() + '\n';
    return all;
}

} // namespace

TEST_CASE("a paper has the same answers as the screen, each with its picture and a box") {
    const PaperForm paper = on_paper("sign-in");
    const PaperQuestion& roles = question_called(paper, "What brings you here today?");
    REQUIRE(roles.lines.size() == 7);
    CHECK(roles.lines[1].label.text() == "I care for someone");
    CHECK(roles.lines[1].picture == "carer");
    CHECK(roles.lines[1].has_box);
    CHECK(notes_of(roles) == "You can choose more than one.\n");
}

TEST_CASE("a name is written, by everybody once, and nobody is told to type") {
    for (const char* form : {"sign-in", "feedback", "claim", "sign-out"}) {
        INFO(form);
        const PaperForm paper = on_paper(form);
        int names = 0;
        for (const PaperQuestion& question : paper.questions) {
            names += question.heading.text() == "What is your name?" ? 1 : 0;
            CHECK(notes_of(question).find("Type") == std::string::npos);
        }
        CHECK(names == 1);
    }
}

TEST_CASE("whom a question is for stands beside it in words") {
    const PaperForm feedback = on_paper("feedback");
    CHECK(notes_of(question_called(feedback, "What is your name?")) ==
          "Answer this only if you ticked: Say who I am\n");
    // Any answer leads there: nothing is said.
    CHECK(notes_of(question_called(feedback, "Can you say why?")) == "Please do not write anyone's name.\n");
    const PaperForm claim = on_paper("claim");
    const PaperQuestion& miles = question_called(claim, "How many miles is it one way?");
    CHECK(notes_of(miles) == "Answer this only if you ticked: Car, Motorcycle, Bicycle\n");
    CHECK(miles.fill_in.text() == "____________ miles");
    CHECK(question_called(claim, "How much did it cost?").fill_in.text() == "£____________");
}

TEST_CASE("two costs stand on one claim, each on its own pages") {
    const PaperForm claim = on_paper("claim");
    std::vector<PaperQuestion> begun;
    std::copy_if(claim.questions.begin(), claim.questions.end(), std::back_inserter(begun),
                 [](const PaperQuestion& one) { return one.starts_page; });
    REQUIRE(begun.size() == 2);
    // The first question of each, under a line that says which it is: no page has that line alone.
    for (const PaperQuestion& one : begun) CHECK(one.heading.text() == "What did you pay for?");
    CHECK(begun[0].above.text() == "Your costs: 1");
    CHECK(notes_of(begun[0]).empty());
    CHECK(begun[1].above.text() == "Your costs: 2");
    CHECK(notes_of(begun[1]) == "Ask a person for more paper if you need it.\n");
    CHECK(std::count_if(claim.questions.begin(), claim.questions.end(), [](const PaperQuestion& one) {
              return one.heading.text() == "What did you pay for?" && one.lines.size() == 21;
          }) == 2);
}

TEST_CASE("what only a meeting knows is a gap, or left out; with its pack it is there") {
    const PaperForm any = on_paper("claim");
    CHECK(has_question(any, "Which meeting are you here for?"));
    CHECK(has_question(any, "We can pay you £____________ for today. Do you want it?"));
    CHECK_FALSE(has_question(on_paper("sign-in"), "What we can change"));
    MeetingPack pack = sample_pack();
    const PaperForm one = on_paper("sign-in", &pack);
    CHECK_FALSE(has_question(one, "Which meeting are you here for?"));
    const PaperQuestion& cannot = question_called(one, "What we cannot change, and why");
    CHECK(cannot.lines[0].detail.text() == "Why: the council sets the price.");
    CHECK_FALSE(cannot.lines[0].has_box);
    CHECK(has_question(on_paper("claim", &pack), "We can pay you £27.50 for today. Do you want it?"));
    pack.fee.reset();
    const PaperForm unpaid = on_paper("claim", &pack);
    CHECK_FALSE(has_question(unpaid, "How much would you like?"));
    for (const PaperQuestion& question : unpaid.questions) {
        CHECK(question.heading.text().find("for today. Do you want it?") == std::string::npos);
    }
}

TEST_CASE("an equality paper has no meeting and no day, and goes into a box instead of to staff") {
    const MeetingPack pack = sample_pack();
    const std::string name = on_paper("feedback", &pack).advice.front().label.text();
    for (const char* form : {"equality", "equality-staff"}) {
        for (const MeetingPack* meeting : {static_cast<const MeetingPack*>(nullptr), &pack}) {
            const PaperForm paper = on_paper(form, meeting);
            for (const PaperLine& line : paper.advice) {
                CHECK(line.label.text() != name);
                CHECK(line.detail.empty());
            }
            CHECK_FALSE(has_question(paper, "Which meeting are you here for?"));
            CHECK_FALSE(has_question(paper, "What day is it today?"));
            CHECK(paper.hand_in.label.text() == "Please put this paper in the box.");
            CHECK(paper.hand_in.detail.text() == "Nobody can see which answers are yours.");
        }
    }
    CHECK(on_paper("feedback", &pack).hand_in.label.text() == "Please give this paper to staff.");
}

TEST_CASE("the foot of a page says form, version and page; a person to ask stands at the top") {
    const PaperForm paper = on_paper("feedback");
    CHECK(paper.foot(1, 3).text() == "feedback, version 5. Page 1 of 3.");
    CHECK(paper.advice.back().label.text() == "You can ask a person to help you.");
    CHECK(on_paper("feedback", nullptr, "ar-XB").right_to_left);
}

TEST_CASE("paper asks how it was in the wording that its meeting has chosen, and in one alone") {
    const std::string easy = "How was the meeting for you?";
    const std::string family = "Overall, how was your experience of our service?";
    MeetingPack pack = sample_pack();
    for (const MeetingPack* meeting :
         {static_cast<const MeetingPack*>(nullptr), static_cast<const MeetingPack*>(&pack)}) {
        const PaperForm paper = on_paper("feedback", meeting);
        CHECK(has_question(paper, easy));
        CHECK_FALSE(has_question(paper, family));
    }
    pack.friends_and_family = true;
    const PaperForm paper = on_paper("feedback", &pack);
    CHECK_FALSE(has_question(paper, easy));
    CHECK(question_called(paper, family).lines.size() == 6);
    const auto asks_why = [](const PaperForm& of) {
        return std::count_if(of.questions.begin(), of.questions.end(),
                             [](const PaperQuestion& one) { return one.heading.text() == "Can you say why?"; });
    };
    CHECK(asks_why(paper) == 1);
    CHECK(asks_why(on_paper("feedback")) == 1);
}

TEST_CASE("an author's pictures stand on paper as on the screen, and where one has not come the kiosk's own does") {
    const std::string for_all(64, 'a');
    const std::string for_welsh(64, 'b');
    MeetingPack pack = survey_pack();
    Question& asked = pack.survey->questions[1];
    asked.own_picture = {{"en", for_all}, {"cy", for_welsh}};
    asked.options[0].own_picture = {{"en", for_all}};
    const Library library = words_of_all();
    const ExpenseRules rules = shipped_rules();
    const auto printed = [&](const std::string& language, const std::set<std::string>& here) {
        return paper_form(*pack.survey, &pack, rules, library.words(language), here);
    };
    const PaperForm all = printed("en", {for_all, for_welsh});
    const PaperQuestion& uses_bus = question_called(all, "Do you use the bus?");
    CHECK(uses_bus.picture == own_name(for_all));
    REQUIRE(uses_bus.lines.size() == 2);
    CHECK(uses_bus.lines[0].picture == own_name(for_all));
    CHECK(uses_bus.lines[1].picture == "no");
    const PaperForm welsh = printed("cy", {for_all, for_welsh});
    const PaperQuestion& in_welsh = question_called(welsh, "Ydych chi'n defnyddio'r bws?");
    CHECK(in_welsh.picture == own_name(for_welsh));
    CHECK(in_welsh.lines[0].picture == own_name(for_all));
    const PaperForm none = printed("en", {});
    CHECK(question_called(none, "Do you use the bus?").picture == "bus");
    CHECK(question_called(none, "Do you use the bus?").lines[0].picture == "yes");
}

TEST_CASE("nothing that the screen asks is missing on paper") {
    const Library library = words_of_all();
    MeetingPack pack = sample_pack();
    pack.ladder = "co-design";
    const Label fee = library.words("en").money(*pack.fee);
    const Label gap = gap_of_money(library.words("en"));
    for (const Form& form : shipped_forms()) {
        const PaperForm paper = on_paper(form.id, &pack);
        std::vector<Question> asked = form.questions;
        for (const Question& question : form.questions) {
            asked.insert(asked.end(), question.questions.begin(), question.questions.end());
        }
        for (const Question& question : asked) {
            // Names are written once, and the list of costs is its own pages.
            // What the kiosk alone remembers or has just seen is not asked on paper.
            using Fact = ShowIf::Fact;
            const bool is_of_kiosk =
                question.show_if.kind == ShowIf::Kind::claimed ||
                (question.show_if.kind == ShowIf::Kind::person &&
                 (question.show_if.fact == Fact::needs_remembered || question.show_if.fact == Fact::brought_others));
            const bool is_empty = (question.says == "you-said" && pack.you_said.empty()) ||
                                  question.show_if.kind == ShowIf::Kind::friends_and_family_wording;
            if (is_of_kiosk || is_empty || question.type == "people" || question.type == "companion") continue;
            if (question.type == "person" || question.id == "new-name" || question.type == "repeat") continue;
            const Label wording =
                library.words("en").say(MessageKey(question.wording.key), {{"fee", fee}, {"total", gap}});
            // A photo is taken by the kiosk's own camera; with a paper the receipt itself is handed in.
            const bool is_asked = type_of(question).on_paper != nullptr;
            CHECK(is_asked == (question.type != "photo"));
            if (!is_asked) continue;
            const auto ticked = std::count_if(question.options.begin(), question.options.end(),
                                              [](const Option& option) { return !option.by_camera; });
            CHECK(static_cast<std::ptrdiff_t>(question_called(paper, wording.text()).lines.size()) >= ticked);
        }
    }
}
