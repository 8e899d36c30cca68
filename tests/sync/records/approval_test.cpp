#include "sync/records/approval.h"
#include "tests/sync/records/sample_files.h"

#include <rapidcheck.h>

using namespace copro;
using namespace copro::test;

namespace {

ApprovalRules shipped_approval() {
    auto rules = load_approval_rules(text_of("config/approval.json"), "approval.json");
    REQUIRE(rules.ok());
    return *rules;
}

WeighedClaim weighed(const std::string& reference, const char* on, std::int64_t bus_pence) {
    WeighedClaim claim;
    claim.reference = reference;
    claim.person = "p-1";
    claim.day = day(on);
    claim.by_type = {{"bus", Pence{bus_pence}}};
    return claim;
}

// One that a person approved long ago.
WeighedClaim by_hand(std::int64_t bus_pence, std::int64_t at = 1) {
    WeighedClaim claim = weighed("OLD", "2025-01-02", bus_pence);
    claim.approved = WeighedClaim::Approved::by_hand;
    claim.approved_ms = at;
    return claim;
}

std::string judged(std::vector<WeighedClaim> all, const ApprovalRules& rules = shipped_approval()) {
    const WeighedClaim claim = all.back();
    return why_by_hand(rules, claim, all);
}

} // namespace

TEST_CASE("approval by itself ships off, with the figures of the field") {
    const ApprovalRules rules = shipped_approval();
    CHECK_FALSE(rules.is_on);
    CHECK(rules.most == Pence{25'000});
    CHECK(rules.most_a_month == 4);
    CHECK(rules.most_a_year == 26);
    CHECK(rules.within_percent == 10);
    CHECK(rules.by_hand_after == 4);
    CHECK(rules.chase_after_days == 35);
    CHECK(rules.reject_days_after_chase == 7);
}

TEST_CASE("nothing is like a claim that was approved at another amount than was asked, not even nothing") {
    WeighedClaim last = by_hand(800);
    CHECK(judged({last, weighed("NEW", "2026-11-22", 800)}).empty());
    last.is_in_part = true;
    CHECK(judged({last, weighed("NEW", "2026-11-22", 800)}) == "bus is not within 10% of the last one, OLD");
    last.by_type = {{"bus", Pence{}}};
    CHECK(judged({last, weighed("NEW", "2026-11-22", 0)}) == "bus is not within 10% of the last one, OLD");
}

TEST_CASE("each mistake in approval by itself is refused with its place and reason") {
    const Json shipped = json_of("config/approval.json");
    const std::vector<std::pair<Change, std::string>> mistakes{
        {{"/schema", 2}, "approval.json#/schema"},
        {{"/on", "yes"}, "approval.json#/on"},
        {{"/on", without()}, "approval.json#/on"},
        {{"/most_pence", 0}, "approval.json#/most_pence"},
        {{"/most_pence", 250.5}, "approval.json#/most_pence"},
        {{"/most_a_month", 0}, "approval.json#/most_a_month"},
        {{"/most_a_year", 3}, "approval.json#/most_a_year: is less than in a month"},
        {{"/within_percent", 101}, "approval.json#/within_percent"},
        {{"/by_hand_after", 0}, "approval.json#/by_hand_after"},
        {{"/chase_after_days", -1}, "approval.json#/chase_after_days"},
        {{"/reject_days_after_chase", without()}, "approval.json#/reject_days_after_chase"},
        {{"/source", ""}, "approval.json#/source: must say where these figures come from"},
        {{"/most_a_week", 2}, "approval.json#/most_a_week"},
    };
    for (const auto& [change, says] : mistakes) {
        const auto loaded = load_approval_rules(changed(shipped, change), "approval.json");
        INFO(change.at);
        REQUIRE_FALSE(loaded.ok());
        CHECK(loaded.error().text().find(says) == 0);
    }
}

TEST_CASE("£250.00 is approved by itself, and a penny more is not") {
    CHECK(judged({by_hand(25'000), weighed("A", "2026-11-22", 25'000)}).empty());
    CHECK(judged({by_hand(25'000), weighed("A", "2026-11-22", 25'001)}) == "it is more than £250.00");
}

TEST_CASE("£250.00 is for all that a person claims on one day, in one claim or in two") {
    const WeighedClaim first = weighed("A", "2026-11-22", 12'500);
    const std::string too_much = "all that they claimed on that day is more than £250.00";
    CHECK(judged({by_hand(12'500), first, weighed("B", "2026-11-22", 12'500)}).empty());
    CHECK(judged({by_hand(12'500), first, weighed("B", "2026-11-22", 12'501)}) == too_much);
    // The one that came first no less.
    CHECK(judged({by_hand(12'500), weighed("B", "2026-11-22", 12'501), first}) == too_much);
    CHECK(judged({by_hand(12'500), first, weighed("B", "2026-11-21", 12'501)}).empty());
    WeighedClaim of_another = first;
    of_another.person = "p-2";
    CHECK(judged({by_hand(12'500), of_another, weighed("B", "2026-11-22", 12'501)}).empty());
    WeighedClaim withdrawn = first;
    withdrawn.is_withdrawn = true;
    CHECK(judged({by_hand(12'500), withdrawn, weighed("B", "2026-11-22", 12'501)}).empty());
}

TEST_CASE("four claims in a month and 26 in a year are approved by themselves, and not one more") {
    std::vector<WeighedClaim> month{by_hand(1000)};
    for (int at = 0; at < 4; ++at) month.push_back(weighed(std::to_string(at), "2026-11-01", 1000));
    CHECK(judged(month).empty());
    month.push_back(weighed("fifth", "2026-11-30", 1000));
    CHECK(judged(month) == "more than 4 claims in this month");
    // Taken back, it is none; and another month or person has its own.
    month[1].is_withdrawn = true;
    CHECK(judged(month).empty());
    month[1].is_withdrawn = false;
    month.back().day = day("2026-12-01");
    CHECK(judged(month).empty());

    std::vector<WeighedClaim> year{by_hand(1000)};
    for (int at = 0; at < 26; ++at) {
        const Date on{std::chrono::year{2026}, std::chrono::month{static_cast<unsigned>(1 + at / 3)},
                      std::chrono::day{2}};
        year.push_back(weighed(std::to_string(at), date_text(on).c_str(), 1000));
    }
    CHECK(judged(year).empty());
    year.push_back(weighed("27th", "2026-12-31", 1000));
    CHECK(judged(year) == "more than 26 claims in this year");
    year.back().day = day("2027-01-01");
    CHECK(judged(year).empty());
}

TEST_CASE("each kind of cost is within 10% of the last one that a person approved, up and down") {
    // Of £10.00: £9.00 to £11.00.
    CHECK(judged({by_hand(1000), weighed("A", "2026-11-22", 1100)}).empty());
    CHECK(judged({by_hand(1000), weighed("A", "2026-11-22", 900)}).empty());
    CHECK(judged({by_hand(1000), weighed("A", "2026-11-22", 1101)}) == "bus is not within 10% of the last one, OLD");
    CHECK(judged({by_hand(1000), weighed("A", "2026-11-22", 899)}) == "bus is not within 10% of the last one, OLD");
    // Half a penny is not lost: 10% of £9.99 is 99.9 pence, so a difference of 99 is within and 100 is not.
    CHECK(judged({by_hand(999), weighed("A", "2026-11-22", 1098)}).empty());
    CHECK_FALSE(judged({by_hand(999), weighed("A", "2026-11-22", 1099)}).empty());
    // The last by hand counts, not the last of all, nor an older one.
    WeighedClaim by_rule = weighed("R", "2026-10-01", 1100);
    by_rule.approved = WeighedClaim::Approved::by_rule;
    by_rule.approved_ms = 3;
    CHECK_FALSE(judged({by_hand(1000), by_rule, weighed("A", "2026-11-22", 1210)}).empty());
    CHECK(judged({by_hand(1000, 1), by_hand(2000, 2), weighed("A", "2026-11-22", 2000)}).empty());
    // A kind that nobody has looked at, and another person's.
    WeighedClaim taxi = weighed("A", "2026-11-22", 1000);
    taxi.by_type["taxi"] = Pence{500};
    CHECK(judged({by_hand(1000), taxi}) == "no person has approved taxi for them yet");
    WeighedClaim other = by_hand(1000);
    other.person = "p-2";
    CHECK(judged({other, weighed("A", "2026-11-22", 1000)}) == "no person has approved bus for them yet");
}

TEST_CASE("after four in a row that nobody looked at, somebody looks") {
    std::vector<WeighedClaim> all{by_hand(1000)};
    for (int at = 0; at < 4; ++at) {
        CHECK(judged([&] {
                  auto with = all;
                  with.push_back(weighed("N", "2026-11-22", 1000));
                  return with;
              }())
                  .empty());
        WeighedClaim one = weighed(std::to_string(at), "2026-03-01", 1000);
        one.approved = WeighedClaim::Approved::by_rule;
        one.approved_ms = 10 + at;
        all.push_back(one);
    }
    all.push_back(weighed("N", "2026-11-22", 1000));
    CHECK(judged(all) == "4 in a row were approved by themselves");
    all.push_back(by_hand(1000, 20));
    all.push_back(weighed("N2", "2026-11-22", 1000));
    CHECK(judged(all).empty());
}

TEST_CASE("a claim of nobody known, and one that staff should look at, wait for a person") {
    WeighedClaim nobody = weighed("A", "2026-11-22", 1000);
    nobody.person.clear();
    CHECK(judged({by_hand(1000), nobody}) == "nobody can tell whose claim it is");
    WeighedClaim doubtful = weighed("A", "2026-11-22", 1000);
    doubtful.warning = "the same picture is in B";
    CHECK(judged({by_hand(1000), doubtful}) == "the same picture is in B");
}

TEST_CASE("a claim that waits is chased on the 35th day, and seven days later it may be rejected") {
    const ApprovalRules rules = shipped_approval();
    CHECK(waiting_on(rules, day("2026-10-01"), day("2026-11-04")) == Waiting::in_time); // 34 days
    CHECK(waiting_on(rules, day("2026-10-01"), day("2026-11-05")) == Waiting::chase);
    CHECK(waiting_on(rules, day("2026-10-01"), day("2026-11-11")) == Waiting::chase); // 41 days
    CHECK(waiting_on(rules, day("2026-10-01"), day("2026-11-12")) == Waiting::may_be_rejected);
}

TEST_CASE("what is approved by itself keeps within every limit, whatever was claimed before") {
    const ApprovalRules rules = shipped_approval();
    const bool holds = rc::check("within every limit", [&] {
        std::vector<WeighedClaim> all;
        for (int at = *rc::gen::inRange(1, 40); at > 0; --at) {
            WeighedClaim one = weighed("C" + std::to_string(at), "2026-01-01", *rc::gen::inRange(800, 1300));
            one.day = add_days(one.day, *rc::gen::inRange(0, 120));
            const int approved = *rc::gen::inRange(0, 3);
            one.approved = approved == 0   ? WeighedClaim::Approved::no
                           : approved == 1 ? WeighedClaim::Approved::by_hand
                                           : WeighedClaim::Approved::by_rule;
            one.approved_ms = at;
            all.push_back(one);
        }
        all.back().approved = WeighedClaim::Approved::no;
        const WeighedClaim& claim = all.back();
        const bool is_by_itself = why_by_hand(rules, claim, all).empty();
        std::int64_t in_month = 0;
        std::int64_t in_a_row = 0;
        const WeighedClaim* last = nullptr;
        for (const WeighedClaim& one : all) {
            if (one.day.month() == claim.day.month()) ++in_month;
            const bool by_person = one.approved == WeighedClaim::Approved::by_hand;
            if (by_person && (last == nullptr || one.approved_ms > last->approved_ms)) last = &one;
        }
        for (const WeighedClaim& one : all) {
            const bool is_after = last == nullptr || one.approved_ms > last->approved_ms;
            if (one.approved == WeighedClaim::Approved::by_rule && is_after) ++in_a_row;
        }
        bool is_near = false;
        if (last != nullptr) {
            const double part = static_cast<double>(claim.total().pence) / static_cast<double>(last->total().pence);
            is_near = part > 0.9 - 1e-9 && part < 1.1 + 1e-9;
        }
        RC_CLASSIFY(is_by_itself, "by itself");
        RC_ASSERT(is_by_itself == (in_month <= 4 && all.size() <= 26 && in_a_row < 4 && is_near));
    });
    CHECK(holds);
}
