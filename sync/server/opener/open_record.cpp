#include "sync/server/opener/open_record.h"

#include "sync/protocol/fields.h"
#include "sync/records/equality.h"
#include "sync/server/opener/bodies.h"
#include "sync/server/opener/equality.h"

#include <fmt/format.h>

namespace copro {

namespace {

constexpr std::int64_t newest_schema = 1;

// As text_or, for what goes into the database: PostgreSQL texts cannot hold U+0000.
Result<std::string> plain_text_or(JsonObject& inner, const char* key, const std::string& fallback) {
    std::string text = TRY(inner.text_or(key, fallback));
    if (text.find('\0') != std::string::npos) return inner.wrong(key, "must not hold a zero character");
    return text;
}

Result<void> must_equal(JsonObject& inner, const char* key, const std::string& outside) {
    const std::string inside = TRY(inner.text(key));
    if (inside != outside) return inner.wrong(key, "is not what the envelope says");
    return {};
}

// Wraps one kind's reader: known kinds in a schema from the future are parked, not guessed at.
template <typename Read>
Result<void> read_into(OpenedRecord& record, const Json& body, const Read& read) {
    if (record.facts.schema > newest_schema) {
        return invalid("body#/schema",
                       fmt::format("schema {} of {} is not known here", record.facts.schema, record.facts.kind));
    }
    record.body = TRY(read(body, "body#/body"));
    record.facts.helped = TRY(read_helped(body, "body#/body"));
    record.facts.entered_from = TRY(read_entered_from(body, "body#/body"));
    record.facts.shown = TRY(read_shown(body, "body#/body"));
    return {};
}

// A promise to people: nothing that would point at one of the few who had help, or wrote on paper, stands beside what
// they said unnamed.
void forget_who(OpenedRecord& record) {
    const auto* feedback = std::get_if<FeedbackBody>(&record.body);
    const bool is_unnamed = std::holds_alternative<SurveyBody>(record.body) || (feedback && feedback->is_anonymous);
    if (!is_unnamed) return;
    record.facts.helped.reset();
    record.facts.entered_from.clear();
}

Result<void> read_body(OpenedRecord& record, JsonObject& inner, const std::string& text, const SealingKeyPair& intake) {
    const std::string& kind = record.facts.kind;
    const auto known = [&](auto read) -> Result<void> { return read_into(record, *TRY(inner.object("body")), read); };
    if (kind == "attendance") return known(read_attendance);
    if (kind == "feedback") return known(read_feedback);
    if (kind == "survey") return known(read_survey);
    if (kind == "claim") return known(read_claim);
    const auto counted = [&](const char* of) {
        return known([of](const Json& body, const std::string& place) { return read_counted(body, place, of); });
    };
    if (kind == "room") return counted("cards");
    if (kind == "help") return counted("waits");
    if (kind == "booking") return known(read_booking);
    if (kind == "roll-call") return known(read_roll_call);
    if (kind == equality_kind) {
        return known([&](const Json& body, const std::string& place) { return read_equality(body, place, intake); });
    }
    record.body = RawBody{text};
    return {};
}

RecordFacts facts_of(const EnvelopeHeader& header) {
    RecordFacts facts;
    facts.rec_id = header.rec_id;
    facts.kind = header.kind;
    facts.schema = header.schema;
    facts.device = header.device;
    facts.meeting = header.meeting;
    facts.saved_wall_ms = header.wall_ms;
    return facts;
}

Result<void> open_into(OpenedRecord& record, const Envelope& envelope, const SealingKeyPair& intake) {
    const EnvelopeHeader& header = envelope.header;
    RecordFacts& facts = record.facts;
    if (header.sealed_to != key_id(intake.public_key)) {
        return Error{ErrorKind::corrupt, "",
                     fmt::format("it is sealed to the key {}, which is not here", header.sealed_to)};
    }
    const Bytes plain = TRY(open_sealed(envelope.sealed, intake));
    const std::string text(as_text(plain));
    const Json json = TRY(fields::parse(text, "body"));
    JsonObject inner = TRY(JsonObject::of(json, "body#"));
    TRY(must_equal(inner, "rec_id", header.rec_id.text()));
    TRY(must_equal(inner, "kind", header.kind));
    const std::int64_t schema = TRY(inner.integer("schema", 1, largest_number));
    if (schema != header.schema) return inner.wrong("schema", "is not what the envelope says");
    facts.meeting = TRY(plain_text_or(inner, "meeting", header.meeting));
    facts.language = TRY(plain_text_or(inner, "language", ""));
    facts.form = TRY(plain_text_or(inner, "form", ""));
    if (inner.has("form_version")) facts.form_version = TRY(inner.integer("form_version", 0, largest_number));
    if (inner.has("saved_wall_ms")) {
        facts.saved_wall_ms = TRY(inner.integer("saved_wall_ms", -largest_number, largest_number));
    }
    for (const SealedAttachment& one : TRY(read_attachments(inner, header))) {
        facts.attachments.push_back({one.reference.sha256, one.media_type, one.question, one.line});
    }
    return read_body(record, inner, text, intake);
}

} // namespace

Result<std::vector<SealedAttachment>> attachments_of(const Bytes& encoded, const SealingKeyPair& intake) {
    const Envelope envelope = TRY(parse_envelope(encoded));
    Bytes plain = TRY(open_sealed(envelope.sealed, intake));
    Json json = TRY(fields::parse(as_text(plain), "body"));
    wipe(plain);
    JsonObject inner = TRY(JsonObject::of(json, "body#"));
    auto attachments = read_attachments(inner, envelope.header);
    wipe(json);
    return attachments;
}

OpenedRecord open_record(const Bytes& encoded, const std::optional<SigningPublicKey>& device,
                         const SealingKeyPair& intake) {
    OpenedRecord record;
    const auto envelope = parse_envelope(encoded);
    if (!envelope) {
        record.body = Unopened{envelope.error().text()};
        return record;
    }
    record.facts = facts_of(envelope->header);
    if (!device) {
        record.body = Unopened{"the device that sent it is not enrolled here"};
        return record;
    }
    if (!signature_holds(encoded, *device)) {
        record.body = Unopened{"the signature does not hold", true};
        return record;
    }
    const auto opened = open_into(record, *envelope, intake);
    if (!opened) {
        record.body = Unopened{opened.error().text()};
        record.facts.attachments.clear();
    }
    forget_who(record);
    return record;
}

} // namespace copro
