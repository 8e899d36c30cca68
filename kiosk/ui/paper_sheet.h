// A form on paper as a PDF: large print, pictures, boxes to tick, one question after another. `copro-kiosk paper` uses
// it. UI thread.
#pragma once

#include "kiosk/text/text_engine.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/view/paper.h"

namespace copro {

// Errors name a picture of ours that is missing. One of an author's that is not there, or is damaged, is left out and
// logged.
[[nodiscard]] Result<std::string> paper_sheet_pdf(const PaperForm& form, TextEngine& text, PictureShelf& pictures);

} // namespace copro
