// What comes out of a sealed record: written by a kiosk, or by anyone who knows the public key. The first byte says
// which kind; "inside" or not, whether the bytes are the kind's body or all that is sealed.
#include "sync/protocol/envelope.h"
#include "sync/server/opener/open_record.h"
#include "tests/fuzz/fuzz.h"

#include <fmt/format.h>

#include <array>

namespace copro::fuzz {

namespace {

constexpr std::array kinds_of_record{"attendance", "feedback", "claim",    "something-new", "survey",
                                     "room",       "booking",  "equality", "help",          "roll-call"};

// Looks at every text of a body: no database may be given a zero character (PROTOCOL.md).
struct TextReader {
    static void look(const std::string& text) {
        promise(text.find('\0') == std::string::npos, "no text holds a zero character");
        promise_utf8(text);
    }
    static void look(const std::optional<std::string>& text) { look(text.value_or("")); }
    static void look(const std::vector<std::string>& texts) {
        for (const std::string& text : texts) look(text);
    }
    void operator()(const Unopened& body) const { promise(!body.reason.empty(), "what cannot be opened says why"); }
    void operator()(const RawBody& body) const { look(body.json); }
    static void look(const std::vector<FeedbackAnswer>& answers) {
        for (const FeedbackAnswer& answer : answers) {
            look(answer.question);
            look(answer.values);
            promise(answer.is_list || answer.values.size() == 1, "an answer that is no list has one value");
        }
    }
    void operator()(const SurveyBody& body) const { look(body.answers); }
    void operator()(const CountedBody& body) const {
        for (const auto& [what, count] : body.counts) {
            look(what);
            promise(count >= 0, "nothing is counted less than never");
        }
    }
    void operator()(const AttendanceBody& body) const {
        promise(body.event == "in" || body.event == "out", "people come or go");
        for (const auto& texts : {body.roles, body.with, body.needs}) look(texts);
        for (const auto& text : {body.name, body.with_name, body.needs_other}) look(text);
        look(body.person);
    }
    void operator()(const FeedbackBody& body) const {
        promise(!body.is_anonymous || !body.name, "what is anonymous has no name");
        look(body.name);
        look(body.answers);
    }
    void operator()(const EqualityBody& body) const {
        for (const EqualityCount& one : body.counts) {
            promise(one.count > 0, "an answer that is counted was given");
            for (const auto& text : {one.form, one.question, one.answer}) look(text);
        }
    }
    void operator()(const BookingBody& body) const {
        for (const auto& text : {body.reference, body.name, body.day, body.from, body.needs_other}) look(text);
        for (const auto& text : {body.to, body.way, body.time_there, body.time_back}) look(text);
        for (const auto& list : {body.what, body.needs}) {
            for (const auto& text : list) look(text);
        }
        look(body.person);
        promise(body.nights >= 0, "nobody stays less than no night");
    }
    void operator()(const RollCallBody& body) const {
        promise(body.ended_by == "staff" || body.ended_by == "kiosk", "somebody ends a roll call");
        promise(body.begun_ms >= 0 && body.ended_ms >= 0, "no time is before all times");
        for (const CalledPerson& one : body.people) look(one.person);
    }
    void operator()(const ClaimBody& body) const {
        for (const auto& text : {body.reference, body.for_whom, body.name, body.for_name, body.payment, body.rules}) {
            look(text);
        }
        look(body.person);
        look(body.for_person);
        promise(body.expenses_pence >= 0, "nobody owes the charity");
        for (const ClaimedLine& line : body.lines) {
            promise(line.amount_pence >= 0 && line.miles_tenths >= 0, "nobody owes the charity");
            for (const auto& text : {line.category, line.date, line.from, line.to, line.who_paid, line.receipt}) {
                look(text);
            }
        }
    }
};

std::string inside_of(const EnvelopeHeader& header, const std::string& body) {
    return fmt::format(R"({{"schema":1,"rec_id":"{}","kind":"{}","meeting":"better-buses","language":"en",)"
                       R"("form":"f","form_version":1,"saved_wall_ms":1,"body":{}}})",
                       header.rec_id.text(), header.kind, body);
}

std::vector<std::string> body_seeds() {
    const std::array bodies{
        R"({"event":"in","person":"p-1","name":"Ada","new_person":false,"roles":["carer"],"with":[],"needs":["loop"]})",
        R"({"anonymous":false,"name":"Ada","answers":{"q1":"yes","q2":["a","b"],"q3":true,"q4":3,"q5":null}})",
        R"({"reference":"7F3K-9Q2M","for":"me","name":"Ada","lines":[{"category":"car","miles_tenths":120,)"
        R"("amount_pence":540,"return":true}],"fee":{"choice":"yes","offered_pence":2000,"pence":2000},)"
        R"("expenses_pence":540,"payment":"cash","rules":"2026"})",
        R"({"anything":[1,2]})"};
    std::vector<std::string> seeds;
    for (std::size_t kind = 0; kind < bodies.size(); ++kind) {
        seeds.push_back(std::string{static_cast<char>(kind), '\0'} + bodies.at(kind));
    }
    seeds.push_back(std::string{'\5', '\0'} + R"({"cards":{"agree":3,"slow-down":0}})");
    seeds.push_back(std::string{'\6', '\0'} + R"({"what":["train"],"day":"2026-12-01","nights":2,"needs":["quiet"]})");
    seeds.push_back(
        std::string{'\11', '\0'} +
        R"({"begun_ms":5,"ended_ms":9,"ended_by":"staff","people":[{"person":"p-1","since_ms":3,"found":true}]})");
    seeds.push_back(std::string{'\0', '\1'} +
                    R"({"schema":1,"kind":"attendance","language":"en","body":{"event":"in"}})");
    return seeds;
}

void try_body(std::string_view bytes) {
    static const SealingKeyPair intake = SealingKeyPair::generate();
    static const SigningKeyPair device = SigningKeyPair::generate();
    Input input(bytes);
    EnvelopeHeader header;
    header.rec_id = Uuid::parse("00000000-0000-4000-8000-000000000001").value();
    header.device = "kiosk-1";
    header.seq = 1;
    header.kind = kinds_of_record.at(input.below(kinds_of_record.size()));
    header.sealed_to = key_id(intake.public_key);
    const bool is_all = input.below(2) == 1;
    const std::string rest = input.rest();
    std::string inside = is_all ? rest : inside_of(header, rest);
    // Whatever else is changed, these must match the envelope, or nothing behind them is ever reached.
    if (is_all && inside.starts_with('{') && inside.size() > 1) {
        inside.insert(1, fmt::format(R"("rec_id":"{}",)", header.rec_id.text()));
    }
    const Bytes encoded = make_envelope(header, to_bytes(inside), intake.public_key, device);
    const OpenedRecord record = open_record(encoded, device.public_key, intake);
    for (const auto& text : {record.facts.meeting, record.facts.language, record.facts.form}) TextReader::look(text);
    std::visit(TextReader(), record.body);
}

const Registered record_bodies_registered{{"record_bodies", body_seeds, try_body}};

} // namespace

} // namespace copro::fuzz
