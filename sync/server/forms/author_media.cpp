#include "sync/server/forms/author_media.h"

#include "sync/base/bytes.h"
#include "sync/server/forms/medium_check.h"

#include <fmt/format.h>

#include <filesystem>

namespace copro {

Result<std::optional<std::string>> AuthorMedia::take(const std::string& file, MediumUse use) {
    auto known = m_by_file.find(file);
    if (known == m_by_file.end()) {
        std::optional<std::string> bytes;
        if (m_files) bytes = TRY(m_files(file));
        if (!bytes) return std::optional<std::string>();
        const std::string type = TRY(check_medium(*bytes, file));
        Medium medium{sha256_of(*bytes), type, static_cast<std::int64_t>(bytes->size())};
        m_bytes.emplace(medium.sha256, *std::move(bytes));
        known = m_by_file.emplace(file, std::move(medium)).first;
    }
    const bool is_sound = known->second.type == sound_type;
    if (is_sound != (use == MediumUse::sound)) return invalid(file, is_sound ? "it is no picture" : "it is no sound");
    return std::optional(known->second.sha256);
}

std::string AuthorMedia::kiosk_picture(const std::string& file) const {
    const std::filesystem::path path(file);
    const std::string kind = path.extension().string();
    std::string name = path.stem().string();
    const bool is_ours = (kind.empty() || kind == ".svg" || kind == ".png") && !path.has_parent_path();
    return is_ours && m_pictures.contains(name) ? name : std::string();
}

Result<void> AuthorMedia::add_to(Json& survey) const {
    std::map<std::string, const Medium*> once; // two files may be the same
    std::int64_t bytes = 0;
    for (const auto& [file, medium] : m_by_file) {
        if (once.emplace(medium.sha256, &medium).second) bytes += medium.length;
    }
    if (once.empty()) return {};
    if (once.size() > most_media || bytes > most_media_bytes) {
        return invalid("", fmt::format("{} files of {} MiB are too much: at most {} of {} MiB", once.size(),
                                       (bytes + (1 << 20) - 1) >> 20, most_media, most_media_bytes >> 20));
    }
    survey["media"] = Json::array();
    for (const auto& [sha256, medium] : once) {
        survey["media"].push_back(Json{{"sha256", sha256}, {"type", medium->type}, {"length", medium->length}});
    }
    return {};
}

} // namespace copro
