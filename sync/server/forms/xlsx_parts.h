// The files inside an .xlsx, which is a zip of XML, taken out with limits: whoever made it may mean harm. One thread.
#pragma once

#include "sync/base/result.h"

#include <pugixml.hpp>

#include <memory>
#include <string>
#include <string_view>

struct zip;

namespace copro {

inline constexpr std::size_t most_xlsx_bytes = 8UL << 20U;
inline constexpr std::size_t most_part_bytes = 16UL << 20U;
inline constexpr std::size_t most_bytes_of_all_parts = 48UL << 20U;

class XlsxParts {
public:
    // bytes must outlive this.
    [[nodiscard]] static Result<XlsxParts> open(std::string_view bytes, const std::string& place);

    [[nodiscard]] bool has(const std::string& part) const;
    // Errors: not_found; invalid for XML that is broken, too large or brings definitions of its own (no entities).
    [[nodiscard]] Result<std::unique_ptr<pugi::xml_document>> xml(const std::string& part);

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    explicit XlsxParts(zip* archive, std::string place)
        : m_archive(archive)
        , m_place(std::move(place)) {}
    [[nodiscard]] Result<std::string> bytes_of(const std::string& part);
    std::unique_ptr<zip, Close> m_archive;
    std::string m_place;
    std::size_t m_taken = 0;
};

} // namespace copro
