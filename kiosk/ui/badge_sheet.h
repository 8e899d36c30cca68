// Badges on paper, as a PDF of A4 pages with ten each and lines to cut along; `copro-kiosk badges` uses it. UI thread,
// because the text engine is.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/view/badge_sheet.h"

namespace copro {

[[nodiscard]] Result<std::string> badge_sheet_pdf(const BadgeSheet& sheet, TextEngine& text);

} // namespace copro
