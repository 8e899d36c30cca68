// long: one sample year, and each table that is made of it.
// The year's report and the prompts, by the commands that write them.
#include "tests/sync/server/year_office.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string source = COPRO_SOURCE_DIR;

} // namespace

TEST_CASE(
    "the year's report has people, trend, roles side by side, needs, money and promises, under the six standards") {
    YearOffice office;
    (void)office.run("promise answer", {{"reference", office.references[0]},
                                        {"said", "The signs are small."},
                                        {"did", "New signs."},
                                        {"language", "en"}});
    const auto files = office.report();
    const std::string& html = files.at("report.html");
    for (const char* heading : {"Our year 2025", "Inclusive opportunities", "Working together", "Support and learning",
                                "Governance", "Communications", "Impact", "What made it hard to come?"}) {
        INFO(heading);
        CHECK(html.find(fmt::format(">{}</", heading)) != std::string::npos);
    }
    CHECK(files.at("meetings.csv") == ",How many\r\nMeetings,1\r\nHours,3\r\n");
    // 24 people and all that were with them; of two staff it is not told that there were two.
    CHECK(files.at("roles.csv").find("Everybody,25\r\n") != std::string::npos);
    CHECK(files.at("roles.csv").find("I am staff,fewer than 5\r\n") != std::string::npos);
    CHECK(files.at("roles.csv").find("I use services,not shown\r\n") != std::string::npos);
    CHECK(files.at("network.csv") == ",How many\r\nCame this year,25\r\nCame for the first time,25\r\n"
                                     "\"Came last year, but not this year\",fewer than 5\r\n");
    CHECK(files.at("trend-members.csv").find("06/2025,20,") != std::string::npos);
    CHECK(files.at("trend-members.csv").find("05/2025,0,0,0,0\r\n") != std::string::npos);
    CHECK(files.at("trend-staff.csv").find("06/2025,fewer than 5,not shown,not shown,not shown\r\n") !=
          std::string::npos);
    CHECK(files.at("trend-unnamed.csv").find("06/2025,10,0,0,10\r\n") != std::string::npos);
    CHECK(files.at("overall.csv")
              .find(",People who use services,Carers,Staff,Trustees,Other people,People who gave no "
                    "name\r\nEverybody,20,0,fewer than 5,0,0,10\r\n") == 0);
    CHECK(files.at("barriers.csv").find("Getting here,25 (100%)\r\n") != std::string::npos);
    CHECK(files.at("interest.csv").find("Training,25 (100%)\r\n") != std::string::npos);
    CHECK(files.at("needs.csv").find("Hearing loop,25") != std::string::npos);
    CHECK(files.at("needs-met.csv").find("They did not say,25") != std::string::npos);
    CHECK(files.at("fee.csv").find("Training instead,5") != std::string::npos);
    CHECK(files.at("ways.csv").find("\"On the screen, with help\",5") != std::string::npos);
    // For a program in the CSV, for people in the report.
    CHECK(html.find("<td>£1,065</td>") != std::string::npos);
    // One plane, of one person: the next smallest goes with it.
    CHECK(files.at("money.csv") ==
          ",Pounds\r\nAll together,£1065\r\nBus or tram,£120\r\nMoney for your time,not shown\r\n"
          "Plane,not shown\r\n");
    CHECK(files.at("promises.csv")
              .find("You wanted an answer,24\r\nWe did,1\r\nWe could not,0\r\n"
                    "Answered on time,0\r\nAnswered late,1\r\n") != std::string::npos);
    CHECK(files.at("said.csv") == "You said,We did,We could not\r\nThe signs are small.,New signs.,\r\n");
    CHECK(files.at("equality.csv") == ",,How many\r\n");
    CHECK(files.at("reach.csv").find(",Yes,not shown,50%\r\n") != std::string::npos);
    CHECK(html.find("Nobody used paper.") != std::string::npos);
    // Asked by nobody, so not told.
    CHECK_FALSE(files.contains("knew-role.csv"));
}

TEST_CASE("nothing that anybody wrote, nobody's name, id or number and no exact small number is in the year's report") {
    YearOffice office;
    for (const auto& [name, text] : office.report()) {
        INFO(name);
        for (const char* secret : {"Secretword", "Secretneed", "Name1", "p-00", "450", "kiosk-1"})
            CHECK(text.find(secret) == std::string::npos);
        for (const std::string& reference : office.references) CHECK(text.find(reference) == std::string::npos);
        const bool is_of_people = name.ends_with(".csv") && name != "meetings.csv" && name != "promises.csv" &&
                                  name != "money.csv" && name != "reach.csv" && name != "said.csv";
        if (!is_of_people) continue;
        // Every cell that begins with a digit: a number, with its share or without.
        for (std::size_t at = text.find(','); at != std::string::npos; at = text.find(',', at + 1)) {
            const bool is_number = at + 1 < text.size() && text[at + 1] >= '0' && text[at + 1] <= '9';
            if (is_number) CHECK(std::stoi(text.substr(at + 1)) % 5 == 0);
        }
    }
}

TEST_CASE("the year's report is written in every language, right to left where that is so") {
    YearOffice office;
    for (const auto& entry : std::filesystem::directory_iterator(source + "/assets/words")) {
        const std::string language = entry.path().stem().string();
        if (entry.path().extension() != ".po") continue;
        INFO(language);
        const std::string html = office.report(language).at("report.html");
        const bool is_right_to_left = language == "ar" || language == "ur";
        CHECK(html.find(fmt::format("<html lang=\"{}\" dir=\"{}\">", language, is_right_to_left ? "rtl" : "ltr")) !=
              std::string::npos);
        CHECK(html.find("year.") == std::string::npos);
        CHECK(html.find('{') == html.find("{font"));
    }
}

TEST_CASE("a form that no kiosk would take is no reason to have no year's report") {
    YearOffice office;
    Json forms(must(read_folder(source + "/assets/forms", ".json")));
    forms["odd.json"] =
        R"({"questions":[{"id":7,"wording":3,"options":"x"},{"id":"a","options":[{"id":7,"wording":"w"}]},5]})";
    CHECK(office.report("en", {{"forms", forms.dump()}}).contains("report.html"));
}

TEST_CASE("a year that goes on has a report without money and equality, and only when it is asked for so") {
    YearOffice office;
    auto options = year_options(office.folder.path() / "so-far", "en");
    options["year"] = "2026";
    CHECK(office.refusal("report year", options).find("is not over") != std::string::npos);
    options["year"] = "2027";
    CHECK(office.refusal("report year", options).find("has not begun") != std::string::npos);
    const auto files = office.report("en", {{"year", "2026"}, {"so-far", "yes"}});
    CHECK(files.at("report.html").find("The year is not over yet.") != std::string::npos);
    for (const char* left_out : {"money.csv", "equality.csv", "reach.csv"}) CHECK_FALSE(files.contains(left_out));
    // A report that is there is not written over.
    options = year_options(office.folder.path() / "once", "en");
    (void)office.run("report year", options);
    CHECK(office.refusal("report year", options).find("is there already") != std::string::npos);
}

TEST_CASE("paper is equal when it asked what the screen asks, and the report says when it did not") {
    YearOffice office;
    const std::string paper = R"({"event":"in","person":"p-050","name":"Name50","entered_from":"paper"})";
    office.say("attendance", paper, YearOffice::in_june);
    CHECK(office.report().at("report.html").find("Paper and the screen asked the same questions.") !=
          std::string::npos);
    EnvelopeHeader header = office.kiosk.header(++office.seq, "attendance");
    header.wall_ms = office.clock.wall_ms() - YearOffice::in_june * 86'400'000LL;
    const std::string inside = fmt::format(
        R"({{"schema":1,"rec_id":"{}","kind":"attendance","form":"sign-in","form_version":9,"saved_wall_ms":{},"body":{}}})",
        header.rec_id.text(), header.wall_ms, paper);
    const Bytes bytes = make_envelope(header, to_bytes(inside), office.kiosk.intake, office.kiosk.keys);
    REQUIRE(office.send({header, bytes}, header.wall_ms).state == RecordState::stored);
    CHECK(office.report().at("report.html").find("Some paper forms had other questions than the screen.") !=
          std::string::npos);
}

TEST_CASE("somebody who comes to twelve meetings is one person in every table, with an id or under a name alone") {
    YearOffice office;
    const auto by_another = [](int i) {
        return fmt::format(R"("for":"someone-else","person":"p-60{}","for_person":"p-500","for_name":"Often",)", i);
    };
    const auto say_all = [&](const std::string& who, const std::string& name, bool is_by_many = false) {
        for (int i = 0; i < 12; ++i) {
            office.kiosk.meeting = fmt::format("meeting-{}", i);
            const auto say = [&](const char* kind, const std::string& body) {
                office.say(kind, body, YearOffice::in_june + i);
            };
            say("attendance",
                fmt::format(R"({{"event":"in",{}"name":"{}","roles":["trustee"],"needs":["bsl"]}})", who, name));
            say("attendance", fmt::format(R"({{"event":"out",{}"name":"{}","more_needs":{{"met":"no"}},
                "needs_met":"no"}})",
                                          who, name));
            say("feedback", fmt::format(R"({{"anonymous":false,"name":"{}","answers":{{"overall":"not-good",
                "barriers":["stairs"],"interest":["panels"]}}}})",
                                        name));
            say("claim", fmt::format(R"({{{}"name":"{}","lines":[{{"category":"taxi","amount_pence":1000}}],
                "fee":{{"choice":"donate","offered_pence":2750,"pence":0}}}})",
                                     is_by_many ? by_another(i) : who, name));
        }
    };
    SECTION("with an id") { say_all(R"("person":"p-500",)", "Often"); }
    SECTION("under a name alone") { say_all("", "Often"); }
    SECTION("with an id, and others filled in each claim") { say_all(R"("person":"p-500",)", "Often", true); }
    const auto files = office.report();
    const auto has = [&](const char* file, const std::string& line) {
        INFO(file << ": " << files.at(file));
        CHECK(files.at(file).find(line) != std::string::npos);
    };
    has("roles.csv", "I am a trustee,fewer than 5\r\n");
    has("needs.csv", "bsl,fewer than 5\r\n");
    has("needs-met.csv", "No,fewer than 5\r\n");
    has("fee.csv", "Give it to the charity,fewer than 5\r\n");
    // One trustee: not how many answers they gave, and not what they said.
    has("overall.csv", "Everybody,20,0,fewer than 5,fewer than 5,0,10\r\n");
    has("overall.csv", "Not good,0 (0%),0,not shown,not shown,0,10");
    has("barriers.csv", "stairs,fewer than 5\r\n");
    has("interest.csv", "panels,fewer than 5\r\n");
    has("money.csv", "Taxi,not shown\r\n");
    CHECK(files.at("network.csv").find("Came this year,25\r\n") != std::string::npos);
}

TEST_CASE("only a folder that the report makes becomes private") {
    using std::filesystem::perms;
    YearOffice office;
    const auto there = office.folder.path() / "there";
    std::filesystem::create_directory(there);
    std::filesystem::permissions(there, perms(0755));
    (void)office.run("report year", year_options(there, "en"));
    CHECK(std::filesystem::status(there).permissions() == perms(0755));
    CHECK(std::filesystem::status(there / "report.html").permissions() == perms(0600));
    (void)office.run("report year", year_options(office.folder.path() / "new", "en"));
    CHECK(std::filesystem::status(office.folder.path() / "new").permissions() == perms(0700));
}

TEST_CASE("a year in which nothing was said says so, table by table") {
    CareOffice office;
    (void)office.run("report year", year_options(office.folder.path() / "silent", "en"));
    const std::string html = must(read_file(office.folder.path() / "silent" / "report.html"));
    CHECK(html.find("<h3>Who came</h3>\n<p>There is nothing to show.</p>") != std::string::npos);
    CHECK(must(read_file(office.folder.path() / "silent" / "meetings.csv")) ==
          ",How many\r\nMeetings,0\r\nHours,0\r\n");
}

TEST_CASE("the Friends and Family wording has a table of its own, and no other table counts its answers again") {
    YearOffice office;
    const auto before = office.report();
    CHECK_FALSE(before.contains("experience.csv"));
    // Few said "poor" and few "very poor": one number that is of both, rounded, would give both away.
    const auto say = [&](const char* how, int times) {
        for (int i = 0; i < times; ++i) {
            office.say("feedback", fmt::format(R"({{"anonymous":true,"answers":{{"experience":"{}"}}}})", how),
                       YearOffice::in_june);
        }
    };
    say("very-good", 52);
    say("poor", 4);
    say("very-poor", 4);
    const auto files = office.report();
    CHECK(files.at("experience.csv").find("Poor,0,0,0,0,0,fewer than 5\r\n") != std::string::npos);
    CHECK(files.at("experience.csv").find("Very poor,0,0,0,0,0,fewer than 5\r\n") != std::string::npos);
    CHECK(files.at("experience.csv").find("Neither good nor poor,0,0,0,0,0,0 (0%)\r\n") != std::string::npos);
    for (const auto& [name, text] : before) {
        if (name.ends_with(".csv")) CHECK(files.at(name) == text);
    }
}

TEST_CASE("a year in which all meetings asked in the Friends and Family wording has no table of the other") {
    CareOffice office;
    for (int i = 0; i < 20; ++i)
        office.say("feedback", R"({"anonymous":true,"answers":{"experience":"good"}})", YearOffice::in_june);
    (void)office.run("report year", year_options(office.folder.path() / "family", "en"));
    CHECK(std::filesystem::exists(office.folder.path() / "family" / "experience.csv"));
    CHECK_FALSE(std::filesystem::exists(office.folder.path() / "family" / "overall.csv"));
    CHECK_FALSE(std::filesystem::exists(office.folder.path() / "family" / "trend-members.csv"));
}

TEST_CASE("whether people knew their role is told when it was asked") {
    YearOffice office;
    for (int i = 0; i < 12; ++i)
        office.say("feedback", R"({"anonymous":true,"answers":{"knew-role":"yes"}})", YearOffice::in_june);
    CHECK(office.report().at("knew-role.csv").find("Yes,0,0,0,0,0,10\r\n") != std::string::npos);
    for (int i = 0; i < 10; ++i) office.say("survey", R"({"answers":{"knew-role":"no"}})", YearOffice::in_june);
    CHECK(office.report().at("knew-role.csv").find("No,0,0,0,0,0,10 (50%)\r\n") != std::string::npos);
}

TEST_CASE("of who was invited the year's report says who came, who sent apologies and who did not come") {
    YearOffice office;
    std::string people;
    for (int i = 0; i < 20; ++i)
        people += fmt::format(R"({}{{"id": "p-2{:02}", "first_name": "Guest{}"}})", i == 0 ? "" : ",", i, i);
    office.meeting("may", "2025-05-05", fmt::format(R"("people": [{}])", people));
    office.kiosk.meeting = "may";
    for (int i = 0; i < 10; ++i) office.come(fmt::format("p-2{:02}", i), "service-user", 565);
    for (int i = 10; i < 15; ++i) {
        (void)office.run("attendance excused", {{"meeting", "may"},
                                                {"person", fmt::format("p-2{:02}", i)},
                                                {"by", "Staff Sam"},
                                                {"because", "Secretword"}});
    }
    const auto files = office.report();
    CHECK(files.at("invited.csv") == ",How many\r\nEverybody,20\r\nCame,10 (50%)\r\n"
                                     "Told us they could not come,5 (25%)\r\nDid not come,5 (25%)\r\n");
    CHECK(files.at("report.html").find("Secretword") == std::string::npos);
}

TEST_CASE("what is done about a barrier stands in the report of each year in which it goes on, without an owner") {
    YearOffice office;
    const std::map<std::string, std::string> action{{"barrier", "travel"},
                                                    {"text", "A minibus from the station"},
                                                    {"owner", "Ownername"},
                                                    {"due", "2027-01-31"},
                                                    {"by", "Staff Sam"},
                                                    {"because", "Secretword"},
                                                    {"form", must(read_file(source + "/assets/forms/feedback.json"))},
                                                    {"form_file", "feedback.json"}};
    const std::string begun = office.run("barrier action", action);
    const std::string head = ",What we do,By this day,How it is now\r\n";
    const std::string row = head + "Getting here,A minibus from the station,2027-01-31,";
    const auto report_of = [&](const std::string& year) {
        return office.report("en", {{"year", year}, {"so-far", "yes"}});
    };
    const auto files = report_of("2026");
    CHECK(files.at("actions.csv") == row + "We are doing it\r\n");
    for (const char* secret : {"Ownername", "Secretword", "Staff Sam"})
        CHECK(files.at("report.html").find(secret) == std::string::npos);
    CHECK(report_of("2025").at("actions.csv") == head);
    office.clock.advance(100LL * 24 * 3600 * 1000); // 2 March 2027
    CHECK(report_of("2027").at("actions.csv") == row + "It is late\r\n");
    (void)office.run("barrier done",
                     {{"number", begun.substr(0, begun.find('\t'))}, {"by", "Staff Sam"}, {"because", "it runs"}});
    CHECK(report_of("2027").at("actions.csv") == row + "We did\r\n");
}

TEST_CASE("what is done about equality, and for people who are seldom heard, stands in the year's report") {
    YearOffice office;
    const auto put = [&](const char* verb, const char* option, const std::string& about, const std::string& text) {
        (void)office.run(verb, {{option, about},
                                {"text", text},
                                {"owner", "Ownername"},
                                {"due", "2027-01-31"},
                                {"by", "The Network"},
                                {"because", "Secretword"}});
    };
    put("equality action", "question", "disability", "A hall with a lift");
    put("seldom-heard add", "group", "People who live on boats", "We go to the boat yard");
    const auto files = office.report("en", {{"year", "2026"}, {"so-far", "yes"}});
    const std::string head = ",What we do,By this day,How it is now\r\n";
    CHECK(files.at("equality-actions.csv") ==
          head + "Do you have a health condition?,A hall with a lift,2027-01-31,We are doing it\r\n");
    CHECK(files.at("seldom-heard.csv") ==
          head + "People who live on boats,We go to the boat yard,2027-01-31,We are doing it\r\n");
    CHECK(files.at("actions.csv") == head);
    CHECK(files.at("report.html").find("People we do not hear enough") != std::string::npos);
    CHECK(files.at("report.html").find("<td>31 January 2027</td>") != std::string::npos);
    CHECK(files.at("report.html").find("2027-01-31") == std::string::npos);
    const auto polish = office.report("pl", {{"year", "2026"}, {"so-far", "yes"}});
    CHECK(polish.at("report.html").find("<td>31 stycznia 2027</td>") != std::string::npos);
    CHECK(polish.at("seldom-heard.csv").find(",2027-01-31,") != std::string::npos);
    for (const char* secret : {"Ownername", "Secretword", "The Network"})
        CHECK(files.at("report.html").find(secret) == std::string::npos);
}

TEST_CASE("the year stands under the promises of the charter too, each with what shows it") {
    YearOffice office;
    office.meeting("soon", "2026-12-10", R"("people": [])");
    const auto put = [&](const char* verb, const char* option, const std::string& about, const std::string& text) {
        const std::string begun = office.run(verb, {{option, about},
                                                    {"text", text},
                                                    {"owner", "Ownername"},
                                                    {"due", "2027-01-31"},
                                                    {"by", "The Network"},
                                                    {"because", "Secretword"}});
        return begun.substr(0, begun.find('\t'));
    };
    const auto end = [&](const char* verb, const std::string& number) {
        (void)office.run(verb, {{"number", number}, {"by", "Staff Sam"}, {"because", "agreed"}});
    };
    end("plan done", put("plan ask", "meeting", "soon", "Begin at 11"));
    end("plan could-not", put("plan ask", "meeting", "soon", "Another hall"));
    (void)put("plan ask", "meeting", "soon", "More breaks");
    end("board done", put("board add", "check", "members", "Two seats since May"));
    for (int i = 0; i < 3; ++i) office.say("help", R"({"waits":{"under-2-minutes":8,"nobody-came":1}})");
    for (int i = 0; i < 12; ++i) office.say("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})");
    const auto files = office.report("en", {{"year", "2026"}, {"so-far", "yes"}, {"under", "charter"}});
    const std::string& page = files.at("report.html");
    CHECK(page.find("<h1>What we promised, and what we did in 2026</h1>") != std::string::npos);
    // Nothing is told of money while the year goes on, nor of months to come.
    CHECK(page.find("<h2><span>We pay your costs</span></h2>\n<p>There is nothing to show.</p>") != std::string::npos);
    CHECK(page.find(">11/2026<") != std::string::npos);
    CHECK(page.find(">12/2026<") == std::string::npos);
    for (const char* promise : {"We use what you say", "We plan together", "A person can help you",
                                "People who use services are on our Board"})
        CHECK(page.find(std::string("<h2><span>") + promise) != std::string::npos);
    CHECK(files.at("plan.csv") == ",How many\r\nYou asked for,3\r\nWe did,1\r\nWe could not,1\r\n\"No answer yet, but "
                                  "in time\",1\r\n\"No answer yet, and late\",0\r\n");
    CHECK(files.at("board.csv") == ",What we do,By this day,How it is now\r\n"
                                   "Two people on our Board who use services,Two seats since May,2027-01-31,We did\r\n"
                                   "In Board papers: what people told us,,,Not yet\r\n");
    // Calls, of which a few could be somebody's.
    CHECK(files.at("help.csv") == ",How many\r\nLess than 1 minute,0\r\n1 to 2 minutes,25\r\n2 to 5 minutes,0\r\n"
                                  "5 to 10 minutes,0\r\n10 minutes or more,0\r\nNobody came,fewer than 5\r\n");
    for (const char* secret : {"Ownername", "Secretword", "The Network"}) CHECK(page.find(secret) == std::string::npos);
    // In the next year what was done for the Board still is, and what is not answered is late.
    office.clock.advance(100LL * 24 * 3600 * 1000);
    const auto next = office.report("en", {{"year", "2027"}, {"so-far", "yes"}, {"under", "charter"}});
    CHECK(next.at("board.csv").find("Two seats since May,2027-01-31,We did\r\n") != std::string::npos);
    const auto again = office.report("en", {{"year", "2026"}, {"under", "charter"}});
    CHECK(again.at("plan.csv").find("\"No answer yet, and late\",1\r\n") != std::string::npos);
}

TEST_CASE("how we planned to work together stands beside how people say it was, hidden as all that people say") {
    YearOffice office;
    // No meeting planned it, nobody was asked: no table of either.
    CHECK_FALSE(office.report().contains("ladder.csv"));
    CHECK_FALSE(office.report().contains("ladder-planned.csv"));
    office.meeting("july", "2025-07-10", R"("ladder": "co-design", "people": [])");
    for (int i = 0; i < 12; ++i) {
        office.say(
            "feedback",
            fmt::format(R"({{"anonymous":true,"answers":{{"ladder":"{}"}}}})", i < 10 ? "informing" : "co-design"),
            YearOffice::in_june - 30);
    }
    const auto files = office.report();
    CHECK(files.at("ladder-planned.csv") == ",How many\r\nWe made the plan together,1\r\n");
    CHECK(files.at("ladder.csv").find("Others told me about the plan,0,0,0,0,0,not shown\r\n") != std::string::npos);
    CHECK(files.at("ladder.csv").find("We made the plan together,0,0,0,0,0,fewer than 5\r\n") != std::string::npos);
}

TEST_CASE("each heading of the year's report has a picture, and one that is not there is named") {
    YearOffice office;
    const Json pictures(must(read_folder(source + "/assets/pictures", ".svg")));
    for (const char* under : {"standards", "charter", "change"}) {
        const auto files = office.report("en", {{"pictures", pictures.dump()}, {"under", under}});
        const std::string& page = files.at("report.html");
        CHECK(page.find("<h2><svg aria-hidden=\"true\" xmlns=") != std::string::npos);
        CHECK(page.find("<h2><span>") == std::string::npos);
    }
    auto options = year_options(office.folder.path() / "bad", "en");
    Json fewer = pictures;
    fewer.erase("people.svg");
    options["pictures"] = fewer.dump();
    CHECK(office.refusal("report year", options).find("year-report.json: there is no picture \"people\"") !=
          std::string::npos);
}

TEST_CASE("the year stands under a theory of change: what we put in, what we did, and what came of it") {
    YearOffice office;
    const auto files = office.report("en", {{"under", "change"}});
    const std::string& page = files.at("report.html");
    std::size_t at = 0;
    for (const char* step : {"What we put in", "What we do", "Who takes part", "What people say", "What changed"}) {
        const std::size_t next = page.find(std::string("<h2><span>") + step + "</span></h2>", at);
        REQUIRE(next != std::string::npos);
        at = next;
    }
    CHECK(files.contains("money.csv"));
    CHECK(files.contains("said.csv"));
}

TEST_CASE("how long people waited for their money is told of ten or more, and how many were paid on time") {
    YearOffice office;
    const auto pay = [&](int i, const std::string& day) {
        const auto claim = office.say("claim",
                                      fmt::format(R"({{"person":"p-3{:02}","name":"Paid{}","expenses_pence":500,
            "lines":[{{"category":"bus","amount_pence":500}}]}})",
                                                  i, i),
                                      YearOffice::in_june);
        const std::string reference = claim.header.rec_id.text();
        for (const char* step : {"claim approve", "claim send", "claim paid"})
            (void)office.run(step, {{"references", reference}, {"by", "Staff Sam"}, {"on", day}});
    };
    for (int i = 0; i < 9; ++i) pay(i, "2025-06-20");
    CHECK(office.report().at("days-to-pay.csv").find("\"Half waited this many days, or fewer\",not shown\r\n") !=
          std::string::npos);
    for (int i = 9; i < 20; ++i) pay(i, i < 15 ? "2025-06-20" : "2025-08-01");
    const auto files = office.report();
    CHECK(files.at("days-to-pay.csv") == ",How many\r\nEverybody,20\r\nPaid on time,15 (75%)\r\n"
                                         "Paid late,5 (25%)\r\n\"Half waited this many days, or fewer\",10\r\n");
    CHECK_FALSE(office.report("en", {{"year", "2026"}, {"so-far", "yes"}}).contains("days-to-pay.csv"));
}

TEST_CASE("how many of all who came answered the equality questions is told of twenty or more, in rounded numbers") {
    YearOffice office;
    const auto answer = [&](std::int64_t people, std::int64_t disabled) {
        const std::vector<EqualityCount> counts{{"equality", "", 0, "", people},
                                                {"equality", "disability", 1, "", people},
                                                {"equality", "disability", 1, "yes", 15},
                                                {"equality", "disability", 1, "no", people - 15},
                                                {"equality", "reduce", 1, "", 15},
                                                {"equality", "reduce", 1, "a-lot", disabled},
                                                {"equality", "reduce", 1, "not-at-all", 15 - disabled}};
        RecordFacts facts;
        facts.rec_id = Uuid::random();
        facts.kind = "equality";
        must(office.workshop->writer().ask([&](Store& store) {
            return store.save_opened({{facts, EqualityBody{"2025-06-10", counts}}});
        }));
    };
    answer(21, 10);
    const auto files = office.report();
    // 24 came: 20 of 25, both to the nearest five.
    CHECK(files.at("equality.csv").find("\"Answered, of all visits\",80%\r\n") != std::string::npos);
    CHECK(files.at("equality.csv").find("A lot or a little,10 (50%)\r\n") != std::string::npos);
    // Held against what is so elsewhere, where somebody has put that in.
    const auto beside = office.report("en", {{"benchmark", must(read_file(source + "/config/benchmark.json"))},
                                             {"benchmark_file", "benchmark.json"}});
    CHECK(beside.at("equality.csv").find(",,How many,Among all people\r\n") == 0);
    CHECK(beside.at("equality.csv").find("A lot or a little,10 (50%),17.7%\r\n") != std::string::npos);
    CHECK(beside.at("equality.csv").find("\"Answered, of all visits\",80%,\r\n") != std::string::npos);
    // Whoever reads it sees where the figures are from.
    CHECK(beside.at("report.html").find("<p>Census of England and Wales, 21 March 2021") != std::string::npos);
}

TEST_CASE("a meeting without attendance, limits or a feedback plan is named, and one that has all is not") {
    YearOffice office;
    CHECK(office.run("meeting check") == "2026-11-01\tsilent\tno attendance\n"
                                         "2026-11-01\tsilent\tnobody was shown what cannot change\n"
                                         "2026-11-01\tsilent\tno feedback\n");
    office.kiosk.meeting = "silent";
    office.say("attendance", R"({"event":"in","person":"p-001","name":"A",
        "shown":[{"text":"cannot-change","language":"en","version":"0123456789abcdef"}]})");
    CHECK(office.run("meeting check") == "2026-11-01\tsilent\tno feedback\n");
    office.say("feedback", R"({"anonymous":true,"answers":{"overall":"good"}})");
    CHECK(office.run("meeting check") == "no meeting lacks anything\n");
}

TEST_CASE("a layout of the year's report that says something unknown is refused with its place") {
    YearOffice office;
    auto options = year_options(office.folder.path() / "bad", "en");
    std::string& layout = options["layout"];
    layout.replace(layout.find("\"year.roles\""), 12, "\"year.rolls\"");
    CHECK(office.refusal("report year", options).find("year.rolls: has no words in en") != std::string::npos);
    options["layout"] = R"({"schema":2,"labels":[],"tables":[],"reports":[],"more":1})";
    CHECK(office.refusal("report year", options).find("year-report.json#/more") != std::string::npos);
    options["layout"] =
        R"({"schema":2,"labels":[],"tables":[{"id":"a"}],"reports":[{"id":"standards","title":"year.title",
        "intro":[],"sections":[{"title":"year.title","tables":["a","b"]}]}]})";
    CHECK(office.refusal("report year", options).find("/reports/0/sections/0/tables: there is no table \"b\"") !=
          std::string::npos);
    options["layout"] = R"({"schema":2,"labels":[],"tables":[{"id":"a"},{"id":"a"}],"reports":[]})";
    CHECK(office.refusal("report year", options).find("/tables/1/id: a is there twice") != std::string::npos);
    const auto with_labels = [&](const std::string& from, const std::string& to) {
        auto changed = year_options(office.folder.path() / "bad", "en");
        std::string& text = changed["layout"];
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        return office.refusal("report year", changed);
    };
    CHECK(with_labels(R"("id": "few")", R"("id": "fewer")")
              .find("year-report.json#/labels/1/id: \"fewer\" is no label of the report") != std::string::npos);
    CHECK(with_labels(R"({"id": "few", "wording": "year.few"},)", "")
              .find("year-report.json#/labels: have no words for \"few\"") != std::string::npos);
    CHECK(with_labels(R"("id": "few")", R"("id": "all")").find("/labels/1/id: all is there twice") !=
          std::string::npos);
    options = year_options(office.folder.path() / "bad", "en");
    options["under"] = "moon";
    CHECK(office.refusal("report year", options).find("--under: must be one of: change, charter, standards") !=
          std::string::npos);
    options = year_options(office.folder.path() / "bad", "en");
    options["targets"] = R"({"schema":1,"targets":[{"question":"age","answer":"16-24","percent":101}]})";
    CHECK(office.refusal("report year", options).find("targets.json#/targets/0/percent") != std::string::npos);
    options["targets"] = R"({"schema":1,"targets":[{"question":"age","answer":"old","percent":10}]})";
    CHECK(office.refusal("report year", options)
              .find("targets.json#/targets/0/answer: \"old\" is no answer to \"age\"") != std::string::npos);
}
