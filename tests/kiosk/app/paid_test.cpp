// What is asked of a claim beyond its lines: the day, what was claimed or booked before, benefits, and how to be paid.
// long: each case walks the same claim up to another question; the steps up to there are shared.
#include "kiosk/app/saved_words.h"
#include "tests/kiosk/kiosk_fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

Carried with_booked(const std::string& category) {
    MeetingPack pack = sample_pack();
    pack.booked = {{"p-001", category, pack.date}};
    return carried_with({pack});
}

void begin_claim(Kiosk& kiosk) {
    kiosk.act(StartForm{"claim"});
    kiosk.type("mab th");
    kiosk.choose("who.p-001");
    kiosk.choose("for.me");
}

void to_lines(Kiosk& kiosk) {
    begin_claim(kiosk);
    kiosk.choose("when.today");
    REQUIRE(kiosk.at() == "question lines");
}

void write_start(Kiosk& kiosk) {
    REQUIRE(kiosk.at() == "question from");
    kiosk.write("Green");
}

// day: as it is typed, 01102026.
void to_lines_of(Kiosk& kiosk, const std::string& day) {
    begin_claim(kiosk);
    kiosk.choose("when.other-day");
    kiosk.write(day);
    REQUIRE(kiosk.at() == "question lines");
}

// Parking, up to the question after who paid.
void start_parking(Kiosk& kiosk, const std::string& pounds) {
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write(pounds);
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.yes");
}

void to_payment(Kiosk& kiosk) {
    to_lines(kiosk);
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.yes");
    REQUIRE(kiosk.at() == "question payment");
}

std::size_t lines_in(const Kiosk& kiosk) {
    const auto* lines = kiosk.answers().get<std::vector<Answers>>("lines");
    return lines == nullptr ? 0 : lines->size();
}

// Weights of one: the sum of all digits must be a multiple of ten.
std::shared_ptr<const ModulusTable> simple_table() {
    auto table = ModulusTable::parse("100000 199999 MOD10 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "table", "", "");
    REQUIRE(table.ok());
    return std::make_shared<const ModulusTable>(table.take());
}

} // namespace

TEST_CASE("a cost of another day is claimed for that day, at the rate of that day") {
    Kiosk kiosk;
    begin_claim(kiosk);
    kiosk.choose("when.other-day");
    CHECK(kiosk.at() == "question day");
    kiosk.write("31112026");
    CHECK(kiosk.error() == "error.date");
    while (!kiosk.model.session.run->typed.text.empty()) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("23112026");
    CHECK(kiosk.error() == "error.date-later");
    while (!kiosk.model.session.run->typed.text.empty()) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("01/10/2026");
    REQUIRE(kiosk.at() == "question lines");
    start_parking(kiosk, "2.50");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    kiosk.save();
    CHECK(kiosk.body()["lines"][0]["date"] == "2026-10-01");
    CHECK(kiosk.body()["late"] == false);
    CHECK(kiosk.body()["benefits_notice"] == "2026-04-06");
}

TEST_CASE("a late claim is warned about once, and taken") {
    Kiosk kiosk;
    begin_claim(kiosk);
    kiosk.choose("when.other-day");
    kiosk.write("01042026");
    CHECK(kiosk.at() == "question day");
    CHECK(kiosk.error() == "error.late");
    kiosk.next();
    REQUIRE(kiosk.at() == "question lines");
    kiosk.press("lines.add");
    kiosk.choose("category.car");
    kiosk.write("Green");
    kiosk.write("Hall");
    kiosk.choose("way.one-way");
    kiosk.write("10");
    kiosk.choose("who-paid.me");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    kiosk.save();
    CHECK(kiosk.body()["late"] == true);
    CHECK(kiosk.body()["lines"][0]["amount_pence"] == 450); // 45p before 6 April 2026
}

TEST_CASE("the same kind and amount twice in a claim asks, and takes either answer") {
    Kiosk kiosk;
    to_lines(kiosk);
    start_parking(kiosk, "2.50");
    REQUIRE(kiosk.at() == "question lines");
    start_parking(kiosk, "2.60");
    REQUIRE(kiosk.at() == "question lines");
    start_parking(kiosk, "2.50");
    REQUIRE(kiosk.at() == "question same-again");
    kiosk.choose("same-again.different");
    CHECK(kiosk.at() == "question lines");
    CHECK(lines_in(kiosk) == 3);
    start_parking(kiosk, "2.60");
    REQUIRE(kiosk.at() == "question same-again");
    kiosk.choose("same-again.same");
    CHECK(kiosk.at() == "question lines");
    CHECK(lines_in(kiosk) == 3);
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    kiosk.save();
    CHECK(kiosk.body()["lines"][1]["claimed_before"] == "");
    CHECK(kiosk.body()["lines"][2]["claimed_before"] == "different");
}

TEST_CASE("a line of an earlier claim at this kiosk asks; the keys of all lines go along to be remembered") {
    Kiosk kiosk;
    to_lines(kiosk);
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write("2.50");
    REQUIRE(kiosk.count<LookForLine>() == 1);
    const std::string key = std::get<LookForLine>(kiosk.effects.back()).key;
    kiosk.act(LineClaimedBefore{key});
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.yes");
    REQUIRE(kiosk.at() == "question same-again");
    kiosk.choose("same-again.different");
    REQUIRE(kiosk.at() == "question lines");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    kiosk.save();
    CHECK(kiosk.draft()->remember == std::vector<std::string>{key});
    // The next person is somebody else.
    kiosk.act(EndSession{});
    CHECK(kiosk.model.session.claimed_before.empty());
}

TEST_CASE("a booked cost is not theirs either when its day was changed after it was written") {
    Kiosk kiosk(with_booked("parking"));
    to_lines_of(kiosk, "01102026");
    start_parking(kiosk, "2.50");
    REQUIRE(kiosk.at() == "question lines");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(ChangeQuestion{"when"});
    kiosk.choose("when.today");
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    // The line is open, with what is wrong and a way to take it out.
    CHECK(kiosk.count<SaveRecord>() == 0);
    CHECK(kiosk.at() == "question category");
    CHECK(kiosk.error() == "error.booked");
    kiosk.act(RemoveLine{});
    CHECK(lines_in(kiosk) == 0);
    kiosk.next();
    REQUIRE(kiosk.at() == "check");
    kiosk.act(SaveForm{});
    CHECK(kiosk.count<SaveRecord>() == 1);
}

TEST_CASE("what was booked and paid for somebody is not taken from them as a cost") {
    Kiosk kiosk(with_booked("hotel"));
    to_lines(kiosk);
    kiosk.press("lines.add");
    kiosk.choose("category.hotel");
    CHECK(kiosk.at() == "question category");
    CHECK(kiosk.error() == "error.booked");
    kiosk.choose("category.parking");
    CHECK(kiosk.at() == "question amount");
    Kiosk other(with_booked("hotel"));
    other.act(StartForm{"claim"});
    other.type("zo");
    other.choose("who.p-006");
    other.choose("for.me");
    other.choose("when.today");
    other.press("lines.add");
    other.choose("category.hotel");
    CHECK(other.at() == "question amount");
}

TEST_CASE("bank numbers are asked of those who choose it, looked at kindly once, and never in the way") {
    Carried carried = carried_with({sample_pack()});
    carried.modulus = simple_table();
    Kiosk kiosk(carried);
    to_payment(kiosk);
    kiosk.choose("payment.bank");
    CHECK(kiosk.at() == "question account-name");
    kiosk.write("Mabel Thornberry");
    CHECK(kiosk.at() == "question sort-code");
    kiosk.write("11-22-3");
    CHECK(kiosk.error() == "error.sort-code");
    kiosk.write("3");
    CHECK(kiosk.at() == "question account");
    kiosk.write("123");
    CHECK(kiosk.error() == "error.account");
    kiosk.write("456");
    CHECK(kiosk.at() == "question account");
    CHECK(kiosk.error() == "error.look-again");
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["bank"] ==
          Json{{"name", "Mabel Thornberry"}, {"sort_code", "112233"}, {"account", "00123456"}, {"roll_number", ""}});
    CHECK_FALSE(kiosk.model.session.run.has_value());
}

TEST_CASE("another number after the warning is looked at anew") {
    Carried carried = carried_with({sample_pack()});
    carried.modulus = simple_table();
    Kiosk kiosk(carried);
    to_payment(kiosk);
    kiosk.choose("payment.building-society");
    kiosk.write("Mabel Thornberry");
    kiosk.write("112233");
    kiosk.write("123456");
    REQUIRE(kiosk.error() == "error.look-again");
    REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("5");
    CHECK(kiosk.error() == "error.look-again");
    REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    // 1+1+2+2+3+3 and 1+2+3+4+5+3 are 12 and 18: thirty.
    kiosk.write("3");
    CHECK(kiosk.at() == "question roll-number");
    kiosk.next();
    CHECK(kiosk.at() == "check");
}

TEST_CASE("somebody who wants no bank numbers here is asked for none") {
    for (const char* payment : {"bank-known", "bank-ask", "voucher", "prepaid", "donate", "ask-me"}) {
        Kiosk kiosk;
        to_payment(kiosk);
        kiosk.choose(std::string("payment.") + payment);
        CHECK(kiosk.at() == "check");
        kiosk.save();
        CHECK(kiosk.body()["payment"] == payment);
        CHECK_FALSE(kiosk.body().contains("bank"));
    }
}

TEST_CASE("somebody under 16 is asked for no bank, and an answer from before they said so is dropped") {
    Kiosk kiosk;
    to_payment(kiosk);
    kiosk.choose("payment.building-society");
    REQUIRE(kiosk.at() == "question account-name");
    // Now it is somebody who is on the roll as a child.
    RollEntry entry;
    entry.meeting = "better-buses";
    entry.person = "p-001";
    entry.name = "Mabel Thornberry";
    entry.more.is_child = true;
    kiosk.act(RollChanged{{entry}});
    kiosk.act(ChangeQuestion{"payment-young"});
    REQUIRE(kiosk.at() == "question payment-young");
    for (const Option& option : current_question(kiosk.model).options) {
        CHECK(option.id.find("bank") == std::string::npos);
        CHECK(option.id != "building-society");
    }
    kiosk.choose("payment-young.cash");
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["payment"] == "cash");
    CHECK(kiosk.body()["cash"] == Json{{"received", false}, {"given", false}, {"pence", 2750}});
    CHECK_FALSE(kiosk.body().contains("bank"));
}

TEST_CASE("cash on the day: the person says that they have it, then who pays says that it was given") {
    Kiosk kiosk;
    to_payment(kiosk);
    kiosk.choose("payment.cash");
    kiosk.choose("cash-got.yes");
    CHECK(kiosk.at() == "question cash-given");
    kiosk.choose("cash-given.yes");
    kiosk.save();
    CHECK(kiosk.body()["cash"] == Json{{"received", true}, {"given", true}, {"pence", 2750}});
}

TEST_CASE("who has their cash, or claims nothing, is told of no day by which they are paid") {
    const auto left_out = [](const char* given, bool is_owed) {
        Kiosk kiosk;
        to_payment(kiosk);
        kiosk.choose("payment.cash");
        kiosk.choose("cash-got.yes");
        kiosk.choose(given);
        const Form& form = *find_form(kiosk.model, "claim");
        std::set<std::string> keys;
        for (const std::size_t at :
             ideas_to_leave_out(form, kiosk.model.session.run->answers, Pence{is_owed ? 2750 : 0}))
            keys.insert(form.saved_ideas.at(at).wording.key);
        return keys;
    };
    using Keys = std::set<std::string>;
    CHECK(left_out("cash-given.no", true) == Keys{});
    CHECK(left_out("cash-given.yes", true) == Keys{"form.claim.saved.pay-by"});
    CHECK(left_out("cash-given.no", false) == Keys{"form.claim.saved.pay-by", "form.claim.saved.total"});
}

TEST_CASE("who gives it to the charity is told of no day by which they are paid") {
    Kiosk kiosk;
    to_payment(kiosk);
    kiosk.choose("payment.donate");
    kiosk.save();
    const Form& form = *find_form(kiosk.model, "claim");
    std::set<std::string> keys;
    for (const std::size_t at : kiosk.model.session.saved.left_out) keys.insert(form.saved_ideas.at(at).wording.key);
    CHECK(keys == std::set<std::string>{"form.claim.saved.pay-by", "form.claim.saved.total"});
}

TEST_CASE("a booking asks for what is needed, on a day that is still to come") {
    Kiosk kiosk;
    kiosk.act(StartForm{"booking"});
    kiosk.type("mab th");
    kiosk.choose("who.p-001");
    kiosk.press("what.hotel");
    kiosk.choose("what.train");
    kiosk.write("01112026");
    CHECK(kiosk.error() == "error.date-past");
    while (!kiosk.model.session.run->typed.text.empty()) REQUIRE(kiosk.try_event({{}, Gesture::erase, {}}));
    kiosk.write("25122026");
    CHECK(kiosk.at() == "question from");
    kiosk.write("Green");
    CHECK(kiosk.at() == "question to");
    kiosk.choose("to.1");
    kiosk.choose("way.return");
    kiosk.choose("time-there.morning");
    kiosk.choose("time-back.any");
    kiosk.write("2");
    kiosk.choose("needs.step-free");
    kiosk.next();
    CHECK(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.draft()->kind == "booking");
    CHECK(kiosk.body()["person"] == "p-001");
    CHECK(kiosk.body()["what"].size() == 2);
    CHECK(kiosk.body()["day"] == "2026-12-25");
    CHECK(kiosk.body()["nights"] == 2);
    CHECK(kiosk.body()["needs"] == Json::array({"step-free"}));
    CHECK(kiosk.body()["from"] == "Green");
    CHECK(kiosk.body()["to"] == "Hillside village hall");
    CHECK(kiosk.body()["way"] == "return");
    CHECK(kiosk.body()["time_there"] == "morning");
    CHECK(kiosk.body()["time_back"] == "any");
}

TEST_CASE("where to, whether they come back and when can be passed over, and are not asked for a bed alone") {
    const auto begun = [](const char* what) {
        Kiosk kiosk;
        kiosk.act(StartForm{"booking"});
        kiosk.type("mab th");
        kiosk.choose("who.p-001");
        kiosk.choose(what);
        kiosk.write("25122026");
        return kiosk;
    };
    Kiosk train = begun("what.train");
    write_start(train);
    for (const char* question : {"to", "way", "time-there"}) {
        CHECK(train.at() == std::string("question ") + question);
        train.next();
    }
    // Who does not come back, or does not say so, is not asked when.
    CHECK(train.at() == "question needs");
    train.next();
    train.next();
    train.save();
    for (const char* key : {"to", "way", "time_there", "time_back"}) CHECK_FALSE(train.body().contains(key));
    Kiosk one_way = begun("what.train");
    write_start(one_way);
    one_way.next();
    one_way.choose("way.one-way");
    one_way.choose("time-there.any");
    CHECK(one_way.at() == "question needs");
    Kiosk bed = begun("what.hotel");
    CHECK(bed.at() == "question nights");
}

TEST_CASE("the slip on paper has the number and what happens next, and nobody's name") {
    Carried carried = carried_with({sample_pack()});
    carried.has_printer = true;
    Kiosk kiosk(carried);
    to_payment(kiosk);
    kiosk.choose("payment.ask-me");
    kiosk.save("7F3K-9Q2M");
    kiosk.act(PrintSlip{});
    kiosk.act(PrintSlip{}); // a second press prints no second one
    REQUIRE(kiosk.count<PrintPass>() == 1);
    const PassSheet& sheet = std::get<PrintPass>(kiosk.effects.back()).sheet;
    CHECK(sheet.code == "7F3K-9Q2M");
    std::string all = sheet.heading;
    for (const std::string& idea : sheet.ideas) all += " " + idea;
    CHECK(all.find("7F3K-9Q2M") != std::string::npos);
    CHECK(all.find("£0.00") == std::string::npos);
    CHECK(all.find("Mabel") == std::string::npos);
    kiosk.act(CardPrinted{false});
    CHECK(kiosk.model.session.card.message == "pass.not-printed");
}

TEST_CASE("the slip of a claim lists the receipts that go with it into the envelope, and only those") {
    Carried carried = carried_with({sample_pack()});
    carried.has_printer = true;
    Kiosk kiosk(carried);
    to_lines(kiosk);
    start_parking(kiosk, "2.50");
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write("3.10");
    kiosk.choose("who-paid.me");
    kiosk.choose("receipt.no");
    kiosk.next();
    REQUIRE(kiosk.at() == "question lines");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    kiosk.choose("payment.ask-me");
    kiosk.save("7F3K-9Q2M");
    const Words words = words_of(kiosk.model);
    const std::vector<Label> lines = handed_in_lines(kiosk.model, words);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text() == "These receipts are in the envelope:");
    CHECK(lines[1].text() == "Parking: £2.50");
    kiosk.act(PrintSlip{});
    const PassSheet& sheet = std::get<PrintPass>(kiosk.effects.back()).sheet;
    CHECK(sheet.ideas.back() == "Parking: £2.50");
    Kiosk none(carried);
    to_payment(none);
    none.choose("payment.ask-me");
    none.save("7F3K-9Q2M");
    CHECK(handed_in_lines(none.model, words).empty());
}

TEST_CASE("more than is paid for one line is said once, and taken all the same") {
    auto text = text_of(source("config/rules/parking.json"));
    const std::string blank = "\"caps\": []";
    REQUIRE(text.find(blank) != std::string::npos);
    text.replace(text.find(blank), blank.size(), R"("caps": [{"effective_from":"2026-01-01","pence_per_line":1000}])");
    auto rule = load_expense_rule(text, "parking.json");
    REQUIRE(rule.ok());
    Carried carried = carried_with({sample_pack()});
    auto rules = ExpenseRules::of({rule.take()});
    REQUIRE(rules.ok());
    carried.rules = std::make_shared<const ExpenseRules>(rules.take());
    Kiosk kiosk(carried);
    to_lines(kiosk);
    kiosk.press("lines.add");
    kiosk.choose("category.parking");
    kiosk.write("10.01");
    CHECK(kiosk.at() == "question amount");
    CHECK(kiosk.error() == "error.over-cap");
    kiosk.next();
    CHECK(kiosk.at() == "question who-paid");
    Kiosk other(carried);
    to_lines(other);
    other.press("lines.add");
    other.choose("category.parking");
    other.write("10.00");
    CHECK(other.at() == "question who-paid");
    // The cap of the day that the cost is from, not of the meeting's.
    Kiosk earlier(carried);
    to_lines_of(earlier, "01122025");
    earlier.press("lines.add");
    earlier.choose("category.parking");
    earlier.write("10.01");
    CHECK(earlier.error().empty());
    CHECK(earlier.at() == "question who-paid");
}

TEST_CASE("how to be paid, and whether the cash was paid, are asked only where there is something to pay") {
    Kiosk kiosk;
    to_lines(kiosk);
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    REQUIRE(kiosk.at() == "check");
    // A fee that is taken after all is something to pay, and so is any cost.
    kiosk.act(ChangeQuestion{"fee"});
    kiosk.choose("fee.yes");
    REQUIRE(kiosk.at() == "question payment");
    kiosk.choose("payment.cash");
    REQUIRE(kiosk.at() == "question cash-got");
    kiosk.choose("cash-got.not-yet");
    REQUIRE(kiosk.at() == "check");
    // Said no again: what was answered about cash is not told.
    kiosk.act(ChangeQuestion{"fee"});
    kiosk.choose("fee.no");
    REQUIRE(kiosk.at() == "check");
    kiosk.save();
    CHECK(kiosk.body()["total_pence"] == 0);
    CHECK(kiosk.body()["payment"] == "");
    CHECK_FALSE(kiosk.body().contains("cash"));
    CHECK_FALSE(kiosk.body().contains("bank"));
}

TEST_CASE("a cost with its receipt still to come is something to pay") {
    Kiosk kiosk;
    to_lines(kiosk);
    start_parking(kiosk, "2.50");
    kiosk.next();
    kiosk.next();
    kiosk.choose("fee.no");
    CHECK(kiosk.at() == "question payment");
}
