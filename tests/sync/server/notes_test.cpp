// What staff note: who looks after a comment, who sent apologies, what is done about a barrier.
#include "sync/records/reference.h"
#include "tests/sync/server/care_office.h"

using namespace copro;
using namespace copro::test;

namespace {

const std::string invited_to_note = R"("people": [{"id": "p-001", "first_name": "Ada", "last_name": "Quillon"},
    {"id": "p-002", "first_name": "Bo"}, {"id": "p-003", "first_name": "Cy"}])";

using Options = std::map<std::string, std::string>;

struct NoteOffice : CareOffice {
    std::string reference;

    NoteOffice() {
        meeting("better-buses", "2026-11-20", invited_to_note);
        EnvelopeHeader header = kiosk.header(++seq, "feedback");
        header.wall_ms = clock.wall_ms() - 2 * 86'400'000LL;
        reference = reference_of(header.rec_id);
        const std::string body = fmt::format(
            R"({{"anonymous":false,"name":"Ada","reference":"{}","answer_by":"2026-12-20","answers":{{"overall":"good"}}}})",
            reference);
        REQUIRE(send({header, kiosk.record(header, body)}, header.wall_ms).state == RecordState::stored);
    }
    [[nodiscard]] Options owner(const std::string& name) const {
        return {{"reference", reference}, {"owner", name}, {"by", "Staff Sam"}, {"because", "it is about the hall"}};
    }
    [[nodiscard]] static Options apology(const std::string& person, const std::string& meeting = "better-buses") {
        return {{"meeting", meeting}, {"person", person}, {"by", "Staff Sam"}, {"because", "rang; is at work"}};
    }
    [[nodiscard]] static Options action(const std::string& text = "A minibus from the station") {
        return {{"barrier", "travel"},
                {"text", text},
                {"owner", "Jo"},
                {"due", "2027-01-31"},
                {"by", "Staff Sam"},
                {"because", "12 people said so"},
                {"form", must(read_file(std::string(COPRO_SOURCE_DIR) + "/assets/forms/feedback.json"))},
                {"form_file", "feedback.json"}};
    }
    [[nodiscard]] static Options of(const std::string& number) {
        return {{"number", number}, {"by", "Staff Sam"}, {"because", "the council pays"}};
    }
    [[nodiscard]] std::string exported(const std::string& report) {
        return run("export", {{"report", report}, {"format", "csv"}});
    }
    void refused(const std::string& verb, Options options, const Options& other, const std::string& why) {
        for (const auto& [name, value] : other) options[name] = value;
        CHECK(refusal(verb, options).find(why) != std::string::npos);
    }
    // Who says it and why is of every note.
    void must_be_signed(const std::string& verb, const Options& options) {
        refused(verb, options, {{"by", " "}}, "--by: must not be empty");
        refused(verb, options, {{"because", ""}}, "--because: must not be empty");
        refused(verb, options, {{"because", "two\tcolumns"}}, "--because: must be one line, without tabs");
        refused(verb, options, {{"by", std::string(81, 'x')}}, "--by: must have at most 80 letters");
    }
};

} // namespace

TEST_CASE("a comment has an owner by name, and those that nobody looks after are listed and counted") {
    NoteOffice office;
    CHECK(office.run("promise list") == office.reference + "\tbetter-buses\tby 2026-12-20\twaiting\tNO OWNER\n"
                                                           "without an owner or an answer: 1 of 1\n"
                                                           "answered on time: nothing was due yet\n");
    CHECK(office.run("meeting check").find("1 comments without an owner or an answer\n") != std::string::npos);
    CHECK(office.run("promise owner", office.owner("Jo")) == "Jo looks after " + office.reference + "\n");
    CHECK(office.run("promise list").find("\twaiting\tJo\nwithout an owner or an answer: 0 of 1\n") !=
          std::string::npos);
    CHECK(office.run("promise list", {{"without-owner", "yes"}}).find("without an owner") == 0);
    CHECK(office.run("meeting check").find("owner") == std::string::npos);
    // Another owner is one more note: who it was before stays to be seen.
    (void)office.run("promise owner", office.owner("Sam"));
    CHECK(office.run("promise list").find("\tSam\n") != std::string::npos);
    const auto notes = must(office.workshop->reader().staff_notes(owner_note));
    REQUIRE(notes.size() == 2);
    CHECK(notes[0] == StaffNote{"owner", "", office.reference, 1, "named", "", "Jo", "", "Staff Sam",
                                "it is about the hall", "2026-11-22"});
    // What was answered needs nobody any more, and has them all the same.
    (void)office.run(
        "promise answer",
        {{"reference", office.reference}, {"said", "The hall is cold."}, {"did", "New heaters."}, {"language", "en"}});
    CHECK(office.run("promise list").find("answered 2026-11-22\tSam\nwithout an owner or an answer: 0 of 1\n") !=
          std::string::npos);
}

TEST_CASE("an owner is refused without a name, a reason, whoever says so, or a comment of that number") {
    NoteOffice office;
    const Options good = office.owner("Jo");
    office.must_be_signed("promise owner", good);
    office.refused("promise owner", good, {{"owner", " "}}, "--owner: must not be empty");
    office.refused("promise owner", good, {{"reference", "ZZZZ-9999"}}, "ZZZZ-9999: no comment has this number");
    CHECK(must(office.workshop->reader().staff_notes(owner_note)).empty());
}

TEST_CASE("who sent apologies is told apart from who did not come, who came and who was no one's guest") {
    NoteOffice office;
    office.say("attendance", R"({"event":"in","person":"p-001","name":"Ada Quillon"})", 2);
    office.say("attendance", R"({"event":"in","name":"Visitor Vi","roles":["guest"],"new_person":true})", 2);
    CHECK(office.run("attendance excused", NoteOffice::apology("p-002")) == "excused\tbetter-buses\tp-002\n");
    CHECK(office.exported("invited") ==
          "meeting,date,person,name,state,excused_by,because,excused_on\r\n"
          "better-buses,2026-11-20,p-001,Ada Quillon,came,,,\r\n"
          "better-buses,2026-11-20,p-002,Bo,excused,Staff Sam,rang; is at work,2026-11-22\r\n"
          "better-buses,2026-11-20,p-003,Cy,absent,,,\r\n"
          "better-buses,2026-11-20,,Visitor Vi,visitor,,,\r\n");
    // In the list of who came they are a row of their own kind, with nothing but who it is.
    CHECK(office.exported("attendance").find(",better-buses,2026-11-22,,,,,excused,p-002,Bo,,") != std::string::npos);
    CHECK(office.exported("attendance").find("Cy") == std::string::npos);
    // A mistake is taken back by one more note, and nothing is lost.
    CHECK(office.run("attendance not-excused", NoteOffice::apology("p-002")) == "not-excused\tbetter-buses\tp-002\n");
    CHECK(office.exported("invited").find("p-002,Bo,absent") != std::string::npos);
    CHECK(must(office.workshop->reader().staff_notes(apology_note)).size() == 2);
    // Who comes after all came.
    (void)office.run("attendance excused", NoteOffice::apology("p-003"));
    office.say("attendance", R"({"event":"in","person":"p-009","name":"Di","companions":[{"person":"p-003","name":"Cy",
        "came_as":"supporter"}]})",
               2);
    CHECK(office.exported("invited").find("p-003,Cy,came,,,\r\n") != std::string::npos);
}

TEST_CASE("on the meeting's own day nobody is absent yet") {
    NoteOffice office;
    office.meeting("buses-today", "2026-11-22", invited_to_note);
    office.meeting("buses-before", "2026-11-21", invited_to_note);
    const std::string rows = office.exported("invited");
    CHECK(rows.find("buses-today,2026-11-22,p-003,Cy,expected,,,") != std::string::npos);
    CHECK(rows.find("buses-before,2026-11-21,p-003,Cy,absent,,,") != std::string::npos);
}

TEST_CASE("apologies are refused of who was not invited, who came, and who sent them already") {
    NoteOffice office;
    const Options good = NoteOffice::apology("p-001");
    office.must_be_signed("attendance excused", good);
    office.refused("attendance excused", good, {{"meeting", "none"}}, "--meeting: there is no meeting none");
    office.refused("attendance excused", good, {{"person", "p-009"}},
                   "--person: better-buses has nobody p-009 in its list");
    office.refused("attendance not-excused", good, {}, "p-001: was not excused");
    (void)office.run("attendance excused", good);
    office.refused("attendance excused", good, {}, "p-001: is excused already");
    office.say("attendance", R"({"event":"in","person":"p-002","name":"Bo"})", 2);
    office.refused("attendance excused", good, {{"person", "p-002"}}, "p-002: signed in at this meeting");
    CHECK(must(office.workshop->reader().staff_notes(apology_note)).size() == 1);
}

TEST_CASE("a barrier leads to actions with an owner and a day, and each step stays with who and why") {
    NoteOffice office;
    CHECK(office.run("barrier list") == "nothing is on this list\n");
    const std::string begun = office.run("barrier action", NoteOffice::action());
    const std::string number = begun.substr(0, begun.find('\t'));
    CHECK(begun == number + "\ttravel\tby 2027-01-31\tJo\n");
    Options change = NoteOffice::of(number);
    change["owner"] = "Sam";
    change["due"] = "2026-12-01";
    CHECK(office.run("barrier change", change) == number + "\ttravel\tbegun\n");
    office.clock.advance(20LL * 24 * 3600 * 1000);
    CHECK(office.run("barrier list") == number + "\ttravel\tby 2026-12-01\tSam\tOVERDUE\tA minibus from the station\n");
    std::string in_small_letters = number;
    std::transform(number.begin(), number.end(), in_small_letters.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    CHECK(office.run("barrier done", NoteOffice::of(in_small_letters)) == number + "\ttravel\tdone\n");
    CHECK(office.run("barrier list").find("\tdone 2026-12-12\t") != std::string::npos);
    CHECK(office.run("barrier show", {{"number", number}}) ==
          "2026-11-22\tbegun\tA minibus from the station\tJo\tby 2027-01-31\tStaff Sam\t12 people said so\n"
          "2026-11-22\tbegun\tA minibus from the station\tSam\tby 2026-12-01\tStaff Sam\tthe council pays\n"
          "2026-12-12\tdone\tA minibus from the station\tSam\tby 2026-12-01\tStaff Sam\tthe council pays\n");
    office.refused("barrier could-not", NoteOffice::of(number), {}, "is over: done on 2026-12-12");
}

TEST_CASE("an action without a barrier of the form, an owner, a day to come or a reason is refused with its place") {
    NoteOffice office;
    const Options good = NoteOffice::action();
    office.must_be_signed("barrier action", good);
    office.refused(
        "barrier action", good, {{"barrier", "stairs"}},
        "--barrier: must be one of: travel, money, time, place, information, caring, health, nervous, other");
    office.refused("barrier action", good, {{"barrier", "nothing"}}, "--barrier: must be one of");
    office.refused("barrier action", good, {{"form", "{}"}}, "feedback.json#");
    // A running server reads it too, and must go on running.
    std::string broken = good.at("form");
    const auto id = broken.find("\"id\": \"overall\"");
    REQUIRE(id != std::string::npos);
    broken.replace(id, std::string_view("\"id\": \"overall\"").size(), "\"id\": 7");
    office.refused("barrier action", good, {{"form", broken}}, "feedback.json#/questions/");
    office.refused("barrier action", good, {{"text", ""}}, "--text: must not be empty");
    office.refused("barrier action", good, {{"text", std::string(401, 'x')}}, "--text: must have at most 400 letters");
    office.refused("barrier action", good, {{"owner", ""}}, "--owner: must not be empty");
    office.refused("barrier action", good, {{"owner", "Jo\xff"}}, "--owner: must be text in UTF-8");
    office.refused("barrier action", good, {{"owner", "Jo\xE2\x80\xAE"}}, "--owner: must be one line");
    office.refused("barrier action", good, {{"due", "soon"}}, "--due: must be a day");
    office.refused("barrier action", good, {{"due", "2026-11-21"}}, "--due: must not be before today");
    for (const char* verb : {"barrier change", "barrier done", "barrier could-not", "barrier show"})
        office.refused(verb, NoteOffice::of("ZZZZ-9999"), {}, "ZZZZ-9999: nothing on this list has this number");
    const std::string begun = office.run("barrier action", good);
    office.refused("barrier change", NoteOffice::of(begun.substr(0, begun.find('\t'))), {},
                   "--owner: or --due must be given");
    office.refused("barrier dance", {}, {}, "is not a command of this server");
    CHECK(must(office.workshop->reader().staff_notes(action_note)).size() == 1);
}

TEST_CASE("equality, people who are seldom heard and a meeting's plan have lists of their own, with every step") {
    NoteOffice office;
    office.meeting("warm-homes", "2026-12-10", invited_to_note);
    const Options signed_by{{"text", "Ask at the boat yard"},
                            {"owner", "Jo"},
                            {"due", "2027-01-31"},
                            {"by", "The Network"},
                            {"because", "nobody of them came"}};
    const auto with = [&](const char* option, const std::string& value) {
        Options options = signed_by;
        options[option] = value;
        return options;
    };
    struct Kept {
        const char* begin;
        const char* option;
        std::string topic;
    };
    std::vector<std::string> numbers;
    for (const Kept& one :
         {Kept{"equality action", "question", "ethnic"}, Kept{"seldom-heard add", "group", "People who live on boats"},
          Kept{"plan ask", "meeting", "warm-homes"}}) {
        const std::string noun = std::string(one.begin).substr(0, std::string(one.begin).find(' '));
        CHECK(office.run(noun + " list") == "nothing is on this list\n");
        office.must_be_signed(one.begin, with(one.option, one.topic));
        const std::string begun = office.run(one.begin, with(one.option, one.topic));
        numbers.push_back(begun.substr(0, begun.find('\t')));
        const std::string row =
            numbers.back() + "\t" + one.topic + "\tby 2027-01-31\tJo\twaiting\tAsk at the boat yard\n";
        CHECK(office.run(noun + " list") == row);
        CHECK(office.run(noun + " could-not", NoteOffice::of(numbers.back())) ==
              numbers.back() + "\t" + one.topic + "\tcould-not\n");
        CHECK(office.run(noun + " show", {{"number", numbers.back()}}) ==
              "2026-11-22\tbegun\tAsk at the boat yard\tJo\tby 2027-01-31\tThe Network\tnobody of them came\n"
              "2026-11-22\tcould-not\tAsk at the boat yard\tJo\tby 2027-01-31\tStaff Sam\tthe council pays\n");
    }
    // Each list has its own things.
    office.refused("plan show", {{"number", numbers.front()}}, {}, "nothing on this list has this number");
    CHECK(office.run("plan list", {{"meeting", "better-buses"}}) == "nothing is on this list\n");
    office.refused("equality action", with("question", "height"), {}, "--question: must be one of: role, age, ");
    office.refused("seldom-heard add", with("group", " "), {}, "--group: must not be empty");
    office.refused("board add", with("check", "chairs"), {}, "--check: must be one of: members, papers");
    office.refused("plan ask", with("meeting", "no-such"), {}, "--meeting: there is no meeting no-such");
    office.refused("plan ask", with("meeting", "better-buses"), {}, "--meeting: better-buses was on 2026-11-20");
    office.refused("seldom-heard action", with("group", "People"), {}, "is not a command of this server");
}

TEST_CASE("how long a name may be is counted in letters, in every script") {
    NoteOffice office;
    std::string name;
    for (int letter = 0; letter < 80; ++letter) name += "ক";
    Options action = NoteOffice::action();
    action["owner"] = name;
    CHECK(office.run("barrier action", action).find(name) != std::string::npos);
    office.refused("barrier action", action, {{"owner", name + "ক"}}, "--owner: must have at most 80 letters");
}

TEST_CASE("what staff noted of somebody is told to them, and is erased with them") {
    NoteOffice office;
    (void)office.run("promise owner", office.owner("Ownername"));
    Options apology = NoteOffice::apology("p-001");
    apology["because"] = "Reasonword";
    (void)office.run("attendance excused", apology);
    (void)office.run("barrier action", NoteOffice::action("Actionword"));
    const std::string held = office.run("held", {{"reference", "p-001"}});
    CHECK(held.find("Reasonword") != std::string::npos);
    const std::string comment = office.run("held", {{"reference", office.reference}});
    CHECK(comment.find("Ownername") != std::string::npos);
    CHECK(comment.find("Reasonword") == std::string::npos);
    const std::string erased = office.run("erase", {{"reference", "p-001"}, {"because", "asked"}});
    CHECK(erased.find("erased\tapologies\t1\n") != std::string::npos);
    (void)office.run("erase", {{"reference", office.reference}, {"because", "asked"}});
    CHECK(office.files_with("Reasonword").empty());
    CHECK(office.files_with("Ownername").empty());
    CHECK_FALSE(office.files_with("Actionword").empty());
}

TEST_CASE(
    "what is to be done is kept for three years after it ended, a plan after its meeting, and the Board's checklist") {
    NoteOffice office;
    office.meeting("warm-homes", "2026-12-10", invited_to_note);
    const auto put = [&](const char* verb, const char* option, const char* about) {
        const std::string begun = office.run(verb, {{option, about},
                                                    {"text", "Listword"},
                                                    {"owner", "Jo"},
                                                    {"due", "2027-01-31"},
                                                    {"by", "The Network"},
                                                    {"because", "they said so"}});
        return begun.substr(0, begun.find('\t'));
    };
    const std::string over = put("seldom-heard add", "group", "People who live on boats");
    (void)put("equality action", "question", "ethnic");
    (void)put("plan ask", "meeting", "warm-homes");
    (void)office.run("board done", NoteOffice::of(put("board add", "check", "members")));
    (void)office.run("seldom-heard done", NoteOffice::of(over));
    const Options rules{{"rules_text", must(read_file(std::string(COPRO_SOURCE_DIR) + "/config/retention.json"))},
                        {"rules_file", "retention.json"},
                        {"erase", "yes"}};
    office.clock.advance((3LL * 365 - 3) * 24 * 3600 * 1000);
    CHECK(office.run("retention", rules).find("lists") == std::string::npos);
    office.clock.advance(24LL * 24 * 3600 * 1000);
    CHECK(office.run("retention", rules).find("erased\tlists\t2\n") != std::string::npos);
    CHECK(office.run("seldom-heard list") == "nothing is on this list\n");
    CHECK(office.run("plan list") == "nothing is on this list\n");
    // It goes on.
    CHECK(office.run("equality list").find("OVERDUE") != std::string::npos);
    CHECK(office.run("board list").find("done 2026-11-22") != std::string::npos);
}

TEST_CASE("apologies are kept as long as who came, and no longer") {
    NoteOffice office;
    (void)office.run("attendance excused", NoteOffice::apology("p-002"));
    const Options rules{{"rules_text", must(read_file(std::string(COPRO_SOURCE_DIR) + "/config/retention.json"))},
                        {"rules_file", "retention.json"}};
    office.clock.advance((3LL * 365 - 3) * 24 * 3600 * 1000);
    CHECK(office.run("retention", rules).find("apologies") == std::string::npos);
    office.clock.advance(4LL * 24 * 3600 * 1000);
    CHECK(office.run("retention", rules).find("due\tapologies\t1\n") == 0);
    Options erase = rules;
    erase["erase"] = "yes";
    (void)office.run("retention", erase);
    CHECK(must(office.workshop->reader().staff_notes(apology_note)).empty());
}
