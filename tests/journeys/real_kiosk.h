// The built copro-kiosk as a child process, played line by line through its script; nothing of it is linked. One
// thread.
#pragma once

#include "sync/base/clock.h"
#include "sync/base/files.h"
#include "sync/records/date.h"
#include "tests/sync/base/zone.h"
#include "tests/sync/client/real_server.h"

#include <nlohmann/json.hpp>
#include <poll.h>

#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace copro::test {

// Kiosk and server are played on their own clocks.
inline const bool lives_in_the_morning = (zone_of_tests() = where_it_is_morning(), true);

// A kiosk's data folder; it and the log beside it are gone with it.
struct KioskFolder {
    std::filesystem::path path = std::filesystem::temp_directory_path() / ("copro-kiosk-" + Uuid::random().text());
    KioskFolder() { std::filesystem::create_directories(path); }
    KioskFolder(const KioskFolder&) = delete;
    KioskFolder& operator=(const KioskFolder&) = delete;
    ~KioskFolder() {
        std::error_code code;
        std::filesystem::remove_all(path, code);
        std::filesystem::remove(path.string() + ".log", code);
    }
};

class RealKiosk {
public:
    explicit RealKiosk(std::filesystem::path folder)
        : m_folder(std::move(folder)) {}
    RealKiosk(const RealKiosk&) = delete;
    RealKiosk& operator=(const RealKiosk&) = delete;
    ~RealKiosk() { end(SIGKILL); }

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    // From its next start on: a file such as config/kiosk.toml.
    void set_up_with(std::filesystem::path settings) { m_settings = std::move(settings); }

    [[nodiscard]] bool can_enrol(RealServer& server) {
        const std::string line = "'" + program() + "' enrol --server " + server.url() + " --code " + server.code() +
                                 " --data '" + m_folder.string() + "' >/dev/null 2>>'" + m_folder.string() + ".log'";
        return std::system(line.c_str()) == 0;
    }
    void enrol(RealServer& server) { REQUIRE(can_enrol(server)); }

    // `copro-kiosk paper` into that folder, in English, while the kiosk does not run; what it tells the log.
    [[nodiscard]] std::string print_papers(const std::filesystem::path& into, const std::string& meeting) const {
        const std::filesystem::path told = into.string() + ".log";
        const std::string line = "'" + program() + "' paper '" + into.string() + "' --languages en --meeting " +
                                 meeting + " --data '" + m_folder.string() + "' >/dev/null 2>'" + told.string() + "'";
        const int status = std::system(line.c_str());
        std::string log = read_file(told).take();
        INFO(log);
        REQUIRE(status == 0);
        return log;
    }

    // At the server's sample meeting, which is today, without a start.
    void join(RealServer& server) {
        server.command("meeting import --today '" COPRO_SOURCE_DIR "/config/meetings/better-buses.json'");
        enrol(server);
    }

    // The same, started, with the meeting on it.
    void come_up_at(RealServer& server) {
        join(server);
        start();
        play("sync");
    }

    // glass: --headless, or --windowed for one who has a display. clock: --test-clock, so that a script moves it.
    void start(const char* glass = "--headless", const char* clock = nullptr) {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        REQUIRE(::pipe(in.data()) == 0);
        REQUIRE(::pipe(out.data()) == 0);
        m_process = ::fork();
        REQUIRE(m_process >= 0);
        if (m_process == 0) {
            ::dup2(in[0], STDIN_FILENO);
            ::dup2(out[1], STDOUT_FILENO);
            for (const int end : {in[0], in[1], out[0], out[1]}) ::close(end);
            const std::string log = m_folder.string() + ".log";
            if (std::freopen(log.c_str(), "a", stderr) == nullptr) ::_exit(126);
            std::vector<std::string> words{"copro-kiosk",  "run",       "--data",           m_folder.string(),
                                           glass,          "1920x1080", "--script",         "-",
                                           "--keep-going", "--config",  m_settings.string()};
            if (clock != nullptr) words.emplace_back(clock);
            std::vector<char*> arguments;
            for (std::string& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            ::execv(program().c_str(), arguments.data());
            ::_exit(127);
        }
        ::close(in[0]);
        ::close(out[1]);
        m_in = in[1];
        m_out = out[0];
        m_read.clear();
    }

    [[nodiscard]] pid_t process() const { return m_process; }

    // False when the kiosk is no longer there to hear it.
    bool send(const std::string& line) {
        const std::string whole = line + "\n";
        return ::write(m_in, whole.data(), whole.size()) == static_cast<ssize_t>(whole.size());
    }
    // Does an answer wait to be read, or has the kiosk ended?
    [[nodiscard]] bool has_answer() const {
        if (m_read.find('\n') != std::string::npos) return true;
        pollfd out{m_out, POLLIN, 0};
        return ::poll(&out, 1, 0) != 0;
    }
    // The answer to the oldest line that has none; nothing when the kiosk has ended, or says nothing for minutes.
    std::optional<nlohmann::json> answer() {
        std::array<char, 4096> chunk{};
        while (m_read.find('\n') == std::string::npos) {
            pollfd out{m_out, POLLIN, 0};
            if (::poll(&out, 1, longest_answer_ms) <= 0) return std::nullopt;
            const ssize_t got = ::read(m_out, chunk.data(), chunk.size());
            if (got <= 0) return std::nullopt;
            m_read.append(chunk.data(), static_cast<std::size_t>(got));
        }
        const std::size_t end = m_read.find('\n');
        auto said = nlohmann::json::parse(m_read.substr(0, end));
        m_read.erase(0, end + 1);
        return said;
    }
    // Plays one line and requires that it went well.
    void play(const std::string& line) {
        REQUIRE(send(line));
        const auto said = answer();
        INFO(line);
        REQUIRE(said.has_value());
        INFO(said->dump());
        REQUIRE((*said)["ok"] == true);
    }
    // The screen as it is now.
    [[nodiscard]] nlohmann::json see() {
        REQUIRE(send("see"));
        auto said = answer();
        REQUIRE(said.has_value());
        REQUIRE((*said)["ok"] == true);
        return std::move((*said)["tree"]);
    }

    void end(int signal) {
        if (m_process <= 0) return;
        ::kill(m_process, signal);
        forget_process();
    }
    // As staff end it: what it has counted goes on record first.
    void quit() {
        play("quit");
        forget_process();
    }

private:
    // Many times what a sanitized kiosk takes for a sync. Who waits for ever never says at which line.
    static constexpr int longest_answer_ms = 300'000;

    void forget_process() {
        ::waitpid(m_process, nullptr, 0);
        ::close(m_in);
        ::close(m_out);
        m_process = -1;
    }
    static std::string program() { return COPRO_BINARY_DIR "/copro-kiosk"; }
    std::filesystem::path m_folder;
    std::filesystem::path m_settings = COPRO_SOURCE_DIR "/tests/kiosk/two-languages.toml";
    pid_t m_process = -1;
    int m_in = -1;
    int m_out = -1;
    std::string m_read;
};

// The same for as long as a test runs: it is morning.
[[nodiscard]] inline Date today() { return local_date(SystemClock().wall_ms()); }
// As it is typed at a kiosk, "25112026".
inline std::string day_digits(Date date) {
    const std::string text = date_text(date);
    return text.substr(8, 2) + text.substr(5, 2) + text.substr(0, 4);
}

inline nlohmann::json sample_meeting() {
    return nlohmann::json::parse(read_file(COPRO_SOURCE_DIR "/config/meetings/better-buses.json").take());
}
// The sample meeting on another day, or with other things changed in it.
inline void import_sample(RealServer& server, Date date, const nlohmann::json& changes) {
    auto pack = sample_meeting();
    pack["date"] = date_text(date);
    pack.update(changes);
    const std::filesystem::path file = server.folder() / "meeting.json";
    REQUIRE(replace_file(file, pack.dump()).ok());
    server.command("meeting import '" + file.string() + "'");
    std::filesystem::remove(file);
}

// From the welcome screen to the page of staff. The first time they make their PIN, and type it twice.
inline std::vector<std::string> to_staff_page(bool is_first = false) {
    std::vector<std::string> lines{"press #help.person", "press #person-help.staff"};
    for (int time = 0; time < (is_first ? 2 : 1); ++time) lines.insert(lines.end(), {"type \"135790\"", "press #next"});
    lines.emplace_back("expect-screen staff");
    return lines;
}

// A number in letters, so that the keyboard stays on one page: "saqcz".
inline std::string number_in_letters(int number) {
    std::string letters;
    for (int digits = number + 1000; digits > 0; digits /= 10) letters += static_cast<char>('b' + digits % 10);
    return letters;
}

// Feedback whose only words are these.
inline std::vector<std::string> feedback_visit(const std::string& words) {
    return {"press #welcome.feedback",
            "press #next",
            "press #next",
            "press #overall.good",
            "press #next",
            "type \"" + words + "\"",
            "press #next",
            "press #next",
            "press #next",
            "press #next",
            "press #next",
            "press #next",
            "press #next",
            "press #anonymous.yes",
            "press #next",
            "press #save",
            "expect-screen feedback.saved"};
}

// The number that a screen gives somebody to take away; "" where it gives none.
inline std::string reference_in(const std::string& text) {
    static const std::regex shape("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
    std::smatch found;
    return std::regex_search(text, found, shape) ? found.str() : std::string();
}

inline std::size_t count_in(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
}

} // namespace copro::test
