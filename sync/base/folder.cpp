#include "sync/base/folder.h"

#include "sync/base/files.h"

namespace copro {

Result<std::map<std::string, std::string>> read_folder(const std::filesystem::path& folder,
                                                       const std::string& extension) {
    std::map<std::string, std::string> texts;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        if (entry.path().extension() != extension) continue;
        texts[entry.path().filename().string()] = TRY(read_file(entry.path()));
    }
    if (code) return Error{ErrorKind::not_found, folder.string(), code.message()};
    if (texts.empty()) return Error{ErrorKind::not_found, folder.string(), "holds no " + extension + " files"};
    return texts;
}

} // namespace copro
