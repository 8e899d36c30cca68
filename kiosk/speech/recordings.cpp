#include "kiosk/speech/recordings.h"

#include "kiosk/speech/sound_libraries.h"
#include "sync/base/files.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

namespace copro {

namespace {

namespace fs = std::filesystem;

constexpr double longest_s = 60;      // some sentences of 15 words, said slowly
constexpr int most_channels = 8;      // as many as a microphone may have
constexpr sf_count_t block = 4'096;   // frames
constexpr double voice_level = 0.12;  // of espeak-ng at its full loudness: espeak_voice_test measures both
constexpr double most_raised = 10;    // 20 dB: more would be noise
constexpr double least_level = 0.001; // what a codec makes of silence is below
constexpr double level_block_s = 0.02;
constexpr double quiet_share = 0.1; // of the loudest piece: pauses do not count

struct Sound {
    std::vector<float> samples; // one channel
    int rate = 0;
};

Error damaged(const fs::path& file, const std::string& why) { return {ErrorKind::corrupt, file.string(), why}; }

// Every page whole and the last one there: the decoders skip what is damaged, and say the rest of the words.
Result<void> check_pages(const SoundLibraries& libraries, const fs::path& file) {
    const std::string bytes = TRY(read_file(file));
    if (bytes.empty()) return damaged(file, "is empty");
    const auto clear = [&](ogg_sync_state* state) { libraries.ogg_clear(state); };
    ogg_sync_state state{};
    libraries.ogg_init(&state);
    const std::unique_ptr<ogg_sync_state, decltype(clear)> cleared(&state, clear);
    char* room = libraries.ogg_buffer(&state, static_cast<long>(bytes.size()));
    if (room == nullptr) return internal("no memory for a recording");
    std::memcpy(room, bytes.data(), bytes.size());
    libraries.ogg_wrote(&state, static_cast<long>(bytes.size()));
    ogg_page page{};
    bool is_last = false;
    int found = 0;
    while ((found = libraries.ogg_page_out(&state, &page)) == 1) is_last = libraries.ogg_is_last(&page) != 0;
    if (found < 0 || !is_last) return damaged(file, "is damaged or not whole");
    return {};
}

Result<Sound> decode(const SoundLibraries& libraries, const fs::path& file) {
    SF_INFO info{};
    const auto close = [&](SNDFILE* open) { libraries.close(open); };
    const std::unique_ptr<SNDFILE, decltype(close)> open(libraries.open(file.c_str(), SFM_READ, &info), close);
    if (open == nullptr) return damaged(file, libraries.why(nullptr));
    if (info.samplerate <= 0 || info.channels < 1 || info.channels > most_channels)
        return damaged(file, "has no rate, or more channels than a voice needs");
    if (info.frames > static_cast<sf_count_t>(longest_s * info.samplerate))
        return damaged(file, "is longer than a message takes");
    Sound sound;
    sound.rate = info.samplerate;
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> frames(static_cast<std::size_t>(block) * channels);
    for (sf_count_t got = 0; (got = libraries.read(open.get(), frames.data(), block)) > 0;) {
        for (std::size_t frame = 0; frame < static_cast<std::size_t>(got); ++frame) {
            float sum = 0;
            for (std::size_t channel = 0; channel < channels; ++channel) sum += frames[frame * channels + channel];
            sound.samples.push_back(sum / static_cast<float>(channels));
        }
    }
    if (static_cast<sf_count_t>(sound.samples.size()) != info.frames) return damaged(file, "ends before its end");
    return sound;
}

Result<Sound> resample(const SoundLibraries& libraries, Sound sound, int rate) {
    if (sound.rate == rate) return sound;
    const double ratio = static_cast<double>(rate) / sound.rate;
    Sound other;
    other.rate = rate;
    other.samples.resize(static_cast<std::size_t>(std::ceil(static_cast<double>(sound.samples.size()) * ratio)) + 1);
    SRC_DATA data{};
    data.data_in = sound.samples.data();
    data.input_frames = static_cast<long>(sound.samples.size());
    data.data_out = other.samples.data();
    data.output_frames = static_cast<long>(other.samples.size());
    data.src_ratio = ratio;
    const int error = libraries.resample(&data, SRC_SINC_FASTEST, 1);
    if (error != 0) return internal(libraries.why_not_resampled(error));
    other.samples.resize(static_cast<std::size_t>(data.output_frames_gen));
    return other;
}

// At the same pitch (S4).
Result<Sound> stretch(const SoundLibraries& libraries, Sound sound, double speed) {
    if (speed == 1) return sound;
    const auto destroy = [&](sonicStream stream) { libraries.sonic_destroy(stream); };
    const std::unique_ptr<std::remove_pointer_t<sonicStream>, decltype(destroy)> stream(
        libraries.sonic_create(sound.rate, 1), destroy);
    if (stream == nullptr) return internal("no memory for a recording");
    libraries.sonic_set_speed(stream.get(), static_cast<float>(speed));
    const auto count = static_cast<int>(sound.samples.size());
    if (libraries.sonic_write(stream.get(), sound.samples.data(), count) == 0 ||
        libraries.sonic_flush(stream.get()) == 0)
        return internal("no memory for a recording");
    Sound other;
    other.rate = sound.rate;
    other.samples.resize(static_cast<std::size_t>(libraries.sonic_available(stream.get())));
    libraries.sonic_read(stream.get(), other.samples.data(), static_cast<int>(other.samples.size()));
    return other;
}

} // namespace

double speech_level(const std::vector<float>& samples, int samples_a_second) {
    const auto length = static_cast<std::size_t>(level_block_s * samples_a_second);
    std::vector<double> pieces; // mean squares
    for (std::size_t at = 0; length > 0 && at + length <= samples.size(); at += length) {
        double sum = 0;
        for (std::size_t inside = at; inside < at + length; ++inside) sum += double{samples[inside]} * samples[inside];
        pieces.push_back(sum / static_cast<double>(length));
    }
    if (pieces.empty()) return 0;
    const double least = *std::max_element(pieces.begin(), pieces.end()) * quiet_share * quiet_share;
    double sum = 0;
    double count = 0;
    for (const double piece : pieces) {
        if (piece < least) continue;
        sum += piece;
        ++count;
    }
    return std::sqrt(sum / count);
}

Recordings Recordings::in(const std::vector<fs::path>& folders) {
    Recordings all;
    std::error_code code;
    for (const fs::path& folder : folders) {
        for (const fs::directory_entry& language : fs::directory_iterator(folder, code)) {
            for (const fs::directory_entry& file : fs::directory_iterator(language.path(), code)) {
                if (file.path().extension() != ".ogg") continue;
                all.m_files[language.path().filename()].emplace(file.path().stem(), file.path());
            }
        }
    }
    return all;
}

RecordedMessages Recordings::known() const {
    RecordedMessages known;
    for (const auto& [language, files] : m_files) {
        for (const auto& [key, file] : files) known[language].insert(key);
    }
    return known;
}

const fs::path* Recordings::find(const std::string& language, const std::string& key) const {
    const auto files = m_files.find(language);
    if (files == m_files.end()) return nullptr;
    const auto file = files->second.find(key);
    return file == files->second.end() ? nullptr : &file->second;
}

void Recordings::forget(const std::string& language, const std::string& key) { m_files[language].erase(key); }

Result<std::vector<std::int16_t>> load_recording(const fs::path& file, int samples_a_second, double speed) {
    const SoundLibraries& libraries = *TRY(SoundLibraries::load());
    TRY(check_pages(libraries, file));
    Sound sound = TRY(resample(libraries, TRY(decode(libraries, file)), samples_a_second));
    sound = TRY(stretch(libraries, std::move(sound), speed));
    const double level = speech_level(sound.samples, sound.rate);
    if (level < least_level) return damaged(file, "has nothing to hear");
    double peak = 0;
    for (const float sample : sound.samples) peak = std::max(peak, std::abs(double{sample}));
    const double gain = std::min({voice_level / level, 1 / peak, most_raised});
    std::vector<std::int16_t> samples;
    samples.reserve(sound.samples.size());
    for (const float sample : sound.samples)
        samples.push_back(static_cast<std::int16_t>(std::lround(sample * gain * INT16_MAX)));
    return samples;
}

} // namespace copro
