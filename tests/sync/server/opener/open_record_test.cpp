#include "sync/server/opener/open_record.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

struct Opening {
    SealingKeyPair intake = SealingKeyPair::generate();
    FakeKiosk kiosk;
    Opening() { kiosk.intake = intake.public_key; }

    [[nodiscard]] OpenedRecord open(const Bytes& encoded) const {
        return open_record(encoded, kiosk.keys.public_key, intake);
    }
    [[nodiscard]] OpenedRecord open(const std::string& kind, const std::string& body) const {
        return open(kiosk.record(kiosk.header(1, kind), body));
    }
    [[nodiscard]] std::string why_not(const std::string& kind, const std::string& body) const {
        const OpenedRecord record = open(kind, body);
        const auto* unopened = std::get_if<Unopened>(&record.body);
        return unopened == nullptr ? "opened" : unopened->reason;
    }
    // An envelope whose inside is exactly this text.
    [[nodiscard]] std::string why_not_inside(const std::string& inside) const {
        const auto record = open(make_envelope(kiosk.header(1), to_bytes(inside), intake.public_key, kiosk.keys));
        const auto* unopened = std::get_if<Unopened>(&record.body);
        return unopened == nullptr ? "opened" : unopened->reason;
    }
};

} // namespace

TEST_CASE("an attendance record says who came with somebody, what they need, and who closed it") {
    Opening opening;
    const auto record = opening.open("attendance", R"({"event":"in","person":"p-007","needs":["nuts"],
        "needs_contact":["email"],"tell_host":"yes","remember_needs":"no","needs_reviewed":"2026-11-22",
        "companions":[{"person":null,"name":"Kit","came_as":"child","guardian_says":"yes"},{"person":"p-008"}],
        "privacy_version":1,"photos":"ask","guardian":"form","guardian_name":"Ada","closed_by":"staff",
        "came_as":"friend","needs_met":"no","needs_met_why":"none"})");
    const auto& body = std::get<AttendanceBody>(record.body);
    REQUIRE(body.companions.size() == 2);
    CHECK(body.companions[0].name == "Kit");
    CHECK(body.companions[0].guardian_says == "yes");
    CHECK(body.companions[1].person == "p-008");
    CHECK(body.more_needs.tell_host == true);
    CHECK(body.more_needs.remember == false);
    CHECK(body.more_needs.met == "no");
    CHECK(body.privacy_version == 1);
    CHECK(body.closed_by == "staff");
    CHECK(
        opening.why_not("attendance", R"({"event":"in","companions":[{"name":7}]})").find("body#/body/companions/0") ==
        0);
    CHECK(opening.why_not("attendance", R"({"event":"in","tell_host":true})").find("body#/body/tell_host") == 0);
    CHECK(opening.why_not("attendance", R"({"event":"in","needs_reviewed":"soon"})").find("needs_reviewed") !=
          std::string::npos);
}

TEST_CASE("an attendance record is opened with all it says") {
    const Opening opening;
    const auto record =
        opening.open("attendance", R"({"event":"in","person":"p-007","name":"Ada Lewis","new_person":false,
        "roles":["service-user","carer"],"with":["pa"],"with_name":"Bo","needs":["hearing-loop"],"needs_other":"tea"})");
    const auto* body = std::get_if<AttendanceBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(record.facts.kind == "attendance");
    CHECK(record.facts.meeting == "better-buses");
    CHECK(record.facts.language == "en");
    CHECK(record.facts.form_version == 1);
    CHECK(body->event == "in");
    CHECK(body->person == "p-007");
    CHECK(body->name == "Ada Lewis");
    CHECK(body->roles == std::vector<std::string>{"service-user", "carer"});
    CHECK(body->with == std::vector<std::string>{"pa"});
    CHECK(body->with_name == "Bo");
    CHECK(body->needs == std::vector<std::string>{"hearing-loop"});
    CHECK(body->needs_other == "tea");
}

TEST_CASE("that somebody helped is kept, but never beside what was said unnamed") {
    const Opening opening;
    CHECK(opening.open("attendance", R"({"event":"in","helped":true})").facts.helped == true);
    CHECK(opening.open("claim", R"({"helped":false})").facts.helped == false);
    CHECK(opening.open("feedback", R"({"anonymous":false,"answers":{},"helped":true})").facts.helped == true);
    CHECK_FALSE(opening.open("feedback", R"({"answers":{},"helped":true})").facts.helped.has_value());
    CHECK_FALSE(opening.open("survey", R"({"answers":{},"helped":true})").facts.helped.has_value());
    CHECK_FALSE(opening.open("attendance", R"({"event":"in"})").facts.helped.has_value());
    CHECK_FALSE(opening.open("attendance", R"({"event":"in","helped":null})").facts.helped.has_value());
    CHECK(opening.why_not("attendance", R"({"event":"in","helped":"yes"})").find("body#/body/helped") == 0);
}

TEST_CASE("what came from paper says so, but never beside what was said unnamed") {
    const Opening opening;
    CHECK(opening.open("attendance", R"({"event":"in","entered_from":"paper"})").facts.entered_from == "paper");
    CHECK(opening.open("attendance", R"({"event":"in"})").facts.entered_from.empty());
    CHECK(opening.open("survey", R"({"answers":{},"entered_from":"paper"})").facts.entered_from.empty());
    CHECK(opening.open("feedback", R"({"answers":{},"entered_from":"paper"})").facts.entered_from.empty());
    CHECK(opening.why_not("claim", R"({"entered_from":"air"})").find("body#/body/entered_from") == 0);
}

TEST_CASE("the cards of a meeting room are counts by name, and anything else is not taken") {
    const Opening opening;
    const auto record = opening.open("room", R"({"cards":{"agree":3,"slow-down":0}})");
    const auto* body = std::get_if<CountedBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->counts == std::vector<std::pair<std::string, std::int64_t>>{{"agree", 3}, {"slow-down", 0}});
    CHECK(opening.why_not("room", R"({})").find("body#/body/cards") == 0);
    CHECK(opening.why_not("room", R"({"cards":{"agree":-1}})").find("body#/body/cards/agree") == 0);
    CHECK(opening.why_not("room", R"({"cards":{"agree":"Ada"}})").find("body#/body/cards/agree") == 0);
}

TEST_CASE("how long people waited for a person is counts by name, and anything else is not taken") {
    const Opening opening;
    const auto record = opening.open("help", R"({"waits":{"longer":1,"nobody-came":2}})");
    const auto* body = std::get_if<CountedBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->counts == std::vector<std::pair<std::string, std::int64_t>>{{"longer", 1}, {"nobody-came", 2}});
    CHECK(opening.why_not("help", R"({"cards":{"agree":1}})").find("body#/body/waits") == 0);
    CHECK(opening.why_not("help", R"({"waits":{"longer":"Ada"}})").find("body#/body/waits/longer") == 0);
}

TEST_CASE("absent and null fields are nothing") {
    const auto record = Opening().open("attendance", R"({"event":"out","person":null,"name":null,"roles":null})");
    const auto* body = std::get_if<AttendanceBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK_FALSE(body->person.has_value());
    CHECK(body->name.empty());
    CHECK(body->roles.empty());
}

TEST_CASE("a feedback record keeps every answer in order, whatever its type") {
    const auto record = Opening().open("feedback", R"({"anonymous":false,"name":"Ada","answers":
        {"overall":"good","topics":["a","b"],"listened":true,"again":false,"stars":4,"why":null,"none":[]}})");
    const auto* body = std::get_if<FeedbackBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->name == "Ada");
    REQUIRE(body->answers.size() == 7);
    CHECK(body->answers[0].question == "overall");
    CHECK(body->answers[0].values == std::vector<std::string>{"good"});
    CHECK(body->answers[1].is_list);
    CHECK(body->answers[1].values.size() == 2);
    CHECK(body->answers[2].values.front() == "yes");
    CHECK(body->answers[3].values.front() == "no");
    CHECK(body->answers[4].values.front() == "4");
    CHECK(body->answers[5].values.front().empty());
    CHECK(body->answers[6].values.empty());
}

TEST_CASE("a survey record keeps its answers, and no name even if one was sent") {
    const auto record = Opening().open("survey", R"({"name":"Ada","answers":{"age":20,"needs":["a","b"]}})");
    const auto* body = std::get_if<SurveyBody>(&record.body);
    REQUIRE(body != nullptr);
    REQUIRE(body->answers.size() == 2);
    CHECK(body->answers[0].values == std::vector<std::string>{"20"});
    CHECK(body->answers[1].is_list);
    CHECK(Opening().why_not("survey", "{}") == "body#/body/answers: is missing");
}

TEST_CASE("anonymous feedback has no name even if one was sent") {
    const auto record = Opening().open("feedback", R"({"anonymous":true,"name":"Ada","answers":{}})");
    const auto* body = std::get_if<FeedbackBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK_FALSE(body->name.has_value());
}

TEST_CASE("a claim record keeps its lines, fee and pence") {
    const auto record = Opening().open("claim", R"({"reference":"K3-AB12","for":"someone-else","person":"p-007",
        "name":"Ada","for_name":"Bo","for_person":"p-008","lines":[{"category":"car","date":"2026-11-22","from":"A","to":"B","return":true,
        "miles_tenths":120,"amount_pence":660,"who_paid":"me","receipt":"no","no_receipt_because":"lost"},
        {"category":"taxi","amount_pence":500,"approved":"yes","approved_by":"Sam Example",
        "claimed_before":"different"}],"fee":{"choice":"less","offered_pence":2750,"pence":1000},
        "expenses_pence":1160,"total_pence":2160,"payment":"bank","rules":"uk-2026",
        "bank":{"name":"Ada Example","sort_code":"112233","account":"00123456","roll_number":""},
        "cash":{"received":true},"late":true,"benefits_notice":"2026-04-06"})");
    const auto* body = std::get_if<ClaimBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->reference == "K3-AB12");
    CHECK(body->for_whom == "someone-else");
    CHECK(body->person == "p-007");
    CHECK(body->for_person == "p-008");
    REQUIRE(body->lines.size() == 2);
    CHECK(body->lines[0].miles_tenths == 120);
    CHECK(body->lines[0].is_return);
    CHECK(body->lines[1].amount_pence == 500);
    CHECK(body->fee->choice == "less");
    CHECK(body->expenses_pence == 1160);
    CHECK(body->rules == "uk-2026");
    CHECK(body->lines[1].approved_by == "Sam Example");
    CHECK(body->lines[1].claimed_before == "different");
    CHECK(body->bank->account == "00123456");
    CHECK(body->cash->is_received);
    CHECK_FALSE(body->cash->is_given);
    CHECK_FALSE(body->cash->pence.has_value());
    CHECK(body->is_late);
    CHECK(body->benefits_notice == "2026-04-06");
}

TEST_CASE("a claim keeps the sum that was asked about in cash, and no other than a number of pence") {
    const auto claim = [](const std::string& pence) {
        return R"({"lines":[],"expenses_pence":650,"payment":"cash","cash":{"received":true,"given":true,"pence":)" +
               pence + "}}";
    };
    const auto record = Opening().open("claim", claim("650"));
    const auto* body = std::get_if<ClaimBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->cash->pence == 650);
    CHECK(Opening().why_not("claim", claim("-1")).find("body#/body/cash/pence") == 0);
}

TEST_CASE("a booking keeps what is to be booked, and for whom") {
    const auto record = Opening().open("booking", R"({"reference":"K3-AB12","person":"p-007","name":"Ada",
        "what":["train","hotel"],"day":"2026-12-25","from":"A","nights":2,"needs":["step-free"],"needs_other":"x"})");
    const auto* body = std::get_if<BookingBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->reference == "K3-AB12");
    CHECK(body->what == std::vector<std::string>{"train", "hotel"});
    CHECK(body->day == "2026-12-25");
    CHECK(body->nights == 2);
    CHECK(body->needs == std::vector<std::string>{"step-free"});
    // From before it was asked where to.
    CHECK(body->to.empty());
    CHECK(body->way.empty());
    const auto newer = Opening().open("booking", R"({"reference":"K3-AB12","what":["train"],"day":"2026-12-25",
        "from":"A","to":"B","way":"return","time_there":"morning","time_back":"any"})");
    const auto* asked = std::get_if<BookingBody>(&newer.body);
    REQUIRE(asked != nullptr);
    CHECK(asked->to == "B");
    CHECK(asked->way == "return");
    CHECK(asked->time_there == "morning");
    CHECK(asked->time_back == "any");
}

TEST_CASE("a roll call keeps who was found and who was not, from when to when") {
    const Opening opening;
    const auto record = opening.open("roll-call", R"({"begun_ms":5,"ended_ms":9,"ended_by":"staff",
        "people":[{"person":"p-007","since_ms":3,"found":true},{"person":null,"since_ms":4,"found":false}]})");
    const auto* body = std::get_if<RollCallBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->begun_ms == 5);
    CHECK(body->ended_ms == 9);
    CHECK(body->ended_by == "staff");
    REQUIRE(body->people.size() == 2);
    CHECK(body->people[0].person == "p-007");
    CHECK(body->people[0].is_found);
    CHECK(body->people[1].since_ms == 4);
    CHECK_FALSE(body->people[1].person.has_value());
    CHECK_FALSE(body->people[1].is_found);
    const auto restarted = opening.open("roll-call", R"({"ended_ms":9,"ended_by":"kiosk","people":[]})");
    CHECK(std::get<RollCallBody>(restarted.body).begun_ms == 0);
    CHECK(opening.why_not("roll-call", R"({"ended_ms":9,"ended_by":"kiosk"})") == "body#/body/people: is missing");
    CHECK(opening.why_not("roll-call", R"({"ended_ms":9,"ended_by":"somebody","people":[]})")
              .starts_with("body#/body/ended_by: must be"));
    CHECK(opening.why_not("roll-call", R"({"ended_ms":9,"ended_by":"kiosk","people":[{"since_ms":1,"found":1}]})")
              .starts_with("body#/body/people/0/found: "));
}

TEST_CASE("an unknown kind is kept raw, in whatever schema") {
    const Opening opening;
    EnvelopeHeader header = opening.kiosk.header(1, "access-needs");
    header.schema = 7;
    const auto record = opening.open(opening.kiosk.record(header, R"({"x":[1]})"));
    const auto* body = std::get_if<RawBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->json.find(R"("body":{"x":[1]})") != std::string::npos);
    CHECK(record.facts.kind == "access-needs");
}

TEST_CASE("a known kind in a schema of the future is not guessed at") {
    const Opening opening;
    EnvelopeHeader header = opening.kiosk.header(1);
    header.schema = 2;
    const auto record = opening.open(opening.kiosk.record(header, R"({"event":"in"})"));
    CHECK(std::get<Unopened>(record.body).reason == "body#/schema: schema 2 of attendance is not known here");
}

TEST_CASE("a wrong type anywhere is named with its place") {
    const Opening opening;
    CHECK(opening.why_not("attendance", R"({"event":"IN"})") == R"(body#/body/event: must be "in" or "out")");
    CHECK(opening.why_not("attendance", R"({"event":"in","roles":["a",1]})") == "body#/body/roles/1: must be a text");
    CHECK(opening.why_not("attendance", R"({"event":"in","new_person":"yes"})") ==
          "body#/body/new_person: must be true or false");
    CHECK(opening.why_not("feedback", R"({"answers":{"a":1.5}})") ==
          "body#/body/answers/a: must be a text, a list of texts, yes or no, or a whole number");
    CHECK(opening.why_not("feedback", "{}") == "body#/body/answers: is missing");
    CHECK(opening.why_not("claim", R"({"lines":[{},{"amount_pence":-1}]})") ==
          "body#/body/lines/1/amount_pence: must be from 0 to 100000000");
    CHECK(opening.why_not("claim", R"({"lines":{}})") == "body#/body/lines: must be a list");
    CHECK(opening.why_not("claim", R"({"bank":7})") == "body#/body/bank: must be an object");
    CHECK(opening.why_not("booking", R"({"nights":-1})") == "body#/body/nights: must be from 0 to 1000000000");
    CHECK(opening.why_not("claim", R"({"fee":7})") == "body#/body/fee: must be an object");
    CHECK(opening.why_not("claim", R"({"name":"a\u0000b"})") == "body#/body/name: must not hold a zero character");
    CHECK(opening.why_not("claim", "[]") == "body#/body: must be an object");
    CHECK(opening.why_not("claim", R"({"expenses_pence":1e999})") == "body: a number is too large");
}

TEST_CASE("an inside that says otherwise than the outside is not opened") {
    const Opening opening;
    EnvelopeHeader header = opening.kiosk.header(1);
    const auto with_inside = [&](const EnvelopeHeader& inside) {
        Bytes body;
        // The kiosk seals what `inside` says under what `header` says.
        const Bytes other = opening.kiosk.record(inside, R"({"event":"in"})");
        body = *open_sealed(parse_envelope(other)->sealed, opening.intake);
        const auto record = opening.open(make_envelope(header, body, opening.intake.public_key, opening.kiosk.keys));
        const auto* unopened = std::get_if<Unopened>(&record.body);
        return unopened == nullptr ? std::string("opened") : unopened->reason;
    };
    CHECK(with_inside(header) == "opened");
    EnvelopeHeader other = header;
    other.rec_id = Uuid::random();
    CHECK(with_inside(other) == "body#/rec_id: is not what the envelope says");
    other = header;
    other.kind = "feedback";
    CHECK(with_inside(other) == "body#/kind: is not what the envelope says");
    other = header;
    other.schema = 2;
    CHECK(with_inside(other) == "body#/schema: is not what the envelope says");
}

TEST_CASE("what is not JSON, not an envelope or sealed to another key is parked with the reason") {
    const Opening opening;
    CHECK(opening.why_not_inside("hello") == "body:1: this is not valid JSON");
    CHECK(opening.why_not_inside("[]") == "body#: must be an object");
    CHECK(opening.why_not_inside("") == "body:1: this is not valid JSON");
    CHECK(std::get<Unopened>(opening.open(to_bytes("noise")).body).reason.starts_with("envelope"));
    const SealingKeyPair old = SealingKeyPair::generate();
    const auto reason =
        std::get<Unopened>(open_record(opening.kiosk.sign_in(1), opening.kiosk.keys.public_key, old).body).reason;
    CHECK(reason == "it is sealed to the key " + key_id(opening.intake.public_key) + ", which is not here");
}

TEST_CASE("a sealed part that was changed is not opened") {
    const Opening opening;
    EnvelopeHeader header = opening.kiosk.header(1);
    const SealingKeyPair other = SealingKeyPair::generate();
    const Bytes wrong = make_envelope(header, to_bytes("{}"), other.public_key, opening.kiosk.keys);
    CHECK(std::get<Unopened>(opening.open(wrong).body).reason == "was not sealed to this key, or was changed");
}

TEST_CASE("what its device did not sign is never opened, and says so") {
    const Opening opening;
    const auto forged = opening.open(opening.kiosk.stranger().sign_in(1));
    REQUIRE(std::holds_alternative<Unopened>(forged.body));
    CHECK(std::get<Unopened>(forged.body).reason == "the signature does not hold");
    CHECK(std::get<Unopened>(forged.body).is_forged);
    CHECK(forged.facts.device == opening.kiosk.device);

    const auto orphan = open_record(opening.kiosk.sign_in(1), std::nullopt, opening.intake);
    REQUIRE(std::holds_alternative<Unopened>(orphan.body));
    CHECK(std::get<Unopened>(orphan.body).reason == "the device that sent it is not enrolled here");
    CHECK_FALSE(std::get<Unopened>(orphan.body).is_forged);
}
