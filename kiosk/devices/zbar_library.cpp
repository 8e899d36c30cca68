#include "kiosk/devices/zbar_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<ZbarLibrary> load_zbar_once() {
    const LateLibrary library = TRY(LateLibrary::open("libzbar.so.0"));
    ZbarLibrary zbar;
    TRY(library.find("zbar_image_scanner_create", zbar.scanner_create));
    TRY(library.find("zbar_image_scanner_destroy", zbar.scanner_destroy));
    TRY(library.find("zbar_image_scanner_set_config", zbar.set_config));
    TRY(library.find("zbar_image_create", zbar.image_create));
    TRY(library.find("zbar_image_destroy", zbar.image_destroy));
    TRY(library.find("zbar_image_set_format", zbar.set_format));
    TRY(library.find("zbar_image_set_size", zbar.set_size));
    TRY(library.find("zbar_image_set_data", zbar.set_data));
    TRY(library.find("zbar_scan_image", zbar.scan));
    TRY(library.find("zbar_image_first_symbol", zbar.first_symbol));
    TRY(library.find("zbar_symbol_get_data", zbar.symbol_data));
    TRY(library.find("zbar_symbol_get_data_length", zbar.symbol_length));
    return zbar;
}

} // namespace

Result<const ZbarLibrary*> ZbarLibrary::load() { return loaded_once(load_zbar_once); }

} // namespace copro
