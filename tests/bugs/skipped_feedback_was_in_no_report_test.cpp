// Who skipped every question and pressed Save was told a number, and no report had a row with it.
#include "sync/server/reports/reports.h"
#include "sync/server/store/sqlite_store.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

TEST_CASE("feedback and a survey of which every question was skipped have a row without a question") {
    const TempFolder folder;
    const std::unique_ptr<Store> store = must(open_sqlite_store(folder.path() / "server.db"));
    const Uuid feedback_id = Uuid::random();
    const Uuid survey_id = Uuid::random();
    FeedbackBody feedback;
    feedback.is_anonymous = true;
    feedback.reference = "7F3K-9Q2M";
    const RecordFacts feedback_facts{feedback_id, "feedback", 1,           "kiosk-1", "buses", "en",
                                     "feedback",  2,          test_now_ms, {},        {}};
    const RecordFacts survey_facts{survey_id,    "survey", 1,           "kiosk-1", "buses", "en",
                                   "bus_survey", 7,        test_now_ms, {},        {}};
    must(store->save_opened({{feedback_facts, feedback}, {survey_facts, SurveyBody{}}}));
    const Table said = must(feedback_report(*store, "buses"));
    REQUIRE(said.rows.size() == 1);
    const std::string csv = to_csv(said);
    CHECK(csv.find(feedback_id.text() + ",buses,") != std::string::npos);
    CHECK(csv.find(",7F3K-9Q2M,") != std::string::npos);
    const Table answered = must(survey_report(*store, "buses"));
    REQUIRE(answered.rows.size() == 1);
    CHECK(to_csv(answered).find(survey_id.text() + ",buses,") != std::string::npos);
    CHECK(to_csv(answered).find(",bus_survey,7,,,0,,\r\n") != std::string::npos);
}
