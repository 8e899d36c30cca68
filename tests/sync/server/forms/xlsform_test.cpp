#include "imported.h"

using namespace copro;
using namespace copro::test;
using Kind = FormFinding::Kind;

TEST_CASE("every supported column and type becomes a question of the survey") {
    const XlsForm form =
        form_of({{{"type", "name", "label::English (en)", "label::Cymraeg (cy)", "hint::English (en)", "required",
                   "required_message::English (en)", "relevant", "constraint", "constraint_message::English (en)",
                   "default", "media::image", "parameters", "appearance", "readonly"},
                  {"note", "hello", "Hello.", "Helo.", "", "", "", "", "", "", "", "bus", "", "", "yes"},
                  {"select_one yn", "uses_bus", "Do you use the bus?", "Ydych chi?", "", "yes", "Please say.", "", "",
                   "", "yes"},
                  {"begin group", "g", "The bus", "Y bws", "", "", "", "${uses_bus} = 'yes'"},
                  {"integer", "age", "How old are you?", "", "In years", "", "", "", ". > 0 and . < 120",
                   "That is not an age."},
                  {"select_multiple yn", "both", "Which?", "", "", "", "", "${age} > 17", "count-selected(.) <= 1"},
                  {"end group", ""},
                  {"decimal", "miles", "How far?", "", "", "", "", "", "", "", "1.5"},
                  {"range", "score", "How good?", "", "", "", "", "", "", "", "", "", "start=1 end=5 step=1"},
                  {"acknowledge", "ok", "We keep this for a year."},
                  {"text", "why", "Why?", "", "", "", "", "selected(${both}, 'yes') and not(${score} = 1)", "", "", "",
                   "", "", "multiline"}},
                 yes_no,
                 {{"form_title", "form_id", "version", "default_language"},
                  {"Bus survey", "bus_survey", "2026112201", "English (en)"}}});
    INFO(describe_findings(form));
    CHECK(form.findings.empty());
    CHECK(form.languages == std::vector<std::string>{"en", "cy"});
    const auto survey = load_survey(form.survey, "survey");
    INFO((survey.ok() ? "" : survey.error().text()));
    REQUIRE(survey.ok());
    CHECK(survey->id == "bus_survey");
    CHECK(survey->version == 2026112201);
    CHECK(survey->title.own.in("en").text == "Bus survey");
    REQUIRE(survey->questions.size() == 8);
    CHECK(survey->questions[0].type == "notice");
    CHECK(survey->questions[0].picture == "bus");
    const Question& bus = survey->questions[1];
    CHECK(bus.required);
    CHECK(bus.required_message.own.in("en").text == "Please say.");
    CHECK(bus.at_first == "yes");
    CHECK(bus.options[0].picture == "yes");
    CHECK(bus.options[0].wording.own.in("cy").text == "Ie");
    CHECK(bus.wording.own.in("pl").language == "en");
    const Question& age = *survey->find("age");
    CHECK(age.type == "number");
    CHECK(age.section.own.in("cy").text == "Y bws");
    CHECK(age.hint.own.in("en").text == "In years");
    CHECK(age.show_if.expression->text() == "(${uses_bus} = 'yes')");
    CHECK(age.constraint->message.own.in("en").text == "That is not an age.");
    CHECK(survey->find("both")->show_if.expression->text() == "(${uses_bus} = 'yes') and (${age} > 17)");
    CHECK(survey->find("score")->options.size() == 5);
    CHECK(survey->find("ok")->options_from == "read-this");
    CHECK(survey->find("why")->is_private);
    CHECK(describe_questions(form).find(
              "  3. age (number, asked if (${uses_bus} = 'yes'), must be . > 0 and . < 120)") != std::string::npos);
}

TEST_CASE("a sheet without languages is English; the file's name stands in for what it does not say") {
    const XlsForm form = form_of({{{"type", "name", "label"}, {"text", "why", "Why?"}}, {}, {}}, "our buses.xlsx");
    CHECK(form.findings.empty());
    CHECK(form.survey["id"] == "our_buses");
    CHECK(form.survey["title"] == Json{{"en", "our buses"}});
    CHECK(form.survey["questions"][0]["wording"] == Json{{"en", "Why?"}});
    CHECK(question_of({{"type", "name", "label"}, {"select one yn", "a", "A?"}})["type"] == "choice");
}

TEST_CASE("what is not supported is named with its cell and its reason, and says whether it can be left out") {
    const auto with = [](const std::string& header, const std::string& cell) {
        return only_finding({{"type", "name", "label", header}, {"text", "a", "A?", cell}});
    };
    CHECK(with("appearance", "w4").starts_with("left out: survey D2: \"w4\""));
    CHECK(with("media::audio", "a.mp3").starts_with("left out: survey D2: \"a.mp3\" is not beside the spreadsheet"));
    CHECK(with("media::image", "mine.png").starts_with("left out: survey D2: \"mine.png\" is neither beside"));
    CHECK(with("media::video::English (en)", "a.mp4") == "left out: survey D2: no video is played here");
    CHECK(with("guidance_hint", "x").starts_with("left out: survey D2"));
    CHECK(with("parameters", "randomize=true").starts_with("left out: survey D2"));
    CHECK(with("my notes", "x") == "left out: survey D1: its cells are not used here");
    CHECK(with("calculation", "1 + 1").starts_with("needed: survey D2"));
    CHECK(with("choice_filter", "x").starts_with("needed: survey D2"));
    CHECK(with("repeat_count", "3").starts_with("needed: survey D2"));
    CHECK(with("trigger", "${a}").starts_with("needed: survey D2"));
    CHECK(with("bind::odk:x", "1").starts_with("needed: survey D2"));
    CHECK(with("default", "today()").starts_with("needed: survey D2"));
    CHECK(with("required", "${a} = 1").starts_with("needed: survey D2"));
    CHECK(with("readonly", "yes").starts_with("needed: survey D2"));
    CHECK(with("relevant", "regex(${a}, 'x')") ==
          "needed: survey D2: character 1: the function regex() is not supported");
    CHECK(with("constraint", ". < today()") ==
          "left out: survey D2: character 5: the function today() is not supported");
    CHECK(with("relevant", "${b} + 1 > 2").starts_with("needed: survey D2"));
    CHECK(with("label::Polski", "Co?").starts_with("wrong: survey D1: write the language's code in brackets"));
}

TEST_CASE("types that are not there, repeats and sheets of other programs are named too") {
    const auto of_type = [](const std::string& type) {
        return only_finding({{"type", "name", "label"}, {"text", "a", "A?"}, {type, "b", "B?"}});
    };
    for (const char* type : {"geopoint", "image", "audio", "barcode", "date", "time", "rank yn", "file",
                             "select_one_from_file towns.csv", "start", "deviceid", "calculate"}) {
        INFO(type);
        CHECK(of_type(type).starts_with("left out: survey A3: "));
    }
    CHECK(only_finding({{"type", "name", "label", "required"}, {"text", "a", "A?"}, {"date", "b", "B?", "yes"}})
              .starts_with("needed: survey A3"));
    CHECK(of_type("select_one yn or_other").starts_with("needed: survey A3"));
    CHECK(of_type("select_one nothing") == "wrong: survey A3: the sheet choices has no list \"nothing\"");
    const XlsForm repeat = form_of({{{"type", "name", "label"},
                                     {"text", "a", "A?"},
                                     {"begin_repeat", "r", "Again"},
                                     {"text", "b", "B?"},
                                     {"end_repeat", ""}},
                                    {},
                                    {}});
    CHECK(repeat.findings.size() == 2);
    CHECK(repeat.has(Kind::needed));
    CHECK(only_finding({{"type", "name", "label"}, {"text", "a", "A?"}}, yes_no,
                       {{"style", "version"}, {"pages", "3"}}) ==
          "left out: settings A2: this setting means nothing here");
    CHECK(only_finding(
              {{"type", "name", "label", "parameters"}, {"text", "a", "A?"}, {"range", "b", "B?", "start=0 end=100"}})
              .starts_with("needed: survey D3"));
}

TEST_CASE("a range has a button for each of its numbers, from 1 to 10 where nothing is said, however large they are") {
    const auto ids = [](const std::string& parameters) {
        const XlsForm form =
            form_of({{{"type", "name", "label", "parameters"}, {"range", "b", "B?", parameters}}, {}, {}});
        std::string all;
        for (const Json& option : form.survey["questions"][0]["options"]) all += option["id"].get<std::string>() + " ";
        return all;
    };
    CHECK(ids("") == "1 2 3 4 5 6 7 8 9 10 ");
    CHECK(ids("start=2147483640 end=2147483647 step=5") == "2147483640 2147483645 ");
}

TEST_CASE("mistakes are to be put right in the spreadsheet") {
    const auto row = [](const std::vector<std::string>& cells) {
        return only_finding({{"type", "name", "label", "relevant", "constraint"}, {"select_one yn", "q", "Q?"}, cells});
    };
    CHECK(row({"text", "a b", "A?"}).starts_with("wrong: survey B3: must be letters"));
    CHECK(row({"text", "q", "A?"}) == "wrong: survey B3: stands twice");
    CHECK(row({"text", "help", "A?"}) == "wrong: survey B3: is a name that the screens use themselves");
    CHECK(row({"text", "a", ""}) == "wrong: survey C3: is empty");
    CHECK(row({"", "a", "A?"}) == "wrong: survey A3: is empty");
    CHECK(row({"begin group", "g", "G"}) == "wrong: survey A3: this group has no end");
    CHECK(row({"end group", ""}) == "wrong: survey A3: there is nothing open that this ends");
    CHECK(row({"text", "a", "A?", "${q} = 'yess'"}) == "wrong: survey D3: \"yess\" is not an answer to q");
    CHECK(row({"text", "a", "A?", "${q} ="}) == "wrong: survey D3: character 7: something is missing at the end");
    CHECK(row({"text", "a", "A?", "${later} = 1"}) == "needed: survey D3: ${later} is not an earlier question here");
    CHECK(row({"text", "a", "A?", "${a} = 'x'"}) == "needed: survey D3: ${a} is not an earlier question here");
    CHECK(row({"text", "a", "A?", ". = 'x'"}) == "wrong: survey D3: \".\" has no answer to look at");
    CHECK(row({"text", "a", "What is ${q}?"}).starts_with("needed: survey C3"));
    CHECK(row({"text", "a", std::string(161, 'x')}).starts_with("wrong: survey C3: it has 161 letters"));
    CHECK(
        only_finding({{"type", "name", "label::Cymraeg (cy)"}, {"text", "a", "Pam?"}}).starts_with("wrong: survey C2"));
    CHECK(form_of({{{"type", "label"}, {"text", "A?"}}, {}, {}}).has(Kind::wrong));
    CHECK(form_of({{{"type", "name"}}, {}, {}}).has(Kind::wrong));
}

TEST_CASE("every picture that ships can be named") {
    CHECK(kiosk_pictures().contains("bus"));
    CHECK(kiosk_pictures().contains("you-said-we-did"));
    CHECK_FALSE(kiosk_pictures().contains(""));
}
