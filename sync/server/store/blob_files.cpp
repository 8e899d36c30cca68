#include "sync/server/store/blob_files.h"

#include "sync/base/files.h"
#include "sync/protocol/sealed_blob.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace copro {

namespace {

std::int64_t size_of(const std::filesystem::path& path) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

} // namespace

Result<std::unique_ptr<BlobFiles>> BlobFiles::open(const std::filesystem::path& folder, BlobLimits limits) {
    TRY(make_private_folder(folder));
    TRY(make_private_folder(folder / "parts"));
    return std::unique_ptr<BlobFiles>(new BlobFiles(folder, limits));
}

std::int64_t BlobFiles::received(const std::string& device, const std::string& sha256, std::int64_t length) const {
    if (size_of(file(sha256)) == length) return length;
    return size_of(part(device, sha256));
}

Result<void> BlobFiles::has_room_for(std::size_t bytes) const {
    struct statvfs disk {};
    if (::statvfs(m_folder.c_str(), &disk) != 0) return internal("the disk does not say how full it is");
    const auto is_free = static_cast<std::int64_t>(disk.f_bavail) * static_cast<std::int64_t>(disk.f_frsize);
    if (is_free - static_cast<std::int64_t>(bytes) >= m_limits.least_free_bytes) return {};
    return Error{ErrorKind::unavailable, "", "the disk has no room for attachments"};
}

Result<std::int64_t> BlobFiles::append(const std::string& device, const std::string& sha256, std::int64_t offset,
                                       const Bytes& bytes) {
    const std::lock_guard lock(mutex_of(sha256));
    const std::filesystem::path path = part(device, sha256);
    const std::int64_t here = size_of(path);
    if (here != offset) {
        return Error{ErrorKind::conflict, "", "so far " + std::to_string(here) + " bytes are here, go on from there"};
    }
    TRY(has_room_for(bytes.size()));
    TRY(append_to_file(path, as_text(bytes)));
    return offset + static_cast<std::int64_t>(bytes.size());
}

Result<bool> BlobFiles::finish(const std::string& device, const std::string& sha256, std::int64_t length) {
    const std::lock_guard lock(mutex_of(sha256));
    const std::filesystem::path whole = file(sha256);
    const std::filesystem::path path = part(device, sha256);
    std::error_code code;
    if (size_of(whole) == length && TRY(hash_of_file(whole)) == sha256) {
        std::filesystem::remove(path, code);
        return true;
    }
    if (size_of(path) != length) return false;
    if (TRY(hash_of_file(path)) != sha256) {
        std::filesystem::remove(path, code);
        return false;
    }
    TRY(rename_file(path, whole));
    return true;
}

Result<void> BlobFiles::forget_old_parts(std::int64_t now_ms) const {
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "parts", code)) {
        struct stat about {};
        if (::stat(entry.path().c_str(), &about) != 0) continue;
        const std::int64_t touched_ms = static_cast<std::int64_t>(about.st_mtime) * 1000;
        if (now_ms - touched_ms > m_limits.parts_kept_ms) std::filesystem::remove(entry.path(), code);
    }
    if (code) return internal("the folder of parts cannot be read: " + code.message());
    return {};
}

} // namespace copro
