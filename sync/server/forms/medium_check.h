// Is this file a picture or a sound that a kiosk can show and play, and that can do no harm? Looked at before it is
// taken into a survey. Pure; any thread.
#pragma once

#include "sync/base/result.h"

#include <string>
#include <string_view>

namespace copro {

// Its type (medium.h), by what is in it and never by its name. Errors say what is the matter, in one plain sentence:
// it is none of these, damaged, cut short, too large, too long; or an SVG with scripts, words, or anything from
// outside.
[[nodiscard]] Result<std::string> check_medium(std::string_view bytes, const std::string& name);

// For check_medium alone. Each error has no place yet.
[[nodiscard]] Result<void> check_svg(std::string_view bytes);
[[nodiscard]] Result<void> check_png(std::string_view bytes);
[[nodiscard]] Result<void> check_jpeg(std::string_view bytes);
[[nodiscard]] Result<void> check_ogg(std::string_view bytes);

} // namespace copro
