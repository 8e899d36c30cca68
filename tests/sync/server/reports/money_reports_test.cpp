#include "sync/base/json.h"
#include "sync/server/reports/claim_cases.h"
#include "sync/server/reports/money_reports.h"
#include "sync/server/reports/reports.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

#include <fmt/format.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

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
    // What was done with the claim of this number, in order.
    void steps(int claim, const std::vector<std::pair<ClaimStep, std::int64_t>>& taken,
               ClaimPart part_of_last = ClaimPart::whole) {
        std::vector<ClaimMove> moves;
        for (const auto& [step, pence] : taken) {
            ClaimMove move;
            move.claim = *Uuid::parse("00000000-0000-4000-8000-00000000000" + std::to_string(claim));
            move.number = static_cast<std::int64_t>(moves.size()) + 1;
            move.step = step;
            move.day = must(parse_date("2026-05-01"));
            move.who = "Staff One";
            move.reason = "Because";
            move.next = "Ask us";
            move.amount = Pence{pence};
            move.payment = step == ClaimStep::pay ? "P-1" : "";
            moves.push_back(move);
        }
        moves.back().part = part_of_last;
        must(store->add_claim_moves(moves));
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
          "noted_pence,difference_pence\r\n"
          "p-1,Ada Example,2026-27,line,R1,buses,1,car,2026-04-10,100.0,4500,5500,0,1000\r\n"
          "p-1,Ada Example,2026-27,line,R2,warm-homes,1,car,2026-05-10,10.0,450,550,0,100\r\n"
          "p-1,Ada Example,2026-27,total,,,,,,,4950,6050,0,1100\r\n");
    CHECK(must(topups_report(*office.store, rules_with(45))).rows.size() == 2); // Bo was given too much by these
}

TEST_CASE("one person's top-ups are one sum, however their name was written; two of one name are two") {
    Office office;
    office.claim(Office::by_car("p-1", "Ada Example", "2026-04-10", 1000, 4500));
    office.claim(Office::by_car("p-1", "A. Example", "2026-05-10", 100, 450), "homes");
    office.claim(Office::by_car("p-2", "Ada Example", "2026-05-10", 100, 450));
    office.claim(Office::by_car("", "Ada Example", "2026-05-10", 100, 450));
    const Json rows = must(parse_json(to_json(must(topups_report(*office.store, rules_with(55)))), "report"));
    std::vector<std::pair<std::string, std::int64_t>> totals;
    for (const Json& row : rows) {
        const std::string person = row["person"].is_null() ? "" : row["person"].get<std::string>();
        if (row["row"] == "total") totals.emplace_back(person, row["difference_pence"].get<std::int64_t>());
    }
    CHECK(totals == std::vector<std::pair<std::string, std::int64_t>>{{"", 100}, {"p-1", 1100}, {"p-2", 100}});
}

TEST_CASE("a top-up that was noted is not owed again, and nothing is owed on what was refused or taken back") {
    Office office;
    ClaimBody two = Office::by_car("p-1", "Ada Example", "2026-04-10", 1000, 4500);
    two.lines.push_back({"car", "2026-04-10", "B", "C", false, 100, 450, "me", "", ""});
    office.claim(two);                                                           // 10.00 and 1.00 short
    office.claim(Office::by_car("p-2", "Bo Example", "2026-04-10", 1000, 4500)); // 10.00 short
    office.claim(Office::by_car("p-3", "Cy Example", "2026-04-10", 1000, 4500));
    office.steps(1, {{ClaimStep::approve, 4950}, {ClaimStep::pay, 4950}, {ClaimStep::top_up, 1060}});
    office.steps(2, {{ClaimStep::reject, 0}});
    office.steps(3, {{ClaimStep::approve, 4500}, {ClaimStep::pay, 4500}, {ClaimStep::top_up, 1000}});
    CHECK(to_csv(must(topups_report(*office.store, rules_with(55)))) ==
          "person,name,tax_year,row,reference,meeting,line,category,date,miles,claimed_pence,worked_out_pence,"
          "noted_pence,difference_pence\r\n"
          "p-1,Ada Example,2026-27,line,R1,buses,2,car,2026-04-10,10.0,450,550,60,40\r\n"
          "p-1,Ada Example,2026-27,total,,,,,,,450,550,60,40\r\n");
}

TEST_CASE("more of the fee is no top-up of miles") {
    Office office;
    for (int at = 0; at < 2; ++at) {
        ClaimBody body = Office::by_car("p-1", "Ada Example", "2026-04-10", 1000, 4500); // 10.00 short
        body.fee = ClaimedFee{"yes", 2000, 2000};
        office.claim(body, at == 0 ? "buses" : "homes");
    }
    const std::vector<std::pair<ClaimStep, std::int64_t>> paid_and_more{
        {ClaimStep::approve, 6500}, {ClaimStep::pay, 6500}, {ClaimStep::top_up, 400}};
    office.steps(1, paid_and_more, ClaimPart::fee);
    office.steps(2, paid_and_more, ClaimPart::expenses);
    const Json rows = must(parse_json(to_json(must(topups_report(*office.store, rules_with(55)))), "report"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0]["difference_pence"] == 1000);
    CHECK(rows[1]["difference_pence"] == 600);
}

TEST_CASE("of a note on fee and costs together, only what fell on the costs is off the miles") {
    Office office;
    for (const std::int64_t fee : {2000, 500, 0}) {
        ClaimBody body = Office::by_car("p-1", "Ada Example", "2026-04-10", 1000, 4500); // 10.00 too much
        if (fee > 0) body.fee = ClaimedFee{"yes", fee, fee};
        office.claim(body, fmt::format("at-{}", fee));
    }
    // From before a part had to be said: off the fee as far as it goes.
    for (const auto& [claim, asked] : {std::pair(1, 6500), std::pair(2, 5000), std::pair(3, 4500)}) {
        office.steps(claim, {{ClaimStep::approve, asked}, {ClaimStep::pay, asked}, {ClaimStep::overpay, 800}});
    }
    const Json rows = must(parse_json(to_json(must(topups_report(*office.store, rules_with(35)))), "report"));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0]["noted_pence"] == 0);
    CHECK(rows[1]["noted_pence"] == -300);
    CHECK(rows[2]["noted_pence"] == -800);
    CHECK(rows[3]["difference_pence"] == -1900);
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
              .find(",Bo Example,2026-27,total,,,,,,,450,550,0,100") != std::string::npos);
}

TEST_CASE("miles that one person claims for another of the list use up the other's band, and the exports name both") {
    Office office;
    office.claim(Office::by_car("p-2", "Bo Example", "2026-05-10", 100'000, 550'000), "other");
    ClaimBody for_bo = Office::by_car("p-1", "Ada Example", "2026-06-10", 100, 550);
    for_bo.for_whom = "someone-else";
    for_bo.for_person = "p-2";
    for_bo.for_name = "Bo Example";
    office.claim(for_bo);
    office.claim(Office::by_car("p-1", "Ada Example", "2026-06-11", 100, 550));
    const ExpenseRules rules = rules_with(55);
    const Json rows = must(parse_json(to_json(must(claims_report(*office.store, "buses", &rules))), "report"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["person"] == "p-1");
    CHECK(rows[0]["for_person"] == "p-2");
    CHECK(rows[0]["worked_out_pence"] == 250);
    CHECK(rows[1]["for_person"].is_null());
    CHECK(rows[1]["worked_out_pence"] == 550);
    const Json paid =
        must(parse_json(to_json(must(report(*office.store, "payments", "buses", "2026-12-24"))), "report"));
    CHECK(paid[0]["name"] == "Ada Example");
    CHECK(paid[0]["for_person"] == "p-2");
    CHECK(paid[0]["for_name"] == "Bo Example");
}

TEST_CASE("bank numbers stand in the payments and nowhere else") {
    Office office;
    ClaimBody body = Office::by_car("p-1", "Ada Example", "2026-06-10", 100, 550);
    body.payment = "bank";
    body.bank = BankNumbers{"Ada Example", "112233", "00123456", ""};
    office.claim(body);
    ClaimBody cash = Office::by_car("p-2", "Bo Example", "2026-06-10", 100, 550);
    cash.payment = "cash";
    cash.cash = PaidCash{true, false, 550};
    office.claim(cash);
    const Json rows = must(parse_json(to_json(must(report(*office.store, "payments", "", "2026-12-24"))), "report"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["account"] == "00123456");
    CHECK(rows[0]["total_pence"] == 550);
    CHECK(rows[0]["cash_received"].is_null());
    CHECK(rows[1]["cash_received"] == true);
    CHECK(rows[1]["cash_given"] == false);
    CHECK(rows[1]["cash_pence"] == 550);
    CHECK(rows[0]["cash_pence"].is_null());
    CHECK(rows[1]["sort_code"] == "");
    CHECK(to_csv(must(report(*office.store, "claims", "", "2026-12-24"))).find("00123456") == std::string::npos);
}

TEST_CASE("for any claims, what is noted as the list of top-ups says leaves nothing of it") {
    const bool holds = rc::check("top-ups", [] {
        Office office;
        const auto count = *rc::gen::inRange(1, 8);
        const std::int64_t more = *rc::gen::element<std::int64_t>(10, -10); // pence a mile since the day
        std::map<std::string, std::int64_t> lacking;                        // by hand: 25p above the band
        std::map<std::string, std::int64_t> fees;
        std::map<std::string, std::int64_t> tenths_so_far;
        for (int at = 0; at < count; ++at) {
            const auto person = *rc::gen::element<std::string>("p-1", "p-2");
            // Whole miles, as each line is rounded by itself. Days in their order, so that the band is easily told.
            const std::int64_t tenths = *rc::gen::inRange<std::int64_t>(1, 4'000) * 10;
            const std::int64_t in_band = std::clamp<std::int64_t>(100'000 - tenths_so_far[person], 0, tenths);
            tenths_so_far[person] += tenths;
            const std::int64_t claimed = in_band / 10 * 45 + (tenths - in_band) / 10 * 25;
            lacking[person] += in_band / 10 * more;
            ClaimBody body =
                Office::by_car(person, person + " Example", fmt::format("2026-05-{:02}", at + 1), tenths, claimed);
            const std::int64_t fee = *rc::gen::element<std::int64_t>(0, 2000);
            if (fee > 0) body.fee = ClaimedFee{"yes", fee, fee};
            fees[fmt::format("R{}", at + 1)] = fee;
            office.claim(body);
        }
        const auto listed = [&] {
            return must(parse_json(to_json(must(topups_report(*office.store, rules_with(45 + more)))), "report"));
        };
        std::map<std::string, std::int64_t> told;
        for (const Json& row : listed()) {
            if (row["row"] == "total")
                told[row["person"].get<std::string>()] = row["difference_pence"].get<std::int64_t>();
        }
        std::erase_if(lacking, [](const auto& one) { return one.second == 0; });
        RC_ASSERT(told == lacking);
        std::set<std::string> noted;
        for (const Json& row : listed()) {
            if (row["row"] != "line") continue;
            const auto reference = row["reference"].get<std::string>();
            const std::int64_t asked = row["claimed_pence"].get<std::int64_t>() + fees[reference];
            const std::int64_t difference = row["difference_pence"].get<std::int64_t>();
            office.steps(std::stoi(reference.substr(1)),
                         {{ClaimStep::approve, asked},
                          {ClaimStep::pay, asked},
                          {difference > 0 ? ClaimStep::top_up : ClaimStep::overpay, std::abs(difference)}},
                         fees[reference] > 0 ? ClaimPart::expenses : ClaimPart::whole);
            noted.insert(reference);
        }
        RC_ASSERT(listed().empty());
        for (const ClaimCase& one : must(load_claims_alone(*office.store)).all) {
            if (noted.contains(one.reference)) RC_ASSERT(one.standing.fee.approved.pence == fees[one.reference]);
        }
    });
    CHECK(holds);
}
