// long: the whole contract of a store in one place, for each adapter to be held against.
#include "tests/sync/server/store/store_contract.h"

namespace copro::test {

namespace {

IntakeItem item(const EnvelopeHeader& header, const std::string& bytes) {
    const Bytes encoded = to_bytes(bytes);
    return {header, encoded, envelope_hash(encoded), ""};
}

IntakeItem refused(std::optional<EnvelopeHeader> header, const std::string& bytes) {
    const Bytes encoded = to_bytes(bytes);
    return {std::move(header), encoded, envelope_hash(encoded), "the signature does not hold"};
}

RecordsReply take_in(Store& store, const FakeKiosk& kiosk, std::vector<IntakeItem> items) {
    auto replies = must(store.take_in({IntakeBatch{kiosk.device, std::move(items)}}, test_now_ms));
    REQUIRE(replies.size() == 1);
    return replies.front();
}

Redeeming redeeming_of(const std::string& finder, const std::string& proof, std::int64_t now_ms = test_now_ms) {
    return {to_bytes(finder), to_bytes(proof), SigningKeyPair::generate().public_key, "0.1", now_ms};
}

CodeRow code_row(const std::string& finder, const std::string& proof, const std::string& name = "") {
    return {to_bytes(finder), to_bytes(proof), name, test_now_ms + 1000, 5};
}

std::string enrol(Store& store, const std::string& name) {
    must(store.add_code(code_row("f" + name, "p" + name, name), test_now_ms));
    return must(store.redeem(redeeming_of("f" + name, "p" + name))).device;
}

void identity(const StoreFactory& factory) {
    const auto store = factory.open();
    const FakeKiosk kiosk;
    enrol(*store, kiosk.device);
    const EnvelopeHeader first = kiosk.header(1);

    SECTION("a record is stored once and then a duplicate") {
        const auto reply = take_in(*store, kiosk, {item(first, "one")});
        CHECK(reply.answers[0].state == RecordState::stored);
        CHECK(reply.answers[0].rec_id == first.rec_id);
        CHECK(reply.ack_seq == 1);
        CHECK(take_in(*store, kiosk, {item(first, "one")}).answers[0].state == RecordState::duplicate);
        CHECK(must(store->record_count()) == 1);
    }
    SECTION("equal bytes twice in one batch are one record") {
        const auto reply = take_in(*store, kiosk, {item(first, "one"), item(first, "one")});
        CHECK(reply.answers[0].state == RecordState::stored);
        CHECK(reply.answers[1].state == RecordState::duplicate);
        CHECK(must(store->record_count()) == 1);
    }
    SECTION("the same rec_id with other bytes is a conflict; both are kept and the device is flagged") {
        take_in(*store, kiosk, {item(first, "one")});
        EnvelopeHeader other = first;
        other.seq = 2;
        const auto reply = take_in(*store, kiosk, {item(other, "two")});
        CHECK(reply.answers[0].state == RecordState::conflict);
        CHECK(reply.answers[0].reason == "another record has this rec_id");
        CHECK(must(store->record_count()) == 1);
        CHECK(must(store->conflict_count()) == 1);
        CHECK_FALSE(must(store->device(kiosk.device))->flag.empty());
    }
    SECTION("the same seq with another rec_id is a conflict, however often it comes") {
        take_in(*store, kiosk, {item(first, "one")});
        const EnvelopeHeader clone = kiosk.header(1);
        for (int i = 0; i < 2; ++i) {
            const auto reply = take_in(*store, kiosk, {item(clone, "two")});
            CHECK(reply.answers[0].state == RecordState::conflict);
            CHECK(reply.answers[0].reason == "another record has this seq");
            CHECK(reply.ack_seq == 1);
        }
        CHECK(must(store->conflict_count()) == 1);
    }
    SECTION("two records with one seq in the same batch are one stored and one conflict") {
        const auto reply = take_in(*store, kiosk, {item(first, "one"), item(kiosk.header(1), "two")});
        const bool is_first = reply.answers[0].state == RecordState::stored;
        CHECK(reply.answers[is_first ? 0 : 1].state == RecordState::stored);
        CHECK(reply.answers[is_first ? 1 : 0].state == RecordState::conflict);
    }
    SECTION("another install may use the same seq") {
        FakeKiosk again = kiosk;
        again.install = Uuid::random();
        take_in(*store, kiosk, {item(first, "one")});
        CHECK(take_in(*store, again, {item(again.header(1), "two")}).answers[0].state == RecordState::stored);
        CHECK(must(store->device(kiosk.device))->flag.empty());
    }
    SECTION("batches of several devices in one commit keep their own answers") {
        FakeKiosk second;
        second.device = enrol(*store, "kiosk-2");
        std::vector<IntakeItem> many;
        for (std::int64_t seq = 1; seq <= 150; ++seq)
            many.push_back(item(kiosk.header(seq), "a" + std::to_string(seq)));
        const auto replies = must(store->take_in(
            {{kiosk.device, many}, {second.device, {item(second.header(1), "x")}}, {kiosk.device, many}}, test_now_ms));
        REQUIRE(replies.size() == 3);
        CHECK(replies[0].ack_seq == 150);
        CHECK(replies[1].ack_seq == 1);
        CHECK(replies[1].answers[0].state == RecordState::stored);
        for (std::size_t i = 0; i < 150; ++i) {
            REQUIRE(replies[0].answers[i].rec_id == many[i].header->rec_id);
            const bool is_stored_once = (replies[0].answers[i].state == RecordState::stored) !=
                                        (replies[2].answers[i].state == RecordState::stored);
            REQUIRE(is_stored_once);
        }
        CHECK(must(store->record_count()) == 151);
    }
    SECTION("what is stored is there for another connection and after opening again") {
        take_in(*store, kiosk, {item(first, "one")});
        CHECK(must(factory.reader()->watermark(kiosk.device, kiosk.install)).ack_seq == 1);
        const auto waiting = must(factory.open()->waiting_to_open(10));
        REQUIRE(waiting.size() == 1);
        CHECK(waiting[0].rec_id == first.rec_id);
        CHECK(waiting[0].encoded == to_bytes("one"));
    }
}

void watermarks(const StoreFactory& factory) {
    const auto store = factory.open();
    const FakeKiosk kiosk;

    SECTION("the watermark stops at a gap and jumps when it is filled") {
        CHECK(take_in(*store, kiosk, {item(kiosk.header(2), "2")}).ack_seq == 0);
        CHECK(take_in(*store, kiosk, {item(kiosk.header(4), "4")}).ack_seq == 0);
        CHECK(take_in(*store, kiosk, {item(kiosk.header(1), "1")}).ack_seq == 2);
        CHECK(take_in(*store, kiosk, {item(kiosk.header(3), "3")}).ack_seq == 4);
        CHECK(must(store->watermark(kiosk.device, kiosk.install)).ack_seq == 4);
        CHECK(must(store->watermark(kiosk.device, Uuid::random())).ack_seq == 0);
    }
    SECTION("a long gap is walked to its end") {
        std::vector<IntakeItem> many;
        for (std::int64_t seq = 2; seq <= 1001; ++seq) many.push_back(item(kiosk.header(seq), std::to_string(seq)));
        CHECK(take_in(*store, kiosk, many).ack_seq == 0);
        CHECK(take_in(*store, kiosk, {item(kiosk.header(1), "1")}).ack_seq == 1001);
    }
    SECTION("a parked record of the device itself counts for its watermark") {
        const auto reply = take_in(*store, kiosk, {refused(kiosk.header(1), "bad"), item(kiosk.header(2), "2")});
        CHECK(reply.answers[0].state == RecordState::parked);
        CHECK(reply.answers[0].reason == "the signature does not hold");
        CHECK(reply.answers[1].state == RecordState::stored);
        CHECK(reply.ack_seq == 2);
        CHECK(must(store->record_count()) == 1);
    }
    SECTION("what cannot be read is parked under nobody's number, once") {
        for (int i = 0; i < 2; ++i) {
            const auto reply = take_in(*store, kiosk, {refused(std::nullopt, "noise")});
            CHECK(reply.answers[0].rec_id == Uuid());
            CHECK(reply.ack_seq == 0);
        }
        const auto parked = must(store->parked());
        REQUIRE(parked.size() == 1);
        CHECK(parked[0].device == kiosk.device);
        CHECK(parked[0].encoded == to_bytes("noise"));
    }
    SECTION("a parked record in another device's name moves nobody's watermark") {
        FakeKiosk other;
        other.device = "kiosk-2";
        take_in(*store, kiosk, {refused(other.header(1), "bad")});
        CHECK(must(store->watermark(other.device, other.install)).ack_seq == 0);
        CHECK(must(store->watermark(kiosk.device, other.install)).ack_seq == 0);
    }
}

void devices(const StoreFactory& factory) {
    const auto store = factory.open();

    SECTION("devices are named one after the other, or as the code says") {
        must(store->add_code(code_row("a", "pa"), test_now_ms));
        must(store->add_code(code_row("b", "pb", "hall"), test_now_ms));
        must(store->add_code(code_row("c", "pc"), test_now_ms));
        CHECK(must(store->redeem(redeeming_of("a", "pa"))).device == "kiosk-1");
        CHECK(must(store->redeem(redeeming_of("b", "pb"))).device == "hall");
        CHECK(must(store->redeem(redeeming_of("c", "pc"))).device == "kiosk-3");
        CHECK(must(store->devices()).size() == 3);
    }
    SECTION("a name that is taken gets no code") {
        enrol(*store, "hall");
        const auto added = store->add_code(code_row("b", "pb", "hall"), test_now_ms);
        REQUIRE_FALSE(added.ok());
        CHECK(added.error().kind == ErrorKind::refused);
    }
    SECTION("a code dies after five wrong tries") {
        must(store->add_code(code_row("a", "right"), test_now_ms));
        for (int i = 0; i < 5; ++i) {
            CHECK(must(store->redeem(redeeming_of("a", "wrong"))).state == RedeemState::wrong);
        }
        CHECK(must(store->redeem(redeeming_of("a", "right"))).state == RedeemState::dead);
        CHECK(must(store->devices()).empty());
    }
    SECTION("four wrong tries leave the fifth") {
        must(store->add_code(code_row("a", "right"), test_now_ms));
        for (int i = 0; i < 4; ++i) must(store->redeem(redeeming_of("a", "wrong")));
        CHECK(must(store->redeem(redeeming_of("a", "right"))).state == RedeemState::enrolled);
    }
    SECTION("a code ends at its time and an unknown one was never there") {
        must(store->add_code(code_row("a", "right"), test_now_ms));
        CHECK(must(store->redeem(redeeming_of("a", "right", test_now_ms + 1001))).state == RedeemState::dead);
        CHECK(must(store->redeem(redeeming_of("z", "right"))).state == RedeemState::unknown);
    }
    SECTION("a used code answers its own kiosk again and nobody else") {
        must(store->add_code(code_row("a", "right"), test_now_ms));
        const Redeeming mine = redeeming_of("a", "right");
        CHECK(must(store->redeem(mine)).device == "kiosk-1");
        CHECK(must(store->redeem(mine)).device == "kiosk-1");
        CHECK(must(store->redeem(redeeming_of("a", "right"))).state == RedeemState::dead);
        CHECK(must(store->devices()).size() == 1);
    }
    SECTION("a live code cannot be made twice, an ended one can") {
        must(store->add_code(code_row("a", "one"), test_now_ms));
        CHECK(store->add_code(code_row("a", "two"), test_now_ms).error().kind == ErrorKind::conflict);
        CHECK(store->add_code(code_row("a", "two"), test_now_ms + 2000).ok());
    }
    SECTION("a device is revoked once and stays so") {
        enrol(*store, "hall");
        must(store->revoke("hall", test_now_ms));
        must(store->revoke("hall", test_now_ms + 5));
        CHECK(must(store->device("hall"))->revoked_ms == test_now_ms);
        CHECK(store->revoke("nowhere", test_now_ms).error().kind == ErrorKind::not_found);
        CHECK_FALSE(must(store->device("nowhere")).has_value());
    }
    SECTION("a device's health is kept") {
        enrol(*store, "hall");
        must(store->save_health("hall", {7, 8, 9, "0.2"}, test_now_ms + 9));
        const auto device = must(store->device("hall"));
        CHECK(device->health.waiting == 7);
        CHECK(device->software == "0.2");
        CHECK(device->last_seen_ms == test_now_ms + 9);
    }
    SECTION("settings are kept") {
        CHECK(must(store->setting("organisation")).empty());
        must(store->set_setting("organisation", "Llais"));
        must(store->set_setting("organisation", "Llais Pobl"));
        CHECK(must(factory.reader()->setting("organisation")) == "Llais Pobl");
    }
}

void meetings(const StoreFactory& factory) {
    const auto store = factory.open();
    const auto row = [](const std::string& id, const std::string& date, const std::string& text) {
        return MeetingRow{id, date, to_hex(envelope_hash(to_bytes(text))), text, test_now_ms};
    };
    must(store->save_meeting(row("b", "2026-11-22", "1"), false));
    must(store->save_meeting(row("a", "2026-11-22", "2"), false));
    must(store->save_meeting(row("c", "2026-11-20", "3"), false));

    SECTION("meetings come by date, then id, and between two days") {
        const auto all = must(store->meetings());
        REQUIRE(all.size() == 3);
        CHECK(all[0].id == "c");
        CHECK(all[1].id == "a");
        CHECK(must(store->meetings_between("2026-11-21", "2026-11-30")).size() == 2);
        CHECK(must(store->meetings_between("2026-11-20", "2026-11-20")).size() == 1);
    }
    SECTION("a survey's media come in pieces, stay as they are, and go when no pack names them") {
        const std::string kept(64, 'a');
        const std::string dropped(64, 'b');
        must(store->add_media({{kept, Bytes{1, 2, 3, 4, 5}}, {dropped, Bytes{9}}}));
        must(store->add_media({{kept, Bytes{7}}}));
        must(store->save_meeting(row("d", "2026-11-22", R"({"media": [{"sha256": ")" + kept + R"("}]})"), false));
        must(store->drop_unnamed_media());
        const auto reader = factory.reader();
        const auto part = must(reader->medium_part(kept, 1, 3));
        REQUIRE(part.has_value());
        CHECK(part->length == 5);
        CHECK(part->bytes == Bytes{2, 3, 4});
        CHECK(must(reader->medium_part(kept, 4, 10))->bytes == Bytes{5});
        CHECK_FALSE(must(reader->medium_part(dropped, 0, 1)).has_value());
        must(store->save_meeting(row("d", "2026-11-22", "names none"), true));
        must(store->drop_unnamed_media());
        CHECK_FALSE(must(reader->medium_part(kept, 0, 1)).has_value());
    }
    SECTION("a meeting is replaced only when asked") {
        const auto refused_row = store->save_meeting(row("a", "2026-11-23", "new"), false);
        REQUIRE_FALSE(refused_row.ok());
        CHECK(refused_row.error().kind == ErrorKind::conflict);
        CHECK(store->save_meeting(row("a", "2026-11-22", "2"), false).ok());
        must(store->save_meeting(row("a", "2026-11-23", "new"), true));
        CHECK(must(store->meetings_between("2026-11-23", "2026-11-23")).at(0).text == "new");
    }
}

void readable(const StoreFactory& factory) {
    const auto store = factory.open();
    const FakeKiosk kiosk;
    std::vector<OpenedRecord> records;
    const auto add = [&](std::int64_t seq, const std::string& kind, auto body) {
        const EnvelopeHeader header = kiosk.header(seq, kind);
        take_in(*store, kiosk, {item(header, std::to_string(seq))});
        records.push_back({{header.rec_id, kind, 1, kiosk.device, seq == 9 ? "other" : kiosk.meeting, "cy", "form", 2,
                            header.wall_ms, seq == 1 ? std::optional(true) : std::nullopt},
                           std::move(body)});
    };
    AttendanceBody attendance;
    attendance.event = "in";
    attendance.person = "p-007";
    attendance.name = "Zo\xC3\xAB";
    attendance.roles = {"carer", "supporter"};
    attendance.companions = {{"p-008", "Cy", "supporter", {"badge", "lunch"}, ""},
                             {std::nullopt, "Kit", "child", {}, "not-yet"}};
    attendance.more_needs = {{"email"}, true, std::nullopt, "2026-11-22", "partly", "too late"};
    attendance.came_as = "friend";
    attendance.closed_by = "staff";
    attendance.guardian = "form";
    attendance.guardian_name = "Ada";
    attendance.privacy_version = 3;
    attendance.photos = "ask";
    FeedbackBody feedback;
    feedback.reference = "7F3K-9Q2M";
    feedback.answer_by = "2026-12-20";
    feedback.answers = {{"overall", {"good"}, false}, {"topics", {"a", "b"}, true}, {"none", {}, true}};
    SurveyBody survey;
    survey.answers = {{"age", {"20"}, false}, {"needs", {"a", "b"}, true}};
    ClaimBody claim;
    claim.reference = "AB12";
    claim.lines.resize(2);
    claim.lines[1].amount_pence = 660;
    claim.lines[1].is_return = true;
    claim.fee = ClaimedFee{"less", 2750, 1000};
    claim.bank = BankNumbers{"Ada Example", "112233", "00123456", "D/1"};
    claim.cash = PaidCash{true, false, 1660};
    claim.is_late = true;
    claim.benefits_notice = "2026-04-06";
    claim.lines[0].approved = "not-yet";
    claim.lines[0].claimed_before = "different";
    BookingBody booking;
    booking.person = "p-007";
    booking.what = {"train", "hotel"};
    booking.nights = 2;
    booking.from = "Green";
    booking.to = "Hall";
    booking.way = "return";
    booking.time_there = "morning";
    booking.time_back = "any";
    claim.for_person = "p-008";
    add(1, "attendance", attendance);
    add(2, "feedback", feedback);
    add(3, "claim", claim);
    add(4, "later-kind", RawBody{"{\"a\":1}"});
    add(5, "claim", Unopened{"no key"});
    add(6, "survey", survey);
    add(7, "room", CountedBody{{{"agree", 3}, {"slow-down", 0}}});
    add(7, "booking", booking);
    add(12, "roll-call", RollCallBody{5, 9, "staff", {{"p-007", 3, true}, {std::nullopt, 4, false}}});
    add(9, "attendance", attendance);
    for (const std::int64_t seq : {10, 11}) {
        add(seq, "equality",
            EqualityBody{seq == 10 ? "2025-03-01" : "2025-04-02",
                         {{"equality", "", 0, "", 5}, {"equality", "age", 1, "16-24", seq}}});
    }
    records[1].facts.shown = {{"can-change", "cy", "0123456789abcdef"}};
    CHECK(must(store->waiting_to_open(4)).size() == 4);
    must(store->save_opened(records));

    SECTION("what was opened comes back as it was") {
        CHECK(must(store->waiting_to_open(10)).empty());
        const auto rows = must(store->attendance(kiosk.meeting));
        REQUIRE(rows.size() == 1);
        CHECK(rows[0].facts.rec_id == records[0].facts.rec_id);
        CHECK(rows[0].facts.language == "cy");
        CHECK(rows[0].facts.saved_wall_ms == records[0].facts.saved_wall_ms);
        CHECK(rows[0].facts.helped == true);
        CHECK_FALSE(must(store->claims(kiosk.meeting)).at(0).facts.helped.has_value());
        CHECK(rows[0].body.name == attendance.name);
        CHECK(rows[0].body.person == attendance.person);
        CHECK(rows[0].body.roles == attendance.roles);
        REQUIRE(rows[0].body.companions.size() == 2);
        CHECK(rows[0].body.companions[0].person == "p-008");
        CHECK(rows[0].body.companions[0].extras == std::vector<std::string>{"badge", "lunch"});
        CHECK_FALSE(rows[0].body.companions[1].person.has_value());
        CHECK(rows[0].body.companions[1].came_as == "child");
        CHECK(rows[0].body.companions[1].guardian_says == "not-yet");
        CHECK(rows[0].body.more_needs.contact == std::vector<std::string>{"email"});
        CHECK(rows[0].body.more_needs.tell_host == true);
        CHECK_FALSE(rows[0].body.more_needs.remember.has_value());
        CHECK(rows[0].body.more_needs.reviewed == "2026-11-22");
        CHECK(rows[0].body.more_needs.met == "partly");
        CHECK(rows[0].body.more_needs.met_why == "too late");
        CHECK(rows[0].body.came_as == "friend");
        CHECK(rows[0].body.closed_by == "staff");
        CHECK(rows[0].body.guardian == "form");
        CHECK(rows[0].body.guardian_name == "Ada");
        CHECK(rows[0].body.privacy_version == 3);
        CHECK(rows[0].body.photos == "ask");
        CHECK(must(store->attendance("")).size() == 2);

        const auto said = must(store->feedback(""));
        REQUIRE(said.size() == 1);
        REQUIRE(said[0].body.answers.size() == 3);
        CHECK(said[0].body.answers[1].values == feedback.answers[1].values);
        CHECK(said[0].body.answers[2].values.empty());
        CHECK_FALSE(said[0].body.name.has_value());
        CHECK(said[0].body.reference == "7F3K-9Q2M");
        CHECK(said[0].body.answer_by == "2026-12-20");
        const auto shown = must(store->shown_texts(kiosk.meeting));
        REQUIRE(shown.size() == 1);
        CHECK(shown[0].facts.rec_id == said[0].facts.rec_id);
        CHECK(shown[0].shown.version == "0123456789abcdef");

        const auto promised = must(store->promises());
        REQUIRE(promised.size() == 1);
        CHECK(promised[0].reference == "7F3K-9Q2M");
        CHECK(promised[0].meeting == kiosk.meeting);

        // Equality answers come back as sums of all the days that begin so.
        const auto counts = must(store->equality("2025-"));
        REQUIRE(counts.size() == 2);
        CHECK(counts[0].question.empty());
        CHECK(counts[0].count == 10);
        CHECK(counts[1].answer == "16-24");
        CHECK(counts[1].count == 21);
        CHECK(must(store->equality("2025-04")).at(1).count == 11);
        CHECK(must(store->equality("2024-")).empty());

        const auto surveys = must(store->surveys(kiosk.meeting));
        REQUIRE(surveys.size() == 1);
        REQUIRE(surveys[0].body.answers.size() == 2);
        CHECK(surveys[0].body.answers[1].values == survey.answers[1].values);
        CHECK_FALSE(surveys[0].body.answers[0].is_list);

        CHECK(must(store->counted("help", kiosk.meeting)).empty());
        const auto rooms = must(store->counted("room", kiosk.meeting));
        REQUIRE(rooms.size() == 1);
        CHECK(rooms[0].body.counts ==
              std::vector<std::pair<std::string, std::int64_t>>{{"agree", 3}, {"slow-down", 0}});

        const auto claims = must(store->claims(kiosk.meeting));
        REQUIRE(claims.size() == 1);
        REQUIRE(claims[0].body.lines.size() == 2);
        CHECK(claims[0].body.lines[1].amount_pence == 660);
        CHECK(claims[0].body.lines[1].is_return);
        CHECK(claims[0].body.fee->pence == 1000);
        CHECK(claims[0].body.bank->roll_number == "D/1");
        CHECK(claims[0].body.cash->is_received);
        CHECK_FALSE(claims[0].body.cash->is_given);
        CHECK(claims[0].body.cash->pence == 1660);
        CHECK(claims[0].body.is_late);
        CHECK(claims[0].body.benefits_notice == "2026-04-06");
        CHECK(claims[0].body.lines[0].approved == "not-yet");
        CHECK(claims[0].body.lines[0].claimed_before == "different");
        CHECK(claims[0].body.lines[1].approved.empty());

        const auto bookings = must(store->bookings(kiosk.meeting));
        REQUIRE(bookings.size() == 1);
        CHECK(bookings[0].body.person == "p-007");
        CHECK(bookings[0].body.what == booking.what);
        CHECK(bookings[0].body.nights == 2);
        CHECK(bookings[0].body.from == "Green");
        CHECK(bookings[0].body.to == "Hall");
        CHECK(bookings[0].body.way == "return");
        CHECK(bookings[0].body.time_there == "morning");
        CHECK(bookings[0].body.time_back == "any");
        CHECK(claims[0].body.for_person == "p-008");
        const auto calls = must(store->roll_calls(kiosk.meeting));
        REQUIRE(calls.size() == 1);
        CHECK(calls[0].body.begun_ms == 5);
        CHECK(calls[0].body.ended_by == "staff");
        REQUIRE(calls[0].body.people.size() == 2);
        CHECK(calls[0].body.people[0].person == "p-007");
        CHECK(calls[0].body.people[0].is_found);
        CHECK_FALSE(calls[0].body.people[1].person.has_value());
        CHECK(calls[0].body.people[1].since_ms == 4);

        CHECK(must(store->raw("")).at(0).body.json == "{\"a\":1}");
        CHECK(must(store->unopened()).at(0).body.reason == "no key");
    }
    SECTION("forgetting the readable tables keeps the records and opens them all again") {
        must(store->forget_readable());
        CHECK(must(store->attendance("")).empty());
        CHECK(must(store->claims("")).empty());
        CHECK(must(store->bookings("")).empty());
        CHECK(must(store->surveys("")).empty());
        CHECK(must(store->unopened()).empty());
        CHECK(must(store->waiting_to_open(100)).size() == 11);
        must(store->save_opened(records));
        CHECK(must(store->attendance("")).size() == 2);
    }
    SECTION("when one of several cannot be written, none is") {
        must(store->forget_readable());
        records.push_back(records.front());
        CHECK_FALSE(store->save_opened(records).ok());
        CHECK(must(store->attendance("")).empty());
        CHECK(must(store->waiting_to_open(100)).size() == 11);
    }
}

} // namespace

void store_contract(const StoreFactory& factory) {
    SECTION("identity") { identity(factory); }
    SECTION("watermarks") { watermarks(factory); }
    SECTION("devices") { devices(factory); }
    SECTION("meetings") { meetings(factory); }
    SECTION("readable") { readable(factory); }
}

} // namespace copro::test
