// promises.md, test 1: kiosk and server killed at random moments; nothing acknowledged is missing, nothing is there
// twice.
#include "real_kiosk.h"
#include "sync/base/files.h"

#include <algorithm>
#include <random>

using namespace copro;
using namespace copro::test;

namespace {

// The pictures' ids on the screen that shows them, by their words.
std::vector<std::string> pictures_seen(const nlohmann::json& seen) {
    std::vector<std::string> code;
    const std::string text = seen.dump();
    for (int number = 1; number <= 4; ++number) {
        const std::string before = std::to_string(number) + ". ";
        for (const char* word :
             {"Apple", "Bicycle", "Boat", "Bus", "Cup", "Fish", "Flower", "House", "Key", "Star", "Tree", "Umbrella"}) {
            std::string id = word;
            id.front() = static_cast<char>(id.front() - 'A' + 'a');
            if (text.find(before + word) != std::string::npos) code.push_back(id);
        }
    }
    return code;
}

std::string word_of(int round) { return "visit " + number_in_letters(round); }

} // namespace

TEST_CASE("kiosk and server killed 100 times each: no acknowledged feedback is missing, none is there twice") {
    ::signal(SIGPIPE, SIG_IGN);
#ifdef COPRO_SANITIZED
    constexpr int rounds = 25; // each start of a sanitized kiosk takes seconds
#else
    constexpr int rounds = 100;
#endif
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    kiosk.end(SIGKILL);

    std::mt19937 random(20261122);
    std::vector<std::string> acknowledged;
    for (int round = 0; round < rounds; ++round) {
        kiosk.start();
        const std::vector<std::string> visit = feedback_visit(word_of(round));
        // Up to the end for most; the kill then falls into saving and sending.
        std::uniform_int_distribution<std::size_t> length(visit.size() - 2, visit.size());
        const std::size_t lines = length(random);
        for (std::size_t at = 0; at < lines; ++at) REQUIRE(kiosk.send(visit[at]));
        std::uniform_int_distribution<std::size_t> heard(lines - 1, lines);
        const std::size_t answers = heard(random);
        bool saved = false;
        for (std::size_t at = 0; at < answers; ++at) {
            const auto said = kiosk.answer();
            REQUIRE(said.has_value());
            INFO(said->dump());
            REQUIRE((*said)["ok"] == true);
            saved = saved || (*said)["screen"] == "feedback.saved";
        }
        server.end(SIGKILL);
        kiosk.end(SIGKILL);
        if (saved) acknowledged.push_back(word_of(round));
        server.start();
    }
    kiosk.start();
    kiosk.play("sync");
    kiosk.end(SIGTERM);
    const std::string exported = server.command("export feedback --format csv");
    CHECK(acknowledged.size() > rounds / 4);
    for (int round = 0; round < rounds; ++round) {
        const bool must = std::find(acknowledged.begin(), acknowledged.end(), word_of(round)) != acknowledged.end();
        const std::string words = word_of(round);
        const std::size_t there = count_in(exported, "," + words + ",");
        INFO(words);
        CHECK(there <= 1);
        if (must) CHECK(there == 1);
    }
}

TEST_CASE(
    "a meeting without a server: everything arrives once afterwards, and the kiosk's folder holds none of the words") {
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    server.end(SIGTERM);
    const std::vector<std::string> words{"Xylophonequark", "Zebracrossingwax", "Marmaladejinx"};
    for (const std::string& word : words) {
        for (const std::string& line : feedback_visit(word)) kiosk.play(line);
        kiosk.play("press #next");
    }
    REQUIRE(kiosk.send("sync"));
    const auto refused = kiosk.answer();
    REQUIRE(refused.has_value());
    CHECK((*refused)["ok"] == false);

    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = read_file(entry.path());
        REQUIRE(bytes.ok());
        for (const std::string& word : words) {
            INFO(entry.path().filename());
            CHECK(bytes->find(word) == std::string::npos);
            CHECK(bytes->find(word.substr(0, 8)) == std::string::npos);
        }
    }
    server.start();
    kiosk.play("sync");
    kiosk.play("sync");
    kiosk.end(SIGTERM);
    const std::string exported = server.command("export feedback --format csv");
    for (const std::string& word : words) CHECK(count_in(exported, word) == 1);
}

TEST_CASE("a kiosk is not enrolled anew while records wait that only the device it is could send") {
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    server.end(SIGTERM);
    const std::string word = "Wombatlantern";
    for (const std::string& line : feedback_visit(word)) kiosk.play(line);
    kiosk.end(SIGTERM);
    server.start();
    CHECK_FALSE(kiosk.can_enrol(server));
    kiosk.start();
    kiosk.play("sync");
    kiosk.end(SIGTERM);
    CHECK(count_in(server.command("export feedback --format csv"), word) == 1);
    CHECK(kiosk.can_enrol(server));
}

TEST_CASE("killed after a pause and started again, the kiosk brings back what was typed, for its pictures alone") {
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    const std::string word = "Quokkamarmalade";
    for (const char* line :
         {"press #welcome.feedback", "press #next", "press #next", "press #overall.good", "press #next"}) {
        kiosk.play(line);
    }
    kiosk.play("type \"" + word + "\"");
    for (const char* line : {"press #help.person", "press #stop", "press #pause", "expect-screen paused"}) {
        kiosk.play(line);
    }
    const std::vector<std::string> code = pictures_seen(kiosk.see());
    REQUIRE(code.size() == 4);
    kiosk.end(SIGKILL);

    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path)) {
        if (!entry.is_regular_file()) continue;
        INFO(entry.path().filename());
        const auto bytes = read_file(entry.path());
        REQUIRE(bytes.ok());
        CHECK(bytes->find(word) == std::string::npos);
        CHECK(bytes->find(word.substr(0, 8)) == std::string::npos);
    }
    kiosk.start();
    kiosk.play("press #welcome.come-back");
    const std::string wrong = code[3] == "key" ? "bus" : "key";
    for (const std::string& picture : {code[0], code[1], code[2], wrong})
        kiosk.play("press #come-back.picture." + picture);
    kiosk.play("expect-screen come-back");
    kiosk.play("expect \"We found nothing for these pictures. Please try again.\"");
    for (const std::string& picture : code) kiosk.play("press #come-back.picture." + picture);
    kiosk.play("expect-screen feedback.why");
    kiosk.play("expect \"" + word + "\"");
    kiosk.play("press #back");
    kiosk.play("expect-screen feedback.overall");
    kiosk.end(SIGKILL);
    // It was taken up: it is not there a second time.
    kiosk.start();
    REQUIRE(kiosk.send("press #welcome.come-back"));
    const auto gone = kiosk.answer();
    REQUIRE(gone.has_value());
    CHECK((*gone)["ok"] == false);
    kiosk.end(SIGTERM);
}
