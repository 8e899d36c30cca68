#include "sync/base/json.h"
#include "sync/records/claim_answer.h"
#include "sync/records/reference.h"

#include <catch2/catch.hpp>

using namespace copro;

namespace {

ClaimAnswer full_answer() {
    ClaimAnswer answer;
    answer.claimed_on = *parse_date("2026-11-22");
    answer.pay_by = *parse_date("2026-12-20");
    answer.how = "building-society";
    answer.costs = PartAnswer{ClaimOutcome::paid, Pence{2105}, Pence{1805}, Pence{1805}, *parse_date("2026-11-30"), ""};
    answer.fee = PartAnswer{ClaimOutcome::not_paid, Pence{2750}, {}, {}, {}, "no-receipt"};
    return answer;
}

} // namespace

TEST_CASE("what came of a claim is the same after it was written and read, whichever parts it has") {
    ClaimAnswer answer = full_answer();
    CHECK(parse_claim_answer(to_json(answer), "claim").value() == answer);
    answer.fee.reset();
    answer.pay_by.reset();
    answer.how.clear();
    CHECK(parse_claim_answer(to_json(answer), "claim").value() == answer);
    for (const ClaimOutcome outcome :
         {ClaimOutcome::waiting, ClaimOutcome::ask, ClaimOutcome::approved, ClaimOutcome::paid, ClaimOutcome::not_paid,
          ClaimOutcome::withdrawn, ClaimOutcome::instead, ClaimOutcome::gift}) {
        answer.costs->outcome = outcome;
        CHECK(parse_claim_answer(to_json(answer), "claim").value() == answer);
    }
}

TEST_CASE("an answer that is not whole, or says what nobody knows, is refused with its place") {
    const auto refused = [](const char* pointer, const Json& value) {
        Json json = Json::parse(to_json(full_answer()));
        const Json::json_pointer place(pointer);
        if (value.is_null())
            json[place.parent_pointer()].erase(place.back());
        else
            json[place] = value;
        const auto answer = parse_claim_answer(json.dump(), "claim");
        INFO(json.dump());
        REQUIRE_FALSE(answer.ok());
        CHECK(answer.error().place == "claim#" + std::string(pointer));
    };
    refused("/claimed", nullptr);
    refused("/claimed", "2026-11-31");
    refused("/how", "bank-known"); // which of their banks is nobody else's business
    refused("/costs/is", "lost");
    refused("/costs/paid", -1);
    refused("/costs/day", nullptr); // paid, and nobody knows when
    refused("/fee/because", "Ada knows why");
    refused("/name", "Ada Example");
}

TEST_CASE("how somebody is paid is told without which of their banks") {
    for (const char* bank : {"bank", "bank-known", "bank-ask"}) CHECK(told_way_of(bank) == "bank");
    CHECK(told_way_of("cash") == "cash");
    for (const char* none : {"", "ask-me", "donate", "something else"}) CHECK(told_way_of(none).empty());
}

TEST_CASE("a reference is read however it was typed, and letters that look alike are what they were read for") {
    CHECK(reference_letters_in("7f3k-9q2m") == "7F3K9Q2M");
    CHECK(reference_letters_in(" 7F3K 9Q2M\n") == "7F3K9Q2M");
    CHECK(reference_letters_in("oIl0-UUUU") == "0110");
    CHECK(written_reference("7F3K9Q2M") == "7F3K-9Q2M");
    CHECK(written_reference("7F3K9") == "7F3K-9");
    CHECK(written_reference("7F3K") == "7F3K");
    CHECK(written_reference("").empty());
    const std::string reference = reference_of(Uuid::random());
    CHECK(written_reference(reference_letters_in(reference)) == reference);
}
