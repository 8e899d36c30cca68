// All rows, measured, and told: as a table for people and as OpenACR for those who buy. `copro-kiosk conformance`
// prints both. Main thread.
#pragma once

#include "kiosk/conformance/rig.h"
#include "sync/records/date.h"

namespace copro {

struct Measured {
    Row row;
    Result<Finding> finding; // error: it could not be measured
};

[[nodiscard]] std::vector<Measured> measure_rows(Rig& rig, const std::vector<Row>& rows);

// One line a row, and below it what falls short.
[[nodiscard]] std::string table_of(const std::vector<Measured>& all);
// The ids of those that fall short or could not be measured; "" = none.
[[nodiscard]] std::string short_of(const std::vector<Measured>& all);

// Who reports, and on what.
struct ReportFacts {
    std::string version;      // of the product
    std::string organisation; // "" = not said
    std::string contact;      // an address to write to; OpenACR asks for one
    Date date{};
    std::string swept; // what was looked at
};
// GSA/openacr, schema openacr-0.1.0, catalogue 2.5-edition-wcag-2.2-508-eu-en.
[[nodiscard]] std::string open_acr_of(const std::vector<Measured>& all, const ReportFacts& facts);

} // namespace copro
