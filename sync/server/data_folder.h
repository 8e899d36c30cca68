// The server's data folder: where its files are, and the lock that lets one process at a time open the database. Any
// thread.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace copro {

struct DataFolder {
    std::filesystem::path path;
    [[nodiscard]] std::filesystem::path database() const { return path / "server.db"; }
    [[nodiscard]] std::filesystem::path blobs() const { return path / "blobs"; }
    [[nodiscard]] std::filesystem::path keys() const { return path / "keys"; }
    // Error `not_found` when `init` has not been run here.
    [[nodiscard]] Result<void> must_be_set_up() const;
};

// $XDG_DATA_HOME/copro/server, or below ~/.local/share.
[[nodiscard]] std::filesystem::path default_data_folder();

// Held from the moment it is taken until the object or the process ends, however it ends.
class FolderLock {
public:
    // None when another process holds it. Errors: not_found, internal.
    [[nodiscard]] static Result<std::optional<FolderLock>> take(const DataFolder& folder);
    // As take, trying again for so long before it gives up.
    [[nodiscard]] static Result<std::optional<FolderLock>> wait_for(const DataFolder& folder, std::int64_t patience_ms);
    FolderLock(FolderLock&& other) noexcept
        : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int descriptor)
        : m_descriptor(descriptor) {}
    int m_descriptor;
};

} // namespace copro
