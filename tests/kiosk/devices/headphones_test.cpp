// Real input events; this machine need have no socket. A sound card is SDL's own one that writes files.
#include "kiosk/devices/headphones.h"
#include "kiosk/devices/jack_events.h"
#include "kiosk/devices/loudspeaker.h"
#include "kiosk/devices/sound_cards.h"
#include "tests/kiosk/devices/fake_socket.h"
#include "tests/sync/base/temp_folder.h"

#include <SDL.h>

#include <condition_variable>
#include <cstdlib>
#include <mutex>

using namespace copro;
using namespace copro::test;

namespace {

std::optional<bool> read_bytes(JackReader& reader, const std::string& bytes) {
    return reader.read(std::as_bytes(std::span(bytes)));
}

// Waits for the watcher's word that there is news, and takes it.
class Watcher {
public:
    explicit Watcher(const std::filesystem::path& where) {
        auto watched = JackHeadphones::watch(where, [this] {
            const std::lock_guard guard(m_mutex);
            ++m_calls;
            m_called.notify_all();
        });
        REQUIRE(watched);
        m_headphones = watched.take();
    }
    ~Watcher() { m_headphones.reset(); }
    HeadphoneNews news() {
        std::unique_lock guard(m_mutex);
        std::optional<HeadphoneNews> taken;
        const bool came = m_called.wait_for(guard, std::chrono::seconds(20), [&] {
            taken = m_headphones ? m_headphones->take_news() : std::nullopt;
            return taken.has_value();
        });
        REQUIRE(came);
        return *taken;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_called;
    int m_calls = 0;
    std::unique_ptr<JackHeadphones> m_headphones;
};

} // namespace

TEST_CASE("a plug is told when its report is whole, in whatever pieces it comes") {
    JackReader reader;
    CHECK(read_bytes(reader, plug_bytes(true)) == true);
    CHECK(read_bytes(reader, plug_bytes(false)) == false);
    std::optional<bool> last;
    for (const char byte : plug_bytes(true)) {
        REQUIRE_FALSE(last);
        last = read_bytes(reader, std::string(1, byte));
    }
    CHECK(last == true);
    CHECK_FALSE(read_bytes(reader, input_bytes(EV_SW, SW_HEADPHONE_INSERT, 0)));
    CHECK(read_bytes(reader, end_of_report()) == false);
    // In and out at once: what is so at the end.
    CHECK(read_bytes(reader, plug_bytes(true) + plug_bytes(false)) == false);
}

TEST_CASE("a microphone's plug, a key and a lost report say nothing about headphones") {
    JackReader reader;
    CHECK_FALSE(read_bytes(reader, input_bytes(EV_SW, SW_MICROPHONE_INSERT, 1) + end_of_report()));
    CHECK_FALSE(read_bytes(reader, input_bytes(EV_KEY, SW_HEADPHONE_INSERT, 1) + end_of_report()));
    CHECK_FALSE(reader.take_lost());
    const std::string lost = input_bytes(EV_SYN, SYN_DROPPED, 0);
    CHECK_FALSE(read_bytes(reader, input_bytes(EV_SW, SW_HEADPHONE_INSERT, 1) + lost + plug_bytes(true)));
    CHECK(reader.take_lost());
    CHECK_FALSE(reader.take_lost());
    CHECK(read_bytes(reader, plug_bytes(true)) == true);
}

TEST_CASE("what is so at the start is told as that, then each plug that goes in or out") {
    const TempFolder folder;
    const FakeSocket socket(folder.path() / "event3");
    Watcher watcher(folder.path());
    HeadphoneNews news = watcher.news();
    CHECK_FALSE(news.in);
    CHECK_FALSE(news.just_now);
    for (const bool in : {true, false, true}) {
        socket.plug(in);
        news = watcher.news();
        CHECK(news.in == in);
        CHECK(news.just_now);
        CHECK(news.card.empty());
    }
}

TEST_CASE("a socket that comes later is watched too, and one that goes takes its plug with it") {
    const TempFolder folder;
    Watcher watcher(folder.path());
    CHECK_FALSE(watcher.news().in);
    FakeSocket socket(folder.path() / "event0");
    // Written before anybody has opened it: a pipe keeps it.
    socket.plug(true);
    CHECK(watcher.news().in);
    socket.pull_device();
    CHECK_FALSE(watcher.news().in);
}

TEST_CASE("one socket by its own name; what cannot be watched says why") {
    const TempFolder folder;
    const FakeSocket socket(folder.path() / "my-socket");
    Watcher watcher(folder.path() / "my-socket");
    CHECK_FALSE(watcher.news().in);
    socket.plug(true);
    CHECK(watcher.news().in);
    const auto missing = watch_headphones((folder.path() / "none").string(), [] {});
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == ErrorKind::not_found);
    const auto no_socket = watch_headphones("/dev/null", [] {});
    REQUIRE_FALSE(no_socket);
    CHECK(no_socket.error().reason.find("no switch for headphones") != std::string::npos);
}

TEST_CASE("a card of that name is headphones that are in; the sound goes through it and through no other") {
    const TempFolder folder;
    ::setenv("SDL_AUDIODRIVER", "disk", 1);
    ::setenv("SDL_DISKAUDIOFILE", (folder.path() / "heard.raw").c_str(), 1);
    REQUIRE(SDL_InitSubSystem(SDL_INIT_AUDIO) == 0);
    REQUIRE(SDL_GetNumAudioDevices(0) > 0);
    const std::string name = SDL_GetAudioDeviceName(0, 0);
    std::string part = name.substr(1);
    for (char& letter : part) letter = static_cast<char>(SDL_toupper(letter));
    CHECK(find_sound_card(part) == name);
    CHECK_FALSE(find_sound_card(name + " and more"));
    {
        const auto here = watch_headphones(part, [] {}).take();
        const auto news = here->take_news();
        REQUIRE(news);
        CHECK(news->in);
        CHECK_FALSE(news->just_now);
        CHECK(news->card == part);
        CHECK_FALSE(here->take_news());
        const auto elsewhere = watch_headphones("no such card", [] {}).take()->take_news();
        REQUIRE(elsewhere);
        CHECK_FALSE(elsewhere->in);
        Loudspeaker loudspeaker;
        loudspeaker.use("no such card");
        const auto opened = loudspeaker.open(22'050);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().kind == ErrorKind::unavailable);
        loudspeaker.use(part);
        CHECK(loudspeaker.open(22'050).ok());
        loudspeaker.use("no such card");
        CHECK_FALSE(loudspeaker.open(22'050).ok());
        loudspeaker.use("");
        CHECK(loudspeaker.open(22'050).ok());
    }
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    ::unsetenv("SDL_AUDIODRIVER");
    ::unsetenv("SDL_DISKAUDIOFILE");
}
