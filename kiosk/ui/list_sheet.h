// A list for staff on paper, as a PDF of as many A4 pages as it needs; the printer uses it. UI thread, because the text
// engine is.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/view/list_sheet.h"

namespace copro {

[[nodiscard]] Result<std::string> list_sheet_pdf(const ListSheet& sheet, TextEngine& text);

} // namespace copro
