// A world behind a kiosk that does what it is asked and keeps nothing: for kiosks that are only tried, here and in the
// tests. One thread.
#pragma once

#include "kiosk/app/ports.h"

namespace copro {

struct QuietWorld : RecordPort, RollPort, StaffPort, SyncPort, ScreenPort, PausedPort {
    Result<std::string> save(RecordDraft) override { return std::string("7F3K-9Q2M"); }
    Result<bool> was_claimed(const std::string&) override { return false; }
    Result<std::vector<RollEntry>> arrive(const RollEntry& entry) override { return std::vector{entry}; }
    Result<std::vector<RollEntry>> leave(std::int64_t) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> leave_in_call(std::int64_t) override { return std::vector<RollEntry>(); }
    Result<std::vector<RollEntry>> mark(std::int64_t, bool) override { return std::vector<RollEntry>(); }
    Result<PinVerdict> check_pin(const std::string&) override { return PinVerdict{}; }
    Result<void> make_pin(const std::string&) override { return {}; }
    Result<PinVerdict> check_chair_pin(const std::string&) override { return PinVerdict(); }
    Result<void> keep_chair_pin(const std::string&) override { return {}; }
    Result<void> keep_density(double) override { return {}; }
    Result<void> keep_chair_rule(bool) override { return {}; }
    Result<PictureCode> keep(std::string, bool) override { return PictureCode{"bus", "cup", "bus", "key"}; }
    Result<FoundWork> find(const PictureCode&) override { return FoundWork(); }
    Result<PictureCode> pictures_of(std::int64_t) override { return PictureCode{"bus", "cup", "bus", "key"}; }
    Result<FoundWork> find_row(std::int64_t) override { return FoundWork(); }
    Result<void> drop(std::int64_t) override { return {}; }
    Result<std::vector<PausedEntry>> paused() override { return std::vector<PausedEntry>(); }
    void wake() override {}
    void send_now() override {}
    void forget_person() override {}
};

} // namespace copro
