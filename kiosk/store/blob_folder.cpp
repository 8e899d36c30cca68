#include "kiosk/store/blob_folder.h"

#include "sync/base/files.h"
#include "sync/base/log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <set>
#include <system_error>

namespace copro {

namespace {

Error disk_error(const std::filesystem::path& path, int number) {
    const ErrorKind kind = number == ENOSPC || number == EDQUOT ? ErrorKind::unavailable : ErrorKind::internal;
    return Error{kind, path.filename().string(), std::generic_category().message(number)};
}

std::int64_t bytes_in(const std::filesystem::path& folder) {
    std::int64_t bytes = 0;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(folder, code)) {
        const auto size = entry.file_size(code);
        if (!code) bytes += static_cast<std::int64_t>(size);
    }
    return bytes;
}

} // namespace

BlobWriter::BlobWriter(std::filesystem::path folder, int file, std::filesystem::path path)
    : m_folder(std::move(folder))
    , m_file(file)
    , m_path(std::move(path))
    , m_key(make_blob_key())
    , m_sealer(std::make_unique<BlobSealer>(m_key)) {}

BlobWriter::BlobWriter(BlobWriter&& other) noexcept
    : m_folder(std::move(other.m_folder))
    , m_file(std::exchange(other.m_file, -1))
    , m_path(std::move(other.m_path))
    , m_key(other.m_key)
    , m_sealer(std::move(other.m_sealer))
    , m_hash(other.m_hash)
    , m_length(other.m_length) {
    sodium_memzero(other.m_key.data(), other.m_key.size());
}

BlobWriter::~BlobWriter() {
    sodium_memzero(m_key.data(), m_key.size());
    if (m_file < 0) return;
    ::close(m_file);
    ::unlink(m_path.c_str());
}

Result<void> BlobWriter::put(const Bytes& sealed) {
    std::size_t at = 0;
    while (at < sealed.size()) {
        const ssize_t written = ::write(m_file, sealed.data() + at, sealed.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return disk_error(m_path, errno);
        at += static_cast<std::size_t>(written);
    }
    m_hash.add(sealed.data(), sealed.size());
    m_length += static_cast<std::int64_t>(sealed.size());
    return {};
}

Result<void> BlobWriter::add(const std::uint8_t* data, std::size_t size) {
    if (m_length + static_cast<std::int64_t>(size) > largest_blob_bytes) {
        return Error{ErrorKind::refused, "", "an attachment may not be as long as this"};
    }
    return put(m_sealer->add(data, size));
}

Result<KeptBlob> BlobWriter::finish() {
    TRY(put(m_sealer->finish()));
    KeptBlob kept{{m_hash.hex(), m_length}, m_key};
    if (::fsync(m_file) != 0) return disk_error(m_path, errno);
    TRY(rename_file(m_path, m_folder / kept.reference.sha256));
    ::close(std::exchange(m_file, -1));
    return kept;
}

Result<std::unique_ptr<BlobFolder>> BlobFolder::open(KioskDatabase& database, BlobQuota quota) {
    const std::filesystem::path path = blobs_of(database.folder());
    TRY(make_private_folder(path));
    std::unique_ptr<BlobFolder> folder(new BlobFolder(path, quota));
    TRY(folder->remove_orphans(database));
    return folder;
}

Result<void> BlobFolder::remove_orphans(KioskDatabase& database) const {
    const auto named = TRY(database.look([](Database& inside) -> Result<std::set<std::string>> {
        std::set<std::string> all;
        Statement rows = TRY(inside.prepare("SELECT DISTINCT sha256 FROM attachment"));
        while (TRY(rows.step())) all.insert(rows.text(0));
        return all;
    }));
    std::error_code code;
    std::int64_t removed = 0;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder, code)) {
        if (named.contains(entry.path().filename().string())) continue;
        std::error_code failed;
        if (std::filesystem::remove(entry.path(), failed)) ++removed;
    }
    if (code) return Error{ErrorKind::internal, "blobs", code.message()};
    if (removed > 0) log_info("blobs.unsaved-removed", {{"files", std::to_string(removed)}});
    return {};
}

Result<BlobWriter> BlobFolder::begin() {
    std::error_code code;
    const auto space = std::filesystem::space(m_folder, code);
    if (code) return Error{ErrorKind::internal, "blobs", code.message()};
    const bool fits_disk = static_cast<std::int64_t>(space.available) - largest_blob_bytes >= m_quota.least_free_bytes;
    if (!fits_disk || bytes_in(m_folder) + largest_blob_bytes > m_quota.most_kept_bytes) {
        return Error{ErrorKind::refused, "blobs", "there is no room for another attachment"};
    }
    const std::filesystem::path path = m_folder / ("unsaved-" + Uuid::random().text());
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return disk_error(path, errno);
    return BlobWriter(m_folder, file, path);
}

Result<void> BlobFolder::remove(const std::string& sha256) {
    std::error_code code;
    std::filesystem::remove(m_folder / sha256, code);
    if (code) return Error{ErrorKind::internal, "blobs", code.message()};
    return {};
}

} // namespace copro
