// The pictures and sounds of a survey on their way from the folder beside its spreadsheet into the server: `form
// import`. One thread.
#pragma once

#include "sync/records/form.h"
#include "sync/server/commands.h"
#include "sync/server/forms/xlsform.h"

#include <filesystem>

namespace copro {

// The folder that was named, else FILE-media beside FILE.xlsx, as ODK and Kobo have it. Error: the named one is not
// there.
[[nodiscard]] Result<std::filesystem::path> media_folder(const std::filesystem::path& file, const std::string& named);
// Files of that folder alone, whatever a cell says; none when there is no such folder.
[[nodiscard]] MediumReader medium_reader(const std::filesystem::path& folder);

// Into the command that the running server may be given, and out of it again. Errors: one that the survey names is not
// there, or is not what the survey says.
void add_media(const std::map<std::string, std::string>& media, Command& command);
[[nodiscard]] Result<std::vector<StoredMedium>> media_of(const Command& command, const Form& survey);
// No pack names what a kiosk cannot have. place: the pack's file.
[[nodiscard]] Result<void> must_have_media(const Form& survey, StoreReader& reader, const std::string& place);

} // namespace copro
