// An X server of our own whose picture can be read without asking it: Xvfb keeps it in a file that is mapped here. Used
// by the benchmarks of the kiosk; one thread.
#pragma once

#include "process.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/base/variable.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>

#include <cstring>

namespace copro::bench {

class VirtualScreen {
public:
    static constexpr int width = 1920;
    static constexpr int height = 1080;

    // Takes DISPLAY for this process and the children that it starts from now on, and gives it back at the end: who
    // finds the name of a screen that is gone looks for its session bus, and libdbus never frees what it reads on that
    // way.
    VirtualScreen() {
        // The number of its display comes through a pipe once it is ready.
        int ends[2] = {};
        REQUIRE(::pipe(ends) == 0);
        ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        // Without -noreset it starts anew whenever its last window goes, which would be part of the next start; a
        // browser leaves a pointer on the screen.
        m_server.emplace(std::vector<std::string>{
            "Xvfb", "-displayfd", std::to_string(ends[1]), "-screen", "0", fmt::format("{}x{}x24", width, height),
            "-fbdir", m_folder.path().string(), "-nolisten", "tcp", "-noreset", "-nocursor"});
        ::close(ends[1]);
        std::string number;
        char letter = 0;
        while (::read(ends[0], &letter, 1) == 1 && letter != '\n') number += letter;
        ::close(ends[0]);
        INFO("Xvfb has to start (package xvfb)");
        REQUIRE_FALSE(number.empty());
        m_display.emplace("DISPLAY", ":" + number);
        map();
    }
    VirtualScreen(const VirtualScreen&) = delete;
    VirtualScreen& operator=(const VirtualScreen&) = delete;
    ~VirtualScreen() { ::munmap(m_file, m_size); }

    [[nodiscard]] std::vector<std::uint32_t> picture() const {
        std::vector<std::uint32_t> rows(std::size_t{width} * height);
        std::memcpy(rows.data(), m_pixels, rows.size() * sizeof(std::uint32_t));
        return rows;
    }
    // A few pixels first: this is asked thousands of times a second.
    [[nodiscard]] bool shows(const std::vector<std::uint32_t>& wanted) const {
        constexpr std::size_t step = 997;
        for (std::size_t at = 0; at < wanted.size(); at += step) {
            if (m_pixels[at] != wanted[at]) return false;
        }
        return std::memcmp(m_pixels, wanted.data(), wanted.size() * sizeof(std::uint32_t)) == 0;
    }

private:
    // The file is in the format of xwd: a header of big-endian numbers, colours, then the pixels.
    void map() {
        const int file = ::open((m_folder.path() / "Xvfb_screen0").c_str(), O_RDONLY | O_CLOEXEC);
        REQUIRE(file >= 0);
        m_size = std::filesystem::file_size(m_folder.path() / "Xvfb_screen0");
        m_file = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, file, 0);
        ::close(file);
        REQUIRE(m_file != MAP_FAILED);
        const auto* header = static_cast<const std::uint32_t*>(m_file);
        constexpr std::size_t bytes_of_colour = 12;
        const std::size_t start = ntohl(header[0]) + ntohl(header[19]) * bytes_of_colour;
        INFO("32 bits a pixel, rows without a gap");
        REQUIRE(ntohl(header[12]) == width * sizeof(std::uint32_t));
        REQUIRE(m_size >= start + std::size_t{width} * height * sizeof(std::uint32_t));
        m_pixels = reinterpret_cast<const std::uint32_t*>(static_cast<const char*>(m_file) + start);
    }

    test::TempFolder m_folder;
    std::optional<Child> m_server;
    std::size_t m_size = 0;
    void* m_file = nullptr;
    const std::uint32_t* m_pixels = nullptr;
    // Last: given back before the screen goes.
    test::Variable m_wayland{"WAYLAND_DISPLAY", std::nullopt};
    std::optional<test::Variable> m_display;
};

} // namespace copro::bench
