#include "sync/base/json.h"
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
        AttendanceBody bo;
        bo.event = "out";
        bo.name = "=HYPERLINK(1)";
        bo.is_new_person = true;
        FeedbackBody feedback;
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
        save("07", "attendance", bo, "other");
    }

    template <typename Body>
    void save(const std::string& last, const std::string& kind, Body body, const std::string& meeting = "buses") {
        const std::int64_t saved_ms = test_now_ms + std::stoll(last) * 1000;
        must(store->save_opened(
            {{{id_of(last), kind, 1, "kiosk-1", meeting, "en", "f", 1, saved_ms, last == "01"}, std::move(body)}}));
    }
    std::string csv(const std::string& name, const std::string& meeting = "buses") {
        return to_csv(must(report(*store, name, meeting)));
    }
};

} // namespace

TEST_CASE("the attendance report as CSV") {
    CHECK(
        Sample().csv("attendance") ==
        "rec_id,meeting,saved_at,device,language,helped,event,person,name,new_person,roles,with,with_name,needs,needs_"
        "other\r\n"
        "00000000-0000-4000-8000-000000000001,buses,2026-11-22T08:00:01Z,kiosk-1,en,yes,in,p-007,\"Ada, \"\"the\"\" "
        "first\","
        "no,carer; supporter,,,hearing-loop,\r\n"
        "00000000-0000-4000-8000-000000000002,buses,2026-11-22T08:00:02Z,kiosk-1,en,no,out,,'=HYPERLINK(1),yes,,,,,"
        "\r\n");
}

TEST_CASE("the feedback report gives anonymous answers a day, and no minute, kiosk, language or helper") {
    CHECK(Sample().csv("feedback") ==
          "rec_id,meeting,saved_at,device,language,helped,anonymous,name,question,answer\r\n"
          "00000000-0000-4000-8000-000000000004,buses,2026-11-22,,,,yes,,overall,good\r\n"
          "00000000-0000-4000-8000-000000000004,buses,2026-11-22,,,,yes,,topics,buses; trains\r\n");
}

TEST_CASE("the survey report has a row for each answer, with the survey's version, the day and nobody's name") {
    CHECK(Sample().csv("survey") ==
          "rec_id,meeting,saved_at,device,language,helped,survey,version,question,answer\r\n"
          "00000000-0000-4000-8000-000000000008,buses,2026-11-22,,,,f,1,age,20\r\n"
          "00000000-0000-4000-8000-000000000008,buses,2026-11-22,,,,f,1,needs,bus; =train\r\n");
}

TEST_CASE("feedback that somebody puts a name to says when, where and in which language it was given") {
    Sample sample;
    FeedbackBody named;
    named.is_anonymous = false;
    named.name = "Ada";
    named.answers = {{"overall", {"good"}, false}};
    sample.save("09", "feedback", named, "named");
    CHECK(sample.csv("feedback", "named") ==
          "rec_id,meeting,saved_at,device,language,helped,anonymous,name,question,answer\r\n"
          "00000000-0000-4000-8000-000000000009,named,2026-11-22T08:00:09Z,kiosk-1,en,no,no,Ada,overall,good\r\n");
}

TEST_CASE("the claims report has a row for each line and fee, and the total on each") {
    CHECK(Sample().csv("claims") ==
          "rec_id,meeting,saved_at,device,language,helped,reference,for,person,name,for_name,row,line,category,date,"
          "from,to,"
          "return,"
          "miles,who_paid,receipt,no_receipt_because,offered_pence,amount_pence,amount_pounds,payment,rules,"
          "claim_total_pence,claim_total_pounds\r\n"
          "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,AB12,me,,Ada,,line,1,car,2026-"
          "11-"
          "22,"
          "Bangor,Llan,yes,12.0,me,,,,660,6.60,cash,uk-2026,3415,34.15\r\n"
          "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,AB12,me,,Ada,,line,2,food,"
          "2026-11-"
          "22,"
          ",,no,,me,no,'-lost,,5,0.05,cash,uk-2026,3415,34.15\r\n"
          "00000000-0000-4000-8000-000000000005,buses,2026-11-22T08:00:05Z,kiosk-1,en,no,AB12,me,,Ada,,fee,,yes,"
          ",,,,,,,,2750,2750,27.50,cash,uk-2026,3415,34.15\r\n"
          "00000000-0000-4000-8000-000000000006,buses,2026-11-22T08:00:06Z,kiosk-1,en,no,CD34,,,,,none,,,,,,,,,,,,,,,,"
          "0,0.00"
          "\r\n");
}

TEST_CASE("every row has as many cells as there are columns") {
    Sample sample;
    for (const char* name : {"attendance", "feedback", "survey", "claims"}) {
        const Table table = must(report(*sample.store, name, ""));
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
    CHECK(people[1]["name"] == "=HYPERLINK(1)");
    CHECK(to_json(must(claims_report(*sample.store, "none-such"))) == "[]\n");
}

TEST_CASE("a report is for one meeting or for all, and only of what there is") {
    Sample sample;
    CHECK(must(attendance_report(*sample.store, "buses")).rows.size() == 2);
    CHECK(must(attendance_report(*sample.store, "")).rows.size() == 3);
    CHECK(must(attendance_report(*sample.store, "nowhere")).rows.empty());
    CHECK_FALSE(report(*sample.store, "secrets", "").ok());
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
