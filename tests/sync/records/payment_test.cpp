#include "sync/records/claim_settings.h"
#include "sync/records/claimed_before.h"
#include "sync/records/payment.h"
#include "tests/sync/records/sample_files.h"

using namespace copro;
using namespace copro::test;

namespace {

Answers answered(std::map<std::string, Answer> by_question) {
    Answers answers;
    answers.by_question = std::move(by_question);
    return answers;
}

Json paid(const Answers& answers) {
    Json body = Json::object();
    put_payment(answers, body);
    return body;
}

ClaimSettings shipped_settings() {
    auto settings = load_claim_settings(text_of("config/claims.json"), "claims.json");
    REQUIRE(settings.ok());
    return settings.take();
}

std::string settings_error(const Change& change) {
    const auto settings = load_claim_settings(changed(json_of("config/claims.json"), change), "claims.json");
    return settings ? "" : settings.error().text();
}

} // namespace

TEST_CASE("bank numbers are read as people write them") {
    CHECK(digits_of("11-22 33") == "112233");
    CHECK(is_sort_code("112233"));
    CHECK_FALSE(is_sort_code("11223"));
    CHECK_FALSE(is_sort_code("11223x"));
    CHECK(is_account_number("123456"));
    CHECK(is_account_number("12345678"));
    CHECK_FALSE(is_account_number("12345"));
    CHECK_FALSE(is_account_number("123456789"));
    CHECK(padded_account_number("123456") == "00123456");
    CHECK(padded_account_number("12345678") == "12345678");
    CHECK(is_roll_number("D/12345-67 8.9"));
    CHECK_FALSE(is_roll_number(""));
    CHECK_FALSE(is_roll_number("1234567890123456789"));
    CHECK_FALSE(is_roll_number("12#4"));
}

TEST_CASE("bank numbers are in the record only of those who chose to give them") {
    Answers answers = answered({{"payment", std::string("bank")},
                                {"account-name", std::string("Ada Example")},
                                {"sort-code", std::string("112233")},
                                {"account", std::string("123456")}});
    CHECK(paid(answers) ==
          Json{{"payment", "bank"},
               {"bank",
                {{"name", "Ada Example"}, {"sort_code", "112233"}, {"account", "00123456"}, {"roll_number", ""}}}});
    // What somebody under 16 said wins over whatever else is there.
    answers.by_question["payment-young"] = std::string("ask-me");
    CHECK(paid(answers) == Json{{"payment", "ask-me"}});
    answers.by_question.erase("payment-young");
    answers.by_question["payment"] = std::string("voucher");
    CHECK(paid(answers) == Json{{"payment", "voucher"}});
}

TEST_CASE("cash on the day is confirmed by who gets it and by who pays it") {
    CHECK(paid(answered({{"payment", std::string("cash")}, {"cash-got", std::string("yes")}})) ==
          Json{{"payment", "cash"}, {"cash", {{"received", true}, {"given", false}}}});
    CHECK(paid(answered({{"payment", std::string("cash")},
                         {"cash-got", std::string("yes")},
                         {"cash-given", std::string("yes")}}))["cash"] == Json{{"received", true}, {"given", true}});
}

TEST_CASE("three months after the day a cost is late, and not on that day") {
    const ClaimSettings settings = shipped_settings();
    CHECK_FALSE(is_late(settings, day("2026-08-22"), day("2026-11-22")));
    CHECK(is_late(settings, day("2026-08-21"), day("2026-11-22")));
    // 30 November and three months: February has no 30th.
    CHECK_FALSE(is_late(settings, day("2026-11-30"), day("2027-02-28")));
    CHECK(is_late(settings, day("2026-11-30"), day("2027-03-01")));
    CHECK_FALSE(is_late(ClaimSettings{}, day("2001-01-01"), day("2026-11-22")));
    // Changed by the day of the cost.
    const Json changes = Json::parse(R"([{"effective_from": "2027-04-06", "warn_after_months": 1},
        {"effective_from": "2028-04-06", "warn_after_months": 0}])");
    const auto newer =
        load_claim_settings(changed(json_of("config/claims.json"), {"/changes", changes}), "claims.json");
    REQUIRE(newer.ok());
    CHECK_FALSE(is_late(*newer, day("2027-04-05"), day("2027-07-05")));
    CHECK_FALSE(is_late(*newer, day("2027-04-06"), day("2027-05-06")));
    CHECK(is_late(*newer, day("2027-04-06"), day("2027-05-07")));
    CHECK_FALSE(is_late(*newer, day("2028-04-06"), day("2031-01-01")));
    Json twice = changes;
    twice[1]["effective_from"] = "2027-04-06";
    CHECK(settings_error({"/changes", twice}) ==
          "claims.json#/changes/1/effective_from: must be later than the change before");
}

TEST_CASE("the words about benefits hold from their day on, and say where they come from") {
    const ClaimSettings settings = shipped_settings();
    CHECK(notice_on(settings, day("2026-04-05")) == nullptr);
    const BenefitsNotice* notice = notice_on(settings, day("2026-11-22"));
    REQUIRE(notice != nullptr);
    CHECK(notice->ideas.back().wording.key == "benefits.advice");
    CHECK_FALSE(notice->source.empty());
    CHECK(settings_error({"/benefits_notices/0/source", ""}) ==
          "claims.json#/benefits_notices/0/source: must say where this comes from");
    CHECK(settings_error({"/benefits_notices/0/ideas/0/picture", without()}) ==
          "claims.json#/benefits_notices/0/ideas/0/picture: is missing");
    CHECK(settings_error({"/warn_after_months", -1}) == "claims.json#/warn_after_months: must be from 0 to 120");
}

TEST_CASE("a line is the same again for the same person, day, kind and amount alone") {
    ClaimLine line;
    line.category = "bus";
    line.amount = Pence{480};
    const Answers me = answered({{"for", std::string("me")}});
    const std::string ada = claimant_of(me, {std::string(new_person), "Ada Example"});
    const auto key = line_key(ada, day("2026-11-22"), line);
    REQUIRE(key.has_value());
    CHECK(line_key(claimant_of(me, {std::string(new_person), "ADA example"}), day("2026-11-22"), line) == key);
    CHECK(line_key(ada, day("2026-11-21"), line) != key);
    CHECK(line_key(claimant_of(me, {"p-001", "Ada Example"}), day("2026-11-22"), line) != key);
    ClaimLine other = line;
    other.amount = Pence{481};
    CHECK(line_key(ada, day("2026-11-22"), other) != key);
    // Nobody's name, nobody's line.
    CHECK_FALSE(line_key(claimant_of(me, {std::string(told_person), ""}), day("2026-11-22"), line).has_value());
    CHECK(claimant_of(answered({{"for", std::string("someone-else-told")}}), {"p-001", "Ada Example"}).empty());
    // For another: by whom counts too, so that nobody learns what that one claimed themselves.
    const Answers for_bo = answered({{"for", std::string("someone-else")}, {"for-name", std::string("Bo Example")}});
    const PersonAnswer filler{"p-001", "Ada Example"};
    CHECK(claimant_of(for_bo, filler) == "id p-001\nfor name bo example");
    CHECK(claimant_of(for_bo, {std::string(told_person), ""}).empty());
    const auto for_person = [&](const std::string& id) {
        return claimant_of(answered({{"for", std::string("someone-else")}, {"for-person", PersonAnswer{id, "Bo"}}}),
                           filler);
    };
    CHECK(for_person("p-002") == "id p-001\nfor id p-002");
    CHECK(for_person("p-002") != claimant_of(me, {"p-002", "Bo"}));
    CHECK(for_person(std::string(told_person)).empty());
    CHECK(for_person(std::string(new_person)).empty());
}
