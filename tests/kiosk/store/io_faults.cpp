#include "io_faults.h"

#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace copro::test {

IoFaults& io_faults() {
    static IoFaults faults;
    return faults;
}

namespace {

bool fails(int number, int at) { return at != 0 && (number == at || (io_faults().for_ever && number > at)); }

// True when this call must fail.
bool sync_fails() {
    IoFaults& faults = io_faults();
    if (!faults.counting || !fails(++faults.syncs, faults.fail_sync_at)) return false;
    ++faults.failed;
    return true;
}

bool write_fails() {
    IoFaults& faults = io_faults();
    if (!faults.counting || !fails(++faults.writes, faults.fail_write_at)) return false;
    ++faults.failed;
    return true;
}

} // namespace

} // namespace copro::test

// The same names as in libc, on purpose: SQLite is a shared library and finds the program's own first.
extern "C" {
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): libc names them __fd
int fsync(int file) {
    if (!copro::test::sync_fails()) return static_cast<int>(::syscall(SYS_fsync, file));
    errno = EIO;
    return -1;
}
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): libc names them __fd
int fdatasync(int file) {
    if (!copro::test::sync_fails()) return static_cast<int>(::syscall(SYS_fdatasync, file));
    errno = EIO;
    return -1;
}
// NOLINTNEXTLINE(readability-inconsistent-declaration-parameter-name): libc names them __fd
ssize_t pwrite64(int file, const void* data, size_t size, off64_t at) {
    if (!copro::test::write_fails()) return ::syscall(SYS_pwrite64, file, data, size, at);
    errno = ENOSPC;
    return -1;
}
}
