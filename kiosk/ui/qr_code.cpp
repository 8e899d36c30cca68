#include "kiosk/ui/qr_code.h"

#include "kiosk/view/settings_pass.h"
#include "sync/base/late_library.h"

#include <qrencode.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace copro {

namespace {

constexpr int code_version = 5;

struct QrLibrary {
    decltype(&::QRcode_encodeString) encode = nullptr;
    decltype(&::QRcode_free) free = nullptr;
};

Result<QrLibrary> load_qr_library() {
    const LateLibrary library = TRY(LateLibrary::open("libqrencode.so.4"));
    QrLibrary qr;
    TRY(library.find("QRcode_encodeString", qr.encode));
    TRY(library.find("QRcode_free", qr.free));
    return qr;
}

} // namespace

Result<QrCode> make_qr(const std::string& text) {
    const QrLibrary* qr = TRY(loaded_once(load_qr_library));
    const std::unique_ptr<QRcode, decltype(&::QRcode_free)> made(
        qr->encode(text.c_str(), code_version, QR_ECLEVEL_M, QR_MODE_8, 1), qr->free);
    if (made == nullptr || made->width != code_modules) return invalid("", "does not fit into a code of this size");
    QrCode code;
    code.side = made->width;
    const auto count = static_cast<std::size_t>(code.side) * static_cast<std::size_t>(code.side);
    for (std::size_t at = 0; at < count; ++at) code.dark.push_back((made->data[at] & 1U) != 0);
    return code;
}

bool is_code(std::string_view picture) { return picture.starts_with(code_picture); }

std::string code_text(std::string_view picture) { return std::string(picture.substr(code_picture.size())); }

double code_side(double wish, double px_per_mm) {
    constexpr int modules = code_modules + 2 * quiet_modules;
    const double least = std::ceil(least_module_mm * px_per_mm - 1e-9);
    return modules * std::max(least, std::floor(wish / modules));
}

} // namespace copro
