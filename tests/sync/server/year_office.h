// A year of a server whose reports are read: 24 people, of whom two are staff, and three who came the year before. Used
// by the tests of the year's report; one thread.
#pragma once

#include "sync/base/folder.h"
#include "sync/records/date.h"
#include "sync/records/reference.h"
#include "tests/sync/server/care_office.h"

namespace copro::test {

inline std::map<std::string, std::string> year_options(const std::filesystem::path& folder,
                                                       const std::string& language) {
    const std::string source = COPRO_SOURCE_DIR;
    const auto forms = must(read_folder(source + "/assets/forms", ".json"));
    return {{"year", "2025"},
            {"folder", folder.string()},
            {"language", language},
            {"words", must(read_file(source + "/assets/words/" + language + ".po"))},
            {"forms", Json(forms).dump()},
            {"layout", must(read_file(source + "/config/year-report.json"))},
            {"layout_file", "year-report.json"},
            {"under", "standards"},
            {"targets", must(read_file(source + "/config/targets.json"))},
            {"targets_file", "targets.json"}};
}

struct YearOffice : CareOffice {
    static constexpr int in_june = 530; // days before the test's day: 2025-06-10

    YearOffice() {
        kiosk.meeting = "june";
        meeting("june", "2025-06-10", R"("people": [])");
        meeting("silent", "2026-11-01", R"("people": [])");
        meeting("far", "2024-11-01", R"("people": [])");
        for (int i = 0; i < 3; ++i) come(fmt::format("p-{:03}", 100 + i), "service-user", in_june + 365);
        for (int i = 0; i < 24; ++i) visit(i);
        for (int i = 0; i < 12; ++i) {
            say("feedback", R"({"anonymous":true,"answers":{"overall":"not-good","why":"Secretword"}})", in_june);
        }
        say("claim", R"({"person":"p-003","name":"Name3","lines":[{"category":"plane","amount_pence":45000}]})",
            in_june);
    }
    void come(const std::string& person, const std::string& role, int days_ago, const std::string& more = "") {
        say("attendance",
            fmt::format(R"({{"event":"in","person":"{}","name":"Name{}","roles":["{}"],"helped":false{}}})", person,
                        person, role, more),
            days_ago);
    }
    void visit(int i) {
        const std::string role = i < 2 ? "staff" : "service-user";
        const std::string name = fmt::format("Name{}", i);
        say("attendance",
            fmt::format(R"({{"event":"in","person":"p-{:03}","name":"{}","roles":["{}"],"helped":{},
                "needs":["hearing-loop"],"needs_other":"Secretneed"}})",
                        i, name, role, i < 6 ? "true" : "false"),
            in_june);
        EnvelopeHeader header = kiosk.header(++seq, "feedback");
        header.wall_ms = clock.wall_ms() - in_june * 86'400'000LL;
        const std::string reference = reference_of(header.rec_id);
        references.push_back(reference);
        const std::string body = fmt::format(
            R"({{"anonymous":false,"name":"{}","reference":"{}","answer_by":"2025-07-01","answers":{{"overall":"{}",
            "why":"Secretword","barriers":["travel"],"interest":["training"]}}}})",
            name, reference, i % 8 == 0 ? "not-sure" : "good");
        REQUIRE(send({header, kiosk.record(header, body)}, header.wall_ms).state == RecordState::stored);
        say("claim",
            fmt::format(R"({{"person":"p-{:03}","name":"{}","lines":[{{"category":"bus","amount_pence":500}}],
                "fee":{{"choice":"{}","offered_pence":2750,"pence":{}}}}})",
                        i, name, i < 6 ? "training" : "yes", i < 6 ? 0 : 2750),
            in_june);
    }
    [[nodiscard]] std::map<std::string, std::string> report(const std::string& language = "en",
                                                            const std::map<std::string, std::string>& more = {}) {
        const auto out = folder.path() / fmt::format("report-{}", ++reports);
        auto options = year_options(out, language);
        for (const auto& [name, value] : more) options[name] = value;
        (void)run("report year", options);
        std::map<std::string, std::string> files;
        for (const auto& entry : std::filesystem::directory_iterator(out))
            files[entry.path().filename().string()] = must(read_file(entry.path()));
        return files;
    }

    int reports = 0;
    std::vector<std::string> references;
};

} // namespace copro::test
