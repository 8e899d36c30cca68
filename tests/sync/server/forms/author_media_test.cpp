#include "imported.h"
#include "media_files.h"

using namespace copro;
using namespace copro::test;

namespace {

using Files = std::map<std::string, std::string>;

XlsForm form_with_files(const Rows& survey, const Rows& choices, const Files& files) {
    const Spreadsheet file(Sheets{survey, choices, {}});
    const auto workbook = read_workbook(file.bytes(), "buses.xlsx");
    REQUIRE(workbook.ok());
    const MediumReader beside = [&](const std::string& name) -> Result<std::optional<std::string>> {
        const auto found = files.find(name);
        return found == files.end() ? std::optional<std::string>() : std::optional(found->second);
    };
    XlsForm form = read_xlsform(*workbook, "buses.xlsx", {"bus", "yes"}, beside);
    std::erase_if(form.findings, [](const FormFinding& one) { return one.what == "the list yn"; });
    return form;
}

std::string media_fault(const std::string& header, const std::string& cell, const Files& files) {
    const XlsForm form = form_with_files({{"type", "name", "label", header}, {"text", "a", "A?", cell}}, yes_no, files);
    INFO(describe_findings(form));
    REQUIRE(form.findings.size() == 1);
    return text_of(form.findings.front());
}

} // namespace

TEST_CASE("an author's own pictures and sounds come into the survey, of questions and of answers, by language") {
    const Files files{{"stop.png", sample_png()},
                      {"stop-pl.jpg", sample_jpeg()},
                      {"ask.ogg", sample_sound()},
                      {"yes.svg", sample_svg()}};
    const XlsForm form =
        form_with_files({{"type", "name", "label::English (en)", "label::Polski (pl)", "image",
                          "media::image::Polski (pl)", "media::audio::English (en)"},
                         {"select_one yn", "stop", "Where is the stop?", "Gdzie jest przystanek?", "stop.png",
                          "stop-pl.jpg", "ask.ogg"}},
                        {{"list_name", "name", "label::English (en)", "media::image", "audio::Polski (pl)"},
                         {"yn", "yes", "Yes", "yes.svg", "ask.ogg"},
                         {"yn", "no", "No", "bus", ""}},
                        files);
    INFO(describe_findings(form));
    REQUIRE(form.findings.empty());
    const auto loaded = load_survey(form.survey, "survey");
    INFO((loaded.ok() ? "" : loaded.error().text()));
    REQUIRE(loaded.ok());
    const Question& question = loaded->questions.front();
    CHECK(question.own_picture == MediumByLanguage{{"en", sha256_of(sample_png())}, {"pl", sha256_of(sample_jpeg())}});
    CHECK(question.sound == MediumByLanguage{{"en", sha256_of(sample_sound())}});
    CHECK(picture_in(question.own_picture, "cy") == sha256_of(sample_png()));
    CHECK(sound_in(question.sound, "cy").empty());
    // The author's file wins over the kiosk's own picture of the same name.
    CHECK(question.options[0].own_picture == MediumByLanguage{{"en", sha256_of(sample_svg())}});
    CHECK(question.options[0].picture.empty());
    CHECK(question.options[0].sound == MediumByLanguage{{"pl", sha256_of(sample_sound())}});
    CHECK(question.options[1].picture == "bus");
    CHECK(question.options[1].own_picture.empty());
    CHECK(form.media.size() == 4);
    CHECK(form.media.at(sha256_of(sample_sound())) == sample_sound());
    CHECK(loaded->media.size() == 4);
    CHECK(describe_questions(form).find("its own pictures and sounds: 4, ") != std::string::npos);
}

TEST_CASE("a picture or sound that cannot be used is refused with its cell, its file and the reason") {
    CHECK(media_fault("image", "a.png", {{"a.png", "GIF89a"}}) ==
          "wrong: survey D2: a.png: it is no SVG, PNG or JPEG picture, and no Ogg sound");
    CHECK(
        media_fault("media::audio", "a.mp3", {{"a.mp3", "ID3"}}).starts_with("wrong: survey D2: a.mp3: it is no SVG"));
    CHECK(media_fault("image", "a.ogg", {{"a.ogg", sample_sound()}}) == "wrong: survey D2: a.ogg: it is no picture");
    CHECK(media_fault("audio", "a.png", {{"a.png", sample_png()}}) == "wrong: survey D2: a.png: it is no sound");
    CHECK(media_fault("image", "a.svg", {{"a.svg", sample_svg("<script/>")}}) ==
          "wrong: survey D2: a.svg: \"script\" is not drawn; save it as a plain SVG of shapes");
    const MediumReader refusing = [](const std::string& name) -> Result<std::optional<std::string>> {
        return invalid(name, "it has 9000 KiB, and may have 1024");
    };
    const Spreadsheet file(Sheets{{{"type", "name", "label", "image"}, {"text", "a", "A?", "a.png"}}, {}, {}});
    const XlsForm form = read_xlsform(*read_workbook(file.bytes(), "x.xlsx"), "x.xlsx", {}, refusing);
    REQUIRE(form.findings.size() == 1);
    CHECK(text_of(form.findings.front()) == "wrong: survey D2: a.png: it has 9000 KiB, and may have 1024");
}

TEST_CASE("a picture or sound that does not lie beside the spreadsheet is listed, and the question stays") {
    CHECK(media_fault("image", "a.png", {}) ==
          "left out: survey D2: \"a.png\" is neither beside the spreadsheet nor one of the kiosk's own pictures");
    CHECK(media_fault("audio::English (en)", "a.ogg", {}) ==
          "left out: survey D2: \"a.ogg\" is not beside the spreadsheet; the kiosk reads the words aloud itself");
    CHECK(media_fault("media::image::Cymraeg (cy)", "bus", {}) ==
          "left out: survey D2: \"bus\" is the kiosk's own, and the same in every language");
}

TEST_CASE("more pictures than a village hall's line brings are refused together") {
    Rows survey{{"type", "name", "label", "image"}};
    Files files;
    // Each of another shape, and as large as one may be.
    for (int at = 0; at < 300; ++at) {
        const std::string name = "p" + std::to_string(at);
        files[name] = sample_svg("<desc>" + name + std::string(60'000, ' ') + "</desc>");
        if (at < 100) survey.push_back({"text", name, "A?", name});
    }
    Rows choices{{"list_name", "name", "label", "image"}};
    for (int at = 100; at < 300; ++at) {
        const std::string name = "p" + std::to_string(at);
        choices.push_back({"l" + std::to_string(at / 20), name, "A", name});
    }
    const XlsForm form = form_with_files(survey, choices, files);
    REQUIRE(form.has(FormFinding::Kind::wrong));
    CHECK(describe_findings(form).find("300 files of 18 MiB are too much: at most 200 of 16 MiB") != std::string::npos);
}
