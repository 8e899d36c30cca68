#include "sync/records/date.h"
#include "tests/sync/server/intake/intake_fixture.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a kiosk enrols with a code, once, and gets keys, pins and a name") {
    IntakeFixture office;
    const std::string code = office.new_code();
    const RawReply reply = office.try_code(code);
    REQUIRE(reply.status == 200);
    const EnrolReply enrolled = must(parse_enrol_reply(reply.body));
    CHECK(enrolled.device == "kiosk-1");
    CHECK(enrolled.intake_key == office.intake.public_key);
    CHECK(enrolled.server_key == office.identity.signing.public_key);
    CHECK(enrolled.tls_pins == office.identity.tls_pins);
    CHECK(enrolled.organisation == "Llais");

    SECTION("the same kiosk may ask again when the reply was lost") {
        CHECK(must(parse_enrol_reply(office.try_code(code).body)).device == "kiosk-1");
    }
    SECTION("another kiosk may not") {
        office.kiosk.keys = SigningKeyPair::generate();
        const RawReply second = office.try_code(code);
        CHECK(second.status == 403);
        CHECK(IntakeFixture::error_of(second) == "code");
    }
}

TEST_CASE("a code may be typed in small letters with spaces") {
    IntakeFixture office;
    std::string code = office.new_code();
    for (char& letter : code) letter = static_cast<char>(std::tolower(letter));
    CHECK(office.try_code(code.substr(0, 5) + " " + code.substr(5)).status == 200);
}

TEST_CASE("a code is refused when it is wrong five times, too old, or nobody's") {
    IntakeFixture office;
    const std::string code = office.new_code();

    SECTION("five tries") {
        const std::string wrong = code.substr(0, 9) + (code.back() == 'A' ? "B" : "A");
        for (int i = 0; i < 5; ++i) CHECK(office.try_code(wrong).status == 403);
        CHECK(office.try_code(code).status == 403);
    }
    SECTION("fifteen minutes") {
        office.clock.advance(code_lasts_ms + 1);
        CHECK(office.try_code(code).status == 403);
    }
    SECTION("nobody's, and too many of them stop all enrolling for a while") {
        for (std::size_t i = 0; i < most_wrong_codes; ++i) REQUIRE(office.try_code("2222222222").status == 403);
        const RawReply reply = office.try_code(code);
        CHECK(reply.status == 429);
        CHECK(reply.headers.contains("retry-after"));
        CHECK(IntakeFixture::error_of(reply) == "busy");
        office.clock.advance(code_lasts_ms);
        CHECK(office.try_code(office.new_code()).status == 200);
    }
}

TEST_CASE("a token is given for a signed challenge only") {
    IntakeFixture office;
    office.enrol();
    CHECK(office.ask_token().status == 200);

    SECTION("another key") {
        office.kiosk.keys = SigningKeyPair::generate();
        CHECK(office.ask_token().status == 401);
    }
    SECTION("an unknown device gets a challenge but no token") {
        office.kiosk.device = "kiosk-99";
        CHECK(office.ask_token().status == 401);
    }
    SECTION("a challenge of one's own making") {
        const std::string challenge(60, 'A');
        const TokenRequest request{office.kiosk.device, challenge,
                                   sign(challenge_purpose, to_bytes(challenge), office.kiosk.keys)};
        CHECK(office.ask("POST", "/v1/token", to_json(request)).status == 401);
    }
    SECTION("a signature made for another purpose") {
        const std::string challenge =
            must(parse_challenge_reply(office.ask("POST", "/v1/challenge", R"({"device":"kiosk-1"})").body)).challenge;
        const TokenRequest request{office.kiosk.device, challenge,
                                   sign(envelope_purpose, to_bytes(challenge), office.kiosk.keys)};
        CHECK(office.ask("POST", "/v1/token", to_json(request)).status == 401);
    }
}

TEST_CASE("nothing is given without a valid token") {
    IntakeFixture office;
    office.enrol();
    const std::string good = office.bearer();
    std::string changed = good;
    changed[good.size() - 5] = changed[good.size() - 5] == 'A' ? 'B' : 'A';
    for (const std::string& token : {std::string(), changed, std::string("Authorization: Basic eDp5\r\n")}) {
        CHECK(office.hello(token).status == 401);
        CHECK(office.post({office.kiosk.sign_in(1)}, token).status == 401);
        CHECK(office.ask("GET", "/v1/packs", "", token).status == 401);
        CHECK(office.ask("POST", "/v1/health", "{}", token).status == 401);
    }
    office.clock.advance(token_lasts_ms + 1);
    CHECK(IntakeFixture::error_of(office.hello(good)) == "token");
    CHECK(must(must(open_sqlite_reader(office.file))->record_count()) == 0);
}

TEST_CASE("hello tells the watermark and time, signed, with the kiosk's nonce") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    CHECK(office.records({office.kiosk.sign_in(1), office.kiosk.sign_in(2), office.kiosk.sign_in(4)}, token).ack_seq ==
          2);
    const RawReply reply = office.hello(token);
    REQUIRE(reply.status == 200);
    const HelloReply hello = must(parse_hello_reply(reply.body));
    CHECK(hello.ack_seq == 2);
    CHECK(hello.durable_seq == 0);
    CHECK(hello.nonce == "0123456789abcdefghij");
    CHECK(hello.wall_ms == office.clock.wall_ms());
    CHECK_FALSE(hello.revoked);
    CHECK(office.is_signed(reply, hello_purpose));
    CHECK_FALSE(office.is_signed(reply, packs_purpose));
    CHECK(office.hello(token, "short").status == 400);
    CHECK(office.ask("GET", "/v1/hello?install=x&nonce=0123456789abcdefghij", "", token).status == 400);
    CHECK(office.records({office.kiosk.sign_in(3)}, token).ack_seq == 4);
}

TEST_CASE("each record of a batch has its own answer, in order") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    const FakeKiosk stranger = office.kiosk.stranger();
    const FakeKiosk other = office.kiosk.named("kiosk-77");
    const Bytes first = office.kiosk.sign_in(1);
    const auto reply = office.records(
        {first, to_bytes("noise"), stranger.sign_in(2), other.sign_in(3), office.kiosk.sign_in(3), first}, token);
    REQUIRE(reply.answers.size() == 6);
    CHECK(reply.answers[0].state == RecordState::stored);
    CHECK(reply.answers[1].state == RecordState::parked);
    CHECK(reply.answers[1].rec_id == Uuid());
    CHECK(reply.answers[2].reason == "the signature does not hold");
    CHECK(reply.answers[3].reason == "the envelope names another device");
    CHECK(reply.answers[4].state == RecordState::stored);
    CHECK(reply.answers[5].state == RecordState::duplicate);
    CHECK(reply.ack_seq == 3);
    CHECK(office.records({office.kiosk.sign_in(1)}, token).answers[0].state == RecordState::conflict);
    const auto reader = must(open_sqlite_reader(office.file));
    CHECK(must(reader->record_count()) == 2);
    CHECK(must(reader->parked()).size() == 3);
    CHECK_FALSE(must(reader->device(office.kiosk.device))->flag.empty());
}

TEST_CASE("a batch that its device signed is stored as it is; each envelope's own signature is the opener's affair") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    const FakeKiosk stranger = office.kiosk.stranger();
    const FakeKiosk other = office.kiosk.named("kiosk-77");
    const std::vector<Bytes> batch{office.kiosk.sign_in(1), stranger.sign_in(2), other.sign_in(3), to_bytes("noise")};
    const RawReply reply = office.post_signed(batch, token, office.kiosk.keys);
    REQUIRE(reply.status == 200);
    const RecordsReply answers = must(parse_records_reply(reply.body));
    CHECK(answers.answers[0].state == RecordState::stored);
    CHECK(answers.answers[1].state == RecordState::stored);
    CHECK(answers.answers[2].reason == "the envelope names another device");
    CHECK(answers.answers[3].state == RecordState::parked);
    CHECK(answers.ack_seq == 2);
    CHECK(must(must(open_sqlite_reader(office.file))->record_count()) == 2);

    // The same bytes once more, as after a lost reply.
    const auto again = must(parse_records_reply(office.post_signed(batch, token, office.kiosk.keys).body));
    CHECK(again.answers[0].state == RecordState::duplicate);
    const auto one = must(parse_records_reply(office.post_signed({batch[0]}, token, office.kiosk.keys).body));
    CHECK(one.answers[0].state == RecordState::duplicate);
}

TEST_CASE("a batch whose signature is not its device's is refused whole, and nothing of it is kept") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    const std::vector<Bytes> batch{office.kiosk.sign_in(1), to_bytes("noise")};
    const auto with_signature = [&](const std::string& signature) {
        return office.post(batch, fmt::format("{}{}: {}\r\n", token, signature_header, signature));
    };
    const std::string of_another_batch = to_text(sign(records_purpose, hashes_of({batch[0]}), office.kiosk.keys));
    for (const RawReply& reply :
         {office.post_signed(batch, token, SigningKeyPair::generate()),
          office.post_signed(batch, token, office.kiosk.keys, envelope_purpose), with_signature(of_another_batch),
          with_signature(of_another_batch.substr(1)), with_signature("x")}) {
        CHECK(reply.status == 400);
        CHECK(IntakeFixture::error_of(reply) == "request");
    }
    const auto reader = must(open_sqlite_reader(office.file));
    CHECK(must(reader->record_count()) == 0);
    CHECK(must(reader->parked()).empty());
    CHECK(must(reader->watermark(office.kiosk.device, office.kiosk.install)).ack_seq == 0);
}

TEST_CASE("a batch that does not add up is refused whole") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    for (const std::string& body : {std::string(), std::string("\0\0\0\5ab", 6), std::string(5, '\xFF')}) {
        const RawReply reply = office.ask("POST", "/v1/records", body, token);
        CHECK(reply.status == 400);
        CHECK(IntakeFixture::error_of(reply) == "request");
    }
}

TEST_CASE("32 kiosks' threads sending the same batch at once make exactly one row of each record") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    std::vector<Bytes> batch;
    for (std::int64_t seq = 1; seq <= 5; ++seq) batch.push_back(office.kiosk.sign_in(seq));
    const std::string request = IntakeFixture::request_text("POST", "/v1/records", as_text(frame_batch(batch)), token);
    std::vector<std::optional<RawReply>> replies(32);
    std::vector<std::thread> threads;
    for (auto& reply : replies) {
        threads.emplace_back([&office, &request, &reply] {
            const auto client = TlsClient::connect(office.web->port());
            if (client && client->send(request)) reply = client->receive();
        });
    }
    for (std::thread& thread : threads) thread.join();
    int stored = 0;
    for (const auto& reply : replies) {
        REQUIRE(reply.has_value());
        REQUIRE(reply->status == 200);
        const RecordsReply answers = must(parse_records_reply(reply->body));
        CHECK(answers.ack_seq == 5);
        for (const RecordAnswer& one : answers.answers) stored += one.state == RecordState::stored ? 1 : 0;
    }
    CHECK(stored == 5);
    CHECK(must(must(open_sqlite_reader(office.file))->record_count()) == 5);
}

TEST_CASE("a revoked kiosk is told so, signed, on every way in, and nothing of it is taken") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    must(office.writer->ask([&](Store& store) { return store.revoke(office.kiosk.device, 1); }));
    for (const RawReply& reply : {office.hello(token), office.post({office.kiosk.sign_in(1)}, token),
                                  office.ask("GET", "/v1/packs", "", token), office.ask_token()}) {
        CHECK(reply.status == 403);
        const ErrorReply error = must(parse_error_reply(reply.body));
        CHECK(error.error == "revoked");
        CHECK(error.device == office.kiosk.device);
        CHECK(office.is_signed(reply, revoked_purpose));
    }
    CHECK(must(must(open_sqlite_reader(office.file))->record_count()) == 0);
}

TEST_CASE("packs from yesterday to sixty days ahead are served, signed, with an ETag") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    const Date today = local_date(office.clock.wall_ms());
    for (const int day : {-2, -1, 0, 60, 61}) {
        const std::string text = fmt::format("{{\"day\":{}}}", day);
        const MeetingRow row{fmt::format("m{}", day + 10), date_text(add_days(today, day)), "", text, 1};
        must(office.writer->ask([&](Store& store) { return store.save_meeting(row, true); }));
    }
    const RawReply reply = office.ask("GET", "/v1/packs", "", token);
    REQUIRE(reply.status == 200);
    CHECK(office.is_signed(reply, packs_purpose));
    const auto packs = must(parse_packs(reply.body));
    REQUIRE(packs.size() == 3);
    CHECK(packs[0].id == "m9");
    CHECK(packs[1].text == "{\"day\":0}");
    CHECK(packs[2].id == "m70");
    const std::string etag = reply.headers.at("etag");
    CHECK(etag == "\"" + to_hex(envelope_hash(to_bytes(reply.body))) + "\"");

    const auto client = office.connect();
    REQUIRE(
        client->send(IntakeFixture::request_text("GET", "/v1/packs", "", token + "If-None-Match: " + etag + "\r\n")));
    const auto unchanged = client->receive(false);
    REQUIRE(unchanged.has_value());
    CHECK(unchanged->status == 304);
    CHECK(unchanged->headers.at("copro-protocol") == "1");
    CHECK(unchanged->headers.at("etag") == etag);
}

TEST_CASE("a kiosk's health is kept, and anyone may ask for the server's") {
    IntakeFixture office;
    office.enrol();
    CHECK(office.ask("POST", "/v1/health", to_json(HealthReport{3, 4, 5, "0.9"}), office.bearer()).status == 200);
    CHECK(must(must(open_sqlite_reader(office.file))->device("kiosk-1"))->software == "0.9");
    CHECK(office.ask("GET", "/v1/health").body == R"({"ok":true})");
}

TEST_CASE("what is not there is answered in the protocol's own words") {
    IntakeFixture office;
    for (const char* path : {"/", "/v1/nothing", "/v1/blobs/abc", "/v1/hello/"}) {
        const RawReply reply = office.ask("GET", path);
        CHECK(reply.status == 404);
        CHECK(IntakeFixture::error_of(reply) == "not-found");
    }
    CHECK(office.ask("PATCH", "/v1/nothing").status == 404);
    CHECK(office.ask("PATCH", "/v1/blobs/abc").status == 401);
    CHECK(office.ask("GET", "/v1/enrol").status == 404);
    CHECK(office.ask("POST", "/v1/enrol", "{\"code\":1e999}").status == 400);
    CHECK(office.ask("POST", "/v1/enrol", std::string(20'000, ' ')).status == 413);
}

TEST_CASE("a server restored from an old copy tells the lower watermark and takes everything again") {
    IntakeFixture office;
    office.enrol();
    const std::string token = office.bearer();
    const Bytes first = office.kiosk.sign_in(1);
    const Bytes second = office.kiosk.sign_in(2);
    CHECK(office.records({first}, token).ack_seq == 1);
    office.stop();
    const auto copy = office.folder.path() / "copy.db";
    std::filesystem::copy_file(office.file, copy);
    office.start();
    CHECK(office.records({second}, token).ack_seq == 2);
    office.stop();
    for (const char* tail : {"-wal", "-shm"}) std::filesystem::remove(office.file.string() + tail);
    std::filesystem::copy_file(copy, office.file, std::filesystem::copy_options::overwrite_existing);
    office.start();
    CHECK(must(parse_hello_reply(office.hello(token).body)).ack_seq == 1);
    const auto again = office.records({first, second}, token);
    CHECK(again.answers[0].state == RecordState::duplicate);
    CHECK(again.answers[1].state == RecordState::stored);
    CHECK(again.ack_seq == 2);
}
