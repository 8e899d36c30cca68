#include "tests/sync/server/store/store_contract.h"

namespace copro::test {

namespace {

ClaimMove kept_move(const Uuid& claim, std::int64_t number, ClaimStep step) {
    ClaimMove move;
    move.claim = claim;
    move.number = number;
    move.step = step;
    move.day = *parse_date("2026-11-22");
    move.who = "Staff Zo\xC3\xAB";
    move.reason = "why; not";
    move.next = "ask again";
    move.amount = Pence{1234};
    move.payment = "R-1";
    move.made_ms = test_now_ms;
    return move;
}

} // namespace

void claim_contract(const StoreFactory& factory) {
    const auto store = factory.open();
    const Uuid claim = *Uuid::parse("00000000-0000-4000-8000-000000000001");
    const Uuid other = *Uuid::parse("00000000-0000-4000-8000-000000000002");
    CHECK(must(store->claim_moves()).empty());

    SECTION("each step comes back as it was written, by claim and number, after opening again too") {
        std::vector<ClaimMove> moves;
        for (int step = 0; step <= static_cast<int>(ClaimStep::give); ++step) {
            moves.push_back(kept_move(claim, step + 1, static_cast<ClaimStep>(step)));
            moves.back().part = static_cast<ClaimPart>(step % 3);
        }
        must(store->add_claim_moves({kept_move(other, 1, ClaimStep::query)}));
        must(store->add_claim_moves(moves));
        const auto kept = must(factory.open()->claim_moves());
        REQUIRE(kept.size() == moves.size() + 1);
        for (std::size_t at = 0; at < moves.size(); ++at) CHECK(kept[at] == moves[at]);
        CHECK(kept.back().claim == other);
        CHECK(must(factory.reader()->claim_moves()).size() == kept.size());
    }
    SECTION("a step is never written over, and of two at once the second is told; all or none") {
        must(store->add_claim_moves({kept_move(claim, 1, ClaimStep::approve)}));
        const auto second =
            store->add_claim_moves({kept_move(other, 1, ClaimStep::approve), kept_move(claim, 1, ClaimStep::reject)});
        REQUIRE_FALSE(second.ok());
        CHECK(second.error().kind == ErrorKind::conflict);
        CHECK(second.error().text().find("somebody else meanwhile") != std::string::npos);
        const auto kept = must(store->claim_moves());
        REQUIRE(kept.size() == 1);
        CHECK(kept[0].step == ClaimStep::approve);
    }
    SECTION("what was done with claims stays when all records are opened again") {
        must(store->add_claim_moves({kept_move(claim, 1, ClaimStep::approve)}));
        must(store->forget_readable());
        CHECK(must(store->claim_moves()).size() == 1);
    }
}

} // namespace copro::test
