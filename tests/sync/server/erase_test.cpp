// domain.md "Privacy": what is kept about somebody is told, erased for good, and does not come back.
#include "sync/records/meeting_pack.h"
#include "sync/records/reference.h"
#include "sync/server/erase.h"
#include "sync/server/remembered.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string two_people = R"("people": [{"id": "p-001", "first_name": "Quillon"}, {"id": "p-002", "first_name":
    "Bo"}], "roles": [{"id": "chair", "title": {"en": "Chair"}, "today": [{"en": "Open it", "picture": "group"}],
    "people": ["p-001"]}], "booked": [{"person": "p-001", "category": "train", "date": "2026-12-01"}])";

std::map<std::string, std::string> asked(const std::string& reference) {
    return {{"reference", reference}, {"because", "asked"}};
}

// Bytes that stand in the sealed part, and so in no other envelope.
std::string_view sealed_bytes(const CareOffice::Sent& one) { return as_text(one.bytes).substr(one.bytes.size() - 96); }

} // namespace

TEST_CASE("everything that is held under somebody's id is told, and nobody else's words with it") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", two_people);
    office.say("attendance", R"({"event":"in","person":"p-001","name":"Quillon","roles":["carer"]})");
    office.say("claim", R"({"person":"p-001","name":"Quillon","expenses_pence":240})");
    office.say("feedback", R"({"anonymous":false,"name":"Quillon","answers":{"why":"the ramp"}})");
    office.say("feedback", R"({"anonymous":false,"name":"Bo","answers":{"why":"the lift"}})");
    office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo","needs_other":"a chair",
        "companions":[{"person":"p-001","name":"Quillon","came_as":"supporter"}]})");
    const Json held = must(parse_json(office.run("held", {{"reference", "p-001"}}), "held"));
    REQUIRE(held["records"].size() == 4);
    CHECK(held["records"].dump().find("the ramp") != std::string::npos);
    CHECK(held.dump().find("the lift") == std::string::npos);
    CHECK(held.dump().find("a chair") == std::string::npos);
    CHECK(held["invited_to"][0]["entry"]["first_name"] == "Quillon");
    CHECK(held["equality_answers"] == "cannot be found: they were never kept with anybody");
    CHECK(office.refusal("held", {{"reference", "p-999"}}).find("nothing is held under this reference") !=
          std::string::npos);
    // Two people of one name at a meeting: what was said under it is nobody's to be taken for theirs.
    office.say("attendance", R"({"event":"in","name":"Quillon","new_person":true})");
    CHECK(office.run("held", {{"reference", "p-001"}}).find("the ramp") == std::string::npos);
}

TEST_CASE("feedback under a name that somebody brought, or somebody invited, has as well is nobody's to be told") {
    CareOffice office;
    office.say("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})");
    office.say("feedback", R"({"anonymous":false,"name":"Quillon","answers":{"why":"the ramp"}})");
    const auto told = [&] {
        return office.run("held", {{"reference", "p-001"}}).find("the ramp") != std::string::npos;
    };
    REQUIRE(told());
    bool is_only_theirs = false;
    SECTION("the same person, brought and invited as themselves, hides nothing") {
        office.meeting("better-buses", "2026-12-01", two_people);
        office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo",
            "companions":[{"person":"p-001","name":"Quillon","came_as":"supporter"}]})");
        is_only_theirs = true;
    }
    SECTION("somebody who was brought, and stands in no list") {
        office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo",
            "companions":[{"name":"Quillon","came_as":"supporter"}]})");
    }
    SECTION("somebody else of the list who was brought") {
        office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo",
            "companions":[{"person":"p-003","name":"Quillon","came_as":"supporter"}]})");
    }
    SECTION("somebody else who was invited by that name") {
        office.meeting("better-buses", "2026-12-01",
                       R"("people": [{"id": "p-001", "first_name": "Quillon", "told_apart_by":
                       {"en": "from Bank Road"}}, {"id": "p-003", "first_name": "Quillon", "told_apart_by": {"en": "from Hillside"}}])");
    }
    SECTION("somebody else who was invited by that name and another after it") {
        office.meeting("better-buses", "2026-12-01",
                       R"("people": [{"id": "p-001", "first_name": "Quillon"},
                       {"id": "p-003", "first_name": "Quillon", "last_name": "Reed"}])");
    }
    CHECK(told() == is_only_theirs);
    (void)office.run("erase", asked("p-001"));
    const std::string left = office.run("export", {{"report", "feedback"}, {"format", "csv"}});
    CHECK((left.find("the ramp") == std::string::npos) == is_only_theirs);
}

TEST_CASE("a claim that another filled in is held for whom it is, without the numbers, and is erased with either") {
    CareOffice office;
    office.say("claim", R"({"for":"someone-else","person":"p-002","name":"Bo","for_person":"p-001","for_name":"Quillon",
        "expenses_pence":240,"payment":"bank","bank":{"name":"Bo","sort_code":"112233","account":"00123456"}})");
    // Whose it is not would be told that nothing is held: this one is told all but the numbers.
    CHECK(office.run("held", {{"reference", "p-001"}}).find("00123456") == std::string::npos);
    (void)office.run("erase", asked("p-001"));
    CHECK(office.refusal("held", {{"reference", "p-002"}}).find("nothing is held") != std::string::npos);
}

TEST_CASE("what staff did with a claim is told to who made it, and is erased with it") {
    CareOffice office;
    const auto claim = office.say("claim", R"({"person":"p-001","name":"Quillon","expenses_pence":240})");
    office.say("claim", R"({"person":"p-002","name":"Bo","expenses_pence":100})");
    ClaimMove move;
    move.claim = claim.header.rec_id;
    move.number = 1;
    move.step = ClaimStep::query;
    move.day = *parse_date("2026-12-02");
    move.who = "Staff Sam";
    move.reason = "the ticket of Quillon is torn";
    must(office.workshop->writer().ask([&](Store& to) { return to.add_claim_moves({move}); }));
    const Json held = must(parse_json(office.run("held", {{"reference", "p-001"}}), "held"));
    REQUIRE(held["claim_steps"].size() == 1);
    CHECK(held["claim_steps"][0]["reason"] == "the ticket of Quillon is torn");
    CHECK(held["claim_steps"][0]["reference"] == reference_of(claim.header.rec_id));
    const Json other = must(parse_json(office.run("held", {{"reference", "p-002"}}), "held"));
    CHECK(other["claim_steps"].empty());
    (void)office.run("erase", asked("p-001"));
    CHECK(office.files_with("the ticket of Quillon is torn").empty());
}

TEST_CASE(
    "what is erased stands in no file of the server's folder, in clear or sealed, and no rebuild brings it back") {
    CareOffice office;
    office.meeting("better-buses", "2026-12-01", two_people);
    std::vector<CareOffice::Sent> sent;
    sent.push_back(office.say("attendance", R"({"event":"in","person":"p-001","name":"Quillon","roles":["carer"]})"));
    sent.push_back(office.say_with("claim", R"({"person":"p-001","name":"Quillon","lines":[{"category":"bus"}]})",
                                   "image/jpeg", "sealed bytes of a receipt"));
    sent.push_back(office.say("feedback", R"({"anonymous":false,"name":"Quillon","answers":{"why":"the ramp"}})"));
    // One in conflict with another record, and one that was parked: both are kept, and say who they are of.
    CareOffice::Sent clone = office.made("booking", R"({"person":"p-001","name":"Quillon"})");
    clone.header.seq = 1;
    clone.bytes = office.kiosk.record(clone.header, R"({"person":"p-001","name":"Quillon"})");
    REQUIRE(office.send(clone).state == RecordState::conflict);
    const auto parked = office.made("attendance", R"({"event":"out","person":"p-001","name":"Quillon"})");
    REQUIRE(office.send(parked, 0, "the signature does not hold").state == RecordState::parked);
    sent.push_back(clone);
    sent.push_back(parked);
    const auto stays = office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo"})");
    (void)office.run("export", {{"report", "attendance"}, {"format", "csv"}});
    REQUIRE_FALSE(office.files_with("Quillon").empty());
    REQUIRE_FALSE(office.files_with("sealed bytes of a receipt").empty());
    for (const auto& one : sent) REQUIRE_FALSE(office.files_with(sealed_bytes(one)).empty());

    const std::string told = office.run("erase", asked("p-001"));
    CHECK(told.find("erased\tattendance\t2\nerased\tbookings\t1\nerased\tclaims\t1\nerased\tfeedback\t1\n"
                    "erased\tinvited\t1\nerased\tphotos\t1\n") == 0);
    CHECK(told.find("equality answers cannot be found") != std::string::npos);
    for (int round = 0; round < 2; ++round) {
        CHECK(office.files_with("Quillon").empty());
        CHECK(office.files_with("sealed bytes of a receipt").empty());
        for (const auto& one : sent) CHECK(office.files_with(sealed_bytes(one)).empty());
        CHECK_FALSE(office.files_with(sealed_bytes(stays)).empty());
        CHECK(office.run("report rebuild") == "opened 1 of 1 records\n");
    }
    CHECK(office.run("export", {{"report", "attendance"}, {"format", "csv"}}).find(",in,p-002,Bo,") !=
          std::string::npos);
    const MeetingPack pack = must(load_meeting_pack(must(office.workshop->reader().meetings())[0].text, "pack"));
    CHECK(pack.people.size() == 1);
    CHECK(pack.roles.empty());
    CHECK(pack.booked.empty());
    CHECK(office.refusal("held", {{"reference", "p-001"}}).find("nothing is held") != std::string::npos);
}

TEST_CASE("a kiosk that sends an erased record again is told that it is here, and nothing of it comes back") {
    CareOffice office;
    const auto first = office.say_with("claim", R"({"person":"p-001","name":"Quillon"})", "image/jpeg", "receipt");
    const auto missing = office.made("attendance", R"({"event":"in","person":"p-002","name":"Bo"})");
    const auto third = office.say("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})");
    CHECK(office.last_reply.ack_seq == 1);
    (void)office.run("erase", asked("p-001"));

    for (const auto& one : {first, third}) {
        const RecordAnswer answer = office.send(one);
        CHECK(answer.state == RecordState::duplicate);
        CHECK(answer.complete);
    }
    // The same record sealed anew, or with another place in the sequence, or parked: by its id it stays out.
    CareOffice::Sent anew = third;
    anew.bytes = office.kiosk.record(anew.header, R"({"event":"in","person":"p-001","name":"Quillon"})");
    CHECK(office.send(anew).state == RecordState::duplicate);
    CareOffice::Sent moved = first;
    moved.header.seq = 4;
    moved.bytes = office.kiosk.record(moved.header, R"({"person":"p-001","name":"Quillon"})");
    CHECK(office.send(moved).state == RecordState::duplicate);
    CHECK(office.last_reply.answers[0].complete);
    CareOffice::Sent refused = third;
    refused.bytes = office.kiosk.record(refused.header, R"({"event":"out","person":"p-001","name":"Quillon"})");
    CHECK(office.send(refused, 0, "the signature does not hold").state == RecordState::parked);

    CHECK(office.run("report rebuild") == "opened 0 of 0 records\n");
    CHECK(must(office.workshop->reader().conflict_count()) == 0);
    CHECK(must(office.workshop->reader().parked()).empty());
    (void)office.workshop->writer().ask([](Store& store) { return store.empty_journal(); });
    for (const auto& one : {first, third, anew, moved, refused}) CHECK(office.files_with(sealed_bytes(one)).empty());
    CHECK(must(office.workshop->reader().device("kiosk-1"))->flag.empty());
    // Nothing of its picture is asked for, or taken, again.
    CHECK(must(office.workshop->reader().wanted_blob("kiosk-1", sha256_of("receipt")))->is_complete);
    CHECK(must(office.workshop->reader().missing_blobs("kiosk-1", 10)).empty());
    // The sequence goes on over what was erased.
    CHECK(office.send(missing).state == RecordState::stored);
    CHECK(office.last_reply.ack_seq == 4);
    CHECK(office.last_reply.complete_seq == 4);
}

TEST_CASE("by the number that somebody took away one record is erased, with what was answered, and no other") {
    CareOffice office;
    EnvelopeHeader header = office.kiosk.header(++office.seq, "feedback");
    const std::string reference = reference_of(header.rec_id);
    const std::string body =
        fmt::format(R"({{"anonymous":true,"reference":"{}","answers":{{"why":"too cold"}}}})", reference);
    REQUIRE(office.send({header, office.kiosk.record(header, body)}).state == RecordState::stored);
    office.say("feedback", R"({"anonymous":true,"answers":{"why":"too warm"}})");
    (void)office.run("promise answer",
                     {{"reference", reference}, {"said", "Cold."}, {"did", "Heat."}, {"language", "en"}});
    CHECK(office.run("held", {{"reference", reference}}).find("too cold") != std::string::npos);
    std::string typed = reference;
    std::transform(typed.begin(), typed.end(), typed.begin(), [](unsigned char c) { return std::tolower(c); });
    CHECK(office.run("erase", asked(typed)).find("erased\tanswers\t1\nerased\tfeedback\t1\n") == 0);
    CHECK(must(office.workshop->reader().promise_answers()).empty());
    CHECK(office.run("export", {{"report", "feedback"}, {"format", "csv"}}).find("too warm") != std::string::npos);
    CHECK(office.files_with("too cold").empty());
}

TEST_CASE("no reference is nobody: what was said without a name is not held under it, nor erased") {
    CareOffice office;
    const auto one = office.say("feedback", R"({"anonymous":true,"answers":{"why":"too cold"}})");
    office.say("attendance", R"({"event":"in","person":"","name":""})");
    CHECK(office.refusal("held", {}).find("must not be empty") != std::string::npos);
    CHECK(office.refusal("erase", {{"because", "asked"}}).find("must not be empty") != std::string::npos);
    CHECK_FALSE(office.files_with(sealed_bytes(one)).empty());
}

TEST_CASE("a number that two records have erases neither; the id of one does") {
    CareOffice office;
    std::vector<EnvelopeHeader> headers;
    for (const char* why : {"too cold", "too warm"}) {
        EnvelopeHeader header = office.kiosk.header(++office.seq, "feedback");
        // The number is made of the id's first five bytes.
        if (!headers.empty()) std::copy_n(headers[0].rec_id.bytes.begin(), 5, header.rec_id.bytes.begin());
        const std::string body = fmt::format(R"({{"anonymous":true,"answers":{{"why":"{}"}}}})", why);
        REQUIRE(office.send({header, office.kiosk.record(header, body)}).state == RecordState::stored);
        headers.push_back(header);
    }
    const std::string shared = reference_of(headers[0].rec_id);
    REQUIRE(reference_of(headers[1].rec_id) == shared);
    CHECK(office.refusal("erase", asked(shared)).find("two records have this reference") != std::string::npos);
    CHECK(must(office.workshop->reader().record_count()) == 2);
    CHECK(office.run("erase", asked(headers[0].rec_id.text())).find("erased\tfeedback\t1\n") == 0);
    CHECK(must(office.workshop->reader().record_count()) == 1);
}

TEST_CASE("a voice that was written down is erased, and what was written with it stays") {
    CareOffice office;
    const auto note = office.say_with("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})", "audio/ogg",
                                      "sealed bytes of a voice");
    const std::string reference = reference_of(note.header.rec_id);
    const std::string told =
        office.run("erase", {{"reference", reference}, {"because", "written-down"}, {"only", "voice"}});
    CHECK(told.find("erased\tvoice\t1\n") == 0);
    CHECK(office.files_with("sealed bytes of a voice").empty());
    CHECK(office.run("export", {{"report", "feedback"}, {"format", "csv"}}).find("good") != std::string::npos);
    CHECK(office.run("attachment list").find("\terased\n") != std::string::npos);
    CHECK(office.run("attachment save", {{"name", reference}, {"file", office.folder.path().string()}}) ==
          reference + "-1.ogg: was erased\n");
    CHECK(office.refusal("erase", {{"reference", reference}, {"because", "asked"}, {"only", "photos"}})
              .find("nothing of that kind") != std::string::npos);
}

TEST_CASE("an erasing that was stopped half-way is finished by the next one, and a reader's journal with it") {
    CareOffice office;
    office.say_with("claim", R"({"person":"p-001","name":"Quillon"})", "image/jpeg", "sealed bytes of a receipt");
    office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo"})");
    const auto file = office.workshop->blobs().file(sha256_of("sealed bytes of a receipt"));
    const auto aside = office.folder.path() / "aside";
    (void)office.run("export", {{"report", "attendance"}, {"format", "csv"}});
    std::filesystem::rename(file, aside);
    std::filesystem::create_directories(file / "cannot be removed");
    CHECK(office.refusal("erase", asked("p-001")).find("cannot be removed") != std::string::npos);
    std::filesystem::remove_all(file);
    std::filesystem::rename(aside, file);
    REQUIRE_FALSE(office.files_with("sealed bytes of a receipt").empty());
    REQUIRE_FALSE(office.files_with("Quillon").empty());
    SECTION("by the same command, which then finds nothing more") {
        const std::string told = office.run("erase", asked("p-001"));
        CHECK(told.find("finished\tan earlier erasing that was stopped\t1 files were left\n"
                        "nothing more is held under this reference\n") == 0);
        CHECK(told.find("copies that were made") != std::string::npos);
        // There is nothing left to finish.
        CHECK(office.refusal("erase", asked("p-001")).find("nothing is held") != std::string::npos);
    }
    SECTION("by the same command for somebody else, which erases theirs too") {
        const std::string told = office.run("erase", asked("p-002"));
        CHECK(told.find("finished\t") == 0);
        CHECK(told.find("\nerased\tattendance\t1\n") != std::string::npos);
    }
    SECTION("by the same command for a kind of which there is none") {
        auto options = asked("p-002");
        options["only"] = "voice";
        const std::string told = office.run("erase", options);
        CHECK(told.find("finished\t") == 0);
        CHECK(told.find("\nnothing of that kind is held\n") != std::string::npos);
        CHECK(office.refusal("erase", options).find("nothing of that kind") != std::string::npos);
    }
    SECTION("by what is erased because it was kept long enough") {
        const std::string rules = must(read_file(std::string(COPRO_SOURCE_DIR) + "/config/retention.json"));
        const std::map<std::string, std::string> options{{"rules_text", rules}, {"rules_file", "retention.json"}};
        CHECK(office.run("retention", options) == "nothing is due\n");
        CHECK_FALSE(office.files_with("sealed bytes of a receipt").empty());
        auto erasing = options;
        erasing["erase"] = "yes";
        CHECK(office.run("retention", erasing) ==
              "finished\tan earlier erasing that was stopped\t1 files were left\nnothing is due\n");
        CHECK(office.run("retention", erasing) == "nothing is due\n");
    }
    SECTION("by the server that begins to serve") { must(office.workshop->finish_erasing()); }
    CHECK(office.files_with("sealed bytes of a receipt").empty());
    CHECK(office.files_with("Quillon").empty());
}

TEST_CASE("an erasing that was stopped before its journal was empty is finished by the same command, which says so") {
    CareOffice office;
    const auto one = office.say("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})");
    Erasing erasing;
    erasing.records = {one.header.rec_id};
    must(office.workshop->writer().ask([&](Store& store) { return store.erase(erasing, test_now_ms); }));
    const std::string told = office.run("erase", asked("p-001"));
    CHECK(told.find("finished\tan earlier erasing that was stopped\t0 files were left\n") == 0);
    CHECK(office.files_with(sealed_bytes(one)).empty());
    CHECK(office.refusal("erase", asked("p-001")).find("nothing is held") != std::string::npos);
}

TEST_CASE("who was taken out of a list while the opener worked on it does not come back with what it remembers") {
    CareOffice office;
    office.meeting("to-come", "2026-12-01", two_people);
    const MeetingRow before = must(office.workshop->reader().meetings())[0];
    office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo","photos":"no"})");
    (void)office.run("export", {{"report", "attendance"}, {"format", "csv"}});
    REQUIRE(must(office.workshop->reader().meetings())[0].text != before.text);
    Writer& writer = office.workshop->writer();
    must(writer.ask([&](Store& store) { return store.save_meeting(before, true); }));
    const auto reader = must(open_sqlite_reader(office.data.database()));
    // Inside this read, the reader sees what was there before it.
    must(reader->each_envelope([&](const KeptEnvelope&) -> Result<void> {
        MeetingRow without = before;
        without.text = must(without_people(before.text, {"p-001"}, "pack"));
        without.sha256 = sha256_of(without.text);
        TRY(writer.ask([&](Store& store) { return store.save_meeting(without, true); }));
        return bring_packs_up_to_date(*reader, writer, test_now_ms);
    }));
    const MeetingPack pack = must(load_meeting_pack(must(office.workshop->reader().meetings())[0].text, "pack"));
    REQUIRE(pack.people.size() == 1);
    CHECK(pack.people[0].id == "p-002");
    CHECK(pack.people[0].photos == "no");
}

TEST_CASE("photos alone are erased without the receipts of claims and bookings, which are evidence") {
    CareOffice office;
    office.say_with("claim", R"({"person":"p-001","name":"Quillon"})", "image/jpeg", "a receipt");
    office.say_with("booking", R"({"person":"p-001","name":"Quillon"})", "image/jpeg", "a ticket");
    std::map<std::string, std::string> options = asked("p-001");
    options["only"] = "photos";
    CHECK(office.refusal("erase", options).find("nothing of that kind") != std::string::npos);
    office.say_with("attendance", R"({"event":"in","person":"p-001","name":"Quillon"})", "image/jpeg", "a portrait");
    CHECK(office.run("erase", options).find("erased\tphotos\t1\n") == 0);
    CHECK(office.files_with("a portrait").empty());
    CHECK_FALSE(office.files_with("a receipt").empty());
    CHECK_FALSE(office.files_with("a ticket").empty());
}

TEST_CASE("the log says what was erased, how many and why, and nothing of anybody") {
    CareOffice office;
    const auto one = office.say("claim", R"({"person":"p-001","name":"Quillon"})");
    (void)office.run("erase", asked("p-001"));
    CHECK(office.run("erasures") == date_text(local_date(office.clock.wall_ms())) + "\tclaims\t1\tasked\n");
    CHECK(office.files_with("p-001").empty());
    // A reason in somebody's own words could say who.
    CHECK(office.refusal("erase", {{"reference", "p-001"}, {"because", "Quillon rang"}}).find("--because") !=
          std::string::npos);
}

TEST_CASE("a complaint about data has thirty days, and the list says which are late") {
    CareOffice office;
    const std::string first = office.run("complaint add", {{"came", "2026-10-01"}});
    CHECK(first.find("\tanswer by 2026-10-31\n") == 9);
    const std::string second = office.run("complaint add");
    CHECK(office.run("complaint list") == first.substr(0, 9) + "\tcame 2026-10-01\tby 2026-10-31\tOVERDUE\n" +
                                              second.substr(0, 9) +
                                              "\tcame 2026-11-22\tby 2026-12-22\twaiting\n"
                                              "answered on time: 0 of 1\n");
    (void)office.run("complaint answer", {{"number", first.substr(0, 9)}});
    (void)office.run("complaint answer", {{"number", second.substr(0, 9)}});
    office.clock.advance(60LL * 86'400'000);
    (void)office.run("complaint answer", {{"number", second.substr(0, 9)}}); // the first answer counts
    const std::string list = office.run("complaint list");
    CHECK(list.find("answered 2026-11-22, late\n") != std::string::npos);
    CHECK(list.find("answered on time: 1 of 2\n") != std::string::npos);
    CHECK(office.refusal("complaint add", {{"came", "2999-01-01"}}).find("--came") != std::string::npos);
    CHECK(office.refusal("complaint answer", {{"number", "ZZZZ"}}).find("no complaint") != std::string::npos);
}
