// The charter's promises to who comes to meetings at a cost, each in a visit whose record reaches the server, to the
// penny. docs/domain.md has the table.
#include "charter_day.h"

using namespace copro;
using namespace copro::test;

namespace {

constexpr const char* book_a_train = R"(press #welcome.other-things
press #other-things.booking
type "mab th"
press "Mabel T."
press #next
press #what.train
press #next
expect-screen booking.day)";

// The train that was booked is not taken as a cost; the bus to it is. Training instead of the fee.
constexpr const char* claim_beside_what_was_booked = R"(press #welcome.claim
type "mab th"
press "Mabel T."
press #next
press #for.me
press #next
press #when.today
press #next
press #lines.add
press #category.train
press #next
expect-screen claim.category
expect "We paid for this already. You do not need to claim it."
press #category.bus
press #next
type "home"
press #next
type "station"
press #next
press #way.return
press #next
type "4.80"
press #next
press #who-paid.me
press #next
press #receipt.yes
press #next
expect "Total so far: £4.80"
press #next
expect-screen claim.benefits
expect "Get advice before you say yes."
press #next
expect "Training instead"
press #fee.training
press #next
press #payment.cash
press #next
press #cash-got.not-yet
press #next
press #save
expect "You asked for £4.80.")";

struct FeeAnswer {
    const char* typed;
    const char* name;
    const char* choice;
    std::int64_t pence;
};
// Training is the sixth.
constexpr std::array fee_answers{
    FeeAnswer{"idr", "Idris Q.", "yes", 2750},      FeeAnswer{"oona", "Oona M.", "less", 1000},
    FeeAnswer{"cled", "Cledwyn P.", "no", 0},       FeeAnswer{"priy", "Priya S.", "voucher", 0},
    FeeAnswer{"gwen", "Gwenllian H.", "donate", 0},
};

// The words about benefits stand before each answer. Returns the number that they were told.
std::string claim_the_fee(CharterDay& day, const FeeAnswer& answer) {
    day.visit(std::string("press #welcome.claim\ntype \"") + answer.typed + "\"\npress \"" + answer.name +
              "\"\npress #next\npress #for.me\npress #next\npress #when.today\npress #next\npress #next\n" +
              "expect-screen claim.benefits\npress #next\nexpect-screen claim.fee\npress #fee." + answer.choice +
              "\npress #next");
    if (std::string(answer.choice) == "less") day.visit("type \"10\"\npress #next");
    if (answer.pence > 0) day.visit("expect-screen claim.payment\npress #payment.ask-me\npress #next");
    day.visit("expect-screen claim.check\npress #save\nexpect-screen claim.saved");
    std::string number = day.number_on_screen();
    day.visit("press #next");
    return number;
}

// What else is asked of a journey may be passed over.
void say_from_where_and_save(CharterDay& day) {
    day.visit("press #next\nexpect-screen booking.from\ntype \"hillside\"\npress #next");
    constexpr int most_questions = 20;
    for (int question = 0; question < most_questions; ++question) {
        const std::string screen = day.kiosk().see()["screen"];
        if (screen == "booking.check") break;
        if (screen == "booking.needs") day.visit("press #needs.step-free");
        day.visit("press #next");
    }
    day.visit("expect-screen booking.check\npress #save\nexpect-screen booking.saved");
}

} // namespace

TEST_CASE("the charter: what is booked for somebody costs them nothing, and what they paid themselves comes back") {
    CharterDay day;
    RealServer& server = day.server();
    day.visit(book_a_train);
    day.visit("type \"" + day_digits(today()) + "\"");
    say_from_where_and_save(day);
    const std::string booking = day.number_on_screen();
    day.visit("press #next\nsync");
    CHECK(day.count_of("bookings", {{"reference", booking},
                                    {"person", "p-001"},
                                    {"what", {"train"}},
                                    {"day", date_text(today())},
                                    {"from", "hillside"},
                                    {"needs", {"step-free"}}}) == 1);

    server.command("booking made " + booking);
    day.visit("sync");
    day.visit(claim_beside_what_was_booked);
    const std::string claim = day.number_on_screen();
    day.visit("press #next\nsync");
    CHECK(day.count_of("claims", {{"reference", claim}, {"row", "line"}, {"category", "bus"}, {"amount_pence", 480}}) ==
          1);
    CHECK(day.count_of("claims", {{"reference", claim}, {"row", "line"}}) == 1);
    CHECK(day.count_of("in-kind", {{"reference", claim}, {"chosen", "training"}, {"instead_of_pence", 2750}}) == 1);
    CHECK(day.count_of("booked", {{"person", "p-001"}, {"what", "train"}, {"booked", true}, {"claimed_pence", 0}}) ==
          1);
    CHECK(day.count_of("out-of-pocket", {{"person", "p-001"}, {"out_of_pocket_pence", 480}}) == 1);

    CHECK(day.count_of("claim-states", {{"reference", claim}, {"state", "sent"}}) == 1);
    server.command("claim approve " + claim + " --by Treasurer --rules '" COPRO_SOURCE_DIR "/config/rules'");
    server.command("claim paid " + claim + " --by Treasurer");
    CHECK_THAT(server.command("claim show " + claim + " --rules '" COPRO_SOURCE_DIR "/config/rules'"),
               Catch::StartsWith(claim + ": paid since " + date_text(today())));
    CHECK(day.count_of("claim-states", {{"reference", claim}, {"state", "paid"}, {"paid_pence", 480}}) == 1);
    CHECK(day.count_of("days-to-pay", {{"meeting", "all"}, {"paid", 1}, {"median_days", "0"}, {"on_time", 1}}) == 1);
    CHECK(day.count_of("out-of-pocket", {{"person", "p-001"}, {"out_of_pocket_pence", 0}}) == 1);
}

TEST_CASE(
    "the charter: with no network people take the fee, less, none, or something else, after the words on benefits") {
    CharterDay day;
    day.server().end(SIGKILL);
    std::vector<std::string> numbers;
    for (const FeeAnswer& answer : fee_answers) numbers.push_back(claim_the_fee(day, answer));
    day.server().start();
    day.visit("sync");
    for (std::size_t at = 0; at < fee_answers.size(); ++at) {
        CHECK(day.count_of("claims", {{"reference", numbers[at]},
                                      {"row", "fee"},
                                      {"category", fee_answers[at].choice},
                                      {"offered_pence", 2750},
                                      {"amount_pence", fee_answers[at].pence},
                                      {"claim_total_pence", fee_answers[at].pence}}) == 1);
    }
    for (const auto& row : day.report("claims")) CHECK_FALSE(row["benefits_notice"].get<std::string>().empty());
    CHECK(day.report("claims").size() == fee_answers.size());
}

TEST_CASE("the charter: who claimed asks the kiosk what came of it, with no network, and is told to the penny") {
    CharterDay day;
    const std::string claim = claim_the_fee(day, fee_answers.front());
    const auto ask = [&](std::string number) {
        std::erase(number, '-'); // it stands there by itself
        day.visit("press #welcome.other-things\npress #other-things.claim-answer\ntype \"" + number +
                  "\"\npress #next");
    };
    // It has not reached the server yet.
    ask(claim);
    day.visit("expect-screen claim-answer.unknown\nexpect \"I cannot find this number.\"\npress #back\npress #back\n"
              "press #back\nsync");
    CHECK(day.count_of("claim-states", {{"reference", claim}, {"state", "sent"}}) == 1); // and is opened there
    day.visit("sync");
    ask(claim);
    day.visit(
        "expect-screen claim-answer.told\nexpect \"You asked for £27.50. We have not decided yet.\"\npress #next");

    RealServer& server = day.server();
    server.command("claim approve " + claim + " --by Treasurer --rules '" COPRO_SOURCE_DIR "/config/rules'");
    day.visit("sync");
    ask(claim);
    day.visit("expect \"We said yes to £27.50. We still have to pay it.\"\npress #next");
    server.command("claim paid " + claim + " --by Treasurer");
    day.visit("sync");
    server.end(SIGKILL);
    ask(claim);
    day.visit("expect-screen claim-answer.told\nexpect \"We paid you £27.50 on\"\npress #next\nexpect-screen welcome");
    // Of another number there is nothing, and nothing is left of this one.
    ask("0000-0000");
    day.visit("expect-screen claim-answer.unknown");
    CHECK(day.kiosk().see().dump().find("27.50") == std::string::npos);
}
