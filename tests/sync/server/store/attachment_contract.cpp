#include "tests/sync/server/store/store_contract.h"

namespace copro::test {

namespace {

IntakeItem good_item(const EnvelopeHeader& header, const std::string& bytes) {
    const Bytes encoded = to_bytes(bytes);
    return {header, encoded, envelope_hash(encoded), ""};
}

IntakeItem refused_item(const EnvelopeHeader& header) {
    const Bytes encoded = to_bytes("parked");
    return {header, encoded, envelope_hash(encoded), "the signature does not hold"};
}

RecordsReply take_in_one(Store& store, const FakeKiosk& kiosk, std::vector<IntakeItem> items) {
    auto replies = must(store.take_in({IntakeBatch{kiosk.device, std::move(items)}}, test_now_ms));
    REQUIRE(replies.size() == 1);
    return replies.front();
}

void enrol_with_attachments(Store& store, const std::string& name) {
    must(store.add_code({to_bytes("f" + name), to_bytes("p" + name), name, test_now_ms + 1000, 5}, test_now_ms));
    must(store.redeem(
        {to_bytes("f" + name), to_bytes("p" + name), SigningKeyPair::generate().public_key, "0.1", test_now_ms}));
}

} // namespace

void attachment_contract(const StoreFactory& factory) {
    const auto store = factory.open();
    const FakeKiosk kiosk;
    enrol_with_attachments(*store, kiosk.device);
    const std::string picture(64, 'a');
    const std::string voice(64, 'b');
    EnvelopeHeader header = kiosk.header(2);
    header.attachments = {{picture, 100}, {voice, 200}};

    SECTION("a record is complete when all that it names is there") {
        const auto before = take_in_one(*store, kiosk, {good_item(kiosk.header(1), "one"), good_item(header, "two")});
        CHECK(before.answers[0].complete);
        CHECK_FALSE(before.answers[1].complete);
        CHECK(before.ack_seq == 2);
        CHECK(before.complete_seq == 1);
        CHECK(must(store->missing_blobs(kiosk.device, 10)) == std::vector<std::string>{picture, voice});
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(store->missing_blobs(kiosk.device, 10)) == std::vector<std::string>{voice});
        CHECK(must(store->watermark(kiosk.device, kiosk.install)).complete_seq == 1);
        CHECK(must(store->add_blob(voice, 200, test_now_ms)));
        CHECK(must(store->missing_blobs(kiosk.device, 10)).empty());
        CHECK(must(factory.reader()->watermark(kiosk.device, kiosk.install)).complete_seq == 2);
        CHECK(take_in_one(*store, kiosk, {good_item(header, "two")}).answers[0].complete);
    }
    SECTION("what is there already makes a later record complete at once") {
        EnvelopeHeader first = kiosk.header(1);
        first.attachments = header.attachments;
        take_in_one(*store, kiosk, {good_item(first, "one")});
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK(must(store->add_blob(voice, 200, test_now_ms)));
        CHECK(take_in_one(*store, kiosk, {good_item(header, "two")}).answers[0].complete);
        CHECK(must(store->wanted_blob(kiosk.device, picture))->is_complete);
    }
    SECTION("what no record names is not noted, and does not make a later record complete") {
        CHECK_FALSE(must(store->add_blob(picture, 100, test_now_ms)));
        CHECK_FALSE(take_in_one(*store, kiosk, {good_item(header, "two")}).answers[0].complete);
        CHECK_FALSE(must(store->wanted_blob(kiosk.device, picture))->is_complete);
    }
    SECTION("only a device whose stored record names it may bring it") {
        CHECK_FALSE(must(store->wanted_blob(kiosk.device, picture)).has_value());
        take_in_one(*store, kiosk, {good_item(header, "two")});
        const auto wanted = must(store->wanted_blob(kiosk.device, picture));
        REQUIRE(wanted.has_value());
        CHECK(wanted->length == 100);
        CHECK_FALSE(wanted->is_complete);
        CHECK_FALSE(must(store->wanted_blob("kiosk-2", picture)).has_value());
        CHECK(must(store->missing_blobs("kiosk-2", 10)).empty());
        FakeKiosk stranger;
        stranger.device = "kiosk-2";
        enrol_with_attachments(*store, stranger.device);
        take_in_one(*store, stranger, {refused_item(header)});
        CHECK_FALSE(must(store->wanted_blob("kiosk-2", picture)).has_value());
    }
    SECTION("what belongs to a record in conflict is wanted too") {
        take_in_one(*store, kiosk, {good_item(kiosk.header(2), "other")});
        const auto reply = take_in_one(*store, kiosk, {good_item(header, "two")});
        CHECK(reply.answers[0].state == RecordState::conflict);
        CHECK(must(store->wanted_blob(kiosk.device, picture)).has_value());
        CHECK(must(store->attachments("")).empty());
    }
    SECTION("staff see which there are") {
        take_in_one(*store, kiosk, {good_item(header, "two")});
        CHECK(must(store->add_blob(picture, 100, test_now_ms)));
        const auto rows = must(store->attachments(kiosk.meeting));
        REQUIRE(rows.size() == 2);
        CHECK(rows[0].rec_id == header.rec_id);
        CHECK(rows[0].sha256 == picture);
        CHECK(rows[0].is_complete);
        CHECK_FALSE(rows[1].is_complete);
        CHECK(must(store->attachments("another")).empty());
        CHECK(must(store->envelope(header.rec_id)) == to_bytes("two"));
        CHECK_FALSE(must(store->envelope(Uuid::random())).has_value());
    }
    SECTION("what staff write down of a voice is added to, and only of a record that is held") {
        const VoiceWords words{header.rec_id, "why", 0, 1, "The ramp is steep", "Staff Sam", "2026-11-22"};
        CHECK(store->add_voice_words(words).error().kind == ErrorKind::not_found);
        take_in_one(*store, kiosk, {good_item(header, "two")});
        VoiceWords better = words;
        better.number = 2;
        better.words = "The ramp is too steep";
        must(store->add_voice_words(better));
        must(store->add_voice_words(words));
        CHECK(store->add_voice_words(words).error().kind == ErrorKind::conflict);
        must(store->forget_readable());
        CHECK(must(factory.reader()->voice_words()) == std::vector{words, better});
        Erasing erasing;
        SECTION("it goes with its record") { erasing.records = {header.rec_id}; }
        SECTION("it goes alone") { erasing.voice_words = {header.rec_id}; }
        must(store->erase(erasing, test_now_ms));
        CHECK(must(store->voice_words()).empty());
    }
    SECTION("what the sealed body says of them comes back with the reports") {
        RecordFacts facts;
        facts.rec_id = header.rec_id;
        facts.attachments = {{picture, "image/jpeg", "receipt", 1}, {voice, "audio/ogg", "why", 0}};
        must(store->save_opened({{facts, ClaimBody{}}}));
        CHECK(must(store->claims("")).at(0).facts.attachments == facts.attachments);
        must(store->forget_readable());
        must(store->save_opened({{facts, FeedbackBody{}}}));
        CHECK(must(store->feedback("")).at(0).facts.attachments == facts.attachments);
        must(store->forget_readable());
        must(store->save_opened({{facts, AttendanceBody{}}}));
        CHECK(must(store->attendance("")).at(0).facts.attachments == facts.attachments);
        must(store->forget_readable());
        must(store->save_opened({{facts, BookingBody{}}}));
        CHECK(must(store->bookings("")).at(0).facts.attachments == facts.attachments);
    }
}

} // namespace copro::test
