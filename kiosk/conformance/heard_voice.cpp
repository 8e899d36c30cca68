// S3, S4, S5, S9: the voice itself, by its samples.
#include "kiosk/conformance/rows.h"
#include "kiosk/conformance/tried_kiosk.h"
#include "kiosk/devices/loudspeaker.h"
#include "kiosk/read_aloud.h"
#include "kiosk/screens/level.h"
#include "kiosk/view/word_count.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace copro {

namespace {

// Plain words of each language, one after the other, as somebody hears them.
VoiceOrder sample_order(const Rig& rig, const std::vector<std::string>& languages, int words_a_minute) {
    Utterances say;
    for (const std::string& language : languages) {
        Utterance one;
        one.node = "sample";
        one.text = rig.world.carried.library->words(language).say(MessageKey("spoken.sample")).text();
        one.language = language;
        one.as_shown = true;
        say.push_back(std::move(one));
    }
    VoiceOrder order = voice_order(std::move(say), words_a_minute, *rig.world.carried.library);
    if (rig.faults.voice) rig.faults.voice(order);
    return order;
}

// A loudspeaker without a device: the sound goes out at its own pace, and is not heard.
class SilentDriver {
public:
    SilentDriver() {
        if (const char* set = std::getenv(name)) m_before = set;
        ::setenv(name, "dummy", 1);
    }
    SilentDriver(const SilentDriver&) = delete;
    SilentDriver& operator=(const SilentDriver&) = delete;
    ~SilentDriver() {
        if (m_before)
            ::setenv(name, m_before->c_str(), 1);
        else
            ::unsetenv(name);
    }

private:
    static constexpr const char* name = "SDL_AUDIODRIVER";
    std::optional<std::string> m_before;
};

// Until `holds`, at most for some seconds: the sound plays as fast as it is heard.
bool wait_until(const std::function<bool()>& holds) {
    const auto latest = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > latest) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

struct CutOff {
    double own_ms = 0; // of the speech that was cut off, after the touch
    double wall_ms = 0;
};

// The real loudspeaker's samples after somebody touched the glass in the middle of a speech.
Result<CutOff> cut_off(Rig& rig) {
    const SilentDriver driver;
    Loudspeaker loudspeaker;
    EspeakVoice voice(loudspeaker, {}, [] {});
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->voice.real = &voice;
    kiosk->act(TurnVoice{true});
    if (!wait_until([&] { return loudspeaker.played() > Loudspeaker::device_samples * 20; }))
        return Error{ErrorKind::unavailable, "S3", "the voice does not begin"};
    const std::int64_t before = loudspeaker.played();
    const auto start = std::chrono::steady_clock::now();
    kiosk->pointer(PointerEvent::Kind::down, {2, 2});
    CutOff found;
    found.wall_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    // As long again as the rule allows: what still comes then was not cut off.
    std::int64_t last = before;
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(400);
    while (std::chrono::steady_clock::now() < until) {
        last = loudspeaker.played();
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    voice.hush();
    constexpr double samples_a_ms = 22.05; // espeak-ng's own rate
    // What the device had been given already is heard out.
    found.own_ms = double(last - before + Loudspeaker::device_samples) / samples_a_ms;
    return found;
}

Result<Finding> measure_interruption(Rig& rig) {
    constexpr double most_ms = 150;
    const CutOff found = TRY(cut_off(rig));
    // A step cuts off what was said before it, in the order of the log.
    const auto kiosk = TRY(TriedKiosk::make(rig));
    kiosk->act(TurnVoice{true});
    const std::size_t said = kiosk->voice.said.size();
    TRY(kiosk->key("Tab"));
    Finding finding;
    finding.measured =
        fmt::format("a touch cuts the voice off after {:.0f} ms of its samples; it takes {:.1f} ms to act",
                    found.own_ms, found.wall_ms);
    finding.needs(found.own_ms <= most_ms, fmt::format("{:.0f} ms of the old speech are heard", found.own_ms));
    finding.needs(kiosk->voice.said.size() == said + 1, "a step does not say the next thing");
    return finding;
}

constexpr double rate_tolerance = 0.06; // of what is asked; the voice flutters

// How fast the voice of one language is at each step.
struct MeasuredRates {
    std::vector<double> words_a_minute;
    double furthest_off = 0; // 0.06 = six in a hundred
    double lowest_pitch = std::numeric_limits<double>::max();
    double highest_pitch = 0;
};

// with_pitch: most of the work is to find it.
Result<MeasuredRates> measure_rates(Rig& rig, const std::string& language, bool with_pitch, Finding& finding) {
    Listener* listener = TRY(rig.listener());
    MeasuredRates rates;
    for (const int wanted : all_word_rates) {
        const VoiceOrder order = sample_order(rig, {language}, wanted);
        TRY(listener->hear(order));
        const double heard = count_words(order.say.front().text) * 60 / listener->seconds();
        rates.words_a_minute.push_back(heard);
        const double off = std::abs(heard / wanted - 1);
        rates.furthest_off = std::max(rates.furthest_off, off);
        finding.needs(off <= rate_tolerance,
                      fmt::format("{}: {:.0f} words a minute where {} are asked", language, heard, wanted));
        if (!with_pitch) continue;
        const double pitch = pitch_of(listener->sound.kept, listener->sound.rate);
        rates.lowest_pitch = std::min(rates.lowest_pitch, pitch);
        rates.highest_pitch = std::max(rates.highest_pitch, pitch);
    }
    return rates;
}

Result<std::vector<std::string>> languages_with_voice(Rig& rig) {
    const std::vector<std::string>& voices = TRY(rig.listener())->voices().languages;
    std::vector<std::string> spoken = rig.languages();
    std::erase_if(spoken, [&](const std::string& language) {
        return std::find(voices.begin(), voices.end(), language) == voices.end();
    });
    if (spoken.empty()) return Error{ErrorKind::unavailable, "S4", "no language on offer has a voice"};
    return spoken;
}

// Of the languages after the first, the one that keeps to its steps least.
Result<std::string> measure_other_rates(Rig& rig, const std::vector<std::string>& spoken, Finding& finding) {
    if (spoken.size() < 2) return std::string("; no other language has a voice");
    double furthest_off = -1;
    std::string worst;
    for (std::size_t at = 1; at < spoken.size(); ++at) {
        const MeasuredRates rates = TRY(measure_rates(rig, spoken[at], false, finding));
        if (rates.furthest_off <= furthest_off) continue;
        furthest_off = rates.furthest_off;
        worst = spoken[at];
    }
    return fmt::format("; of {} other languages {} is furthest off, by {:.1f} %", spoken.size() - 1, worst,
                       furthest_off * 100);
}

// A meeting's own words in the first language on a screen in another one, which may have no voice: both as fast as is
// asked, by what is heard of them together.
Result<std::string> measure_mixed_rates(Rig& rig, const std::vector<std::string>& spoken, Finding& finding) {
    Listener* listener = TRY(rig.listener());
    const std::string& first = spoken.front();
    double furthest_off = 0;
    for (const std::string& language : rig.languages()) {
        if (language == first) continue;
        for (const int wanted : {all_word_rates[0], start_word_rate, *std::rbegin(all_word_rates)}) {
            const VoiceOrder order = sample_order(rig, {language, first}, wanted);
            TRY(listener->hear(order));
            int words = 0;
            for (const Utterance& one : order.say) {
                const bool has_voice = std::find(spoken.begin(), spoken.end(), one.language) != spoken.end();
                words += has_voice ? static_cast<int>(count_words(one.text)) : 0;
            }
            const double heard = words * 60 / listener->seconds();
            const double off = std::abs(heard / wanted - 1);
            furthest_off = std::max(furthest_off, off);
            finding.needs(off <= rate_tolerance, fmt::format("{} with {}: {:.0f} words a minute where {} are asked",
                                                             language, first, heard, wanted));
        }
    }
    return fmt::format("; {} on a screen in another language is off by {:.1f} % at most", first, furthest_off * 100);
}

Result<Finding> measure_speech_rate(Rig& rig) {
    Finding finding;
    const std::vector<std::string> spoken = TRY(languages_with_voice(rig));
    const MeasuredRates found = TRY(measure_rates(rig, spoken.front(), true, finding));
    const std::vector<double>& rates = found.words_a_minute;
    const std::ptrdiff_t start = step_of_value(all_word_rates, VoiceSettings().words_a_minute);
    const double begins_with = rates[static_cast<std::size_t>(start)];
    for (const double rate : rates)
        finding.measured += fmt::format("{}{:.0f}", finding.measured.empty() ? "" : "/", rate);
    finding.measured += fmt::format(" words a minute in {}, begins with {:.0f}; pitch {:.0f} to {:.0f} Hz",
                                    spoken.front(), begins_with, found.lowest_pitch, found.highest_pitch);
    finding.measured += TRY(measure_other_rates(rig, spoken, finding));
    finding.measured += TRY(measure_mixed_rates(rig, spoken, finding));
    finding.needs(rates.size() >= 6, fmt::format("only {} steps", rates.size()));
    finding.needs(begins_with >= 120 * (1 - rate_tolerance) && begins_with <= 125 * (1 + rate_tolerance),
                  fmt::format("begins with {:.0f}", begins_with));
    finding.needs(rates.front() <= 70 * (1 + rate_tolerance), fmt::format("the slowest is {:.0f}", rates.front()));
    finding.needs(rates.back() >= 240 * (1 - rate_tolerance), fmt::format("the fastest is {:.0f}", rates.back()));
    finding.needs(found.lowest_pitch > 0 && found.highest_pitch / found.lowest_pitch <= 1.15,
                  "the pitch changes with the rate");
    return finding;
}

// After somebody who made it as loud as it goes.
Result<int> loudness_of_next(Rig& rig) {
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->key("Voice"));
    for (int times = 0; times <= loudest; ++times) TRY(kiosk->key("Louder"));
    if (kiosk->voice.now_at != loudest) return invalid("S5", "the voice does not get as loud as it can");
    kiosk->leave();
    TRY(kiosk->key("Voice"));
    return kiosk->voice.now_at;
}

Result<Finding> measure_loudness(Rig& rig) {
    Listener* listener = TRY(rig.listener());
    std::vector<double> powers;
    for (int step = softest; step <= loudest; ++step) {
        listener->set_loudness(step);
        TRY(listener->hear(sample_order(rig, {rig.languages().front()}, start_word_rate)));
        powers.push_back(power_of(listener->sound.kept));
    }
    listener->set_loudness(start_loudness);
    const auto in_db = [&](std::size_t from, std::size_t to) { return 10 * std::log10(powers[to] / powers[from]); };
    double most_db = 0;
    for (std::size_t step = 1; step < powers.size(); ++step) most_db = std::max(most_db, in_db(step - 1, step));
    const auto kiosk = TRY(TriedKiosk::make(rig));
    TRY(kiosk->key("Voice"));
    const int begins_at = kiosk->voice.now_at;
    const int next = TRY(loudness_of_next(rig));
    Finding finding;
    finding.measured =
        fmt::format("{} steps of at most {:.1f} dB over {:.0f} dB; begins {:.0f} dB below the loudest, and again for "
                    "the next person",
                    powers.size(), most_db, in_db(0, powers.size() - 1),
                    in_db(static_cast<std::size_t>(std::clamp(begins_at, softest, loudest)), powers.size() - 1));
    finding.needs(most_db <= 10, fmt::format("a step of {:.1f} dB", most_db));
    finding.needs(begins_at == start_loudness, fmt::format("it begins at step {} of {}", begins_at + 1, loudest + 1));
    finding.needs(next == start_loudness, fmt::format("the next person hears it at step {}", next + 1));
    finding.on_site = "the sound level in dB SPL: 60 to 70 as it begins, 65 dBA from the loudspeaker";
    return finding;
}

Result<Finding> measure_voice_start(Rig& rig) {
    constexpr double most_ms = 1000;
    Listener* listener = TRY(rig.listener());
    std::size_t started = 0;
    const auto plugged = TRY(TriedKiosk::make(rig));
    plugged->act(HeadphonesChanged{true});
    started += plugged->voice.said.empty() ? 0U : 1U;
    const auto keyed = TRY(TriedKiosk::make(rig));
    TRY(keyed->key("Voice"));
    started += keyed->voice.said.empty() ? 0U : 1U;
    Finding finding;
    finding.needs(!plugged->voice.said.empty(), "headphones going in start nothing");
    finding.needs(!keyed->voice.said.empty(), "one key starts nothing");
    double ms = 0;
    if (!plugged->voice.said.empty()) ms = TRY(listener->first_sound_ms(plugged->voice.said.back()));
    finding.measured =
        fmt::format("{} of 2 ways start it (headphones, one key); the first sound comes after {:.0f} ms", started, ms);
    finding.needs(ms <= most_ms, fmt::format("{:.0f} ms", ms));
    finding.on_site = "the tactile mark of socket and key; braille beside them";
    return finding;
}

} // namespace

Row interruption_row() {
    return {"S3",
            "What somebody does cuts off what is being said",
            "EN 301 549 5.1.3.5",
            "within 150 ms",
            measure_interruption,
            {{"en_301_549_generic_requirements", "5.1.3.5"}}};
}

Row speech_rate_row() {
    return {"S4",
            "The voice is as fast as somebody likes, at the same pitch",
            "VVSG 2.0 7.1-K",
            "6 steps or more from 60-70 to 240-250 words a minute, in every language with a voice, also beside "
            "another; begins with 120-125",
            measure_speech_rate,
            {{"hardware", "402.2.4"}}};
}

Row loudness_row() {
    return {"S5",
            "The voice is as loud as somebody likes, and as before for the next person",
            "VVSG 2.0 7.1-K; EN 301 549 5.1.3.11 to 5.1.3.13; Section 508 402.3",
            "steps of at most 10 dB; back to the start for each person",
            measure_loudness,
            {{"en_301_549_generic_requirements", "5.1.3.12"},
             {"en_301_549_generic_requirements", "5.1.3.13"},
             {"hardware", "402.3.1"},
             {"hardware", "402.3.2"},
             {"en_301_549_functional_performance", "4.2.5"}}};
}

Row voice_start_row() {
    return {"S9",
            "Headphones or one key start the voice, without sight",
            "EN 301 549 5.2, 8.5; Section 508 402.2.5",
            "within 1 s",
            measure_voice_start,
            {{"en_301_549_generic_requirements", "5.2"}, {"en_301_549_generic_requirements", "5.1.3.2"}}};
}

} // namespace copro
