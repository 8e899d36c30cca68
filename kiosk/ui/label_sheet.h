// A name label as a PDF of one page that is as large as the label; the printer uses it. UI thread, because the text
// engine is.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/view/label_sheet.h"

namespace copro {

// The name as large as there is room for, whatever its script.
[[nodiscard]] Result<std::string> label_sheet_pdf(const LabelSheet& sheet, TextEngine& text);
// How high its capitals become, in mm.
[[nodiscard]] double label_capital_mm(const LabelSheet& sheet, TextEngine& text);

} // namespace copro
