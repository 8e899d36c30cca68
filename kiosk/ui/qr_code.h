// QR codes as modules, made with libqrencode, which is loaded for the first one; layout, renderer and the sheet on
// paper use it. Any thread.
#pragma once

#include "sync/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace copro {

// Always of version 5 and level M: the same size whatever is set, so that the layout knows it. ISO/IEC 18004: 37
// modules and a quiet zone of 4 on each side.
inline constexpr int code_modules = 37;
inline constexpr int quiet_modules = 4;
// Cheap telephones read smaller ones badly from where a hand holds them.
inline constexpr double least_module_mm = 0.8;

struct QrCode {
    int side = 0;
    std::vector<bool> dark;
    [[nodiscard]] bool is_dark(int x, int y) const {
        return dark[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)];
    }
};
// Error `invalid` for what does not fit, `internal` when the library is not there.
[[nodiscard]] Result<QrCode> make_qr(const std::string& text);

// Node::picture "qr:…": is it one, and what is in it?
[[nodiscard]] bool is_code(std::string_view picture);
[[nodiscard]] std::string code_text(std::string_view picture);
// Near to `wish` pixels, whole pixels a module, and none under least_module_mm.
[[nodiscard]] double code_side(double wish, double px_per_mm);

} // namespace copro
