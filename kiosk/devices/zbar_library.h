// zbar, loaded when a camera first looks for a code: neither start nor memory know it before. CodeReader alone, on its
// thread.
#pragma once

#include "sync/base/result.h"

#include <zbar.h>

namespace copro {

// The functions that are called, by their names without "zbar_".
struct ZbarLibrary {
    decltype(&zbar::zbar_image_scanner_create) scanner_create = nullptr;
    decltype(&zbar::zbar_image_scanner_destroy) scanner_destroy = nullptr;
    decltype(&zbar::zbar_image_scanner_set_config) set_config = nullptr;
    decltype(&zbar::zbar_image_create) image_create = nullptr;
    decltype(&zbar::zbar_image_destroy) image_destroy = nullptr;
    decltype(&zbar::zbar_image_set_format) set_format = nullptr;
    decltype(&zbar::zbar_image_set_size) set_size = nullptr;
    decltype(&zbar::zbar_image_set_data) set_data = nullptr;
    decltype(&zbar::zbar_scan_image) scan = nullptr;
    decltype(&zbar::zbar_image_first_symbol) first_symbol = nullptr;
    decltype(&zbar::zbar_symbol_get_data) symbol_data = nullptr;
    decltype(&zbar::zbar_symbol_get_data_length) symbol_length = nullptr;

    // Loaded once, and kept. Error `internal` when the library or one of these is not there.
    [[nodiscard]] static Result<const ZbarLibrary*> load();
};

} // namespace copro
