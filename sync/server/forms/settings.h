// The sheet settings of an XLSForm: what the survey is called. For xlsform.cpp. Pure; any thread.
#pragma once

#include "sync/server/forms/xlsform.h"

#include <optional>

namespace copro {

struct FormSettings {
    std::string id;
    std::string title;
    int version = 1;
    std::string plain_language = "en"; // of columns without a language, as "label"
};

// stem: of the file's name, for what the sheet does not say.
[[nodiscard]] FormSettings read_settings(const Workbook& workbook, const std::string& stem,
                                         std::vector<FormFinding>& findings);

// Digits alone, in the range of an int.
[[nodiscard]] std::optional<int> whole_number(std::string_view text);

} // namespace copro
