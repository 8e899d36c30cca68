// A headphone socket as the kernel tells of it: real input events, through a pipe. For tests.
#pragma once

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

namespace copro::test {

inline std::string input_bytes(int type, int code, int value) {
    input_event event{};
    event.type = static_cast<decltype(event.type)>(type);
    event.code = static_cast<decltype(event.code)>(code);
    event.value = value;
    return {reinterpret_cast<const char*>(&event), sizeof event};
}
inline std::string end_of_report() { return input_bytes(EV_SYN, SYN_REPORT, 0); }
inline std::string plug_bytes(bool in) { return input_bytes(EV_SW, SW_HEADPHONE_INSERT, in ? 1 : 0) + end_of_report(); }

class FakeSocket {
public:
    explicit FakeSocket(const std::filesystem::path& file) {
        REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
        // To read as well, so that it need not wait for a reader.
        m_pipe = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
        REQUIRE(m_pipe >= 0);
    }
    FakeSocket(const FakeSocket&) = delete;
    FakeSocket& operator=(const FakeSocket&) = delete;
    ~FakeSocket() { pull_device(); }

    void write(const std::string& bytes) const {
        REQUIRE(::write(m_pipe, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }
    void plug(bool in) const { write(plug_bytes(in)); }
    // The whole device goes, not only the plug.
    void pull_device() {
        if (m_pipe >= 0) ::close(m_pipe);
        m_pipe = -1;
    }

private:
    int m_pipe = -1;
};

} // namespace copro::test
