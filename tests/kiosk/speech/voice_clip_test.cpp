// A spoken answer as Opus in Ogg, read by another program's library; and heard again.
#include "kiosk/speech/recordings.h"
#include "kiosk/speech/voice_clip.h"
#include "sync/base/files.h"
#include "tests/kiosk/speech/tone.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <sndfile.h>

#include <cstring>

using namespace copro;
using namespace copro::test;

namespace {

struct Decoded {
    SF_INFO info{};
    std::vector<float> samples;
};

Decoded decoded(const Bytes& bytes) {
    const TempFolder folder;
    const auto file = folder.path() / "clip.ogg";
    REQUIRE(replace_file(file, as_text(bytes)).ok());
    Decoded clip;
    SNDFILE* open = sf_open(file.c_str(), SFM_READ, &clip.info);
    REQUIRE(open != nullptr);
    clip.samples.resize(static_cast<std::size_t>(clip.info.frames));
    CHECK(sf_readf_float(open, clip.samples.data(), clip.info.frames) == clip.info.frames);
    sf_close(open);
    return clip;
}

// As a microphone gives it: in pieces that fit no frame.
Bytes said(VoiceClip& clip, const std::vector<std::int16_t>& samples, std::size_t piece = 1'024) {
    Bytes bytes;
    const auto append = [&](const Bytes& more) { bytes.insert(bytes.end(), more.begin(), more.end()); };
    for (std::size_t at = 0; at < samples.size(); at += piece) {
        append(clip.add(std::span(samples).subspan(at, std::min(piece, samples.size() - at))).value());
    }
    append(clip.finish().value());
    return bytes;
}

std::uint32_t serial_of(const Bytes& bytes) {
    std::uint32_t serial = 0;
    std::memcpy(&serial, bytes.data() + 14, sizeof serial);
    return serial;
}

} // namespace

TEST_CASE("a voice is Opus in Ogg, as long as it was said, and sounds as it did") {
    for (const double seconds : {0.0, 0.01, 0.5, 2.5}) {
        INFO(seconds);
        const std::vector<std::int16_t> tone = tone_of(seconds);
        auto clip = VoiceClip::begin().take();
        const Decoded heard = decoded(said(*clip, tone));
        CHECK((heard.info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_OPUS);
        CHECK((heard.info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_OGG);
        CHECK(heard.info.channels == 1);
        CHECK(heard.info.samplerate == VoiceClip::samples_a_second);
        CHECK(heard.samples.size() == tone.size());
        CHECK(clip->samples() == static_cast<std::int64_t>(tone.size()));
        if (seconds < 0.5) continue;
        CHECK(share_of_tone(heard.samples) > 0.8);
    }
}

TEST_CASE("a voice comes out page by page while it is said, and what is said is nowhere in it as it was") {
    auto clip = VoiceClip::begin().take();
    const Bytes first = clip->add(tone_of(0.1)).value();
    CHECK(as_text(first).starts_with("OggS"));
    CHECK(as_text(first).find("OpusHead") != std::string_view::npos);
    CHECK(as_text(first).find("OpusTags") != std::string_view::npos);
    CHECK(clip->add(tone_of(0.5)).value().empty());
    const Bytes second = clip->add(tone_of(1)).value();
    CHECK(as_text(second).starts_with("OggS"));
    CHECK(second.size() < 6'000);
}

TEST_CASE("a voice is the same however it comes from the microphone") {
    const std::vector<std::int16_t> tone = tone_of(0.7);
    std::vector<float> in_one;
    for (const std::size_t piece :
         {tone.size(), std::size_t{1}, std::size_t{7}, std::size_t{960}, std::size_t{4'801}}) {
        INFO(piece);
        auto clip = VoiceClip::begin().take();
        const Decoded heard = decoded(said(*clip, tone, piece));
        CHECK(heard.samples.size() == tone.size());
        if (in_one.empty()) in_one = heard.samples;
        CHECK(heard.samples == in_one);
    }
}

TEST_CASE("nothing in a voice tells when or where it was said") {
    const std::vector<std::int16_t> tone = tone_of(1.5);
    auto one = VoiceClip::begin().take();
    auto other = VoiceClip::begin().take();
    const Bytes first = said(*one, tone);
    const Bytes second = said(*other, tone);
    // Of two recordings of the same sound, only what was drawn by chance differs, and what follows from it: the number
    // of the stream and the check sum, of each page.
    CHECK(serial_of(first) != serial_of(second));
    REQUIRE(first.size() == second.size());
    const std::string_view all = as_text(first);
    std::size_t differing = 0;
    std::size_t pages = 0;
    for (std::size_t at = 0; at < first.size(); ++at) differing += first[at] != second[at] ? 1U : 0U;
    for (auto at = all.find("OggS"); at != std::string_view::npos; at = all.find("OggS", at + 1)) ++pages;
    CHECK(pages >= 3);
    CHECK(differing <= pages * 8);
}

TEST_CASE("a voice is heard again as it was said, and ends when nobody listens any more") {
    const std::vector<std::int16_t> tone = tone_of(1.25);
    auto clip = VoiceClip::begin().take();
    (void)said(*clip, tone);
    std::vector<float> heard;
    REQUIRE(clip->play([&](std::span<const std::int16_t> samples) {
                    for (const std::int16_t sample : samples) heard.push_back(static_cast<float>(sample) / INT16_MAX);
                    return true;
                })
                .ok());
    CHECK(heard.size() == tone.size());
    CHECK(share_of_tone(heard) > 0.8);
    std::size_t pieces = 0;
    REQUIRE(clip->play([&](std::span<const std::int16_t>) { return ++pieces < 3; }).ok());
    CHECK(pieces == 3);
    CHECK_FALSE(clip->add(tone).ok());
}
