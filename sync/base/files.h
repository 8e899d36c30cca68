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

// Makes the folder and its parents, readable by this user alone.
[[nodiscard]] Result<void> make_private_folder(const std::filesystem::path& path);

} // namespace copro
