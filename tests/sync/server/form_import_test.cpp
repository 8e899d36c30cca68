#include "sync/base/files.h"
#include "sync/base/json.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/forms/media_files.h"
#include "tests/sync/server/forms/spreadsheet.h"
#include "tests/sync/server/program.h"

#include <fstream>

using namespace copro;
using namespace copro::test;

namespace {

struct FormOffice {
    TempFolder folder;
    std::string data = (folder.path() / "data").string();

    FormOffice() {
        REQUIRE(run({"init", "--data", data}).exit_code == 0);
        REQUIRE(import_meeting(false).exit_code == 0);
    }
    [[nodiscard]] Ran with_data(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--data", data});
        return run(arguments);
    }
    [[nodiscard]] Ran import_meeting(bool replace) const {
        std::vector<std::string> words{"meeting", "import", COPRO_SOURCE_DIR "/config/meetings/better-buses.json"};
        if (replace) words.emplace_back("--replace");
        return with_data(words);
    }
    [[nodiscard]] Ran import(const Spreadsheet& file, std::vector<std::string> more = {}) const {
        std::vector<std::string> words{"form", "import", file.path().string()};
        words.insert(words.end(), more.begin(), more.end());
        return with_data(words);
    }
};

Spreadsheet survey_of(const std::string& name, const std::string& look = "") {
    return Spreadsheet(Sheets{{{"type", "name", "label", "appearance"}, {"text", name, "Why?", look}}, {}, {}});
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a survey is imported into its meeting, and another only with --replace") {
    const FormOffice office;
    const Spreadsheet survey(Sheets{{{"type", "name", "label"}, {"text", "why", "Why?"}}, {}, {}});
    const Ran looked = office.import(survey);
    CHECK(looked.exit_code == 0);
    CHECK(says(looked.out, "  1. why (text)"));
    CHECK_FALSE(says(looked.out, "imported"));
    CHECK(says(office.import(survey, {"--meeting", "nowhere"}).err, "--meeting: there is no meeting nowhere"));
    CHECK(says(office.import(survey, {"--meeting", "better-buses"}).out, " into better-buses\n"));
    CHECK(office.import(survey, {"--meeting", "better-buses"}).exit_code == 0);
    const Spreadsheet other(Sheets{{{"type", "name", "label"}, {"text", "how", "How?"}}, {}, {}});
    CHECK(says(office.import(other, {"--meeting", "better-buses"}).err, "has a survey already"));
    // The meeting's pack again, without a survey: the one that was imported stays.
    CHECK(office.import_meeting(true).exit_code == 0);
    CHECK(says(office.import(other, {"--meeting", "better-buses"}).err, "has a survey already"));
    CHECK(office.import(other, {"--meeting", "better-buses", "--replace"}).exit_code == 0);
}

TEST_CASE(
    "a survey's pictures go with it when the meeting comes again without it, and no pack names what is not here") {
    const FormOffice office;
    const auto named = office.folder.path() / "pictures";
    std::filesystem::create_directories(named);
    std::ofstream(named / "kerb.svg") << sample_svg();
    const Spreadsheet survey(Sheets{{{"type", "name", "label", "image"}, {"text", "why", "Why?", "kerb.svg"}}, {}, {}});
    REQUIRE(office.import(survey, {"--meeting", "better-buses", "--media", named.string()}).exit_code == 0);
    const std::string sha256 = sha256_of(sample_svg());
    const auto is_here = [&] {
        const auto reader = must(open_sqlite_reader(std::filesystem::path(office.data) / "server.db"));
        return must(reader->medium_part(sha256, 0, 1)).has_value();
    };
    CHECK(office.import_meeting(true).exit_code == 0);
    CHECK(is_here());
    Json pack = must(parse_json(must(read_file(COPRO_SOURCE_DIR "/config/meetings/better-buses.json")), "pack"));
    const auto import_with = [&](const Json& forms) {
        pack["forms"] = forms;
        const std::string file = (office.folder.path() / "again.json").string();
        must(replace_file(file, pack.dump()));
        return office.with_data({"meeting", "import", file, "--replace"});
    };
    CHECK(import_with(Json::array()).exit_code == 0);
    CHECK_FALSE(is_here());
    const Json pictured = must(parse_json(
        R"([{"id":"s","version":1,"title":{"en":"S"},"media":[{"sha256":")" + sha256 +
            R"(","type":"image/svg+xml","length":9}],"questions":[{"id":"why","type":"text","wording":{"en":"Why?"}}]}])",
        "forms"));
    const Ran refused = import_with(pictured);
    CHECK(refused.exit_code == 1);
    CHECK(says(refused.err, "again.json#/forms/0/media/0: this picture or sound is not on this server"));
}

TEST_CASE("pictures and sounds come from the folder that is named, or the one beside the file, and from no other") {
    const FormOffice office;
    const auto pictured = [](const std::string& cell) {
        return Spreadsheet(Sheets{{{"type", "name", "label", "image"}, {"text", "why", "Why?", cell}}, {}, {}});
    };
    const auto named = office.folder.path() / "pictures";
    std::filesystem::create_directories(named);
    std::ofstream(named / "kerb.svg") << sample_svg();
    std::ofstream(office.folder.path() / "secret.svg") << sample_svg();
    const std::vector<std::string> into{"--meeting", "better-buses", "--media", named.string(), "--replace"};
    const Spreadsheet good = pictured("kerb.svg");
    CHECK(says(office.import(good).err, "\"kerb.svg\" is neither beside the spreadsheet"));
    const Ran taken = office.import(good, into);
    CHECK(taken.exit_code == 0);
    CHECK(says(taken.out, "its own pictures and sounds: 1, "));
    // What the folder does not hold is not read, however it is written.
    for (const std::string cell : {"../secret.svg", "/etc/passwd", ".hidden"}) {
        INFO(cell);
        CHECK(says(office.import(pictured(cell), into).err, "is neither beside the spreadsheet"));
    }
    std::ofstream(named / "large.svg") << std::string(3 << 20, ' ');
    CHECK(says(office.import(pictured("large.svg"), into).err,
               "survey D2: image: large.svg: it has 3072 KiB, and may have 1024"));
    std::ofstream(named / "bad.svg") << sample_svg("<script/>");
    const Ran bad = office.import(pictured("bad.svg"), into);
    CHECK(bad.exit_code == 1);
    CHECK(says(bad.err, "survey D2: image: bad.svg: \"script\" is not drawn"));
    CHECK(says(office.import(good, {"--media", (named / "none").string()}).err, "--media: "));
}

TEST_CASE("a pack with a picture that no kiosk has is refused with its place, and replaces nothing") {
    const FormOffice office;
    Json pack = parse_json(read_file(COPRO_SOURCE_DIR "/config/meetings/better-buses.json").take(), "pack").take();
    pack["can_change"][1]["picture"] = "a-unicorn";
    const auto file = office.folder.path() / "unicorn.json";
    std::ofstream(file) << pack.dump();
    const Ran ran = office.with_data({"meeting", "import", file.string(), "--replace"});
    CHECK(ran.exit_code == 1);
    CHECK(says(ran.err, "#/can_change/1/picture: \"a-unicorn\" is no picture of the kiosk's"));
}

TEST_CASE("other questions under the same name need a higher version, so that nobody's answers are taken for others") {
    const FormOffice office;
    const auto named = [](const std::string& question, const std::string& version) {
        return Spreadsheet(Sheets{
            {{"type", "name", "label"}, {"text", question, "Why?"}}, {}, {{"form_id", "version"}, {"buses", version}}});
    };
    CHECK(office.import(named("why", "2"), {"--meeting", "better-buses"}).exit_code == 0);
    const Ran same = office.import(named("how", "2"), {"--meeting", "better-buses", "--replace"});
    CHECK(same.exit_code == 1);
    CHECK(says(same.err, "write a higher version in the sheet settings"));
    CHECK(office.import(named("how", "3"), {"--meeting", "better-buses", "--replace"}).exit_code == 0);
}

TEST_CASE("what is not supported refuses the survey, unless it can be left out and is") {
    const FormOffice office;
    const Spreadsheet look = survey_of("why", "w4");
    const Ran refused = office.import(look, {"--meeting", "better-buses"});
    CHECK(refused.exit_code == 1);
    CHECK(says(refused.err, "not supported, and can be left out:\n  survey D2: appearance: \"w4\""));
    CHECK(says(refused.err, "--without-unsupported"));
    const Ran without = office.import(look, {"--meeting", "better-buses", "--without-unsupported"});
    CHECK(without.exit_code == 0);
    CHECK(says(without.err, "survey D2: appearance"));
    const Spreadsheet mistake = survey_of("why not");
    const Ran wrong = office.import(mistake, {"--without-unsupported", "--meeting", "better-buses", "--replace"});
    CHECK(wrong.exit_code == 1);
    CHECK(says(wrong.err, "to be put right in the spreadsheet:\n  survey B2: name"));
    CHECK(says(wrong.err, "was not imported\n"));
    const Ran nothing = office.with_data({"form", "import", COPRO_SOURCE_DIR "/README.md"});
    CHECK(nothing.exit_code == 1);
    CHECK(says(nothing.err, "README.md: this is not an .xlsx file"));
}
