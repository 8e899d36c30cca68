// A whole kiosk, enrolled with a real server and at its sample meeting, that seals what a camera or a microphone gives
// it: what the tests of both share. One thread, and that of the device.
#pragma once

#include "kiosk/back_room.h"
#include "kiosk/terminal.h"
#include "tests/kiosk/kiosk_fixture.h"
#include "tests/sync/base/temp_folder.h"
#include "tests/sync/client/real_server.h"

#include <condition_variable>
#include <mutex>

namespace copro::test {

class SealingKiosk {
public:
    explicit SealingKiosk(RealServer& server) {
        clock.jump_wall(wall_ms_of(pack.date, "09:00") - clock.wall_ms());
        REQUIRE(DeviceStore::open(folder.path()).take().keep(enrol(server.url(), server.code(), "0.1").take()).ok());
        room = BackRoom::open(folder.path(), clock, "0.1").take();
    }
    SealingKiosk(const SealingKiosk&) = delete;
    SealingKiosk& operator=(const SealingKiosk&) = delete;
    virtual ~SealingKiosk() = default;

    void press(const NodeId& id) {
        INFO("press #" << id << " on " << terminal->tree().screen);
        REQUIRE(find_node(terminal->tree(), id) != nullptr);
        terminal->node_event({id, Gesture::press, {}});
        follow();
    }
    void choose(const NodeId& id) {
        press(id);
        press("next");
    }
    // From any thread.
    void wake() {
        const std::lock_guard lock(mutex);
        ++woken;
        changed.notify_all();
    }
    [[nodiscard]] std::size_t blobs() const {
        const std::filesystem::directory_iterator all(blobs_of(folder.path()));
        return static_cast<std::size_t>(std::distance(begin(all), end(all)));
    }
    // The server's answer to what was saved last, once all is sent: the file of its attachment, in that folder.
    [[nodiscard]] std::filesystem::path sent_back(RealServer& server, const TempFolder& into,
                                                  const std::string& ending) {
        const std::string reference = terminal->model().session.saved.reference;
        room->start_sync();
        REQUIRE(room->sync_to_the_end().ok());
        server.command("attachment save " + reference + " '" + into.path().string() + "'");
        return into.path() / (reference + "-1" + ending);
    }
    // Is any stretch of these bytes in any of the kiosk's files?
    [[nodiscard]] bool holds(std::string_view bytes) const {
        constexpr std::size_t stretch = 16;
        constexpr std::size_t step = 500;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
            if (!entry.is_regular_file()) continue;
            const std::string file = read_file(entry.path()).value();
            if (bytes.size() < stretch && file.find(bytes) != std::string::npos) return true;
            for (std::size_t at = 0; at + stretch <= bytes.size(); at += step) {
                if (file.find(bytes.substr(at, stretch)) != std::string::npos) return true;
            }
        }
        return false;
    }

    TempFolder folder;
    MeetingPack pack = sample_pack();
    TestClock clock{morning_ms};
    std::unique_ptr<BackRoom> room;
    std::mutex mutex;
    std::condition_variable changed;
    int woken = 0;
    TextEngine text = TextEngine::open(installed_fonts()).take();
    std::optional<Ports> ports;
    std::optional<Terminal> terminal;

protected:
    // What is sealed and shown goes on with what has just changed.
    virtual void follow() = 0;
    // The ports without camera and microphone.
    [[nodiscard]] Ports plain_ports() {
        return {room->records(), room->roll_port(), room->staff(), room->sync(), m_glass, room->paused_port()};
    }
    void light_up(Carried carried, const Ports& with) {
        ports.emplace(with);
        terminal.emplace(std::move(carried), ScreenShape{}, *ports, text, clock);
    }

private:
    struct NoGlass final : ScreenPort {
        void forget_person() override {}
    };
    NoGlass m_glass;
};

} // namespace copro::test
