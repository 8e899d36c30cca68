// A child process, and what the system says of it: memory, wake-ups. Used by the benchmarks; one thread.
#pragma once

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

extern char** environ;

namespace copro::bench {

class Child {
public:
    explicit Child(std::vector<std::string> words) {
        std::vector<char*> raw;
        for (std::string& word : words) raw.push_back(word.data());
        raw.push_back(nullptr);
        INFO(words.front());
        REQUIRE(::posix_spawnp(&m_id, words.front().c_str(), nullptr, nullptr, raw.data(), environ) == 0);
        m_handle = static_cast<int>(::syscall(SYS_pidfd_open, m_id, 0)); // glibc 2.36 forgets that C++ calls it too
        REQUIRE(m_handle >= 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        ::kill(m_id, SIGKILL);
        ::waitpid(m_id, nullptr, 0);
        ::close(m_handle);
    }

    [[nodiscard]] pid_t id() const { return m_id; }
    // Waits; true when the child has ended before the time was over.
    [[nodiscard]] bool ends_within(std::chrono::microseconds time) const {
        pollfd watched{m_handle, POLLIN, 0};
        const timespec patience{time.count() / 1'000'000, time.count() % 1'000'000 * 1000};
        return ::ppoll(&watched, 1, &patience, nullptr) > 0;
    }

private:
    pid_t m_id = -1;
    int m_handle = -1;
};

// The number behind `name` in a file of /proc; 0 when it is not there.
[[nodiscard]] inline double number_in(const std::filesystem::path& file, const std::string& name) {
    std::ifstream lines(file);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(name)) return std::atof(line.c_str() + name.size());
    }
    return 0;
}

// Its share of all memory that it holds, in MiB: what is shared with others counts in part.
[[nodiscard]] inline double pss_mib(pid_t process) {
    const double kib = number_in(fmt::format("/proc/{}/smaps_rollup", process), "Pss:");
    REQUIRE(kib > 0);
    return kib / 1024;
}

// What it has asked for itself. Files and libraries are left out: their share changes with who else has them open.
[[nodiscard]] inline double own_mib(pid_t process) {
    return number_in(fmt::format("/proc/{}/smaps_rollup", process), "Pss_Anon:") / 1024;
}

// Processor time of all its threads until now, as the system counts it: in steps of 10 ms.
[[nodiscard]] inline double processor_ms(pid_t process) {
    std::ifstream file(fmt::format("/proc/{}/stat", process));
    std::string text;
    std::getline(file, text);
    // Behind the name, which may hold anything, user and system time are the 12th and 13th field.
    std::istringstream fields(text.substr(std::min(text.rfind(')') + 2, text.size())));
    std::string field;
    double ticks = 0;
    for (int at = 0; at < 13 && fields >> field; ++at) ticks += at >= 11 ? std::atof(field.c_str()) : 0;
    return 1000.0 * ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

// How often one of its threads has gone to rest, which is how often it had woken.
[[nodiscard]] inline double wake_ups(pid_t process) {
    double sum = 0;
    for (const auto& thread : std::filesystem::directory_iterator(fmt::format("/proc/{}/task", process))) {
        sum += number_in(thread.path() / "status", "voluntary_ctxt_switches:");
    }
    return sum;
}

} // namespace copro::bench
