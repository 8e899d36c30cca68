#include "sync/base/json.h"
#include "sync/records/meeting_pack.h"
#include "sync/server/reports/money_reports.h"
#include "sync/server/reports/reports.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

#include <algorithm>

using namespace copro;
using namespace copro::test;

namespace {

Uuid id_of(const std::string& last) { return *Uuid::parse("00000000-0000-4000-8000-0000000000" + last); }

// Three people at one meeting and one at another, always the same.
struct Sample {
    TempFolder folder;
    std::unique_ptr<Store> store = must(open_sqlite_store(folder.path() / "server.db"));

    Sample() {
        AttendanceBody ada;
        ada.event = "in";
        ada.person = "p-007";
        ada.name = "Ada, \"the\" first";
        ada.roles = {"carer", "supporter"};
        ada.needs = {"hearing-loop"};
        ada.more_needs.tell_host = true;
        ada.more_needs.remember = false;
        ada.more_needs.reviewed = "2026-11-22";
        ada.companions = {{"p-008", "Cy", "supporter", {"lunch"}, ""}, {std::nullopt, "Kit", "child", {}, "not-yet"}};
        ada.privacy_version = 1;
        ada.photos = "ask";
        AttendanceBody bo;
        bo.event = "out";
        bo.name = "=HYPERLINK(1)";
        bo.is_new_person = true;
        bo.closed_by = "staff";
        FeedbackBody feedback;
        feedback.reference = "7F3K-9Q2M";
        feedback.answers = {{"overall", {"good"}, false}, {"topics", {"buses", "trains"}, true}};
        ClaimBody claim;
        claim.reference = "AB12";
        claim.for_whom = "me";
        claim.name = "Ada";
        claim.lines = {{"car", "2026-11-22", "Bangor", "Llan", true, 120, 660, "me", "", ""},
                       {"food", "2026-11-22", "", "", false, 0, 5, "me", "no", "-lost"}};
        claim.fee = ClaimedFee{"yes", 2750, 2750};
        claim.expenses_pence = 665;
        claim.payment = "cash";
        claim.rules = "uk-2026";
        ClaimBody nothing;
        nothing.reference = "CD34";
        save("01", "attendance", ada);
        save("02", "attendance", bo);
        save("04", "feedback", feedback);
        save("05", "claim", claim);
        save("06", "claim", nothing);
        SurveyBody survey;
        survey.answers = {{"age", {"20"}, false}, {"needs", {"bus", "=train"}, true}};
        save("08", "survey", survey);
        BookingBody booking;
        booking.reference = "EF56";
        booking.name = "Ada";
        booking.what = {"train", "hotel"};
        booking.day = "2026-12-25";
        booking.nights = 2;
        booking.from = "Bangor";
        booking.to = "The hall";
        booking.way = "return";
        booking.time_there = "morning";
        booking.time_back = "any";
        save("10", "booking", booking);
        save("15", "roll-call",
             RollCallBody{test_now_ms,
                          test_now_ms + 90'000,
                          "staff",
                          {{"p-007", test_now_ms - 1000, true}, {std::nullopt, test_now_ms - 500, false}}});
        save("07", "attendance", bo, "other");
    }

    template <typename Body>
    void save(const std::string& last, const std::string& kind, Body body, const std::string& meeting = "buses") {
        const std::int64_t saved_ms = test_now_ms + std::stoll(last) * 1000;
        must(store->save_opened({{{id_of(last), kind, 1, "kiosk-1", meeting, "en", "f", 1, saved_ms, last == "01",
                                   last == "01" ? "paper" : ""},
                                  std::move(body)}}));
    }
    std::string csv(const std::string& name, const std::string& meeting = "buses") {
        return to_csv(must(report(*store, name, meeting, "2026-12-24")));
    }
};

} // namespace

TEST_CASE("the needs report says what was asked for, who may know, and whether it was met") {
    Sample sample;
    AttendanceBody left;
    left.event = "out";
    left.person = "p-007";
    left.more_needs.met = "partly";
    left.more_needs.met_why = "too late";
    sample.save("09", "attendance", left, "other");
    const std::string head =
        "rec_id,meeting,saved_at,device,language,helped,entered_from,person,name,needs,needs_other,contact,tell_"
        "host,remember,reviewed,met,met_why,voice,written_down_by_staff,written_down_by,met_voice,"
        "met_written_down_by_staff,met_written_down_by\r\n";
    const std::string row =
        "00000000-0000-4000-8000-000000000001,buses,2026-11-22T08:00:01Z,kiosk-1,en,yes,paper,p-007,"
        "\"Ada, \"\"the\"\" first\",hearing-loop,,,yes,no,2026-11-22,";
    // Left another meeting: that says nothing of this one.
    CHECK(sample.csv("needs") == head + row + ",,0,,,,,\r\n");
    sample.save("11", "attendance", left);
    CHECK(sample.csv("needs") == head + row + "partly,too late,0,,,0,,\r\n");
}

TEST_CASE("the attendance report as CSV") {
    CHECK(Sample().csv("attendance") ==
          "rec_id,meeting,saved_at,device,language,helped,entered_from,event,person,name,new_person,roles,with,with_"
          "name,needs,needs_"
          "other,came_as,came_with,extras,guardian,guardian_name,privacy_version,photos,closed_by,voice\r\n"
          "00000000-0000-4000-8000-000000000001,buses,2026-11-22T08:00:01Z,kiosk-1,en,yes,paper,in,p-007,\"Ada, "
          "\"\"the\"\" "
          "first\","
          "no,carer; supporter,,,hearing-loop,,,,,,,1,ask,,0\r\n"
          "00000000-0000-4000-8000-000000000001,buses,2026-11-22T08:00:01Z,kiosk-1,en,yes,paper,in,p-008,Cy,no,,,,,,"
          "supporter,\"Ada, \"\"the\"\" first\",lunch,,,,,,\r\n"
          "00000000-0000-4000-8000-000000000001,buses,2026-11-22T08:00:01Z,kiosk-1,en,yes,paper,in,,Kit,yes,,,,,,"
          "child,\"Ada, \"\"the\"\" first\",,not-yet,,,,,\r\n"
          "00000000-0000-4000-8000-000000000002,buses,2026-11-22T08:00:02Z,kiosk-1,en,no,,out,,'=HYPERLINK(1),yes,,,,,"
          ",,,,,,,,staff,0\r\n");
}

TEST_CASE("the feedback report gives anonymous answers a day, and no minute, kiosk, language or helper") {
    CHECK(Sample().csv("feedback") ==
          "rec_id,meeting,saved_at,device,language,helped,entered_from,reference,answer_by,anonymous,name,question,"
          "answer,voice,written_down_by_staff,written_down_by\r\n"
          "00000000-0000-4000-8000-000000000004,buses,2026-11-22,,,,,7F3K-9Q2M,,yes,,overall,good,0,,\r\n"
          "00000000-0000-4000-8000-000000000004,buses,2026-11-22,,,,,7F3K-9Q2M,,yes,,topics,buses; trains,0,,\r\n");
}

TEST_CASE("the survey report has a row for each answer, with the survey's version, the day and nobody's name") {
    CHECK(Sample().csv("survey") ==
          "rec_id,meeting,saved_at,device,language,helped,entered_from,survey,version,question,answer,voice,written_"
          "down_by_staff,written_down_by\r\n"
          "00000000-0000-4000-8000-000000000008,buses,2026-11-22,,,,,f,1,age,20,0,,\r\n"
          "00000000-0000-4000-8000-000000000008,buses,2026-11-22,,,,,f,1,needs,bus; =train,0,,\r\n");
}

TEST_CASE("feedback that somebody puts a name to says when, where and in which language it was given") {
    Sample sample;
    FeedbackBody named;
    named.is_anonymous = false;
    named.name = "Ada";
    named.reference = "AB12-CD34";
    named.answer_by = "2026-12-20";
    named.answers = {{"overall", {"good"}, false}};
    sample.save("09", "feedback", named, "named");
    CHECK(sample.csv("feedback", "named") ==
          "rec_id,meeting,saved_at,device,language,helped,entered_from,reference,answer_by,anonymous,name,question,"
          "answer,voice,written_down_by_staff,written_down_by\r\n"
          "00000000-0000-4000-8000-000000000009,named,2026-11-22T08:00:09Z,kiosk-1,en,no,,AB12-CD34,2026-12-20,no,Ada,"
          "overall,good,0,,\r\n");
}

TEST_CASE("the claims report has a row for each line and fee, and the total on each") {
    CHECK(
        Sample().csv("claims") ==
        "rec_id,meeting,saved_at,device,language,helped,entered_from,reference,for,person,name,for_name,for_person,row,"
        "line,"
        "category,date,"
        "from,to,"
        "return,"
        "miles,who_paid,receipt,no_receipt_because,offered_pence,amount_pence,amount_pounds,payment,rules,"
        "claim_total_pence,claim_total_pounds,late,benefits_notice,approved,approved_by,claimed_before,worked_out_"
        "pence,"
        "difference_pence,pictures,voice,written_down_by_staff,written_down_by\r\n"
        "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,,AB12,me,,Ada,,,line,1,car,2026-"
        "11-"
        "22,"
        "Bangor,Llan,yes,12.0,me,,,,660,6.60,cash,uk-2026,3415,34.15,no,,,,,,,0,0,,\r\n"
        "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,,AB12,me,,Ada,,,line,2,food,"
        "2026-11-"
        "22,"
        ",,no,,me,no,'-lost,,5,0.05,cash,uk-2026,3415,34.15,no,,,,,,,0,0,,\r\n"
        "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,,AB12,me,,Ada,,,fee,,yes,"
        ",,,,,,,,2750,2750,27.50,cash,uk-2026,3415,34.15,no,,,,,,,0,0,,\r\n"
        "00000000-0000-4000-8000-000000000006,buses,2026-11-22T08:00:06Z,kiosk-1,en,no,,CD34,,,,,,none,,,,,,,,,,,,,,,,"
        "0,0.00,no,,,,,,,0,0,,"
        "\r\n");
}

TEST_CASE("the list of bookings says from where to where, whether they come back, and when they want to") {
    const std::string list = Sample().csv("bookings");
    CHECK(list.find(",reference,person,name,what,day,from,to,way,time_there,time_back,nights,needs,") !=
          std::string::npos);
    CHECK(list.find(",2026-12-25,Bangor,The hall,return,morning,any,2,") != std::string::npos);
}

TEST_CASE("a voice is told beside the question that it answers, in the report of each form that asks for words") {
    Sample sample;
    const auto spoken = [&](const std::string& last, const std::string& question, std::int64_t line, auto body) {
        RecordFacts facts{id_of(last), "k", 1, "kiosk-1", "spoken", "en", "f", 1, test_now_ms + std::stoll(last),
                          {},          {}};
        facts.attachments = {{"a", "audio/ogg", question, line}};
        must(sample.store->save_opened({{facts, std::move(body)}}));
    };
    const auto last_cells = [&](const std::string& name) {
        const std::string csv = sample.csv(name, "spoken");
        return csv.substr(csv.find("\r\n") + 2);
    };
    AttendanceBody in;
    in.event = "in";
    in.name = "Ada";
    in.needs = {"other"};
    spoken("21", "needs-other", 0, in);
    AttendanceBody out;
    out.event = "out";
    out.name = "Ada";
    out.more_needs.met = "no";
    spoken("22", "needs-met-why", 0, out);
    ClaimBody claim;
    claim.lines = {{"food", "2026-11-22", "", "", false, 0, 5, "me", "no", ""},
                   {"food", "2026-11-22", "", "", false, 0, 6, "me", "no", "lost"}};
    spoken("23", "no-receipt-because", 1, claim);
    spoken("24", "needs-other", 0, BookingBody());
    CHECK(last_cells("attendance").find(",in,,Ada,no,,,,other,,,,,,,,,,1\r\n") != std::string::npos);
    CHECK(last_cells("attendance").find(",out,,Ada,no,,,,,,,,,,,,,,1\r\n") != std::string::npos);
    CHECK(last_cells("needs").find(",other,,,,,,no,,1,,,1,,\r\n") != std::string::npos);
    CHECK(last_cells("claims").find(",0,1,,\r\n") < last_cells("claims").find(",lost,"));
    CHECK(last_cells("claims").ends_with(",0,0,,\r\n"));
    CHECK(last_cells("bookings").ends_with(",1,,\r\n"));
}

TEST_CASE(
    "the report of what was shown has the words while the pack has them, and how often, beside nobody's answers") {
    Sample sample;
    const std::string pack = R"({"schema": 1, "id": "buses", "date": "2026-11-22", "starts": "10:00", "ends": "12:00",
        "organisation": {"en": "Llais"}, "title": {"en": "Buses"}, "place": {"en": "The hall"},
        "purpose": [{"en": "Buses", "picture": "bus"}], "can_change": [{"en": "Times", "picture": "clock"}],
        "cannot_change": [{"en": "Prices", "picture": "money", "because": {"en": "Others decide"}}],
        "your_role": [{"en": "Say it", "picture": "feedback"}], "answer_within_days": 28, "pay_within_days": 28,
        "people": []})";
    must(sample.store->save_meeting({"buses", "2026-11-22", "", pack, 0}, true));
    FeedbackBody feedback;
    for (const std::string last : {"11", "12", "13"}) {
        RecordFacts facts{id_of(last), "feedback", 1, "kiosk-1", "buses", "en", "feedback", 2, test_now_ms, {}, {}};
        const std::string words = last == "13" ? "Other words\n" : "Prices\nOthers decide\n";
        facts.shown = {{"cannot-change", "en", version_of_text(words)}};
        must(sample.store->save_opened({{facts, feedback}}));
    }
    const Table table = must(shown_report(*sample.store, "buses"));
    REQUIRE(table.rows.size() == 2);
    for (const auto& row : table.rows) {
        const bool is_known = !std::holds_alternative<std::monostate>(row[7]);
        CHECK(row[0] == Cell(std::string("buses")));
        CHECK(row[1] == Cell(std::string("2026-11-22")));
        CHECK(row[3] == Cell(std::string("cannot-change")));
        CHECK(row[6] == Cell(std::int64_t{is_known ? 2 : 1}));
        if (is_known) CHECK(row[7] == Cell(std::string("Prices\nOthers decide\n")));
    }
    CHECK(std::holds_alternative<std::monostate>(table.rows[0][7]) !=
          std::holds_alternative<std::monostate>(table.rows[1][7]));
}

TEST_CASE("the report of roll calls has who was found and who was not, and no name or need") {
    Sample sample;
    const Table table = must(report(*sample.store, "roll-calls", "buses", "2026-12-24"));
    REQUIRE(table.rows.size() == 2);
    CHECK(std::vector<std::string>(table.columns.end() - 6, table.columns.end()) ==
          std::vector<std::string>{"begun_at", "ended_at", "ended_by", "person", "signed_in_at", "found"});
    const std::vector<Cell> first(table.rows[0].end() - 6, table.rows[0].end());
    CHECK(text_of(first[0]).ends_with("Z"));
    CHECK(text_of(first[0]) < text_of(first[1]));
    CHECK(text_of(first[2]) == "staff");
    CHECK(text_of(first[3]) == "p-007");
    CHECK(text_of(first[4]) < text_of(first[0]));
    CHECK(first[5] == Cell(true));
    CHECK(table.rows[1].back() == Cell(false));
    CHECK(must(report(*sample.store, "roll-calls", "other", "2026-12-24")).rows.empty());
}

TEST_CASE("every row has as many cells as there are columns") {
    Sample sample;
    for (const char* name :
         {"attendance", "needs", "feedback", "survey", "claims", "payments", "bookings", "roll-calls"}) {
        const Table table = must(report(*sample.store, name, "", "2026-12-24"));
        REQUIRE_FALSE(table.rows.empty());
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
}

TEST_CASE("a report as JSON is an array of objects with typed values") {
    Sample sample;
    const Json rows = must(parse_json(to_json(must(claims_report(*sample.store, "buses"))), "report"));
    REQUIRE(rows.size() == 4);
    CHECK(rows[0]["amount_pence"] == 660);
    CHECK(rows[0]["return"] == true);
    CHECK(rows[0]["person"].is_null());
    CHECK(rows[2]["row"] == "fee");
    CHECK(rows[2]["claim_total_pence"] == 3415);
    const Json people = must(parse_json(to_json(must(attendance_report(*sample.store, "buses"))), "report"));
    CHECK(people[0]["roles"] == Json({"carer", "supporter"}));
    CHECK(people[1]["extras"] == Json({"lunch"}));
    CHECK(people[3]["name"] == "=HYPERLINK(1)");
    CHECK(to_json(must(claims_report(*sample.store, "none-such"))) == "[]\n");
}

TEST_CASE("a report is for one meeting or for all, and only of what there is") {
    Sample sample;
    CHECK(must(attendance_report(*sample.store, "buses")).rows.size() == 4);
    CHECK(must(attendance_report(*sample.store, "")).rows.size() == 5);
    CHECK(must(attendance_report(*sample.store, "nowhere")).rows.empty());
    CHECK_FALSE(report(*sample.store, "secrets", "", "2026-12-24").ok());
}

TEST_CASE("CSV cells are quoted when they must be and never run as a formula") {
    const Table table{{"a"},
                      {{std::string("plain")},
                       {std::string("two\nlines")},
                       {std::string("a,b")},
                       {std::string("+1")},
                       {std::string("-1")},
                       {std::string("@x")},
                       {std::string("\tx")},
                       {std::string("=\"x\"")},
                       {std::int64_t{-5}},
                       {std::vector<std::string>{"=a", "b"}},
                       {Cell()}}};
    CHECK(to_csv(table) ==
          "a\r\nplain\r\n\"two\nlines\"\r\n\"a,b\"\r\n'+1\r\n'-1\r\n'@x\r\n'\tx\r\n\"'=\"\"x\"\"\"\r\n-5\r\n"
          "'=a; b\r\n\r\n");
}

TEST_CASE("the help report says how many waited how long, shortest first, and nothing of when") {
    Sample sample;
    sample.save("21", "help", CountedBody{{{"longer", 1}, {"nobody-came", 1}, {"under-2-minutes", 3}}});
    sample.save("22", "help", CountedBody{{{"under-1-minute", 4}, {"under-2-minutes", 2}, {"of-a-later-kiosk", 1}}});
    sample.save("23", "room", CountedBody{{{"agree", 7}}});
    CHECK(sample.csv("help") == "meeting,day,wait,count\r\n"
                                "buses,2026-11-22,under-1-minute,4\r\n"
                                "buses,2026-11-22,under-2-minutes,5\r\n"
                                "buses,2026-11-22,longer,1\r\n"
                                "buses,2026-11-22,nobody-came,1\r\n"
                                "buses,2026-11-22,of-a-later-kiosk,1\r\n");
}

TEST_CASE("the room report adds up the cards of a meeting, and says nothing of when") {
    Sample sample;
    sample.save("21", "room", CountedBody{{{"agree", 2}, {"slow-down", 1}}});
    sample.save("22", "room", CountedBody{{{"agree", 3}, {"slow-down", 0}}});
    sample.save("23", "room", CountedBody{{{"agree", 7}}}, "other");
    CHECK(sample.csv("room") == "meeting,day,card,count\r\n"
                                "buses,2026-11-22,agree,5\r\n"
                                "buses,2026-11-22,slow-down,1\r\n");
}
