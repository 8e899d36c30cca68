#include "sync/server/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace copro {

Result<void> DataFolder::must_be_set_up() const {
    std::error_code ignored;
    if (std::filesystem::exists(database(), ignored)) return {};
    return Error{ErrorKind::not_found, path.string(), "is not set up; run copro-server init first"};
}

std::filesystem::path default_data_folder() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        return std::filesystem::path(data) / "copro" / "server";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home == nullptr ? "." : home) / ".local" / "share" / "copro" / "server";
}

Result<std::optional<FolderLock>> FolderLock::take(const DataFolder& folder) {
    const std::filesystem::path file = folder.path / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        const ErrorKind kind = errno == ENOENT ? ErrorKind::not_found : ErrorKind::internal;
        return Error{kind, file.string(), std::generic_category().message(errno)};
    }
    FolderLock lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) return std::optional<FolderLock>(std::move(lock));
    if (errno == EWOULDBLOCK) return std::optional<FolderLock>();
    return Error{ErrorKind::internal, file.string(), std::generic_category().message(errno)};
}

Result<std::optional<FolderLock>> FolderLock::wait_for(const DataFolder& folder, std::int64_t patience_ms) {
    using namespace std::chrono;
    const auto until = steady_clock::now() + milliseconds(patience_ms);
    while (true) {
        auto lock = take(folder);
        if (!lock || *lock || steady_clock::now() >= until) return lock;
        std::this_thread::sleep_for(milliseconds(20));
    }
}

FolderLock::~FolderLock() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

} // namespace copro
