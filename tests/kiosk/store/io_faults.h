// Makes the disk fail: the test program's own fsync, fdatasync and pwrite64 stand before libc's, so SQLite meets them.
// One thread.
#pragma once

namespace copro::test {

struct IoFaults {
    // The how-manieth call from now fails, from 1; 0 = none.
    int fail_sync_at = 0;
    int fail_write_at = 0;
    bool for_ever = false; // that one and all after it
    // Counted while `counting`.
    bool counting = false;
    int syncs = 0;
    int writes = 0;
    int failed = 0;
};

[[nodiscard]] IoFaults& io_faults();

// Clean at the beginning and the end of a test, whatever happens in it.
struct IoFaultsScope {
    IoFaultsScope() { io_faults() = IoFaults(); }
    IoFaultsScope(const IoFaultsScope&) = delete;
    IoFaultsScope& operator=(const IoFaultsScope&) = delete;
    ~IoFaultsScope() { io_faults() = IoFaults(); }
};

} // namespace copro::test
