// long: one thread's work from its start to its end: what it says, plays, measures and marks.
#include "kiosk/speech/espeak_voice.h"

#include "kiosk/speech/espeak_library.h"
#include "kiosk/speech/pace.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/view/own_media.h"
#include "kiosk/view/utf8.h"
#include "kiosk/view/word_count.h"
#include "sync/base/log.h"

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

namespace copro {

namespace {

constexpr int piece_ms = 60;       // of sound in one callback: what an interruption has to wait for at most
constexpr double step_db = 6.0;    // S5: at most 10
constexpr int usual_rate = 22'050; // samples a second, where there are only recordings
constexpr int pause_ms = 250;      // between a recording and what comes next, as after a sentence

struct VoiceName {
    std::string_view language; // BCP 47
    const char* voice;         // espeak-ng's name for it
};
// Where the two names differ. espeak-ng reads Chinese by its pinyin, which its voice "cmn" would spell as English
// letters.
constexpr VoiceName other_names[] = {{"en", "en-gb"}, {"zh", "cmn-latn-pinyin"}};

const char* voice_of(const std::string& language) {
    for (const VoiceName& name : other_names) {
        if (name.language == language) return name.voice;
    }
    return language.c_str();
}

struct EspeakMark {
    std::int64_t sample = 0;
    HeardWord word;
};

} // namespace

double gain_of(int loudness) {
    return std::pow(10.0, -step_db * (loudest - std::clamp(loudness, softest, loudest)) / 20.0);
}

struct EspeakVoice::Inside {
    Inside(SoundPort& port, std::vector<std::filesystem::path> recorded_in, std::filesystem::path authors,
           std::function<void()> tell)
        : sound(port)
        , folders(std::move(recorded_in))
        , media(std::move(authors))
        , changed(std::move(tell)) {}

    SoundPort& sound;
    const std::vector<std::filesystem::path> folders;
    const std::filesystem::path media;
    std::function<void()> changed;

    mutable std::mutex mutex; // guards what stands until the next empty line
    std::condition_variable wanted;
    std::optional<VoiceOrder> order;
    bool ending = false;
    std::optional<Voices> found; // until they are taken
    std::optional<Voices> last;  // with sound
    std::vector<EspeakMark> marks;
    std::int64_t samples_made = 0;
    bool making = false;

    std::atomic<std::int64_t> newest{0}; // number of the last order or hush
    std::atomic<double> gain{gain_of(start_loudness)};

    // The voice's thread alone from here on.
    EspeakLibrary espeak;
    int rate = usual_rate; // samples a second
    std::set<std::string> languages;
    Recordings recordings;
    std::string language_now;
    std::map<std::string, std::vector<MeasuredPace>> measured;
    const Utterance* saying = nullptr;
    std::int64_t order_now = 0;
    std::int64_t utterance_began = 0; // in samples
    std::int64_t counted = 0;
    bool counting = false; // measuring: nothing is heard
    std::thread thread;

    // Words that were not begun are not left in memory. With the mutex held.
    void drop_order() {
        if (!order) return;
        for (Utterance& one : order->say) wipe(one.text);
        order.reset();
    }
    void run();
    Result<void> start();
    void tell_voices();
    [[nodiscard]] std::filesystem::path recording_of(const Utterance& one) const;
    bool play_recording(const Utterance& one, int words_a_minute);
    bool hear(const std::int16_t* samples, std::size_t count);
    void speak(const VoiceOrder& wanted_order);
    void measure(const std::string& language, const VoiceOrder& wanted_order);
    [[nodiscard]] bool use_language(const std::string& language);
    [[nodiscard]] Pace pace_of(const std::string& language, int words_a_minute) const;
    void use_pace(const Pace& pace) const;
    void synthesize(const std::string& text) const;
    int take(const short* samples, int count, const espeak_EVENT* events);
    void mark(const espeak_EVENT& event);
    static int on_samples(short* samples, int count, espeak_EVENT* events);
};

namespace {
// espeak-ng's callback carries nothing of ours for a piece without events, and espeak-ng is there once in a program: of
// several voices one speaks at a time, and finds its callback and its language as it left them.
std::mutex espeak_turn;
void* speaking_now = nullptr; // whose turn it is, or was last
} // namespace

int EspeakVoice::Inside::on_samples(short* samples, int count, espeak_EVENT* events) {
    return static_cast<Inside*>(speaking_now)->take(samples, count, events);
}

// Returns 1 to end the speech, 0 to go on.
int EspeakVoice::Inside::take(const short* samples, int count, const espeak_EVENT* events) {
    if (counting) {
        counted += count;
        return 0;
    }
    if (newest != order_now) return 1;
    for (const espeak_EVENT* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
        if (event->type == espeakEVENT_WORD) mark(*event);
    }
    if (samples == nullptr || count <= 0) return 0;
    return hear(samples, static_cast<std::size_t>(count)) ? 0 : 1;
}

// False when it was cut off.
bool EspeakVoice::Inside::hear(const std::int16_t* samples, std::size_t count) {
    const double factor = gain;
    std::vector<std::int16_t> quieter(count);
    for (std::size_t at = 0; at < quieter.size(); ++at) {
        quieter[at] = static_cast<std::int16_t>(std::lround(samples[at] * factor));
    }
    {
        const std::lock_guard held(mutex);
        samples_made += static_cast<std::int64_t>(count);
    }
    return sound.play(quieter);
}

// "" = there is none.
std::filesystem::path EspeakVoice::Inside::recording_of(const Utterance& one) const {
    if (one.key.empty()) return {};
    if (const std::string sha256 = hash_of_own(one.key); !sha256.empty() && !media.empty()) return media / sha256;
    const std::filesystem::path* file = recordings.find(one.language, one.key);
    return file == nullptr ? std::filesystem::path() : *file;
}

// False when there is none, or it cannot be played. At the rate to begin with it is as fast as it was spoken, at others
// by so much faster or slower.
bool EspeakVoice::Inside::play_recording(const Utterance& one, int words_a_minute) {
    const std::filesystem::path file = recording_of(one);
    if (file.empty()) return false;
    auto loaded = load_recording(file, rate, static_cast<double>(words_a_minute) / start_word_rate);
    if (!loaded) {
        log_warning("voice.recording-not-played", {{"why", loaded.error().text()}});
        // An author's own comes and goes without this.
        if (!hash_of_own(one.key).empty()) return false;
        recordings.forget(one.language, one.key);
        tell_voices();
        return false;
    }
    {
        // Where its words stand is not known: they light up together.
        const std::lock_guard held(mutex);
        marks.push_back({samples_made, {one.node, one.part, 0, 0}});
        sound.call_at(samples_made);
    }
    std::vector<std::int16_t> samples = loaded.take();
    const auto in_ms = [this](int ms) { return static_cast<std::size_t>(rate) * static_cast<std::size_t>(ms) / 1000; };
    samples.resize(samples.size() + in_ms(pause_ms));
    // Piece by piece, so that another loudness is heard at once.
    for (std::size_t at = 0; at < samples.size() && newest == order_now; at += in_ms(piece_ms)) {
        if (!hear(samples.data() + at, std::min(in_ms(piece_ms), samples.size() - at))) break;
    }
    return true;
}

void EspeakVoice::Inside::mark(const espeak_EVENT& event) {
    EspeakMark made;
    made.sample = utterance_began + std::int64_t{event.audio_position} * rate / 1000;
    made.word.node = saying->node;
    made.word.part = saying->part;
    if (saying->as_shown) {
        // espeak-ng counts letters from 1.
        const std::size_t begin = byte_of_letter(saying->text, event.text_position - 1);
        const std::size_t end = byte_of_letter(saying->text, event.text_position - 1 + event.length);
        if (begin == end) return; // a last one, behind the words
        // It tells "don" of "don't" alone.
        const WordPlace word = whole_word(saying->text, {begin, end - begin});
        made.word.begin = word.begin;
        made.word.length = word.length;
    }
    const std::lock_guard held(mutex);
    marks.push_back(made);
    sound.call_at(made.sample);
}

Result<void> EspeakVoice::Inside::start() {
    const std::lock_guard turn(espeak_turn);
    speaking_now = nullptr; // what espeak-ng had been told is gone
    espeak = *TRY(EspeakLibrary::load());
    // Started anew without having been ended: espeak-ng 1.51 waits for ever in espeak_Terminate when that comes a
    // second time, and its memory goes with the program.
    const int its_rate = espeak.initialize(AUDIO_OUTPUT_SYNCHRONOUS, piece_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (its_rate <= 0) return internal("espeak-ng does not start");
    rate = its_rate;
    espeak.set_callback(&Inside::on_samples);
    for (const espeak_VOICE** voice = espeak.list_voices(nullptr); *voice != nullptr; ++voice) {
        // A list of (priority byte, name) that ends with a zero byte.
        for (const char* at = (*voice)->languages; *at != 0; at += std::string_view(at).size() + 1) {
            languages.insert(at + 1);
        }
    }
    for (const VoiceName& name : other_names) {
        if (languages.count(name.voice) != 0) languages.emplace(name.language);
    }
    return {};
}

void EspeakVoice::Inside::tell_voices() {
    const std::lock_guard held(mutex);
    last = Voices{{languages.begin(), languages.end()}, recordings.known()};
    found = last;
}

// False when its voice has gone since it was listed.
bool EspeakVoice::Inside::use_language(const std::string& language) {
    if (language == language_now) return true;
    espeak_VOICE wanted_voice{};
    wanted_voice.languages = voice_of(language);
    const bool is_there = espeak.set_voice(&wanted_voice) == EE_OK;
    // What a refusal leaves espeak-ng in is not known.
    language_now = is_there ? language : std::string();
    return is_there;
}

// Each voice has a rate of its own, also where several speak on one screen.
Pace EspeakVoice::Inside::pace_of(const std::string& language, int words_a_minute) const {
    const auto paces = measured.find(language);
    return paces == measured.end() ? pace_for({}, words_a_minute) : pace_for(paces->second, words_a_minute);
}

void EspeakVoice::Inside::use_pace(const Pace& pace) const {
    espeak.set_parameter(espeakRATE, pace.rate, 0);
    espeak.set_parameter(espeakWORDGAP, pace.word_gap, 0);
}

void EspeakVoice::Inside::synthesize(const std::string& text) const {
    (void)espeak.synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, nullptr,
                       nullptr);
}

// Once for the language in use, right before it is first spoken, so that what comes before it is not kept waiting: a
// fifth of a second of making sound that nobody hears.
void EspeakVoice::Inside::measure(const std::string& language, const VoiceOrder& wanted_order) {
    const auto sample = wanted_order.samples.find(language);
    if (sample == wanted_order.samples.end() || measured.count(language) != 0) return;
    std::vector<MeasuredPace>& paces = measured[language];
    const int words = count_words(sample->second);
    espeak.set_parameter(espeakPUNCTUATION, espeakPUNCT_NONE, 0);
    counting = true;
    for (const Pace& pace : paces_to_measure()) {
        use_pace(pace);
        counted = 0;
        synthesize(sample->second);
        if (counted > 0 && words > 0) paces.push_back({pace, 60.0 * words * rate / static_cast<double>(counted)});
    }
    counting = false;
}

void EspeakVoice::Inside::speak(const VoiceOrder& wanted_order) {
    const std::lock_guard turn(espeak_turn);
    if (std::exchange(speaking_now, this) != this) language_now.clear();
    for (const Utterance& one : wanted_order.say) {
        if (newest != order_now) return;
        if (play_recording(one, wanted_order.words_a_minute)) continue;
        // Never in the voice of another language.
        if (languages.count(one.language) == 0 || !use_language(one.language)) continue;
        measure(one.language, wanted_order);
        if (newest != order_now) return;
        use_pace(pace_of(one.language, wanted_order.words_a_minute));
        espeak.set_parameter(espeakPUNCTUATION, one.spelled ? espeakPUNCT_ALL : espeakPUNCT_NONE, 0);
        saying = &one;
        {
            const std::lock_guard held(mutex);
            utterance_began = samples_made;
            // What is not shown word for word lights up as a whole from its beginning.
            if (!one.as_shown) marks.push_back({utterance_began, {one.node, one.part, 0, 0}});
        }
        synthesize(one.text);
    }
    saying = nullptr;
}

void EspeakVoice::Inside::run() {
    const Result<void> started = start();
    if (!started) {
        log_warning("voice.not-there", {{"why", started.error().text()}});
        languages.clear();
    }
    recordings = Recordings::in(folders);
    tell_voices();
    changed();
    while (true) {
        VoiceOrder next;
        {
            std::unique_lock held(mutex);
            wanted.wait(held, [this] { return ending || order; });
            if (ending) break;
            next = std::move(*order);
            order.reset();
            order_now = newest;
            marks.clear();
            samples_made = 0;
            making = true;
        }
        const Result<void> opened = sound.open(rate);
        if (opened) {
            sound.begin();
            speak(next);
            sound.end();
        } else {
            log_warning("voice.not-heard", {{"why", opened.error().text()}});
        }
        {
            const std::lock_guard held(mutex);
            making = false;
            // Cut off: what was made and will not be heard is not waited for.
            if (newest != order_now) samples_made = 0;
            if (!opened) found = Voices{{}, {}, false};
        }
        for (Utterance& one : next.say) wipe(one.text);
        changed();
    }
}

EspeakVoice::EspeakVoice(SoundPort& sound, std::vector<std::filesystem::path> recordings, std::function<void()> changed,
                         std::filesystem::path media)
    : m_inside(std::make_unique<Inside>(sound, std::move(recordings), std::move(media), std::move(changed))) {
    // A copy, which holds nothing of ours: the sound's thread may be in it while we end.
    sound.on_call(m_inside->changed);
    m_inside->thread = std::thread([inside = m_inside.get()] { inside->run(); });
}

EspeakVoice::~EspeakVoice() {
    hush();
    {
        const std::lock_guard held(m_inside->mutex);
        m_inside->ending = true;
    }
    m_inside->wanted.notify_one();
    m_inside->thread.join();
    m_inside->sound.on_call({});
}

std::optional<Voices> EspeakVoice::take_voices() {
    const std::lock_guard held(m_inside->mutex);
    return std::exchange(m_inside->found, std::nullopt);
}

void EspeakVoice::try_sound_again() {
    const std::lock_guard held(m_inside->mutex);
    if (m_inside->last) m_inside->found = m_inside->last;
}

void EspeakVoice::say(VoiceOrder order) {
    {
        const std::lock_guard held(m_inside->mutex);
        m_inside->drop_order();
        m_inside->order = std::move(order);
        ++m_inside->newest;
        // Before the voice's thread can begin the new one.
        m_inside->sound.cut();
    }
    m_inside->wanted.notify_one();
}

void EspeakVoice::hush() {
    const std::lock_guard held(m_inside->mutex);
    m_inside->drop_order();
    m_inside->marks.clear();
    ++m_inside->newest;
    m_inside->sound.cut();
}

void EspeakVoice::set_loudness(int loudness) { m_inside->gain = gain_of(loudness); }

std::optional<HeardWord> EspeakVoice::word() const {
    if (!is_speaking()) return std::nullopt;
    const std::int64_t played = m_inside->sound.played();
    const std::lock_guard held(m_inside->mutex);
    std::optional<HeardWord> heard;
    for (const EspeakMark& mark : m_inside->marks) {
        if (mark.sample <= played) heard = mark.word;
    }
    return heard;
}

bool EspeakVoice::is_speaking() const {
    const std::int64_t played = m_inside->sound.played();
    const std::lock_guard held(m_inside->mutex);
    return m_inside->order || m_inside->making || played < m_inside->samples_made;
}

} // namespace copro
