#include "sync/server/survey_media.h"

#include "sync/base/files.h"

#include <fmt/format.h>

#include <algorithm>

namespace copro {

namespace {

namespace fs = std::filesystem;

const std::string medium_option = "medium.";

// The largest that is taken at all; smaller ones are judged by what is in them.
std::int64_t largest_file() { return std::max(largest_medium(png_type), largest_medium(sound_type)); }

} // namespace

Result<fs::path> media_folder(const fs::path& file, const std::string& named) {
    const bool is_named = !named.empty();
    const fs::path folder = is_named ? fs::path(named) : file.parent_path() / (file.stem().string() + "-media");
    std::error_code code;
    if (fs::is_directory(folder, code)) return folder;
    if (is_named) return Error{ErrorKind::not_found, "--media", named + " is no folder"};
    return fs::path();
}

MediumReader medium_reader(const fs::path& folder) {
    if (folder.empty()) return {};
    return [folder](const std::string& name) -> Result<std::optional<std::string>> {
        const fs::path path(name);
        const bool is_plain = path.filename() == path && !name.starts_with('.');
        std::error_code code;
        if (!is_plain || !fs::is_regular_file(folder / path, code)) return std::optional<std::string>();
        const auto size = fs::file_size(folder / path, code);
        if (code) return invalid(name, "it cannot be read");
        if (static_cast<std::int64_t>(size) > largest_file()) {
            return invalid(name,
                           fmt::format("it has {} KiB, and may have {}", (size + 1023) / 1024, largest_file() / 1024));
        }
        return std::optional(TRY(read_file(folder / path)));
    };
}

void add_media(const std::map<std::string, std::string>& media, Command& command) {
    for (const auto& [sha256, bytes] : media) command.options[medium_option + sha256] = to_base64url(to_bytes(bytes));
}

Result<void> must_have_media(const Form& survey, StoreReader& reader, const std::string& place) {
    for (std::size_t at = 0; at < survey.media.size(); ++at) {
        if (TRY(reader.medium_part(survey.media[at].sha256, 0, 1))) continue;
        return invalid(fmt::format("{}#/forms/0/media/{}", place, at),
                       "this picture or sound is not on this server; bring the survey in with: form import");
    }
    return {};
}

Result<std::vector<StoredMedium>> media_of(const Command& command, const Form& survey) {
    std::vector<StoredMedium> found;
    for (const Medium& medium : survey.media) {
        const Bytes bytes = TRY(from_base64url(command.option(medium_option + medium.sha256)));
        const std::string text(as_text(bytes));
        if (static_cast<std::int64_t>(text.size()) != medium.length || sha256_of(text) != medium.sha256) {
            return invalid(command.option("file"), "a picture or sound of it did not come whole");
        }
        found.push_back({medium.sha256, bytes});
    }
    return found;
}

} // namespace copro
