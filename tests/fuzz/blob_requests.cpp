// Any order of requests for attachments, good and bad: only the right bytes ever become one, and what was answered for
// is there.
#include "tests/fuzz/intake_here.h"

#include <algorithm>
#include <array>

namespace copro::fuzz {

namespace {

constexpr std::size_t blob_bytes = 3'000;

// A kiosk whose stored record names one attachment; a new one for each input.
struct NamedBlob {
    Bytes bytes = random_bytes(blob_bytes);
    std::string sha256 = to_hex(envelope_hash(bytes));

    explicit NamedBlob(Intake& intake, std::int64_t seq) {
        EnvelopeHeader header;
        header.rec_id = Uuid::random();
        header.device = "kiosk-1";
        header.seq = seq;
        header.kind = "claim";
        header.sealed_to = std::string(16, 'a');
        header.attachments = {{sha256, static_cast<std::int64_t>(blob_bytes)}};
        const Bytes record = make_envelope(header, {}, SealingKeyPair::generate().public_key, intake.kiosk_keys());
        WebRequest request;
        request.method = "POST";
        request.path = "/v1/records";
        request.authorization = "Bearer " + intake.token();
        request.body = frame_batch({record});
        const auto reply = parse_records_reply(intake.ask(std::move(request)).body);
        promise(reply.ok() && reply->answers[0].state == RecordState::stored, "a record that names a blob is stored");
        promise(!reply->answers[0].complete, "a record without its blob is not complete");
    }
};

std::vector<std::string> blob_seeds() {
    const auto step = [](char kind, char offset, char size) { return std::string{kind, offset, size}; };
    return {step(0, 0, 0) + step(1, 0, 30) + step(1, 0, 30) + step(0, 0, 0), step(2, 0, 9) + step(3, 4, 9),
            step(4, 0, 0) + step(5, 0, 0) + step(1, 0, 99)};
}

// One request as the bytes say: which sort, how far from where the server is, how many bytes.
WebRequest next_request(Input& input, const NamedBlob& blob, std::int64_t here) {
    enum class Sort { ask, right, wrong_offset, wrong_bytes, other_path, raw_query };
    const auto sort = static_cast<Sort>(input.below(6));
    const auto off_by = static_cast<std::int64_t>(input.below(64)) - 32;
    const std::size_t left = blob_bytes - static_cast<std::size_t>(here);
    const std::size_t size = std::min(input.below(100) * 30, left);
    WebRequest request;
    request.method = sort == Sort::ask ? "HEAD" : "PATCH";
    request.path = "/v1/blobs/" + blob.sha256;
    request.query["offset"] = std::to_string(sort == Sort::wrong_offset ? here + off_by : here);
    request.body.assign(blob.bytes.begin() + here, blob.bytes.begin() + here + static_cast<std::ptrdiff_t>(size));
    if (sort == Sort::wrong_bytes && !request.body.empty()) request.body[request.body.size() / 2] ^= 1U;
    if (sort == Sort::other_path) request.path = "/v1/blobs/" + input.text();
    if (sort == Sort::raw_query) request.query["offset"] = input.text();
    return request;
}

void try_blob_requests(std::string_view bytes) {
    static Intake intake;
    static std::int64_t seq = 0;
    const NamedBlob blob(intake, ++seq);
    Input input(bytes);
    std::int64_t here = 0;
    bool is_complete = false;
    for (int step = 0; step < 12; ++step) {
        WebRequest request = next_request(input, blob, is_complete ? 0 : here);
        const bool is_ours = request.path == "/v1/blobs/" + blob.sha256;
        request.authorization = "Bearer " + intake.token();
        const WebReply reply = intake.ask(std::move(request));
        constexpr std::array known{200, 400, 404, 409, 413, 422, 503};
        promise(std::find(known.begin(), known.end(), reply.status) != known.end(),
                "the status is one of PROTOCOL.md, section 9");
        if (reply.status == 422) here = 0;
        if (reply.status != 200 || !is_ours) continue;
        const auto state = parse_blob_reply(reply.body);
        promise(state.ok(), "a blob is answered by the protocol");
        promise(state->offset >= here, "what was answered for stays");
        promise(!is_complete || state->complete, "what is complete stays so");
        here = state->offset;
        is_complete = state->complete;
        const auto file = hash_of_file(intake.blobs().file(blob.sha256));
        promise(!is_complete || (file.ok() && *file == blob.sha256), "only the right bytes become the blob");
    }
}

const Registered blob_requests_registered{{"blob_requests", blob_seeds, try_blob_requests}};

} // namespace

} // namespace copro::fuzz
