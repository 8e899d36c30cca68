#include "kiosk/speech/recordings.h"
#include "sync/base/files.h"
#include "tests/kiosk/speech/clip_maker.h"
#include "tests/sync/base/temp_folder.h"

#include <algorithm>
#include <fstream>

using namespace copro;
using namespace copro::test;

namespace {

constexpr int rate = 22'050;

double seconds_of(const std::vector<std::int16_t>& samples) { return static_cast<double>(samples.size()) / rate; }

std::vector<float> as_floats(const std::vector<std::int16_t>& samples) {
    std::vector<float> all;
    for (const std::int16_t sample : samples) all.push_back(static_cast<float>(sample) / INT16_MAX);
    return all;
}

// How often a second it goes up through the middle, where there is sound: its pitch.
double pitch_of(const std::vector<std::int16_t>& samples) {
    std::vector<std::size_t> lengths;
    std::size_t last = 0;
    for (std::size_t at = 1; at < samples.size(); ++at) {
        const bool goes_up = samples[at - 1] < 0 && samples[at] >= 0 && samples[at] - samples[at - 1] > 20;
        if (!goes_up) continue;
        if (last != 0) lengths.push_back(at - last);
        last = at;
    }
    REQUIRE_FALSE(lengths.empty());
    std::sort(lengths.begin(), lengths.end());
    return static_cast<double>(rate) / static_cast<double>(lengths[lengths.size() / 2]);
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("a recording has the length it was spoken in and the voice's rate, however it was recorded") {
    const TempFolder folder;
    const std::filesystem::path file = folder.path() / "clip.ogg";
    const ClipKind kinds[] = {
        {}, {SF_FORMAT_VORBIS, 44'100, 2}, {SF_FORMAT_VORBIS, rate, 1}, {SF_FORMAT_OPUS, 16'000, 2}};
    for (const ClipKind& kind : kinds) {
        make_clip(file, kind);
        const auto samples = load_recording(file, rate, 1);
        REQUIRE(samples);
        INFO(kind.rate << " Hz, " << kind.channels << " channels");
        CHECK(seconds_of(*samples) == Approx(kind.seconds).margin(0.01));
        CHECK(pitch_of(*samples) == Approx(clip_tone_hz).epsilon(0.03));
    }
}

TEST_CASE("another rate of the voice makes it shorter or longer, at the same pitch (S4)") {
    const TempFolder folder;
    const std::filesystem::path file = folder.path() / "clip.ogg";
    make_clip(file, {.seconds = 4});
    for (const double speed : {0.5, 0.83, 1.25, 1.5, 2.0, 3.75}) {
        const auto samples = load_recording(file, rate, speed);
        REQUIRE(samples);
        INFO(speed);
        CHECK(seconds_of(*samples) == Approx(4 / speed).epsilon(0.03));
        CHECK(pitch_of(*samples) == Approx(clip_tone_hz).epsilon(0.05));
    }
}

TEST_CASE("a soft recording and a loud one are heard alike") {
    const TempFolder folder;
    std::vector<double> levels;
    for (const double height : {0.03, 0.1, 0.9}) {
        const std::filesystem::path file = folder.path() / "clip.ogg";
        make_clip(file, {.height = height});
        const auto samples = load_recording(file, rate, 1);
        REQUIRE(samples);
        levels.push_back(speech_level(as_floats(*samples), rate));
    }
    CHECK(20 * std::log10(levels[0] / levels[1]) == Approx(0).margin(0.3));
    CHECK(20 * std::log10(levels[2] / levels[1]) == Approx(0).margin(0.3));
}

TEST_CASE("a damaged recording is never played in part") {
    const TempFolder folder;
    const std::filesystem::path file = folder.path() / "clip.ogg";
    for (const int codec : {SF_FORMAT_OPUS, SF_FORMAT_VORBIS}) {
        make_clip(file, {.codec = codec});
        const std::string undamaged = read_file(file).value();
        std::string mangled = undamaged;
        for (std::size_t at = 0; at < 40; ++at) mangled[mangled.size() / 2 + at] ^= 0x5A;
        for (const std::string& bytes :
             {undamaged.substr(0, undamaged.size() / 2), undamaged.substr(0, undamaged.size() - 3), mangled,
              std::string("OggS"), std::string()}) {
            write_bytes(file, bytes);
            const auto samples = load_recording(file, rate, 1);
            INFO(bytes.size() << " bytes of " << undamaged.size());
            REQUIRE_FALSE(samples);
            CHECK(samples.error().kind == ErrorKind::corrupt);
            CHECK(samples.error().place == file.string());
        }
    }
    make_clip(file, {.seconds = 61});
    CHECK_FALSE(load_recording(file, rate, 1));
    make_clip(file, {.height = 0});
    CHECK_FALSE(load_recording(file, rate, 1));
    CHECK_FALSE(load_recording(folder.path() / "none.ogg", rate, 1));
}

TEST_CASE("an organisation's recording wins over ours, and other files are none") {
    const TempFolder folder;
    const auto put = [&](const char* name) {
        std::filesystem::create_directories((folder.path() / name).parent_path());
        write_bytes(folder.path() / name, "x");
    };
    for (const char* name : {"ours/so/welcome.heading.ogg", "ours/so/action.next.ogg", "ours/so/notes.txt",
                             "theirs/so/welcome.heading.ogg", "theirs/README.md"})
        put(name);
    Recordings all = Recordings::in({folder.path() / "theirs", folder.path() / "ours", folder.path() / "not-there"});
    CHECK(all.known() == RecordedMessages{{"so", {"action.next", "welcome.heading"}}});
    REQUIRE(all.find("so", "welcome.heading") != nullptr);
    CHECK(*all.find("so", "welcome.heading") == folder.path() / "theirs/so/welcome.heading.ogg");
    CHECK(all.find("en", "welcome.heading") == nullptr);
    all.forget("so", "welcome.heading");
    CHECK(all.find("so", "welcome.heading") == nullptr);
}
