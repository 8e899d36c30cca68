// An empty folder that is gone again at the end of the test. One thread.
#pragma once

#include "sync/base/bytes.h"

#include <filesystem>

namespace copro::test {

class TempFolder {
public:
    TempFolder()
        : m_path(std::filesystem::temp_directory_path() / ("copro-test-" + Uuid::random().text())) {
        std::filesystem::create_directories(m_path);
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() {
        std::error_code code;
        std::filesystem::remove_all(m_path, code);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace copro::test
