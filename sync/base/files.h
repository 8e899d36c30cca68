// Whole files in and out; a write is durable and all-or-nothing. Any thread.
#pragma once

#include "sync/base/bytes.h"

#include <filesystem>

namespace copro {

// Errors: not_found, internal; place is the path.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path);

// Writes beside the file, syncs, renames over it and syncs the folder: a crash leaves the old file or the new one.
// mode: as for chmod, 0600 for secrets.
[[nodiscard]] Result<void> replace_file(const std::filesystem::path& path, std::string_view content,
                                        unsigned mode = 0644);

// Puts content behind what the file holds (a new one is for this user alone) and syncs it. After an error the file is
// as long as it was. Errors: unavailable (the disk is full), internal; place is the path.
[[nodiscard]] Result<void> append_to_file(const std::filesystem::path& path, std::string_view content);

// Renames within one file system and syncs both folders: after a crash it has the old name or the new one.
[[nodiscard]] Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to);

// Makes the folder and its parents, readable by this user alone.
[[nodiscard]] Result<void> make_private_folder(const std::filesystem::path& path);

} // namespace copro
