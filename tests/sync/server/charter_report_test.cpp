// The charter's page of the year: what was booked, and training that people had.
#include "tests/sync/server/year_office.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("what was booked, and training that people had, stand on the charter's page, small numbers hidden") {
    YearOffice office;
    std::string invited;
    std::string booked;
    for (int i = 0; i < 12; ++i) {
        const std::string person = fmt::format("p-7{:02}", i);
        invited += fmt::format(R"({}{{"id": "{}", "first_name": "Rail{}"}})", i == 0 ? "" : ",", person, i);
        office.say("booking",
                   fmt::format(R"({{"person":"{}","name":"Rail{}","what":["train"],"day":"2025-06-11"}})", person, i),
                   YearOffice::in_june + 30);
        if (i >= 8) continue;
        booked += fmt::format(R"({}{{"person": "{}", "category": "train", "date": "2025-06-11"}})", i == 0 ? "" : ",",
                              person);
    }
    office.meeting("rail", "2025-06-11", fmt::format(R"("booked": [{}], "people": [{}])", booked, invited));
    // Three paid for what was booked, and one for what nobody booked.
    for (const int i : {0, 1, 2, 9}) {
        office.say("claim",
                   fmt::format(R"({{"person":"p-7{:02}","name":"Rail{}","expenses_pence":500,
                "lines":[{{"category":"train","date":"2025-06-11","amount_pence":500}}]}})",
                               i, i),
                   YearOffice::in_june);
    }
    for (int i = 0; i < 7; ++i) {
        const auto claim = office.say("claim",
                                      fmt::format(R"({{"person":"p-8{:02}","name":"Pupil{}","lines":[],
                "fee":{{"choice":"training","offered_pence":2750,"pence":0}}}})",
                                                  i, i),
                                      YearOffice::in_june);
        const std::string reference = claim.header.rec_id.text();
        (void)office.run("claim approve", {{"references", reference}, {"by", "Staff Sam"}});
        if (i == 0) continue;
        (void)office.run("claim given", {{"references", reference}, {"by", "Staff Sam"}, {"what", "First aid"}});
    }
    const auto files = office.report("en", {{"under", "charter"}});
    CHECK(files.at("booked.csv") == ",How many\r\nYou asked us to book,10\r\nWe booked it for you,10\r\n"
                                    "You paid for it yourself,fewer than 5\r\n");
    // With the six of the sample, who chose it and have not had it.
    CHECK(files.at("training-fee.csv") == ",How many\r\nYou chose training,15\r\nYou had the training,5\r\n");
    const auto strict = office.report("en", {{"under", "charter"}, {"strict", "yes"}});
    CHECK(strict.at("training-fee.csv").find("You had the training,fewer than 8\r\n") != std::string::npos);
    // As all that is of money, not while the year goes on.
    const auto so_far = office.report("en", {{"year", "2026"}, {"so-far", "yes"}, {"under", "charter"}});
    CHECK_FALSE(so_far.contains("booked.csv"));
    CHECK_FALSE(so_far.contains("training-fee.csv"));
}
