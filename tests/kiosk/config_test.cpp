#include "kiosk/config.h"
#include "tests/kiosk/fixture.h"

using namespace copro;
using namespace copro::test;

namespace {

std::string error_of(std::string_view text) {
    const auto config = parse_config(text, "kiosk.toml");
    return config ? "" : config.error().text();
}

} // namespace

TEST_CASE("a kiosk that nobody has set up offers the languages that a speaker has read, and no other") {
    std::vector<std::string> reviewed;
    for (const std::string& language : shipped_languages()) {
        if (shipped_words(language).is_reviewed()) reviewed.push_back(language);
    }
    std::vector<std::string> offered = KioskConfig().languages;
    CHECK(offered.front() == "en");
    std::sort(offered.begin(), offered.end());
    CHECK(offered == reviewed);
    const auto shipped = load_config(source("config/kiosk.toml"));
    REQUIRE(shipped);
    std::vector<std::string> all = shipped->languages;
    std::sort(all.begin(), all.end());
    CHECK(all == shipped_languages());
}

TEST_CASE("keys are set one by one, and the others stay") {
    const auto config = parse_config("[keys]\n\"Keypad 5\" = \"Select\"\nF2 = \"Louder\"\n", "kiosk.toml");
    REQUIRE(config);
    CHECK(config->keys.at("Keypad 5") == "Select");
    CHECK(config->keys.at("F2") == "Louder");
    CHECK(config->keys.at("F1") == "Help");
}

TEST_CASE("the right stick moves as the left one does, and triggers do what a file says, and nothing before") {
    const KioskConfig as_it_comes;
    CHECK(as_it_comes.keys.at("RightStickUp") == "Up");
    CHECK(as_it_comes.keys.at("RightStickDown") == "Down");
    CHECK(as_it_comes.keys.at("RightStickLeft") == "Left");
    CHECK(as_it_comes.keys.at("RightStickRight") == "Right");
    CHECK(as_it_comes.keys.count("LeftTrigger") == 0);
    CHECK(as_it_comes.keys.count("RightTrigger") == 0);
    const auto config = parse_config("[keys]\nLeftTrigger = \"Switch1\"\nRightStickUp = \"Louder\"\n", "kiosk.toml");
    REQUIRE(config);
    CHECK(config->keys.at("LeftTrigger") == "Switch1");
    CHECK(config->keys.at("RightStickUp") == "Louder");
}

TEST_CASE("settings that cannot be meant are refused with file, line and reason") {
    CHECK(error_of("[keys]\nF2 = \"Sing\"\n").starts_with("kiosk.toml:2: \"F2\" must be one of Up, Down"));
    CHECK(
        error_of("pixels_per_mm = 99\n") ==
        "kiosk.toml:1: \"pixels_per_mm\" is 99; it must be from 1.5 to 30.0: the screen's width in pixels, divided by "
        "its width in millimetres");
    CHECK(error_of("pixels_per_mm = \"4\"\n") ==
          "kiosk.toml:1: \"pixels_per_mm\" must be a number from 1.5 to 30.0, such as 4.0");
    for (const char* key : {"f2", "\"Keypd 5\"", "\"Keypad 10\"", "Return", "\"Pad z\"", "Trigger"}) {
        INFO(key);
        const std::string error = error_of(std::string("[keys]\n") + key + " = \"Up\"\n");
        CHECK(error.starts_with("kiosk.toml:2: \""));
        CHECK(error.find("is no key's name; keys are called \"F2\"") != std::string::npos);
    }
    CHECK(error_of("screen_reader = \"no\"\n") == "kiosk.toml:1: \"screen_reader\" must be true or false");
    CHECK(error_of("keys = 3\n") == "kiosk.toml:1: \"keys\" must be a table");
    CHECK(error_of("languages = [\"en\", \"cy\", \"en\"]\n") == "kiosk.toml:1: \"languages\" names en twice");
    CHECK(error_of("\nvoices = \"not-there\"\n") == "kiosk.toml:2: \"voices\": there is no folder not-there");
    CHECK(error_of("headphones = \"\"\n").starts_with("kiosk.toml:1: \"headphones\" must be \"jack\", a device"));
    CHECK(error_of("films = \"not-there\"\n") == "kiosk.toml:1: \"films\": there is no folder not-there");
    CHECK(error_of("voices = 1\n") == "kiosk.toml:1: \"voices\" must be a folder");
    CHECK(error_of("\npictures = \"not-there\"\n") == "kiosk.toml:2: \"pictures\": there is no folder not-there");
}

TEST_CASE("a printer and a camera are set by name, and nothing else can be slipped in there") {
    const auto config = parse_config("printer = \"Front-desk_2.a\"\ncamera = \"/dev/video0\"\n", "kiosk.toml");
    REQUIRE(config);
    CHECK(config->printer == "Front-desk_2.a");
    CHECK(config->camera == "/dev/video0");
    CHECK(parse_config("", "kiosk.toml")->printer.empty());
    CHECK(parse_config("", "kiosk.toml")->camera.empty());
    for (const char* printer : {"\"\"", "\"-o raw\"", "\"a b\"", "\"a;b\"", "\"../a\"", "3"}) {
        INFO(printer);
        CHECK(error_of(std::string("printer = ") + printer).starts_with("kiosk.toml:1: \"printer\" must be"));
    }
    for (const char* camera : {"\"\"", "\"video0\"", "\"/dev/../etc/passwd\"", "\"http://camera\"", "true"}) {
        INFO(camera);
        CHECK(error_of(std::string("camera = ") + camera).starts_with("kiosk.toml:1: \"camera\" must be"));
    }
}

TEST_CASE("a microphone is set by name, and how long somebody may speak in seconds") {
    const auto config = parse_config("microphone = \"USB\"\nlongest_voice_seconds = 90\n", "kiosk.toml");
    REQUIRE(config);
    CHECK(config->microphone == "USB");
    CHECK(config->longest_voice_s == 90);
    CHECK(parse_config("", "kiosk.toml")->microphone.empty());
    CHECK(parse_config("", "kiosk.toml")->longest_voice_s == 180);
    for (const char* microphone : {"\"\"", "true"}) {
        INFO(microphone);
        CHECK(error_of(std::string("microphone = ") + microphone).starts_with("kiosk.toml:1: \"microphone\" must be"));
    }
    for (const char* seconds : {"9", "601", "\"90\"", "20.5"}) {
        INFO(seconds);
        CHECK(error_of(std::string("longest_voice_seconds = ") + seconds)
                  .starts_with("kiosk.toml:1: \"longest_voice_seconds\" must be"));
    }
}

TEST_CASE("labels are off until a printer is named, and their size is in millimetres") {
    CHECK(parse_config("", "kiosk.toml")->label_printer.empty());
    const auto config = parse_config("label_printer = \"Labels\"\nlabel_size_mm = [89, 36]\n", "kiosk.toml");
    REQUIRE(config.ok());
    CHECK(config->label_printer == "Labels");
    CHECK(config->label_size == LabelSize{89, 36});
    CHECK_FALSE(config->label_role);
    CHECK(parse_config("label_role = true", "kiosk.toml")->label_role);
    CHECK(error_of("label_printer = \"-o raw\"").starts_with("kiosk.toml:1: \"label_printer\" must be"));
    for (const char* size : {"[]", "[62]", "[62, 29, 1]", "[62, 5]", "[500, 29]", "[62.5, 29]", "\"62x29\"", "62"}) {
        INFO(size);
        CHECK(error_of(std::string("label_size_mm = ") + size).starts_with("kiosk.toml:1: \"label_size_mm\" must be"));
    }
    CHECK(error_of("label_role = \"yes\"") == "kiosk.toml:1: \"label_role\" must be true or false");
    CHECK(error_of("label_colour = 1") == "kiosk.toml:1: \"label_colour\" is not a known setting");
}
