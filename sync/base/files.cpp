#include "sync/base/files.h"

#include "sync/base/descriptor.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>
#include <system_error>

namespace copro {

namespace {

Error system_error(const std::filesystem::path& path, int number) {
    const bool is_full = number == ENOSPC || number == EDQUOT;
    const ErrorKind kind = number == ENOENT ? ErrorKind::not_found
                           : is_full        ? ErrorKind::unavailable
                                            : ErrorKind::internal;
    return Error{kind, path.string(), std::generic_category().message(number)};
}

Result<void> write_all(const Descriptor& file, const std::filesystem::path& path, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file.number(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return system_error(path, errno);
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> write_and_sync(const std::filesystem::path& path, std::string_view content, unsigned mode) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(mode)));
    if (file.number() < 0) return system_error(path, errno);
    // A file left by an earlier crash keeps its old mode when it is opened again, and the umask takes bits away.
    if (::fchmod(file.number(), static_cast<mode_t>(mode)) != 0) return system_error(path, errno);
    TRY(write_all(file, path, content));
    if (::fsync(file.number()) != 0) return system_error(path, errno);
    return {};
}

Result<void> sync_folder_of(const std::filesystem::path& path) {
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::fsync(opened.number()) != 0) return system_error(folder, errno);
    return {};
}

} // namespace

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code code;
    if (std::filesystem::is_directory(path, code)) return invalid(path.string(), "is a folder, not a file");
    std::ifstream in(path, std::ios::binary);
    if (!in) return system_error(path, errno);
    std::ostringstream content;
    content << in.rdbuf();
    if (in.bad()) return system_error(path, EIO);
    return std::move(content).str();
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view content, unsigned mode) {
    std::filesystem::path beside = path;
    beside += ".new";
    TRY(write_and_sync(beside, content, mode));
    if (::rename(beside.c_str(), path.c_str()) != 0) return system_error(path, errno);
    return sync_folder_of(path);
}

Result<void> append_to_file(const std::filesystem::path& path, std::string_view content) {
    const bool is_new = !std::filesystem::exists(path);
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR));
    if (file.number() < 0) return system_error(path, errno);
    const off_t before = ::lseek(file.number(), 0, SEEK_END);
    Result<void> written = write_all(file, path, content);
    if (written && ::fdatasync(file.number()) != 0) written = system_error(path, errno);
    if (!written) {
        // What cannot be cut back is found by its length, and its hash.
        if (::ftruncate(file.number(), before) != 0) return system_error(path, errno);
        return written;
    }
    return is_new ? sync_folder_of(path) : Result<void>();
}

Result<void> rename_file(const std::filesystem::path& from, const std::filesystem::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return system_error(to, errno);
    TRY(sync_folder_of(to));
    return sync_folder_of(from);
}

Result<void> make_private_folder(const std::filesystem::path& path) {
    std::error_code code;
    std::filesystem::create_directories(path, code);
    if (code) return system_error(path, code.value());
    if (::chmod(path.c_str(), S_IRWXU) != 0) return system_error(path, errno);
    return {};
}

} // namespace copro
