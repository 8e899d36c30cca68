// The real ring and SDL's audio, into a file instead of a device.
#include "kiosk/devices/loudspeaker.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <cstring>
#include <thread>

using namespace copro;

namespace {

constexpr int rate = 22'050;

std::vector<std::int16_t> sound_of(int ms) {
    return std::vector<std::int16_t>(std::size_t(rate) * std::size_t(ms) / 1000, 1000);
}

// SDL writes what would be heard to this file, at the pace at which it would be heard.
class Recording {
public:
    Recording() {
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILE", m_file.c_str(), 1);
    }
    ~Recording() {
        ::unsetenv("SDL_AUDIODRIVER");
        ::unsetenv("SDL_DISKAUDIOFILE");
    }
    Recording(const Recording&) = delete;
    Recording& operator=(const Recording&) = delete;
    // To be read when the loudspeaker is closed.
    [[nodiscard]] std::int64_t loud_samples() const {
        const std::string bytes = read_file(m_file).value();
        std::int64_t loud = 0;
        for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
            std::int16_t sample = 0;
            std::memcpy(&sample, bytes.data() + at, 2);
            if (sample != 0) ++loud;
        }
        return loud;
    }

private:
    test::TempFolder m_folder;
    std::filesystem::path m_file = m_folder.path() / "heard.raw";
};

} // namespace

TEST_CASE("all that is played is heard, and then the device rests") {
    const Recording recording;
    const std::vector<std::int16_t> sound = sound_of(500);
    {
        Loudspeaker loudspeaker;
        REQUIRE(loudspeaker.open(rate).ok());
        loudspeaker.begin();
        REQUIRE(loudspeaker.play(sound));
        loudspeaker.end();
        CHECK(loudspeaker.played() == static_cast<std::int64_t>(sound.size()));
        CHECK_FALSE(loudspeaker.play(sound));
    }
    CHECK(recording.loud_samples() == static_cast<std::int64_t>(sound.size()));
}

TEST_CASE("a cut is silence with the next piece of sound, within 150 ms, and ends the one who plays (S3)") {
    const Recording recording;
    std::int64_t heard_before = 0;
    {
        Loudspeaker loudspeaker;
        REQUIRE(loudspeaker.open(rate).ok());
        loudspeaker.begin();
        bool played_to_the_end = true;
        std::thread voice([&] { played_to_the_end = loudspeaker.play(sound_of(60'000)); });
        while (loudspeaker.played() < rate / 5) std::this_thread::yield();
        heard_before = loudspeaker.played();
        loudspeaker.cut();
        voice.join();
        CHECK_FALSE(played_to_the_end);
        loudspeaker.end();
    }
    // What had been handed out before the cut, and a piece that was on its way.
    CHECK(recording.loud_samples() >= heard_before);
    CHECK(recording.loud_samples() <= heard_before + rate * 150 / 1000);
}

TEST_CASE("it calls when a sample has gone out, and when all have") {
    const Recording recording;
    Loudspeaker loudspeaker;
    std::vector<std::int64_t> calls;
    loudspeaker.on_call([&] { calls.push_back(loudspeaker.played()); });
    REQUIRE(loudspeaker.open(rate).ok());
    loudspeaker.begin();
    loudspeaker.call_at(1'000);
    loudspeaker.call_at(4'000);
    const std::vector<std::int16_t> sound = sound_of(300);
    REQUIRE(loudspeaker.play(sound));
    loudspeaker.end();
    loudspeaker.on_call({});
    REQUIRE(calls.size() >= 2);
    CHECK(calls[0] >= 1'000);
    CHECK(calls[1] >= 4'000);
}

TEST_CASE("where there is no sound, it says why") {
    ::setenv("SDL_AUDIODRIVER", "not-there", 1);
    Loudspeaker loudspeaker;
    const auto opened = loudspeaker.open(rate);
    ::unsetenv("SDL_AUDIODRIVER");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::unavailable);
    CHECK(opened.error().reason.find("not-there") != std::string::npos);
}
