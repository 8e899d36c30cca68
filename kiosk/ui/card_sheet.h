// The settings card on paper, as a PDF of one A4 page with the card in its upper corner; the printer uses it. UI
// thread, because the text engine is.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/view/settings_pass.h"

namespace copro {

[[nodiscard]] Result<std::string> card_sheet_pdf(const PassSheet& sheet, TextEngine& text);

} // namespace copro
