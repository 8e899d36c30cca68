// An author's sound: one stream of Opus or Vorbis in Ogg (RFC 3533, RFC 7845), whole, and no longer than a message
// takes.
#include "sync/server/forms/medium_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace copro {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t longest_sound_s = 60; // as the kiosk's own recorded messages (kiosk/speech/recordings.cpp)
constexpr std::int64_t most_sound_channels = 8;
constexpr std::size_t page_header_bytes = 27;

Error wrong_ogg(std::string reason) { return Error{ErrorKind::invalid, "", std::move(reason)}; }

// Little endian. The caller has seen that they are there.
std::int64_t ogg_number(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t i = count; i > 0; --i) number = (number << 8U) | static_cast<std::uint8_t>(bytes[at + i - 1]);
    return static_cast<std::int64_t>(number);
}

// Of a page, whose own checksum counts as nought.
std::uint32_t ogg_crc(std::string_view page) {
    std::uint32_t crc = 0;
    for (std::size_t at = 0; at < page.size(); ++at) {
        const bool is_checksum = at >= 22 && at < 26;
        const std::uint32_t byte = is_checksum ? 0U : static_cast<std::uint8_t>(page[at]);
        crc ^= byte << 24U;
        for (int bit = 0; bit < 8; ++bit) crc = (crc << 1U) ^ ((crc & 0x80000000U) != 0 ? 0x04C11DB7U : 0U);
    }
    return crc;
}

struct OggPage {
    std::string_view bytes;
    std::string_view body;
    bool is_last = false;
    std::int64_t position = 0; // in samples, of the end of what ends on it
    std::int64_t stream = 0;
};

Result<OggPage> read_ogg_page(std::string_view rest) {
    if (!rest.starts_with("OggS"sv) || rest.size() < page_header_bytes) return wrong_ogg("the sound is damaged");
    const std::size_t segments = static_cast<std::uint8_t>(rest[26]);
    if (rest.size() < page_header_bytes + segments) return wrong_ogg("the sound is cut short");
    std::size_t length = page_header_bytes + segments;
    for (std::size_t at = 0; at < segments; ++at) length += static_cast<std::uint8_t>(rest[page_header_bytes + at]);
    if (rest.size() < length) return wrong_ogg("the sound is cut short");
    OggPage page;
    page.bytes = rest.substr(0, length);
    page.body = page.bytes.substr(page_header_bytes + segments);
    page.is_last = (static_cast<std::uint8_t>(rest[5]) & 4U) != 0;
    page.position = ogg_number(rest, 6, 8);
    page.stream = ogg_number(rest, 14, 4);
    if (ogg_crc(page.bytes) != static_cast<std::uint32_t>(ogg_number(rest, 22, 4))) {
        return wrong_ogg("the sound is damaged");
    }
    return page;
}

// Samples a second, by the first page.
Result<std::int64_t> rate_of(std::string_view first) {
    const bool is_opus = first.starts_with("OpusHead"sv) && first.size() >= 19;
    const bool is_vorbis = first.starts_with("\x01vorbis"sv) && first.size() >= 30;
    if (!is_opus && !is_vorbis) return wrong_ogg("the sound is neither Opus nor Vorbis");
    const std::int64_t channels = ogg_number(first, is_opus ? 9 : 11, 1);
    // Opus counts in 48,000 whatever it was recorded in.
    const std::int64_t rate = is_opus ? 48'000 : ogg_number(first, 12, 4);
    if (channels < 1 || channels > most_sound_channels || rate < 1) return wrong_ogg("the sound is damaged");
    return rate;
}

} // namespace

Result<void> check_ogg(std::string_view bytes) {
    OggPage page = TRY(read_ogg_page(bytes));
    const std::int64_t stream = page.stream;
    const std::int64_t rate = TRY(rate_of(page.body));
    std::int64_t samples = 0;
    for (std::size_t at = page.bytes.size(); at < bytes.size(); at += page.bytes.size()) {
        if (page.is_last) return wrong_ogg("there is something behind the sound's end");
        page = TRY(read_ogg_page(bytes.substr(at)));
        if (page.stream != stream) return wrong_ogg("there is more than one sound or film in it");
        samples = std::max(samples, page.position);
    }
    if (!page.is_last) return wrong_ogg("the sound is cut short");
    if (samples <= 0) return wrong_ogg("the sound is empty");
    if (samples > longest_sound_s * rate) {
        return wrong_ogg(fmt::format("the sound is longer than {} seconds", longest_sound_s));
    }
    return {};
}

} // namespace copro
