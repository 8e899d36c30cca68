// A script that is read from a file: what is no file, what cannot be read, and lines that say too little.
#include "kiosk/script.h"
#include "tests/kiosk/terminal_fixture.h"
#include "tests/sync/base/temp_folder.h"

#include <fstream>
#include <sstream>

using namespace copro;
using namespace copro::test;

namespace {

struct ScriptedKiosk {
    explicit ScriptedKiosk(bool keep_going = false)
        : script(kiosk.terminal, ScriptWorld{{}, {}, {}, [] {}}, {keep_going}) {}

    std::string played(const std::string& lines) {
        std::istringstream in(lines);
        const auto done = script.play(in, out, "visit.script");
        return done ? "" : done.error().text();
    }
    std::string why_not(const std::string& line) {
        bool ok = true;
        const Json answer = Json::parse(script.play_line(line, ok));
        return ok ? "" : answer["why"].get<std::string>();
    }

    QuietKiosk kiosk;
    std::ostringstream out;
    Script script;
};

// Gives one line, and then an error as a disk does.
class Breaks : public std::streambuf {
protected:
    int_type underflow() override {
        if (m_given) throw std::ios_base::failure("the disk");
        m_given = true;
        setg(m_line, m_line, m_line + sizeof m_line - 1);
        return traits_type::to_int_type(*m_line);
    }

private:
    char m_line[8] = "settle\n";
    bool m_given = false;
};

} // namespace

TEST_CASE("a file of lines is played, and a folder or nothing is no script") {
    const TempFolder folder;
    const auto file = folder.path() / "visit.script";
    std::ofstream(file) << "# a visit\n\nexpect-screen welcome\n";
    ScriptedKiosk kiosk;
    CHECK(kiosk.script.play_file(file, kiosk.out));
    CHECK(kiosk.out.str().find("\"ok\":true") != std::string::npos);
    CHECK(kiosk.script.play_file(folder.path(), kiosk.out).error().text() == folder.path().string() + ": is no file");
    const auto missing = folder.path() / "missing";
    CHECK(kiosk.script.play_file(missing, kiosk.out).error().text() == missing.string() + ": cannot be read");
}

TEST_CASE("a script that cannot be read to its end has not passed") {
    ScriptedKiosk kiosk;
    Breaks lines;
    std::istream in(&lines);
    CHECK(kiosk.script.play(in, kiosk.out, "visit.script").error().text() == "visit.script: cannot be read to its end");
    CHECK(kiosk.out.str().find("\"do\":\"settle\"") != std::string::npos);
}

TEST_CASE("the line that failed is named by its number, the first where a script goes on") {
    const std::string lines = "# a visit\n\nsettle\nexpect-screen nowhere\nexpect-screen welcome\nexpect-screen no\n";
    ScriptedKiosk ends;
    CHECK(ends.played(lines) == "visit.script:4: this line failed");
    CHECK(ends.out.str().find("\"expect-screen welcome\"") == std::string::npos);
    ScriptedKiosk goes_on(true);
    CHECK(goes_on.played(lines) == "visit.script:4: this line failed");
    CHECK(goes_on.out.str().find("\"expect-screen no\"") != std::string::npos);
}

TEST_CASE("a line that says too little is told what it needs") {
    ScriptedKiosk kiosk;
    CHECK(kiosk.why_not("key") == "key: needs the name of a key, or one letter");
    CHECK(kiosk.why_not("press") == "press: needs the words on what is pressed, or # and its id");
    CHECK(kiosk.why_not("press #") == kiosk.why_not("press"));
    CHECK(kiosk.why_not("press \"\"") == kiosk.why_not("press"));
    CHECK(kiosk.why_not("expect-screen") == "expect-screen: needs the id of a screen");
    CHECK(kiosk.why_not("picture") == "picture: needs a file to draw to");
    CHECK(kiosk.why_not("  press #back") == "script: the line begins with a blank");
    CHECK(kiosk.why_not("\tsettle") == "script: the line begins with a blank");
    CHECK(kiosk.why_not("key #").empty());
    CHECK(kiosk.why_not("settle").empty());
}
