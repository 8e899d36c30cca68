#include "kiosk/conformance/conformance.h"

#include "kiosk/conformance/report.h"
#include "kiosk/conformance/rows.h"
#include "sync/base/files.h"

#include <fmt/format.h>

#include <iostream>

namespace copro {

Result<void> print_conformance(const KioskOptions& options) {
    Rig rig = TRY(open_rig(options));
    const std::vector<Measured> all = measure_rows(rig, all_rows());
    const Swept* swept = TRY(rig.swept());
    std::cout << table_of(all) << "swept: " << swept->extent() << '\n';
    if (!options.report.file.empty()) {
        ReportFacts facts;
        facts.version = options.version;
        facts.organisation = options.report.organisation;
        facts.contact = options.report.contact;
        facts.date = local_date(SystemClock().wall_ms());
        facts.swept = swept->extent();
        TRY(replace_file(options.report.file, open_acr_of(all, facts)));
        std::cout << "report: " << options.report.file.string() << '\n';
    }
    const std::string list = short_of(all);
    if (!list.empty()) return invalid("conformance", "these rows fall short: " + list);
    std::cout << all.size() << " rows hold\n";
    return {};
}

} // namespace copro
