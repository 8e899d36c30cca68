#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

// To "your money so far", as Mabel Thornberry, for herself.
Kiosk at_lines() {
    Kiosk kiosk;
    kiosk.start_claim();
    return kiosk;
}

void add_car_journey(Kiosk& kiosk, const std::string& miles, const std::string& way) {
    kiosk.press("lines.add");
    kiosk.choose("category.car");
    kiosk.write("Green");
    kiosk.write("Hall");
    kiosk.choose("way." + way);
    kiosk.write(miles);
    kiosk.choose("who-paid.me");
    REQUIRE(kiosk.at() == "question lines");
}

void add_parking(Kiosk& kiosk, const std::string& pounds) {
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write(pounds);
    kiosk.choose("who-paid.supporter");
    kiosk.choose("receipt.yes");
    REQUIRE(kiosk.at() == "question lines");
}

void finish(Kiosk& kiosk, const std::string& fee) {
    kiosk.next();
    REQUIRE(kiosk.at() == "question benefits");
    kiosk.next();
    kiosk.choose("fee." + fee);
    kiosk.choose("payment.cash");
    kiosk.choose("cash-got.not-yet");
    REQUIRE(kiosk.at() == "check");
}

std::size_t lines_of(const Kiosk& kiosk) {
    const auto* lines = kiosk.answers().get<std::vector<Answers>>("lines");
    return lines == nullptr ? 0 : lines->size();
}

} // namespace

TEST_CASE("a claim: every question in its turn, and the right pence") {
    Kiosk kiosk;
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "question who");
    kiosk.type("mab th");
    kiosk.choose("who.p-001");
    CHECK(kiosk.at() == "question for");
    kiosk.choose("for.someone-else");
    kiosk.choose("for-person.new");
    kiosk.write("Arthur");
    CHECK(kiosk.at() == "question when");
    kiosk.choose("when.today");
    CHECK(kiosk.at() == "question lines");
    add_car_journey(kiosk, "6", "return");
    add_parking(kiosk, "2.50");
    kiosk.next();
    CHECK(kiosk.at() == "question benefits");
    kiosk.next();
    CHECK(kiosk.at() == "question fee");
    kiosk.choose("fee.yes");
    CHECK(kiosk.at() == "question payment");
    kiosk.choose("payment.bank-known");
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.at() == "saved");
    CHECK(kiosk.model.session.saved.total == Pence{660 + 250 + 2750});
    const Json body = kiosk.body();
    CHECK(body["person"] == "p-001");
    CHECK(body["name"] == "Mabel Thornberry");
    CHECK(body["for"] == "someone-else");
    CHECK(body["for_name"] == "Arthur");
    CHECK(body["lines"].size() == 2);
    CHECK(body["expenses_pence"] == 910);
    CHECK(body["fee"]["pence"] == 2750);
    CHECK(body["total_pence"] == 3660);
    CHECK(body["payment"] == "bank-known");
}

TEST_CASE("each category asks only what it needs") {
    struct Case {
        const char* category;
        std::vector<std::string> asked;
    };
    const std::vector<std::string> ticket{"category", "from", "to", "way", "amount", "who-paid", "receipt"};
    const std::vector<std::string> mileage{"category", "from", "to", "way", "miles", "who-paid"};
    const std::vector<std::string> agreed{"category", "from",     "to",          "way",    "amount",
                                          "who-paid", "approved", "approved-by", "receipt"};
    const std::vector<std::string> cost{"category", "amount", "who-paid", "receipt"};
    const std::vector<std::string> small{"category", "amount", "who-paid"};
    const std::vector<std::string> bed{"category", "amount", "who-paid", "approved", "approved-by", "receipt"};
    for (const Case& one : {Case{"train", ticket},
                            Case{"bus", ticket},
                            Case{"taxi", agreed},
                            Case{"car", mileage},
                            Case{"car-cost", ticket},
                            Case{"ferry", ticket},
                            Case{"plane", agreed},
                            Case{"hire", cost},
                            Case{"toll", small},
                            Case{"light-food", small},
                            Case{"hotel", bed},
                            Case{"interpreter", cost},
                            Case{"phone", cost},
                            Case{"motorcycle", mileage},
                            Case{"bicycle", mileage},
                            Case{"parking", cost},
                            Case{"food", cost},
                            Case{"childcare", cost},
                            Case{"replacement-care", cost},
                            Case{"personal-assistant", cost},
                            Case{"other", cost}}) {
        INFO(one.category);
        Kiosk kiosk = at_lines();
        kiosk.press("lines.add");
        for (const std::string& question : one.asked) {
            REQUIRE(kiosk.at() == "question " + question);
            if (question == "category")
                kiosk.choose(std::string("category.") + one.category);
            else if (question == "from" || question == "to")
                kiosk.write("Green");
            else if (question == "way")
                kiosk.choose("way.return");
            else if (question == "who-paid")
                kiosk.choose("who-paid.me");
            else if (question == "approved")
                kiosk.choose("approved.yes");
            else if (question == "approved-by")
                kiosk.write("Sam Example");
            else if (question == "receipt")
                kiosk.choose("receipt.yes");
            else
                kiosk.write("5");
        }
        CHECK(kiosk.at() == "question lines");
        CHECK(lines_of(kiosk) == 1);
    }
}

TEST_CASE("no receipt asks why, and takes silence for an answer") {
    Kiosk kiosk = at_lines();
    kiosk.press("lines.add");
    kiosk.choose("category.food");
    kiosk.write("4.20");
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.no");
    CHECK(kiosk.at() == "question no-receipt-because");
    kiosk.next();
    CHECK(kiosk.at() == "question lines");
}

TEST_CASE("a line is changed in its place and keeps what was not touched") {
    Kiosk kiosk = at_lines();
    add_car_journey(kiosk, "6", "return");
    add_parking(kiosk, "2.50");
    kiosk.press("lines.change-1");
    CHECK(kiosk.at() == "question category");
    for (int page = 0; page < 4; ++page) kiosk.next();
    CHECK(kiosk.at() == "question miles");
    CHECK(kiosk.model.session.run->typed.text == "6.0");
    for (int letter = 0; letter < 3; ++letter) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("12.5");
    kiosk.next();
    CHECK(kiosk.at() == "question lines");
    finish(kiosk, "no");
    kiosk.save();
    CHECK(kiosk.body()["lines"][0]["miles_tenths"] == 250);
    CHECK(kiosk.body()["lines"][0]["amount_pence"] == 1375);
    CHECK(kiosk.body()["lines"][1]["category"] == "parking");
    CHECK(kiosk.body()["total_pence"] == 1625);
}

TEST_CASE("a line that becomes another category asks what that one needs and drops the rest") {
    Kiosk kiosk = at_lines();
    kiosk.press("lines.add");
    kiosk.choose("category.bus");
    kiosk.write("Green");
    kiosk.write("Hall");
    kiosk.choose("way.return");
    kiosk.write("4.50");
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.no");
    kiosk.write("The machine was broken");
    kiosk.press("lines.change-1");
    kiosk.choose("category.car");
    while (kiosk.at() != "question miles") kiosk.next();
    kiosk.write("10");
    kiosk.choose("who-paid.me");
    // A car needs no receipt: why there is none is not asked again.
    CHECK(kiosk.at() == "question lines");
    finish(kiosk, "no");
    kiosk.save();
    const Json line = kiosk.body()["lines"][0];
    CHECK(line["category"] == "car");
    CHECK(line["amount_pence"] == 1100);
    CHECK(line["receipt"] == "");
    CHECK(line["no_receipt_because"] == "");
}

TEST_CASE("a line is taken out, and the others stay") {
    Kiosk kiosk = at_lines();
    add_car_journey(kiosk, "6", "return");
    add_parking(kiosk, "2.50");
    add_parking(kiosk, "1.00");
    kiosk.press("lines.change-2");
    kiosk.act(RemoveLine{});
    CHECK(kiosk.at() == "question lines");
    CHECK(lines_of(kiosk) == 2);
    kiosk.press("lines.add");
    kiosk.act(RemoveLine{});
    CHECK(kiosk.at() == "question lines");
    CHECK(lines_of(kiosk) == 2);
    kiosk.act(RemoveLine{});
    CHECK(lines_of(kiosk) == 2);
    finish(kiosk, "no");
    kiosk.save();
    CHECK(kiosk.body()["total_pence"] == 760);
}

TEST_CASE("Back inside a line goes question by question, and from its first gives the line up") {
    Kiosk kiosk = at_lines();
    add_parking(kiosk, "2.50");
    kiosk.press("lines.add");
    kiosk.choose("category.car");
    kiosk.write("Green");
    CHECK(kiosk.at() == "question to");
    kiosk.back();
    CHECK(kiosk.at() == "question from");
    CHECK(kiosk.model.session.run->typed.text == "Green");
    kiosk.back();
    CHECK(kiosk.at() == "question category");
    kiosk.back();
    CHECK(kiosk.at() == "question lines");
    CHECK(lines_of(kiosk) == 1);
    kiosk.back();
    CHECK(kiosk.at() == "question when");
}

TEST_CASE("giving up the change of a line leaves it as it was") {
    Kiosk kiosk = at_lines();
    add_parking(kiosk, "2.50");
    const Answers before = kiosk.answers();
    kiosk.press("lines.change-1");
    kiosk.press("category.food");
    kiosk.back();
    CHECK(kiosk.at() == "question lines");
    CHECK(kiosk.answers() == before);
}

TEST_CASE("a wrong amount inside a line is said there") {
    Kiosk kiosk = at_lines();
    kiosk.press("lines.add");
    kiosk.next();
    CHECK(kiosk.error() == "error.choose-one");
    kiosk.choose("category.food");
    kiosk.next();
    CHECK(kiosk.error() == "error.type-number");
    kiosk.write("0");
    CHECK(kiosk.error() == "error.more-than-zero");
    kiosk.write("1234567");
    CHECK(kiosk.error() == "error.too-large");
    CHECK(kiosk.at() == "question amount");
}

TEST_CASE("the fee can be less, none, or something else") {
    for (const char* choice : {"no", "training", "voucher", "donate"}) {
        Kiosk kiosk = at_lines();
        add_parking(kiosk, "2.50");
        finish(kiosk, choice);
        kiosk.save();
        CHECK(kiosk.body()["fee"] == Json{{"choice", choice}, {"offered_pence", 2750}, {"pence", 0}});
        CHECK(kiosk.body()["total_pence"] == 250);
    }
    Kiosk kiosk = at_lines();
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.less");
    CHECK(kiosk.at() == "question fee-less");
    // More than was offered is not taken down to that without a word.
    kiosk.write("27.51");
    CHECK(kiosk.error() == "error.more-than-fee");
    while (!kiosk.model.session.run->typed.text.empty()) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("10");
    kiosk.choose("payment.ask-me");
    kiosk.save();
    CHECK(kiosk.body()["fee"] == Json{{"choice", "less"}, {"offered_pence", 2750}, {"pence", 1000}});
    CHECK(kiosk.body()["lines"] == Json::array());
}

TEST_CASE("a meeting without a fee does not ask about one") {
    MeetingPack pack = sample_pack();
    pack.fee.reset();
    Kiosk kiosk(carried_with({pack}));
    kiosk.start_claim();
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK_FALSE(kiosk.body().contains("fee"));
}

TEST_CASE("changing from check: for whom leads to the name, lines come back to check") {
    Kiosk kiosk = at_lines();
    add_parking(kiosk, "2.50");
    finish(kiosk, "no");
    kiosk.act(ChangeQuestion{"for"});
    kiosk.choose("for.someone-else");
    CHECK(kiosk.at() == "question for-person");
    kiosk.back();
    CHECK(kiosk.at() == "question for");
    kiosk.choose("for.me");
    CHECK(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"lines"});
    CHECK(kiosk.at() == "question lines");
    add_parking(kiosk, "1.25");
    kiosk.next();
    CHECK(kiosk.at() == "question cash-got"); // of another sum
    kiosk.choose("cash-got.not-yet");
    CHECK(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"lines"});
    kiosk.back();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["total_pence"] == 375);
}

TEST_CASE("the steps say how far it is, lines do not count as steps, and no total turns out wrong") {
    Kiosk kiosk;
    kiosk.act(StartForm{"claim"});
    // Who is new has a question more, and where nothing is to be paid nobody is asked how.
    CHECK(step_of(kiosk.model) == Progress{1, 0});
    kiosk.choose("who.new");
    CHECK(step_of(kiosk.model) == Progress{2, 0});
    kiosk.write("Ada Example");
    kiosk.choose("for.me");
    kiosk.choose("when.today");
    CHECK(step_of(kiosk.model) == Progress{5, 0});
    kiosk.press("lines.add");
    kiosk.choose("category.food");
    CHECK(step_of(kiosk.model) == Progress{5, 0});
    kiosk.back();
    kiosk.back();
    finish(kiosk, "yes");
    CHECK(step_of(kiosk.model).at == step_of(kiosk.model).of);
}

TEST_CASE("once a total of steps is told it stays, on the way through every form") {
    for (const char* form : {"sign-in", "feedback", "claim", "booking", "sign-out"}) {
        for (const bool last : {false, true}) {
            Kiosk kiosk;
            kiosk.act(StartForm{form});
            int told = 0;
            int at = 0;
            for (int step = 0; step < 60 && kiosk.at().starts_with("question"); ++step) {
                const Question& question = current_question(kiosk.model);
                const Progress progress = step_of(kiosk.model);
                INFO(form << " " << question.id << " of " << progress.of);
                CHECK(progress.at > at);
                at = progress.at;
                if (told > 0) CHECK(progress.of == told);
                if (progress.of > 0) told = progress.of;
                const std::vector<Option>& options = question.options;
                if (question.type == "person") kiosk.press(question.id + ".new");
                if (question.type == "name") kiosk.type("Ada Example");
                if (question.type == "money") kiosk.type("1");
                if (question.type == "date") kiosk.type("24112026");
                if (!options.empty())
                    (void)kiosk.try_event(
                        {question.id + "." + (last ? options.back() : options.front()).id, Gesture::press, {}});
                kiosk.next();
                if (!kiosk.error().empty()) break;
            }
            if (told > 0 && kiosk.at() == "check") CHECK(step_of(kiosk.model).of == told);
        }
    }
}

TEST_CASE("who has signed in claims without saying who they are again") {
    Kiosk kiosk;
    kiosk.model.session.person = {"p-006", "Zoë Larkwhistle"};
    kiosk.act(StartForm{"claim"});
    CHECK(kiosk.at() == "question for");
    CHECK(kiosk.answers().get<PersonAnswer>("who")->id == "p-006");
}
