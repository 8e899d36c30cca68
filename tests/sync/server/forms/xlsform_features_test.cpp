// Each feature of an XLSForm that is supported, on a sheet that uses it, and each that is refused. docs/domain.md lists
// them.
#include "imported.h"

using namespace copro;
using namespace copro::test;

namespace {

Json asked_as(const std::string& type) {
    return question_of({{"type", "name", "label"}, {"select_one yn", "q", "Q?"}, {type, "a", "A?"}});
}

// A question after a choice (q), a number (n) and several answers (s), with one more cell under that header.
Json with_cell(const std::string& header, const std::string& cell, const std::string& type = "text") {
    return question_of({{"type", "name", "label", header},
                        {"select_one yn", "q", "Q?"},
                        {"integer", "n", "N?"},
                        {"select_multiple yn", "s", "S?"},
                        {type, "a", "A?", cell}});
}

std::string fault_with(const std::string& header, const std::string& cell, const std::string& type = "text") {
    return only_finding({{"type", "name", "label", header}, {type, "a", "A?", cell}});
}

std::string fault_in_choices(const std::vector<std::string>& row, const std::string& more = "") {
    return only_finding({{"type", "name", "label"}, {"select_one l", "a", "A?"}},
                        {{"list_name", "name", "label", more}, {"l", "one", "One"}, row});
}

std::string fault_in_settings(const std::string& name, const std::string& value) {
    return only_finding({{"type", "name", "label"}, {"text", "a", "A?"}}, yes_no, {{name}, {value}});
}

} // namespace

TEST_CASE("each supported type is imported, in each of its spellings") {
    for (const char* type : {"text", "string"}) CHECK(asked_as(type)["type"] == "text");
    for (const char* type : {"integer", "int"}) CHECK(asked_as(type)["type"] == "number");
    CHECK(asked_as("decimal")["type"] == "decimal");
    CHECK(asked_as("note")["type"] == "notice");
    for (const char* type : {"acknowledge", "trigger"}) CHECK(asked_as(type)["options_from"] == "read-this");
    for (const char* type : {"select_one yn", "select one yn"}) {
        CHECK(asked_as(type)["type"] == "choice");
        CHECK(asked_as(type)["options"].size() == 2);
    }
    for (const char* type : {"select_multiple yn", "select multiple yn"}) CHECK(asked_as(type)["type"] == "choices");
    CHECK(asked_as("range")["options"].size() == 10);
    CHECK(with_cell("parameters", "start=0 end=10 step=5", "range")["options"][2]["id"] == "10");
}

TEST_CASE("each supported column is taken, in each of its spellings") {
    for (const char* label : {"label", "caption", "label::English (en)", "LABEL::en"}) {
        CHECK(question_of({{"type", "name", label}, {"text", "a", "A?"}})["wording"]["en"] == "A?");
    }
    CHECK(with_cell("hint", "H")["hint"]["en"] == "H");
    for (const char* yes : {"yes", "Yes", "true", "TRUE", "true()", "1"}) {
        CHECK(with_cell("required", yes)["required"] == true);
    }
    for (const char* no : {"no", "false", "FALSE", "false()", "0"}) {
        CHECK_FALSE(with_cell("required", no).contains("required"));
    }
    for (const char* header : {"required_message", "required message"}) {
        CHECK(with_cell(header, "Say")["required_message"]["en"] == "Say");
    }
    for (const char* header : {"relevant", "relevance"}) {
        CHECK(with_cell(header, "${n} = 1")["show_if"]["expression"] == "${n} = 1");
    }
    CHECK(with_cell("constraint", ". != 'x'")["constraint"]["expression"] == ". != 'x'");
    CHECK(with_cell("default", "7", "integer")["at_first"] == "7");
    for (const char* header : {"media::image", "media:image", "image", "media::image::English (en)"}) {
        for (const char* name : {"bus", "bus.png", "bus.svg"}) CHECK(with_cell(header, name)["picture"] == "bus");
    }
    CHECK(with_cell("appearance", "multiline")["type"] == "text");
    for (const char* header : {"readonly", "read_only"}) CHECK(with_cell(header, "yes", "note")["type"] == "notice");
    CHECK(with_cell("readonly", "no")["type"] == "text");
    const Json choice = question_of({{"type", "name", "label"}, {"select_one l", "a", "A?"}},
                                    {{"list name", "value", "label", "image"}, {"l", "one", "One", "bus"}});
    CHECK(choice["options"][0] == Json::parse(R"({"id": "one", "wording": {"en": "One"}, "picture": "bus"})"));
}

TEST_CASE("groups in groups pass on their rules, and the nearest label") {
    for (const std::string mark : {"_", " "}) {
        const XlsForm form = form_of({{{"type", "name", "label", "relevant"},
                                       {"integer", "n", "N?"},
                                       {"begin" + mark + "group", "g", "Outer", "${n} > 1"},
                                       {"begin" + mark + "group", "h", "", "${n} < 9"},
                                       {"text", "a", "A?", "${n} != 5"},
                                       {"end" + mark + "group", ""},
                                       {"end" + mark + "group", ""},
                                       {"text", "b", "B?"}},
                                      {},
                                      {}});
        INFO(describe_findings(form));
        CHECK(form.findings.empty());
        const Json& inside = form.survey["questions"][1];
        CHECK(inside["show_if"]["expression"] == "(${n} > 1) and (${n} < 9) and (${n} != 5)");
        CHECK(inside["section"]["en"] == "Outer");
        CHECK_FALSE(form.survey["questions"][2].contains("show_if"));
        CHECK_FALSE(form.survey["questions"][2].contains("section"));
    }
}

TEST_CASE("each operator and function of a rule is imported, as a skip rule and as a constraint") {
    for (const char* rule :
         {"${n} = 1", "${n} != 1", "${n} < 1", "${n} <= 1", "${n} > 1", "${n} >= -1.5", "${n} = 1 and ${q} = 'yes'",
          "${n} = 1 or ${q} = \"no\"", "not(${n} = 1)", "(${n} = 1)", "true()", "false()", "selected(${s}, 'yes')",
          "count-selected(${s}) = 2", "string-length(${q}) > 2"}) {
        INFO(rule);
        CHECK(with_cell("relevant", rule)["show_if"]["expression"] == rule);
        CHECK(with_cell("constraint", rule)["constraint"]["expression"] == rule);
    }
    CHECK(with_cell("constraint", "string-length(.) <= 20")["constraint"]["expression"] == "string-length(.) <= 20");
}

TEST_CASE("each setting is taken, in each of its spellings, and plain columns may be in another language") {
    for (const auto& [title, id] : {std::pair("form_title", "form_id"), std::pair("title", "id_string")}) {
        const XlsForm form =
            form_of({{{"type", "name", "label", "label::English (en)"}, {"text", "a", "Pam?", "Why?"}},
                     {},
                     {{title, id, "version", "default_language"}, {"Buses", "our-buses", "12", "Cymraeg (cy)"}}});
        INFO(describe_findings(form));
        CHECK(form.findings.empty());
        CHECK(form.survey["title"]["en"] == "Buses");
        CHECK(form.survey["id"] == "our-buses");
        CHECK(form.survey["version"] == 12);
        const Json& wording = form.survey["questions"][0]["wording"];
        CHECK(wording["en"] == "Why?");
        CHECK(wording["cy"] == "Pam?");
        CHECK(form.languages == std::vector<std::string>{"en", "cy"});
    }
}

TEST_CASE("each column that is not supported is refused with its cell") {
    for (const char* header :
         {"audio", "media:audio", "media::audio::English (en)", "video", "media::video", "big-image",
          "media::big-image", "guidance_hint", "guidance_hint::English (en)", "autoplay", "body::x", "instance::x"}) {
        INFO(header);
        CHECK(fault_with(header, "x").starts_with("left out: survey D2: "));
    }
    for (const char* header : {"calculation", "choice_filter", "repeat_count", "trigger", "bind::x"}) {
        INFO(header);
        CHECK(fault_with(header, "x").starts_with("needed: survey D2: "));
    }
    CHECK(fault_with("label", "x") == "wrong: survey D1: this language stands twice");
    CHECK(fault_with("name", "x") == "wrong: survey D1: it stands twice");
    CHECK(fault_with("constraint_message", "No.") == "left out: survey A2: there is no constraint beside it");
    CHECK(fault_with("hint", std::string(500, 'x')).starts_with("wrong: survey D2: it has 500 letters"));
    CHECK(fault_with("default", "many", "integer").starts_with("wrong: survey D2: "));
    CHECK(fault_with("default", "maybe", "select_one yn").starts_with("wrong: survey D2: "));
}

TEST_CASE("a range that is no short row of whole numbers is refused") {
    for (const char* parameters : {"start=0.5 end=2", "start=-1 end=3", "start=1 end=1", "start=1 end=5 step=0",
                                   "start=1 end=50", "start", "tick_interval=2"}) {
        INFO(parameters);
        CHECK(fault_with("parameters", parameters, "range").starts_with("needed: survey D2: "));
    }
}

TEST_CASE("each function and operator that is not supported is refused with its place in the rule") {
    for (const char* rule : {"regex(., 'x')", ". = today()", ". = now()", ". + 1 = 2", ". * 2 = 4", ". div 2 = 1",
                             ". mod 2 = 1", "../q = 1", "/data/q = 1", "coalesce(., 1) = 1", "if(true(), 1, 2) = 1",
                             "position(..) = 1", "once(1) = 1", "jr:choice-name(., 'q') = 'x'"}) {
        INFO(rule);
        CHECK(fault_with("constraint", rule).starts_with("left out: survey D2: character "));
    }
}

TEST_CASE("what a group cannot have here is refused") {
    const auto of_group = [](const std::string& header, const std::string& cell) {
        return only_finding({{"type", "name", "label", header},
                             {"begin_group", "g", "G", cell},
                             {"text", "a", "A?"},
                             {"end_group", ""}});
    };
    CHECK(of_group("appearance", "field-list").starts_with("left out: survey D2: every question has a screen"));
    CHECK(of_group("hint", "H").starts_with("left out: survey A2: a group has a label alone"));
    CHECK(of_group("image", "bus").starts_with("left out: survey D2: a group has a label alone"));
    CHECK(of_group("repeat_count", "2").starts_with("needed: survey D2"));
    CHECK(only_finding({{"type", "name", "label"}, {"text", "a", "A?"}, {"end_repeat", ""}}) ==
          "wrong: survey A3: there is nothing open that this ends");
}

TEST_CASE("a list of answers that does not fit is refused with its cell") {
    CHECK(fault_in_choices({"", "two", "Two"}) == "wrong: choices A3: is empty");
    CHECK(fault_in_choices({"l", "t w o", "Two"}).starts_with("wrong: choices B3: must be letters"));
    CHECK(fault_in_choices({"l", "help", "Two"}) == "wrong: choices B3: is a name that the screens use themselves");
    CHECK(fault_in_choices({"l", "one", "Two"}) == "wrong: choices B3: stands twice in the list l");
    CHECK(fault_in_choices({"l", "two", ""}) == "wrong: choices C3: is empty");
    CHECK(fault_in_choices({"l", "two", "Two", "mine.png"}, "image").starts_with("left out: choices D3: \"mine.png\""));
    CHECK(fault_in_choices({"l", "two", "Two", "a.mp3"}, "media::audio").starts_with("left out: choices D3: "));
    CHECK(fault_in_choices({"m", "two", "Two"}) == "left out: choices A3: no question uses it");
    Rows many{{"list_name", "name", "label"}};
    for (int at = 0; at < 100; ++at) many.push_back({"l", "o" + std::to_string(at), "O"});
    CHECK(only_finding({{"type", "name", "label"}, {"select_one l", "a", "A?"}}, many)
              .starts_with("wrong: survey A2: a screen has room for"));
}

TEST_CASE("a setting that does not fit is refused with its cell") {
    CHECK(fault_in_settings("form_id", "our buses").starts_with("wrong: settings A2: must be letters"));
    CHECK(fault_in_settings("form_title", std::string(300, 'x')).starts_with("wrong: settings A2: it has 300 letters"));
    CHECK(fault_in_settings("version", "1.2.0").starts_with("left out: settings A2: must be a whole number"));
    CHECK(fault_in_settings("submission_url", "https://example.org").starts_with("left out: settings A2: "));
    const XlsForm form = form_of(
        {{{"type", "name", "label::English (en)"}, {"text", "a", "A?"}}, {}, {{"default_language"}, {"English"}}});
    REQUIRE(form.findings.size() == 1);
    CHECK(text_of(form.findings.front()).starts_with("wrong: settings A2: write the language's code"));
}

TEST_CASE("a workbook without a survey, and sheets that are not read, are told") {
    const Spreadsheet nothing([](lxw_workbook* book) { write_sheet(book, "Sheet1", {{"type"}}); });
    const XlsForm none = read_xlsform(*read_workbook(nothing.bytes(), "x.xlsx"), "x.xlsx", {});
    CHECK(none.has(FormFinding::Kind::wrong));
    CHECK(describe_findings(none).find("is this an XLSForm?") != std::string::npos);
    for (const std::string sheet : {"external_choices", "entities", "osm", "my notes"}) {
        const Spreadsheet file([&](lxw_workbook* book) {
            write_sheet(book, "survey", {{"type", "name", "label"}, {"text", "a", "A?"}});
            write_sheet(book, sheet.c_str(), {{"x"}});
        });
        const XlsForm form = read_xlsform(*read_workbook(file.bytes(), "x.xlsx"), "x.xlsx", {});
        INFO(describe_findings(form));
        REQUIRE(form.findings.size() == 1);
        const std::string kind = sheet == "my notes" ? "left out: " : "needed: ";
        CHECK(text_of(form.findings.front()).starts_with(kind + sheet + " A1: only survey, choices and settings"));
    }
}
