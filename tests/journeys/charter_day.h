// A day on which the charter's promises are shown: a real server, a real kiosk with a clock of its own, and a meeting
// from midnight to midnight, so that its visits go the same at every hour. Used by charter_*_test.cpp; one thread.
#pragma once

#include "real_kiosk.h"
#include "sync/base/clock.h"
#include "sync/base/files.h"
#include "sync/records/date.h"

#include <cstdlib>
#include <sstream>

namespace copro::test {

class CharterDay {
public:
    CharterDay() {
        import_meeting("better-buses", today());
        m_kiosk.enrol(m_server);
        // A loudspeaker that nobody hears, so that "Listen" has what it needs on a machine without sound.
        ::setenv("SDL_AUDIODRIVER", "dummy", 1);
        m_kiosk.start("--headless", "--test-clock");
        ::unsetenv("SDL_AUDIODRIVER");
        m_kiosk.play("sync");
    }

    [[nodiscard]] RealServer& server() { return m_server; }
    [[nodiscard]] RealKiosk& kiosk() { return m_kiosk; }
    [[nodiscard]] static Date today() { return local_date(SystemClock().wall_ms()); }
    [[nodiscard]] static Date tomorrow() { return add_days(today(), 1); }

    // The sample meeting under this id, with these things changed in it.
    void import_meeting(const std::string& id, Date date, const nlohmann::json& changes = nlohmann::json::object()) {
        auto pack = sample();
        pack.update({{"id", id}, {"date", date_text(date)}, {"starts", "00:00"}, {"ends", "23:59"}});
        pack.update(changes);
        const std::filesystem::path file = m_folder.path / "meeting.json";
        REQUIRE(replace_file(file, pack.dump()).ok());
        m_server.command("meeting import '" + file.string() + "'");
        std::filesystem::remove(file);
    }
    [[nodiscard]] static nlohmann::json sample() {
        return nlohmann::json::parse(read_file(COPRO_SOURCE_DIR "/config/meetings/better-buses.json").take());
    }

    // Plays line by line, as `copro-kiosk --script` reads them.
    void visit(const std::string& script) {
        std::istringstream lines(script);
        for (std::string line; std::getline(lines, line);) {
            if (!line.empty() && line.front() != '#') m_kiosk.play(line);
        }
    }
    // To the screen that says who has signed in: alone, in need of nothing, and in no photo.
    void sign_in(const std::string& typed, const std::string& name, const std::string& role) {
        visit(
            "press #welcome.sign-in\ntype \"" + typed + "\"\npress \"" + name + "\"\npress #next\n" +
            "expect-screen sign-in.privacy\npress #next\npress #roles." + role + "\npress #next\n" +
            "press #with.alone\npress #next\npress #need-areas.nothing\npress #next\npress #photos.no\npress #next\n" +
            "press #next\npress #next\npress #next\npress #save\nexpect-screen sign-in.saved");
    }
    // Before the first visitor: staff give themselves the PIN that open_staff_page types.
    void make_pin() {
        open_staff_page();
        visit("type \"135790\"\npress #next\nexpect-screen staff\npress #staff.leave");
    }
    void open_staff_page() { visit("press #help.person\npress #person-help.staff\ntype \"135790\"\npress #next"); }

    [[nodiscard]] nlohmann::json tree() {
        REQUIRE(m_kiosk.send("see"));
        auto said = m_kiosk.answer();
        REQUIRE(said.has_value());
        return (*said)["tree"];
    }
    // What this screen gives somebody to take away.
    [[nodiscard]] std::string number_on_screen() {
        std::string number = reference_in(tree().dump());
        REQUIRE_FALSE(number.empty());
        return number;
    }

    [[nodiscard]] nlohmann::json report(const std::string& name) {
        return nlohmann::json::parse(m_server.command("export " + name + " --format json"));
    }
    // The rows of a report in which all of this stands.
    [[nodiscard]] std::vector<nlohmann::json> rows_with(const std::string& name, const nlohmann::json& these) {
        std::vector<nlohmann::json> found;
        for (const nlohmann::json& row : report(name)) {
            bool has_all = true;
            for (const auto& [key, value] : these.items()) has_all = has_all && row.at(key) == value;
            if (has_all) found.push_back(row);
        }
        return found;
    }
    [[nodiscard]] std::size_t count_of(const std::string& name, const nlohmann::json& these) {
        INFO(name << " " << these.dump());
        return rows_with(name, these).size();
    }

private:
    RealServer m_server;
    KioskFolder m_folder;
    RealKiosk m_kiosk{m_folder.path};
};

} // namespace copro::test
