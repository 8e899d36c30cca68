// The built copro-server as a child process with a folder of its own; nothing of the server is linked. Used by tests.
// One thread.
#pragma once

#include "sync/base/bytes.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <filesystem>

namespace copro::test {

class RealServer {
public:
    RealServer() {
        REQUIRE(std::filesystem::exists(program()));
        command("init --organisation Example");
        start();
    }
    RealServer(const RealServer&) = delete;
    RealServer& operator=(const RealServer&) = delete;
    ~RealServer() {
        end(SIGTERM);
        std::error_code code;
        std::filesystem::remove_all(m_folder, code);
    }

    // On the port it had before, or on any free one the first time.
    void start() {
        std::array<int, 2> pipe{};
        REQUIRE(::pipe(pipe.data()) == 0);
        m_process = ::fork();
        REQUIRE(m_process >= 0);
        if (m_process == 0) {
            ::dup2(pipe[1], STDOUT_FILENO);
            ::close(pipe[0]);
            ::close(pipe[1]);
            const std::string listen = "127.0.0.1:" + (m_port.empty() ? "0" : m_port);
            ::execl(program().c_str(), "copro-server", "--data", m_folder.c_str(), "serve", "--listen", listen.c_str(),
                    nullptr);
            ::_exit(127);
        }
        ::close(pipe[1]);
        std::string said;
        char letter = 0;
        while (::read(pipe[0], &letter, 1) == 1 && letter != '\n') said += letter;
        m_out = pipe[0];
        const std::size_t at = said.find("https://");
        REQUIRE(at != std::string::npos);
        m_url = said.substr(at);
        m_port = m_url.substr(m_url.rfind(':') + 1);
    }
    void end(int signal) {
        if (m_process <= 0) return;
        ::kill(m_process, signal);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_out);
        m_process = -1;
    }

    [[nodiscard]] pid_t process() const { return m_process; }

    // What one command of copro-server prints.
    std::string command(const std::string& arguments) {
        const std::string line = "'" + program() + "' --data '" + m_folder.string() + "' " + arguments + " 2>&1";
        FILE* out = ::popen(line.c_str(), "r");
        REQUIRE(out != nullptr);
        std::string said;
        std::array<char, 4096> chunk{};
        while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), out)) said.append(chunk.data(), got);
        const int status = ::pclose(out);
        INFO(line << "\n" << said);
        REQUIRE(status == 0);
        return said;
    }
    [[nodiscard]] std::string code() {
        const std::string said = command("device code");
        return said.substr(0, said.find('\n'));
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const std::string& url() const { return m_url; }

private:
    static std::string program() { return COPRO_BINARY_DIR "/copro-server"; }
    std::filesystem::path m_folder = std::filesystem::temp_directory_path() / ("copro-server-" + Uuid::random().text());
    pid_t m_process = -1;
    int m_out = -1;
    std::string m_url;
    std::string m_port;
};

} // namespace copro::test
