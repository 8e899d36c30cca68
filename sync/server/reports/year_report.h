// The year's report as files: one to read, in Easy Read words and large letters, and each of its tables as CSV. Nothing
// in it is anybody's: every number of people went through suppress.h. Pure; any thread.
#pragma once

#include "sync/server/reports/benchmark.h"
#include "sync/server/reports/suppress.h"
#include "sync/server/reports/table.h"
#include "sync/server/reports/year_words.h"

namespace copro {

struct YearReport {
    int year = 0;
    bool is_over = true; // else without money and equality: of two such reports, one taken from the other would tell
    int last_month = 12; // of those to come nothing is told
    Suppression rule;
    YearFacts facts;
    Table equality; // as equality_report gives it
    std::vector<ReachTarget> targets;
    Benchmark benchmark;
    std::map<std::string, std::string> pictures; // by name, the SVG: those that the layout names, or none at all
};

// By file name: "report.html", "roles.csv" …
[[nodiscard]] std::map<std::string, std::string> year_report_files(const YearReport& report, const YearWords& words);

} // namespace copro
