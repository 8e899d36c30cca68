// Runs the real copro-server binary: whole commands, or `serve` until the test ends it. One thread.
#pragma once

#include "tests/sync/server/support.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

extern char** environ;

namespace copro::test {

struct Ran {
    int exit_code = -1;
    std::string out;
    std::string err;
};

class Program {
public:
    explicit Program(const std::vector<std::string>& arguments) {
        std::array<int, 2> out{};
        std::array<int, 2> err{};
        REQUIRE(::pipe2(out.data(), O_CLOEXEC) == 0);
        REQUIRE(::pipe2(err.data(), O_CLOEXEC) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
        posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
        std::vector<std::string> words = {std::string(COPRO_BINARY_DIR) + "/copro-server"};
        words.insert(words.end(), arguments.begin(), arguments.end());
        std::vector<char*> raw;
        for (std::string& word : words) raw.push_back(word.data());
        raw.push_back(nullptr);
        REQUIRE(::posix_spawn(&m_id, words.front().c_str(), &actions, nullptr, raw.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(out[1]);
        ::close(err[1]);
        m_out = out[0];
        m_err = err[0];
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (m_id > 0) end(SIGKILL);
        ::close(m_out);
        ::close(m_err);
    }

    // Up to the next line end of its standard output; "" when it ended first.
    std::string line() {
        std::string text;
        char letter = 0;
        while (::read(m_out, &letter, 1) == 1 && letter != '\n') text += letter;
        return text;
    }
    void signal(int number) const { ::kill(m_id, number); }
    int end(int number) {
        signal(number);
        return wait();
    }
    // The exit code, or 128 and the signal.
    int wait() {
        int status = 0;
        ::waitpid(m_id, &status, 0);
        m_id = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    // What is still to come of its output and of its errors. Whichever is there is read, or a program that fills the
    // other pipe would wait for ever.
    [[nodiscard]] std::array<std::string, 2> rest() const {
        std::array<std::string, 2> texts;
        std::array<pollfd, 2> open{pollfd{m_out, POLLIN, 0}, pollfd{m_err, POLLIN, 0}};
        while (open[0].fd >= 0 || open[1].fd >= 0) {
            REQUIRE((::poll(open.data(), open.size(), -1) > 0 || errno == EINTR));
            for (std::size_t at = 0; at < open.size(); ++at) {
                if (open[at].fd >= 0 && open[at].revents != 0 && !read_part(open[at].fd, texts[at])) open[at].fd = -1;
            }
        }
        return texts;
    }

private:
    // false at the end.
    static bool read_part(int from, std::string& text) {
        std::array<char, 4096> part{};
        const ssize_t got = ::read(from, part.data(), part.size());
        if (got > 0) text.append(part.data(), static_cast<std::size_t>(got));
        return got > 0 || (got < 0 && errno == EINTR);
    }

    pid_t m_id = -1;
    int m_out = -1;
    int m_err = -1;
};

inline Ran run(const std::vector<std::string>& arguments) {
    Program program(arguments);
    const auto [out, err] = program.rest();
    return {program.wait(), out, err};
}

} // namespace copro::test
