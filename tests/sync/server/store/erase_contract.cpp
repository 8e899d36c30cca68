#include "tests/sync/server/store/store_contract.h"

namespace copro::test {

namespace {

IntakeItem item_to_erase(const EnvelopeHeader& header, const std::string& bytes, const std::string& refusal = "") {
    const Bytes encoded = to_bytes(bytes);
    return {header, encoded, envelope_hash(encoded), refusal};
}

RecordsReply take_in_to_erase(Store& store, const FakeKiosk& kiosk, const IntakeItem& item) {
    return must(store.take_in({IntakeBatch{kiosk.device, {item}}}, test_now_ms)).front();
}

Erasing erasing_of(const Uuid& rec_id) {
    Erasing erasing;
    erasing.records = {rec_id};
    erasing.log = {{test_now_ms, "asked", "claims", 1}};
    return erasing;
}

std::vector<std::string> all_envelopes(StoreReader& reader) {
    std::vector<std::string> found;
    must(reader.each_envelope([&](const KeptEnvelope& kept) -> Result<void> {
        found.emplace_back(as_text(kept.encoded));
        return {};
    }));
    return found;
}

} // namespace

void erase_contract(const StoreFactory& factory) {
    const auto store = factory.open();
    const FakeKiosk kiosk;
    EnvelopeHeader header = kiosk.header(1);
    const std::string picture(64, 'a');
    header.attachments = {{picture, 100}};
    REQUIRE(take_in_to_erase(*store, kiosk, item_to_erase(header, "one")).ack_seq == 1);

    SECTION("an erased record is in no list, does not wait to be opened, and is logged by kind") {
        RecordFacts facts;
        facts.rec_id = header.rec_id;
        must(store->save_opened({{facts, AttendanceBody{}}}));
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        must(store->forget_readable());
        CHECK(must(store->record_count()) == 0);
        CHECK(must(store->attendance("")).empty());
        CHECK(must(store->waiting_to_open(10)).empty());
        CHECK(must(store->attachments("")).empty());
        CHECK_FALSE(must(store->envelope(header.rec_id)));
        CHECK(all_envelopes(*factory.reader()).empty());
        CHECK(must(factory.reader()->erasures()).at(0).what == "claims");
    }
    SECTION("what was being opened while it was erased is not written down") {
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        RecordFacts facts;
        facts.rec_id = header.rec_id;
        must(store->save_opened({{facts, AttendanceBody{}}}));
        CHECK(must(store->attendance("")).empty());
    }
    SECTION("sent again it is a duplicate and complete, under its id whatever it says") {
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        for (const char* bytes : {"one", "other"}) {
            const auto reply = take_in_to_erase(*store, kiosk, item_to_erase(header, bytes));
            CHECK(reply.answers[0].state == RecordState::duplicate);
            CHECK(reply.answers[0].complete);
            CHECK(reply.complete_seq == 1);
        }
        const auto parked = take_in_to_erase(*store, kiosk, item_to_erase(header, "third", "no"));
        CHECK(parked.answers[0].state == RecordState::parked);
        CHECK(all_envelopes(*store).empty());
        // Another record in its place is another record.
        CHECK(take_in_to_erase(*store, kiosk, item_to_erase(kiosk.header(1), "clone")).answers[0].state ==
              RecordState::conflict);
        CHECK(all_envelopes(*store) == std::vector<std::string>{"clone"});
    }
    SECTION("what staff did with a claim goes with it, and with no other") {
        ClaimMove move;
        move.claim = header.rec_id;
        move.number = 1;
        move.step = ClaimStep::query;
        move.day = *parse_date("2026-11-22");
        move.who = "Staff Sam";
        ClaimMove other = move;
        other.claim = kiosk.header(2).rec_id;
        must(store->add_claim_moves({move, other}));
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        CHECK(must(factory.reader()->claim_moves()) == std::vector{other});
    }
    SECTION("its attachment's file is to be removed until that is done, and is not asked for again") {
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK_FALSE(must(store->wanted_blob(kiosk.device, picture))->is_erased);
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        CHECK(must(store->blobs_to_erase()) == std::vector<std::string>{picture});
        CHECK(must(store->wanted_blob(kiosk.device, picture))->is_complete);
        must(store->blobs_erased({picture}));
        CHECK(must(factory.reader()->blobs_to_erase()).empty());
    }
    SECTION("what was on its way while its record was erased is not taken, and another record that names it waits on") {
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        CHECK_FALSE(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(factory.reader()->wanted_blob(kiosk.device, picture))->is_erased);
        EnvelopeHeader second = kiosk.header(2);
        second.attachments = header.attachments;
        CHECK_FALSE(take_in_to_erase(*store, kiosk, item_to_erase(second, "two")).answers[0].complete);
        CHECK_FALSE(must(store->wanted_blob(kiosk.device, picture))->is_complete);
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(store->wanted_blob(kiosk.device, picture))->is_complete);
    }
    SECTION("a picture alone that was on its way while it was erased is not taken, and its record stays") {
        Erasing erasing;
        erasing.attachments = {picture};
        must(store->erase(erasing, test_now_ms));
        CHECK_FALSE(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(store->attachments("")).at(0).is_erased);
        CHECK(must(store->watermark(kiosk.device, kiosk.install)).complete_seq == 1);
    }
    SECTION("an attachment that another record names too stays") {
        EnvelopeHeader second = kiosk.header(2);
        second.attachments = header.attachments;
        take_in_to_erase(*store, kiosk, item_to_erase(second, "two"));
        must(store->erase(erasing_of(header.rec_id), test_now_ms));
        CHECK(must(store->blobs_to_erase()).empty());
        must(store->erase(erasing_of(second.rec_id), test_now_ms));
        CHECK(must(store->blobs_to_erase()) == std::vector<std::string>{picture});
    }
}

} // namespace copro::test
