// A whole terminal without store, network or glass, touched as a person touches it. For tests; one thread.
#pragma once

#include "kiosk/terminal.h"
#include "tests/kiosk/kiosk_fixture.h"

namespace copro::test {

// Ports that do what they are asked and keep nothing.
struct QuietWorld final : RecordPort, RollPort, StaffPort, SyncPort, ScreenPort, PausedPort {
    Result<std::string> save(RecordDraft) override { return std::string("7F3K-9Q2M"); }
    Result<std::vector<RollEntry>> arrive(const RollEntry& entry) override { return std::vector{entry}; }
    Result<std::vector<RollEntry>> leave(std::int64_t) override { return std::vector<RollEntry>(); }
    Result<PinVerdict> check_pin(const std::string&) override { return PinVerdict{}; }
    Result<void> make_pin(const std::string&) override { return {}; }
    Result<void> keep_density(double) override { return {}; }
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

struct QuietKiosk {
    QuietWorld world;
    Ports ports{world, world, world, world, world, world};
    TextEngine text = TextEngine::open(installed_fonts()).take();
    TestClock clock{morning_ms};
    Terminal terminal{carried_with({sample_pack()}), ScreenShape{}, ports, text, clock};

    void pointer(PointerEvent::Kind kind, Point at) {
        PointerEvent event;
        event.at = at;
        event.kind = kind;
        terminal.pointer(event);
    }
    void tap(Point at) {
        pointer(PointerEvent::Kind::down, at);
        pointer(PointerEvent::Kind::up, at);
    }
    [[nodiscard]] Point middle_of(const NodeId& id) const {
        const Placed* placed = terminal.layout().find(id);
        INFO("#" << id << " on " << terminal.tree().screen);
        REQUIRE(placed != nullptr);
        return placed->rect.centre();
    }
};

} // namespace copro::test
