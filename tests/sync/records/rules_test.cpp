#include "tests/sync/records/sample_files.h"

using namespace copro;
using namespace copro::test;

namespace {

const ExpenseRule& rule(const ExpenseRules& rules, const char* category) {
    const ExpenseRule* found = rules.find(category);
    REQUIRE(found != nullptr);
    return *found;
}

std::int64_t pence(const ExpenseRule& rule, const char* date, std::int64_t tenths, std::int64_t before = 0) {
    const auto amount = mileage_amount(rule, day(date), MileTenths{tenths}, MileTenths{before});
    REQUIRE(amount.ok());
    return amount->pence;
}

std::string error_of(const char* file, const Change& change) {
    const auto rule = load_expense_rule(changed(json_of(std::string("config/rules/") + file), change), file);
    return rule ? "" : rule.error().text();
}

} // namespace

TEST_CASE("the shipped rules hold every category of the claim, in order") {
    const ExpenseRules rules = shipped_rules();
    std::string all;
    for (const ExpenseRule& one : rules.all()) all += one.category + " ";
    CHECK(
        all ==
        "train bus taxi car car-cost passenger motorcycle bicycle ferry plane hire parking toll hotel food light-food "
        "childcare replacement-care personal-assistant interpreter phone other ");
    CHECK(rules.find("helicopter") == nullptr);
    for (const ExpenseRule& one : rules.all()) {
        INFO(one.category);
        CHECK(one.wording == "category." + one.category);
        const bool is_small = one.category == "toll" || one.category == "light-food";
        CHECK((one.pays == Pays::miles || is_small) == (one.terms.receipt == Receipt::not_needed));
        const bool is_agreed = one.category == "taxi" || one.category == "plane" || one.category == "hotel";
        CHECK(is_agreed == (one.terms.approval == Approval::beforehand));
        CHECK(one.terms.is_off == (one.category == "passenger"));
        CHECK(one.caps.empty()); // blank until an owner sets one
        CHECK((one.pays == Pays::miles) == !one.rates.empty());
        CHECK_FALSE(one.source.empty());
    }
}

TEST_CASE("a car mile is 45p before 6 April 2026 and 55p from that day") {
    const ExpenseRules rules = shipped_rules();
    const ExpenseRule& car = rule(rules, "car");
    CHECK(pence(car, "2011-04-06", 10) == 45);
    CHECK(pence(car, "2026-04-05", 10) == 45);
    CHECK(pence(car, "2026-04-06", 10) == 55);
    CHECK(pence(car, "2026-11-22", 120) == 660);
}

TEST_CASE("12.5 miles at 55p is 6.875 pounds, which is 6.88: a half goes up") {
    const ExpenseRules rules = shipped_rules();
    const ExpenseRule& car = rule(rules, "car");
    CHECK(pence(car, "2026-11-22", 125) == 688);
    CHECK(pence(car, "2026-11-22", 1) == 6);    // 5.5p
    CHECK(pence(car, "2026-04-05", 1) == 5);    // 4.5p
    CHECK(pence(car, "2026-04-05", 33) == 149); // 148.5p
    CHECK(pence(car, "2026-11-22", 0) == 0);
}

TEST_CASE("motorcycle and bicycle miles have one rate each") {
    const ExpenseRules rules = shipped_rules();
    CHECK(pence(rule(rules, "motorcycle"), "2026-11-22", 100) == 240);
    // 12.5 miles with a passenger at 5p are 62.5p: a half goes up.
    CHECK(pence(rule(rules, "passenger"), "2026-11-22", 125) == 63);
    CHECK(pence(rule(rules, "bicycle"), "2026-11-22", 123) == 246);
    CHECK(pence(rule(rules, "bicycle"), "2026-11-22", 5, 200'000) == 10);
}

TEST_CASE("a journey over the ten thousandth mile is paid at both rates") {
    const ExpenseRules rules = shipped_rules();
    const ExpenseRule& car = rule(rules, "car");
    // 4 miles at 55p and 6 at 25p.
    CHECK(pence(car, "2026-11-22", 100, 99'960) == 4 * 55 + 6 * 25);
    CHECK(pence(car, "2026-04-05", 100, 99'960) == 4 * 45 + 6 * 25);
    CHECK(pence(car, "2026-11-22", 10, 99'990) == 55);
    CHECK(pence(car, "2026-11-22", 10, 100'000) == 25);
    CHECK(pence(car, "2026-11-22", 10, 500'000) == 25);
    // Half a mile at each: 27.5p and 12.5p are rounded once, together.
    CHECK(pence(car, "2026-11-22", 10, 99'995) == 40);
    CHECK(pence(car, "2026-11-22", 120'000) == 10'000 * 55 + 2'000 * 25);
}

TEST_CASE("no rate holds before the first one") {
    const ExpenseRules rules = shipped_rules();
    const auto amount = mileage_amount(rule(rules, "car"), day("2011-04-05"), MileTenths{100});
    REQUIRE_FALSE(amount.ok());
    CHECK(amount.error().kind == ErrorKind::invalid);
    CHECK_FALSE(mileage_amount(rule(rules, "train"), day("2026-11-22"), MileTenths{100}).ok());
}

TEST_CASE("a journey in two parts earns the same as the whole, within the rounding") {
    const ExpenseRules rules = shipped_rules();
    const ExpenseRule& car = rule(rules, "car");
    for (std::int64_t before = 99'900; before <= 100'050; before += 7) {
        for (std::int64_t first = 0; first <= 130; first += 3) {
            for (std::int64_t second = 1; second <= 130; second += 11) {
                const std::int64_t whole = pence(car, "2026-11-22", first + second, before);
                const std::int64_t parts =
                    pence(car, "2026-11-22", first, before) + pence(car, "2026-11-22", second, before + first);
                INFO(before << " + " << first << " + " << second);
                REQUIRE(std::abs(whole - parts) <= 1);
            }
        }
    }
}

TEST_CASE("one more tenth of a mile never earns less, and at most the best rate") {
    const ExpenseRules rules = shipped_rules();
    for (const char* category : {"car", "motorcycle", "bicycle"}) {
        const ExpenseRule& one = rule(rules, category);
        const std::int64_t best = one.rates.back().bands.front().per_mile.pence;
        std::int64_t last = 0;
        for (std::int64_t tenths = 1; tenths < 100'300; ++tenths) {
            const auto amount = mileage_amount(one, day("2026-11-22"), MileTenths{tenths});
            const std::int64_t now = amount->pence;
            if (now < last || now - last > best / 10 + 1) FAIL(category << " at " << tenths);
            last = now;
        }
        CHECK(last > 0);
    }
}

TEST_CASE("miles already claimed never make a journey worth more") {
    const ExpenseRules rules = shipped_rules();
    const ExpenseRule& car = rule(rules, "car");
    std::int64_t last = pence(car, "2026-11-22", 157, 0);
    for (std::int64_t before = 0; before < 100'500; before += 13) {
        const std::int64_t now = pence(car, "2026-11-22", 157, before);
        REQUIRE(now <= last);
        last = now;
    }
    CHECK(last == 393); // 15.7 miles at 25p: 392.5
}

TEST_CASE("each mistake in a rule is refused with its place and reason") {
    CHECK(error_of("car.json", {"/schema", 0}) == "car.json#/schema: must be from 1 to 1");
    CHECK(error_of("car.json", {"/category", "Car"}) ==
          "car.json#/category: must be small letters, digits and hyphens");
    CHECK(error_of("car.json", {"/category", "van"}) == "car.json#/category: must be the file's name");
    CHECK(error_of("car.json", {"/order", 0}) == "car.json#/order: must be from 1 to 1000");
    CHECK(error_of("car.json", {"/pays", "km"}) == "car.json#/pays: must be \"amount\" or \"miles\"");
    CHECK(error_of("car.json", {"/receipt", "maybe"}) == "car.json#/receipt: must be \"needed\" or \"not-needed\"");
    CHECK(error_of("car.json", {"/source", without()}) == "car.json#/source: is missing");
    CHECK(error_of("car.json", {"/jurney", true}) == "car.json#/jurney: is not a known field");
    CHECK(error_of("car.json", {"/rates", without()}) == "car.json#/rates: is missing");
    CHECK(error_of("car.json", {"/rates", Json::array()}) == "car.json#/rates: must not be empty");
    CHECK(error_of("car.json", {"/rates/0/bands", Json::array()}) == "car.json#/rates/0/bands: must not be empty");
    CHECK(error_of("car.json", {"/rates/1/effective_from", "2011-04-06"}) ==
          "car.json#/rates/1/effective_from: must be later than the rate before");
    CHECK(error_of("car.json", {"/rates/1/effective_from", "6 April"}) ==
          "car.json#/rates/1/effective_from: must be a date such as 2026-11-22");
    CHECK(error_of("car.json", {"/rates/0/bands/0/up_to_miles", without()}) ==
          "car.json#/rates/0/bands/0/up_to_miles: is missing");
    CHECK(error_of("car.json", {"/rates/0/bands/1/up_to_miles", 20'000}) ==
          "car.json#/rates/0/bands/1/up_to_miles: the last band must have no end");
    CHECK(error_of("car.json", {"/rates/0/bands/0/pence_per_mile", -1}) ==
          "car.json#/rates/0/bands/0/pence_per_mile: must be from 0 to 1000");
    CHECK(error_of("car.json", {"/rates/0/bands/0/pence_per_mile", 0.45}) ==
          "car.json#/rates/0/bands/0/pence_per_mile: must be a whole number");
    CHECK(error_of("train.json", {"/rates", Json::array()}) == "train.json#/rates: is not a known field");
}

TEST_CASE("bands must rise") {
    const Json bands = *parse_json(R"([{"up_to_miles": 100, "pence_per_mile": 45},
                                       {"up_to_miles": 100, "pence_per_mile": 35}, {"pence_per_mile": 25}])",
                                   "x");
    CHECK(error_of("car.json", {"/rates/0/bands", bands}) ==
          "car.json#/rates/0/bands/1/up_to_miles: must be more than in the band before");
}

TEST_CASE("two rules with one order or one category are refused") {
    ExpenseRule bus;
    bus.category = "bus";
    bus.order = 1;
    ExpenseRule tram = bus;
    tram.category = "tram";
    CHECK(ExpenseRules::of({bus, tram}).error().reason == "is the same as in bus");
    ExpenseRule again = bus;
    again.order = 2;
    CHECK(ExpenseRules::of({bus, again}).error().text() == "bus.json#/category: stands twice");
    tram.order = 3;
    const auto fine = ExpenseRules::of({tram, bus});
    REQUIRE(fine.ok());
    CHECK(fine->all().front().category == "bus");
}

TEST_CASE("a cap holds from its day on, until one without an amount ends it") {
    const Json caps = *parse_json(R"([{"effective_from":"2026-01-01","pence_per_line":2500},
                                      {"effective_from":"2026-07-01"}])",
                                  "caps");
    const auto food = load_expense_rule(changed(json_of("config/rules/food.json"), {"/caps", caps}), "food.json");
    REQUIRE(food.ok());
    CHECK_FALSE(cap_on(*food, day("2025-12-31")).has_value());
    CHECK(cap_on(*food, day("2026-01-01")) == Pence{2500});
    CHECK(cap_on(*food, day("2026-06-30")) == Pence{2500});
    CHECK_FALSE(cap_on(*food, day("2026-07-01")).has_value());
}

TEST_CASE("receipt, approval beforehand and whether it is on offer change by the day of the cost, each by itself") {
    const Json changes = Json::parse(R"([{"effective_from": "2027-04-06", "receipt": "not-needed"},
        {"effective_from": "2028-01-01", "approval": "beforehand"},
        {"effective_from": "2029-01-01", "off": true, "receipt": "needed"},
        {"effective_from": "2030-01-01", "off": false, "approval": "not-needed"}])");
    const auto bus = load_expense_rule(changed(json_of("config/rules/bus.json"), {"/changes", changes}), "bus.json");
    REQUIRE(bus.ok());
    const auto on = [&](const char* date) { return terms_on(*bus, day(date)); };
    CHECK(on("2027-04-05") == RuleTerms{Receipt::needed, Approval::not_needed, false});
    CHECK(on("2027-04-06") == RuleTerms{Receipt::not_needed, Approval::not_needed, false});
    CHECK(on("2028-06-01") == RuleTerms{Receipt::not_needed, Approval::beforehand, false});
    CHECK(on("2029-01-01") == RuleTerms{Receipt::needed, Approval::beforehand, true});
    CHECK(on("2040-01-01") == RuleTerms{Receipt::needed, Approval::not_needed, false});
    const auto error = [&](const char* at, const Json& value) {
        Json wrong = changes;
        wrong[Json::json_pointer(at)] = value;
        return error_of("bus.json", {"/changes", wrong});
    };
    CHECK(error("/1/effective_from", "2027-04-06") ==
          "bus.json#/changes/1/effective_from: must be later than the change before");
    CHECK(error("/0/receipt", "needed") == "bus.json#/changes/0/effective_from: nothing changes on that day");
    CHECK(error("/1/approval", "never") == "bus.json#/changes/1/approval: must be \"beforehand\" or \"not-needed\"");
    CHECK(error("/0/receipt", "maybe") == "bus.json#/changes/0/receipt: must be \"needed\" or \"not-needed\"");
    CHECK(error("/0/cap", 1).find("bus.json#/changes/0") == 0);
}

TEST_CASE("a cap or an approval that is written wrongly is refused with its place") {
    CHECK(error_of("food.json", {"/caps", without()}) == "food.json#/caps: is missing");
    CHECK(error_of("food.json", {"/caps", *parse_json(R"([{"effective_from":"2026-1-1"}])", "caps")}) ==
          "food.json#/caps/0/effective_from: must be a date such as 2026-11-22");
    CHECK(error_of("food.json", {"/caps", *parse_json(R"([{"effective_from":"2026-01-01","pence":5}])", "caps")}) ==
          "food.json#/caps/0/pence: is not a known field");
    CHECK(error_of("taxi.json", {"/approval", "afterwards"}) == "taxi.json#/approval: must be \"beforehand\"");
    CHECK(error_of("car.json", {"/caps", Json::array()}) == "car.json#/caps: is not a known field");
}
