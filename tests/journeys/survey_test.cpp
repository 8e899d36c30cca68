// From a spreadsheet to a table: a survey is imported, asked at a kiosk with a skip and a refused answer, and exported.
#include "real_kiosk.h"
#include "tests/sync/server/forms/spreadsheet.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("a spreadsheet's questions are asked at the meeting and come back as a table") {
    const KioskFolder folder;
    RealServer server;
    RealKiosk kiosk(folder.path);
    kiosk.come_up_at(server);
    CHECK(kiosk.send("press #welcome.survey"));
    CHECK((*kiosk.answer())["ok"] == false);

    const Spreadsheet survey(Sheets{
        {{"type", "name", "label::English (en)", "label::Cymraeg (cy)", "relevant", "constraint", "constraint_message"},
         {"select_one yes_no", "uses_bus", "Do you use the bus?", "Ydych chi’n defnyddio’r bws?"},
         {"integer", "age", "How old are you?", "", "${uses_bus} = 'yes'", ". > 0 and . < 120", "That is not an age."},
         {"text", "why_not", "Why do you not use it?", "", "${uses_bus} = 'no'"},
         {"select_multiple what", "needs", "What would help?", ""}},
        {{"list_name", "name", "label"},
         {"yes_no", "yes", "Yes"},
         {"yes_no", "no", "No"},
         {"what", "later", "Later buses"},
         {"what", "cheaper", "Cheaper buses"}},
        {{"form_title", "form_id", "version"}, {"Bus survey", "bus_survey", "7"}}});
    const std::string file = "'" + survey.path().string() + "'";
    CHECK(server.command("form import " + file).find("imported") == std::string::npos);
    CHECK(server.command("form import " + file + " --meeting better-buses").find("imported bus_survey") !=
          std::string::npos);

    for (const char* line : {"sync",
                             "press \"Our questions\"",
                             "press #next",
                             "press #next",
                             "expect-screen survey.uses_bus",
                             "press #uses_bus.yes",
                             "press #next",
                             "expect-screen survey.age",
                             "type \"200\"",
                             "press #next",
                             "expect \"That is not an age.\"",
                             "press #keyboard.delete",
                             "press #next",
                             "expect-screen survey.needs",
                             "press #needs.later",
                             "press #needs.cheaper",
                             "press #next",
                             "expect-screen survey.check",
                             "expect \"Later buses\"",
                             "press #save",
                             "expect-screen survey.saved",
                             "press #next",
                             "expect-screen welcome",
                             "sync"}) {
        kiosk.play(line);
    }
    const std::string csv = server.command("export survey --meeting better-buses --format csv");
    CHECK(count_in(csv, "\n") == 4);
    CHECK(csv.find(",bus_survey,7,uses_bus,yes,0,,\r\n") != std::string::npos);
    CHECK(csv.find(",bus_survey,7,age,20,0,,\r\n") != std::string::npos);
    CHECK(csv.find(",bus_survey,7,needs,later; cheaper,0,,\r\n") != std::string::npos);
    CHECK(csv.find("why_not") == std::string::npos);
    const auto json = nlohmann::json::parse(server.command("export survey --meeting better-buses --format json"));
    REQUIRE(json.size() == 3);
    CHECK(json[2]["answer"] == nlohmann::json{"later", "cheaper"});
}
