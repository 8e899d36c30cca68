// Photos and voice as they are taken: sealed into files under a key that only memory holds until the record is saved.
// Nothing readable is ever on the disk. Main thread.
#pragma once

#include "kiosk/store/kiosk_database.h"
#include "sync/protocol/attachment_keys.h"

namespace copro {

inline constexpr std::int64_t largest_blob_bytes = 16LL * 1024 * 1024;

// How much of the disk attachments may take. They are refused first, so that records always find room.
struct BlobQuota {
    std::int64_t least_free_bytes = 256LL * 1024 * 1024;
    std::int64_t most_kept_bytes = 4LL * 1024 * 1024 * 1024;
};

// What was taken, whole and on the disk. Without its key nobody can open it.
struct KeptBlob {
    AttachmentReference reference;
    BlobKey key{};
};

// One on its way to the disk; gone again with the writer, unless it was finished.
class BlobWriter {
public:
    BlobWriter(BlobWriter&& other) noexcept;
    BlobWriter& operator=(BlobWriter&&) = delete;
    ~BlobWriter();

    // Error `refused` beyond largest_blob_bytes; `unavailable` when the disk is full. Nothing of it is kept then.
    [[nodiscard]] Result<void> add(const std::uint8_t* data, std::size_t size);
    // Synced, under its hash, before this returns.
    [[nodiscard]] Result<KeptBlob> finish();

private:
    friend class BlobFolder;
    BlobWriter(std::filesystem::path folder, int file, std::filesystem::path path);
    [[nodiscard]] Result<void> put(const Bytes& sealed);

    std::filesystem::path m_folder;
    int m_file;
    std::filesystem::path m_path;
    BlobKey m_key;
    std::unique_ptr<BlobSealer> m_sealer;
    Sha256 m_hash;
    std::int64_t m_length = 0;
};

class BlobFolder {
public:
    // Makes FOLDER/blobs and removes what no saved record names: left by somebody who went, or by a crash. database
    // must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<BlobFolder>> open(KioskDatabase& database, BlobQuota quota = {});

    // Error `refused` when the quota has no room for a largest one.
    [[nodiscard]] Result<BlobWriter> begin();
    // The person takes another, or goes without saving.
    [[nodiscard]] Result<void> remove(const std::string& sha256);

private:
    BlobFolder(std::filesystem::path folder, BlobQuota quota)
        : m_folder(std::move(folder))
        , m_quota(quota) {}
    [[nodiscard]] Result<void> remove_orphans(KioskDatabase& database) const;
    std::filesystem::path m_folder;
    BlobQuota m_quota;
};

// FOLDER/blobs of the kiosk's data folder.
[[nodiscard]] inline std::filesystem::path blobs_of(const std::filesystem::path& folder) { return folder / "blobs"; }

} // namespace copro
