// Recordings of an invented message, as a person's would be: a tone that comes and goes like syllables. For tests.
#pragma once

#include <catch2/catch.hpp>
#include <sndfile.h>

#include <cmath>
#include <filesystem>
#include <vector>

namespace copro::test {

struct ClipKind {
    int codec = SF_FORMAT_OPUS;
    int rate = 48'000;
    int channels = 1;
    double seconds = 2;
    double height = 0.1; // 1 = as loud as can be
};

constexpr double clip_tone_hz = 220;

inline void make_clip(const std::filesystem::path& file, const ClipKind& kind = {}) {
    std::filesystem::create_directories(file.parent_path());
    SF_INFO info{};
    info.samplerate = kind.rate;
    info.channels = kind.channels;
    info.format = SF_FORMAT_OGG | kind.codec;
    SNDFILE* open = sf_open(file.c_str(), SFM_WRITE, &info);
    REQUIRE(open != nullptr);
    const auto frames = static_cast<std::size_t>(kind.seconds * kind.rate);
    std::vector<float> samples;
    for (std::size_t frame = 0; frame < frames; ++frame) {
        const double at = static_cast<double>(frame) / kind.rate;
        const double syllable = std::fmod(at, 0.25) < 0.2 ? 1 : 0;
        const double sample = kind.height * syllable * std::sin(2 * 3.14159265358979 * clip_tone_hz * at);
        for (int channel = 0; channel < kind.channels; ++channel) samples.push_back(static_cast<float>(sample));
    }
    CHECK(sf_writef_float(open, samples.data(), static_cast<sf_count_t>(frames)) == static_cast<sf_count_t>(frames));
    sf_close(open);
}

} // namespace copro::test
