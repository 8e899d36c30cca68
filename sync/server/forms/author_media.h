// The pictures and sounds that lie beside an XLSForm: taken by the names in its cells, looked at, and kept once each.
// For xlsform.cpp; one thread.
#pragma once

#include "sync/records/medium.h"
#include "sync/server/forms/xlsform.h"

namespace copro {

enum class MediumUse { picture, sound };

class AuthorMedia {
public:
    // Both must outlive it. pictures: the kiosk's own names.
    AuthorMedia(const std::set<std::string>& pictures, const MediumReader& files)
        : m_pictures(pictures)
        , m_files(files) {}

    // Its SHA-256; nothing when no such file is there. Error: it cannot be used, and why.
    [[nodiscard]] Result<std::optional<std::string>> take(const std::string& file, MediumUse use);
    // "bus" for "bus", "bus.svg" and "bus.png"; "" when the kiosk has no picture of that name.
    [[nodiscard]] std::string kiosk_picture(const std::string& file) const;
    // Writes what was taken into the survey's field "media". Error: it is too much.
    [[nodiscard]] Result<void> add_to(Json& survey) const;
    // By SHA-256. Nothing is left.
    [[nodiscard]] std::map<std::string, std::string> take_all() { return std::move(m_bytes); }

private:
    const std::set<std::string>& m_pictures;
    const MediumReader& m_files;
    std::map<std::string, Medium> m_by_file;
    std::map<std::string, std::string> m_bytes;
};

} // namespace copro
