#include "sync/server/store/blob_files.h"

#include "sync/base/files.h"
#include "sync/protocol/sealed_blob.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace copro {

namespace {

std::int64_t size_of(const std::filesystem::path& path) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    return code ? 0 : static_cast<std::int64_t>(size);
}

Result<void> replace_content(const std::filesystem::path& path, std::size_t size) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0) return Error{ErrorKind::internal, path.string(), std::generic_category().message(errno)};
    const std::array<char, 65536> zeros{};
    bool is_good = true;
    for (std::size_t done = 0; is_good && done < size;) {
        const ssize_t wrote = ::write(file, zeros.data(), std::min(zeros.size(), size - done));
        is_good = wrote > 0 || errno == EINTR;
        if (wrote > 0) done += static_cast<std::size_t>(wrote);
    }
    is_good = ::fdatasync(file) == 0 && is_good;
    ::close(file);
    if (!is_good) return Error{ErrorKind::internal, path.string(), "cannot be overwritten"};
    return {};
}

// Nothing of it is left for whoever finds the freed blocks, as far as a file system lets a program decide that.
Result<void> overwrite_and_remove(const std::filesystem::path& path) {
    const std::int64_t size = size_of(path);
    if (size > 0) TRY(replace_content(path, static_cast<std::size_t>(size)));
    std::error_code code;
    std::filesystem::remove(path, code);
    if (code) return Error{ErrorKind::internal, path.string(), "cannot be removed: " + code.message()};
    return {};
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

Result<void> BlobFiles::erase(const std::string& sha256) {
    const std::lock_guard lock(mutex_of(sha256));
    TRY(overwrite_and_remove(file(sha256)));
    std::vector<std::filesystem::path> parts;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator(m_folder / "parts", code)) {
        if (entry.path().filename().string().starts_with(sha256 + ".")) parts.push_back(entry.path());
    }
    if (code) return internal("the folder of parts cannot be read: " + code.message());
    for (const std::filesystem::path& one : parts) TRY(overwrite_and_remove(one));
    return {};
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
