// A day on which the charter's promises are shown: a real server, a real kiosk with a clock of its own, and a meeting
// from midnight to midnight, as some visits take hours of that clock. Used by charter_*_test.cpp; one thread.
#pragma once

#include "real_kiosk.h"
#include "tests/sync/base/variable.h"

#include <sstream>

namespace copro::test {

class CharterDay {
public:
    CharterDay() {
        import_meeting("better-buses", today());
        m_kiosk.enrol(m_server);
        m_kiosk.start("--headless", "--test-clock");
        m_kiosk.play("sync");
    }

    [[nodiscard]] RealServer& server() { return m_server; }
    [[nodiscard]] RealKiosk& kiosk() { return m_kiosk; }

    // The sample meeting under this id, with these things changed in it.
    void import_meeting(const std::string& id, Date date, nlohmann::json changes = nlohmann::json::object()) {
        changes.update({{"id", id}, {"starts", "00:00"}, {"ends", "23:59"}});
        import_sample(m_server, date, changes);
    }

    // Plays line by line.
    void visit(const std::string& script) {
        std::istringstream lines(script);
        for (std::string line; std::getline(lines, line);) m_kiosk.play(line);
    }
    // To the screen that says who has signed in: alone, in need of nothing, and in no photo.
    void sign_in(const std::string& typed, const std::string& name, const std::string& role) {
        visit("press #welcome.sign-in");
        answer_sign_in(typed, name, role);
        visit("expect-screen sign-in.saved");
    }
    // The same, where the form is open already, to Save.
    void answer_sign_in(const std::string& typed, const std::string& name, const std::string& role) {
        visit(
            "type \"" + typed + "\"\npress \"" + name + "\"\npress #next\n" +
            "expect-screen sign-in.privacy\npress #next\npress #roles." + role + "\npress #next\n" +
            "press #with.alone\npress #next\npress #need-areas.nothing\npress #next\npress #photos.no\npress #next\n" +
            "press #next\npress #next\npress #next\npress #save");
    }
    // Before the first visitor.
    void make_pin() {
        for (const std::string& line : to_staff_page(true)) m_kiosk.play(line);
        visit("press #staff.leave");
    }
    void open_staff_page() {
        for (const std::string& line : to_staff_page()) m_kiosk.play(line);
    }

    // What this screen gives somebody to take away.
    [[nodiscard]] std::string number_on_screen() {
        std::string number = reference_in(m_kiosk.see().dump());
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
        const std::size_t count = rows_with(name, these).size();
        UNSCOPED_INFO(count << " in " << name << " with " << these.dump());
        return count;
    }

private:
    // A loudspeaker that nobody hears, so that "Listen" has what it needs on a machine without sound.
    Variable m_sound{"SDL_AUDIODRIVER", "dummy"};
    RealServer m_server;
    KioskFolder m_folder;
    RealKiosk m_kiosk{m_folder.path};
};

} // namespace copro::test
