// One record on its way, and a batch of them: what a kiosk sends, and what anyone could send in its place.
#include "sync/protocol/messages.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace copro::fuzz {

namespace {

struct Sender {
    SigningKeyPair device = SigningKeyPair::generate();
    SealingKeyPair intake = SealingKeyPair::generate();
    std::vector<Bytes> sent;

    Sender() {
        EnvelopeHeader header;
        header.rec_id = Uuid::random();
        header.device = "kiosk-1";
        header.install = Uuid::random();
        header.seq = 1;
        header.kind = "feedback";
        header.sealed_to = key_id(intake.public_key);
        sent.push_back(make_envelope(header, to_bytes("{}"), intake.public_key, device));
        header.meeting = "better-buses";
        header.wall_ms = -1;
        header.attachments = {{std::string(64, 'a'), 1}, {std::string(64, 'b'), 1 << 20}};
        sent.push_back(make_envelope(header, to_bytes(std::string(500, 'x')), intake.public_key, device));
    }
};

const Sender& sender() {
    static const Sender made;
    return made;
}

std::vector<std::string> envelope_seeds() {
    std::vector<std::string> seeds;
    for (const Bytes& one : sender().sent) seeds.emplace_back(as_text(one));
    seeds.emplace_back(as_text(frame_batch(sender().sent)));
    return seeds;
}

void try_one_envelope(const Bytes& encoded) {
    const auto envelope = parse_envelope(encoded);
    if (!envelope) return promise_refusal(envelope.error());
    promise(encoded.size() <= largest_envelope_bytes, "a good envelope is within its bounds");
    promise(envelope->sealed.size() >= 48, "a good envelope has a sealed part");
    const bool is_own = std::find(sender().sent.begin(), sender().sent.end(), encoded) != sender().sent.end();
    promise(signature_holds(encoded, sender().device.public_key) == is_own, "only what the device signed holds");
    const Bytes again = make_envelope(envelope->header, {}, sender().intake.public_key, sender().device);
    const auto reread = parse_envelope(again);
    promise(reread.ok() && reread->header == envelope->header, "a header that was read is written as it was");
}

void try_envelope(std::string_view bytes) {
    const Bytes encoded = to_bytes(bytes);
    try_one_envelope(encoded);
    const auto batch = parse_batch(encoded);
    if (!batch) return promise_refusal(batch.error());
    promise(frame_batch(*batch) == encoded, "a batch that was read is written as it was");
    promise(batch->size() <= most_records_in_batch, "a batch is within its bounds");
    for (const Bytes& one : *batch) try_one_envelope(one);
}

const Registered envelope_registered{{"envelope", envelope_seeds, try_envelope}};

} // namespace

} // namespace copro::fuzz
