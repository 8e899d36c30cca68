// Films in plain colours with a tone, made by ffmpeg: nobody signs in them, and what is drawn of them can be told. For
// tests; one thread.
#pragma once

#include "kiosk/view/film_frame.h"
#include "sync/base/files.h"
#include "tests/sync/base/temp_folder.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <vector>

namespace copro::test {

struct FilmKind {
    std::vector<std::string> colours{"red", "lime", "blue"}; // by ffmpeg's names, so long each:
    double seconds_each = 0.4;
    int width = 320;
    int height = 180;
    bool has_sound = true;
    std::string codec = "libvpx -deadline realtime -cpu-used 8 -b:v 300k"; // libx264 for MP4
};

inline void make_film(const std::filesystem::path& file, const FilmKind& kind = {}) {
    std::filesystem::create_directories(file.parent_path());
    std::string line = "ffmpeg -nostdin -v error -y";
    std::string parts;
    for (const std::string& colour : kind.colours) {
        line += " -f lavfi -i color=c=" + colour + ":s=" + std::to_string(kind.width) + "x" +
                std::to_string(kind.height) + ":r=25:d=" + std::to_string(kind.seconds_each);
        parts += "[" + std::to_string(parts.size() / 3) + "]";
    }
    const std::string count = std::to_string(kind.colours.size());
    if (kind.has_sound) line += " -f lavfi -i sine=440:d=" + std::to_string(kind.seconds_each);
    line += " -filter_complex '" + parts + "concat=n=" + count + "[v]' -map '[v]'";
    if (kind.has_sound) line += " -map " + count + ":a -c:a libopus -strict -2";
    line += " -c:v " + kind.codec + " -pix_fmt yuv420p '" + file.string() + "'";
    INFO(line);
    REQUIRE(std::system(line.c_str()) == 0);
}

// The first half of a film's bytes, as a copy that was broken off.
inline void cut_film(const std::filesystem::path& from, const std::filesystem::path& to, double share = 0.5) {
    const auto bytes = read_file(from);
    REQUIRE(bytes.ok());
    const auto length = static_cast<std::size_t>(static_cast<double>(bytes->size()) * share);
    REQUIRE(replace_file(to, bytes->substr(0, length)));
}

// Lets a test wait for what another thread tells, and never longer than a film takes.
struct FilmWaker {
    std::mutex mutex;
    std::condition_variable changed;
    int times = 0;
    void call() {
        const std::lock_guard lock(mutex);
        ++times;
        changed.notify_all();
    }
    // True once it holds; false when nothing has told of it for twenty seconds.
    template <typename Holds>
    bool until(const Holds& holds) {
        while (true) {
            std::unique_lock lock(mutex);
            const int seen = times;
            lock.unlock();
            if (holds()) return true;
            lock.lock();
            if (!changed.wait_for(lock, std::chrono::seconds(20), [&] { return times > seen; })) return false;
        }
    }
};

enum class Seen { nothing, red, green, blue, other };

// What the middle of a picture shows.
inline Seen seen_in(std::uint32_t pixel) {
    const auto strong = [](std::uint32_t part) { return (part & 0xFFU) > 0xC0; };
    const auto weak = [](std::uint32_t part) { return (part & 0xFFU) < 0x40; };
    const std::uint32_t red = pixel >> 16U;
    const std::uint32_t green = pixel >> 8U;
    if (strong(red) && weak(green) && weak(pixel)) return Seen::red;
    if (weak(red) && strong(green) && weak(pixel)) return Seen::green;
    if (weak(red) && weak(green) && strong(pixel)) return Seen::blue;
    return Seen::other;
}

inline Seen seen_in(const std::shared_ptr<const FilmFrame>& frame) {
    if (frame == nullptr) return Seen::nothing;
    const auto middle = static_cast<std::size_t>(frame->height / 2) * static_cast<std::size_t>(frame->width) +
                        static_cast<std::size_t>(frame->width / 2);
    return seen_in(frame->pixels[middle]);
}

} // namespace copro::test
