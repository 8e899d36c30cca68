// The real microphone's thread and SDL's audio, from a file instead of a device.
#include "kiosk/devices/microphone.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <SDL.h>
#include <catch2/catch.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdlib>
#include <mutex>

using namespace copro;

namespace {

std::atomic<bool> is_pulled_out{false};

// SDL hears what is in this file, at the pace of a device, and then silence.
class SpokenFile {
public:
    explicit SpokenFile(const char* driver = "disk") {
        REQUIRE(replace_file(m_file, std::string(std::size_t{2} * MicrophonePort::samples_a_second, '\x11')).ok());
        ::setenv("SDL_AUDIODRIVER", driver, 1);
        ::setenv("SDL_DISKAUDIOFILEIN", m_file.c_str(), 1);
    }
    ~SpokenFile() {
        ::unsetenv("SDL_AUDIODRIVER");
        ::unsetenv("SDL_DISKAUDIOFILEIN");
    }
    SpokenFile(const SpokenFile&) = delete;
    SpokenFile& operator=(const SpokenFile&) = delete;

private:
    test::TempFolder m_folder;
    std::filesystem::path m_file = m_folder.path() / "spoken.raw";
};

struct Waker {
    std::mutex mutex;
    std::condition_variable changed;
    int woken = 0;
    void wake() {
        const std::lock_guard lock(mutex);
        ++woken;
        changed.notify_all();
    }
    void wait_for_next() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return woken > 0; });
        woken = 0;
    }
};

} // namespace

// In SDL's place: nothing can be pulled out of the machine that tests.
extern "C" SDL_AudioStatus SDLCALL SDL_GetAudioDeviceStatus(SDL_AudioDeviceID) {
    return is_pulled_out ? SDL_AUDIO_STOPPED : SDL_AUDIO_PLAYING;
}

TEST_CASE("a microphone that is pulled out while somebody speaks says so, and can be plugged in again") {
    const SpokenFile file;
    Waker waker;
    Microphone microphone("", [&] { waker.wake(); });
    microphone.listen();
    waker.wait_for_next();
    CHECK_FALSE(microphone.take_fault());
    is_pulled_out = true;
    std::optional<Error> fault;
    // What came before it was pulled out may wake once more.
    while (!fault) {
        waker.wait_for_next();
        fault = microphone.take_fault();
    }
    CHECK(fault->text().find("pulled out") != std::string::npos);
    CHECK_FALSE(microphone.take_fault());
    microphone.rest();
    is_pulled_out = false;
    microphone.listen();
    waker.wait_for_next();
    CHECK_FALSE(microphone.take().empty());
    CHECK_FALSE(microphone.take_fault());
}

TEST_CASE("a microphone hears while it is listened to, and forgets what nobody took") {
    const SpokenFile file;
    Waker waker;
    Microphone microphone("", [&] { waker.wake(); });
    CHECK(microphone.take().empty());
    microphone.listen();
    waker.wait_for_next();
    const std::vector<std::int16_t> heard = microphone.take();
    CHECK(heard.size() >= MicrophonePort::samples_a_second / 5);
    CHECK(heard.front() == 0x1111);
    CHECK_FALSE(microphone.take_fault());
    waker.wait_for_next();
    microphone.rest();
    CHECK(microphone.take().empty());
    microphone.listen();
    waker.wait_for_next();
    CHECK_FALSE(microphone.take().empty());
}

TEST_CASE("a microphone that is not there says so once, each time that it is listened to") {
    const SpokenFile file;
    Waker waker;
    Microphone microphone("no card is called this", [&] { waker.wake(); });
    for (int times = 0; times < 2; ++times) {
        microphone.listen();
        waker.wait_for_next();
        const auto fault = microphone.take_fault();
        REQUIRE(fault);
        CHECK(fault->kind == ErrorKind::unavailable);
        CHECK(fault->text().find("no card is called this") != std::string::npos);
        CHECK_FALSE(microphone.take_fault());
        microphone.rest();
    }
}
