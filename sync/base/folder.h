// The files of one kind in a folder, as texts by name. Any thread.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <map>
#include <string>

namespace copro {

// extension: ".json". Errors: a folder that is not there, or that holds none; a file that cannot be read.
[[nodiscard]] Result<std::map<std::string, std::string>> read_folder(const std::filesystem::path& folder,
                                                                     const std::string& extension);

} // namespace copro
