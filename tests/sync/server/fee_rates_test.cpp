// What funders pay for somebody's time: dated rates as data, and a meeting's fee against them.
#include "sync/base/files.h"
#include "sync/server/fee_rates.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string shipped_fees() { return must(read_file(std::string(COPRO_SOURCE_DIR) + "/config/fees.json")); }

std::string fees_with(const std::string& from, const std::string& to) {
    std::string text = shipped_fees();
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string why_refused(const std::string& text) {
    const auto rates = load_fee_rates(text, "fees.json");
    return rates ? "" : rates.error().text();
}

} // namespace

TEST_CASE("the rates of NIHR and other funders are dated data, and what is not confirmed says so") {
    CareOffice office;
    const auto list = [&](const std::string& day) {
        return office.run("fee list", {{"fees", shipped_fees()}, {"fees_file", "fees.json"}, {"on", day}});
    };
    const std::string now = list("2026-11-22");
    CHECK(now.find("nihr\tThe lowest rate\t13.80\tfrom 2025-12-16\t-\n") == 0);
    CHECK(now.find("nihr\tA step\t27.50\tfrom 2025-12-16\tTO CONFIRM: ") != std::string::npos);
    CHECK(now.find("nihr\tThe highest rate\t495.00\t") != std::string::npos);
    CHECK(now.find("nhs-england\tA day\t150.00\tfrom 2024\tTO CONFIRM: ") != std::string::npos);
    CHECK(now.find("scottish-government\tOne hour\t35.00\tfrom 2024\t") != std::string::npos);
    CHECK(now.find("co-production-collective\tAn hour\t30.00\tfrom 2024\t-\n") != std::string::npos);
    CHECK(list("2025-12-15").find("nihr") == std::string::npos);
    CHECK(list("2023-12-31") == "no rate held on 2023-12-31\n");
    CHECK(office.refusal("fee list", {{"fees", shipped_fees()}, {"fees_file", "fees.json"}, {"on", "soon"}})
              .find("--on: must be a day") != std::string::npos);
}

TEST_CASE("a later rate of the same thing takes the place of the earlier one, all of its steps, from its day") {
    const std::string later = R"({"effective_from": "2026-12-01", "for": "A step", "pence": 2800, "source": "s"},
        {"effective_from": "2025-12-16", "for": "The highest rate")";
    const FeeRates rates = must(
        load_fee_rates(fees_with(R"({"effective_from": "2025-12-16", "for": "The highest rate")", later), "fees.json"));
    CHECK(rates_on(rates.funders.front(), "2026-11-30").size() == 7);
    const auto then = rates_on(rates.funders.front(), "2026-12-01");
    REQUIRE(then.size() == 3);
    CHECK(then[1].pence == 2800);
}

TEST_CASE("a meeting's fee that is no rate of the funder that the owner chose is named, and none when nobody chose") {
    CareOffice office;
    office.meeting("odd", "2026-12-01", R"("people": [], "fee_pence": 2700)");
    office.meeting("fits", "2026-12-02", R"("people": [], "fee_pence": 2750)");
    const auto check = [&](const std::string& fees) {
        return office.run("meeting check", {{"fees", fees}, {"fees_file", "fees.json"}});
    };
    CHECK(check(fees_with(R"("ours": "")", R"("ours": "nihr")")) ==
          "2026-12-01\todd\tits fee of 27.00 is no rate of nihr that holds on its day\n");
    CHECK(check(shipped_fees()) == "no meeting lacks anything\n");
}

TEST_CASE("a mistake in the rates of funders is refused with its place and reason") {
    CHECK(why_refused(shipped_fees()).empty());
    CHECK(why_refused(fees_with(R"("ours": "")", R"("ours": "x")")).find("fees.json#/ours: is none of the funders") ==
          0);
    CHECK(why_refused(fees_with("\"pence\": 1380", "\"pence\": 13.8")).find("fees.json#/funders/0/rates/0/pence") == 0);
    CHECK(why_refused(fees_with("2025-12-16", "2025-13-16")).find("fees.json#/funders/0/rates/0/effective_from") == 0);
    CHECK(why_refused(fees_with("nhs-england", "nihr")).find("fees.json#/funders/1/id: stands here twice") == 0);
    CHECK(why_refused(fees_with("\"schema\": 1", "\"schema\": 2")).find("fees.json#/schema") == 0);
    CHECK(why_refused(fees_with("\"source\": \"scdc.org.uk\"}", "\"source\": \"x\", \"more\": 1}")).find("/more") !=
          std::string::npos);
}
