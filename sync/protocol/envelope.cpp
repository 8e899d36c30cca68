#include "sync/protocol/envelope.h"

#include "sync/protocol/fields.h"

#include <fmt/format.h>
#include <simdjson.h>
#include <sodium.h>

#include <algorithm>

namespace copro {

namespace {

constexpr std::size_t signature_bytes = 64;
constexpr std::size_t least_sealed_bytes = 48;

void put_length(Bytes& to, std::size_t length) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) to.push_back(static_cast<std::uint8_t>(length >> shift));
}

std::size_t length_at(const Bytes& from, std::size_t at) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i) length = (length << 8U) | from[at + i];
    return length;
}

Json header_json(const EnvelopeHeader& header) {
    Json attachments = Json::array();
    for (const AttachmentReference& one : header.attachments) {
        attachments.push_back({{"sha256", one.sha256}, {"length", one.length}});
    }
    return Json{{"envelope", envelope_version},
                {"rec_id", header.rec_id.text()},
                {"device", header.device},
                {"install", header.install.text()},
                {"seq", header.seq},
                {"kind", header.kind},
                {"schema", header.schema},
                {"meeting", header.meeting},
                {"wall_ms", header.wall_ms},
                {"monotonic_ms", header.monotonic_ms},
                {"attachments", std::move(attachments)},
                {"sealed_to", header.sealed_to}};
}

bool is_hex(std::string_view text, std::size_t size) {
    return text.size() == size && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

namespace dom = simdjson::dom;

bool has_field_twice(dom::element element) {
    std::vector<std::string_view> keys;
    if (dom::object object; element.get(object) == simdjson::SUCCESS) {
        for (const auto& [key, value] : object) {
            keys.push_back(key);
            if (has_field_twice(value)) return true;
        }
    } else if (dom::array array; element.get(array) == simdjson::SUCCESS) {
        for (const dom::element value : array) {
            if (has_field_twice(value)) return true;
        }
    }
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

// JsonObject's questions, asked of simdjson: fifty headers come with each batch, and a tree of nlohmann's for each
// takes longer than storing them. A header is read only by name; fields that nobody asks for are allowed.
class HeaderFields {
public:
    [[nodiscard]] static Result<HeaderFields> of(dom::element value, std::string place) {
        dom::object object;
        if (value.get(object) != simdjson::SUCCESS) return invalid(std::move(place), "must be an object");
        return HeaderFields(object, std::move(place));
    }

    [[nodiscard]] Error wrong(std::string_view key, std::string reason) const {
        return invalid(place_of(key), std::move(reason));
    }
    [[nodiscard]] std::string place_of(std::string_view key) const { return fmt::format("{}/{}", m_place, key); }
    [[nodiscard]] Result<std::string_view> text(std::string_view key) const {
        std::string_view read;
        const auto error = m_object.at_key(key).get(read);
        if (error == simdjson::NO_SUCH_FIELD) return wrong(key, "is missing");
        if (error != simdjson::SUCCESS) return wrong(key, "must be a text");
        return read;
    }
    [[nodiscard]] Result<std::string> name(std::string_view key) const {
        const std::string_view read = TRY(text(key));
        if (!fields::is_name(read)) return wrong(key, "must be a name of lower-case letters, digits and hyphens");
        return std::string(read);
    }
    [[nodiscard]] Result<Uuid> uuid(std::string_view key) const {
        const auto parsed = Uuid::parse(TRY(text(key)));
        if (!parsed) return wrong(key, "must be a lower-case UUID");
        return *parsed;
    }
    [[nodiscard]] Result<std::int64_t> integer(std::string_view key, std::int64_t least, std::int64_t most) const {
        std::int64_t number = 0;
        const auto error = m_object.at_key(key).get(number);
        if (error == simdjson::NO_SUCH_FIELD) return wrong(key, "is missing");
        if (error == simdjson::INCORRECT_TYPE) return wrong(key, "must be a whole number");
        if (error != simdjson::SUCCESS || number < least || number > most) {
            return wrong(key, fmt::format("must be from {} to {}", least, most));
        }
        return number;
    }
    [[nodiscard]] Result<dom::array> array(std::string_view key) const {
        dom::array read;
        if (m_object.at_key(key).get(read) != simdjson::SUCCESS) return wrong(key, "must be a list");
        return read;
    }
    [[nodiscard]] bool has(std::string_view key) const { return m_object.at_key(key).error() == simdjson::SUCCESS; }

private:
    HeaderFields(dom::object object, std::string place)
        : m_object(object)
        , m_place(std::move(place)) {}
    dom::object m_object;
    std::string m_place;
};

Result<std::vector<AttachmentReference>> read_attachments(const HeaderFields& from) {
    std::vector<AttachmentReference> read;
    if (!from.has("attachments")) return read;
    const dom::array list = TRY(from.array("attachments"));
    if (list.size() > most_attachments) {
        return from.wrong("attachments", fmt::format("must be at most {}", most_attachments));
    }
    for (const dom::element one : list) {
        const auto object = TRY(HeaderFields::of(one, fmt::format("{}/{}", from.place_of("attachments"), read.size())));
        AttachmentReference reference;
        reference.sha256 = TRY(object.text("sha256"));
        if (!is_sha256(reference.sha256)) return object.wrong("sha256", "must be 64 lower-case hexadecimal digits");
        reference.length = TRY(object.integer("length", 1, largest_attachment_bytes));
        read.push_back(std::move(reference));
    }
    return read;
}

Result<EnvelopeHeader> read_header(std::string_view text) {
    const std::string place = "envelope header";
    thread_local dom::parser parser;
    dom::element json;
    if (parser.parse(text.data(), text.size()).get(json) != simdjson::SUCCESS) {
        return invalid(place, "is not valid JSON");
    }
    if (has_field_twice(json)) return invalid(place, "holds a field twice");
    const HeaderFields object = TRY(HeaderFields::of(json, place + "#"));
    const std::int64_t version = TRY(object.integer("envelope", 1, largest_number));
    if (version != envelope_version) {
        return object.wrong("envelope", fmt::format("version {} is not known here", version));
    }
    EnvelopeHeader header;
    header.rec_id = TRY(object.uuid("rec_id"));
    header.device = TRY(object.name("device"));
    header.install = TRY(object.uuid("install"));
    header.seq = TRY(object.integer("seq", 1, largest_number));
    header.kind = TRY(object.name("kind"));
    header.schema = TRY(object.integer("schema", 1, 1'000'000));
    header.meeting = TRY(object.text("meeting"));
    if (!header.meeting.empty() && !fields::is_name(header.meeting))
        return object.wrong("meeting", "is not a meeting's name");
    header.wall_ms = TRY(object.integer("wall_ms", -largest_number, largest_number));
    header.monotonic_ms = TRY(object.integer("monotonic_ms", 0, largest_number));
    header.attachments = TRY(read_attachments(object));
    header.sealed_to = TRY(object.text("sealed_to"));
    if (!is_hex(header.sealed_to, 16)) return object.wrong("sealed_to", "must be 16 lower-case hexadecimal digits");
    return header;
}

} // namespace

bool is_sha256(std::string_view text) { return is_hex(text, 64); }

Bytes make_envelope(const EnvelopeHeader& header, const Bytes& body, const SealingPublicKey& to,
                    const SigningKeyPair& by) {
    const std::string clear = fields::dump(header_json(header));
    const Bytes sealed = seal(body, to);
    Bytes encoded;
    encoded.reserve(8 + clear.size() + sealed.size() + signature_bytes);
    put_length(encoded, clear.size());
    encoded.insert(encoded.end(), clear.begin(), clear.end());
    put_length(encoded, sealed.size());
    encoded.insert(encoded.end(), sealed.begin(), sealed.end());
    const Signature signature = sign(envelope_purpose, encoded, by);
    encoded.insert(encoded.end(), signature.begin(), signature.end());
    return encoded;
}

Result<Envelope> parse_envelope(const Bytes& encoded) {
    const std::string place = "envelope";
    if (encoded.size() > largest_envelope_bytes) {
        return invalid(place, fmt::format("is larger than {} bytes", largest_envelope_bytes));
    }
    if (encoded.size() < 4) return invalid(place + " byte 0", "is cut short");
    const std::size_t header_size = length_at(encoded, 0);
    if (header_size > largest_header_bytes) {
        return invalid(place + " byte 0",
                       fmt::format("says that its header is larger than {} bytes", largest_header_bytes));
    }
    const std::size_t sealed_at = 4 + header_size;
    if (encoded.size() < sealed_at + 4) return invalid(place + " byte 4", "is cut short");
    const std::size_t sealed_size = length_at(encoded, sealed_at);
    if (sealed_size < least_sealed_bytes || encoded.size() != sealed_at + 4 + sealed_size + signature_bytes) {
        return invalid(fmt::format("{} byte {}", place, sealed_at), "the length of the sealed part does not add up");
    }
    const auto at = [&](std::size_t index) { return encoded.begin() + static_cast<std::ptrdiff_t>(index); };
    Envelope envelope;
    envelope.header = TRY(read_header(as_text(encoded).substr(4, header_size)));
    envelope.sealed.assign(at(sealed_at + 4), at(sealed_at + 4 + sealed_size));
    std::copy(at(sealed_at + 4 + sealed_size), encoded.end(), envelope.signature.begin());
    return envelope;
}

bool signature_holds(const Bytes& encoded, const SigningPublicKey& by) {
    if (encoded.size() < signature_bytes) return false;
    const auto split = encoded.end() - static_cast<std::ptrdiff_t>(signature_bytes);
    Signature signature{};
    std::copy(split, encoded.end(), signature.begin());
    return verifies(envelope_purpose, Bytes(encoded.begin(), split), signature, by);
}

Bytes envelope_hash(const Bytes& encoded) {
    Bytes hash(crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), encoded.data(), encoded.size());
    return hash;
}

Bytes frame_batch(const std::vector<Bytes>& envelopes) {
    Bytes body;
    for (const Bytes& one : envelopes) {
        put_length(body, one.size());
        body.insert(body.end(), one.begin(), one.end());
    }
    return body;
}

Result<std::vector<Bytes>> parse_batch(const Bytes& body) {
    if (body.size() > most_batch_bytes + 4 * most_records_in_batch) {
        return invalid("batch", fmt::format("is larger than {} bytes", most_batch_bytes));
    }
    std::vector<Bytes> envelopes;
    std::size_t at = 0;
    while (at < body.size()) {
        if (envelopes.size() == most_records_in_batch) {
            return invalid("batch", fmt::format("holds more than {} records", most_records_in_batch));
        }
        const std::size_t length = body.size() - at < 4 ? 0 : length_at(body, at);
        if (length == 0 || length > body.size() - at - 4) {
            return invalid(fmt::format("batch byte {}", at), "the length of the record does not add up");
        }
        const auto start = body.begin() + static_cast<std::ptrdiff_t>(at + 4);
        envelopes.emplace_back(start, start + static_cast<std::ptrdiff_t>(length));
        at += 4 + length;
    }
    if (envelopes.empty()) return invalid("batch", "is empty");
    return envelopes;
}

} // namespace copro
