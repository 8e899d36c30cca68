#include "kiosk/speech/voice_clip.h"

#include "kiosk/speech/opus_libraries.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace copro {

namespace {

constexpr int frame_samples = VoiceClip::samples_a_second / 50; // 20 ms
constexpr int packets_a_page = 50;
constexpr int bits_a_second = 24'000; // speech keeps all that tells words apart
constexpr int effort = 5;             // of 10: a slow kiosk encodes as fast as somebody speaks
constexpr opus_int32 longest_packet = 1'500;
constexpr std::uint8_t ogg_version = 1;
constexpr std::size_t bytes_of_a_number = 4;

void put_number(Bytes& into, std::uint32_t number, std::size_t bytes) {
    for (std::size_t at = 0; at < bytes; ++at) into.push_back(static_cast<std::uint8_t>(number >> (8 * at)));
}

// RFC 7845, 5.1.
Bytes opus_head(std::uint32_t skip) {
    Bytes head = to_bytes("OpusHead");
    head.push_back(ogg_version);
    head.push_back(1); // channel
    put_number(head, skip, 2);
    put_number(head, VoiceClip::samples_a_second, bytes_of_a_number);
    put_number(head, 0, 2); // gain
    head.push_back(0);      // one stream, as it is
    return head;
}

// RFC 7845, 5.2: who made it, and nothing else. No time, no place.
Bytes opus_tags() {
    constexpr std::string_view maker = "copro";
    Bytes tags = to_bytes("OpusTags");
    put_number(tags, static_cast<std::uint32_t>(maker.size()), bytes_of_a_number);
    tags.insert(tags.end(), maker.begin(), maker.end());
    put_number(tags, 0, bytes_of_a_number);
    return tags;
}

// Overwritten whichever way the playing ends.
struct HeardFrame {
    HeardFrame() = default;
    HeardFrame(const HeardFrame&) = delete;
    HeardFrame& operator=(const HeardFrame&) = delete;
    ~HeardFrame() { sodium_memzero(samples.data(), sizeof samples); }
    std::array<std::int16_t, frame_samples> samples{};
};

} // namespace

struct VoiceClip::Inside {
    const OpusLibraries* libraries = nullptr;
    OpusEncoder* encoder = nullptr;
    ogg_stream_state stream{};
    bool has_stream = false;
    std::int32_t skip = 0; // what the encoder puts before the first sample
    // What does not fill a frame yet. In one place: a vector that grew would leave speech behind.
    std::array<std::int16_t, frame_samples> waiting{};
    std::size_t waits = 0;       // so many of them
    std::vector<Bytes> packets;  // all of them, to be heard again
    std::size_t put_packets = 0; // of those, how many are in the stream: the last one waits to be told that it is
    std::int64_t number = 0;     // of the next packet in the stream
    std::int64_t given = 0;      // samples

    Result<void> open();
    Result<void> put(Bytes& packet, std::int64_t granule, bool is_last);
    Result<void> encode_all(std::span<const std::int16_t> samples);
    Result<void> encode_frame();
    Result<void> put_all_but_last();
    Bytes pages();
};

Result<void> VoiceClip::Inside::open() {
    libraries = TRY(OpusLibraries::load());
    int error = OPUS_OK;
    encoder = libraries->make_encoder(samples_a_second, 1, OPUS_APPLICATION_VOIP, &error);
    if (encoder == nullptr) return internal(std::string("no encoder: ") + libraries->why(error));
    libraries->set(encoder, OPUS_SET_BITRATE(bits_a_second));
    libraries->set(encoder, OPUS_SET_COMPLEXITY(effort));
    libraries->set(encoder, OPUS_GET_LOOKAHEAD(&skip));
    // By chance: what libraries draw from the clock would tell when somebody spoke.
    int serial = 0;
    randombytes_buf(&serial, sizeof serial);
    if (libraries->ogg_init(&stream, serial) != 0) return internal("no memory for a voice");
    has_stream = true;
    Bytes head = opus_head(static_cast<std::uint32_t>(skip));
    TRY(put(head, 0, false));
    return {};
}

Result<void> VoiceClip::Inside::put(Bytes& packet, std::int64_t granule, bool is_last) {
    ogg_packet one{};
    one.packet = packet.data();
    one.bytes = static_cast<long>(packet.size());
    one.b_o_s = number == 0 ? 1 : 0;
    one.e_o_s = is_last ? 1 : 0;
    one.granulepos = granule;
    one.packetno = number++;
    if (libraries->ogg_put(&stream, &one) != 0) return internal("no memory for a voice");
    return {};
}

Result<void> VoiceClip::Inside::encode_all(std::span<const std::int16_t> samples) {
    while (!samples.empty()) {
        const std::size_t taken = std::min(samples.size(), waiting.size() - waits);
        std::copy_n(samples.begin(), taken, waiting.begin() + static_cast<std::ptrdiff_t>(waits));
        samples = samples.subspan(taken);
        waits += taken;
        if (waits == waiting.size()) TRY(encode_frame());
    }
    return {};
}

Result<void> VoiceClip::Inside::encode_frame() {
    std::array<std::uint8_t, longest_packet> room{};
    const opus_int32 length = libraries->encode(encoder, waiting.data(), frame_samples, room.data(), longest_packet);
    sodium_memzero(waiting.data(), sizeof waiting);
    waits = 0;
    if (length < 0) return internal(std::string("a voice could not be encoded: ") + libraries->why(length));
    // Just as long as it is: there are thousands of them.
    packets.emplace_back(room.begin(), room.begin() + length);
    sodium_memzero(room.data(), sizeof room);
    return {};
}

Result<void> VoiceClip::Inside::put_all_but_last() {
    while (put_packets + 1 < packets.size()) {
        Bytes& packet = packets[put_packets++];
        TRY(put(packet, static_cast<std::int64_t>(put_packets) * frame_samples, false));
    }
    return {};
}

// All that is in the stream.
Bytes VoiceClip::Inside::pages() {
    Bytes bytes;
    ogg_page page{};
    while (libraries->ogg_page(&stream, &page) != 0) {
        bytes.insert(bytes.end(), page.header, page.header + page.header_len);
        bytes.insert(bytes.end(), page.body, page.body + page.body_len);
    }
    return bytes;
}

VoiceClip::VoiceClip()
    : m_inside(std::make_unique<Inside>()) {}

VoiceClip::~VoiceClip() {
    Inside& inside = *m_inside;
    for (Bytes& packet : inside.packets) wipe(packet);
    sodium_memzero(inside.waiting.data(), sizeof inside.waiting);
    if (inside.has_stream) {
        sodium_memzero(inside.stream.body_data, static_cast<std::size_t>(inside.stream.body_storage));
        inside.libraries->ogg_clear(&inside.stream);
    }
    if (inside.encoder == nullptr) return;
    // It is one piece of memory, and holds the last of what was said.
    sodium_memzero(inside.encoder, static_cast<std::size_t>(inside.libraries->encoder_size(1)));
    inside.libraries->end_encoder(inside.encoder);
}

Result<std::unique_ptr<VoiceClip>> VoiceClip::begin() {
    std::unique_ptr<VoiceClip> clip(new VoiceClip());
    TRY(clip->m_inside->open());
    return clip;
}

Result<Bytes> VoiceClip::add(std::span<const std::int16_t> samples) {
    Inside& inside = *m_inside;
    if (!inside.has_stream) return internal("a voice that is finished cannot go on");
    inside.given += static_cast<std::int64_t>(samples.size());
    TRY(inside.encode_all(samples));
    Bytes bytes;
    // The two headers have a page each, before all that is said.
    if (inside.number == 1) {
        bytes = inside.pages();
        Bytes tags = opus_tags();
        TRY(inside.put(tags, 0, false));
        const Bytes second = inside.pages();
        bytes.insert(bytes.end(), second.begin(), second.end());
    }
    if (inside.packets.size() < inside.put_packets + packets_a_page + 1) return bytes;
    TRY(inside.put_all_but_last());
    Bytes said = inside.pages();
    bytes.insert(bytes.end(), said.begin(), said.end());
    wipe(said);
    return bytes;
}

Result<Bytes> VoiceClip::finish() {
    Inside& inside = *m_inside;
    // So much silence behind it that the last sample comes out of the decoder too.
    const std::int64_t given = inside.given;
    const auto missing = static_cast<std::size_t>(inside.skip) + frame_samples - 1;
    Bytes bytes = TRY(add(std::vector<std::int16_t>(missing, 0)));
    inside.given = given;
    TRY(inside.put_all_but_last());
    TRY(inside.put(inside.packets[inside.put_packets++], inside.skip + given, true));
    Bytes last = inside.pages();
    bytes.insert(bytes.end(), last.begin(), last.end());
    wipe(last);
    sodium_memzero(inside.stream.body_data, static_cast<std::size_t>(inside.stream.body_storage));
    inside.libraries->ogg_clear(&inside.stream);
    inside.has_stream = false;
    return bytes;
}

std::int64_t VoiceClip::samples() const { return m_inside->given; }

Result<void> VoiceClip::play(const std::function<bool(std::span<const std::int16_t>)>& out) const {
    const Inside& inside = *m_inside;
    int error = OPUS_OK;
    const auto end = [&](OpusDecoder* decoder) {
        sodium_memzero(decoder, static_cast<std::size_t>(inside.libraries->decoder_size(1)));
        inside.libraries->end_decoder(decoder);
    };
    const std::unique_ptr<OpusDecoder, decltype(end)> decoder(
        inside.libraries->make_decoder(samples_a_second, 1, &error), end);
    if (decoder == nullptr) return internal(std::string("no decoder: ") + inside.libraries->why(error));
    HeardFrame heard_frame;
    auto& frame = heard_frame.samples;
    std::int64_t skip = inside.skip;
    std::int64_t left = inside.given;
    bool goes_on = true;
    for (auto packet = inside.packets.begin(); packet != inside.packets.end() && goes_on && left > 0; ++packet) {
        const int got = inside.libraries->decode(decoder.get(), packet->data(), static_cast<opus_int32>(packet->size()),
                                                 frame.data(), frame_samples, 0);
        if (got < 0) return internal(std::string("a voice could not be decoded: ") + inside.libraries->why(got));
        const std::int64_t skipped = std::min<std::int64_t>(skip, got);
        const std::int64_t heard = std::min<std::int64_t>(left, got - skipped);
        if (heard > 0)
            goes_on = out(std::span(frame).subspan(static_cast<std::size_t>(skipped), static_cast<std::size_t>(heard)));
        skip -= skipped;
        left -= heard;
    }
    return {};
}

} // namespace copro
