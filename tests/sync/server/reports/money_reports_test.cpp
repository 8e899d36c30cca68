#include "sync/base/json.h"
#include "sync/server/reports/money_reports.h"
#include "sync/server/reports/reports.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

ExpenseRules rules_with(std::int64_t pence_from_april) {
    const std::string text =
        R"({"schema":1,"category":"car","order":1,"wording":"w","picture":"p","pays":"miles","receipt":"not-needed",
        "source":"s","rates":[{"effective_from":"2011-04-06","bands":[{"up_to_miles":10000,"pence_per_mile":45},
        {"pence_per_mile":25}]},{"effective_from":"2026-04-06","bands":[{"up_to_miles":10000,"pence_per_mile":)" +
        std::to_string(pence_from_april) + R"(},{"pence_per_mile":25}]}]})";
    return must(ExpenseRules::of({must(load_expense_rule(text, "car.json"))}));
}

struct Office {
    TempFolder folder;
    std::unique_ptr<Store> store = must(open_sqlite_store(folder.path() / "server.db"));
    int saved = 0;

    void claim(ClaimBody body, const std::string& meeting = "buses") {
        ++saved;
        const Uuid id = *Uuid::parse("00000000-0000-4000-8000-00000000000" + std::to_string(saved));
        body.reference = "R" + std::to_string(saved);
        must(store->save_opened(
            {{{id, "claim", 1, "kiosk-1", meeting, "en", "claim", 2, test_now_ms + saved, {}}, std::move(body)}}));
    }
    static ClaimBody by_car(const std::string& person, const std::string& name, const std::string& date,
                            std::int64_t tenths, std::int64_t pence) {
        ClaimBody body;
        body.for_whom = "me";
        if (!person.empty()) body.person = person;
        body.name = name;
        body.lines = {{"car", date, "A", "B", false, tenths, pence, "me", "", ""}};
        body.expenses_pence = pence;
        return body;
    }
};

} // namespace

TEST_CASE("a top-up is what a claim at the old rate lacks by the new one, for each person and tax year") {
    Office office;
    office.claim(Office::by_car("p-1", "Ada Example", "2026-04-10", 1000, 4500));             // at 45p: 10.00 short
    office.claim(Office::by_car("p-1", "Ada Example", "2026-05-10", 100, 450), "warm-homes"); // 1.00 short
    office.claim(Office::by_car("p-1", "Ada Example", "2026-04-05", 1000, 4500));             // before the day: right
    office.claim(Office::by_car("p-2", "Bo Example", "2026-06-10", 1000, 5500));              // right already
    office.claim(Office::by_car("", "", "2026-04-10", 1000, 4500));                           // nobody knows whose
    const Table table = must(topups_report(*office.store, rules_with(55)));
    CHECK(to_csv(table) ==
          "person,name,tax_year,row,reference,meeting,line,category,date,miles,claimed_pence,worked_out_pence,"
          "difference_pence\r\n"
          "p-1,Ada Example,2026-27,line,R1,buses,1,car,2026-04-10,100.0,4500,5500,1000\r\n"
          "p-1,Ada Example,2026-27,line,R2,warm-homes,1,car,2026-05-10,10.0,450,550,100\r\n"
          "p-1,Ada Example,2026-27,total,,,,,,,4950,6050,1100\r\n");
    CHECK(must(topups_report(*office.store, rules_with(45))).rows.size() == 2); // Bo was given too much by these
}

TEST_CASE("miles over 10,000 in a tax year are told as claimed and as they should be") {
    Office office;
    office.claim(Office::by_car("p-1", "Ada Example", "2026-05-10", 100'000, 550'000), "other");
    office.claim(Office::by_car("p-1", "Ada Example", "2026-06-10", 100, 550));
    const ExpenseRules rules = rules_with(55);
    const Json rows = must(parse_json(to_json(must(claims_report(*office.store, "buses", &rules))), "report"));
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["amount_pence"] == 550);
    CHECK(rows[0]["worked_out_pence"] == 250);
    CHECK(rows[0]["difference_pence"] == -300);
    const Json plain = must(parse_json(to_json(must(claims_report(*office.store, "buses"))), "report"));
    CHECK(plain[0]["worked_out_pence"].is_null());
}

TEST_CASE("somebody else's journey shares no band with the one who claims for them") {
    Office office;
    office.claim(Office::by_car("p-1", "Ada Example", "2026-05-10", 100'000, 550'000));
    ClaimBody for_bo = Office::by_car("p-1", "Ada Example", "2026-06-10", 100, 450);
    for_bo.for_whom = "someone-else";
    for_bo.for_name = "Bo Example";
    office.claim(for_bo);
    CHECK(to_csv(must(topups_report(*office.store, rules_with(55))))
              .find(",Bo Example,2026-27,total,,,,,,,450,550,100") != std::string::npos);
}

TEST_CASE("bank numbers stand in the payments and nowhere else") {
    Office office;
    ClaimBody body = Office::by_car("p-1", "Ada Example", "2026-06-10", 100, 550);
    body.payment = "bank";
    body.bank = BankNumbers{"Ada Example", "112233", "00123456", ""};
    office.claim(body);
    ClaimBody cash = Office::by_car("p-2", "Bo Example", "2026-06-10", 100, 550);
    cash.payment = "cash";
    cash.cash = PaidCash{true, false};
    office.claim(cash);
    const Json rows = must(parse_json(to_json(must(report(*office.store, "payments", "", "2026-12-24"))), "report"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["account"] == "00123456");
    CHECK(rows[0]["total_pence"] == 550);
    CHECK(rows[0]["cash_received"].is_null());
    CHECK(rows[1]["cash_received"] == true);
    CHECK(rows[1]["cash_given"] == false);
    CHECK(rows[1]["sort_code"] == "");
    CHECK(to_csv(must(report(*office.store, "claims", "", "2026-12-24"))).find("00123456") == std::string::npos);
}
