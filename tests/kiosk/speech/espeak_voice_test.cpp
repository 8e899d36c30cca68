// long: one voice, heard in every way that it can be told to speak.
// The real espeak-ng, into a port that keeps the sound instead of playing it.
#include "kiosk/conformance/sound.h"
#include "kiosk/speech/espeak_voice.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/view/own_media.h"
#include "kiosk/view/utf8.h"
#include "kiosk/view/word_count.h"
#include "kiosk/words/words.h"
#include "sync/base/late_library.h"
#include "tests/kiosk/speech/clip_maker.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>
#include <espeak-ng/speak_lib.h>

#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <set>

using namespace copro;

namespace {

class HeardVoice {
public:
    explicit HeardVoice(std::vector<std::filesystem::path> recordings = {}, std::filesystem::path media = {})
        : voice(
              sound, std::move(recordings), [this] { tell(); }, std::move(media)) {
        wait([this] { return takes_languages(); });
    }
    bool takes_languages() {
        const auto taken = voice.take_voices();
        if (taken) {
            languages = std::set<std::string>(taken->languages.begin(), taken->languages.end());
            recorded = taken->recorded;
            has_sound = taken->has_sound;
        }
        return taken.has_value();
    }
    // Said to the end.
    void hear(VoiceOrder order) {
        voice.say(std::move(order));
        wait([this] { return !voice.is_speaking(); });
    }
    template <typename Done>
    void wait(Done done) {
        std::unique_lock guard(m_mutex);
        while (!done()) m_told.wait_for(guard, std::chrono::milliseconds(5));
    }
    [[nodiscard]] double seconds() const { return static_cast<double>(sound.kept.size()) / sound.rate; }

    KeptSound sound;
    std::set<std::string> languages;
    RecordedMessages recorded;
    bool has_sound = true;

private:
    void tell() {
        const std::lock_guard guard(m_mutex);
        m_told.notify_all();
    }
    std::mutex m_mutex;
    std::condition_variable m_told;

public:
    EspeakVoice voice;
};

Utterance utterance(const std::string& text, const std::string& language = "en") {
    Utterance one;
    one.node = "node";
    one.text = text;
    one.language = language;
    one.as_shown = true;
    return one;
}

Words words_in_language(const std::string& language) {
    static std::map<std::string, Library> libraries;
    if (libraries.count(language) == 0) {
        auto loaded = Library::load(COPRO_BINARY_DIR "/words", {language}, false);
        REQUIRE(loaded.ok());
        libraries.emplace(language, loaded.take());
    }
    return libraries.at(language).words(language);
}

VoiceOrder order_in(const std::string& language, const std::string& text, int words_a_minute) {
    VoiceOrder order;
    order.say = {utterance(text, language)};
    order.words_a_minute = words_a_minute;
    order.samples[language] = words_in_language(language).say(MessageKey("spoken.sample")).text();
    return order;
}

// From the first sound to the last. espeak-ng puts some 60 ms of silence before the words, but not after it was
// interrupted.
double seconds_of_words(const KeptSound& sound) {
    const auto is_loud = [](std::int16_t sample) { return std::abs(int{sample}) > 300; };
    const auto first = std::find_if(sound.kept.begin(), sound.kept.end(), is_loud);
    const auto last = std::find_if(sound.kept.rbegin(), sound.kept.rend(), is_loud);
    return first == sound.kept.end() ? 0 : static_cast<double>(last.base() - first) / sound.rate;
}

// Another text than the one by which the voice is measured; 100 words.
std::string hundred_words() {
    std::string text;
    for (int times = 0; times < 5; ++times) {
        text += "The bus comes at nine and stops near the hall. People with a pass can ride for free all day. ";
    }
    return text;
}

constexpr const char* spoken_languages[] = {"en", "cy", "pl", "ro", "pt", "es", "fr", "it", "uk",
                                            "tr", "ur", "pa", "bn", "gu", "hi", "ar", "zh"};

double measured_rate(HeardVoice& listener, const std::string& language, int wanted) {
    const std::string sample = words_in_language(language).say(MessageKey("spoken.sample")).text();
    listener.hear(order_in(language, sample, wanted));
    return count_words(sample) * 60 / listener.seconds();
}

// espeak-ng's voices in a folder of the test's own, which the next voice that is made finds. Of a program in which
// espeak-ng has been made ready.
class OwnVoices {
public:
    OwnVoices() {
        const HeardVoice ready;
        const auto library = LateLibrary::open("libespeak-ng.so.1");
        REQUIRE(library);
        decltype(&::espeak_Info) info = nullptr;
        REQUIRE(library->find("espeak_Info", info));
        const char* shared = nullptr;
        (void)info(&shared);
        std::filesystem::create_directories(m_data);
        for (const auto& entry : std::filesystem::directory_iterator(shared)) {
            const std::filesystem::path name = entry.path().filename();
            if (name == "lang")
                std::filesystem::copy(entry.path(), m_data / name, std::filesystem::copy_options::recursive);
            else
                std::filesystem::create_symlink(entry.path(), m_data / name);
        }
        ::setenv(variable, m_folder.path().c_str(), 1);
    }
    OwnVoices(const OwnVoices&) = delete;
    OwnVoices& operator=(const OwnVoices&) = delete;
    ~OwnVoices() { ::unsetenv(variable); }
    void take_away(const std::string& language) const {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(m_data / "lang")) {
            if (entry.path().filename() == language) files.push_back(entry.path());
        }
        REQUIRE(files.size() == 1);
        std::filesystem::remove(files.front());
    }

private:
    static constexpr const char* variable = "ESPEAK_DATA_PATH";
    test::TempFolder m_folder;
    std::filesystem::path m_data = m_folder.path() / "espeak-ng-data";
};

// Where words of it light up, as somebody sees it who hears it to the end.
std::vector<HeardWord> lit_words(HeardVoice& listener, const std::string& language, const std::string& text) {
    REQUIRE(listener.languages.count(language) == 1);
    listener.hear(order_in(language, text, start_word_rate));
    std::vector<HeardWord> seen;
    const auto calls = listener.sound.calls;
    for (const std::int64_t call : calls) {
        // Somebody who has heard as much as this, while the last sample is still to come.
        listener.sound.listened = call;
        const auto word = listener.voice.word();
        REQUIRE(word);
        if (seen.empty() || !(seen.back() == *word)) seen.push_back(*word);
    }
    listener.sound.listened.reset();
    return seen;
}

std::vector<std::string> texts_of(const std::vector<HeardWord>& lit, const std::string& text) {
    std::vector<std::string> texts;
    for (const HeardWord& word : lit) texts.push_back(text.substr(word.begin, word.length));
    return texts;
}

} // namespace

TEST_CASE("there is a voice for most languages, and none is made up for the others") {
    const HeardVoice listener;
    for (const char* language : spoken_languages) {
        INFO(language);
        CHECK(listener.languages.count(language) == 1);
    }
    for (const char* language : {"so", "ti", "en-XA", "ar-XB", ""}) {
        INFO(language);
        CHECK(listener.languages.count(language) == 0);
    }
}

TEST_CASE("each voice knows the letters of its language, and spells none of them in English") {
    HeardVoice listener;
    const auto library = LateLibrary::open("libespeak-ng.so.1");
    REQUIRE(library);
    decltype(&::espeak_TextToPhonemes) phonemes = nullptr;
    REQUIRE(library->find("espeak_TextToPhonemes", phonemes));
    for (const char* language : spoken_languages) {
        const std::string sample = words_in_language(language).say(MessageKey("spoken.sample")).text();
        // The voice stays in the language in which it has just spoken.
        listener.hear(order_in(language, sample, *std::rbegin(all_word_rates)));
        const void* next = sample.c_str();
        std::string said;
        while (next != nullptr) said += phonemes(&next, espeakCHARS_UTF8, 0);
        INFO(language << ": " << said);
        CHECK(said.size() > sample.size() / 4);
        CHECK((language == std::string("en") || said.find("(en)") == std::string::npos));
    }
}

TEST_CASE("each rate is measured words a minute, in English, in Welsh and in Chinese (S4)") {
    HeardVoice listener;
    for (const char* language : {"en", "cy", "zh"}) {
        for (const int wanted : all_word_rates) {
            const double measured = measured_rate(listener, language, wanted);
            INFO(language << ", " << wanted << ": " << measured);
            CHECK(measured == Approx(wanted).epsilon(0.05));
        }
    }
    // Shorter words than the sample's, as on a screen of answers: faster by so much, and no more.
    REQUIRE(count_words(hundred_words()) == 100);
    for (const int wanted : all_word_rates) {
        listener.hear(order_in("en", hundred_words(), wanted));
        INFO("short words, " << wanted << ": " << 100 * 60 / listener.seconds());
        CHECK(100 * 60 / listener.seconds() == Approx(wanted).epsilon(0.25));
    }
}

TEST_CASE("every language has the slowest rate, the one to begin with and the fastest") {
    HeardVoice listener;
    for (const char* language : spoken_languages) {
        for (const int wanted : {all_word_rates[0], start_word_rate, *std::rbegin(all_word_rates)}) {
            const double measured = measured_rate(listener, language, wanted);
            INFO(language << ", " << wanted << ": " << measured);
            CHECK(measured == Approx(wanted).epsilon(0.05));
        }
    }
}

TEST_CASE("words of two languages in one speech are each at the rate of their own voice") {
    HeardVoice listener;
    const std::string english = words_in_language("en").say(MessageKey("spoken.sample")).text();
    for (const char* language : {"pl", "so"}) {
        const std::string other = words_in_language(language).say(MessageKey("spoken.sample")).text();
        const int words = count_words(english) + (listener.languages.contains(language) ? count_words(other) : 0);
        for (const int wanted : {all_word_rates[0], start_word_rate, *std::rbegin(all_word_rates)}) {
            VoiceOrder order = order_in(language, other, wanted);
            order.say.push_back(utterance(english));
            order.samples["en"] = english;
            listener.hear(order);
            const double measured = words * 60 / listener.seconds();
            INFO(language << ", " << wanted << ": " << measured);
            CHECK(measured == Approx(wanted).epsilon(0.05));
        }
    }
}

TEST_CASE("a voice without a sample of its language goes slower and faster all the same") {
    HeardVoice listener;
    std::vector<double> seconds;
    for (const int wanted : {all_word_rates[0], start_word_rate, *std::rbegin(all_word_rates)}) {
        VoiceOrder order = order_in("en", hundred_words(), wanted);
        order.samples.clear();
        listener.hear(order);
        seconds.push_back(listener.seconds());
    }
    CHECK(seconds[0] > seconds[1] * 1.2);
    CHECK(seconds[1] > seconds[2] * 1.5);
}

TEST_CASE("each step of loudness is 6 dB, and the same words take as long") {
    HeardVoice listener;
    const VoiceOrder order = order_in("en", "Hello there.", 120);
    listener.voice.set_loudness(loudest);
    listener.hear(order);
    double louder = power_of(listener.sound.kept);
    const std::size_t length = listener.sound.kept.size();
    for (int step = loudest - 1; step >= loudest - 4; --step) {
        listener.voice.set_loudness(step);
        listener.hear(order);
        const double energy_now = power_of(listener.sound.kept);
        CHECK(10 * std::log10(louder / energy_now) == Approx(6).margin(0.3));
        // The voice flutters a little, as voices do.
        CHECK(static_cast<double>(listener.sound.kept.size()) == Approx(static_cast<double>(length)).epsilon(0.01));
        louder = energy_now;
    }
}

TEST_CASE("each word lights up when it is heard, in letters of more than one byte too") {
    HeardVoice listener;
    const std::string text = "Zoë met Siân";
    CHECK(texts_of(lit_words(listener, "en", text), text) == std::vector<std::string>{"Zoë", "met", "Siân"});
    CHECK_FALSE(listener.voice.word());
    // All of a word with an apostrophe, and of a sum of money.
    const std::string pay = "Don't pay £12.50 today.";
    CHECK(texts_of(lit_words(listener, "en", pay), pay) == std::vector<std::string>{"Don't", "pay", "£12.50", "today"});
    const std::string bus = "Mae'r bws yn dod.";
    CHECK(texts_of(lit_words(listener, "cy", bus), bus) == std::vector<std::string>{"Mae'r", "bws", "yn", "dod"});
}

TEST_CASE("each word lights up from right to left, under a line and without spaces too") {
    HeardVoice listener;
    const std::string arabic = "مرحبا بكم في مدينتنا اليوم. نكتب كل هذا الكلام.";
    CHECK(texts_of(lit_words(listener, "ar", arabic), arabic) ==
          std::vector<std::string>{"مرحبا", "بكم", "في", "مدينتنا", "اليوم", "نكتب", "كل", "هذا", "الكلام"});
    const std::string hindi = "नमस्ते दुनिया। बाद में एक चिट्ठी आती है।";
    CHECK(texts_of(lit_words(listener, "hi", hindi), hindi) ==
          std::vector<std::string>{"नमस्ते", "दुनिया", "बाद", "में", "एक", "चिट्ठी", "आती", "है"});
    // Sign by sign, as it is said.
    const std::string chinese = "今天我们谈谈镇上的公交车。每个人都可以说。";
    CHECK(texts_of(lit_words(listener, "zh", chinese), chinese) ==
          std::vector<std::string>{"今", "天", "我", "们", "谈", "谈", "镇", "上", "的", "公", "交", "车", "每", "个",
                                   "人", "都", "可", "以", "说"});
}

TEST_CASE("what lights up goes forward through a text, and begins and ends between letters, in every language") {
    HeardVoice listener;
    for (const char* language : spoken_languages) {
        const std::string text = words_in_language(language).say(MessageKey("spoken.sample")).text();
        std::set<std::size_t> between{0};
        std::size_t passed = 0;
        for (const std::string& letter : letters_of(text)) between.insert(passed += letter.size());
        const std::vector<HeardWord> lit = lit_words(listener, language, text);
        CHECK(lit.size() > 20);
        std::size_t before = 0;
        for (const HeardWord& word : lit) {
            INFO(language << ": " << text.substr(word.begin, word.length) << " at " << word.begin);
            CHECK(word.begin >= before);
            CHECK(word.length > 0);
            CHECK(between.contains(word.begin));
            CHECK(between.contains(word.begin + word.length));
            before = word.begin;
        }
    }
}

TEST_CASE("what is said next cuts off what is being said, and hush cuts it off too") {
    HeardVoice listener;
    listener.hear(order_in("en", "Yes.", 120));
    const double short_words = seconds_of_words(listener.sound);
    REQUIRE(short_words > 0.2);
    listener.sound.hold_up(true);
    listener.voice.say(order_in("en", hundred_words(), 120));
    CHECK(listener.voice.is_speaking());
    listener.sound.hold_up(false);
    listener.hear(order_in("en", "Yes.", 120));
    CHECK(seconds_of_words(listener.sound) == Approx(short_words).margin(0.02));

    listener.sound.hold_up(true);
    listener.voice.say(order_in("en", hundred_words(), 120));
    listener.voice.hush();
    listener.wait([&] { return !listener.voice.is_speaking(); });
    CHECK_FALSE(listener.voice.word());
    listener.sound.hold_up(false);
}

TEST_CASE("when a voice has gone since it was listed, its words are left out and not said in another voice") {
    const auto library = LateLibrary::open("libespeak-ng.so.1");
    REQUIRE(library);
    decltype(&::espeak_ListVoices) list_voices = nullptr;
    REQUIRE(library->find("espeak_ListVoices", list_voices));
    const OwnVoices voices;
    HeardVoice listener;
    listener.hear(order_in("cy", "Mae'r bws yn dod.", 120));
    REQUIRE(seconds_of_words(listener.sound) > 0.3);
    VoiceOrder order = order_in("en", "The bus comes.", 120);
    listener.hear(order);
    const double english = listener.seconds();
    voices.take_away("cy");
    (void)list_voices(nullptr);
    listener.hear(order_in("cy", "Mae'r bws yn dod.", 120));
    CHECK(listener.sound.kept.empty());
    order.say.insert(order.say.begin(), utterance("Mae'r bws yn dod.", "cy"));
    listener.hear(order);
    CHECK(listener.seconds() == Approx(english).epsilon(0.05));
}

TEST_CASE("where there is nothing to hear it by, no language has a voice") {
    HeardVoice listener;
    REQUIRE(listener.languages.count("en") == 1);
    CHECK_FALSE(listener.takes_languages());
    listener.sound.is_missing = true;
    listener.hear(order_in("en", "Hello.", 120));
    REQUIRE(listener.takes_languages());
    CHECK(listener.languages.empty());
    CHECK_FALSE(listener.has_sound);
    listener.voice.try_sound_again();
    REQUIRE(listener.takes_languages());
    CHECK(listener.languages.count("en") == 1);
    CHECK(listener.has_sound);
}

namespace {

constexpr double clip_s = 1.5;
constexpr double pause_s = 0.25; // after it, as after a sentence

VoiceOrder recorded_order(const std::string& language, int words_a_minute = start_word_rate) {
    VoiceOrder order = order_in(language, "Hello there, you.", words_a_minute);
    order.say.front().key = "welcome.heading";
    return order;
}

double level_of(const KeptSound& sound) {
    std::vector<float> samples;
    for (const std::int16_t sample : sound.kept) samples.push_back(static_cast<float>(sample) / INT16_MAX);
    return speech_level(samples, sound.rate);
}

} // namespace

TEST_CASE("a recorded message is heard instead of the voice, stretched at other rates, and lights up as a whole") {
    const test::TempFolder folder;
    test::make_clip(folder.path() / "en/welcome.heading.ogg", {.seconds = clip_s});
    HeardVoice listener({folder.path()});
    CHECK(listener.recorded == RecordedMessages{{"en", {"welcome.heading"}}});
    listener.hear(recorded_order("en"));
    CHECK(listener.seconds() == Approx(clip_s + pause_s).margin(0.02));
    REQUIRE(listener.sound.calls.size() == 1);
    listener.sound.listened = listener.sound.calls.front();
    CHECK(listener.voice.word() == HeardWord{"node", SpokenPart::label, 0, 0});
    listener.sound.listened.reset();
    listener.hear(recorded_order("en", 60));
    CHECK(listener.seconds() == Approx(2 * clip_s + pause_s).epsilon(0.03));
    // The same words without the key are not the message.
    listener.hear(order_in("en", "Hello there, you.", start_word_rate));
    CHECK(listener.sound.calls.size() == 3);
}

TEST_CASE("a recording is as loud as the voice, at each loudness (S5)") {
    const test::TempFolder folder;
    test::make_clip(folder.path() / "en/welcome.heading.ogg", {.seconds = clip_s});
    HeardVoice listener({folder.path()});
    for (const int loudness : {loudest, start_loudness}) {
        listener.voice.set_loudness(loudness);
        listener.hear(recorded_order("en"));
        const double of_clip = level_of(listener.sound);
        listener.hear(order_in("en", words_in_language("en").say(MessageKey("spoken.sample")).text(), 120));
        const double of_voice = level_of(listener.sound);
        INFO("recording " << of_clip << ", voice " << of_voice);
        CHECK(20 * std::log10(of_clip / of_voice) == Approx(0).margin(1.5));
    }
}

TEST_CASE("what is said next cuts off a recording too") {
    const test::TempFolder folder;
    test::make_clip(folder.path() / "en/welcome.heading.ogg", {.seconds = 50});
    HeardVoice listener({folder.path()});
    listener.sound.hold_up(true);
    listener.voice.say(recorded_order("en"));
    listener.wait([&] { return listener.voice.word().has_value(); });
    listener.voice.hush();
    listener.sound.hold_up(false);
    listener.wait([&] { return !listener.voice.is_speaking(); });
    CHECK(listener.seconds() < 1);
    listener.hear(order_in("en", "Yes.", 120));
    CHECK(listener.seconds() < 2);
}

TEST_CASE("a damaged recording is said by the voice; in a language without one nothing is, and both are told") {
    const test::TempFolder folder;
    for (const char* language : {"en", "so"}) {
        std::filesystem::create_directories(folder.path() / language);
        std::ofstream(folder.path() / language / "welcome.heading.ogg") << "OggS, but no more";
    }
    test::make_clip(folder.path() / "so/action.next.ogg", {.seconds = clip_s});
    HeardVoice listener({folder.path()});
    CHECK(listener.recorded.at("so").size() == 2);
    listener.hear(recorded_order("en"));
    CHECK(seconds_of_words(listener.sound) > 0.3);
    REQUIRE(listener.takes_languages());
    listener.hear(recorded_order("so"));
    CHECK(listener.sound.kept.empty());
    REQUIRE(listener.takes_languages());
    CHECK(listener.recorded.at("so") == std::set<std::string>{"action.next"});
    VoiceOrder next = recorded_order("so");
    next.say.front().key = "action.next";
    listener.hear(next);
    CHECK(listener.seconds() == Approx(clip_s + pause_s).margin(0.02));
}

TEST_CASE(
    "an author's own sound is heard as its question's voice, also where the kiosk has none; without it the voice is") {
    const test::TempFolder folder;
    HeardVoice listener({}, folder.path());
    const auto asked_in = [](const std::string& language) {
        VoiceOrder order = recorded_order(language);
        order.say.front().key = own_name(std::string(64, 'a'));
        return order;
    };
    // Not here yet.
    listener.hear(asked_in("en"));
    CHECK(seconds_of_words(listener.sound) > 0.3);
    listener.hear(asked_in("so"));
    CHECK(listener.sound.kept.empty());
    test::make_clip(folder.path() / std::string(64, 'a'), {.seconds = clip_s});
    for (const char* language : {"en", "so"}) {
        listener.hear(asked_in(language));
        CHECK(listener.seconds() == Approx(clip_s + pause_s).margin(0.02));
    }
    REQUIRE_FALSE(listener.sound.calls.empty());
    listener.sound.listened = listener.sound.calls.back();
    CHECK(listener.voice.word() == HeardWord{"node", SpokenPart::label, 0, 0});
}

TEST_CASE("of two voices in one program each is heard in its own place and language, also when one has gone") {
    HeardVoice first;
    const VoiceOrder welsh = order_in("cy", "Mae'r bws yn dod.", 120);
    first.hear(welsh);
    const double seconds = first.seconds();
    REQUIRE(seconds > 0);
    {
        HeardVoice second;
        second.hear(order_in("en", "The bus comes.", 120));
        CHECK(second.seconds() > 0);
        first.hear(welsh);
        CHECK(first.seconds() == Approx(seconds).epsilon(0.05));
    }
    first.hear(welsh);
    CHECK(first.seconds() == Approx(seconds).epsilon(0.05));
}
