#include "sync/base/json.h"
#include "sync/records/equality.h"
#include "sync/server/opener/open_record.h"
#include "tests/sync/server/support.h"

using namespace copro;
using namespace copro::test;

namespace {

struct EqualityOpening {
    SealingKeyPair intake = SealingKeyPair::generate();
    FakeKiosk kiosk;
    EqualityOpening() {
        kiosk.intake = intake.public_key;
        kiosk.meeting = "";
    }
    [[nodiscard]] Json sealed(const std::string& text) const {
        return to_base64url(seal(to_bytes(text + std::string(200, ' ')), intake.public_key));
    }
    [[nodiscard]] Json one(const std::string& religion, const std::string& form = "equality") const {
        return sealed(Json{{"form", form},
                           {"form_version", 1},
                           {"answers",
                            {{{"question", "religion"}, {"version", 1}, {"answers", {religion}}},
                             {{"question", "impairment"}, {"version", 2}, {"answers", {"vision", "memory"}}}}}}
                          .dump());
    }
    [[nodiscard]] OpenedRecord open(const Json& answers, const std::string& day = "2025-11-22") const {
        const Json body{{"day", day}, {"answers", answers}};
        return open_record(kiosk.record(kiosk.header(1, "equality"), body.dump()), kiosk.keys.public_key, intake);
    }
    [[nodiscard]] std::string why_not(const Json& answers, const std::string& day = "2025-11-22") const {
        const OpenedRecord record = open(answers, day);
        const auto* unopened = std::get_if<Unopened>(&record.body);
        return unopened == nullptr ? "opened" : unopened->reason;
    }
};

} // namespace

TEST_CASE("equality answers are opened into sums, in which nobody's answers stand together") {
    const EqualityOpening opening;
    Json answers = Json::array();
    for (const char* religion : {"sikh", "none", "sikh", "none", "sikh"}) answers.push_back(opening.one(religion));
    const OpenedRecord record = opening.open(answers);
    const auto* body = std::get_if<EqualityBody>(&record.body);
    REQUIRE(body != nullptr);
    CHECK(body->day == "2025-11-22");
    const auto count = [&](const std::string& question, std::int64_t version, const std::string& answer) {
        for (const EqualityCount& one : body->counts) {
            if (one.question == question && one.version == version && one.answer == answer) return one.count;
        }
        return std::int64_t{-1};
    };
    CHECK(count("", 0, "") == 5);
    CHECK(count("religion", 1, "") == 5);
    CHECK(count("religion", 1, "sikh") == 3);
    CHECK(count("religion", 1, "none") == 2);
    CHECK(count("impairment", 2, "") == 5);
    CHECK(count("impairment", 2, "memory") == 5);
    CHECK(body->counts.size() == 7);
    // Whoever comes first or last in the batch: the same sums.
    std::reverse(answers.begin(), answers.end());
    const OpenedRecord again = opening.open(answers);
    const auto& other = std::get<EqualityBody>(again.body).counts;
    REQUIRE(other.size() == body->counts.size());
    for (std::size_t i = 0; i < other.size(); ++i) CHECK(other[i].answer == body->counts[i].answer);
}

TEST_CASE("a batch of equality answers that could point at somebody, or bring words into a report, is not opened") {
    const EqualityOpening opening;
    Json five = Json::array();
    for (int i = 0; i < 5; ++i) five.push_back(opening.one("sikh"));
    CHECK(opening.why_not(five) == "opened");
    Json few = five;
    few.erase(0);
    CHECK(opening.why_not(few) == "body#/body/answers: are too few to be opened");
    const auto with = [&](const Json& other) {
        Json changed = five;
        changed[2] = other;
        return opening.why_not(changed);
    };
    CHECK(with(opening.one("sikh", "equality-staff")) ==
          "body#/body/answers/-/form: is another than that of the others");
    CHECK(with(opening.one("my mother is Ada")) ==
          "body#/body/answers/-/answers/0/answers: must be the names of answers");
    CHECK(with(opening.sealed("{}")) == "body#/body/answers/-/form: is missing");
    CHECK(with(7) == "body#/body/answers/-: must be a text");
    CHECK(with("AAAA") != "opened");
    const std::string twice =
        R"({"form":"equality","form_version":1,"answers":[{"question":"sex","version":1,"answers":["male"]},)"
        R"({"question":"sex","version":1,"answers":["female"]}]})";
    CHECK(with(opening.sealed(twice)) == "body#/body/answers/-/answers/1/question: stands twice");
    CHECK(opening.why_not(five, "2025-11-22T10:00") == "body#/body/day: must be a day, such as 2026-11-22");
}
