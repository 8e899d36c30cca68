#include "kiosk/devices/code_reader.h"

#include "kiosk/devices/zbar_library.h"

namespace copro {

namespace {

constexpr unsigned long grey_fourcc = 0x30303859; // "Y800", zbar's name for it

} // namespace

struct CodeReader::Inside {
    explicit Inside(const ZbarLibrary& zbar_library)
        : library(zbar_library)
        , scanner(library.scanner_create())
        , image(library.image_create()) {}
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() {
        library.image_destroy(image);
        library.scanner_destroy(scanner);
    }

    const ZbarLibrary& library;
    zbar::zbar_image_scanner_t* scanner;
    zbar::zbar_image_t* image;
};

Result<CodeReader> CodeReader::open() {
    const ZbarLibrary* library = TRY(ZbarLibrary::load());
    auto inside = std::make_unique<Inside>(*library);
    if (inside->scanner == nullptr || inside->image == nullptr) return internal("there is no memory to read codes");
    // Our cards are QR codes; whatever else lies in sight is not looked for.
    library->set_config(inside->scanner, zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    library->set_config(inside->scanner, zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    library->set_format(inside->image, grey_fourcc);
    return CodeReader(std::move(inside));
}

CodeReader::CodeReader(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside)) {}
CodeReader::CodeReader(CodeReader&&) noexcept = default;
CodeReader& CodeReader::operator=(CodeReader&&) noexcept = default;
CodeReader::~CodeReader() = default;

std::optional<std::string> CodeReader::read(const GreyPicture& picture) {
    const ZbarLibrary& library = m_inside->library;
    const std::size_t size = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
    if (size == 0 || picture.rows.size() < size) return std::nullopt;
    library.set_size(m_inside->image, static_cast<unsigned>(picture.width), static_cast<unsigned>(picture.height));
    library.set_data(m_inside->image, picture.rows.data(), size, nullptr);
    const int found = library.scan(m_inside->scanner, m_inside->image);
    std::optional<std::string> text;
    if (found > 0) {
        const auto* symbol = library.first_symbol(m_inside->image);
        if (symbol != nullptr) text.emplace(library.symbol_data(symbol), library.symbol_length(symbol));
    }
    // The picture is the caller's, and is not looked at again.
    library.set_data(m_inside->image, nullptr, 0, nullptr);
    return text;
}

} // namespace copro
