// The sealed attachments as files: parts while they come in, whole ones under their hash. The database says which are
// wanted and which are complete; this folder only keeps bytes, and nobody here can open them. Any thread.
#pragma once

#include "sync/base/bytes.h"

#include <array>
#include <filesystem>
#include <memory>
#include <mutex>

namespace copro {

struct BlobLimits {
    // Attachments are refused before the disk is full, so that records still find room.
    std::int64_t least_free_bytes = 512LL * 1024 * 1024;
    std::int64_t parts_kept_ms = 30LL * 24 * 60 * 60 * 1000;
};

class BlobFiles {
public:
    // Makes the folder when it is not there.
    [[nodiscard]] static Result<std::unique_ptr<BlobFiles>> open(const std::filesystem::path& folder,
                                                                 BlobLimits limits = {});

    // How many bytes of it are here. Each device has a part of its own: none can spoil another's. All of them, too,
    // when an earlier process put it in its place and did not live to note it.
    [[nodiscard]] std::int64_t received(const std::string& device, const std::string& sha256,
                                        std::int64_t length) const;
    // On the disk when it returns; how many bytes are here then. Errors: `conflict` (the part is not as long as
    // offset), `unavailable` (no room), `internal`.
    [[nodiscard]] Result<std::int64_t> append(const std::string& device, const std::string& sha256, std::int64_t offset,
                                              const Bytes& bytes);
    // Once all bytes are here: true when their hash is right; they are then in place, and synced. False: the part is
    // thrown away.
    [[nodiscard]] Result<bool> finish(const std::string& device, const std::string& sha256, std::int64_t length);
    // Overwritten and removed, with all parts of it; done as well when there is nothing.
    [[nodiscard]] Result<void> erase(const std::string& sha256);
    // Parts that nobody has gone on with.
    [[nodiscard]] Result<void> forget_old_parts(std::int64_t now_ms) const;

    [[nodiscard]] std::filesystem::path file(const std::string& sha256) const { return m_folder / sha256; }

private:
    BlobFiles(std::filesystem::path folder, BlobLimits limits)
        : m_folder(std::move(folder))
        , m_limits(limits) {}
    [[nodiscard]] std::filesystem::path part(const std::string& device, const std::string& sha256) const {
        return m_folder / "parts" / (sha256 + "." + device);
    }
    [[nodiscard]] std::mutex& mutex_of(const std::string& sha256) {
        return m_mutexes.at(static_cast<std::size_t>(sha256.at(0)) % m_mutexes.size());
    }
    [[nodiscard]] Result<void> has_room_for(std::size_t bytes) const;

    std::filesystem::path m_folder;
    BlobLimits m_limits;
    // One request at a time works on a blob: a retry may come while the first try is still being written.
    std::array<std::mutex, 16> m_mutexes;
};

} // namespace copro
