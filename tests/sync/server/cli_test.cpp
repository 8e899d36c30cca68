#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/records/date.h"
#include "sync/server/keyring.h"
#include "tests/sync/base/zone.h"
#include "tests/sync/server/program.h"
#include "tests/sync/server/tls_client.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string pack_text = R"({
  "schema": 1, "id": "better-buses", "date": "2026-01-05", "starts": "10:00", "ends": "12:00",
  "organisation": {"en": "Llais"}, "title": {"en": "Better buses"}, "place": {"en": "The hall"},
  "purpose": [{"en": "Buses", "picture": "bus"}], "can_change": [{"en": "Times", "picture": "clock"}],
  "cannot_change": [{"en": "Prices", "picture": "money", "because": {"en": "Others decide"}}],
  "your_role": [{"en": "Say what you think", "picture": "feedback"}],
  "answer_within_days": 28, "pay_within_days": 28, "people": [{"id": "p-001", "first_name": "Ada"}]
})";

Date today() { return local_date(SystemClock().wall_ms()); }
// A data folder that is set up, with a name longer than a socket's path may be; no midnight comes while it is in use.
struct CommandOffice {
    Zone morning{where_it_is_morning()};
    TempFolder folder;
    std::string data = (folder.path() / std::string(120, 'd')).string();

    CommandOffice() { REQUIRE(run({"init", "--data", data, "--organisation", "Llais"}).exit_code == 0); }

    [[nodiscard]] Ran with_data(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--data", data});
        return run(arguments);
    }
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
        const auto path = folder.path() / name;
        must(replace_file(path, text));
        return path.string();
    }
};

struct Serving {
    Program program;
    std::string line;
    std::uint16_t port = 0;

    explicit Serving(const CommandOffice& office)
        : program({"serve", "--listen", "127.0.0.1:0", "--data", office.data}) {
        line = program.line();
        REQUIRE(line.starts_with("listening on https://127.0.0.1:"));
        port = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    }
    [[nodiscard]] RawReply post(const std::string& path, std::string_view body, const std::string& headers = "") const {
        const auto client = TlsClient::connect(port);
        REQUIRE(client != nullptr);
        REQUIRE(client->send(fmt::format("POST {} HTTP/1.1\r\nHost: a\r\n{}Content-Length: {}\r\n\r\n{}", path, headers,
                                         body.size(), body)));
        const auto reply = client->receive();
        REQUIRE(reply.has_value());
        return *reply;
    }
    // Enrols the kiosk and gives back its Authorization header.
    std::string enrol(FakeKiosk& kiosk, const std::string& code) const {
        const auto enrolled =
            must(parse_enrol_reply(post("/v1/enrol", to_json(EnrolRequest{code, kiosk.keys.public_key, "0.1"})).body));
        kiosk.device = enrolled.device;
        kiosk.intake = enrolled.intake_key;
        return token(kiosk);
    }
    [[nodiscard]] std::string token(const FakeKiosk& kiosk) const {
        const std::string challenge =
            must(parse_challenge_reply(post("/v1/challenge", to_json(ChallengeRequest{kiosk.device})).body)).challenge;
        const TokenRequest request{kiosk.device, challenge, sign(challenge_purpose, to_bytes(challenge), kiosk.keys)};
        return "Authorization: Bearer " + must(parse_token_reply(post("/v1/token", to_json(request)).body)).token +
               "\r\n";
    }
};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

} // namespace

TEST_CASE("usage errors exit with 2, help and version with 0") {
    CHECK(run({}).exit_code == 2);
    for (const std::vector<std::string>& wrong : {std::vector<std::string>{"dance"}, {"device", "dance"}}) {
        const Ran ran = run(wrong);
        CHECK(ran.exit_code == 2);
        CHECK(ran.err.find("not expected: dance") != std::string::npos);
    }
    CHECK(first_line(run({"device"}).err) == "A subcommand is required");
    CHECK(run({"export", "secrets"}).exit_code == 2);
    CHECK(run({"export", "claims", "--format", "xml"}).exit_code == 2);
    CHECK(run({"device", "revoke"}).exit_code == 2);
    CHECK(run({"--help"}).exit_code == 0);
    CHECK(first_line(run({"--version"}).out).starts_with("copro-server "));
    const CommandOffice office;
    CHECK(office.with_data({"serve", "--listen", "nowhere"}).exit_code == 2);
    CHECK(office.with_data({"serve", "--listen", "127.0.0.1:99999"}).exit_code == 2);
}

TEST_CASE("a folder that is not set up is named") {
    const TempFolder folder;
    const std::string data = (folder.path() / "none").string();
    for (const char* verb : {"serve", "export claims", "device list"}) {
        std::vector<std::string> words = {"--data", data};
        const std::string text = verb;
        const std::size_t space = text.find(' ');
        words.push_back(text.substr(0, space));
        if (space != std::string::npos) words.push_back(text.substr(space + 1));
        const Ran ran = run(words);
        CHECK(ran.exit_code == 1);
        CHECK(ran.out.empty());
        CHECK(ran.err == "copro-server: " + data + ": is not set up; run copro-server init first\n");
    }
}

TEST_CASE("init makes keys that nobody else can read, and changes nothing the second time") {
    const CommandOffice office;
    const auto keys = std::filesystem::path(office.data) / "keys";
    const std::string before = must(read_file(keys / "intake.key"));
    for (const char* name : {"intake.key", "signing.key", "secret.key", "tls.key", "tls-backup.key"}) {
        CHECK((std::filesystem::status(keys / name).permissions() & std::filesystem::perms(0077)) ==
              std::filesystem::perms::none);
    }
    const Ran again = office.with_data({"init"});
    CHECK(again.exit_code == 0);
    CHECK(first_line(again.out) == office.data + " was set up already; nothing was changed");
    CHECK(must(read_file(keys / "intake.key")) == before);
}

TEST_CASE("a damaged key is refused by its file's name") {
    const CommandOffice office;
    const auto key = std::filesystem::path(office.data) / "keys" / "intake.key";
    must(replace_file(key, "AAAA\n"));
    const Ran ran = office.with_data({"device", "list"});
    CHECK(ran.exit_code == 1);
    CHECK(ran.err == "copro-server: " + key.string() + ": this is not one of our keys\n");
}

TEST_CASE("meetings are imported, listed and replaced only when asked") {
    const CommandOffice office;
    const std::string file = office.file("pack.json", pack_text);
    CHECK(office.with_data({"meeting", "import", file}).out == "imported better-buses 2026-01-05\n");
    CHECK(office.with_data({"meeting", "import", file}).exit_code == 0);
    std::string text = pack_text;
    const std::string changed = office.file("changed.json", text.replace(text.find("The hall"), 8, "The barn"));
    const Ran refused = office.with_data({"meeting", "import", changed});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err == "copro-server: " + changed +
                             ": better-buses: a meeting with this id is there already; use --replace to change it\n");
    CHECK(office.with_data({"meeting", "import", changed, "--replace"}).exit_code == 0);
    CHECK(office.with_data({"meeting", "list"}).out == "2026-01-05 better-buses\n");
}

TEST_CASE("a meeting imported with --today is dated today") {
    const CommandOffice office;
    const Ran ran = office.with_data({"meeting", "import", office.file("pack.json", pack_text), "--today"});
    CHECK(ran.out == "imported better-buses " + date_text(today()) + "\n");
}

TEST_CASE("what was booked must be of a kind that can be claimed, or it would stop nobody") {
    const CommandOffice office;
    Json pack = must(parse_json(pack_text, "pack"));
    pack["people"] = Json::array({{{"id", "p-1"}, {"first_name", "Ada"}, {"last_name", "Example"}}});
    const auto import = [&](const char* category, const std::string& rules) {
        pack["booked"] = Json::array({{{"person", "p-1"}, {"category", category}, {"date", "2026-01-05"}}});
        return office.with_data(
            {"meeting", "import", office.file("booked.json", pack.dump()), "--replace", "--rules", rules});
    };
    const std::string rules = (std::filesystem::path(COPRO_SOURCE_DIR) / "config" / "rules").string();
    const Ran wrong = import("helicopter", rules);
    CHECK(wrong.exit_code == 1);
    CHECK_THAT(wrong.err,
               Catch::EndsWith("booked.json#/booked/0/category: there is no \"helicopter\" among the expense rules\n"));
    CHECK(import("hotel", rules).exit_code == 0);
    CHECK(import("hotel", rules + "-that-are-not-there").exit_code == 1);
}

TEST_CASE("a bad meeting is refused with file, place and reason and replaces nothing") {
    const CommandOffice office;
    REQUIRE(office.with_data({"meeting", "import", office.file("pack.json", pack_text)}).exit_code == 0);
    std::string text = pack_text;
    const std::string bad = office.file("bad.json", text.replace(text.find("2026-01-05"), 10, "2026-02-30"));
    const Ran ran = office.with_data({"meeting", "import", bad, "--replace"});
    CHECK(ran.exit_code == 1);
    CHECK(ran.err == "copro-server: " + bad + "#/date: must be a date such as 2026-11-22\n");
    const std::string broken = office.file("broken.json", "{\n\n\"id\": }");
    CHECK(office.with_data({"meeting", "import", broken}).err ==
          "copro-server: " + broken + ":3: this is not valid JSON\n");
    CHECK(office.with_data({"meeting", "import", broken, "--today"}).exit_code == 1);
    const std::string missing = (office.folder.path() / "missing.json").string();
    CHECK(office.with_data({"meeting", "import", missing}).err ==
          "copro-server: " + missing + ": No such file or directory\n");
    CHECK(office.with_data({"meeting", "import", ""}).err ==
          "copro-server: FILE: is empty; it must name the file of the meeting's pack\n");
    CHECK(office.with_data({"promise", "import", ""}).err ==
          "copro-server: FILE: is empty; it must name the file of the answers\n");
    CHECK(office.with_data({"form", "import", ""}).err ==
          "copro-server: FILE: is empty; it must name the file of the spreadsheet\n");
    CHECK(office.with_data({"meeting", "list"}).out == "2026-01-05 better-buses\n");
}

TEST_CASE("a code stands alone on the first line and nowhere in the data folder") {
    const CommandOffice office;
    const Ran ran = office.with_data({"device", "code", "--name", "hall"});
    REQUIRE(ran.exit_code == 0);
    const std::string code = first_line(ran.out);
    CHECK(code.size() == 10);
    CHECK(code.find_first_not_of("23456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
    for (const auto& entry : std::filesystem::directory_iterator(office.data)) {
        if (entry.is_regular_file()) CHECK(must(read_file(entry.path())).find(code) == std::string::npos);
    }
    CHECK(office.with_data({"device", "code", "--name", "The Hall"}).exit_code == 1);
}

TEST_CASE("a served record is in the export at once, while the server runs and after it ended") {
    const CommandOffice office;
    Serving serving(office);
    FakeKiosk kiosk;
    const std::string token = serving.enrol(kiosk, first_line(office.with_data({"device", "code"}).out));
    CHECK(kiosk.device == "kiosk-1");
    const Bytes batch = frame_batch(
        {kiosk.sign_in(1),
         kiosk.record(kiosk.header(2, "claim"), R"({"reference":"R1","lines":[{"category":"bus","amount_pence":240}],
            "fee":{"choice":"yes","offered_pence":2750,"pence":2750},"expenses_pence":240})"),
         kiosk.record(kiosk.header(3, "feedback"), R"({"anonymous":true,"answers":{"overall":"good"}})")});
    REQUIRE(must(parse_records_reply(serving.post("/v1/records", as_text(batch), token).body)).ack_seq == 3);

    const Ran claims = office.with_data({"export", "claims", "--meeting", "better-buses", "--format", "json"});
    const Json rows = must(parse_json(claims.out, "claims"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0]["claim_total_pence"] == 2990);
    const Ran people = office.with_data({"export", "attendance"});
    CHECK(people.out.find(",in,,Ada,no,") != std::string::npos);
    // A meeting that there is not, and that nothing was said about, is a slip.
    const Ran slip = office.with_data({"export", "feedback", "--meeting", "other"});
    CHECK(slip.exit_code != 0);
    CHECK(slip.err.find("there is no meeting other") != std::string::npos);
    CHECK(office.with_data({"report", "rebuild"}).out == "opened 3 of 3 records\n");

    CHECK(serving.program.end(SIGTERM) == 0);
    CHECK(serving.program.rest()[0].empty());
    CHECK(office.with_data({"export", "attendance"}).out == people.out);
    CHECK(office.with_data({"report", "rebuild"}).out == "opened 3 of 3 records\n");
    CHECK(office.with_data({"export", "claims", "--meeting", "better-buses", "--format", "json"}).out == claims.out);
}

TEST_CASE("a claim that a kiosk sent is approved and paid while the server runs, and is paid still after it ended") {
    const CommandOffice office;
    Serving serving(office);
    FakeKiosk kiosk;
    const std::string token = serving.enrol(kiosk, first_line(office.with_data({"device", "code"}).out));
    EnvelopeHeader header = kiosk.header(1, "claim");
    header.wall_ms = SystemClock().wall_ms();
    const Bytes batch = frame_batch(
        {kiosk.record(header, R"({"reference":"AAAA-1111","for":"me","name":"Ada Example","expenses_pence":240,
            "lines":[{"category":"bus","amount_pence":240}]})")});
    REQUIRE(must(parse_records_reply(serving.post("/v1/records", as_text(batch), token).body)).ack_seq == 1);
    const std::vector<std::string> pay{"claim", "paid", "AAAA-1111", "--by", "Staff One"};
    CHECK(office.with_data({"claim", "approve", "aaaa-1111", "--by", "Ada example"}).exit_code == 1);
    CHECK(first_line(office.with_data({"claim", "approve", "aaaa-1111", "--by", "Staff One"}).out) ==
          "approved AAAA-1111 £2.40: approved");
    CHECK(office.with_data(pay).out == "paid AAAA-1111 £2.40 under AAAA-1111-1: paid\n");
    CHECK(serving.program.end(SIGTERM) == 0);
    CHECK_THAT(office.with_data(pay).err, Catch::Contains(" under AAAA-1111-1 (£2.40); nothing more is owed"));
    CHECK(office.with_data({"report", "rebuild"}).out == "opened 1 of 1 records\n");
    CHECK_THAT(office.with_data({"export", "claim-states"}).out, Catch::Contains(",240,240,0,240,0,0,"));
}

TEST_CASE("what was acknowledged is there after the server is killed") {
    const CommandOffice office;
    FakeKiosk kiosk;
    std::int64_t sent = 0;
    for (int round = 0; round < 3; ++round) {
        Serving serving(office);
        const std::string token = round == 0
                                      ? serving.enrol(kiosk, first_line(office.with_data({"device", "code"}).out))
                                      : serving.token(kiosk);
        for (int i = 0; i < 5; ++i) {
            ++sent;
            const auto reply = serving.post("/v1/records", as_text(frame_batch({kiosk.sign_in(sent)})), token);
            REQUIRE(must(parse_records_reply(reply.body)).ack_seq == sent);
        }
        CHECK(serving.program.end(SIGKILL) == 128 + SIGKILL);
    }
    const Json rows =
        must(parse_json(office.with_data({"export", "attendance", "--format", "json"}).out, "attendance"));
    CHECK(rows.size() == 15);
}

TEST_CASE("every command works while the server runs, and a second server does not start") {
    const CommandOffice office;
    const Serving serving(office);
    CHECK(office.with_data({"meeting", "import", office.file("pack.json", pack_text)}).exit_code == 0);
    CHECK(office.with_data({"meeting", "list"}).out == "2026-01-05 better-buses\n");
    CHECK(office.with_data({"device", "list"}).out.empty());
    const Ran unknown = office.with_data({"device", "revoke", "nobody"});
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.err == "copro-server: nobody: no device has this name\n");
    const Ran second = office.with_data({"serve", "--listen", "127.0.0.1:0"});
    CHECK(second.exit_code == 1);
    CHECK(second.err.find("another copro-server is using it") != std::string::npos);
    FakeKiosk kiosk;
    const std::string token = serving.enrol(kiosk, first_line(office.with_data({"device", "code"}).out));
    CHECK(office.with_data({"device", "revoke", "kiosk-1"}).out == "revoked kiosk-1\n");
    CHECK(serving.post("/v1/records", as_text(frame_batch({kiosk.sign_in(1)})), token).status == 403);
    CHECK(office.with_data({"device", "list"}).out.find("revoked 20") != std::string::npos);
}

TEST_CASE("commands of many processes at once all work, with no server running") {
    const CommandOffice office;
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 6; ++i) {
        programs.push_back(std::make_unique<Program>(
            std::vector<std::string>{"device", "code", "--name", fmt::format("hall-{}", i), "--data", office.data}));
    }
    for (const auto& program : programs) CHECK(program->wait() == 0);
}

TEST_CASE("the server that is served from is the one whose pin init told, and SIGINT ends it too") {
    const CommandOffice office;
    Serving serving(office);
    const std::string told = office.with_data({"init"}).out;
    CHECK(told.find("\npin " + TlsClient::connect(serving.port)->pin() + "\n") != std::string::npos);
    CHECK(serving.program.end(SIGINT) == 0);
}

TEST_CASE("there is no equality report of one meeting, and none of a year that goes on") {
    const CommandOffice office;
    const auto refusal = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"export", "equality", "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        const Ran ran = office.with_data(words);
        CHECK(ran.exit_code != 0);
        CHECK(ran.out.empty());
        return ran.err;
    };
    CHECK_THAT(refusal({"--meeting", "better-buses"}), Catch::Contains("no equality report of one meeting"));
    CHECK_THAT(refusal({"--year", std::to_string(static_cast<int>(today().year()))}), Catch::Contains("is not over"));
    CHECK_THAT(refusal({"--year", "95"}), Catch::Contains("must be a year"));
    CHECK(office.with_data({"export", "equality", "--format", "csv"}).exit_code == 0);
}

TEST_CASE("what is held is told, erased and kept by rules, and the year is written, while the server runs") {
    const CommandOffice office;
    Serving serving(office);
    FakeKiosk kiosk;
    const std::string token = serving.enrol(kiosk, first_line(office.with_data({"device", "code"}).out));
    EnvelopeHeader header = kiosk.header(1);
    header.wall_ms = SystemClock().wall_ms();
    const Bytes record = kiosk.record(header, R"({"event":"in","person":"p-001","name":"Quillon","roles":["carer"]})");
    const std::string batch(as_text(frame_batch({record})));
    REQUIRE(must(parse_records_reply(serving.post("/v1/records", batch, token).body)).ack_seq == 1);
    const std::string source = COPRO_SOURCE_DIR;
    const std::string rules = source + "/config/retention.json";
    CHECK(office.with_data({"retention", "--rules", rules}).out == "nothing is due\n");
    CHECK(office.with_data({"held", "p-001"}).out.find("Quillon") != std::string::npos);
    CHECK(run({"erase", "p-001", "--because", "spite", "--data", office.data}).exit_code == 2);
    CHECK(office.with_data({"erase", "p-001", "--because", "asked"}).out.find("erased\tattendance\t1\n") == 0);
    const auto answer = must(parse_records_reply(serving.post("/v1/records", batch, token).body));
    CHECK(answer.answers[0].state == RecordState::duplicate);
    CHECK(answer.ack_seq == 1);
    CHECK(office.with_data({"held", "p-001"}).exit_code == 1);
    CHECK(office.with_data({"erasures"}).out.find("\tattendance\t1\tasked\n") == 10);
    CHECK(office.with_data({"meeting", "check"}).out == "no meeting lacks anything\n");
    const std::vector<std::string> on_list{
        "--text", "Two seats",   "--owner",   "Jo",    "--due", date_text(add_days(today(), 30)),
        "--by",   "The Network", "--because", "agreed"};
    for (std::vector<std::string> begin : {std::vector<std::string>{"board", "add", "--check", "members"},
                                           {"seldom-heard", "add", "--group", "People who live on boats"},
                                           {"equality", "action", "--question", "ethnic"}}) {
        begin.insert(begin.end(), on_list.begin(), on_list.end());
        const Ran begun = office.with_data(begin);
        CHECK(begun.err.empty());
        const std::string number = begun.out.substr(0, begun.out.find('\t'));
        CHECK(office.with_data({begin[0], "done", number, "--by", "Sam", "--because", "it is"}).exit_code == 0);
        CHECK(office.with_data({begin[0], "list"}).out.find("\tdone ") != std::string::npos);
        CHECK(office.with_data({begin[0], "show", number}).out.find("The Network") != std::string::npos);
    }
    CHECK(office.with_data({"plan", "list", "--meeting", "better-buses"}).out == "nothing is on this list\n");
    const std::string folder = (office.folder.path() / "year").string();
    const Ran year =
        office.with_data({"report", "year", "2025", folder, "--assets", source + "/assets", "--layout",
                          source + "/config/year-report.json", "--targets", source + "/config/targets.json"});
    CHECK(year.err.empty());
    CHECK(year.out.find(folder + "/report.html\n") != std::string::npos);
    CHECK(office.with_data({"complaint", "add"}).exit_code == 0);
    CHECK(serving.program.end(SIGTERM) == 0);
    CHECK(office.with_data({"complaint", "list"}).out.find("\twaiting\n") != std::string::npos);
    CHECK(office.with_data({"export", "attendance"}).out.find("Quillon") == std::string::npos);
}

TEST_CASE("errors of more than a pipe holds are read while they come") {
    const std::string word(100'000, 'x');
    const Ran ran = run({word});
    CHECK(ran.exit_code == 2);
    CHECK(ran.err.find(word) != std::string::npos);
}
