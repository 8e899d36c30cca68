// Real films through libmpv: what is seen, in which order, how fast, and what becomes of broken ones.
#include "kiosk/films/mpv_film.h"
#include "tests/kiosk/films/film_maker.h"

#include <algorithm>
#include <fstream>
#include <thread>

using namespace copro;
using namespace copro::test;

namespace {

constexpr const char* film_key = "welcome.heading";

struct Cinema {
    TempFolder folder;
    FilmWaker waker;
    MpvFilm* shown = nullptr;
    FilmOrder order{film_key, 1, false, false, 640, 480};

    std::vector<Seen> seen;        // each new colour once; of the waker's mutex
    std::unique_ptr<MpvFilm> film; // goes first

    // On the film's thread, with each picture: none is missed, however busy the machine.
    void note() {
        const Seen colour = seen_in(shown->frame());
        {
            const std::lock_guard lock(waker.mutex);
            if (seen.empty() || seen.back() != colour) seen.push_back(colour);
        }
        waker.call();
    }
    [[nodiscard]] std::filesystem::path file(const std::string& name = std::string(film_key) + ".webm") const {
        return folder.path() / "bfi" / name;
    }
    void open() { open(folder.path()); }
    void open(const std::filesystem::path& films) {
        film.reset();
        // Nothing is told before the first order.
        film = std::make_unique<MpvFilm>(FilmShelf::in({films}), [this] { note(); });
        shown = film.get();
    }
    void show() {
        {
            const std::lock_guard lock(waker.mutex);
            seen.clear();
        }
        film->show(order);
    }
    bool sees(Seen colour) {
        return waker.until([&] {
            const std::lock_guard lock(waker.mutex);
            return std::find(seen.begin(), seen.end(), colour) != seen.end();
        });
    }
    // What becomes of the order.
    std::optional<FilmNews> news() {
        std::optional<FilmNews> told;
        (void)waker.until([&] { return (told = film->take_news()).has_value(); });
        return told;
    }
    std::string why_broken() {
        const auto told = news();
        REQUIRE(told);
        CHECK(told->starts == order.starts);
        REQUIRE(told->broken);
        return told->broken->text();
    }
};

// Files that this program has open, by name.
std::vector<std::string> open_files() {
    std::vector<std::string> names;
    std::error_code code;
    for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd", code)) {
        names.push_back(std::filesystem::read_symlink(file.path(), code).string());
    }
    return names;
}

std::size_t thread_count() {
    const auto begin = std::filesystem::directory_iterator("/proc/self/task");
    return static_cast<std::size_t>(std::distance(begin, std::filesystem::directory_iterator()));
}

} // namespace

TEST_CASE("a film is seen from its first picture to its last, in the room that it was given, and then it has ended") {
    Cinema cinema;
    make_film(cinema.file());
    cinema.open();
    CHECK(cinema.film->frame() == nullptr);
    cinema.show();
    CHECK(cinema.sees(Seen::red));
    CHECK(cinema.film->frame()->width == 640);
    CHECK(cinema.film->frame()->height == 360);
    CHECK(cinema.sees(Seen::green));
    CHECK(cinema.sees(Seen::blue));
    const auto told = cinema.news();
    REQUIRE(told);
    CHECK(told->starts == 1);
    CHECK_FALSE(told->broken);
    // The last picture stays.
    CHECK(seen_in(cinema.film->frame()) == Seen::blue);
    ++cinema.order.starts;
    cinema.show();
    CHECK(cinema.sees(Seen::red));
    cinema.film->show(std::nullopt);
    CHECK(cinema.film->frame() == nullptr);
}

TEST_CASE("an MP4, and a film higher than wide, are shown as well, in their own shape") {
    Cinema cinema;
    make_film(cinema.file("welcome.heading.mp4"), {{"lime"}, 0.4, 180, 320, true, "libx264"});
    cinema.open();
    cinema.show();
    CHECK(cinema.sees(Seen::green));
    const auto frame = cinema.film->frame();
    CHECK(frame->height > frame->width);
    CHECK(frame->height <= 480);
    CHECK(frame->width == 256); // 270, in whole steps of sixteen
    CHECK_FALSE(cinema.news()->broken);
}

TEST_CASE("a film is silent: nothing that sounds is opened, though the file has a tone") {
    Cinema cinema;
    make_film(cinema.file());
    cinema.open();
    cinema.show();
    CHECK(cinema.sees(Seen::green));
    for (const std::string& name : open_files()) {
        CHECK(name.find("/dev/snd") == std::string::npos);
        CHECK(name.find("pulse") == std::string::npos);
    }
    std::size_t sound_threads = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream comm(task.path() / "comm");
        std::string name;
        std::getline(comm, name);
        if (name.find("ao") != std::string::npos || name.find("audio") != std::string::npos) ++sound_threads;
    }
    CHECK(sound_threads == 0);
}

TEST_CASE("a film that is stopped stands still and costs nothing, and goes on where it was") {
    Cinema cinema;
    make_film(cinema.file(), {{"red"}, 3});
    cinema.open();
    cinema.show();
    REQUIRE(cinema.sees(Seen::red));
    cinema.order.stopped = true;
    cinema.show();
    // Soon nothing is told any more, for far longer than from one picture to the next.
    bool is_still = false;
    for (int tries = 0; tries < 200 && !is_still; ++tries) {
        std::unique_lock lock(cinema.waker.mutex);
        const int times = cinema.waker.times;
        is_still = !cinema.waker.changed.wait_for(lock, std::chrono::milliseconds(1500),
                                                  [&] { return cinema.waker.times > times; });
    }
    CHECK(is_still);
    CHECK_FALSE(cinema.film->take_news());
    // Another room, as when the window changes: drawn once more for it.
    cinema.order.width = 320;
    cinema.show();
    CHECK(cinema.sees(Seen::red));
    CHECK(cinema.film->frame()->width == 320);
    cinema.order.stopped = false;
    cinema.show();
    const auto told = cinema.news();
    REQUIRE(told);
    CHECK_FALSE(told->broken);
}

TEST_CASE("slower takes longer") {
    Cinema cinema;
    make_film(cinema.file());
    cinema.open();
    const auto seconds = [&](bool slow) {
        cinema.order.slow = slow;
        ++cinema.order.starts;
        cinema.show();
        REQUIRE(cinema.sees(Seen::red));
        const auto began = std::chrono::steady_clock::now();
        CHECK_FALSE(cinema.news()->broken);
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    };
    // 1.2 seconds take 2.0. Of a busy machine only the longer one is known for sure.
    CHECK(seconds(true) > 1.6);
    CHECK(seconds(false) > 0.8);
}

TEST_CASE("closed, nothing is left of mpv but its library: no thread, no open file") {
    Cinema cinema;
    make_film(cinema.file());
    cinema.open();
    const std::size_t before = thread_count();
    cinema.show();
    REQUIRE(cinema.sees(Seen::red));
    CHECK(thread_count() > before);
    cinema.film.reset();
    // mpv's last thread ends by itself, a moment after the call.
    for (int turn = 0; turn < 200'000 && thread_count() > before; ++turn) std::this_thread::yield();
    CHECK(thread_count() == before);
    for (const std::string& name : open_files()) CHECK(name.find("welcome.heading") == std::string::npos);
}

TEST_CASE("a film that is broken, cut off, empty of pictures, endless or gone says so and harms nothing") {
    Cinema cinema;
    const auto whole = cinema.folder.path() / "whole.webm";
    make_film(whole, {{"red", "lime", "blue"}, 1.0});
    const std::string name = cinema.file().string();
    SECTION("noise behind a good start") {
        std::string noise = "\x1A\x45\xDF\xA3";
        for (std::uint32_t at = 0, number = 7; at < 60'000; ++at) {
            number = number * 1664525U + 1013904223U;
            noise += static_cast<char>(number >> 24U);
        }
        std::filesystem::create_directories(cinema.file().parent_path());
        REQUIRE(replace_file(cinema.file(), noise));
        cinema.open();
        cinema.show();
        CHECK(cinema.why_broken().starts_with(name));
    }
    SECTION("cut off") {
        std::filesystem::create_directories(cinema.file().parent_path());
        cut_film(whole, cinema.file());
        cinema.open();
        cinema.show();
        CHECK(cinema.why_broken() == name + ": ends before its end");
    }
    SECTION("a sound without pictures") {
        std::filesystem::create_directories(cinema.file().parent_path());
        const std::string line =
            "ffmpeg -nostdin -v error -y -f lavfi -i sine=440:d=1 -c:a libopus -strict -2 '" + name + "'";
        REQUIRE(std::system(line.c_str()) == 0);
        cinema.open();
        cinema.show();
        CHECK(cinema.why_broken().starts_with(name));
    }
    SECTION("far too long") {
        make_film(cinema.file(), {{"red"}, 200, 32, 32, false});
        cinema.open();
        cinema.show();
        CHECK(cinema.why_broken() == name + ": is longer than a message takes");
    }
    SECTION("taken away after the kiosk started") {
        make_film(cinema.file());
        cinema.open();
        std::filesystem::remove(cinema.file());
        cinema.show();
        CHECK(cinema.why_broken() == name + ": is not there any more");
    }
    SECTION("of a message that has none") {
        cinema.open();
        cinema.show();
        CHECK(cinema.why_broken() == std::string(film_key) + ": there is no film of it");
    }
    CHECK_FALSE(cinema.film->take_news());
    // The next film plays as if nothing had been.
    const auto other = cinema.folder.path() / "other/bfi/welcome.heading.webm";
    make_film(other, {{"blue"}, 0.4});
    cinema.open(cinema.folder.path() / "other");
    cinema.show();
    CHECK(cinema.sees(Seen::blue));
}

TEST_CASE("orders that come faster than mpv can follow end with the last one") {
    Cinema cinema;
    make_film(cinema.file("a.webm"), {{"red"}, 0.6});
    make_film(cinema.file("b.webm"), {{"blue"}, 0.6});
    cinema.open();
    for (int turn = 0; turn < 40; ++turn) {
        cinema.order.key = turn % 2 == 0 ? "a" : "b";
        ++cinema.order.starts;
        if (turn % 7 == 3) cinema.film->show(std::nullopt);
        cinema.show();
    }
    CHECK(cinema.sees(Seen::blue));
    const auto told = cinema.news();
    REQUIRE(told);
    CHECK(told->starts == cinema.order.starts);
    CHECK_FALSE(told->broken);
}
