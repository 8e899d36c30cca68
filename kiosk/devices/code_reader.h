// Finds a QR code in a grey picture. The camera's thread uses it, and tests do; one thread at a time.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace copro {

struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rows; // 0 black to 255 white
};

class CodeReader {
public:
    // Error `internal` when zbar is not there.
    [[nodiscard]] static Result<CodeReader> open();
    CodeReader(CodeReader&&) noexcept;
    CodeReader& operator=(CodeReader&&) noexcept;
    ~CodeReader();

    // What the first code says; nothing when there is none.
    [[nodiscard]] std::optional<std::string> read(const GreyPicture& picture);

private:
    struct Inside;
    explicit CodeReader(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

} // namespace copro
