#include "kiosk/conformance/report.h"

#include <fmt/format.h>

namespace copro {

namespace {

const char* name_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::on_site: return "pass, rest on site";
    case Verdict::falls_short: return "FALLS SHORT";
    }
    return "";
}

bool is_short(const Measured& one) { return !one.finding || one.finding->verdict() == Verdict::falls_short; }

} // namespace

std::vector<Measured> measure_rows(Rig& rig, const std::vector<Row>& rows) {
    std::vector<Measured> all;
    all.reserve(rows.size());
    for (const Row& row : rows) all.push_back({row, row.measure(rig)});
    return all;
}

std::string table_of(const std::vector<Measured>& all) {
    constexpr std::size_t most_told = 6;
    std::string table;
    for (const Measured& one : all) {
        const char* verdict = one.finding ? name_of(one.finding->verdict()) : "NOT MEASURED";
        table += fmt::format("{:<4} {:<19} {}\n", one.row.id, verdict, one.row.asks);
        table += fmt::format("     measured: {}\n", one.finding ? one.finding->measured : one.finding.error().text());
        table += fmt::format("     required: {}  [{}]\n", one.row.required, one.row.clause);
        if (!one.finding) continue;
        const std::vector<std::string>& shortfalls = one.finding->shortfalls;
        for (std::size_t at = 0; at < std::min(shortfalls.size(), most_told); ++at)
            table += "     short:    " + shortfalls[at] + "\n";
        if (shortfalls.size() > most_told)
            table += fmt::format("     short:    and {} more\n", shortfalls.size() - most_told);
        if (!one.finding->on_site.empty()) table += "     to be checked on site: " + one.finding->on_site + "\n";
    }
    return table;
}

std::string short_of(const std::vector<Measured>& all) {
    std::string list;
    for (const Measured& one : all) {
        if (is_short(one)) list += (list.empty() ? "" : ", ") + std::string(one.row.id);
    }
    return list;
}

} // namespace copro
