#include "kiosk/ui/png_library.h"

#include "sync/base/late_library.h"

namespace copro {

namespace {

Result<PngLibrary> load_png_once() {
    const LateLibrary library = TRY(LateLibrary::open("libSDL2_image-2.0.so.0"));
    PngLibrary png;
    TRY(library.find("IMG_SavePNG", png.save));
    TRY(library.find("IMG_Load", png.load_file));
    TRY(library.find("IMG_LoadPNG_RW", png.load_png));
    TRY(library.find("IMG_LoadJPG_RW", png.load_jpeg));
    return png;
}

} // namespace

Result<const PngLibrary*> PngLibrary::load() { return loaded_once(load_png_once); }

} // namespace copro
